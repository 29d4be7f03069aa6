//! A large paper over a bad line: sent in parts, gone on with after a break, and filed.

use quorate_core::record::Digest;
use quorate_store::Secret;
use serde_json::json;

use super::driver::{Browser, Window};
use crate::http::site::{FAR, Site};
use crate::support::county::{LEAGUE, TENANT};
use crate::support::databases::for_each_database;

const TASK: &str = "/cases/case-1/tasks/bureaus.1.tax";
const SIZE: usize = 5 * 1024 * 1024;

/// The third part is lost on its way, and of the fourth the answer; what is shown meanwhile is kept for afterwards.
const BAD_LINE: &str = "const real = window.fetch; let parts = 0; const seen = new Set(); \
    window.fetch = async (path, options) => { \
        const place = document.querySelector('#decide .sending'); \
        const words = place.querySelector('[role=status]'); \
        if (!place.hidden && place.querySelector('progress').value > 0) seen.add(words.textContent); \
        if (!String(path).includes('offset=')) return real(path, options); \
        sessionStorage.setItem('parts', ++parts); \
        sessionStorage.setItem('seen', [...seen].join('|')); \
        if (parts === 3) throw new TypeError('lost'); \
        const answer = await real(path, options); \
        if (parts === 4) throw new TypeError('lost'); \
        return answer; };";

#[test]
fn a_large_paper_goes_in_parts_and_is_filed() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding("case-1").to_coordination().await;
        let window = Window { width: 390, language: "en-GB", scripts: true };
        let Some(browser) = Browser::open(&site.base, window).await else { return };
        let mut bytes = b"%PDF-1.7\n".to_vec();
        bytes.extend((bytes.len()..SIZE).map(|n| (n * 31 % 251) as u8));
        let file = database.folder.path().join("large.pdf");
        std::fs::write(&file, &bytes).unwrap();
        let link = Secret::new("", quorate_engine::random().unwrap());
        let store = site.county.engine.store();
        store.add_link(&link, TENANT, "tax-section-head", FAR).await.unwrap();
        browser.enter(&format!("/sign-in/{}", link.reveal())).await;
        browser.goto(TASK).await;
        browser.run(BAD_LINE).await;
        browser.click("label[for=x-agree]").await;
        browser.attach("#p-opinion-reply", &file).await;
        browser.submit("#decide button.seal").await;
        assert_eq!(browser.path().await, TASK, "{}", browser.text().await);
        // Five parts, and one sent again: the one that was lost, not the one that was only not answered.
        let told = browser.run("return [sessionStorage.parts, sessionStorage.seen.split('|').length]").await;
        assert_eq!(told, json!(["6", 2]), "a sentence of going on, and one of waiting");
        let case = site.get(LEAGUE, "/api/v1/cases/case-1").await.good();
        let filed = &case["papers"]["opinion-reply"]["versions"][0]["files"];
        assert_eq!(filed[0]["digest"], Digest::of(&bytes).to_string());
        assert_eq!((&filed[0]["name"], filed.as_array().unwrap().len()), (&json!("large.pdf"), 1));
        browser.close().await;
    });
}
