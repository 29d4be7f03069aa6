//! Tokens, one-time links and sessions: kept as hashes, used once where they are for once, ended when they end.

use futures_util::future::join_all;
use quorate_core::Moment;
use quorate_store::{Bearer, Scope, Secret, Store};

use crate::support::databases::for_each_database;

const NOW: Moment = Moment(1_000);
const LATER: Moment = Moment(2_000);

fn secret(prefix: &str) -> Secret {
    Secret::new(prefix, quorate_engine::random().unwrap())
}

fn bearer(expired: bool) -> Option<Bearer> {
    Some(Bearer { tenant: "520622".into(), person: "clerk".into(), expired, scope: Scope::All })
}

#[test]
fn a_token_stands_for_its_person_until_it_ends() {
    for_each_database(async |database| {
        let store = database.open().await;
        let token = secret("qt_");
        store.add_token(&token, ("520622", "clerk"), Scope::All, "my laptop", NOW, LATER).await.unwrap();
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

/// Sessions that are not used for so long have ended, in minutes.
const IDLE: i64 = 30;

fn minute(n: i64) -> Moment {
    NOW.plus_minutes(n)
}

/// A session of a person of a tenant, from now for a day.
async fn session(store: &Store, (tenant, person): (&str, &str), now: Moment, agent: &str) -> Secret {
    let secret = secret("s");
    let bearer = Bearer { tenant: tenant.into(), person: person.into(), expired: false, scope: Scope::All };
    store.add_session(&secret, &bearer, now, now.plus_minutes(24 * 60), agent).await.unwrap();
    secret
}

#[test]
fn a_session_lasts_until_it_is_ended() {
    for_each_database(async |database| {
        let store = database.open().await;
        let session = secret("qs_");
        let bearer_of = async |now: Moment| store.session(session.reveal(), now, IDLE).await.unwrap();
        store.add_session(&session, &bearer(false).unwrap(), NOW, LATER, "a browser").await.unwrap();
        assert_eq!(bearer_of(NOW).await, bearer(false));
        assert_eq!(bearer_of(LATER).await, bearer(true), "at the moment it ends it has ended");
        store.end_session(session.reveal()).await.unwrap();
        assert_eq!(bearer_of(NOW).await, None);
    });
}

#[test]
fn a_session_ends_when_it_is_not_used_and_at_its_end_however_often_it_is_used() {
    for_each_database(async |database| {
        let store = database.open().await;
        let used = secret("s");
        let bearer_of = async |secret: &Secret, now| store.session(secret.reveal(), now, IDLE).await.unwrap();
        store.add_session(&used, &bearer(false).unwrap(), NOW, minute(100), "").await.unwrap();
        // Each use begins the wait anew, to the minute.
        for minutes in [29, 58, 87, 99] {
            assert_eq!(bearer_of(&used, minute(minutes)).await, bearer(false), "{minutes}");
        }
        assert_eq!(bearer_of(&used, minute(100)).await, bearer(true), "used a minute ago, and at its end");
        let idle = session(&store, ("520622", "clerk"), NOW, "").await;
        assert_eq!(bearer_of(&idle, Moment(minute(IDLE).0 - 1)).await, bearer(false));
        let idle = session(&store, ("520622", "clerk"), NOW, "").await;
        assert_eq!(bearer_of(&idle, minute(IDLE)).await, bearer(true));
        // To come late does not wake it up.
        assert_eq!(bearer_of(&idle, minute(IDLE + 1)).await, bearer(true));
        assert_eq!(store.session(&idle.hash(), NOW, IDLE).await.unwrap(), None, "the hash is not the secret");
    });
}

#[test]
fn sessions_are_listed_the_last_used_first_and_only_while_they_hold() {
    for_each_database(async |database| {
        let store = database.open().await;
        let clerk = ("520622", "clerk");
        let first = session(&store, clerk, NOW, "telephone").await;
        let second = session(&store, clerk, minute(5), "desk").await;
        let _idle = session(&store, clerk, NOW, "library").await;
        for other in [("520622", "head"), ("110101", "clerk")] {
            session(&store, other, NOW, "elsewhere").await;
        }
        store.session(first.reveal(), minute(20), IDLE).await.unwrap();
        let listed = store.sessions("520622", "clerk", minute(30), IDLE).await.unwrap();
        let told: Vec<_> = listed.iter().map(|s| (&*s.hash, &*s.agent, s.begun, s.seen)).collect();
        let expected =
            [(&*first.hash(), "telephone", NOW, minute(20)), (&*second.hash(), "desk", minute(5), minute(5))];
        assert_eq!(told, expected, "the one in the library has not been used for {IDLE} minutes");
        assert!(store.sessions("520622", "clerk", minute(24 * 60 + 5), IDLE).await.unwrap().is_empty());
    });
}

#[test]
fn who_ends_sessions_ends_ones_own_and_keeps_the_one_that_is_meant() {
    for_each_database(async |database| {
        let store = database.open().await;
        let clerk = ("520622", "clerk");
        let (here, there) = (session(&store, clerk, NOW, "").await, session(&store, clerk, NOW, "").await);
        let others = [
            session(&store, ("520622", "head"), NOW, "").await,
            session(&store, ("110101", "clerk"), NOW, "").await,
        ];
        let holds = async |s: &Secret| store.session(s.reveal(), NOW, IDLE).await.unwrap().is_some();
        let end = async |hash: &str| store.end_session_of("520622", "clerk", hash).await.unwrap();
        for other in &others {
            assert_eq!(end(&other.hash()).await, 0, "another person's session");
            assert!(holds(other).await);
        }
        for wrong in ["", "%", "________", "abc", "%%%%%%%%"] {
            assert_eq!(end(wrong).await, 0, "{wrong} ends nothing");
        }
        assert_eq!(end(&there.hash()[..16]).await, 1);
        assert_eq!((holds(&here).await, holds(&there).await), (true, false));
        let third = session(&store, clerk, NOW, "").await;
        assert_eq!(store.end_other_sessions("520622", "clerk", here.reveal()).await.unwrap(), 1);
        assert_eq!((holds(&here).await, holds(&third).await), (true, false));
        assert_eq!(store.end_other_sessions("520622", "clerk", "").await.unwrap(), 1, "none is kept");
        assert!(!holds(&here).await);
        for other in &others {
            assert!(holds(other).await, "another person's session");
        }
    });
}

#[test]
fn an_account_name_is_one_persons_in_all_tenants() {
    for_each_database(async |database| {
        let store = database.open().await;
        let (clerk, other) = (("520622", "clerk"), ("110101", "clerk"));
        assert!(store.put_account(clerk, "yuping", "hash", NOW).await.unwrap());
        assert!(!store.put_account(other, "yuping", "hash", NOW).await.unwrap());
        assert!(store.put_account(other, "dongcheng", "hash", NOW).await.unwrap());
        assert!(!store.put_account(other, "yuping", "other", LATER).await.unwrap(), "nor by another name");
        let kept = store.account_of("110101", "clerk").await.unwrap().unwrap();
        assert_eq!((&*kept.name, &*kept.password, kept.set_at), ("dongcheng", "hash", NOW));
        assert_eq!(store.account("yuping").await.unwrap().unwrap().tenant, "520622");
        // Another name frees the one before; the second factor stays.
        store.set_totp("520622", "clerk", "SECRET").await.unwrap();
        assert!(store.put_account(clerk, "new", "other", LATER).await.unwrap());
        assert!(store.account("yuping").await.unwrap().is_none());
        assert_eq!(store.account("new").await.unwrap().unwrap().totp, "SECRET");
        assert!(
            !format!("{:?}", store.account("new").await.unwrap()).contains("other"),
            "no hash is printed"
        );
    });
}

#[test]
fn of_many_who_come_with_one_code_of_a_second_factor_one_gets_in() {
    for_each_database(async |database| {
        let store = database.open().await;
        store.put_account(("520622", "clerk"), "clerk", "hash", NOW).await.unwrap();
        store.set_totp("520622", "clerk", "SECRET").await.unwrap();
        let all = join_all((0..16).map(|_| store.use_totp("520622", "clerk", 7))).await;
        assert_eq!(all.into_iter().filter(|used| *used.as_ref().unwrap()).count(), 1);
        assert!(!store.use_totp("520622", "clerk", 6).await.unwrap(), "nor one of before");
        assert!(store.use_totp("520622", "clerk", 8).await.unwrap());
        assert!(!store.use_totp("110101", "clerk", 9).await.unwrap(), "nobody's");
    });
}

#[test]
fn no_secret_is_kept_or_printed() {
    for_each_database(async |database| {
        let store = database.open().await;
        let token = secret("qt_");
        store.add_token(&token, ("520622", "clerk"), Scope::All, "", NOW, LATER).await.unwrap();
        let kept = database.rows("SELECT hash FROM token", "SELECT hash FROM token").await;
        assert_eq!(kept, [[token.hash()]]);
        assert!(!format!("{token:?}").contains(&token.reveal()[5..]));
    });
}
