//! Identities of a provider: linked by the person, then let in, and nothing forged, stale or of somebody else.

use quorate_core::Language;
use quorate_http::{Hosting, Oidc};
use quorate_wording::say;
use serde_json::{Value, json};

use super::door::{
    CODES, LATER, PASSWORD, TAX, TOTP, account, as_session, by_link, change, cookie, events, later, says,
    set_clock,
};
use super::pages::check_page;
use super::provider::{CLIENT, Provider, SECRET};
use super::site::{Reply, Site, form, people_and_neighbour, send};
use crate::support::county::{County, LEAGUE, TENANT};
use crate::support::databases::{Database, for_each_database};

const NAME: [(&str, &str); 1] = [("provider", "127.0.0.1")];

/// A county that believes a provider.
async fn establish(database: &Database) -> (Site, Provider) {
    let provider = Provider::start().await;
    let county = County::establish(database).await;
    people_and_neighbour(&county).await;
    let oidc = Oidc::new(&provider.base, CLIENT, Some(SECRET.into())).unwrap();
    let site = Site::hosted(county, database, |_| Hosting { oidc: Some(oidc), ..Hosting::default() }).await;
    (site, provider)
}

/// Claims that are right now, with more.
fn claims(site: &Site, subject: &str, more: Value) -> Value {
    let now = site.county.engine.now().0 / 1_000_000;
    let mut all = json!({"sub": subject, "iat": now, "exp": now + 60, "email": "tax"});
    for (name, value) in more.as_object().unwrap() {
        all[name] = value.clone();
    }
    all
}

/// Where a page sends to, and the cookie that binds the way to this browser.
fn going(page: &Reply) -> (String, String) {
    let to = page.header("refresh");
    let to = to.strip_prefix("0; url=").unwrap_or_else(|| panic!("{} {}", page.status, page.text()));
    let set = page.header("set-cookie");
    assert!(
        set.starts_with("quorate-identity=b") && set.contains("HttpOnly; SameSite=Lax; Max-Age=600"),
        "{set}"
    );
    (to.to_owned(), set.split(';').next().unwrap().to_owned())
}

async fn begin(site: &Site) -> (String, String) {
    going(&send(form(site.without("POST", "/identity?lang=en"), &[("next", "/cases")])).await)
}

async fn back(site: &Site, code: &str, state: &str, cookies: &str) -> Reply {
    let request = site.without("GET", &format!("/identity/back?code={code}&state={state}"));
    send(request.header("cookie", format!("quorate-lang=en; {cookies}"))).await
}

/// Comes in by the provider, as a browser would.
async fn by_identity(site: &Site, provider: &Provider) -> Reply {
    let (to, browser) = begin(site).await;
    let (address, code, state) = provider.lets_through(&to);
    assert_eq!(address, format!("{}/identity/back", site.base));
    back(site, &code, &state, &browser).await
}

/// Links an identity of the provider to whoever has a session.
async fn link(site: &Site, provider: &Provider, session: &str, subject: &str) -> Reply {
    provider.says(claims(site, subject, json!({})));
    let (to, browser) = going(&change(site, session, "link-identity", &[("present", PASSWORD)]).await);
    let (_, code, state) = provider.lets_through(&to);
    back(site, &code, &state, &format!("{browser}; {session}")).await
}

fn refused(reply: &Reply, status: u16, why: &str, told: &str) {
    assert_eq!(reply.status, status, "{told}: {}", reply.text());
    assert!(says(reply, why, &NAME), "{told}: {}", reply.text());
    assert!(!reply.header("set-cookie").contains("session"), "{told}");
}

