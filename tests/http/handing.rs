//! Paper that goes round: the slip a leader signs and a colleague records, and the meeting with its link and its pack.

use quorate_core::Language;
use quorate_papers::words;
use quorate_wording::say;
use serde_json::json;

use super::markup::html;
use super::site::{Reply, Site, form, parts, send, with_file};
use crate::support::county::{LEAGUE, TENANT};
use crate::support::databases::for_each_database;

const TAX: &str = "tax-section-head";
const TASK: &str = "/cases/a/tasks/bureaus.1.tax";
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const PHOTO: (&str, &str, &[u8]) = ("file:behalf_photo", "slip.png", b"\x89PNG\r\n\x1a\nsigned");

/// The words of a DOCX that a page hands out.
fn docx(reply: &Reply) -> Vec<String> {
    assert_eq!((reply.status, reply.header("content-type").as_str()), (200, DOCX), "{:?}", reply.body);
    assert!(reply.header("content-disposition").starts_with("attachment"));
    words(DOCX, &reply.body).expect("a DOCX that can be read")
}

fn is_code(word: &str) -> bool {
    let letters =
        |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    word.split_once('-').is_some_and(|(a, b)| letters(a) && letters(b))
}

/// The code printed on the slip of a task.
async fn printed(site: &Site, person: &str, task: &str) -> String {
    let lines = docx(&site.get(person, &format!("{task}/papers/slip")).await);
    let code = lines.iter().find(|l| is_code(l)).unwrap_or_else(|| panic!("no code on {lines:?}"));
    assert!(
        lines.iter().filter(|l| l.contains(code.as_str())).count() >= 2,
        "in its cell, and where it says how: {lines:?}"
    );
    code.clone()
}

/// Sends the slip of a task back, with some fields otherwise.
async fn record(site: &Site, person: &str, task: &str, other: &[(&str, &str)]) -> Reply {
    let whole = [
        ("act", "reply"),
        ("behalf_medium", "paper"),
        ("choice", "agree"),
        ("words", "同意。※"),
        ("behalf_person", "tax-head"),
        ("behalf_dated", "2026-09-14"),
    ];
    let rest = whole.into_iter().filter(|(name, _)| !other.iter().any(|(n, _)| n == name));
    let fields: Vec<(&str, &str)> = rest.chain(other.iter().copied()).collect();
    send(with_file(site.ask(person, "POST", &format!("{task}/act")).await, &fields, PHOTO)).await
}

#[test]
fn the_code_on_the_slip_leads_back_to_its_task_and_no_other_office() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding("a").to_coordination().await;
        let code = printed(&site, TAX, TASK).await;
        assert_ne!(code, printed(&site, "civil-section-head", "/cases/a/tasks/bureaus.1.civil").await);
        let typed = |text: &str| format!("/slip?code={}", text.replace(' ', "%20"));
        for loosely in
            [code.clone(), code.to_lowercase().replace('-', ""), format!(" {}", code.replace('-', " "))]
        {
            let found = site.get(TAX, &typed(&loosely)).await;
            assert_eq!(
                (found.status, found.header("location")),
                (303, format!("{TASK}?slip=1#slip")),
                "{loosely}"
            );
        }
        let wrong = say(Language::Zh, "slip-wrong", &[]);
        let mistyped = format!("{}{}", &code[..8], if code.ends_with('2') { '3' } else { '2' });
        for (person, text) in
            [(TAX, mistyped.as_str()), (TAX, "----"), ("civil-section-head", &code), ("archivist", &code)]
        {
            let reply = site.get(person, &typed(text)).await;
            let told = reply.text().contains(&wrong);
            // Nothing typed is nothing wrong.
            assert_eq!((reply.status, told), (200, text != "----"), "{person} {text}");
        }
        // Opened there, with the code filled in.
        let page = html(site.get(TAX, &format!("{TASK}?slip=1")).await.text());
        let slip = page.elements.iter().find(|e| e.get("id") == "slip").expect("a place to record it");
        assert!(slip.attributes.iter().any(|(name, _)| name == "open"));
        let field = page.elements.iter().find(|e| e.get("name") == "slip_code").unwrap();
        assert_eq!(field.get("value"), code);
        // Who is done with it is not led back.
        site.county.founding("a").agree(1, "tax").await;
        assert!(site.get(TAX, &typed(&code)).await.text().contains(&wrong));
    });
}

