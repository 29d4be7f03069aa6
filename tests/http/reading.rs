//! Reading: queues in their order, lists page by page, what has not changed, histories, files, the document itself.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::document::Document;
use super::site::{Reply, Site, send};
use crate::support::county::{BUREAUS, LEAGUE, TENANT};
use crate::support::databases::for_each_database;

/// Every row of a list, read page by page; fails if a page is larger than asked for, or a row comes twice.
async fn walked(site: &Site, person: &str, path: &str, rows: &str, limit: usize) -> Vec<Value> {
    let (mut all, mut cursor): (Vec<Value>, String) = (vec![], String::new());
    loop {
        let separator = if path.contains('?') { '&' } else { '?' };
        let page = site.get(person, &format!("{path}{separator}limit={limit}&cursor={cursor}")).await.good();
        let page_rows = page[rows].as_array().unwrap();
        assert!(page_rows.len() <= limit);
        for row in page_rows {
            assert!(!all.contains(row), "{row} comes twice");
            all.push(row.clone());
        }
        match page["next"].as_str() {
            Some(next) => next.clone_into(&mut cursor),
            None => return all,
        }
    }
}

fn field(rows: &[Value], name: &str) -> Vec<String> {
    rows.iter().map(|r| r[name].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_queue_is_in_the_order_of_its_deadlines_those_without_last() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        // The later case is due later; a third owes what has no deadline.
        for case in ["b", "a", "c"] {
            site.county.founding(case).to_coordination().await;
            site.county.clock.set(site.county.engine.now().plus_minutes(3 * 24 * 60));
        }
        let queue = "/api/v1/offices/organization/queue";
        let open = site.get("organization-section-head", queue).await.good();
        assert_eq!(open["office"], "organization");
        assert_eq!(field(open["tasks"].as_array().unwrap(), "case"), ["a", "b", "c"], "no deadline: by case");
        let tax = site.get("tax-section-head", "/api/v1/offices/tax/queue").await.good();
        assert_eq!(field(tax["tasks"].as_array().unwrap(), "case"), ["b", "a", "c"], "by due moment");
        let due = field(tax["tasks"].as_array().unwrap(), "due");
        assert!(due[0] < due[1] && due[1] < due[2], "{due:?}");
        let lead = site.get(LEAGUE, "/api/v1/offices/league/queue?state=all&limit=200").await.good();
        let due: Vec<bool> = lead["tasks"].as_array().unwrap().iter().map(|t| t["due"].is_null()).collect();
        assert!(
            due.is_sorted() && due.contains(&true) && due.contains(&false),
            "those without come last: {due:?}"
        );
    });
}

#[test]
fn a_queue_is_filtered_by_state_day_procedure_and_case() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        for case in ["a", "b", "c"] {
            site.county.founding(case).to_coordination().await;
        }
        site.county.founding("a").agree(1, "tax").await;
        site.county
            .submit("tax-section-head", "b", json!({"act": "claim", "task": "bureaus.1.tax"}))
            .await
            .unwrap();
        let cases = async |query: &str| {
            let all =
                site.get("tax-section-head", &format!("/api/v1/offices/tax/queue?{query}")).await.good();
            field(all["tasks"].as_array().unwrap(), "case").join("")
        };
        for (query, found) in [
            ("", "bc"),
            ("state=open", "bc"),
            ("state=all", "abc"),
            ("state=todo", "c"),
            ("state=doing", "b"),
            ("state=done", "a"),
            ("state=returned", ""),
            ("state=none", ""),
            ("case=c", "c"),
            ("case=nothing", ""),
            ("procedure=county-work-committee", "bc"),
            ("procedure=another", ""),
            ("due_by=2026-01-01", ""),
            ("due_by=2099-12-31", "bc"),
            ("state=all&case=a&due_by=2099-12-31", "a"),
        ] {
            assert_eq!(cases(query).await, found, "{query}");
        }
        // Due by the end of its day, and not by the day before.
        let all = site.get("tax-section-head", "/api/v1/offices/tax/queue?case=c").await.good();
        let case = site.county.founding("c").now().await;
        let due = case.tasks["bureaus.1.tax"].due.as_ref().unwrap();
        assert_eq!(all["tasks"][0]["due"], json!(due.moment.rfc3339()));
        let day = quorate_core::Moment(due.moment.0 - 1).date(480);
        assert_eq!(cases(&format!("due_by={day}")).await, "bc");
        let before = quorate_core::Moment(due.moment.0 - 1).plus_minutes(-24 * 60).date(480);
        assert_eq!(cases(&format!("due_by={before}")).await, "");
    });
}

