//! Pages, as people of every role see them in both languages: whole sentences, one language, and the way in and out.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use quorate_core::Language;
use quorate_store::Secret;
use serde_json::json;

use super::markup::{Words, html};
use super::site::{Reply, Site, send};
use crate::support::county::{County, LEAGUE, PRIVATE, TENANT};
use crate::support::databases::for_each_database;

/// What the county is called; it has no English name.
const COUNTY: &str = "玉屏侗族自治县";
/// Where Chinese stands on an English page by right: the seal of the house, which is a drawing; sections of the source
/// text; official types of documents.
const CHINESE_CLASSES: [&str; 5] = ["mark-seal", "clause", "c-clause", "c-sub", "type"];
/// Numbers of documents (文号) have this in them.
const NUMBERED: &str = "〔2026〕";

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
    let adopted =
        json!({"act": "dispose", "task": "bureaus.1.commerce", "disposal": "adopted", "reason": "采纳※"});
    returned.act(LEAGUE, adopted).await;
    returned.act(LEAGUE, json!({"act": "return", "to": "plan", "reason": "修改※"})).await;
    let preparing = county.founding("preparing");
    preparing.to_coordination().await;
    preparing.coordinate(1).await;
    let approving = county.founding("approving");
    approving.to_coordination().await;
    approving.coordinate(1).await;
    approving.prepare().await;
    for case in ["approved", "conference"] {
        let approved = county.founding(case);
        approved.to_coordination().await;
        approved.coordinate(1).await;
        approved.prepare().await;
        let reply = county.file("reply").await;
        let decide = json!({"act": "decide", "task": "founding-reply.1", "outcome": "agreed",
            "papers": [{"paper": "reply", "files": [reply], "number": "玉团复〔2026〕3号"}]});
        approved.act("league-head", decide).await;
    }
    let (invitation, report) = (county.file("invitation").await, county.file("report").await);
    let sections = ["筹备工作", "成立的目的", "成立的意义", "工作打算"];
    let prepare = json!({"act": "submit", "task": "prepare-conference.1", "work": {
        "papers": [{"paper": "invitation", "files": [invitation]},
            {"paper": "work-report", "files": [report], "sections": sections}],
        "facts": {"specialised_exists": "有"}}});
    county.founding("conference").act("agriculture-section-head", prepare).await;
    county.founding("whole").whole().await;
    for (case, end) in [
        ("withdrawn", json!({"act": "withdraw", "reason": "另行安排※"})),
        ("refused", json!({"act": "end", "end": "refused", "reason": "不成立※"})),
    ] {
        county.founding(case).to_coordination().await;
        county.founding(case).act(LEAGUE, end).await;
    }
    vec![
        "survey",
        "plan",
        "asked",
        "returned",
        "preparing",
        "approving",
        "approved",
        "conference",
        "whole",
        "withdrawn",
        "refused",
    ]
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

/// Who looks, and the office whose tasks alone they open; without one they open every task there is.
const VISITORS: [(&str, &str); 6] = [
    ("auditor", ""),
    (LEAGUE, ""),
    ("league-head", "league"),
    ("tax-section-head", "tax"),
    ("organization-section-head", "organization"),
    ("agriculture-section-head", "agriculture"),
];

/// What a page says after an act.
const SAID: [&str; 6] = ["done", "claimed", "released", "undone", "parameter", "party"];

/// Every page there is to see of some cases.
async fn paths(county: &County, cases: &[&str], office: &str) -> Vec<String> {
    let mut all: Vec<String> = ["/", "/?done=1", "/cases"].map(str::to_owned).into();
    for case in cases {
        let now = county.founding(case).now().await;
        if !office.is_empty() && !now.offices().contains(&office) {
            continue;
        }
        all.push(format!("/cases/{case}"));
        all.push(format!("/cases/{case}/verdict"));
        let opened = now.tasks.values().filter(|t| office.is_empty() || t.office == office);
        all.extend(opened.map(|t| format!("/cases/{case}/tasks/{}", t.key)));
    }
    all
}

fn place(words: &Words) -> String {
    words.around.last().map(|e| format!("<{} class={:?}>", e.name, e.get("class"))).unwrap_or_default()
}

