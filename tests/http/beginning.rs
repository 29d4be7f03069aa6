//! The first start of an empty database: by the address that the terminal prints, once, by whoever reads it.

use quorate_engine::{Order, Request, Who};
use quorate_store::Secret;
use serde_json::{Value, json};

use super::site::{Reply, Site, form, send};
use crate::support::county::County;
use crate::support::databases::{Database, for_each_database};

const BEGUN: [(&str, &str); 5] = [
    ("code", "520622"),
    ("name", "玉屏侗族自治县"),
    ("party", "league"),
    ("office", "团县委"),
    ("person", "姚玉清"),
];

/// An empty county, and the address by which it is begun.
async fn empty(database: &Database) -> (Site, String) {
    let county = County::start(database, "a").await;
    let secret = Secret::new("", quorate_engine::random().unwrap());
    let path = format!("/begin/{}", secret.reveal());
    (Site::unbegun(county, database, secret).await, path)
}

/// The form with some fields otherwise.
fn but<'a>(other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let rest = BEGUN.into_iter().filter(|(name, _)| !other.iter().any(|(n, _)| n == name));
    rest.chain(other.iter().copied()).collect()
}

async fn begin(site: &Site, path: &str, fields: &[(&str, &str)]) -> Reply {
    send(form(site.without("POST", path), fields)).await
}

async fn me(site: &Site, entered: &Reply) -> Value {
    assert_eq!(
        (entered.status, entered.header("location").as_str()),
        (303, "/offices"),
        "{}",
        entered.text()
    );
    let cookie = entered.header("set-cookie").split(';').next().unwrap().to_owned();
    send(site.without("GET", "/api/v1/me").header("cookie", cookie)).await.good()
}

#[test]
fn whoever_reads_the_terminal_begins_once() {
    for_each_database(async |database| {
        let (site, path) = empty(database).await;
        assert!(!site.county.engine.is_begun().await.unwrap());
        let page = send(site.without("GET", &path)).await;
        assert_eq!(page.status, 200, "{}", page.text());
        let found = send(site.without("GET", &format!("{path}?find=%E7%8E%89%E5%B1%8F"))).await;
        assert!(found.text().contains("?code=520622"), "{}", found.text());
        let me = me(&site, &begin(&site, &path, &BEGUN).await).await;
        assert_eq!(
            (me["jurisdiction"].as_str(), me["person"].as_str()),
            (Some("520622"), Some("clerk")),
            "{me}"
        );
        assert!(site.county.engine.is_begun().await.unwrap());
        // The address is used up, for whoever reads it later.
        for reply in
            [send(site.without("GET", &path)).await, begin(&site, &path, &but(&[("code", "520621")])).await]
        {
            assert_eq!((reply.status, reply.header("set-cookie")), (410, String::new()), "{}", reply.text());
        }
        assert_eq!(site.county.engine.store().tenants().await.unwrap(), ["520622"]);
        site.county.check_log().await;
    });
}

#[test]
fn another_address_begins_nothing_and_wrong_fields_are_told() {
    for_each_database(async |database| {
        let (site, path) = empty(database).await;
        for wrong in ["/begin/0000", "/begin/%00", &path[..path.len() - 1], "/begin/x?code=520622"] {
            let replies = [send(site.without("GET", wrong)).await, begin(&site, wrong, &BEGUN).await];
            for reply in replies {
                assert_eq!(
                    (reply.status, reply.header("set-cookie")),
                    (410, String::new()),
                    "{wrong}: {}",
                    reply.text()
                );
            }
        }
        let far = "x".repeat(300);
        let odd = [
            [("code", "52")].as_slice(), // a province, by two digits
            &[("code", "123456789012345")],
            &[("code", "0")],
            &[("code", "")],
            &[("code", "../etc")],
            &[("code", "a b")],
            &[("name", " ")],
            &[("name", &far)],
            &[("office", "")],
            &[("person", " ")],
            &[("person", &far)],
            &[("party", "../x")],
        ];
        for fields in odd {
            let reply = begin(&site, &path, &but(fields)).await;
            assert!(
                reply.status < 500 && reply.header("set-cookie").is_empty(),
                "{fields:?}: {}",
                reply.text()
            );
            assert!(!site.county.engine.is_begun().await.unwrap(), "{fields:?}");
        }
        // A stranger's page cannot begin in the place of whoever reads the terminal.
        let elsewhere = site.without("POST", &path).header("origin", "https://elsewhere.example");
        assert_eq!(send(form(elsewhere, &BEGUN)).await.status, 403);
        // After all that it can still be begun.
        me(&site, &begin(&site, &path, &BEGUN).await).await;
    });
}

#[test]
fn a_service_that_was_started_on_a_begun_database_has_no_such_door() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        for path in ["/begin/", "/begin/x", "/begin"] {
            let reply = send(site.without("GET", path)).await;
            assert!([404, 410].contains(&reply.status), "{path}: {}", reply.status);
        }
    });
}

#[test]
fn a_beginning_that_broke_off_is_begun_again_also_in_other_words() {
    for_each_database(async |database| {
        let (site, path) = empty(database).await;
        // The jurisdiction was established and the office put, and then the power failed.
        let done = [
            json!({"act": "establish", "jurisdiction": "520622", "name": "玉屏县"}),
            json!({"act": "put_office", "office": "league", "name": "县团委", "fills": ["league"]}),
        ];
        for (n, command) in done.into_iter().enumerate() {
            let who = Who::person("520622", "system", "system");
            let order = Order::Directory(serde_json::from_value(command).unwrap());
            site.county.engine.submit(Request::new(who, format!("first-start-{n}"), order)).await.unwrap();
        }
        let me = me(&site, &begin(&site, &path, &BEGUN).await).await;
        assert_eq!(me["jurisdiction"], json!("520622"));
        let directory = site.county.engine.directory("520622").await.unwrap();
        assert_eq!(directory.offices["league"].name, "团县委", "what is typed last counts");
        assert_eq!(directory.appointments.len(), 1);
    });
}
