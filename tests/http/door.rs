//! The door: passwords, second factors, sessions, tokens, and what is told of them, for whoever comes in or tries to.

use quorate_core::{Language, Moment};
use quorate_http::routes::{ALL, Form};
use quorate_store::{Secret, SecurityEvent};
use quorate_wording::say;
use reqwest::RequestBuilder;
use serde_json::json;

use super::pages::check_page;
use super::site::{FAR, NEIGHBOUR, Reply, Site, form, next_door, send};
use crate::support::county::{LEAGUE, TENANT};
use crate::support::databases::for_each_database;

pub const TAX: &str = "tax-section-head";
pub const PASSWORD: &str = "correct horse battery";
/// The secret of RFC 6238, appendix B, in base 32.
pub(super) const TOTP: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
/// Two moments one step apart, in seconds, with their codes.
pub(super) const CODES: [(i64, &str); 2] = [(1_111_111_109, "081804"), (1_111_111_111, "050471")];
/// Another such moment, later than the county's acts.
pub(super) const LATER: (i64, &str) = (2_000_000_000, "279037");
const MUCH_LATER: (i64, &str) = (2_000_000_060, "353674");
const LAST: (i64, &str) = (2_000_000_120, "423197");

pub(super) fn says(reply: &Reply, id: &str, facts: &[(&str, &str)]) -> bool {
    reply.text().contains(&say(Language::En, id, facts))
}

/// The cookie that an answer sets.
pub(super) fn cookie(reply: &Reply) -> String {
    let cookie = reply.header("set-cookie");
    assert!(cookie.starts_with("quorate-session=s"), "{} {cookie} {}", reply.status, reply.text());
    cookie.split(';').next().unwrap().to_owned()
}

pub(super) fn as_session(site: &Site, session: &str, method: &str, path: &str) -> RequestBuilder {
    site.without(method, path).header("cookie", format!("quorate-lang=en; {session}"))
}

/// Comes in by a one-time link: the cookie of the session.
pub(super) async fn by_link(site: &Site, tenant: &str, person: &str) -> String {
    let secret = Secret::new("", quorate_engine::random().unwrap());
    let expires = site.county.engine.now().plus_minutes(60);
    site.county.engine.store().add_link(&secret, tenant, person, expires).await.unwrap();
    cookie(&send(site.without("POST", &format!("/sign-in/{}", secret.reveal()))).await)
}

/// Asks for something on the page of settings.
pub(super) async fn change(site: &Site, session: &str, act: &str, fields: &[(&str, &str)]) -> Reply {
    let all: Vec<(&str, &str)> = [("act", act)].into_iter().chain(fields.iter().copied()).collect();
    send(form(as_session(site, session, "POST", "/settings"), &all)).await
}

/// Gives a person an account: the cookie of a session of theirs.
pub async fn account(site: &Site, person: &str, name: &str) -> String {
    let session = by_link(site, TENANT, person).await;
    let fields = [("name", name), ("password", PASSWORD), ("again", PASSWORD)];
    let set = change(site, &session, "account", &fields).await;
    assert_eq!(set.status, 303, "{}", set.text());
    session
}

pub(super) async fn try_in(site: &Site, fields: &[(&str, &str)]) -> Reply {
    send(form(site.without("POST", "/sign-in?lang=en"), fields)).await
}

pub(super) async fn sign_in(site: &Site, name: &str, password: &str) -> Reply {
    try_in(site, &[("name", name), ("password", password)]).await
}

pub(super) async fn holds(site: &Site, session: &str) -> bool {
    let me = send(as_session(site, session, "GET", "/api/v1/me")).await;
    assert!(me.status == 200 || me.status == 401, "{}", me.text());
    me.status == 200
}

pub(super) fn set_clock(site: &Site, second: i64) {
    site.county.clock.set(Moment(second * 1_000_000));
}

pub(super) fn later(site: &Site, minutes: i64) {
    site.county.clock.set(site.county.engine.now().plus_minutes(minutes));
}

pub(super) async fn events(site: &Site, tenant: &str) -> Vec<SecurityEvent> {
    site.county.engine.store().events(tenant, (Moment(i64::MAX), ""), 200).await.unwrap()
}

#[test]
fn name_and_password_let_in_and_what_was_wrong_is_not_told() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        account(&site, TAX, "税务.tax-1").await;
        let agent = site.without("POST", "/sign-in").header("user-agent", "a browser");
        let entered = send(form(agent, &[("name", " 税务.tax-1 "), ("password", PASSWORD)])).await;
        assert_eq!((entered.status, entered.header("location")), (303, "/".to_owned()), "{}", entered.text());
        let set = entered.header("set-cookie");
        for attribute in ["Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=43200"] {
            assert!(set.split("; ").any(|a| a == attribute), "{set}");
        }
        let me = send(as_session(&site, &cookie(&entered), "GET", "/api/v1/me")).await.good();
        assert_eq!((&me["person"], &me["via"]), (&json!(TAX), &json!("session")));
        // An unknown name and a wrong password look the same, save the name that was typed.
        let wrong =
            [("税务.tax-1", "correct horse batterY"), ("税务.TAX-1", PASSWORD), ("nobody-here", PASSWORD)];
        let mut pages = vec![];
        for (name, password) in wrong {
            let reply = sign_in(&site, name, password).await;
            assert_eq!((reply.status, reply.header("set-cookie")), (401, String::new()));
            assert!(says(&reply, "sign-in-wrong", &[]) && !reply.text().contains(password));
            pages.push(reply.text().replace(name, "NAME"));
        }
        assert!(pages.iter().all(|page| *page == pages[0]));
        assert_eq!(sign_in(&site, "", "").await.status, 401);
    });
}

