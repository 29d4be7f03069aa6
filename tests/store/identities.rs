//! Passkeys, linked identities and what was asked of them: one person each, answered once, gone with the account.

use futures_util::future::join_all;
use quorate_core::Moment;
use quorate_store::{Ceremony, PasskeyRow, Secret};

use crate::support::databases::for_each_database;

const NOW: Moment = Moment(1_000);
const LATER: Moment = Moment(2_000);
const COUNTY: &str = "520622";

fn row(id: &str, person: &str) -> PasskeyRow {
    let [id, person] = [id, person].map(str::to_owned);
    let (tenant, label, body) = (COUNTY.into(), "laptop".into(), "{}".into());
    PasskeyRow { id, tenant, person, label, body, made: NOW, used: Moment(0) }
}

#[test]
fn a_passkey_is_of_one_person_and_goes_with_the_account() {
    for_each_database(async |database| {
        let store = database.open().await;
        let (first, second) = (row(&"a".repeat(64), "clerk"), row(&"b".repeat(64), "clerk"));
        for one in [&first, &second, &row(&"c".repeat(64), "head")] {
            assert!(store.add_passkey(one).await.unwrap());
        }
        assert!(!store.add_passkey(&row(&first.id, "head")).await.unwrap(), "it is the clerk's");
        assert_eq!(store.passkey(&first.id).await.unwrap().as_ref(), Some(&first));
        store.use_passkey(&first.id, "used", LATER).await.unwrap();
        let used = PasskeyRow { body: "used".into(), used: LATER, ..first.clone() };
        assert_eq!(store.passkeys_of(COUNTY, "clerk").await.unwrap(), [used, second]);
        for (tenant, person, id) in
            [("110101", "clerk", &first.id[..16]), (COUNTY, "head", &first.id[..16]), (COUNTY, "clerk", "%")]
        {
            assert_eq!(store.drop_passkey(tenant, person, id).await.unwrap(), 0, "{tenant} {person} {id}");
        }
        assert_eq!(store.drop_passkey(COUNTY, "clerk", &first.id[..16]).await.unwrap(), 1);
        assert_eq!(store.passkey(&first.id).await.unwrap(), None);
        store.drop_account(COUNTY, "clerk", NOW).await.unwrap();
        assert!(store.passkeys_of(COUNTY, "clerk").await.unwrap().is_empty());
        assert_eq!(store.passkeys_of(COUNTY, "head").await.unwrap().len(), 1);
    });
}

#[test]
fn an_identity_is_linked_to_one_person() {
    for_each_database(async |database| {
        let store = database.open().await;
        let (clerk, head) = ((COUNTY, "clerk"), (COUNTY, "head"));
        assert!(store.add_identity(("https://a", "1"), clerk, NOW).await.unwrap());
        assert!(!store.add_identity(("https://a", "1"), head, NOW).await.unwrap());
        assert!(store.add_identity(("https://b", "1"), head, NOW).await.unwrap());
        let found = store.identity("https://a", "1").await.unwrap();
        assert_eq!(found, Some((COUNTY.into(), "clerk".into())));
        assert_eq!(store.identity("https://a", "2").await.unwrap(), None);
        assert_eq!(store.identities_of(COUNTY, "head").await.unwrap()[0].issuer, "https://b");
        assert_eq!(store.drop_identity(head, ("https://a", "1")).await.unwrap(), 0, "it is the clerk's");
        store.drop_account(COUNTY, "clerk", NOW).await.unwrap();
        assert_eq!(store.identity("https://a", "1").await.unwrap(), None);
        assert_eq!(store.drop_identity(head, ("https://b", "1")).await.unwrap(), 1);
    });
}

#[test]
fn what_was_asked_is_answered_once_and_in_time() {
    for_each_database(async |database| {
        let store = database.open().await;
        let asked = Ceremony { tenant: COUNTY.into(), person: "clerk".into(), state: "challenge".into() };
        let ask = async |kind: &str| {
            let secret = Secret::new("c", quorate_engine::random().unwrap());
            store.add_ceremony(&secret, kind, &asked, NOW, LATER).await.unwrap();
            secret
        };
        let secret = ask("passkey").await;
        assert_eq!(store.take_ceremony(secret.reveal(), "link", NOW).await.unwrap(), None, "of another kind");
        assert_eq!(store.take_ceremony(&secret.hash(), "passkey", NOW).await.unwrap(), None);
        assert_eq!(store.take_ceremony(secret.reveal(), "passkey", LATER).await.unwrap(), None, "too late");
        let answers = join_all((0..16).map(|_| store.take_ceremony(secret.reveal(), "passkey", NOW))).await;
        let heard: Vec<Ceremony> = answers.into_iter().filter_map(Result::unwrap).collect();
        assert_eq!(heard, std::slice::from_ref(&asked));
        let (late, count) = (ask("passkey").await, "SELECT COUNT(*) || '' FROM ceremony");
        let fresh = Secret::new("c", quorate_engine::random().unwrap());
        store.add_ceremony(&fresh, "passkey", &asked, LATER, Moment(3_000)).await.unwrap();
        assert_eq!(database.rows(count, count).await, [["1"]], "what has expired is cleared away");
        assert_eq!(store.take_ceremony(late.reveal(), "passkey", NOW).await.unwrap(), None);
    });
}