#[test]
fn a_signed_slip_answers_for_the_signer_and_tells_the_typist() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding("a").to_coordination().await;
        let code = printed(&site, TAX, TASK).await;
        let other = printed(&site, "civil-section-head", "/cases/a/tasks/bureaus.1.civil").await;
        let head = site.head().await;
        // A code of another task, none, a signer of another office or oneself, and somebody else's slip.
        let said = say(Language::Zh, "problem-slip-code", &[]);
        for wrong in [other.as_str(), "", "AAAA-AAAA"] {
            let reply = record(&site, TAX, TASK, &[("slip_code", wrong)]).await;
            assert!(reply.status == 422 && reply.text().contains(&said), "{wrong}: {}", reply.text());
        }
        for signer in ["civil-head", TAX, "nobody"] {
            let reply = record(&site, TAX, TASK, &[("slip_code", &code), ("behalf_person", signer)]).await;
            assert!((400..500).contains(&reply.status), "{signer}: {} {}", reply.status, reply.text());
        }
        let reply = record(&site, "civil-section-head", TASK, &[("slip_code", &code)]).await;
        assert!((400..500).contains(&reply.status), "{}", reply.text());
        let bare = parts(
            site.ask(TAX, "POST", &format!("{TASK}/act")).await,
            &[
                ("act", "reply"),
                ("behalf_medium", "paper"),
                ("choice", "agree"),
                ("slip_code", &code),
                ("behalf_person", "tax-head"),
                ("behalf_dated", "2026-09-14"),
            ],
        );
        assert!((400..500).contains(&send(bare).await.status), "a slip without its photograph");
        assert_eq!(site.head().await, head, "nothing of that was recorded");
        // Typed loosely, as people type.
        let done = record(&site, TAX, TASK, &[("slip_code", &code.to_lowercase())]).await;
        assert_eq!(
            (done.status, done.header("location")),
            (303, format!("{TASK}?said=said-done")),
            "{}",
            done.text()
        );
        let told = site.get(LEAGUE, "/api/v1/cases/a/tasks/bureaus.1.tax").await.good();
        let done = &told["done"];
        assert_eq!((&done["person"], &done["recorded_by"]), (&json!("tax-head"), &json!(TAX)), "{done}");
        assert_eq!((&done["grade"], &done["signed"]), (&json!("paper"), &json!("tax-head※")), "{done}");
        for person in [LEAGUE, TAX, "auditor"] {
            let page = site.get(person, TASK).await;
            let grade = say(Language::Zh, "grade-paper", &[]);
            assert!(
                page.text().contains("tax-head※") && page.text().contains(&grade),
                "{person}: {}",
                page.text()
            );
            assert!(page.text().contains("tax-section-head※"), "who typed it: {person}: {}", page.text());
        }
        let verdict = site.get("auditor", "/api/v1/cases/a/verdict").await.good();
        assert_eq!(verdict["grades"]["paper"], json!(1), "{}", verdict["grades"]);
        site.county.check_rebuild().await;
    });
}