#[test]
fn failures_make_each_wait_longer_for_one_account_alone() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        account(&site, TAX, "tax").await;
        account(&site, LEAGUE, "league").await;
        for _ in 0..5 {
            assert!(says(&sign_in(&site, "tax", "wrong password").await, "sign-in-wrong", &[]));
        }
        // Even the right one has to wait now, and other names need not.
        let waits = sign_in(&site, "tax", PASSWORD).await;
        assert!(says(&waits, "sign-in-wait", &[("seconds", "3")]), "{}", waits.text());
        assert_eq!((waits.status, waits.header("set-cookie")), (401, String::new()));
        assert_eq!(sign_in(&site, "league", PASSWORD).await.status, 303);
        let start = site.county.engine.now().0 / 1_000_000;
        set_clock(&site, start + 2);
        assert!(says(&sign_in(&site, "tax", "wrong password").await, "sign-in-wrong", &[]));
        assert!(says(&sign_in(&site, "tax", PASSWORD).await, "sign-in-wait", &[("seconds", "5")]));
        set_clock(&site, start + 6);
        assert_eq!(sign_in(&site, "tax", PASSWORD).await.status, 303);
        // All is forgotten then.
        for _ in 0..5 {
            assert!(says(&sign_in(&site, "tax", "wrong password").await, "sign-in-wrong", &[]));
        }
    });
}

#[test]
fn many_passwords_guessed_at_once_are_slowed_down_as_well() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        account(&site, TAX, "tax").await;
        let guess = |n: usize| {
            let fields = [("name", "tax".to_owned()), ("password", format!("guess number {n}"))];
            let fields = fields.each_ref().map(|(n, v)| (*n, v.as_str()));
            send(form(site.without("POST", "/sign-in?lang=en"), &fields))
        };
        let all = futures_util::future::join_all((0..20).map(guess)).await;
        let tried = all.iter().filter(|reply| says(reply, "sign-in-wrong", &[])).count();
        assert!(tried <= 5, "{tried} were tried");
    });
}

#[test]
fn a_code_of_the_second_factor_is_used_once() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        set_clock(&site, CODES[0].0);
        let session = account(&site, TAX, "tax").await;
        let begun = change(&site, &session, "begin-second", &[]).await;
        assert!(begun.text().contains("<svg") && says(&begun, "second-factor-scan", &[]), "{}", begun.text());
        let confirm = async |code: &str| {
            change(
                &site,
                &session,
                "confirm-second",
                &[("secret", TOTP), ("code", code), ("present", PASSWORD)],
            )
            .await
        };
        let without =
            change(&site, &session, "confirm-second", &[("secret", TOTP), ("code", CODES[0].1)]).await;
        assert!(says(&without, "settings-present-wrong", &[]) && without.text().contains("<svg"));
        assert!(says(&confirm("000000").await, "code-wrong", &[]));
        assert_eq!(sign_in(&site, "tax", PASSWORD).await.status, 303, "not confirmed, not asked for");
        assert_eq!(confirm(CODES[0].1).await.status, 303);
        let with_code = async |code: &str| {
            try_in(&site, &[("name", "tax"), ("password", PASSWORD), ("code", code)]).await
        };
        // The code that set it up is used up; without a code, or with a wrong one, the password is not enough.
        for code in [CODES[0].1, "", "123456"] {
            let reply = with_code(code).await;
            assert!(reply.status == 401 && says(&reply, "sign-in-wrong", &[]), "{code}: {}", reply.text());
        }
        set_clock(&site, CODES[1].0);
        let entered = with_code(" 050 471 ").await;
        assert_eq!(entered.status, 303, "{}", entered.text());
        for used in CODES {
            assert_eq!(with_code(used.1).await.status, 401, "used, or of before one that was used");
        }
        // A code alone is nothing either; and taking the factor away asks for a fresh one.
        assert_eq!(try_in(&site, &[("name", "tax"), ("password", ""), ("code", LATER.1)]).await.status, 401);
        set_clock(&site, LATER.0);
        let session = cookie(&with_code(LATER.1).await);
        let end = async |code: &str, present: &str| {
            change(&site, &session, "end-second", &[("code", code), ("present", present)]).await
        };
        assert!(says(&end(LATER.1, PASSWORD).await, "code-wrong", &[]));
        assert!(says(&end("", PASSWORD).await, "code-wrong", &[]));
        assert_eq!(with_code("").await.status, 401, "it is still asked for");
        set_clock(&site, MUCH_LATER.0);
        let session = cookie(&with_code(MUCH_LATER.1).await);
        set_clock(&site, LAST.0);
        let end = async |present: &str| {
            change(&site, &session, "end-second", &[("code", LAST.1), ("present", present)]).await
        };
        for wrong in ["", "wrong password"] {
            assert!(says(&end(wrong).await, "settings-present-wrong", &[]));
        }
        assert_eq!(with_code("").await.status, 401, "a code alone does not take it away");
        assert_eq!(end(PASSWORD).await.status, 303);
        assert_eq!(with_code("").await.status, 303);
    });
}

