//! Tokens, one-time links and sessions: kept as hashes, used once where they are for once, ended when they end.

use futures_util::future::join_all;
use quorate_core::Moment;
use quorate_store::{Bearer, Secret};

use crate::support::databases::for_each_database;

const NOW: Moment = Moment(1_000);
const LATER: Moment = Moment(2_000);

fn secret(prefix: &str) -> Secret {
    Secret::new(prefix, quorate_engine::random().unwrap())
}

fn bearer(expired: bool) -> Option<Bearer> {
    Some(Bearer { tenant: "520622".into(), person: "clerk".into(), expired })
}

#[test]
fn a_token_stands_for_its_person_until_it_ends() {
    for_each_database(async |database| {
        let store = database.open().await;
        let token = secret("qt_");
        store.add_token(&token, "520622", "clerk", "my laptop", NOW, LATER).await.unwrap();
        assert_eq!(store.token(token.reveal(), NOW).await.unwrap(), bearer(false));
        assert_eq!(store.token(token.reveal(), LATER).await.unwrap(), bearer(true));
        assert_eq!(store.token("qt_something else", NOW).await.unwrap(), None);
        assert_eq!(store.token(&token.hash(), NOW).await.unwrap(), None, "the hash is not the secret");
        let listed = store.tokens("520622").await.unwrap();
        assert_eq!(listed.len(), 1);
        let (beginning, person, label, made, expires, revoked) = &listed[0];
        assert_eq!(
            (person.as_str(), label.as_str(), *made, *expires, *revoked),
            ("clerk", "my laptop", NOW, LATER, false)
        );
        for wrong in ["", "%", "________", "abc"] {
            assert_eq!(store.revoke_token("520622", wrong, NOW).await.unwrap(), 0, "{wrong} revokes nothing");
        }
        assert_eq!(store.revoke_token("110101", beginning, NOW).await.unwrap(), 0, "another tenant's");
        assert_eq!(store.revoke_token("520622", beginning, NOW).await.unwrap(), 1);
        assert_eq!(store.revoke_token("520622", beginning, NOW).await.unwrap(), 0, "once");
        assert_eq!(store.token(token.reveal(), NOW).await.unwrap(), bearer(true));
        assert!(store.tokens("520622").await.unwrap()[0].5);
        assert!(store.tokens("110101").await.unwrap().is_empty());
    });
}

#[test]
fn of_many_who_come_with_one_link_one_gets_in() {
    for_each_database(async |database| {
        let store = database.open().await;
        let link = secret("ql_");
        store.add_link(&link, "520622", "clerk", LATER).await.unwrap();
        let all = join_all((0..16).map(|_| store.use_link(link.reveal(), NOW))).await;
        let got_in: Vec<Bearer> = all.into_iter().filter_map(|r| r.unwrap()).collect();
        assert_eq!(got_in, [bearer(false).unwrap()]);
        let late = secret("ql_");
        store.add_link(&late, "520622", "clerk", NOW).await.unwrap();
        assert_eq!(
            store.use_link(late.reveal(), NOW).await.unwrap(),
            None,
            "at the moment it ends it has ended"
        );
    });
}

#[test]
fn a_session_lasts_until_it_is_ended() {
    for_each_database(async |database| {
        let store = database.open().await;
        let session = secret("qs_");
        store.add_session(&session, &bearer(false).unwrap(), NOW, LATER).await.unwrap();
        assert_eq!(store.session(session.reveal(), NOW).await.unwrap(), bearer(false));
        assert_eq!(store.session(session.reveal(), LATER).await.unwrap(), bearer(true));
        store.end_session(session.reveal()).await.unwrap();
        assert_eq!(store.session(session.reveal(), NOW).await.unwrap(), None);
    });
}

#[test]
fn no_secret_is_kept_or_printed() {
    for_each_database(async |database| {
        let store = database.open().await;
        let token = secret("qt_");
        store.add_token(&token, "520622", "clerk", "", NOW, LATER).await.unwrap();
        let kept = database.rows("SELECT hash FROM token", "SELECT hash FROM token").await;
        assert_eq!(kept, [[token.hash()]]);
        assert!(!format!("{token:?}").contains(&token.reveal()[5..]));
    });
}