#[test]
fn an_identity_lets_in_whoever_linked_it_and_nobody_by_a_name() {
    for_each_database(async |database| {
        let (site, provider) = establish(database).await;
        let session = account(&site, TAX, "tax").await;
        provider.says(claims(&site, "7", json!({})));
        // Its address is the name of an account: that is nothing.
        refused(&by_identity(&site, &provider).await, 403, "identity-unlinked", "not linked");
        let wrong = change(&site, &session, "link-identity", &[("present", "wrong password")]).await;
        assert!(says(&wrong, "settings-present-wrong", &[]));
        let linked = link(&site, &provider, &session, "7").await;
        assert_eq!(
            (linked.status, linked.header("location")),
            (303, "/settings".into()),
            "{}",
            linked.text()
        );
        let entered = by_identity(&site, &provider).await;
        assert_eq!(
            (entered.status, entered.header("location")),
            (303, "/cases".into()),
            "{}",
            entered.text()
        );
        let me = send(as_session(&site, &cookie(&entered), "GET", "/api/v1/me")).await.good();
        assert_eq!((&me["person"], &me["via"]), (&json!(TAX), &json!("session")));
        provider.says(claims(&site, "8", json!({})));
        refused(
            &by_identity(&site, &provider).await,
            403,
            "identity-unlinked",
            "another of the same provider",
        );
        // It is one person's.
        let other = by_link(&site, TENANT, LEAGUE).await;
        refused(&link(&site, &provider, &other, "7").await, 409, "identity-taken", "somebody's already");
        let fields = [("issuer", provider.base.as_str()), ("subject", "7"), ("present", PASSWORD)];
        assert_eq!(change(&site, &other, "end-identity", &fields).await.status, 303);
        assert_eq!(by_identity(&site, &provider).await.status, 303, "let go by its own person alone");
        let page = send(as_session(&site, &session, "GET", "/settings")).await;
        assert!(page.text().contains(&provider.base), "{}", page.text());
        let end = change(&site, &session, "end-identity", &fields[..2]).await;
        assert!(says(&end, "settings-present-wrong", &[]));
        assert_eq!(change(&site, &session, "end-identity", &fields).await.status, 303);
        refused(&by_identity(&site, &provider).await, 403, "identity-unlinked", "let go");
        let told = events(&site, TENANT).await;
        for event in ["identity-linked", "identity-ended", "signed-in-identity"] {
            assert!(told.iter().any(|e| e.event == event && e.person == TAX), "{event}: {told:?}");
        }
        assert!(events(&site, "").await.iter().any(|e| e.event == "identity-unknown"));
        assert_eq!(provider.discovered(), 1, "what it tells of itself is remembered");
    });
}

#[test]
fn what_is_forged_stale_or_of_another_browser_is_not_believed() {
    for_each_database(async |database| {
        let (site, provider) = establish(database).await;
        let session = account(&site, TAX, "tax").await;
        assert_eq!(link(&site, &provider, &session, "7").await.status, 303);
        let now = site.county.engine.now().0 / 1_000_000;
        for (told, more) in [
            ("another nonce", json!({"nonce": "another"})),
            ("no nonce", json!({"nonce": null})),
            ("expired", json!({"exp": now - 1})),
            ("for another client", json!({"aud": "another"})),
            ("of another issuer", json!({"iss": "https://elsewhere.example"})),
        ] {
            provider.says(claims(&site, "7", more));
            refused(&by_identity(&site, &provider).await, 401, "identity-wrong", told);
        }
        provider.says(claims(&site, "7", json!({})));
        provider.forges();
        refused(&by_identity(&site, &provider).await, 401, "identity-wrong", "signed with another key");
        provider.says(claims(&site, "7", json!({})));
        for algorithm in ["none", "HS256"] {
            provider.signs_by(algorithm);
            refused(&by_identity(&site, &provider).await, 401, "identity-wrong", algorithm);
        }
        provider.says(claims(&site, "7", json!({})));
        let (to, browser) = begin(&site).await;
        let (_, code, state) = provider.lets_through(&to);
        for (told, code, with, cookies) in [
            ("another state", &*code, "another", &*browser),
            ("no state", &code, "", &browser),
            ("a null character", &code, "%00", &browser),
        ] {
            refused(&back(&site, code, with, cookies).await, 401, "identity-wrong", told);
        }
        assert_eq!(back(&site, &code, &state, &browser).await.status, 303);
        refused(&back(&site, &code, &state, &browser).await, 401, "identity-wrong", "used already");
        let (other, _) = begin(&site).await;
        let (_, code, state) = provider.lets_through(&other);
        refused(&back(&site, &code, &state, &browser).await, 401, "identity-wrong", "another browser");
        let (to, browser) = begin(&site).await;
        let (_, _, state) = provider.lets_through(&to);
        refused(&back(&site, "", &state, &browser).await, 401, "identity-wrong", "not let through");
        let (to, browser) = begin(&site).await;
        let (_, _, state) = provider.lets_through(&to);
        refused(
            &back(&site, &code, &state, &browser).await,
            401,
            "identity-wrong",
            "the code of another question",
        );
        let (to, browser) = begin(&site).await;
        let (_, code, state) = provider.lets_through(&to);
        later(&site, 10);
        provider.says(claims(&site, "7", json!({})));
        refused(&back(&site, &code, &state, &browser).await, 401, "identity-wrong", "too late");
        // A question to link is answered by the person who asked it.
        let victim = by_link(&site, TENANT, LEAGUE).await;
        provider.says(claims(&site, "of the attacker", json!({})));
        for cookies in ["", &*victim] {
            let (to, browser) =
                going(&change(&site, &session, "link-identity", &[("present", PASSWORD)]).await);
            let (_, code, state) = provider.lets_through(&to);
            let reply = back(&site, &code, &state, &format!("{browser}; {cookies}")).await;
            refused(&reply, 401, "identity-wrong", "somebody else's session");
        }
        let store = site.county.engine.store();
        assert_eq!(store.identity(&provider.base, "of the attacker").await.unwrap(), None);
        // The provider may change its key.
        provider.changes_its_key();
        provider.says(claims(&site, "7", json!({})));
        assert_eq!(by_identity(&site, &provider).await.status, 303);
    });
}