#[test]
fn who_needs_a_second_factor_does_not_come_in_by_password_alone() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        for person in ["auditor", "administrator", "guard"] {
            account(&site, person, &format!("{person}-account")).await;
            let reply = sign_in(&site, &format!("{person}-account"), PASSWORD).await;
            assert_eq!((reply.status, reply.header("set-cookie")), (401, String::new()), "{person}");
            assert!(says(&reply, "sign-in-second-factor", &[]));
            // Who does not know the password is not told whose account it is.
            let reply = sign_in(&site, &format!("{person}-account"), "wrong password").await;
            assert!(says(&reply, "sign-in-wrong", &[]));
        }
        account(&site, TAX, "tax").await;
        assert_eq!(sign_in(&site, "tax", PASSWORD).await.status, 303);
        site.county.direct(json!({"act": "set_profile", "profile": "asvs"})).await.unwrap();
        let reply = sign_in(&site, "tax", PASSWORD).await;
        assert!(
            reply.status == 401 && says(&reply, "sign-in-second-factor", &[]),
            "everybody, by this profile"
        );
        // Set up under a session of a link, it is asked for.
        set_clock(&site, LATER.0);
        let session = by_link(&site, TENANT, "auditor").await;
        let confirm = [("secret", TOTP), ("code", LATER.1), ("present", PASSWORD)];
        assert_eq!(change(&site, &session, "confirm-second", &confirm).await.status, 303);
        let reply = sign_in(&site, "auditor-account", PASSWORD).await;
        assert!(reply.status == 401 && says(&reply, "sign-in-wrong", &[]), "{}", reply.text());
    });
}

#[test]
fn a_new_password_needs_the_present_one_and_ends_the_other_sessions() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let here = account(&site, TAX, "tax").await;
        let there = cookie(&sign_in(&site, "tax", PASSWORD).await);
        let other = account(&site, LEAGUE, "league").await;
        let new = "another sentence by heart";
        let set = async |present: &str, name: &str, password: &str, again: &str| {
            let fields = [("present", present), ("name", name), ("password", password), ("again", again)];
            change(&site, &here, "account", &fields).await
        };
        for (present, name, password, again, why) in [
            ("", "tax", new, new, "settings-present-wrong"),
            ("wrong password", "tax", new, new, "settings-present-wrong"),
            (PASSWORD, "league", new, new, "account-name-taken"),
            (PASSWORD, "tax", new, "another sentence", "password-differs"),
            (PASSWORD, "tax", "short", "short", "password-length"),
            (PASSWORD, "tax", "aaaaaaaaaaaa", "aaaaaaaaaaaa", "password-simple"),
            (PASSWORD, "tax", "all about TAX 2026", "all about TAX 2026", "password-name"),
            (PASSWORD, "", new, new, "account-name-bad"),
            (PASSWORD, "a b", new, new, "account-name-bad"),
            (PASSWORD, "<b>x</b>", new, new, "account-name-bad"),
            (PASSWORD, "a\0b", new, new, "account-name-bad"),
        ] {
            let reply = set(present, name, password, again).await;
            assert_eq!(reply.status, 200, "{why}: {}", reply.text());
            assert!(says(&reply, why, &[]), "{why}: {}", reply.text());
            assert!(!reply.text().contains(password), "a password is shown");
        }
        assert!(holds(&site, &there).await, "nothing has changed");
        assert_eq!(sign_in(&site, "tax", PASSWORD).await.status, 303);
        assert_eq!(set(PASSWORD, "tax", new, new).await.status, 303);
        assert_eq!((holds(&site, &here).await, holds(&site, &there).await), (true, false));
        assert!(holds(&site, &other).await, "somebody else's goes on");
        assert_eq!(sign_in(&site, "tax", PASSWORD).await.status, 401);
        assert_eq!(sign_in(&site, "tax", new).await.status, 303);
        // Who sits at somebody's desk guesses the present password no faster than at the door.
        for _ in 0..5 {
            assert!(says(&set("guess", "tax", new, new).await, "settings-present-wrong", &[]));
        }
        assert!(says(&set(new, "tax", PASSWORD, PASSWORD).await, "settings-wait", &[]));
    });
}

