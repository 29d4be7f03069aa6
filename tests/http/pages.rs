//! Pages, as people of every role see them in both languages: whole sentences, one language, and the way in and out.

use std::collections::BTreeSet;

use quorate_core::Language;
use quorate_store::Secret;
use serde_json::json;

use super::markup::{Words, html};
use super::site::{Reply, Site, send};
use crate::support::county::{County, LEAGUE, PRIVATE, TENANT};
use crate::support::databases::for_each_database;

/// What the county is called; it has no English name.
const COUNTY: &str = "玉屏侗族自治县";
/// Where Chinese stands on an English page by right: the seal of the house, which is a drawing, and files by their names.
const CHINESE_CLASSES: [&str; 1] = ["mark-seal"];

/// Cases in every stage and at every end.
async fn cases(county: &County) -> Vec<&'static str> {
    county.founding("survey").open().await;
    let plan = county.founding("plan");
    plan.open().await;
    let report = county.file("survey").await;
    let points = ["县域农村经济发展状况", "合作组织发展现状", "基层党团组织建设", "团员青年等情况"];
    plan.act(LEAGUE, json!({"act": "submit", "task": "survey-county.1", "work": {
        "papers": [{"paper": "survey-report", "files": [report], "number": "玉团〔2026〕1号"}], "covered": points}}))
        .await;
    asked(county).await;
    let returned = county.founding("returned");
    returned.to_coordination().await;
    returned.object(1, "commerce").await;
    let adopted = json!({"act": "dispose", "task": "bureaus.1.commerce", "disposal": "adopted", "reason": "采纳※"});
    returned.act(LEAGUE, adopted).await;
    returned.act(LEAGUE, json!({"act": "return", "to": "plan", "reason": "修改※"})).await;
    let preparing = county.founding("preparing");
    preparing.to_coordination().await;
    preparing.coordinate(1).await;
    let approving = county.founding("approving");
    approving.to_coordination().await;
    approving.coordinate(1).await;
    approving.prepare().await;
    county.founding("whole").whole().await;
    for (case, end) in [
        ("withdrawn", json!({"act": "withdraw", "reason": "另行安排※"})),
        ("refused", json!({"act": "end", "end": "refused", "reason": "不成立※"})),
    ] {
        county.founding(case).to_coordination().await;
        county.founding(case).act(LEAGUE, end).await;
    }
    vec!["survey", "plan", "asked", "returned", "preparing", "approving", "whole", "withdrawn", "refused"]
}

/// A round in which everything has happened that can happen to a reply; one task left with an explanation, one paper
/// corrected, a meeting asked for.
async fn asked(county: &County) {
    let case = county.founding("asked");
    case.to_coordination().await;
    case.object(1, "commerce").await;
    case.agree(1, "science").await;
    case.act("civil-section-head", json!({"act": "claim", "task": "bureaus.1.civil"})).await;
    let photo = county.file("photo").await;
    let behalf = json!({"medium": "paper", "signer": "张凌※", "person": "tax-section-head", "rank": "section-head",
        "number": "玉税函〔2026〕7号", "dated": "2026-09-14", "photo": photo, "original": "档案柜※"});
    let reply = json!({"act": "reply", "task": "bureaus.1.tax", "stance": "agree", "opinion": "支持※", "behalf": behalf});
    case.act(LEAGUE, reply).await;
    let behalf = json!({"medium": "phone", "signer": "洪晓燕※", "dated": "2026-09-14"});
    let reply = json!({"act": "reply", "task": "bureaus.1.finance", "stance": "suggest", "opinion": "建议※", "behalf": behalf});
    case.act(LEAGUE, reply).await;
    case.act(LEAGUE, json!({"act": "request", "of": "coordination-meeting"})).await;
    let plan = county.file("plan, mended").await;
    let paper = json!({"paper": "work-plan", "files": [plan], "sections": ["班子成员", "组织层级"]});
    let mend = json!({"act": "correct", "task": "write-plan.1", "paper": paper, "reason": "错字※"});
    case.act(LEAGUE, mend).await;
    let explain = json!({"act": "explain", "of": "bureaus", "reason": "情况※", "basis": "依据※", "authoriser": "书记※"});
    drop(county.submit(LEAGUE, "asked", explain).await);
}

/// Everybody who sees the cases, and whether of all of them.
const VISITORS: [(&str, bool); 7] = [
    (LEAGUE, true),
    ("clerk", true),
    ("league-head", true),
    ("auditor", true),
    ("tax-section-head", false),
    ("organization-section-head", false),
    ("agriculture-section-head", false),
];

