//! A demo lets anybody in as anybody of its people; an ordinary service has no such door.

use quorate_core::Language;

use super::markup::html;
use super::pages::check_page;
use super::site::{Site, form, people_and_neighbour, send};
use crate::support::county::{County, LEAGUE};
use crate::support::databases::{Database, for_each_database};

/// One of each role, somebody who was never appointed, and nobody of the neighbour's.
const CAST: [(&str, &str); 8] = [
    (LEAGUE, "visit-clerk"),
    ("clerk", "visit-clerk"),
    ("league-head", "visit-league-head"),
    ("auditor", "visit-auditor"),
    ("administrator", "visit-administrator"),
    ("guard", "visit-security"),
    ("programme", "visit-programme"),
    ("not-yet-appointed", "visit-bank"),
];

async fn demo(database: &Database) -> Site {
    let county = County::establish(database).await;
    people_and_neighbour(&county).await;
    Site::of_a_demo(county, database, &CAST).await
}

#[test]
fn anybody_comes_in_as_anybody_of_a_demo() {
    for_each_database(async |database| {
        let site = demo(database).await;
        for (language, tag) in [(Language::Zh, "zh"), (Language::En, "en")] {
            let page = send(site.without("GET", &format!("/demo?lang={tag}"))).await;
            assert_eq!(page.status, 200);
            // People of these tests are called in neither language.
            check_page(page.text(), language);
            let fields = html(page.text()).elements;
            let offered: Vec<&str> =
                fields.iter().filter(|e| e.get("name") == "person").map(|e| e.get("value")).collect();
            assert_eq!(offered, CAST[..7].iter().map(|(p, _)| *p).collect::<Vec<_>>());
            let sign_in = send(site.without("GET", &format!("/?lang={tag}"))).await;
            assert!(sign_in.status == 401 && sign_in.text().contains("href=\"/demo\""), "{}", sign_in.text());
        }
        let mut session = String::new();
        for (person, _) in &CAST[..7] {
            let request = site.without("POST", "/demo").header("cookie", &session);
            let entered = send(form(request, &[("person", person)])).await;
            assert_eq!((entered.status, entered.header("location")), (303, "/".to_owned()));
            if !session.is_empty() {
                let before = site.without("GET", "/api/v1/me").header("cookie", &session);
                send(before).await.problem(401, "unauthenticated");
            }
            entered.header("set-cookie").split(';').next().unwrap().clone_into(&mut session);
            let me = send(site.without("GET", "/api/v1/me").header("cookie", &session)).await.good();
            assert_eq!(me["person"], *person);
            let queue = send(site.without("GET", "/").header("cookie", &session)).await;
            assert!(queue.status == 200 && queue.text().contains("href=\"/demo\""), "{}", queue.text());
        }
    });
}

#[test]
fn nobody_else_is_come_in_as() {
    for_each_database(async |database| {
        let site = demo(database).await;
        for person in ["not-yet-appointed", "tax-section-head", "harbour-section-head", "", "'"] {
            let refused = send(form(site.without("POST", "/demo"), &[("person", person)])).await;
            assert_eq!((refused.status, refused.header("set-cookie")), (404, String::new()), "{person}");
        }
        let elsewhere = site.without("POST", "/demo").header("origin", "https://elsewhere.example");
        assert_eq!(send(form(elsewhere, &[("person", LEAGUE)])).await.status, 403);
    });
}

#[test]
fn an_ordinary_service_has_no_such_door() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        for request in [
            site.without("GET", "/demo"),
            site.without("GET", "/demo?demo=1").header("x-demo", "1"),
            form(site.without("POST", "/demo"), &[("person", LEAGUE)]),
            form(site.ask(LEAGUE, "POST", "/demo").await, &[("person", "auditor")]),
        ] {
            let reply = send(request).await;
            assert_eq!((reply.status, reply.header("set-cookie")), (404, String::new()), "{}", reply.text());
        }
        for page in [send(site.without("GET", "/sign-in")).await, site.get(LEAGUE, "/").await] {
            assert!(page.status == 200 && !page.text().contains("/demo"), "{}", page.text());
        }
    });
}