#[test]
fn tokens_end_with_the_password_they_were_made_under() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let session = by_link(&site, TENANT, TAX).await;
        let mine = async || site.new_token(TENANT, TAX, FAR).await.reveal().to_owned();
        let holds = async |token: &str| send(site.with_token(token, "GET", "/api/v1/me")).await.status == 200;
        let (first, others) = (mine().await, site.new_token(TENANT, LEAGUE, FAR).await.reveal().to_owned());
        let set = async |present: &str, password: &str| {
            let fields = [("present", present), ("name", "tax"), ("password", password), ("again", password)];
            change(&site, &session, "account", &fields).await.status
        };
        assert_eq!(set("", PASSWORD).await, 303);
        assert!(holds(&first).await, "there was no password before it");
        assert_eq!(set("wrong password", "another sentence").await, 200);
        assert!(holds(&first).await, "nothing has changed");
        assert_eq!(set(PASSWORD, "another sentence").await, 303);
        assert_eq!((holds(&first).await, holds(&others).await), (false, true));
        // The same when the clerk takes the account back.
        let (second, there) = (mine().await, by_link(&site, TENANT, TAX).await);
        let clerk = by_link(&site, TENANT, "clerk").await;
        let reset = [("act", "reset"), ("person", TAX)];
        let done = send(form(as_session(&site, &clerk, "POST", "/offices/change"), &reset)).await;
        assert_eq!(done.status, 200, "{}", done.text());
        send(site.with_token(&second, "GET", "/api/v1/me")).await.problem(401, "token-expired");
        let me = send(as_session(&site, &there, "GET", "/api/v1/me")).await;
        assert_eq!((me.status, holds(&others).await), (401, true));
    });
}

#[test]
fn who_guesses_from_one_network_locks_nobody_out_of_another() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let session = account(&site, TAX, "tax").await;
        let from = |network: [u8; 4]| {
            let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
            client.local_address(std::net::IpAddr::from(network)).build().unwrap()
        };
        let (attacker, victim) = (from([127, 0, 0, 66]), from([127, 0, 0, 7]));
        let attempt = async |client: &reqwest::Client, name: &str, password: &str| {
            let fields = [("name", name), ("password", password)];
            send(form(client.post(format!("{}/sign-in?lang=en", site.base)), &fields)).await
        };
        // One account again and again, over an hour, and then every account there may be.
        let mut tried = 0;
        for _ in 0..60 {
            tried +=
                u32::from(says(&attempt(&attacker, "tax", "wrong password").await, "sign-in-wrong", &[]));
            site.county.clock.set(Moment(site.county.engine.now().0 + 20_000_000));
            assert_eq!(attempt(&victim, "tax", PASSWORD).await.status, 303, "locked out of another network");
        }
        assert_eq!(tried, 14, "of 60 in twenty minutes");
        for n in 0..40 {
            attempt(&attacker, &format!("name-{n}"), "wrong password").await;
        }
        let waits = say(Language::En, "sign-in-wait", &[("seconds", "SECONDS")]);
        let waits = waits.split("SECONDS").next().unwrap();
        let slowed = attempt(&attacker, "another name", PASSWORD).await;
        assert!(slowed.status == 401 && slowed.text().contains(waits), "{}", slowed.text());
        assert_eq!(attempt(&victim, "tax", PASSWORD).await.status, 303);
        // Who is in stays in, in the very network that is slowed down.
        let here = attacker.get(format!("{}/api/v1/me", site.base)).header("cookie", &session);
        assert_eq!(send(here).await.good()["person"], TAX);
    });
}

#[test]
fn an_account_name_lets_one_person_in_whatever_the_county() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        account(&site, TAX, "desk").await;
        let foreign = by_link(&site, NEIGHBOUR, "harbour-section-head").await;
        let set = |name: &'static str| {
            [("name", name), ("password", "another sentence"), ("again", "another sentence")]
        };
        assert!(says(&change(&site, &foreign, "account", &set("desk")).await, "account-name-taken", &[]));
        assert_eq!(change(&site, &foreign, "account", &set("harbour")).await.status, 303);
        let entered = cookie(&sign_in(&site, "harbour", "another sentence").await);
        let cases = send(as_session(&site, &entered, "GET", "/api/v1/me")).await.good();
        assert_eq!(cases["person"], "harbour-section-head");
        let entered = cookie(&sign_in(&site, "desk", PASSWORD).await);
        assert_eq!(send(as_session(&site, &entered, "GET", "/api/v1/me")).await.good()["person"], TAX);
    });
}

#[test]
fn a_session_ends_when_it_is_not_used_and_after_twelve_hours_at_the_latest() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let (idle, used) = (by_link(&site, TENANT, TAX).await, by_link(&site, TENANT, TAX).await);
        for _ in 0..24 {
            later(&site, 29);
            assert!(holds(&site, &used).await);
        }
        assert!(!holds(&site, &idle).await);
        later(&site, 24);
        send(as_session(&site, &used, "GET", "/api/v1/me")).await.problem(401, "token-expired");
        // The page says so and asks to sign in, with the way back.
        let page = send(as_session(&site, &used, "GET", "/cases")).await;
        assert_eq!(page.status, 401);
        assert!(page.text().contains("name=\"next\" value=\"/cases\""), "{}", page.text());
        let fresh = by_link(&site, TENANT, TAX).await;
        later(&site, 30);
        assert!(!holds(&site, &fresh).await);
        later(&site, -1);
        assert!(holds(&site, &fresh).await);
    });
}