#[test]
fn page_by_page_everything_comes_exactly_once() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        for case in ["b-1", "B-2", "a_3", "甲", "10", "9"] {
            site.county.founding(case).open().await;
        }
        site.county.founding("far").to_coordination().await;
        site.county.founding("whole").whole().await;
        for (person, path, rows) in [
            (LEAGUE, "/api/v1/offices/league/queue?state=all", "tasks"),
            (LEAGUE, "/api/v1/offices/league/queue", "tasks"),
            ("tax-section-head", "/api/v1/offices/tax/queue?state=all", "tasks"),
            ("auditor", "/api/v1/cases", "cases"),
            (LEAGUE, "/api/v1/cases?status=open", "cases"),
            ("tax-section-head", "/api/v1/cases", "cases"),
            ("auditor", "/api/v1/cases/whole/history", "history"),
        ] {
            let at_once = walked(&site, person, path, rows, 200).await;
            assert!(!at_once.is_empty(), "{path}");
            for limit in [1, 2, 7] {
                assert_eq!(walked(&site, person, path, rows, limit).await, at_once, "{path} by {limit}");
            }
        }
        let history = walked(&site, "auditor", "/api/v1/cases/whole/history", "history", 1).await;
        let versions: Vec<u64> = history.iter().map(|e| e["version"].as_u64().unwrap()).collect();
        assert_eq!(versions, (1..=versions.len() as u64).collect::<Vec<_>>());
        let log = site.county.log().await;
        for entry in &history {
            let text = &log[usize::try_from(entry["index"].as_u64().unwrap()).unwrap()];
            assert_eq!(quorate_core::record::merkle::leaf_hash(text.as_bytes()).to_string(), entry["leaf"]);
            assert_eq!(serde_json::from_str::<Value>(text).unwrap()["body"]["act"], entry["act"]);
        }
    });
}

#[test]
fn an_office_lists_its_cases_and_the_auditor_all() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding("survey").open().await;
        site.county.founding("coordination").to_coordination().await;
        site.county.founding("whole").whole().await;
        let open = json!({"act": "open", "procedure": "county-work-committee", "county": TENANT});
        site.county.submit("zone-section-head", "zone", open).await.unwrap();
        let cases = async |person: &str, query: &str| {
            let path = format!("/api/v1/cases?{query}");
            field(site.get(person, &path).await.good()["cases"].as_array().unwrap(), "case")
        };
        // The last moved first.
        assert_eq!(cases("auditor", "").await, ["zone", "whole", "coordination", "survey"]);
        assert_eq!(cases(LEAGUE, "").await, ["whole", "coordination", "survey"]);
        assert_eq!(cases("tax-section-head", "").await, ["whole", "coordination"]);
        assert_eq!(cases("zone-section-head", "").await, ["zone"]);
        for nobody in ["archivist", "administrator"] {
            assert!(cases(nobody, "").await.is_empty(), "{nobody}");
        }
        assert_eq!(cases("auditor", "status=ended").await, ["whole"]);
        assert_eq!(cases(LEAGUE, "status=open").await, ["coordination", "survey"]);
        assert!(cases("auditor", "procedure=another").await.is_empty());
        let whole = site.get(LEAGUE, "/api/v1/cases?status=ended").await.good()["cases"][0].clone();
        assert_eq!((&whole["end"], &whole["stage"]), (&json!("founded"), &json!("founding")));
    });
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding("a").to_coordination().await;
        let get = async |tag: &str| {
            let request = site.ask("tax-section-head", "GET", "/api/v1/cases/a").await;
            send(request.header("if-none-match", tag)).await
        };
        let first = site.get("tax-section-head", "/api/v1/cases/a").await;
        let tag = first.header("etag");
        assert_eq!(first.good()["version"].to_string(), tag.trim_matches('"'));
        let again = get(&tag).await;
        assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, tag.clone()));
        assert_eq!(get("\"0\"").await.status, 200);
        // What was done with the tag at hand moves it, and only once.
        let claim = async || {
            let request =
                site.ask("tax-section-head", "POST", "/api/v1/cases/a/tasks/bureaus.1.tax/claim").await;
            send(request.header("if-match", &tag).json(&json!({}))).await
        };
        let done = claim().await;
        done.good();
        claim().await.problem(412, "precondition");
        let moved = get(&tag).await;
        assert_eq!((moved.status, moved.header("etag")), (200, done.header("etag")));
        assert_ne!(moved.header("etag"), tag);
    });
}

