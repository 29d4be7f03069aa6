//! Invitation links, as whoever holds one, guesses at one, or shows too much with one relies on them.

use quorate_core::Language;
use quorate_engine::Order;
use quorate_wording::say;
use reqwest::RequestBuilder;
use reqwest::header::CONTENT_TYPE;
use serde_json::{Value, json};

use super::document::Document;
use super::markup::html;
use super::site::{NEIGHBOUR, Reply, Site, form, next_door, parts, send};
use crate::support::county::{LEAGUE, TENANT};
use crate::support::databases::{Database, for_each_database};

const CASE: &str = "case-1";
const TAX: &str = "bureaus.1.tax";

/// An invitation as it is shown once.
struct Invitation {
    path: String,
    code: String,
    number: u64,
}

/// A case in coordination.
async fn site(database: &Database) -> Site {
    let site = Site::establish(database).await;
    site.county.founding(CASE).to_coordination().await;
    site
}

/// The day so many days from now.
fn day(site: &Site, days: i64) -> String {
    site.county.engine.now().plus_minutes(days * 24 * 60).date(480).to_string()
}

/// An invitation of the lead to answer for the tax bureau.
async fn invite(site: &Site, case: &str, days: i64) -> Invitation {
    let path = format!("/api/v1/cases/{case}/tasks/{TAX}/invite");
    let made = site.post(LEAGUE, &path, &json!({"until": day(site, days)})).await.good();
    let text = |name: &str| made[name].as_str().unwrap().to_owned();
    Invitation { path: text("path"), code: text("code"), number: made["invitation"].as_u64().unwrap() }
}

/// What a holder sends who agrees.
const AGREE: [(&str, &str); 5] = [
    ("act", "reply"),
    ("choice", "agree"),
    ("guest_name", "罗欣"),
    ("guest_position", "社会组织股股长"),
    ("guest_rank", "section-head"),
];

/// The same with some fields otherwise.
fn agree_but<'a>(but: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let rest = AGREE.into_iter().filter(|(name, _)| !but.iter().any(|(n, _)| n == name));
    rest.chain(but.iter().copied()).collect()
}

async fn get(site: &Site, path: &str) -> Reply {
    send(site.without("GET", path)).await
}

async fn act(site: &Site, path: &str, fields: &[(&str, &str)]) -> Reply {
    send(parts(site.without("POST", &format!("{path}/act")), fields)).await
}

async fn enter(site: &Site, code: &str) -> Reply {
    send(form(site.without("POST", "/invited?lang=en"), &[("code", code)])).await
}

/// Told on a page that the invitation is over, and nothing of the case.
fn over(reply: &Reply) {
    assert_eq!(reply.status, 403, "{}", reply.text());
    assert!(reply.text().contains(&say(Language::Zh, "refusal-invitation-over", &[])), "{}", reply.text());
    assert!(!reply.text().contains(CASE) && !reply.text().contains("tax"), "{}", reply.text());
}