#[test]
fn ones_own_sessions_are_listed_and_ended_and_nobody_elses() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let other = by_link(&site, TENANT, LEAGUE).await;
        let _idle = by_link(&site, TENANT, TAX).await;
        later(&site, 20);
        let (here, there) = (by_link(&site, TENANT, TAX).await, by_link(&site, TENANT, TAX).await);
        later(&site, 10);
        let page = send(as_session(&site, &here, "GET", "/settings")).await;
        let ends = page.text().matches("value=\"end-session\"").count();
        assert_eq!((ends, says(&page, "session-this", &[])), (1, true), "{}", page.text());
        let hash = |session: &str| {
            let secret = session.trim_start_matches("quorate-session=");
            quorate_core::record::Digest::of(secret.as_bytes()).to_string()
        };
        let end = async |hash: &str| change(&site, &here, "end-session", &[("hash", hash)]).await.status;
        let before = events(&site, TENANT).await.len();
        for nothing in [&hash(&other)[..], &hash(&other)[..16], "", "%", "________", "a\0b", "'; --"] {
            assert_eq!(end(nothing).await, 303, "{nothing:?}");
        }
        assert_eq!(events(&site, TENANT).await.len(), before, "nothing was ended, nothing is told");
        assert!(holds(&site, &there).await);
        site.county.clock.set(site.county.engine.now().plus_minutes(-1));
        assert!(holds(&site, &other).await);
        assert_eq!(end(&hash(&there)[..16]).await, 303);
        assert_eq!((holds(&site, &here).await, holds(&site, &there).await), (true, false));
        let third = by_link(&site, TENANT, TAX).await;
        assert_eq!(change(&site, &here, "end-others", &[]).await.status, 303);
        assert_eq!((holds(&site, &here).await, holds(&site, &third).await), (true, false));
        assert!(holds(&site, &other).await);
    });
}

#[test]
fn no_post_of_another_site_is_obeyed() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding("case-1").to_coordination().await;
        let session = by_link(&site, TENANT, LEAGUE).await;
        let invite = "/api/v1/cases/case-1/tasks/bureaus.1.tax/invite";
        let made = site.post(LEAGUE, invite, &json!({"until": "2026-09-30"})).await.good();
        let link = made["path"].as_str().unwrap().trim_start_matches("/invited/").to_owned();
        let head = site.head().await;
        let before = events(&site, TENANT).await.len();
        let mut posts = 0;
        for route in ALL.iter() {
            let path = route
                .path
                .replace("{case}", "case-1")
                .replace("{task}", "bureaus.1.tax")
                .replace("{secret}", &link);
            let post = || as_session(&site, &session, "POST", &path);
            if send(post().header("sec-fetch-site", "cross-site")).await.status == 405 {
                continue;
            }
            posts += 1;
            for (name, value) in [
                ("sec-fetch-site", "cross-site"),
                ("sec-fetch-site", "same-site"),
                ("origin", "https://elsewhere.example"),
                ("origin", "null"),
                ("origin", &*format!("{}.elsewhere.example", site.base)),
            ] {
                let reply = send(form(post().header(name, value), &[("act", "end-others")])).await;
                assert_eq!(reply.status, 403, "{path} {name}: {value}");
                let told = if route.form == Form::Page {
                    say(Language::En, "problem-cross-site", &[])
                } else {
                    "cross-site".into()
                };
                assert!(reply.text().contains(&told), "{path} {name}: {value}: {}", reply.text());
            }
        }
        assert!(posts > 30, "{posts}");
        assert_eq!(site.head().await, head);
        assert_eq!(events(&site, TENANT).await.len(), before);
        assert!(holds(&site, &session).await, "nobody was signed out");
    });
}

#[test]
fn who_comes_in_goes_on_here_and_nowhere_else() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        account(&site, TAX, "tax").await;
        let long = format!("/{}", "x".repeat(300));
        let evil = [
            "https://elsewhere.example",
            "//elsewhere.example",
            "///elsewhere.example",
            "/\\elsewhere.example",
            "\\\\elsewhere.example",
            "/\t/elsewhere.example",
            "/\n/elsewhere.example",
            "/x\r\nset-cookie: a=b",
            "/a\0b",
            "javascript:alert(1)",
            "elsewhere.example",
            " //elsewhere.example",
            "",
            &long,
        ];
        for next in evil {
            let entered = try_in(&site, &[("name", "tax"), ("password", PASSWORD), ("next", next)]).await;
            assert_eq!((entered.status, entered.header("location")), (303, "/".to_owned()), "{next:?}");
            assert_eq!(entered.headers.get_all("set-cookie").iter().count(), 1, "{next:?}");
            // A page that asks again does not keep it either.
            let again = try_in(&site, &[("name", "x"), ("password", "x"), ("next", next)]).await;
            assert!(!again.text().contains("elsewhere"), "{next:?}: {}", again.text());
            site.county.clock.set(site.county.engine.now().plus_minutes(60));
        }
        for next in ["/cases", "/cases/case-1?lang=en"] {
            let entered = try_in(&site, &[("name", "tax"), ("password", PASSWORD), ("next", next)]).await;
            assert_eq!(entered.header("location"), next);
        }
        let asked = send(site.without("GET", "/cases/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E")).await;
        assert!(asked.status == 401 && !asked.text().contains("<script>alert"), "{}", asked.text());
    });
}

