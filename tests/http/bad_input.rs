//! What is broken, too large, stale, forged or not for here: refused with a sentence, and nothing half written.

use futures_util::future::{join, join_all};
use futures_util::stream;
use quorate_core::Moment;
use quorate_core::record::merkle::leaf_hash;
use quorate_store::Secret;
use reqwest::{Body, RequestBuilder};
use serde_json::{Value, json};

use super::site::{NEIGHBOUR, Reply, Site, form, people_and_neighbour, send};
use crate::support::county::{County, LEAGUE, TENANT};
use crate::support::databases::{Database, for_each_database};

/// The largest file of these tests, in bytes.
const SMALL: u64 = 4096;
const CASE: &str = "/api/v1/cases/case-1";
/// Where the tax bureau answers.
const REPLY: &str = "POST /api/v1/cases/case-1/tasks/bureaus.1.tax/reply";
const CLOSE: &str = "POST /api/v1/cases/case-1/close_stage";
const TAX: &str = "tax-section-head";
const CIVIL: &str = "civil-section-head";

/// What is asked: told, by whom, method and path, body; and how it is answered: status and code.
type Row<'a> = (&'a str, &'a str, &'a str, &'a str, u16, &'a str);

/// A county with a case in coordination that takes only small files.
async fn site(database: &Database) -> Site {
    let county = County::establish(database).await;
    people_and_neighbour(&county).await;
    county.founding("case-1").to_coordination().await;
    Site::with_limit(county, database, SMALL).await
}

/// A request with JSON, or none if it is empty.
async fn ask(site: &Site, person: &str, what: &str, body: &str) -> RequestBuilder {
    let (method, path) = what.split_once(' ').unwrap();
    let request = site.ask(person, method, path).await;
    if body.is_empty() {
        return request;
    }
    request.header("content-type", "application/json").body(body.to_owned())
}

/// Sends what is bad: refused so, and the record is what it was.
async fn refused(site: &Site, told: &str, request: RequestBuilder, status: u16, code: &str) {
    println!("{told}");
    let head = site.head().await;
    send(request).await.problem(status, code);
    assert_eq!(site.head().await, head, "{told} has changed the record");
}