#[test]
fn a_link_opens_its_task_and_the_record_says_who_answered_by_it() {
    for_each_database(async |database| {
        let site = site(database).await;
        let link = invite(&site, CASE, 14).await;
        assert_eq!(link.path.strip_prefix("/invited/").map(str::len), Some(64), "256 bits");
        let page = get(&site, &link.path).await;
        assert_eq!(page.status, 200);
        assert_eq!(page.header("cache-control"), "no-store");
        assert_eq!(page.header("set-cookie"), "", "who comes by a link is not signed in");
        assert!(page.text().contains(&format!("action=\"{}/act\"", link.path)), "{}", page.text());
        let done = act(&site, &link.path, &agree_but(&[("words", "支持成立※")])).await;
        assert_eq!(
            (done.status, done.header("location")),
            (303, format!("{}?said=said-done", link.path)),
            "{}",
            done.text()
        );
        let after = get(&site, &done.header("location")).await;
        assert!(after.text().contains(&say(Language::Zh, "invited-done", &[])), "{}", after.text());
        // The leaf has the hash of who signed, the payload the name: it can be taken out without breaking the log.
        let log = site.county.log().await.join("\n");
        assert!(!log.contains("罗欣") && !log.contains("股长"), "the name is in a leaf");
        assert!(!log.contains(&link.path[9..]) && !log.contains(&link.code), "a secret is in a leaf");
        let case = site.county.founding(CASE).now().await;
        let task = case.tasks[TAX].done.clone().unwrap();
        assert_eq!((task.grade.as_str(), task.person.clone()), ("link", None));
        assert_eq!(task.recorded_by, format!("guest-{CASE}-{}", link.number));
        let signed = site.county.engine.store().payload(TENANT, task.signed.unwrap()).await.unwrap();
        assert_eq!(signed.as_deref(), Some("罗欣 社会组织股股长"));
        // The offices of the case read it.
        let shown = site.get(LEAGUE, &format!("/api/v1/cases/{CASE}/tasks/{TAX}")).await.good();
        assert_eq!(shown["done"]["signed"], json!("罗欣 社会组织股股长"), "{}", shown["done"]);
        let shown = site.get(LEAGUE, &format!("/cases/{CASE}")).await;
        assert!(shown.text().contains("罗欣 社会组织股股长 · tax"), "{}", shown.text());
        let verdict = site.get("auditor", &format!("/api/v1/cases/{CASE}/verdict")).await.good();
        assert_eq!(verdict["grades"]["link"], json!(1), "{}", verdict["grades"]);
        site.county.check_log().await;
        site.county.check_rebuild().await;
    });
}

#[test]
fn what_a_holder_did_the_holder_can_undo_for_five_minutes_and_no_other_holder() {
    for_each_database(async |database| {
        let site = site(database).await;
        let (link, other) = (invite(&site, CASE, 14).await, invite(&site, CASE, 14).await);
        let sent = agree_but(&[("command", "0199aaaa-0000-7000-8000-000000000001")]);
        assert_eq!(act(&site, &link.path, &sent).await.status, 303);
        let head = site.head().await;
        assert_eq!(act(&site, &link.path, &sent).await.status, 303, "sent twice");
        assert_eq!(site.head().await, head, "and done once");
        let undo = [("act", "undo")];
        assert_eq!(act(&site, &other.path, &undo).await.status, 403);
        assert_eq!(act(&site, &link.path, &undo).await.status, 303);
        assert!(site.county.founding(CASE).now().await.tasks[TAX].state.is_open());
        assert_eq!(act(&site, &other.path, &AGREE).await.status, 303);
        site.county.clock.set(site.county.engine.now().plus_minutes(6));
        assert_eq!(act(&site, &other.path, &undo).await.status, 409, "too late");
    });
}

#[test]
fn a_link_opens_nothing_but_its_task() {
    for_each_database(async |database| {
        let site = site(database).await;
        let link = invite(&site, CASE, 14).await;
        let secret = link.path.trim_start_matches("/invited/");
        let head = site.head().await;
        for path in [
            "/",
            "/cases",
            "/settings",
            "/security",
            "/cases/case-1",
            "/cases/case-1/verdict",
            "/cases/case-1/tasks/bureaus.1.tax",
            "/api/v1/me",
            "/api/v1/offices",
            "/api/v1/offices/tax/queue",
            "/api/v1/cases/case-1",
            "/api/v1/cases/case-1/tasks/bureaus.1.tax",
        ] {
            for request in [
                site.with_token(secret, "GET", path),
                site.without("GET", path).header("cookie", format!("quorate-session={secret}")),
                site.without("GET", &format!("{path}?secret={secret}")),
            ] {
                assert_eq!(send(request).await.status, 401, "{path}");
            }
        }
        assert_eq!(send(site.without("POST", &format!("/sign-in/{secret}"))).await.status, 410);
        assert_eq!(enter(&site, secret).await.status, 401, "a link is no code");
        // Other acts, other tasks: the path alone names the task, whatever the fields say.
        for fields in [
            &[("act", "claim")][..],
            &[("act", "release")],
            &[("act", "close_round")],
            &[("act", "submit")],
            &[("act", "decide"), ("choice", "agreed")],
            &[("act", "dispose"), ("choice", "adopted"), ("words", "采纳")],
            &[("act", "record_meeting"), ("held_on", "2026-09-14"), ("attendance", "tax,甲,head")],
            &[("act", "withdraw"), ("reason", "x")],
            &[("act", "invite"), ("until", "2026-09-30")],
            &[("act", "correct")],
            &[("act", "")],
            &[],
        ] {
            let signed = AGREE.into_iter().filter(|(name, _)| name.starts_with("guest_"));
            let all: Vec<(&str, &str)> = signed.chain(fields.iter().copied()).collect();
            let reply = act(&site, &link.path, &all).await;
            assert!(matches!(reply.status, 400 | 403 | 422), "{fields:?}: {}", reply.status);
        }
        assert_eq!(site.head().await, head, "nothing was done");
        let elsewhere = agree_but(&[("task", "bureaus.1.civil"), ("case", "other")]);
        assert_eq!(act(&site, &link.path, &elsewhere).await.status, 303);
        let case = site.county.founding(CASE).now().await;
        assert!(case.tasks["bureaus.1.civil"].state.is_open() && !case.tasks[TAX].state.is_open());
    });
}