#[test]
fn tokens_are_made_and_revoked_in_person_and_open_no_settings() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let session = by_link(&site, TENANT, TAX).await;
        let made = change(&site, &session, "make-token", &[("label", "<b>report</b>"), ("days", "2")]).await;
        assert!(
            made.text().contains("&#60;b&#62;report") && !made.text().contains("<b>report"),
            "{}",
            made.text()
        );
        let at = made.text().find("<b class=\"codes\">q").unwrap() + "<b class=\"codes\">".len();
        let token = made.text()[at..at + 65].to_owned();
        let with = async |method: &str, path: &str| send(site.with_token(&token, method, path)).await;
        assert_eq!(with("GET", "/api/v1/me").await.good()["person"], TAX);
        let page = send(as_session(&site, &session, "GET", "/settings")).await;
        assert!(!page.text().contains(&token), "shown once");
        assert_eq!(with("GET", "/settings").await.status, 403);
        for act in ["make-token", "account", "end-others", "revoke-token", "begin-second"] {
            let post = site.with_token(&token, "POST", "/settings");
            let fields = [
                ("act", act),
                ("label", "x"),
                ("days", "1"),
                ("name", "tax"),
                ("password", PASSWORD),
                ("again", PASSWORD),
            ];
            assert_eq!(send(form(post, &fields)).await.status, 403, "{act}");
        }
        assert!(site.county.engine.store().account("tax").await.unwrap().is_none());
        for (label, days) in [
            ("", "1"),
            ("x", ""),
            ("x", "0"),
            ("x", "-1"),
            ("x", "367"),
            ("x", "1e3"),
            ("\u{7}", "1"),
            ("x", "99999999999999999999"),
        ] {
            let reply = change(&site, &session, "make-token", &[("label", label), ("days", days)]).await;
            assert!(reply.status == 200 && says(&reply, "token-bad", &[]), "{label:?} {days}");
        }
        // Another person revokes nothing of it; its own person does, and is told so in the log once.
        let hash = quorate_core::record::Digest::of(token.as_bytes()).to_string();
        let other = by_link(&site, TENANT, LEAGUE).await;
        let before = events(&site, TENANT).await.len();
        for (who, beginning) in [(&other, &hash[..16]), (&session, ""), (&session, "%"), (&session, "a\0b")] {
            assert_eq!(
                change(&site, who, "revoke-token", &[("hash", beginning)]).await.status,
                303,
                "{beginning:?}"
            );
        }
        assert_eq!(with("GET", "/api/v1/me").await.status, 200);
        assert_eq!(events(&site, TENANT).await.len(), before, "nothing was revoked, nothing is told");
        assert_eq!(change(&site, &session, "revoke-token", &[("hash", &hash[..16])]).await.status, 303);
        with("GET", "/api/v1/me").await.problem(401, "token-expired");
        let made = change(&site, &session, "make-token", &[("label", "report"), ("days", "2")]).await;
        let at = made.text().find("<b class=\"codes\">q").unwrap() + "<b class=\"codes\">".len();
        let token = made.text()[at..at + 65].to_owned();
        later(&site, 2 * 24 * 60);
        send(site.with_token(&token, "GET", "/api/v1/me")).await.problem(401, "token-expired");
    });
}

