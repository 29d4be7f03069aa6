//! What is broken, too large, stale, forged or not for here: refused with a sentence, and nothing half written.

use futures_util::future::join;
use futures_util::stream;
use quorate_core::Moment;
use reqwest::RequestBuilder;
use serde_json::{Value, json};

use super::site::{NEIGHBOUR, Site, form, people_and_neighbour, send};
use crate::support::county::{County, LEAGUE, TENANT};
use crate::support::databases::{Database, for_each_database};

/// The largest file of these tests, in bytes.
const SMALL: u64 = 4096;
const CASE: &str = "/api/v1/cases/case-1";

/// A county with a case in coordination that takes only small files.
async fn site(database: &Database) -> Site {
    let county = County::establish(database).await;
    people_and_neighbour(&county).await;
    county.founding("case-1").to_coordination().await;
    Site::with_limit(county, database, SMALL).await
}

/// Something asked, and how it is answered.
type Bad = (&'static str, RequestBuilder, u16, &'static str);

/// Sends what is bad, each held to its status and code, and the record to what it was.
async fn refused(site: &Site, all: Vec<Bad>) {
    let head = site.head().await;
    for (told, request, status, code) in all {
        println!("{told}");
        send(request).await.problem(status, code);
        assert_eq!(site.head().await, head, "{told} has changed the record");
    }
    site.county.check_log().await;
    site.county.check_rebuild().await;
}