/// Sentences that are not whole: an id shown raw, or a fact that was not given.
fn broken(page: &str, prefixes: &BTreeSet<String>) -> Vec<String> {
    let mut all = vec![];
    for words in html(page).words {
        let text = NONE.iter().fold(words.text.clone(), |text, sentence| text.replace(sentence, ""));
        for word in text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_') {
            let prefix = word.split('-').next().unwrap_or_default();
            if word == "none" || (word.contains('-') && prefixes.contains(prefix) && !DATA.contains(&word)) {
                all.push(format!("{} {word:?} in {:?}", place(&words), words.text));
            }
        }
    }
    all
}

/// Words of an English page that are not English.
fn chinese(page: &str, language: Language) -> Vec<String> {
    let markup = html(page);
    let tag = if language == Language::Zh { "zh-Hans" } else { "en" };
    assert_eq!(markup.elements.iter().find(|e| e.name == "html").unwrap().get("lang"), tag);
    if language == Language::Zh {
        return vec![];
    }
    let chinese = markup.words.iter().filter(|w| is_chinese(w));
    chinese.map(|w| format!("{} {:?}", place(w), w.text)).collect()
}

/// Holds a page to be whole sentences in one language.
pub fn check_page(page: &str, language: Language) {
    let faults = broken(page, &prefixes());
    assert!(faults.is_empty(), "{faults:#?}");
    let faults = chinese(page, language);
    assert!(faults.is_empty(), "{faults:#?}");
}

/// Sentences that rightly say "none".
const NONE: [&str; 1] = ["Several may be chosen; none, if there is no such office."];
/// Words with a hyphen that are no ids of sentences.
const DATA: [&str; 7] =
    ["sign-in", "one-time", "read-only", "preparatory-group", "section-head", "deputy-lead", "said-done"];

/// Chinese that is neither quoted as such, nor a name or what somebody wrote.
fn is_chinese(words: &Words) -> bool {
    let han = |c: char| matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{3000}'..='\u{303F}' | '\u{3400}'..='\u{9FFF}' | '\u{FF00}'..='\u{FF0F}');
    let rest = words.text.replace(COUNTY, "");
    let quoted = words.language().starts_with("zh") || CHINESE_CLASSES.iter().any(|c| words.inside(c));
    !quoted && !rest.contains(PRIVATE) && !rest.contains(NUMBERED) && rest.contains(han)
}

/// The beginnings of the ids of sentences, by which an id that has no sentence is told as well.
fn prefixes() -> BTreeSet<String> {
    let ids = quorate_wording::ids(Language::En).into_iter().filter(|id| id.contains('-'));
    ids.map(|id| id.split('-').next().unwrap().to_owned()).collect()
}

/// What is wrong on all pages: sentences that are not whole, and Chinese in English.
#[derive(Default)]
struct Walk {
    pages: usize,
    broken: BTreeSet<String>,
    chinese: BTreeSet<String>,
}

/// Every page of every visitor, read once for the tests below; on PostgreSQL of two visitors only: pages know nothing
/// of databases.
static WALK: LazyLock<Walk> = LazyLock::new(|| {
    let mut walk = Walk::default();
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let cases = cases(&site.county).await;
        let prefixes = prefixes();
        let visitors = if database.kind == "sqlite" { &VISITORS[..] } else { &VISITORS[2..4] };
        for (person, office) in visitors {
            let mut paths = paths(&site.county, &cases, office).await;
            paths.extend(SAID.map(|word| format!("/cases/whole?said=said-{word}")));
            for (language, tag) in [(Language::Zh, "zh"), (Language::En, "en")] {
                for path in &paths {
                    let separator = if path.contains('?') { '&' } else { '?' };
                    let reply = site.get(person, &format!("{path}{separator}lang={tag}")).await;
                    assert_eq!(reply.status, 200, "{person} {path}: {}", reply.text());
                    assert_eq!(reply.header("content-type"), "text/html; charset=utf-8");
                    walk.pages += 1;
                    walk.broken.extend(broken(reply.text(), &prefixes));
                    walk.chinese.extend(chinese(reply.text(), language));
                }
            }
        }
    });
    walk
});

#[test]
fn every_page_says_whole_sentences() {
    println!("{} pages", WALK.pages);
    assert!(WALK.pages > 1000, "{}", WALK.pages);
    assert!(WALK.broken.is_empty(), "{:#?}", WALK.broken);
}