#[test]
fn the_security_log_tells_what_happened_and_no_secret() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        set_clock(&site, LATER.0);
        let session = account(&site, TAX, "tax").await;
        sign_in(&site, "tax", "a wrong password").await;
        sign_in(&site, "a name nobody has", "a wrong password").await;
        let there = cookie(&sign_in(&site, "tax", PASSWORD).await);
        let secret = there.trim_start_matches("quorate-session=");
        let hash = quorate_core::record::Digest::of(secret.as_bytes()).to_string();
        change(&site, &session, "end-session", &[("hash", &hash[..16])]).await;
        let confirm = [("secret", TOTP), ("code", LATER.1), ("present", PASSWORD)];
        change(&site, &session, "confirm-second", &confirm).await;
        change(&site, &session, "account", &[("present", "a wrong password"), ("name", "tax")]).await;
        try_in(&site, &[("name", "tax"), ("password", PASSWORD), ("code", "000000")]).await;
        let made = change(&site, &session, "make-token", &[("label", "report"), ("days", "2")]).await;
        let at = made.text().find("<b class=\"codes\">q").unwrap() + "<b class=\"codes\">".len();
        let token = made.text()[at..at + 65].to_owned();
        let token_hash = quorate_core::record::Digest::of(token.as_bytes()).to_string();
        change(&site, &session, "revoke-token", &[("hash", &token_hash[..16])]).await;
        change(&site, &session, "end-others", &[]).await;
        account(&site, "auditor", "auditor-account").await;
        sign_in(&site, "auditor-account", PASSWORD).await;
        assert_eq!(send(as_session(&site, &session, "POST", "/sign-out")).await.status, 303);
        assert!(!holds(&site, &session).await);
        let all = events(&site, TENANT).await;
        let mut told: Vec<(&str, &str)> = all.iter().rev().map(|e| (&*e.event, &*e.person)).collect();
        told.sort_unstable();
        let expected = [
            ("code-wrong", TAX),
            ("link-used", "auditor"),
            ("link-used", TAX),
            ("password-set", "auditor"),
            ("password-set", TAX),
            ("password-wrong", TAX),
            ("present-wrong", TAX),
            ("second-factor-missing", "auditor"),
            ("second-factor-set", TAX),
            ("session-ended", TAX),
            ("sessions-ended", TAX),
            ("signed-in", TAX),
            ("signed-out", TAX),
            ("token-made", TAX),
            ("token-revoked", TAX),
        ];
        assert_eq!(told, expected);
        let whole = format!("{all:?}");
        let session = session.trim_start_matches("quorate-session=");
        for hidden in [PASSWORD, "a wrong password", TOTP, LATER.1, &token, secret, session] {
            assert!(!whole.contains(hidden), "{hidden} is in the log");
        }
        assert!(all.iter().all(|e| e.address == "127.0.0.1"), "{whole}");
        assert!(events(&site, NEIGHBOUR).await.is_empty());
        for (language, tag) in [(Language::Zh, "zh"), (Language::En, "en")] {
            let page = site.get("guard", &format!("/security?lang={tag}")).await;
            assert_eq!(page.status, 200);
            check_page(page.text(), language);
            for (event, _) in expected {
                let word = say(language, &format!("security-{event}"), &[]);
                assert!(page.text().contains(&word), "{event}: {}", page.text());
            }
        }
        for person in [TAX, LEAGUE, "clerk", "auditor", "programme"] {
            assert_eq!(site.get(person, "/security").await.status, 403, "{person}");
        }
    });
}

#[test]
fn the_security_log_of_another_county_is_its_own() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let appoint = json!({"act": "appoint", "appointment": "guard", "person": "harbour-section-head",
            "office": "harbour", "role": "security"});
        let order = quorate_engine::Order::Directory(serde_json::from_value(appoint).unwrap());
        next_door(&site.county, "admin", order).await;
        account(&site, TAX, "tax-of-the-county").await;
        let token = site.token_of(NEIGHBOUR, "harbour-section-head").await;
        let page = send(site.with_token(&token, "GET", "/security?lang=en")).await;
        assert_eq!(page.status, 200);
        assert!(says(&page, "security-empty", &[]) && !page.text().contains("tax"), "{}", page.text());
        // Page by page, each once.
        for n in 0..230 {
            let event = SecurityEvent {
                id: format!("{n:04}"),
                at: Moment(1_000_000 * (1 + n / 3)),
                event: "signed-in".into(),
                person: "nobody".into(),
                address: String::new(),
                about: format!("event-{n}."),
            };
            site.county.engine.store().note(NEIGHBOUR, &event).await.unwrap();
        }
        let (mut path, mut seen) = ("/security?lang=en".to_owned(), vec![]);
        while !path.is_empty() {
            let page = send(site.with_token(&token, "GET", &path)).await;
            assert_eq!(page.status, 200, "{path}");
            seen.extend((0..230).rev().filter(|n| page.text().contains(&format!("event-{n}."))));
            let next = page.text().split("href=\"").find(|t| t.starts_with("/security?before="));
            path = next
                .map(|t| t.split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&"))
                .unwrap_or_default();
        }
        assert_eq!(seen, (0..230).rev().collect::<Vec<_>>());
    });
}