async fn all_refused(site: &Site, rows: &[Row<'_>]) {
    for (told, person, what, body, status, code) in rows {
        refused(site, told, ask(site, person, what, body).await, *status, code).await;
    }
    site.county.check_log().await;
    site.county.check_rebuild().await;
}

#[test]
fn bodies_that_cannot_be_read() {
    for_each_database(async |database| {
        let site = site(database).await;
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        let large = format!(r#"{{"stance":"agree","opinion":"{}"}}"#, "x".repeat(quorate_http::BODY_MAX));
        all_refused(
            &site,
            &[
                ("broken JSON", TAX, REPLY, r#"{"stance":"#, 400, "bad-json"),
                ("two values", TAX, REPLY, r#"{"stance":"agree"} {}"#, 400, "bad-json"),
                ("not an object", TAX, REPLY, "[]", 400, "bad-json"),
                ("too deep", TAX, REPLY, &deep, 400, "bad-json"),
                ("an unknown field", TAX, REPLY, r#"{"stance":"agree","as":"head"}"#, 400, "bad-json"),
                ("an unknown word", TAX, REPLY, r#"{"stance":"shrug"}"#, 400, "bad-json"),
                ("of another type", TAX, REPLY, r#"{"stance":7}"#, 400, "bad-json"),
                ("the act again", TAX, REPLY, r#"{"stance":"agree","act":"decide"}"#, 400, "bad-json"),
                (
                    "the task again",
                    TAX,
                    REPLY,
                    r#"{"stance":"agree","task":"bureaus.1.tax"}"#,
                    400,
                    "bad-json",
                ),
                ("over 1 MiB", TAX, REPLY, &large, 413, "too-large"),
            ],
        )
        .await;
        let typed = async |media: &str| ask(&site, TAX, REPLY, "").await.header("content-type", media);
        let chunks = stream::iter((0..17).map(|_| Ok::<_, std::io::Error>(vec![b' '; 64 * 1024])));
        let endless = typed("application/json").await.body(Body::wrap_stream(chunks));
        refused(&site, "over 1 MiB in chunks", endless, 413, "too-large").await;
        let other = typed("application/json").await.body(&b"{\"opinion\":\"\xff\"}"[..]);
        refused(&site, "not UTF-8", other, 400, "bad-json").await;
        refused(&site, "no body", typed("application/json").await, 400, "bad-json").await;
        for media in ["text/plain", "application/x-www-form-urlencoded", "application/xml", "json"] {
            let body = typed(media).await.body(r#"{"stance":"agree"}"#);
            refused(&site, media, body, 415, "media-type").await;
        }
        let untyped = ask(&site, TAX, REPLY, "").await.body(r#"{"stance":"agree"}"#);
        refused(&site, "no type", untyped, 415, "media-type").await;
        site.county.check_log().await;
    });
}

#[test]
fn commands_that_the_rules_refuse() {
    let decide = REPLY.replace("/reply", "/decide");
    let nothing = format!("POST {CASE}/tasks/nothing.1/claim");
    let (open, set) = ("POST /api/v1/cases", format!("POST {CASE}/set_parameter"));
    let missing = "0".repeat(64);
    let ghost =
        format!(r#"{{"stance":"agree","papers":[{{"paper":"opinion-reply","files":["{missing}"]}}]}}"#);
    let behalf = format!(r#"{{"medium":"paper","signer":"甲","dated":"2026-09-01","photo":"{missing}"}}"#);
    let behalf = format!(r#"{{"stance":"agree","behalf":{behalf}}}"#);
    let long = format!(r#"{{"stance":"agree","opinion":"{}"}}"#, "字".repeat(4001));
    let large = r#"{"parameter":"approval_days","value":9999,"decided_by":"x"}"#;
    let other = format!(r#"{{"procedure":"county-work-committee","county":"{NEIGHBOUR}"}}"#);
    let found = r#"{"act":"establish","jurisdiction":"1","name":"x"}"#;
    let agree = r#"{"stance":"agree"}"#;
    for_each_database(async |database| {
        let site = site(database).await;
        all_refused(
            &site,
            &[
                ("a person of another office", CIVIL, REPLY, agree, 403, "not-your-office"),
                ("not the lead", TAX, CLOSE, "{}", 403, "not-the-lead"),
                ("not the lead, on behalf", CIVIL, REPLY, &behalf, 403, "not-the-lead"),
                ("a case of another county", LEAGUE, open, &other, 404, "not-found"),
                ("no such procedure", LEAGUE, open, r#"{"procedure":"x"}"#, 404, "procedure-unknown"),
                ("no such task", TAX, &nothing, "{}", 404, "task-unknown"),
                ("a task of another kind", TAX, &decide, r#"{"outcome":"agreed"}"#, 422, "wrong-kind"),
                ("no word of reason", TAX, REPLY, r#"{"stance":"object"}"#, 422, "reason-missing"),
                ("a file nobody stored", TAX, REPLY, &ghost, 422, "artifact-unknown"),
                ("a photo nobody stored", LEAGUE, REPLY, &behalf, 422, "artifact-unknown"),
                ("too long", TAX, REPLY, &long, 422, "too-long"),
                (
                    "in the future",
                    TAX,
                    REPLY,
                    r#"{"stance":"agree","took_place":"2999-01-01"}"#,
                    422,
                    "not-yet",
                ),
                ("not a date", TAX, REPLY, r#"{"stance":"agree","took_place":"today"}"#, 400, "bad-json"),
                ("out of bounds", LEAGUE, &set, large, 422, "out-of-range"),
                ("a county founded", "clerk", "POST /api/v1/directory", found, 403, "forbidden"),
            ],
        )
        .await;
        let foreign = site.token_of(NEIGHBOUR, "harbour-section-head").await;
        let close = site.with_token(&foreign, "POST", &format!("{CASE}/close_stage")).json(&json!({}));
        refused(&site, "a person of another county", close, 404, "not-found").await;
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
        let secret = "秘 密 ★ 三年\n方案".as_bytes();
        for (told, name, bytes, status, code) in [
            ("empty", "a.txt", &b""[..], 400, "empty-file"),
            ("over the limit", "a.txt", over.as_bytes(), 413, "too-large"),
            ("without a name", "", b"words", 415, "file-type"),
            ("a program", "a.pdf", b"MZ\x90\0\x03", 415, "file-type"),
            ("a page", "a.txt", b"<script>alert(1)</script>", 415, "file-type"),
            ("a drawing with a script", "a.svg", b"<svg onload='x'/>", 415, "file-type"),
            ("not what it is called", "a.png", b"%PDF-1.7", 415, "file-type"),
            ("secret by its name", "方案 机密★.txt", b"words", 422, "secret-marking"),
            ("secret by its head", "a.txt", secret, 422, "secret-marking"),
        ] {
            refused(&site, told, file(name, bytes).await, status, code).await;
        }
        // Little enough over the limit that all of it is under way before the answer comes.
        let chunks = stream::iter((0..16).map(|_| Ok::<_, std::io::Error>(vec![b'x'; 1024])));
        let endless = file("a.txt", b"").await.body(Body::wrap_stream(chunks));
        refused(&site, "without a length", endless, 413, "too-large").await;
        // Nothing is left of them, and what is exactly as large as allowed is taken.
        let left = std::fs::read_dir(database.folder.path().join("files").join(TENANT).join("incoming"));
        assert!(left.map_or(true, |mut folder| folder.next().is_none()), "parts of uploads are left");
        site.upload(LEAGUE, "a.txt", &over.as_bytes()[1..]).await;
    });
}

#[test]
fn queries_and_headers_that_cannot_be_read() {
    for_each_database(async |database| {
        let site = site(database).await;
        for (told, path, status, code) in [
            ("a cursor that is none", "offices/tax/queue?cursor=zz", 400, "bad-cursor"),
            ("half a cursor", "offices/tax/queue?cursor=5b3", 400, "bad-cursor"),
            ("the cursor of another list", "cases?cursor=5b312c2261222c2262225d", 400, "bad-cursor"),
            ("a cursor with signs", "offices/tax/queue?cursor=+5+5", 400, "bad-cursor"),
            ("a cursor in Chinese", "offices/tax/queue?cursor=%E4%B8%AD", 400, "bad-cursor"),
            ("limit 0", "offices/tax/queue?limit=0", 400, "bad-cursor"),
            ("limit 201", "cases?limit=201", 400, "bad-cursor"),
            ("limit x", "cases/case-1/history?limit=x", 400, "bad-cursor"),
            ("an unknown state", "offices/tax/queue?state=lost", 400, "bad-cursor"),
            ("a day that is none", "offices/tax/queue?due_by=2026-02-30", 400, "bad-cursor"),
            ("an unknown path", "nothing", 404, "not-found"),
            ("a slash too many", "cases/", 404, "not-found"),
            ("a digest that is none", "artifacts/abc", 404, "not-found"),
            ("out of the folder", "artifacts/..%2f..%2fstore.db", 404, "not-found"),
            ("a case of blanks", "cases/%20", 404, "not-found"),
        ] {
            let request = site.ask(TAX, "GET", &format!("/api/v1/{path}")).await;
            refused(&site, told, request, status, code).await;
        }
        let long = "k".repeat(129);
        for (told, name, value, status, code) in [
            ("a stale version", "if-match", "\"1\"", 412, "precondition"),
            ("a version that is none", "if-match", "\"x\"", 400, "bad-json"),
            ("an empty id", "idempotency-key", "", 400, "bad-json"),
            ("an id with a slash", "idempotency-key", "a/b", 400, "bad-json"),
            ("an id with blanks", "idempotency-key", "a b", 400, "bad-json"),
            ("an id too long", "idempotency-key", &long, 400, "bad-json"),
        ] {
            let request = ask(&site, LEAGUE, CLOSE, "{}").await.header(name, value);
            refused(&site, told, request, status, code).await;
        }
        refused(&site, "a wrong method", site.ask(LEAGUE, "DELETE", CASE).await, 405, "method").await;
    });
}

#[test]
fn a_null_character_is_in_no_name() {
    for_each_database(async |database| {
        let site = site(database).await;
        let claim = format!("POST {CASE}/tasks/a%00b/claim");
        all_refused(
            &site,
            &[
                ("a case", TAX, "GET /api/v1/cases/a%00b", "", 404, "not-found"),
                ("an office", TAX, "GET /api/v1/offices/a%00b/queue", "", 404, "not-found"),
                ("a procedure", TAX, "GET /api/v1/procedures/a%00b", "", 404, "not-found"),
                ("a task", TAX, &claim, "{}", 404, "task-unknown"),
            ],
        )
        .await;
        // Such a filter finds nothing, or is turned down; it is no fault of ours.
        for query in
            ["offices/tax/queue?case=a%00b", "offices/tax/queue?procedure=a%00b", "cases?status=a%00b"]
        {
            let reply = site.get(TAX, &format!("/api/v1/{query}")).await;
            assert!(matches!(reply.status, 200 | 400), "{query}: {} {}", reply.status, reply.text());
        }
    });
}

#[test]
fn what_is_turned_down_before_we_see_it_is_told_as_a_problem_too() {
    for_each_database(async |database| {
        let site = site(database).await;
        let mut wrong = vec![];
        for path in [
            "offices/tax/queue?limit=1&limit=2",
            "cases?status=open&status=open",
            "cases/%ff",
            "offices/%ff/queue",
            "artifacts/%ff",
        ] {
            let reply = site.get(TAX, &format!("/api/v1/{path}")).await;
            if !matches!(reply.status, 400 | 404) || reply.code().is_empty() {
                wrong.push(format!("{path}: {} {:?}", reply.status, String::from_utf8_lossy(&reply.body)));
            }
        }
        let name = ask(&site, TAX, "POST /api/v1/artifacts?name=a.txt&name=b.txt", "").await.body("words");
        let pages = [
            ("POST /cases", "application/json", "{}"),
            ("POST /cases", "application/x-www-form-urlencoded", "title=x"),
            ("POST /cases/case-1/act", "text/plain", "act=close_stage"),
            ("POST /cases/case-1/tasks/bureaus.1.tax/act", "text/plain", "act=claim"),
            ("GET /cases/%ff", "", ""),
            ("GET /?done=1&done=1", "", ""),
        ];
        let mut asked = vec![("POST /api/v1/artifacts", name)];
        for (what, media, body) in pages {
            let request = ask(&site, TAX, what, "").await.header("content-type", media).body(body);
            asked.push((what, request));
        }
        for (what, request) in asked {
            let reply = send(request).await;
            let page = what.contains("/api/") || reply.header("content-type").starts_with("text/html");
            if !(400..500).contains(&reply.status)
                || !page
                || (what.contains("/api/") && reply.code().is_empty())
            {
                wrong.push(format!("{what}: {} {:?}", reply.status, String::from_utf8_lossy(&reply.body)));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    });
}

#[test]
fn whoever_cannot_be_let_in() {
    for_each_database(async |database| {
        let site = site(database).await;
        let ended = site.new_token(TENANT, LEAGUE, site.county.engine.now()).await;
        let path = format!("{CASE}/close_stage");
        let close = |token: &str| site.with_token(token, "POST", &path).json(&json!({}));
        let session = session(&site).await;
        let cookie = || site.without("POST", &path).json(&json!({})).header("cookie", &session);
        let nobody = site.without("POST", &path).json(&json!({}));
        for (told, request, status, code) in [
            ("nobody", nobody, 401, "unauthenticated"),
            ("an unknown token", close("q00"), 401, "unauthenticated"),
            ("an empty token", close(""), 401, "unauthenticated"),
            ("an expired token", close(ended.reveal()), 401, "token-expired"),
            ("a password", site.without("GET", CASE).basic_auth("tax", Some("x")), 401, "unauthenticated"),
            ("another site", cookie().header("sec-fetch-site", "cross-site"), 403, "cross-site"),
            ("a neighbouring site", cookie().header("sec-fetch-site", "same-site"), 403, "cross-site"),
            ("another origin", cookie().header("origin", "https://elsewhere.example"), 403, "cross-site"),
            ("no origin", cookie().header("origin", "null"), 403, "cross-site"),
        ] {
            refused(&site, told, request, status, code).await;
        }
        // A form elsewhere that posts to a page of ours is not let in either; our own pages are.
        let elsewhere = form(site.without("POST", "/cases/case-1/act"), &[("act", "close_stage")]);
        let elsewhere = elsewhere.header("cookie", &session).header("sec-fetch-site", "cross-site");
        assert_eq!(send(elsewhere).await.status, 403);
        for own in [("sec-fetch-site", "same-origin"), ("origin", site.base.as_str())] {
            refused(&site, "our own", cookie().header(own.0, own.1), 409, "stage-not-finishable").await;
        }
    });
}

/// A session of the lead's clerk, as a cookie.
async fn session(site: &Site) -> String {
    let secret = Secret::new("", quorate_engine::random().unwrap());
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
        let send_as = async |person: &str, key: &str, body: &str| -> Reply {
            send(ask(&site, person, REPLY, body).await.header("idempotency-key", key)).await
        };
        let first = send_as(TAX, "k-1", r#"{"stance":"agree"}"#).await;
        let receipt = first.good();
        let head = site.head().await;
        site.county.clock.set(Moment(site.county.engine.now().0 + 1));
        for _ in 0..3 {
            // Written otherwise, the same command.
            let again = send_as(TAX, "k-1", r#"{"opinion": "", "stance": "agree"}"#).await;
            assert_eq!((again.status, &again.body), (200, &first.body));
            assert_eq!(again.header("etag"), first.header("etag"));
        }
        send_as(TAX, "k-1", r#"{"stance":"suggest"}"#).await.problem(422, "idempotency-mismatch");
        // The id is its sender's own: with another's nothing is mixed up.
        send_as("tax-deputy-lead", "k-1", r#"{"stance":"agree"}"#).await.problem(409, "task-not-open");
        assert_eq!(site.head().await, head);
        let open = async || {
            let open = json!({"procedure": "county-work-committee"}).to_string();
            let request = ask(&site, LEAGUE, "POST /api/v1/cases", &open).await;
            send(request.header("idempotency-key", "k-2")).await
        };
        let (one, other) = (open().await, open().await);
        assert_eq!((one.good()["case"].is_string(), &one.body), (true, &other.body));
        let log = site.county.log().await;
        assert_eq!(log.len() as u64, site.county.check_log().await);
        assert_eq!(one.good()["index"], json!(log.len() - 1));
        for receipt in [receipt, one.good()] {
            let text = &log[usize::try_from(receipt["index"].as_u64().unwrap()).unwrap()];
            assert_eq!(leaf_hash(text.as_bytes()).to_string(), receipt["leaf"]);
        }
    });
}

#[test]
fn of_sixteen_retries_at_once_one_is_done_and_all_are_answered_alike() {
    for_each_database(async |database| {
        let site = site(database).await;
        let size = site.county.check_log().await;
        let mut asked = vec![];
        for _ in 0..16 {
            let request = ask(&site, TAX, REPLY, r#"{"stance":"agree"}"#).await;
            asked.push(send(request.header("idempotency-key", "k-3")));
        }
        let replies = join_all(asked).await;
        assert!(replies.iter().all(|r| r.status == 200 && r.body == replies[0].body), "{replies:#?}");
        assert_eq!(site.county.check_log().await, size + 1);
    });
}

#[test]
fn of_two_people_who_decide_at_once_one_is_told_who_was_first() {
    let second: [Value; 2] = [
        json!({"act": "put_person", "person": "second-head", "name": "second-head"}),
        json!({"act": "appoint", "appointment": "second", "person": "second-head", "office": "league",
            "role": "head", "rank": "head"}),
    ];
    for_each_database(async |database| {
        let county = County::establish(database).await;
        for order in second.clone() {
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