#[test]
fn an_invitation_ends_with_its_day_with_its_revocation_and_with_its_case() {
    for_each_database(async |database| {
        let site = site(database).await;
        let (today, kept, revoked) =
            (invite(&site, CASE, 0).await, invite(&site, CASE, 14).await, invite(&site, CASE, 14).await);
        for link in [&today, &kept, &revoked] {
            assert_eq!(get(&site, &link.path).await.status, 200);
        }
        let uninvite = [("act", "uninvite"), ("invitation", &*revoked.number.to_string())];
        let path = format!("/cases/{CASE}/act");
        let foreign = send(form(site.ask("civil-section-head", "POST", &path).await, &uninvite)).await;
        assert_eq!(foreign.status, 403, "another office's");
        assert_eq!(send(form(site.ask(LEAGUE, "POST", &path).await, &uninvite)).await.status, 303);
        let over_everywhere = async |link: &Invitation| {
            let head = site.head().await;
            over(&get(&site, &link.path).await);
            over(&act(&site, &link.path, &AGREE).await);
            over(&get(&site, &format!("{}/papers/{}", link.path, "0".repeat(64))).await);
            assert_eq!(enter(&site, &link.code).await.status, 401, "its code is over too");
            assert_eq!(site.head().await, head);
        };
        over_everywhere(&revoked).await;
        // The last day counts to midnight of the place.
        let until = site.county.founding(CASE).now().await.invitations[&today.number].until;
        site.county.clock.set(until.plus_minutes(-1));
        assert_eq!(get(&site, &today.path).await.status, 200);
        site.county.clock.set(until);
        over_everywhere(&today).await;
        // What is done stays to be read, and is not done again.
        assert_eq!(act(&site, &kept.path, &AGREE).await.status, 303);
        assert_eq!(act(&site, &kept.path, &AGREE).await.status, 409);
        assert_eq!(get(&site, &kept.path).await.status, 200);
        let withdraw = json!({"reason": "另行安排"});
        site.post(LEAGUE, &format!("/api/v1/cases/{CASE}/withdraw"), &withdraw).await.good();
        assert_eq!(act(&site, &kept.path, &[("act", "undo")]).await.status, 409);
    });
}

#[test]
fn a_code_is_entered_as_it_was_written_down_and_opens_a_link_of_its_own() {
    for_each_database(async |database| {
        let site = site(database).await;
        let link = invite(&site, CASE, 14).await;
        let digits: String = link.code.chars().filter(char::is_ascii_digit).collect();
        assert_eq!(digits.len(), 12);
        let (a, b) = digits.split_at(6);
        for code in [link.code.clone(), digits.clone(), link.code.replace(' ', "-"), format!(" {a} - {b} ")] {
            let entered = enter(&site, &code).await;
            assert_eq!(entered.status, 303, "{code}: {}", entered.text());
            let path = entered.header("location");
            assert!(path != link.path && path.starts_with("/invited/") && !path.contains(&digits), "{path}");
            assert_eq!(get(&site, &path).await.status, 200);
            assert_eq!(entered.header("set-cookie"), "");
        }
        for wrong in ["", "1234", &digits[1..], &format!("{digits}1"), "abcdabcdabcd"] {
            let reply = enter(&site, wrong).await;
            assert_eq!(reply.status, 401, "{wrong}");
        }
    });
}