#[test]
fn english_pages_are_in_english() {
    assert!(WALK.chinese.is_empty(), "{:#?}", WALK.chinese);
}

#[test]
fn a_page_is_told_of_what_has_moved_since_it_was_made() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding("survey").open().await;
        let page = site.get(LEAGUE, "/cases/survey").await;
        let main = html(page.text()).elements.into_iter().find(|e| e.name == "main").unwrap();
        let seen: u64 = main.get("data-moves").parse().unwrap();
        let size = async || site.county.engine.store().head(TENANT).await.unwrap().unwrap().frontier.size();
        assert_eq!(seen, size().await);
        let listen = async |seen: u64| {
            site.ask(LEAGUE, "GET", &format!("/events?seen={seen}")).await.send().await.unwrap()
        };
        // Somebody acts before the page has begun to listen; and somebody while it does.
        site.county.founding("before").open().await;
        let mut early = listen(seen).await;
        let now = size().await;
        let mut late = listen(now).await;
        let told = early.chunk().await.unwrap().unwrap();
        let told = String::from_utf8_lossy(&told).into_owned();
        assert!(told.contains("event: moved") && told.contains(&format!("id: {now}")), "{told}");
        site.county.founding("meanwhile").open().await;
        let told = late.chunk().await.unwrap().unwrap();
        let told = String::from_utf8_lossy(&told).into_owned();
        assert!(told.contains(&format!("id: {}", size().await)), "only of what is new: {told}");
    });
}

#[test]
fn a_case_is_called_what_its_people_call_it() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding("plain").open().await;
        let named = json!({"act": "open", "procedure": "county-work-committee", "county": TENANT, "title": "黄桃片区※"});
        site.county.submit(LEAGUE, "named", named).await.unwrap();
        for path in ["/?lang=en", "/cases?lang=en", "/cases/named?lang=en", "/cases/named/onepage?lang=en"] {
            assert!(site.get(LEAGUE, path).await.text().contains("黄桃片区※"), "{path}");
        }
        // Who gave it no name has it by that of its procedure, in the language asked for.
        let plain = site.get(LEAGUE, "/cases/plain?lang=en").await;
        assert!(plain.text().contains("Founding of a county work committee"), "{}", plain.text());
    });
}

#[test]
fn what_is_done_is_late_no_more() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let case = site.county.founding("asked");
        case.to_coordination().await;
        case.agree(1, "tax").await;
        site.county.clock.set(site.county.engine.now().plus_minutes(40 * 24 * 60));
        let late = async |person: &str, path: &str| {
            let page = site.get(person, path).await;
            let words = html(page.text()).words;
            assert!(words.iter().any(|w| w.text.contains("征求涉农部门意见")), "{}", page.text());
            words.iter().any(|w| w.inside("late"))
        };
        assert!(!late("tax-section-head", "/?done=1").await);
        assert!(late("civil-section-head", "/").await, "who has not answered is");
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
                let faults = broken(reply.text(), &prefixes);
                assert!(faults.is_empty(), "{status}: {faults:#?}");
                // What is told stands in one language; `english_pages_are_in_english` has the rest of the page.
                let told =
                    html(reply.text()).words.into_iter().filter(|w| w.inside("err") || w.inside("lede"));
                let other =
                    told.filter(|w| w.text.contains(|c: char| c >= '\u{4E00}') != (language == Language::Zh));
                let other: Vec<String> = other.map(|w| w.text).collect();
                assert!(other.is_empty(), "{status}: {other:#?}");
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
        let chosen =
            send(site.without("GET", "/language/en").header("referer", format!("{}/cases", site.base))).await;
        assert_eq!((chosen.status, chosen.header("location")), (303, "/cases".to_owned()));
        assert!(chosen.header("set-cookie").starts_with("quorate-lang=en;"));
        for elsewhere in [
            "https://elsewhere.example//evil.example/",
            "https://elsewhere.example",
            "nothing",
            "x://y/\\evil",
        ] {
            let chosen = send(site.without("GET", "/language/zh").header("referer", elsewhere)).await;
            let location = chosen.header("location");
            assert!(
                location.starts_with('/') && !location.starts_with("//") && !location.contains('\\'),
                "{location}"
            );
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
        assert_eq!(
            send(site.without("POST", &path).header("origin", "https://elsewhere.example")).await.status,
            403
        );
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