#[test]
fn what_cannot_be_read_at_the_door_is_refused_alike_on_both_databases() {
    let long = "x".repeat(100_000);
    let huge = "x".repeat(quorate_http::BODY_MAX + 1);
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let session = by_link(&site, TENANT, TAX).await;
        let post = |path: &str| as_session(&site, &session, "POST", path);
        let raw = |path: &str, body: &str| {
            post(path).header("content-type", "application/x-www-form-urlencoded").body(body.to_owned())
        };
        let mut requests: Vec<(String, RequestBuilder)> = vec![];
        for (told, name, password, code) in [
            ("a null character", "a\0b", PASSWORD, ""),
            ("a null character in the password", "tax", "a\0b", ""),
            ("a null character in the code", "tax", PASSWORD, "a\0b"),
            ("control characters", "a\u{7}\u{1b}[2J", PASSWORD, "\u{7}"),
            ("a long name", &long, PASSWORD, ""),
            ("a long password", "tax", &long, ""),
            ("a long code", "tax", PASSWORD, &long),
            ("markup", "<script>alert(1)</script>", PASSWORD, ""),
        ] {
            requests.push((
                told.into(),
                form(post("/sign-in"), &[("name", name), ("password", password), ("code", code)]),
            ));
            requests.push((told.into(), form(post("/invited"), &[("code", name)])));
        }
        for path in ["/sign-in", "/invited", "/settings"] {
            requests.push((format!("{path}: no body"), post(path)));
            requests.push((format!("{path}: JSON"), post(path).json(&json!({"name": "x"}))));
            requests.push((format!("{path}: half"), raw(path, "name=x")));
            requests
                .push((format!("{path}: not UTF-8"), raw(path, "name=%ff&password=%ff&code=%ff&act=%ff")));
            requests.push((
                format!("{path}: twice"),
                raw(path, "name=a&name=b&password=x&code=1&code=2&act=a&act=b"),
            ));
            requests.push((format!("{path}: too large"), raw(path, &huge)));
        }
        for (told, request) in requests {
            let reply = send(request).await;
            assert!((400..500).contains(&reply.status), "{told}: {} {}", reply.status, reply.text());
            assert!(reply.header("content-type").starts_with("text/html"), "{told}");
            assert!(!reply.text().contains("<script>alert"), "{told}");
            later(&site, 10);
            // The same person goes on.
            assert!(holds(&site, &session).await, "{told}");
        }
        for act in [
            "account",
            "confirm-second",
            "end-second",
            "end-session",
            "make-token",
            "revoke-token",
            "no-such",
        ] {
            for text in ["", "a\0b", "\u{7}", "<script>alert(1)</script>", &long[..5000]] {
                let names =
                    ["name", "password", "again", "present", "secret", "code", "hash", "label", "days"];
                let fields: Vec<(&str, &str)> = names.map(|n| (n, text)).into();
                let reply = change(&site, &session, act, &fields).await;
                assert!(reply.status < 500, "{act} {text:?}: {}", reply.status);
                assert!(!reply.text().contains("<script>alert"), "{act}");
            }
        }
        for query in [
            "before=x",
            "before=-1",
            "before=1&id=%00",
            "before=1&before=2",
            "id=%ff",
            "before=99999999999999999999",
        ] {
            let reply = site.get("guard", &format!("/security?{query}")).await;
            assert!(matches!(reply.status, 200 | 400), "{query}: {}", reply.status);
        }
        let events = events(&site, TENANT).await;
        assert!(events.iter().all(|e| e.about.chars().count() <= 100), "{events:?}");
    });
}

#[test]
fn a_second_factor_that_could_be_guessed_is_not_taken() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        set_clock(&site, 59);
        let session = account(&site, TAX, "tax").await;
        for secret in ["", "A", "GEZDGNBV", "no base 32!", "a\0b"] {
            for code in ["287082", "000000", ""] {
                let fields = [("secret", secret), ("code", code), ("present", PASSWORD)];
                let reply = change(&site, &session, "confirm-second", &fields).await;
                assert!(matches!(reply.status, 200 | 400 | 404), "{secret:?}: {}", reply.status);
            }
        }
        let kept = site.county.engine.store().account("tax").await.unwrap().unwrap();
        assert_eq!(kept.totp, "");
        // Without an account there is nothing to add a factor to.
        let session = by_link(&site, TENANT, LEAGUE).await;
        let fields = [("secret", TOTP), ("code", "287082")];
        assert!(says(&change(&site, &session, "begin-second", &[]).await, "second-needs-account", &[]));
        assert!(says(&change(&site, &session, "confirm-second", &fields).await, "second-needs-account", &[]));
    });
}

#[test]
fn the_pages_of_the_door_are_in_the_visitors_language() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let session = account(&site, TAX, "tax").await;
        for (language, tag) in [(Language::Zh, "zh"), (Language::En, "en")] {
            let wrong = [("name", "nobody"), ("password", "x")];
            let settings = as_session(&site, &session, "GET", &format!("/settings?lang={tag}"));
            let made = [("act", "make-token"), ("label", "1"), ("days", "1")];
            let begin = [("act", "begin-second")];
            let post = |path: &str| as_session(&site, &session, "POST", &format!("{path}?lang={tag}"));
            for request in [
                site.without("GET", &format!("/sign-in?lang={tag}")),
                form(site.without("POST", &format!("/sign-in?lang={tag}")), &wrong),
                settings,
                form(post("/settings"), &made),
                form(post("/settings"), &begin),
                form(post("/settings"), &[("act", "account")]),
            ] {
                let page = send(request).await;
                assert!(matches!(page.status, 200 | 401), "{}", page.text());
                check_page(page.text(), language);
            }
        }
    });
}
