//! 派办 and 经办人 at the pages and by the API: who gives tasks to whom, each once.

use quorate_core::Language;
use quorate_wording::say;
use serde_json::{Value, json};

use super::site::{Reply, Site};
use crate::support::databases::for_each_database;

const HEAD: &str = "tax-head";
const ONE: &str = "tax-section-head";
const OTHER: &str = "tax-deputy-lead";

/// Some cases in which the tax bureau is asked for its opinion.
async fn asked(site: &Site, count: usize) -> Vec<String> {
    let mut picked = vec![];
    for n in 0..count {
        site.county.founding(&format!("c{n}")).to_coordination().await;
        picked.push(format!("c{n}/bureaus.1.tax"));
    }
    picked
}

async fn share(site: &Site, person: &str, how: &str, command: &str, picked: &[String]) -> Reply {
    let mut fields = vec![("act", "share"), ("how", how), ("command", command)];
    fields.extend(picked.iter().map(|p| ("task", p.as_str())));
    site.fill(person, "/tasks/batch", &fields).await
}

/// How many tasks each of the bureau holds: the section head, the deputy, the head.
async fn held(site: &Site) -> [usize; 3] {
    let told = site.get(HEAD, "/api/v1/offices/tax/queue").await.good();
    let tasks = told["tasks"].as_array().unwrap().clone();
    [ONE, OTHER, HEAD].map(|p| tasks.iter().filter(|t| t["person"] == p).count())
}

fn zh(id: &str) -> String {
    say(Language::Zh, id, &[])
}

#[test]
fn the_head_shares_out_and_a_form_sent_twice_does_it_once() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let picked = asked(&site, 5).await;
        assert!(site.get(HEAD, "/").await.text().contains(&zh("share-do")));
        assert!(!site.get(ONE, "/").await.text().contains(&zh("share-do")));
        let command = |n: u8| format!("01234567-89ab-7cde-8f01-2345678900{n:02}");
        let refused = share(&site, ONE, "in_turn", &command(0), &picked).await;
        assert_eq!((refused.status, held(&site).await), (200, [0, 0, 0]), "a handler orders nobody");
        for how in ["in_turn", "shortest", "lot"] {
            let n = how.len() as u8;
            let before = held(&site).await;
            let sent = share(&site, HEAD, how, &command(n), &picked[..4]).await;
            assert_eq!(sent.status, 200, "{}", sent.text());
            let after = held(&site).await;
            assert_eq!(
                (after.iter().sum::<usize>(), after[2]),
                (4, 0),
                "{how}: {before:?}, to handlers alone"
            );
            if how == "in_turn" {
                assert_eq!(after, [2, 2, 0]);
            }
            let again = share(&site, HEAD, how, &command(n), &picked[..4]).await;
            assert_eq!((again.text(), held(&site).await), (sent.text(), after), "{how}, sent twice");
        }
        let odd = share(&site, HEAD, "person:civil-head", &command(9), &picked[4..]).await;
        assert!(odd.text().contains("class=\"late\""), "nobody of the office: {}", odd.text());
        let odd = share(&site, HEAD, "by the stars", &command(10), &picked[4..]).await;
        assert!(odd.text().contains("class=\"late\""), "{}", odd.text());
        assert_eq!(held(&site).await.iter().sum::<usize>(), 4);
    });
}

#[test]
fn what_a_leaver_held_goes_to_one_colleague() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let picked = asked(&site, 3).await;
        for case in ["c0", "c1", "c2"] {
            let claim = json!({"act": "claim", "task": "bureaus.1.tax"});
            site.county.submit(ONE, case, claim).await.unwrap();
        }
        let leave = json!({"act": "end_appointment", "appointment": ONE, "until": "2026-09-01"});
        site.county.direct(leave).await.unwrap();
        let page = site.get(HEAD, "/?person=tax-section-head").await;
        assert!(picked.iter().all(|p| page.text().contains(&format!("value=\"{p}\""))), "{}", page.text());
        share(&site, HEAD, "person:tax-deputy-lead", "", &picked).await;
        assert_eq!(held(&site).await, [0, 3, 0]);
    });
}

#[test]
fn an_office_names_its_handler_at_the_case() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        asked(&site, 1).await;
        let page = async |person: &str| site.get(person, "/cases/c0").await.text().to_owned();
        let form = "name=\"office\" value=\"tax\"";
        assert!(page(HEAD).await.contains(form));
        let civil = page("civil-head").await;
        assert!(!civil.contains(form) && !page("auditor").await.contains(&zh("act-name_handler")));
        assert!(!page(ONE).await.contains("value=\"tax-head\""), "a handler names nobody else");
        let fields = [("act", "name_handler"), ("office", "tax"), ("person", ONE)];
        let sent = site.fill(HEAD, "/cases/c0/act", &fields).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        assert!(page("civil-head").await.contains(ONE), "everybody in the case reads who it is");
        let case = site.get(HEAD, "/api/v1/cases/c0").await.good();
        assert_eq!(case["handlers"], json!({"tax": ONE}));
        assert_eq!(held(&site).await, [1, 0, 0]);
        let name =
            async |person: &str, body: Value| site.post(person, "/api/v1/cases/c0/name_handler", &body).await;
        name("civil-head", json!({"office": "tax", "person": "civil-head"}))
            .await
            .problem(403, "not-your-office");
        name(OTHER, json!({"office": "tax", "person": HEAD})).await.problem(403, "not-the-head");
        name(HEAD, json!({"office": "tax", "person": "civil-head"})).await.problem(422, "not-of-office");
        name(HEAD, json!({"office": "tax", "person": ONE})).await.problem(422, "nobody-named");
        assert_eq!(name(ONE, json!({"office": "tax"})).await.status, 200);
        assert_eq!(site.get(HEAD, "/api/v1/cases/c0").await.good()["handlers"], json!({}));
    });
}