#[test]
fn a_leader_approves_on_paper() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let case = site.county.founding("a");
        case.to_coordination().await;
        case.coordinate(1).await;
        case.prepare().await;
        let task = "/cases/a/tasks/founding-reply.1";
        let code = printed(&site, LEAGUE, task).await;
        let reply = site.county.file("reply").await;
        // Without the reply the committee does not exist: by the API the same slip brings it along.
        let alone = record(
            &site,
            LEAGUE,
            task,
            &[
                ("act", "decide"),
                ("choice", "agreed"),
                ("slip_code", &code),
                ("behalf_person", "league-head"),
            ],
        )
        .await;
        assert!((400..500).contains(&alone.status), "{}", alone.text());
        let photo = site.upload(LEAGUE, "slip.png", PHOTO.2).await;
        let decide = json!({"outcome": "agreed", "papers": [{"paper": "reply", "files": [reply], "number": "玉团复〔2026〕3号"}],
            "behalf": {"medium": "paper", "signer": "书记※", "person": "league-head", "dated": "2026-09-14", "photo": photo}});
        site.post(LEAGUE, "/api/v1/cases/a/tasks/founding-reply.1/decide", &decide).await.good();
        let done = case.now().await.tasks["founding-reply.1"].done.clone().unwrap();
        assert_eq!((done.person.as_deref(), done.recorded_by.as_str()), (Some("league-head"), LEAGUE));
        assert_eq!(done.rank, "head", "the rank the directory knows");
    });
}

/// A case on the day before its founding conference.
async fn before_the_conference(site: &Site) {
    let case = site.county.founding("a");
    case.to_coordination().await;
    case.coordinate(1).await;
    case.prepare().await;
    let (reply, invitation, report) = (
        site.county.file("reply").await,
        site.county.file("invitation").await,
        site.county.file("report").await,
    );
    case.act(
        "league-head",
        json!({"act": "decide", "task": "founding-reply.1", "outcome": "agreed",
        "papers": [{"paper": "reply", "files": [reply], "number": "玉团复〔2026〕3号"}]}),
    )
    .await;
    case.act("agriculture-section-head", json!({"act": "submit", "task": "prepare-conference.1", "work": {
        "papers": [{"paper": "invitation", "files": [invitation]},
            {"paper": "work-report", "files": [report], "sections": ["筹备工作", "成立的目的", "成立的意义", "工作打算"]}],
        "facts": {"specialised_exists": "无"}}})).await;
}