#[test]
fn guessing_codes_is_slowed_down_and_a_code_is_no_link() {
    for_each_database(async |database| {
        let site = site(database).await;
        let link = invite(&site, CASE, 14).await;
        let digits: String = link.code.chars().filter(char::is_ascii_digit).collect();
        // Where a code stands in a path, nothing would slow a guesser down.
        for code in [digits.clone(), link.code.replace(' ', "%20"), link.code.replace(' ', "-")] {
            let path = format!("/invited/{code}");
            over(&get(&site, &path).await);
            over(&act(&site, &path, &AGREE).await);
            over(&get(&site, &format!("{path}/papers/{}", "0".repeat(64))).await);
        }
        let wrong = if digits == "000000000000" { "1".repeat(12) } else { "0".repeat(12) };
        let says = |reply: &Reply, id: &str| {
            let sentence = say(Language::En, id, &[("seconds", "3")]);
            assert_eq!(reply.status, 401);
            assert!(reply.text().contains(&sentence), "{sentence}: {}", reply.text());
        };
        for _ in 0..5 {
            says(&enter(&site, &wrong).await, "invited-code-wrong");
        }
        says(&enter(&site, &wrong).await, "sign-in-wait");
        says(&enter(&site, &digits).await, "sign-in-wait");
        // Who has a link goes on; after the wait the code opens.
        assert_eq!(get(&site, &link.path).await.status, 200);
        let now = site.county.engine.now();
        site.county.clock.set(quorate_core::Moment(now.0 + 3_000_000));
        assert_eq!(enter(&site, &digits).await.status, 303);
    });
}

#[test]
fn many_codes_guessed_at_once_are_slowed_down_as_well() {
    for_each_database(async |database| {
        let site = site(database).await;
        let all = futures_util::future::join_all((0..40).map(|n| {
            let code = format!("{n:012}");
            let request = form(site.without("POST", "/invited?lang=en"), &[("code", &code)]);
            send(request)
        }))
        .await;
        let tried = say(Language::En, "invited-code-wrong", &[]);
        let tried = all.iter().filter(|reply| reply.text().contains(&tried)).count();
        assert!(tried <= 5, "{tried} were tried");
    });
}

#[test]
fn the_papers_of_the_case_can_be_read_and_no_other_file() {
    for_each_database(async |database| {
        let site = site(database).await;
        let paper = site.upload("civil-section-head", "opinion.txt", b"we agree").await;
        let reply = json!({"stance": "agree", "papers": [{"paper": "opinion-reply", "files": [paper]}]});
        let path = format!("/api/v1/cases/{CASE}/tasks/bureaus.1.civil/reply");
        site.post("civil-section-head", &path, &reply).await.good();
        let link = invite(&site, CASE, 14).await;
        let listed = get(&site, &link.path).await;
        let file = format!("{}/papers/{paper}", link.path);
        assert!(listed.text().contains(&file), "{}", listed.text());
        let read = get(&site, &file).await;
        assert_eq!((read.status, read.body.as_ref()), (200, &b"we agree"[..]));
        assert!(read.header("content-disposition").starts_with("attachment"));
        // A file beside the papers, one nobody names, one of another case and of another county.
        let beside = site.upload(LEAGUE, "beside.txt", b"for the offices").await;
        let attach = json!({"title": "附件", "file": beside});
        site.post(LEAGUE, &format!("/api/v1/cases/{CASE}/attach"), &attach).await.good();
        let unnamed = site.upload("tax-section-head", "draft.txt", b"a draft of the same office").await;
        site.county.founding("case-2").to_coordination().await;
        let second = site.upload("finance-section-head", "second.txt", b"of another case").await;
        let reply = json!({"stance": "agree", "papers": [{"paper": "opinion-reply", "files": [second]}]});
        site.post("finance-section-head", "/api/v1/cases/case-2/tasks/bureaus.1.finance/reply", &reply)
            .await
            .good();
        let missing = "0".repeat(64);
        for digest in
            [&*beside, &unnamed, &second, &missing, "x", "..%2f..%2fstore.db", "%00", &paper.to_uppercase()]
        {
            let reply = get(&site, &format!("{}/papers/{digest}", link.path)).await;
            assert_eq!(reply.status, 404, "{digest}");
        }
    });
}