/// Every page there is to see of some cases.
async fn paths(county: &County, cases: &[&str]) -> Vec<String> {
    let mut all: Vec<String> = ["/", "/?done=1", "/cases"].map(str::to_owned).into();
    for case in cases {
        all.push(format!("/cases/{case}"));
        all.push(format!("/cases/{case}/verdict"));
        for said in ["done", "claimed", "released", "undone", "parameter", "party"] {
            all.push(format!("/cases/{case}?said=said-{said}"));
        }
        let tasks = &county.founding(case).now().await.tasks;
        all.extend(tasks.keys().map(|key| format!("/cases/{case}/tasks/{key}")));
    }
    all
}

/// What is wrong with the words of a page, with where they stand.
fn faults(page: &str, language: Language, prefixes: &BTreeSet<String>) -> Vec<String> {
    let markup = html(page);
    let tag = if language == Language::Zh { "zh-Hans" } else { "en" };
    let root = markup.elements.iter().find(|e| e.name == "html").unwrap();
    assert_eq!(root.get("lang"), tag);
    let mut all = vec![];
    for words in &markup.words {
        let place = words.around.last().map(|e| format!("<{} class={:?}>", e.name, e.get("class"))).unwrap_or_default();
        for word in words.text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_') {
            let prefix = word.split('-').next().unwrap_or_default();
            if word == "none" || (word.contains('-') && prefixes.contains(prefix) && !DATA.contains(&word)) {
                all.push(format!("{place} {word:?} in {:?}", words.text));
            }
        }
        if language == Language::En && is_chinese(words) {
            all.push(format!("{place} {:?}", words.text));
        }
    }
    all
}

/// Words with a hyphen that are no ids of sentences.
const DATA: [&str; 7] =
    ["sign-in", "one-time", "read-only", "preparatory-group", "section-head", "deputy-lead", "said-done"];

/// Chinese that is neither quoted as such, nor a name or what somebody wrote.
fn is_chinese(words: &Words) -> bool {
    let han = |c: char| matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{3000}'..='\u{303F}' | '\u{3400}'..='\u{9FFF}' | '\u{FF00}'..='\u{FF0F}');
    let rest = words.text.replace(COUNTY, "");
    let quoted = words.language().starts_with("zh") || CHINESE_CLASSES.iter().any(|c| words.inside(c));
    !quoted && !rest.contains(PRIVATE) && rest.contains(han)
}

/// The beginnings of the ids of sentences, by which an id that has no sentence is told as well.
fn prefixes() -> BTreeSet<String> {
    let ids = quorate_wording::ids(Language::En).into_iter().filter(|id| id.contains('-'));
    ids.map(|id| id.split('-').next().unwrap().to_owned()).collect()
}

#[test]
fn every_page_is_whole_in_both_languages() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let cases = cases(&site.county).await;
        let (paths, prefixes) = (paths(&site.county, &cases).await, prefixes());
        let (mut seen, mut wrong) = (0, BTreeSet::new());
        for (person, all) in VISITORS {
            for (language, tag) in [(Language::Zh, "zh"), (Language::En, "en")] {
                for path in &paths {
                    let separator = if path.contains('?') { '&' } else { '?' };
                    let reply = site.get(person, &format!("{path}{separator}lang={tag}")).await;
                    if reply.status == 404 && !all {
                        continue;
                    }
                    assert_eq!(reply.status, 200, "{person} {path}: {}", reply.text());
                    assert_eq!(reply.header("content-type"), "text/html; charset=utf-8");
                    seen += 1;
                    wrong.extend(faults(reply.text(), language, &prefixes).into_iter().map(|f| format!("{tag} {f}")));
                }
            }
        }
        assert!(seen > 500, "{seen}");
        println!("{}: {seen} pages", database.kind);
        assert!(wrong.is_empty(), "{} faults: {wrong:#?}", wrong.len());
    });
}