#[test]
fn bodies_that_cannot_be_read() {
    for_each_database(async |database| {
        let site = site(database).await;
        let reply = async |body: Vec<u8>| {
            let path = format!("{CASE}/tasks/bureaus.1.tax/reply");
            let request = site.ask("tax-section-head", "POST", &path).await;
            request.header("content-type", "application/json").body(body)
        };
        let typed = async |media: Option<&str>| {
            let path = format!("{CASE}/tasks/bureaus.1.tax/reply");
            let request = site.ask("tax-section-head", "POST", &path).await.body(r#"{"stance":"agree"}"#);
            media.map_or_else(
                || request.try_clone().unwrap(),
                |m| request.try_clone().unwrap().header("content-type", m),
            )
        };
        let deep = [b"[".repeat(100_000), b"]".repeat(100_000)].concat();
        let large = format!(r#"{{"stance":"agree","opinion":"{}"}}"#, "x".repeat(quorate_http::BODY_MAX));
        let chunks = stream::iter((0..40).map(|_| Ok::<_, std::io::Error>(vec![b' '; 64 * 1024])));
        let endless = reply(vec![]).await.body(reqwest::Body::wrap_stream(chunks));
        refused(
            &site,
            vec![
                ("broken JSON", reply(br#"{"stance":"#.to_vec()).await, 400, "bad-json"),
                ("two values", reply(br#"{"stance":"agree"} {}"#.to_vec()).await, 400, "bad-json"),
                ("no body", reply(vec![]).await, 400, "bad-json"),
                ("not an object", reply(b"[]".to_vec()).await, 400, "bad-json"),
                ("not UTF-8", reply(b"{\"opinion\":\"\xff\"}".to_vec()).await, 400, "bad-json"),
                ("too deep", reply(deep).await, 400, "bad-json"),
                (
                    "unknown field",
                    reply(br#"{"stance":"agree","as":"head"}"#.to_vec()).await,
                    400,
                    "bad-json",
                ),
                ("unknown word", reply(br#"{"stance":"shrug"}"#.to_vec()).await, 400, "bad-json"),
                ("wrong type", reply(br#"{"stance":7}"#.to_vec()).await, 400, "bad-json"),
                (
                    "the act twice",
                    reply(br#"{"stance":"agree","act":"decide"}"#.to_vec()).await,
                    400,
                    "bad-json",
                ),
                (
                    "another task",
                    reply(br#"{"stance":"agree","task":"bureaus.1.civil"}"#.to_vec()).await,
                    400,
                    "bad-json",
                ),
                (
                    "twice a field",
                    reply(br#"{"stance":"agree","stance":"object"}"#.to_vec()).await,
                    422,
                    "reason-missing",
                ),
                ("over 1 MiB", reply(large.into_bytes()).await, 413, "too-large"),
                ("over 1 MiB in chunks", endless, 413, "too-large"),
                ("plain text", typed(Some("text/plain")).await, 415, "media-type"),
                ("a form", typed(Some("application/x-www-form-urlencoded")).await, 415, "media-type"),
                ("no type", typed(None).await, 415, "media-type"),
            ],
        )
        .await;
    });
}

#[test]
fn commands_that_the_rules_refuse() {
    for_each_database(async |database| {
        let site = site(database).await;
        let act = async |person: &str, path: &str, body: Value| {
            site.ask(person, "POST", &format!("{CASE}/{path}")).await.json(&body)
        };
        let foreign = site.token_of(NEIGHBOUR, "harbour-section-head").await;
        let elsewhere = site.with_token(&foreign, "POST", &format!("{CASE}/close_stage")).json(&json!({}));
        let county = json!({"procedure": "county-work-committee", "county": NEIGHBOUR});
        let agree = json!({"stance": "agree"});
        let missing = "0".repeat(64);
        let photo = json!({"medium": "paper", "signer": "甲", "dated": "2026-09-01", "photo": missing});
        let ghost = json!({"paper": "opinion-reply", "files": [missing]});
        let long = "字".repeat(4001);
        refused(
            &site,
            vec![
                (
                    "a person of another office",
                    act("civil-section-head", "tasks/bureaus.1.tax/reply", agree.clone()).await,
                    403,
                    "not-your-office",
                ),
                (
                    "not the lead",
                    act("tax-section-head", "close_stage", json!({})).await,
                    403,
                    "not-the-lead",
                ),
                (
                    "a case of another county",
                    site.ask(LEAGUE, "POST", "/api/v1/cases").await.json(&county),
                    404,
                    "not-found",
                ),
                ("a person of another county", elsewhere, 404, "not-found"),
                (
                    "no such procedure",
                    site.ask(LEAGUE, "POST", "/api/v1/cases").await.json(&json!({"procedure": "x"})),
                    404,
                    "procedure-unknown",
                ),
                (
                    "no such task",
                    act("tax-section-head", "tasks/nothing.1/claim", json!({})).await,
                    404,
                    "task-unknown",
                ),
                (
                    "a task of another kind",
                    act("tax-section-head", "tasks/bureaus.1.tax/decide", json!({"outcome": "agreed"})).await,
                    422,
                    "wrong-kind",
                ),
                (
                    "an objection without a word",
                    act("tax-section-head", "tasks/bureaus.1.tax/reply", json!({"stance": "object"})).await,
                    422,
                    "reason-missing",
                ),
                (
                    "a file nobody stored",
                    act(
                        "tax-section-head",
                        "tasks/bureaus.1.tax/reply",
                        json!({"stance": "agree", "papers": [ghost]}),
                    )
                    .await,
                    422,
                    "artifact-unknown",
                ),
                (
                    "a photo nobody stored",
                    act(LEAGUE, "tasks/bureaus.1.tax/reply", json!({"stance": "agree", "behalf": photo}))
                        .await,
                    422,
                    "artifact-unknown",
                ),
                (
                    "on behalf, by another",
                    act(
                        "civil-section-head",
                        "tasks/bureaus.1.tax/reply",
                        json!({"stance": "agree", "behalf": photo}),
                    )
                    .await,
                    403,
                    "not-the-lead",
                ),
                (
                    "too long",
                    act(
                        "tax-section-head",
                        "tasks/bureaus.1.tax/reply",
                        json!({"stance": "agree", "opinion": long}),
                    )
                    .await,
                    422,
                    "too-long",
                ),
                (
                    "in the future",
                    act(
                        "tax-section-head",
                        "tasks/bureaus.1.tax/reply",
                        json!({"stance": "agree", "took_place": "2999-01-01"}),
                    )
                    .await,
                    422,
                    "not-yet",
                ),
                (
                    "not a date",
                    act(
                        "tax-section-head",
                        "tasks/bureaus.1.tax/reply",
                        json!({"stance": "agree", "took_place": "yesterday"}),
                    )
                    .await,
                    400,
                    "bad-json",
                ),
                (
                    "out of bounds",
                    act(
                        LEAGUE,
                        "set_parameter",
                        json!({"parameter": "approval_days", "value": 9999, "decided_by": "x"}),
                    )
                    .await,
                    422,
                    "out-of-range",
                ),
                (
                    "a jurisdiction founded over HTTP",
                    site.ask("clerk", "POST", "/api/v1/directory")
                        .await
                        .json(&json!({"act": "establish", "jurisdiction": "1", "name": "x"})),
                    403,
                    "forbidden",
                ),
            ],
        )
        .await;
    });
}

#[test]
fn files_that_are_not_taken() {
    for_each_database(async |database| {
        let site = site(database).await;
        let file = async |name: &str, bytes: &[u8]| {
            let request = site.ask(LEAGUE, "POST", "/api/v1/artifacts").await;
            request.query(&[("name", name)]).body(bytes.to_vec())
        };
        let over = "x".repeat(usize::try_from(SMALL).unwrap() + 1);
        let chunks = stream::iter((0..1000).map(|_| Ok::<_, std::io::Error>(vec![b'x'; 1024])));
        let endless = file("a.txt", b"").await.body(reqwest::Body::wrap_stream(chunks));
        let nameless = site.ask(LEAGUE, "POST", "/api/v1/artifacts").await.body("words");
        refused(
            &site,
            vec![
                ("empty", file("a.txt", b"").await, 400, "empty-file"),
                ("over the limit", file("a.txt", over.as_bytes()).await, 413, "too-large"),
                ("endless", endless, 413, "too-large"),
                ("without a name", nameless, 415, "file-type"),
                ("a program", file("a.pdf", b"MZ\x90\0\x03").await, 415, "file-type"),
                ("a page", file("a.txt", b"<script>alert(1)</script>").await, 415, "file-type"),
                ("a drawing with a script", file("a.svg", b"<svg onload='x'/>").await, 415, "file-type"),
                ("not what it is called", file("a.png", b"%PDF-1.7").await, 415, "file-type"),
                (
                    "secret by its name",
                    file("方案 机密★.txt", "方案".as_bytes()).await,
                    422,
                    "secret-marking",
                ),
                (
                    "secret by its head",
                    file("a.txt", "秘 密 ★ 三年\n方案".as_bytes()).await,
                    422,
                    "secret-marking",
                ),
            ],
        )
        .await;
        // Nothing is left of them, and what is exactly as large as allowed is taken.
        let left = || std::fs::read_dir(database.folder.path().join("files").join(TENANT).join("incoming"));
        assert!(left().map_or(true, |mut folder| folder.next().is_none()), "parts of uploads are left");
        site.upload(LEAGUE, "a.txt", &over.as_bytes()[1..]).await;
    });
}

#[test]
fn queries_and_headers_that_cannot_be_read() {
    for_each_database(async |database| {
        let site = site(database).await;
        let get = async |path: &str| site.ask("tax-section-head", "GET", path).await;
        let with = async |name: &str, value: &str| {
            let request = site.ask(LEAGUE, "POST", &format!("{CASE}/close_stage")).await;
            request.header(name, value).json(&json!({}))
        };
        let queue = "/api/v1/offices/tax/queue";
        refused(
            &site,
            vec![
                ("a cursor that is none", get(&format!("{queue}?cursor=zz")).await, 400, "bad-cursor"),
                ("half a cursor", get(&format!("{queue}?cursor=5b3")).await, 400, "bad-cursor"),
                (
                    "the cursor of another list",
                    get("/api/v1/cases?cursor=5b312c2261222c2262225d").await,
                    400,
                    "bad-cursor",
                ),
                ("a cursor with a sign", get(&format!("{queue}?cursor=+5+5")).await, 400, "bad-cursor"),
                ("a cursor in Chinese", get(&format!("{queue}?cursor=%E4%B8%AD")).await, 400, "bad-cursor"),
                ("limit 0", get(&format!("{queue}?limit=0")).await, 400, "bad-cursor"),
                ("limit 201", get(&format!("{queue}?limit=201")).await, 400, "bad-cursor"),
                ("limit x", get(&format!("{CASE}/history?limit=x")).await, 400, "bad-cursor"),
                ("an unknown state", get(&format!("{queue}?state=lost")).await, 400, "bad-cursor"),
                ("a day that is none", get(&format!("{queue}?due_by=2026-02-30")).await, 400, "bad-cursor"),
                ("an unknown path", get("/api/v1/nothing").await, 404, "not-found"),
                ("a path with a slash too many", get("/api/v1/cases/").await, 404, "not-found"),
                ("a digest that is none", get("/api/v1/artifacts/abc").await, 404, "not-found"),
                (
                    "a path out of the folder",
                    get("/api/v1/artifacts/..%2f..%2fstore.db").await,
                    404,
                    "not-found",
                ),
                ("a case of blanks", get("/api/v1/cases/%20").await, 404, "not-found"),
                ("a wrong method", site.ask(LEAGUE, "DELETE", CASE).await, 405, "method"),
                ("a stale version", with("if-match", "\"1\"").await, 412, "precondition"),
                ("a version that is none", with("if-match", "\"x\"").await, 400, "bad-json"),
                ("an empty id", with("idempotency-key", "").await, 400, "bad-json"),
                ("an id with a slash", with("idempotency-key", "a/b").await, 400, "bad-json"),
                ("an id too long", with("idempotency-key", &"k".repeat(129)).await, 400, "bad-json"),
            ],
        )
        .await;
    });
}

#[test]
fn a_null_character_is_in_no_name() {
    for_each_database(async |database| {
        let site = site(database).await;
        let get = async |path: &str| site.ask("tax-section-head", "GET", path).await;
        let task = format!("{CASE}/tasks/a%00b");
        refused(
            &site,
            vec![
                ("a case", get("/api/v1/cases/a%00b").await, 404, "not-found"),
                ("a task", get(&task).await, 404, "not-found"),
                (
                    "a task to write to",
                    site.ask(LEAGUE, "POST", &format!("{task}/claim")).await.json(&json!({})),
                    404,
                    "task-unknown",
                ),
                ("an office", get("/api/v1/offices/a%00b/queue").await, 404, "not-found"),
                ("a procedure", get("/api/v1/procedures/a%00b").await, 404, "not-found"),
                ("a case of a queue", get("/api/v1/offices/tax/queue?case=a%00b").await, 400, "bad-cursor"),
                (
                    "a procedure of a queue",
                    get("/api/v1/offices/tax/queue?procedure=a%00b").await,
                    400,
                    "bad-cursor",
                ),
                ("a state of cases", get("/api/v1/cases?status=a%00b").await, 400, "bad-cursor"),
                (
                    "a cursor",
                    get("/api/v1/cases?cursor=5b312c22615c753030303062225d").await,
                    400,
                    "bad-cursor",
                ),
            ],
        )
        .await;
    });
}

#[test]
fn what_axum_itself_cannot_read_is_told_as_a_problem_too() {
    for_each_database(async |database| {
        let site = site(database).await;
        let get = async |path: &str| site.ask("tax-section-head", "GET", path).await;
        let queue = "/api/v1/offices/tax/queue";
        refused(
            &site,
            vec![
                ("a parameter twice", get(&format!("{queue}?limit=1&limit=2")).await, 400, "bad-cursor"),
                ("a query that is not UTF-8", get(&format!("{queue}?case=%ff")).await, 400, "bad-cursor"),
                ("a path that is not UTF-8", get("/api/v1/cases/%ff").await, 404, "not-found"),
                ("an office that is not UTF-8", get("/api/v1/offices/%ff/queue").await, 404, "not-found"),
            ],
        )
        .await;
    });
}

#[test]
fn whoever_cannot_be_let_in() {
    for_each_database(async |database| {
        let site = site(database).await;
        let now = site.county.engine.now();
        let ended = site.new_token(TENANT, LEAGUE, now).await;
        let close =
            |token: &str| site.with_token(token, "POST", &format!("{CASE}/close_stage")).json(&json!({}));
        let session = session(&site).await;
        let cookie = || {
            site.without("POST", &format!("{CASE}/close_stage")).json(&json!({})).header("cookie", &session)
        };
        refused(
            &site,
            vec![
                (
                    "nobody",
                    site.without("POST", &format!("{CASE}/close_stage")).json(&json!({})),
                    401,
                    "unauthenticated",
                ),
                ("an unknown token", close("q00"), 401, "unauthenticated"),
                ("an empty token", close(""), 401, "unauthenticated"),
                ("an expired token", close(ended.reveal()), 401, "token-expired"),
                (
                    "basic authentication",
                    site.without("GET", CASE).basic_auth("tax", Some("x")),
                    401,
                    "unauthenticated",
                ),
                (
                    "another site, as browsers tell",
                    cookie().header("sec-fetch-site", "cross-site"),
                    403,
                    "cross-site",
                ),
                ("a neighbouring site", cookie().header("sec-fetch-site", "same-site"), 403, "cross-site"),
                ("another origin", cookie().header("origin", "https://elsewhere.example"), 403, "cross-site"),
                ("no origin", cookie().header("origin", "null"), 403, "cross-site"),
            ],
        )
        .await;
        // The same from our own pages is let in; a page of ours that a form elsewhere posts to is not.
        let elsewhere = form(site.without("POST", "/cases/case-1/act"), &[("act", "close_stage")])
            .header("cookie", &session);
        assert_eq!(send(elsewhere.header("sec-fetch-site", "cross-site")).await.status, 403);
        assert_eq!(
            send(cookie().header("sec-fetch-site", "same-origin")).await.status,
            409,
            "bureaus are open"
        );
        assert_eq!(send(cookie().header("origin", &site.base)).await.status, 409);
    });
}

/// A session of the lead's clerk, as a cookie.
async fn session(site: &Site) -> String {
    let secret = quorate_store::Secret::new("", quorate_engine::random().unwrap());
    let expires = site.county.engine.now().plus_minutes(60);
    site.county.engine.store().add_link(&secret, TENANT, LEAGUE, expires).await.unwrap();
    let reply = send(site.without("POST", &format!("/sign-in/{}", secret.reveal()))).await;
    assert_eq!(reply.status, 303, "{}", reply.text());
    reply.header("set-cookie").split(';').next().unwrap().to_owned()
}

#[test]
fn a_replayed_command_is_answered_with_the_same_bytes() {
    for_each_database(async |database| {
        let site = site(database).await;
        let path = format!("{CASE}/tasks/bureaus.1.tax/reply");
        let key = async |person: &str, key: &str, body: Value| {
            send(site.ask(person, "POST", &path).await.header("idempotency-key", key).json(&body)).await
        };
        let first = key("tax-section-head", "k-1", json!({"stance": "agree"})).await;
        let receipt = first.good();
        let head = site.head().await;
        site.county.clock.set(Moment(site.county.engine.now().0 + 1));
        for _ in 0..3 {
            // Written otherwise, the same command.
            let again = key("tax-section-head", "k-1", json!({"opinion": "", "stance": "agree"})).await;
            assert_eq!((again.status, &again.body), (200, &first.body));
            assert_eq!(again.header("etag"), first.header("etag"));
        }
        key("tax-section-head", "k-1", json!({"stance": "suggest"}))
            .await
            .problem(422, "idempotency-mismatch");
        // The id is its sender's own: with another's nothing is mixed up.
        key("tax-deputy-lead", "k-1", json!({"stance": "agree"})).await.problem(409, "task-not-open");
        assert_eq!(site.head().await, head);
        let open = json!({"procedure": "county-work-committee"});
        let opened = async || {
            let request = site.ask(LEAGUE, "POST", "/api/v1/cases").await.header("idempotency-key", "k-2");
            send(request.json(&open)).await
        };
        let (one, other) = (opened().await, opened().await);
        assert_eq!((one.good()["case"].is_string(), &one.body), (true, &other.body));
        let log = site.county.log().await;
        assert_eq!(log.len() as u64, site.county.check_log().await);
        assert_eq!(one.good()["index"], json!(log.len() - 1));
        let text = &log[usize::try_from(receipt["index"].as_u64().unwrap()).unwrap()];
        assert_eq!(quorate_core::record::merkle::leaf_hash(text.as_bytes()).to_string(), receipt["leaf"]);
    });
}

#[test]
fn of_two_people_who_decide_at_once_one_is_told_who_was_first() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        let second = [
            json!({"act": "put_person", "person": "second-head", "name": "second-head"}),
            json!({"act": "appoint", "appointment": "second", "person": "second-head", "office": "league",
                "role": "head", "rank": "head"}),
        ];
        for order in second {
            county.direct(order).await.unwrap();
        }
        let case = county.founding("case-1");
        case.to_coordination().await;
        case.coordinate(1).await;
        case.prepare().await;
        let site = Site::over(county, database).await;
        let size = site.county.check_log().await;
        let decide = async |person: &str| {
            let file = site.upload(person, "a.txt", b"words").await;
            let body = json!({"outcome": "agreed", "papers": [{"paper": "reply", "files": [file]}]});
            site.post(person, &format!("{CASE}/tasks/founding-reply.1/decide"), &body).await
        };
        let (one, other) = join(decide("league-head"), decide("second-head")).await;
        let (won, lost) = if one.status == 200 { (one, other) } else { (other, one) };
        won.good();
        lost.problem(409, "task-not-open");
        // The decision, and the body as an office.
        assert_eq!(site.county.check_log().await, size + 2);
        site.county.check_rebuild().await;
    });
}