#[test]
fn people_sign_in_to_a_meeting_by_its_link_and_stand_in_the_record() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        before_the_conference(&site).await;
        let task = "/cases/a/tasks/conference.1";
        let until = site.county.engine.now().plus_minutes(24 * 60).date(480).to_string();
        let made =
            send(form(site.ask(LEAGUE, "POST", &format!("{task}/invite")).await, &[("until", &until)])).await;
        assert_eq!(made.status, 200, "{}", made.text());
        let page = html(made.text());
        assert!(
            made.text().contains("<svg") && page.elements.iter().any(|e| e.has_class("qr")),
            "a code to photograph"
        );
        let link =
            page.elements.iter().find(|e| e.name == "a" && e.get("href").contains("/invited/")).unwrap();
        let link = link.get("href")[link.get("href").find("/invited/").unwrap()..].to_owned();
        let sign = async |fields: &[(&str, &str)]| {
            let all: Vec<(&str, &str)> =
                [("act", "sign_in")].into_iter().chain(fields.iter().copied()).collect();
            send(parts(site.without("POST", &format!("{link}/act")), &all)).await
        };
        // Everybody in the hall by the same link.
        for (party, name, position) in
            [("tax", "罗欣", "副局长"), ("civil", "刘秀英", "副局长"), ("banks", "洪晓燕", "行长")]
        {
            let fields = [
                ("party", party),
                ("guest_name", name),
                ("guest_position", position),
                ("guest_rank", "deputy-lead"),
            ];
            let signed = sign(&fields).await;
            assert_eq!(
                (signed.status, signed.header("location")),
                (303, format!("{link}?said=said-signed-in")),
                "{}",
                signed.text()
            );
        }
        for wrong in [
            [("party", "nobody"), ("guest_name", "x"), ("guest_position", "y")],
            [("party", "tax"), ("guest_name", " "), ("guest_position", "y")],
        ] {
            assert!((400..500).contains(&sign(&wrong).await.status), "{wrong:?}");
        }
        // A guest signs in and does nothing else, and is shown nobody else's name.
        let refused = send(parts(
            site.without("POST", &format!("{link}/act")),
            &[
                ("act", "record_meeting"),
                ("held_on", "2026-09-14"),
                ("guest_name", "x"),
                ("guest_position", "y"),
            ],
        ))
        .await;
        assert!((400..500).contains(&refused.status), "{}", refused.text());
        let guest = send(site.without("GET", &link)).await;
        assert!(guest.status == 200 && !guest.text().contains("罗欣"), "{}", guest.text());
        let log = site.county.log().await.join("\n");
        assert!(!log.contains("罗欣") && !log.contains("洪晓燕"), "names are payloads");
        // The record form has them, to be corrected and sent.
        let page = site.get(LEAGUE, task).await;
        let markup = html(page.text());
        let lines =
            markup.words.iter().find(|w| w.around.last().is_some_and(|e| e.get("name") == "attendance"));
        let lines = lines.unwrap_or_else(|| panic!("no attendance: {}", page.text())).text.clone();
        let names: Vec<&str> = lines.lines().map(|l| l.split(['，', ',']).nth(1).unwrap().trim()).collect();
        assert_eq!(names, ["罗欣", "刘秀英", "洪晓燕"], "{lines}");
        let mut fields = vec![("act", "record_meeting"), ("attendance", lines.as_str())];
        let today = site.county.engine.now().date(480).to_string();
        fields.push(("held_on", &today));
        fields.extend(["宣读成立文件", "工作报告", "领导讲话"].map(|t| ("held", t)));
        let request = site.ask(LEAGUE, "POST", &format!("{task}/act")).await;
        let recorded =
            send(with_file(request, &fields, ("paper:attendance", "list.txt", "签到册\n".as_bytes()))).await;
        assert_eq!(recorded.status, 303, "{}", recorded.text());
        let case = site.county.founding("a").now().await;
        let came: Vec<(&str, &str)> = case
            .meetings
            .last()
            .unwrap()
            .attendance
            .iter()
            .map(|a| (a.party.as_str(), a.rank.as_str()))
            .collect();
        assert_eq!(came, [("tax", "deputy-lead"), ("civil", "deputy-lead"), ("banks", "deputy-lead")]);
        // The hall is closed.
        let late = sign(&[("party", "tax"), ("guest_name", "迟到"), ("guest_position", "x")]).await;
        assert!((400..500).contains(&late.status), "{}", late.text());
        site.county.check_rebuild().await;
    });
}

#[test]
fn a_meeting_has_a_pack_of_papers_and_a_task_without_a_meeting_none() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        before_the_conference(&site).await;
        let conference = site.county.founding("a").now().await.tasks["conference.1"].clone();
        assert_eq!(conference.office, "league");
        for language in ["zh", "en"] {
            let paper = async |which: &str| {
                docx(
                    &site
                        .get(LEAGUE, &format!("/cases/a/tasks/conference.1/papers/{which}?lang={language}"))
                        .await,
                )
            };
            let notice = paper("notice").await.join("\n");
            assert!(notice.contains("工作报告") || language == "en", "{notice}");
            assert!(notice.contains("tax") && notice.contains("civil"), "who is invited: {notice}");
            let list = paper("sign-in").await.join("\n");
            assert!(list.contains("tax") && list.contains("civil"), "{list}");
            assert!(paper("acceptance").await.len() > 3);
        }
        let page = site.get(LEAGUE, "/cases/a/tasks/conference.1").await;
        for which in ["notice", "acceptance", "sign-in"] {
            assert!(page.text().contains(&format!("/papers/{which}")), "{which}");
        }
        for path in ["bureaus.1.tax/papers/notice", "conference.1/papers/none", "none.1/papers/slip"] {
            assert_eq!(site.get(LEAGUE, &format!("/cases/a/tasks/{path}")).await.status, 404, "{path}");
        }
        assert_eq!(site.get("archivist", "/cases/a/tasks/conference.1/papers/notice").await.status, 404);
        assert_eq!(TENANT, site.county.engine.directory(TENANT).await.unwrap().jurisdiction);
    });
}