#[test]
fn a_link_is_no_place_to_keep_files_once_its_task_is_done() {
    for_each_database(async |database| {
        let site = site(database).await;
        let invited = invite(&site, CASE, 3).await;
        assert_eq!(act(&site, &invited.path, &AGREE).await.status, 303);
        let body = "--part\r\nContent-Disposition: form-data; name=\"paper:opinion-reply\"; filename=\"a.txt\"\r\n\r\n\
            some text\r\n--part\r\nContent-Disposition: form-data; name=\"act\"\r\n\r\nreply\r\n--part--\r\n";
        let request = site.without("POST", &format!("{}/act", invited.path));
        let reply = send(request.header(CONTENT_TYPE, "multipart/form-data; boundary=part").body(body)).await;
        assert_eq!(reply.status, 409, "{}", reply.text());
        let count = "SELECT CAST(COUNT(*) AS TEXT) FROM artifact WHERE name = 'a.txt'";
        assert_eq!(database.rows(count, count).await, [["0"]]);
    });
}

#[test]
fn a_case_of_the_same_name_in_another_county_is_not_touched() {
    for_each_database(async |database| {
        let site = site(database).await;
        let open = json!({"act": "open", "procedure": "county-work-committee", "county": NEIGHBOUR});
        let command = serde_json::from_value(open).unwrap();
        let order = Order::Case { case: CASE.to_owned(), command, expected: None };
        next_door(&site.county, "harbour-section-head", order).await;
        let store = site.county.engine.store();
        let head = format!("{:?}", store.head(NEIGHBOUR).await.unwrap());
        let link = invite(&site, CASE, 14).await;
        assert!(get(&site, &link.path).await.text().contains("玉屏侗族自治县"));
        assert_eq!(act(&site, &link.path, &AGREE).await.status, 303);
        assert_eq!(format!("{:?}", store.head(NEIGHBOUR).await.unwrap()), head);
        let events = store.events(NEIGHBOUR, (quorate_core::Moment(i64::MAX), ""), 100).await.unwrap();
        assert!(events.is_empty(), "{events:?}");
    });
}

#[test]
fn what_a_holder_writes_is_shown_as_text() {
    for_each_database(async |database| {
        let site = site(database).await;
        let link = invite(&site, CASE, 14).await;
        let evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
        let fields = agree_but(&[("guest_name", evil), ("guest_position", evil), ("words", evil)]);
        let done = act(&site, &link.path, &fields).await;
        assert_eq!(done.status, 303, "{}", done.text());
        for path in ["/cases/case-1", "/cases/case-1/verdict", "/cases/case-1/tasks/bureaus.1.tax"] {
            let page = site.get(LEAGUE, path).await;
            assert_eq!(page.status, 200);
            let scripts = html(page.text())
                .elements
                .into_iter()
                .filter(|e| e.name == "img" || !e.get("onerror").is_empty());
            assert_eq!(scripts.count(), 0, "{path}");
            assert!(!page.text().contains("<script>alert"), "{path}");
        }
        let page = get(&site, &link.path).await;
        assert!(!page.text().contains("<script>alert"), "{}", page.text());
    });
}

