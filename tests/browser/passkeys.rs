//! A passkey in a real browser: set up on the page of settings, and used to come in.

use quorate_store::Secret;

use super::driver::{Browser, Window};
use crate::http::door::{PASSWORD, TAX, account};
use crate::http::passkeys::establish;
use crate::http::site::FAR;
use crate::support::county::TENANT;
use crate::support::databases::for_each_database;

const WINDOW: Window = Window { width: 1200, language: "en-GB", scripts: true };

#[test]
fn a_browser_sets_a_passkey_up_and_comes_in_by_it() {
    for_each_database(async |database| {
        let site = establish(database).await;
        account(&site, TAX, "tax").await;
        let store = site.county.engine.store();
        let link = Secret::new("", quorate_engine::random().unwrap());
        store.add_link(&link, TENANT, TAX, FAR).await.unwrap();
        let Some(browser) = Browser::open(&site.base, WINDOW).await else { return };
        browser.plug_in_authenticator().await;
        browser.enter(&format!("/sign-in/{}", link.reveal())).await;
        browser.goto("/settings").await;
        browser.fill("#pl", "this browser").await;
        browser.fill("#pp", PASSWORD).await;
        browser.submit("section[aria-labelledby=pk] button").await;
        // The page asks the browser by itself, and sends its answer.
        browser.waits_for("section[aria-labelledby=pk] input[name=hash]").await;
        let [passkey] = &store.passkeys_of(TENANT, TAX).await.unwrap()[..] else { panic!("one passkey") };
        assert_eq!(passkey.label, "this browser");
        browser.become_nobody().await;
        browser.goto("/settings").await;
        browser.submit("form[action='/passkey'] button").await;
        browser.waits_for("section[aria-labelledby=pk] input[name=hash]").await;
        assert_eq!(browser.path().await, "/settings", "where the visitor was going");
        browser.close().await;
    });
}