#[test]
fn files_go_up_and_come_down_as_they_were() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding("a").to_coordination().await;
        let large: Vec<u8> =
            b"%PDF-1.7\n".iter().copied().chain((0..3_000_000u32).map(|n| (n % 251) as u8)).collect();
        let name = "../秘书处\u{202e} \"函\".pdf";
        let digest = site.upload("tax-section-head", name, &large).await;
        assert_eq!(digest, quorate_core::record::Digest(sha256(&large)).to_string());
        let path = format!("/api/v1/artifacts/{digest}");
        let down = site.get("tax-section-head", &path).await;
        assert_eq!((down.status, down.body.len()), (200, large.len()));
        assert!(down.body == large);
        let held = |name: &str, value: &str| assert_eq!(down.header(name), value, "{name}");
        held("content-type", "application/pdf");
        held("content-length", &large.len().to_string());
        held("x-content-type-options", "nosniff");
        held("content-security-policy", "default-src 'none'; sandbox");
        held("etag", &format!("\"{digest}\""));
        let told = down.header("content-disposition");
        assert_eq!(told, "attachment; filename*=UTF-8''%E7%A7%98%E4%B9%A6%E5%A4%84%20%22%E5%87%BD%22.pdf");
        // Until an act names it, it is its sender's; then it is seen by whoever sees the case.
        site.get("civil-section-head", &path).await.problem(404, "not-found");
        let attach = json!({"task": "bureaus.1.tax", "title": "附件", "file": digest});
        site.post("tax-section-head", "/api/v1/cases/a/attach", &attach).await.good();
        assert!(site.get("civil-section-head", &path).await.body == large);
        assert!(site.get("auditor", &path).await.body == large);
        for nobody in ["archivist", "zone-section-head", "administrator"] {
            site.get(nobody, &path).await.problem(404, "not-found");
        }
        // The same bytes again are the same file.
        assert_eq!(site.upload("tax-section-head", "b.pdf", &large).await, digest);
    });
}

fn sha256(bytes: &[u8]) -> [u8; 32] {
    quorate_core::record::Digest::of(bytes).0
}

#[test]
fn every_answer_carries_the_headers_that_hold_for_all() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding("a").open().await;
        let paths = [
            "/api/v1/me",
            "/api/v1/cases/a",
            "/api/v1/nothing",
            "/cases/a",
            "/nothing",
            "/style.css",
            "/api/v1/cases/a/map.svg",
        ];
        for path in paths {
            let reply = site.get(LEAGUE, path).await;
            let held = |name: &str, value: &str| assert_eq!(reply.header(name), value, "{path} {name}");
            held("x-content-type-options", "nosniff");
            held("x-frame-options", "DENY");
            held("referrer-policy", "same-origin");
            assert!(reply.header("content-security-policy").starts_with("default-src 'none'"), "{path}");
            assert!(!reply.header("cache-control").is_empty(), "{path}");
        }
    });
}