#[test]
fn the_pages_of_an_invitation_are_in_the_holders_language() {
    for_each_database(async |database| {
        let site = site(database).await;
        let link = invite(&site, CASE, 14).await;
        for (language, tag) in [(Language::Zh, "zh"), (Language::En, "en")] {
            let made =
                site.ask(LEAGUE, "POST", &format!("/cases/{CASE}/tasks/{TAX}/invite?lang={tag}")).await;
            let made = send(form(made, &[("until", &day(&site, 7))])).await;
            let pages = [
                get(&site, &format!("{}?lang={tag}", link.path)).await,
                get(&site, &format!("/invited?lang={tag}")).await,
                made,
            ];
            for page in pages {
                assert_eq!(page.status, 200, "{}", page.text());
                super::pages::check_page(page.text(), language);
            }
            let shown = get(&site, &format!("{}?lang={tag}", link.path)).await;
            assert!(shown.text().contains(&say(language, "your-position", &[])));
            let gone = get(&site, &format!("/invited/{}?lang={tag}", "0".repeat(64))).await;
            assert!(gone.text().contains(&say(language, "refusal-invitation-over", &[])), "{}", gone.text());
        }
    });
}

#[test]
fn who_does_not_say_who_they_are_or_sends_what_is_broken_is_refused_and_nothing_is_written() {
    let long = "字".repeat(101);
    let words = "字".repeat(4001);
    let rank = "r".repeat(97);
    for_each_database(async |database| {
        let site = site(database).await;
        let link = invite(&site, CASE, 14).await;
        for but in [
            ("guest_name", ""),
            ("guest_name", " \t "),
            ("guest_name", &*long),
            ("guest_name", "a\u{7}b"),
            ("guest_name", "a\0b"),
            ("guest_position", ""),
            ("guest_position", &long),
            ("guest_position", "a\nb"),
            ("guest_rank", "<b>head</b>"),
            ("guest_rank", "the head of everything, as all here know"),
            ("guest_rank", &rank),
            ("guest_rank", "a\0b"),
            ("choice", ""),
            ("choice", "shrug"),
            ("choice", "object"),
            ("words", &words),
            ("words", "a\0b"),
            ("paper:opinion-reply", "a file without a name"),
            ("paper:nothing", "x"),
        ] {
            let reply = act(&site, &link.path, &agree_but(&[but])).await;
            let text_alone = but.0.starts_with("paper:");
            let good = if text_alone { reply.status < 500 } else { matches!(reply.status, 400 | 403 | 422) };
            assert!(good, "{but:?}: {} {}", reply.status, reply.text());
            if reply.status == 303 {
                assert_eq!(act(&site, &link.path, &[("act", "undo")]).await.status, 303);
                continue;
            }
            assert!(reply.header("content-type").starts_with("text/html"), "{but:?}");
        }
        let post = || site.without("POST", &format!("{}/act", link.path));
        let multipart = "multipart/form-data; boundary=part";
        let typed = |media: &str, body: Vec<u8>| post().header(CONTENT_TYPE, media).body(body);
        let half = b"--part\r\nContent-Disposition: form-data; name=\"act\"\r\n\r\nreply".to_vec();
        let many = (0..600).map(|n| (n.to_string(), "x")).collect::<Vec<_>>();
        let many: Vec<(&str, &str)> = many.iter().map(|(n, v)| (n.as_str(), *v)).collect();
        let file = |name: &str, bytes: &[u8]| {
            let mut body = format!("--part\r\nContent-Disposition: form-data; name=\"paper:opinion-reply\"; filename=\"{name}\"\r\n\r\n").into_bytes();
            body.extend(bytes);
            body.extend(b"\r\n--part--\r\n");
            typed(multipart, body)
        };
        let requests: [(&str, RequestBuilder); 11] = [
            ("no body", post()),
            ("no boundary", typed("multipart/form-data", half.clone())),
            ("another boundary", typed("multipart/form-data; boundary=x", half.clone())),
            ("half a part", typed(multipart, half)),
            ("garbage", typed(multipart, vec![0xFF; 1000])),
            (
                "not UTF-8",
                typed(
                    multipart,
                    b"--part\r\nContent-Disposition: form-data; name=\"act\"\r\n\r\n\xff\xfe\r\n--part--\r\n"
                        .to_vec(),
                ),
            ),
            ("too many fields", parts(post(), &many)),
            ("a plain form", form(post(), &AGREE)),
            ("JSON", post().json(&json!({"act": "reply"}))),
            ("a program", file("a.pdf", b"MZ\x90\0")),
            ("a secret paper", file("方案 机密★.txt", b"words")),
        ];
        for (told, request) in requests {
            let reply = send(request).await;
            assert!((400..500).contains(&reply.status), "{told}: {}", reply.status);
            assert!(reply.header("content-type").starts_with("text/html"), "{told}");
        }
        let elsewhere = parts(post().header("origin", "https://elsewhere.example"), &AGREE);
        assert_eq!(send(elsewhere).await.status, 403, "from another site");
        let case = site.county.founding(CASE).now().await;
        assert!(case.tasks[TAX].state.is_open());
        site.county.check_log().await;
    });
}