#[test]
fn a_refusal_is_a_page_in_the_visitors_language() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding("survey").open().await;
        let prefixes = prefixes();
        let post = async |person: &str, path: &str| send(site.ask(person, "POST", path).await).await;
        for (language, tag) in [(Language::Zh, "zh"), (Language::En, "en")] {
            let path = |path: &str| format!("{path}?lang={tag}");
            let replies: [(Reply, u16); 7] = [
                (send(site.without("GET", &path("/"))).await, 401),
                (site.get("archivist", &path("/cases/survey")).await, 404),
                (site.get("archivist", &path("/cases/nothing")).await, 404),
                (site.get("archivist", &path("/nothing")).await, 404),
                (post("auditor", &path("/cases/survey/act")).await, 403),
                (post(LEAGUE, &path("/cases/survey/verdict")).await, 405),
                (send(site.without("POST", &path("/sign-in/unknown"))).await, 410),
            ];
            for (reply, status) in replies {
                assert_eq!(reply.status, status, "{}", reply.text());
                assert_eq!(reply.header("content-type"), "text/html; charset=utf-8");
                let faults = faults(reply.text(), language, &prefixes);
                assert!(faults.is_empty(), "{status}: {faults:#?}");
            }
        }
    });
}

#[test]
fn the_language_is_asked_for_kept_or_guessed() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let token = site.token(LEAGUE).await;
        let read = async |path: &str, accept: &str, cookie: &str| {
            let request = site.with_token(&token, "GET", path);
            let request = request.header("accept-language", accept).header("cookie", cookie);
            let page = send(request).await;
            html(page.text()).elements[0].get("lang").to_owned()
        };
        assert_eq!(read("/", "", "").await, "zh-Hans");
        assert_eq!(read("/", "en-GB,en;q=0.9", "").await, "en");
        assert_eq!(read("/", "fr,zh-CN;q=0.8,en;q=0.5", "").await, "zh-Hans");
        assert_eq!(read("/", "zh", "quorate-lang=en").await, "en");
        assert_eq!(read("/?lang=zh", "en", "quorate-lang=en").await, "zh-Hans");
        let chosen = send(site.without("GET", "/language/en").header("referer", format!("{}/cases", site.base))).await;
        assert_eq!((chosen.status, chosen.header("location")), (303, "/cases".to_owned()));
        assert!(chosen.header("set-cookie").starts_with("quorate-lang=en;"));
        for elsewhere in ["https://elsewhere.example//evil.example/", "https://elsewhere.example", "nothing", "x://y/\\evil"] {
            let chosen = send(site.without("GET", "/language/zh").header("referer", elsewhere)).await;
            let location = chosen.header("location");
            assert!(location.starts_with('/') && !location.starts_with("//") && !location.contains('\\'), "{location}");
        }
    });
}

#[test]
fn a_link_lets_in_once_and_only_when_its_button_is_pressed() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let store = site.county.engine.store();
        let link = async |minutes: i64| {
            let secret = Secret::new("", quorate_engine::random().unwrap());
            let expires = site.county.engine.now().plus_minutes(minutes);
            store.add_link(&secret, TENANT, "tax-section-head", expires).await.unwrap();
            format!("/sign-in/{}", secret.reveal())
        };
        let path = link(60).await;
        // A chat program that looks at the link does not use it up, nor does another site that posts to it.
        for _ in 0..3 {
            let seen = send(site.without("GET", &path)).await;
            assert_eq!((seen.status, seen.header("set-cookie")), (200, String::new()));
            assert!(seen.text().contains(&format!("action=\"{path}\"")), "{}", seen.text());
        }
        assert_eq!(send(site.without("POST", &path).header("origin", "https://elsewhere.example")).await.status, 403);
        let entered = send(site.without("POST", &path)).await;
        assert_eq!((entered.status, entered.header("location")), (303, "/".to_owned()));
        let cookie = entered.header("set-cookie");
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
        assert_eq!(send(site.without("POST", &path)).await.status, 410);
        assert_eq!(send(site.without("POST", &link(0).await)).await.status, 410, "too late");
        // In, and out again.
        let session = cookie.split(';').next().unwrap().to_owned();
        let me = async || send(site.without("GET", "/api/v1/me").header("cookie", &session)).await;
        assert_eq!(me().await.good()["person"], "tax-section-head");
        assert_eq!(me().await.good()["via"], "session");
        let out = send(site.without("POST", "/sign-out").header("cookie", &session)).await;
        assert_eq!((out.status, out.header("location")), (303, "/".to_owned()));
        assert!(out.header("set-cookie").contains("Max-Age=0"));
        me().await.problem(401, "unauthenticated");
        assert_eq!(send(site.without("GET", "/").header("cookie", &session)).await.status, 401);
        // The session of somebody else goes on.
        let other = send(site.without("POST", &link(60).await)).await.header("set-cookie");
        site.county.clock.set(site.county.engine.now().plus_minutes(12 * 60));
        let late = site.without("GET", "/api/v1/me").header("cookie", other.split(';').next().unwrap());
        send(late).await.problem(401, "token-expired");
    });
}