#[test]
fn everybody_is_told_who_they_are_and_what_they_owe() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding("a").to_coordination().await;
        let me = site.get("tax-section-head", "/api/v1/me").await.good();
        let office = &me["offices"][0];
        assert_eq!((&me["person"], &me["jurisdiction"]), (&json!("tax-section-head"), &json!(TENANT)));
        assert_eq!(
            (&office["office"], &office["role"], &office["owed"]),
            (&json!("tax"), &json!("handler"), &json!(1))
        );
        let offices = site.get("tax-section-head", "/api/v1/offices").await.good();
        let ids = field(offices["offices"].as_array().unwrap(), "office");
        assert!(ids.is_sorted() && BUREAUS.iter().all(|b| ids.iter().any(|i| i == b)), "{ids:?}");
        let people = site.get("clerk", "/api/v1/people").await.good();
        let of_tax =
            people["people"].as_array().unwrap().iter().find(|p| p["person"] == "tax-head").unwrap().clone();
        assert_eq!(of_tax["appointments"][0]["office"], "tax");
        let procedure = site.get("archivist", "/api/v1/procedures/county-work-committee").await.good();
        assert_eq!(procedure["stages"].as_array().unwrap().len(), 6);
        site.get("archivist", "/api/v1/procedures/nothing").await.problem(404, "not-found");
        let health = send(site.without("GET", "/api/v1/health")).await.good();
        assert_eq!(health, json!({"ok": true, "database": database.kind}));
        for path in ["/api/v1/procedures/county-work-committee/map.svg", "/api/v1/cases/a/map.svg"] {
            let map: Reply = site.get(LEAGUE, path).await;
            assert_eq!(map.header("content-type"), "image/svg+xml");
            super::markup::xml(map.text()).unwrap_or_else(|said| panic!("{path}: {said}"));
        }
    });
}

#[test]
fn the_document_is_whole() {
    for_each_database(async |database| {
        if database.kind != "sqlite" {
            return;
        }
        let site = Site::establish(database).await;
        let document = Document { value: send(site.without("GET", "/api/v1/openapi.json")).await.good() };
        let value = &document.value;
        assert_eq!(value["openapi"], "3.1.0");
        for field in ["title", "version"] {
            assert!(value["info"][field].is_string());
        }
        let mut references = 0;
        each(value, &mut |object| {
            if let Some(reference) = object.get("$ref").and_then(Value::as_str) {
                references += 1;
                assert!(
                    value.pointer(reference.trim_start_matches('#')).is_some(),
                    "{reference} leads nowhere"
                );
            }
        });
        assert!(references > 40, "{references}");
        let operations = document.operations();
        assert!(operations.len() > 40, "{}", operations.len());
        for (id, operation) in &operations {
            let parameters = operation.value["parameters"].as_array().unwrap();
            let named = |p: &&str| {
                parameters.iter().any(|q| q["in"] == "path" && q["name"] == **p && q["required"] == true)
            };
            let in_path: BTreeSet<&str> =
                operation.path.split('/').filter_map(|p| p.strip_prefix('{')?.strip_suffix('}')).collect();
            assert!(in_path.iter().all(named), "{id} does not declare {in_path:?}");
            assert_eq!(parameters.iter().filter(|p| p["in"] == "path").count(), in_path.len(), "{id}");
            assert!(parameters.iter().all(|p| p["schema"].is_object() && p["name"].is_string()), "{id}");
            assert!(operation.value["summary"].as_str().is_some_and(|s| !s.is_empty()), "{id}");
            let responses = operation.value["responses"].as_object().unwrap();
            assert!(
                responses.contains_key("200") && responses.values().all(|r| r["description"].is_string()),
                "{id}"
            );
            // All there is to say of a file that is to come stands in the address.
            let sends = operation.method == "POST" && *id != "begin_upload";
            assert_eq!(operation.value.get("requestBody").is_some(), sends, "{id}");
            if let Some(body) = operation.value.get("requestBody") {
                let content = body["content"].as_object().unwrap().values().next().unwrap();
                let schema = &content["schema"];
                assert!(
                    schema.get("type").is_some()
                        || schema.get("$ref").is_some()
                        || schema.get("oneOf").is_some(),
                    "{id}"
                );
            }
        }
    });
}

/// Every object of a value.
fn each(value: &Value, look: &mut impl FnMut(&serde_json::Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            look(object);
            object.values().for_each(|v| each(v, look));
        }
        Value::Array(list) => list.iter().for_each(|v| each(v, look)),
        _ => {}
    }
}