#[test]
fn who_may_invite_to_what_and_until_when() {
    for_each_database(async |database| {
        let site = site(database).await;
        let head = site.head().await;
        let api = format!("/api/v1/cases/{CASE}/tasks/{TAX}/invite");
        let good = json!({"until": day(&site, 1)});
        let rows: [(&str, String, Value, u16, &str); 11] = [
            ("civil-section-head", api.clone(), good.clone(), 403, "not-your-office"),
            ("auditor", api.clone(), good.clone(), 403, "forbidden"),
            ("programme", api.clone(), good.clone(), 403, "forbidden"),
            ("archivist", api.clone(), good.clone(), 404, "not-found"),
            (LEAGUE, api.clone(), json!({"until": day(&site, -1)}), 422, "bad-invitation-day"),
            (LEAGUE, api.clone(), json!({"until": day(&site, 181)}), 422, "bad-invitation-day"),
            (LEAGUE, api.clone(), json!({"until": "9999-12-31"}), 422, "bad-invitation-day"),
            (LEAGUE, api.clone(), json!({"until": "2026-02-30"}), 400, "bad-json"),
            (LEAGUE, api.clone(), json!({}), 400, "bad-json"),
            (LEAGUE, api.replace(TAX, "bureaus.1.nobody"), good.clone(), 404, "task-unknown"),
            (LEAGUE, api.replace(TAX, "survey-county.1"), good.clone(), 409, "task-not-open"),
        ];
        for (person, path, body, status, code) in rows {
            println!("{person} {path} {body}");
            site.post(person, &path, &body).await.problem(status, code);
        }
        for until in ["", "tomorrow", "2026-13-01", "a\0b", "<b>"] {
            let request = site.ask(LEAGUE, "POST", &format!("/cases/{CASE}/tasks/{TAX}/invite")).await;
            let reply = send(form(request, &[("until", until)])).await;
            assert_eq!(reply.status, 400, "{until:?}");
            assert!(reply.header("content-type").starts_with("text/html"));
        }
        assert_eq!(site.head().await, head);
        // As the document says it.
        let document = Document { value: get(&site, "/api/v1/openapi.json").await.json() };
        document.check_body("invite", &good);
        document.check_reply("invite", &site.post(LEAGUE, &api, &good).await);
        // The office itself may invite somebody of its own; a retry is the same act, with secrets of its own.
        let retry = async || {
            let request = site.ask("tax-section-head", "POST", &api).await.header("idempotency-key", "same");
            send(request.json(&good)).await.good()
        };
        let (first, second) = (retry().await, retry().await);
        assert_eq!((&first["invitation"], &first["leaf"]), (&second["invitation"], &second["leaf"]));
        assert!(first["path"] != second["path"] && first["code"] != second["code"]);
        for made in [first, second] {
            assert_eq!(get(&site, made["path"].as_str().unwrap()).await.status, 200);
        }
    });
}

#[test]
fn links_and_codes_are_kept_as_hashes() {
    for_each_database(async |database| {
        let site = site(database).await;
        let link = invite(&site, CASE, 14).await;
        let sql = "SELECT hash, tenant, case_id FROM invitation";
        let kept = database.rows(sql, sql).await;
        assert_eq!(kept.len(), 2);
        for row in kept {
            assert!(row[0].len() == 64 && row[0] != link.path[9..], "{row:?}");
            assert_eq!(row[1..], [TENANT, CASE]);
        }
    });
}