#[test]
fn who_needs_a_second_factor_gives_it_there_or_here() {
    for_each_database(async |database| {
        let (site, provider) = establish(database).await;
        set_clock(&site, CODES[0].0);
        let session = account(&site, "auditor", "auditor-account").await;
        assert_eq!(link(&site, &provider, &session, "7").await.status, 303);
        for (more, lets_in) in [
            (json!({}), false),
            (json!({"amr": ["pwd"]}), false),
            (json!({"acr": "0"}), false),
            (json!({"amr": ["pwd", "mfa"]}), true),
            (json!({"amr": ["otp"]}), true),
            (json!({"amr": ["hwk"]}), true),
            (json!({"acr": "mfa"}), true),
        ] {
            provider.says(claims(&site, "7", more.clone()));
            let reply = by_identity(&site, &provider).await;
            if lets_in {
                assert_eq!(reply.status, 303, "{more}: {}", reply.text());
            } else {
                refused(&reply, 401, "identity-second-factor", &more.to_string());
            }
        }
        let confirm = [("secret", TOTP), ("code", CODES[0].1), ("present", PASSWORD)];
        assert_eq!(change(&site, &session, "confirm-second", &confirm).await.status, 303);
        set_clock(&site, LATER.0);
        provider.says(claims(&site, "7", json!({})));
        let asked = async || {
            let page = by_identity(&site, &provider).await;
            assert!(page.status == 200 && page.header("set-cookie").is_empty(), "{}", page.text());
            let (_, rest) = page.text().split_once("name=\"ceremony\" value=\"").unwrap();
            rest.split('"').next().unwrap().to_owned()
        };
        let give = async |ceremony: &str, code: &str| {
            let fields = [("ceremony", ceremony), ("code", code)];
            send(form(site.without("POST", "/identity/code?lang=en"), &fields)).await
        };
        let ceremony = asked().await;
        refused(&give(&ceremony, "000000").await, 401, "identity-code-wrong", "a wrong code");
        refused(&give(&ceremony, LATER.1).await, 401, "identity-wrong", "asked once");
        refused(&give(&asked().await, CODES[0].1).await, 401, "identity-code-wrong", "an old code");
        let entered = give(&asked().await, &format!(" {}", LATER.1)).await;
        assert_eq!(
            (entered.status, entered.header("location")),
            (303, "/cases".into()),
            "{}",
            entered.text()
        );
        let me = send(as_session(&site, &cookie(&entered), "GET", "/api/v1/me")).await.good();
        assert_eq!(me["person"], "auditor");
        refused(&give(&asked().await, LATER.1).await, 401, "identity-code-wrong", "used");
        provider.says(claims(&site, "7", json!({"amr": ["mfa"]})));
        assert_eq!(by_identity(&site, &provider).await.status, 303, "given there");
    });
}

#[test]
fn a_provider_that_does_not_answer_is_told_as_a_page() {
    for_each_database(async |database| {
        let (site, mut provider) = establish(database).await;
        let session = account(&site, TAX, "tax").await;
        provider.stop().await;
        let ask = async || send(form(site.without("POST", "/identity?lang=en"), &[])).await;
        refused(&ask().await, 503, "identity-down", "nobody there");
        provider.restart().await;
        assert_eq!(link(&site, &provider, &session, "7").await.status, 303);
        let (to, browser) = begin(&site).await;
        let (_, code, state) = provider.lets_through(&to);
        provider.stop().await;
        let reply = back(&site, &code, &state, &browser).await;
        refused(&reply, 503, "identity-down", "gone in between");
        for (language, tag) in [(Language::Zh, "zh"), (Language::En, "en")] {
            let post =
                |path: &str| form(site.without("POST", &format!("{path}?lang={tag}")), &[("code", "1")]);
            let settings = as_session(&site, &session, "GET", &format!("/settings?lang={tag}"));
            let back = site.without("GET", &format!("/identity/back?lang={tag}"));
            for request in [post("/identity"), post("/identity/code"), back, settings] {
                check_page(send(request).await.text(), language);
            }
        }
        let page = send(site.without("GET", "/sign-in?lang=en")).await;
        assert!(page.text().contains(&say(Language::En, "identity-enter", &NAME)), "{}", page.text());
    });
}
