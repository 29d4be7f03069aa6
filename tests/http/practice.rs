//! 练习: whoever has come in practises alone, as anybody, without a trace in the real record, and takes it all away.

use quorate_core::jurisdiction::practice_of;
use serde_json::json;

use super::door::by_link;
use super::site::{Site, form, send};
use crate::support::county::{LEAGUE, TENANT};
use crate::support::databases::for_each_database;

/// Sends what the banner of a practice sends; tells the cookie of whom one practises as.
async fn practice(site: &Site, cookies: &str, fields: &[(&str, &str)]) -> Result<String, u16> {
    let reply = send(form(site.without("POST", "/practice").header("cookie", cookies), fields)).await;
    if reply.status != 303 {
        return Err(reply.status);
    }
    Ok(reply.header("set-cookie").split(';').next().unwrap_or_default().to_owned())
}

async fn me(site: &Site, cookies: &str) -> (String, String) {
    let me = send(site.without("GET", "/api/v1/me").header("cookie", cookies)).await.good();
    (me["jurisdiction"].as_str().unwrap().to_owned(), me["person"].as_str().unwrap().to_owned())
}

#[test]
fn a_practice_leaves_the_real_record_alone() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let before = site.county.engine.store().dump(TENANT).await.unwrap();
        let size = site.county.engine.store().head(TENANT).await.unwrap().unwrap().frontier.size();
        let session = by_link(&site, TENANT, LEAGUE).await;
        assert_eq!(me(&site, &session).await, (TENANT.to_owned(), LEAGUE.to_owned()));
        let role = practice(&site, &session, &[("act", "begin")]).await.unwrap();
        let both = format!("{session}; {role}");
        let own = practice_of(TENANT, LEAGUE);
        assert_eq!(me(&site, &both).await, (own.clone(), LEAGUE.to_owned()));
        // The same offices and people; a case of its own.
        let open = json!({"procedure": "county-work-committee"});
        let opened =
            send(site.without("POST", "/api/v1/cases").header("cookie", &both).json(&open)).await.good();
        let case = opened["case"].as_str().unwrap().to_owned();
        let page = send(site.without("GET", &format!("/cases/{case}")).header("cookie", &both)).await;
        assert!(page.status == 200 && page.text().contains("class=\"practice\""), "{}", page.text());
        // As somebody else, with somebody else's queue.
        let tax = practice(&site, &both, &[("act", "as"), ("person", "tax-section-head")]).await.unwrap();
        assert_eq!(me(&site, &format!("{session}; {tax}")).await.1, "tax-section-head");
        // The real county has seen nothing of it, and who comes without the cookie is in the real county.
        assert_eq!(site.county.engine.store().dump(TENANT).await.unwrap(), before);
        let now = site.county.engine.store().head(TENANT).await.unwrap().unwrap().frontier.size();
        assert_eq!(now, size);
        let real =
            send(site.without("GET", &format!("/api/v1/cases/{case}")).header("cookie", &session)).await;
        assert_eq!(real.status, 404);
        // Another's practice is another's: the cookie alone opens nothing.
        let other = by_link(&site, TENANT, "tax-section-head").await;
        assert_eq!(me(&site, &format!("{other}; {role}")).await.0, TENANT);
        let stranger = send(site.without("GET", "/api/v1/me").header("cookie", &role)).await;
        assert_eq!(stranger.status, 401);
        let upload =
            site.without("POST", "/api/v1/artifacts?name=a.txt").header("cookie", &both).body("practice");
        send(upload).await.good();
        let files = database.folder.path().join("files").join(&own);
        assert!(files.is_dir());
        // Its end takes everything away.
        practice(&site, &both, &[("act", "leave")]).await.unwrap();
        assert_eq!(me(&site, &both).await.0, TENANT);
        assert!(!site.county.engine.store().tenants().await.unwrap().contains(&own));
        assert_eq!(site.county.engine.store().dump(&own).await.unwrap(), "");
        let left = |folder: &std::path::Path| -> usize {
            let mut folders = vec![folder.to_owned()];
            let mut count = 0;
            while let Some(folder) = folders.pop() {
                for entry in std::fs::read_dir(folder).into_iter().flatten() {
                    let path = entry.unwrap().path();
                    if path.is_dir() { folders.push(path) } else { count += 1 }
                }
            }
            count
        };
        assert_eq!(left(&files), 0, "no file is left");
        // And it can be begun anew, empty.
        practice(&site, &session, &[("act", "begin")]).await.unwrap();
        let gone = send(site.without("GET", &format!("/api/v1/cases/{case}")).header("cookie", &both)).await;
        assert_eq!(gone.status, 404);
    });
}

#[test]
fn nobody_practises_as_somebody_who_is_not_there_or_by_a_token() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let session = by_link(&site, TENANT, LEAGUE).await;
        // Not before one has begun.
        assert_eq!(practice(&site, &session, &[("act", "as"), ("person", "tax-head")]).await, Err(404));
        let role = practice(&site, &session, &[("act", "begin")]).await.unwrap();
        let both = format!("{session}; {role}");
        for person in ["a b", "a;b", "", "姚雨晴"] {
            assert_eq!(
                practice(&site, &both, &[("act", "as"), ("person", person)]).await,
                Err(404),
                "{person}"
            );
        }
        // Somebody unknown is nobody: one is oneself, in the real county.
        let nobody = practice(&site, &both, &[("act", "as"), ("person", "nobody")]).await.unwrap();
        assert_eq!(me(&site, &format!("{session}; {nobody}")).await.0, TENANT);
        let token = site.ask(LEAGUE, "POST", "/practice").await;
        assert_eq!(send(form(token, &[("act", "begin")])).await.status, 403);
        // What belongs to the real account is not reached from a practice.
        let settings = send(site.without("GET", "/settings").header("cookie", &both)).await;
        assert_eq!(settings.status, 403);
        // No real log can be taken away.
        assert!(site.county.engine.store().drop_practice(TENANT).await.is_err());
    });
}
