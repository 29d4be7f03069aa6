//! Papers of a case: their versions, what one says differently, and files made to do harm to whoever looks.

use std::io::{Cursor, Write};

use quorate_core::Language;
use quorate_wording::say;
use serde_json::json;
use zip::write::SimpleFileOptions;

use super::markup::html;
use super::site::{Reply, Site, send};
use crate::support::county::{LEAGUE, TENANT};
use crate::support::databases::for_each_database;

const PAPER: &str = "/cases/a/papers/survey-report";
/// The most that a page of a file made to do harm may weigh, in bytes.
const PAGE_MAX: usize = 8 * 1024 * 1024;

/// A case with a report of these bytes.
async fn reported(site: &Site, case: &str, name: &str, bytes: &[u8]) {
    site.county.founding(case).open().await;
    let file = site.upload(LEAGUE, name, bytes).await;
    let submit = json!({"act": "submit", "task": "survey-county.1", "work": {
        "papers": [{"paper": "survey-report", "files": [file], "number": "玉团〔2026〕1号"}],
        "covered": ["县域农村经济发展状况", "合作组织发展现状", "基层党团组织建设", "团员青年等情况"]}});
    site.county.founding(case).act(LEAGUE, submit).await;
}

/// A further version of the report.
async fn corrected(site: &Site, case: &str, name: &str, bytes: &[u8]) {
    let file = site.upload(LEAGUE, name, bytes).await;
    let paper = json!({"paper": "survey-report", "files": [file], "number": "玉团〔2026〕2号"});
    let correct = json!({"act": "correct", "task": "survey-county.1", "paper": paper, "reason": "※"});
    site.county.founding(case).act(LEAGUE, correct).await;
}

/// A DOCX of some parts.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(vec![]));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A DOCX of these paragraphs, as programs write it: one paragraph in two runs.
fn docx(paragraphs: &[&str]) -> Vec<u8> {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text));
    let paragraph = |text: &&str| {
        let (a, b) = text.split_at(text.char_indices().nth(1).map_or(0, |(at, _)| at));
        format!("<w:p>{}{}</w:p>", run(a), run(b))
    };
    let body: String = paragraphs.iter().map(paragraph).collect();
    let xml = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    archive(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", xml.as_bytes())])
}

/// Lines of a comparison: inserted, deleted and the same.
fn compared(page: &Reply) -> [Vec<String>; 3] {
    assert_eq!(page.status, 200, "{}", page.text());
    let words = html(page.text()).words;
    ["ins", "del", "p"].map(|name| {
        let within =
            words.iter().filter(|w| w.inside("diff") && w.around.last().is_some_and(|e| e.name == name));
        within.map(|w| w.text.clone()).collect()
    })
}

fn strings(all: &[&str]) -> Vec<String> {
    all.iter().map(|s| (*s).to_owned()).collect()
}

#[test]
fn what_a_later_version_says_differently_is_shown_line_by_line() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let (before, after) = (
            ["调研报告", "二十个乡镇", "<b>完</b> & 止"],
            ["调研报告", "二十一个乡镇", "<b>完</b> & 止", "附表"],
        );
        for (case, ending) in [("a", "txt"), ("b", "docx")] {
            let file = |lines: &[&str]| match ending {
                "txt" => lines.join("\n").into_bytes(),
                _ => docx(lines),
            };
            let name = format!("report.{ending}");
            reported(&site, case, &name, &file(&before)).await;
            corrected(&site, case, &name, &file(&after)).await;
            let paper = format!("/cases/{case}/papers/survey-report");
            let page = site.get(LEAGUE, &format!("{paper}?version=2&with=1")).await;
            let told = compared(&page);
            assert_eq!(
                told,
                [
                    strings(&["二十一个乡镇", "附表"]),
                    strings(&["二十个乡镇"]),
                    strings(&["调研报告", "<b>完</b> & 止"])
                ],
                "{ending}"
            );
            assert!(!page.text().contains("<b>完"), "the words of a file are no markup");
            assert!(page.text().contains("玉团〔2026〕1号 → 玉团〔2026〕2号"), "{}", page.text());
            // The other way round, each is the other.
            let back = compared(&site.get(LEAGUE, &format!("{paper}?version=1&with=2")).await);
            assert_eq!([&back[0], &back[1]], [&told[1], &told[0]]);
            // By itself the newest is shown, whole.
            let alone = html(site.get(LEAGUE, &paper).await.text()).words;
            let lines: Vec<&str> =
                alone.iter().filter(|w| w.inside("folio")).map(|w| w.text.as_str()).collect();
            assert_eq!(lines, after, "{ending}");
        }
        // A version that is not there, or the same one, compares nothing.
        for odd in ["?version=9", "?with=2&version=2", "?version=0&with=0", "?version=2&with=77"] {
            let page = site.get(LEAGUE, &format!("{PAPER}{odd}")).await;
            assert!(page.status == 200 && compared(&page).iter().take(2).all(Vec::is_empty), "{odd}");
        }
        for odd in ["?version=x", "?version=-1", "?with=99999999999"] {
            assert_eq!(site.get(LEAGUE, &format!("{PAPER}{odd}")).await.status, 400, "{odd}");
        }
        for missing in ["/cases/a/papers/work-plan", "/cases/a/papers/nothing", "/cases/a/papers/%00"] {
            assert_eq!(site.get(LEAGUE, missing).await.status, 404, "{missing}");
        }
        for person in ["archivist", "zone-section-head"] {
            assert_eq!(site.get(person, PAPER).await.status, 404);
        }
    });
}

#[test]
fn a_file_made_to_do_harm_is_a_page_without_words() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let zeros = vec![b' '; 64 * 1024 * 1024];
        let bomb = archive(&[("word/document.xml", &zeros)]);
        drop(zeros);
        assert!(bomb.len() < 128 * 1024, "{}", bomb.len());
        let deep = format!("<w:document>{}", "<w:p>".repeat(300_000));
        let entities = "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document><w:p><w:t>&b;</w:t></w:p></w:document>";
        let whole = docx(&["一", "二"]);
        let files: Vec<(&str, Vec<u8>)> = vec![
            ("bomb", bomb),
            ("cut", whole[..whole.len() / 2].to_vec()),
            ("headless", whole[..10].to_vec()),
            ("wrong-part", archive(&[("word/other.xml", b"<a/>")])),
            ("no-xml", archive(&[("word/document.xml", b"\xff\xfe not <w:t xml")])),
            ("deep", archive(&[("word/document.xml", deep.as_bytes())])),
            ("entities", archive(&[("word/document.xml", entities.as_bytes())])),
            ("up", archive(&[("../../word/document.xml", b"<a/>"), ("/etc/passwd", b"x")])),
        ];
        for (name, bytes) in &files {
            reported(&site, name, &format!("{name}.docx"), bytes).await;
            corrected(&site, name, &format!("{name}.docx"), &whole).await;
            for query in ["?version=1", "?version=2&with=1", "?version=1&with=2"] {
                let page = site.get(LEAGUE, &format!("/cases/{name}/papers/survey-report{query}")).await;
                assert_eq!(page.status, 200, "{name}: {}", page.text());
                assert!(page.body.len() < PAGE_MAX, "{name}: {} bytes", page.body.len());
                assert!(!page.text().contains("aaaaaaaaaaaaaaaaaaaa"), "{name}: entities are not unfolded");
            }
        }
        // What cannot be read says so, and the file is still there to be fetched.
        let page = site.get(LEAGUE, "/cases/headless/papers/survey-report?version=1").await;
        assert!(page.text().contains(&say(Language::Zh, "look-no", &[])), "{}", page.text());
        let link = html(page.text())
            .elements
            .into_iter()
            .find(|e| e.get("href").starts_with("/api/v1/artifacts/"))
            .unwrap();
        assert_eq!(site.get(LEAGUE, link.get("href")).await.body, files[2].1);
        let wordless = site.get(LEAGUE, "/cases/headless/papers/survey-report?version=2&with=1").await;
        assert!(
            wordless.text().contains(&say(Language::Zh, "difference-wordless", &[])),
            "{}",
            wordless.text()
        );
    });
}

#[test]
fn two_long_texts_without_a_line_in_common_are_compared_all_the_same() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let text = |word: &str| (0..20_000).map(|n| format!("{word}{n}\n")).collect::<String>();
        reported(&site, "a", "long.txt", text("旧").as_bytes()).await;
        corrected(&site, "a", "long.txt", text("新").as_bytes()).await;
        let page = site.get(LEAGUE, &format!("{PAPER}?version=2&with=1")).await;
        let [inserted, deleted, same] = compared(&page);
        assert!(!inserted.is_empty() && inserted.len() == deleted.len() && same.is_empty());
        assert!(inserted.len() <= 5_000, "what is shown has its bounds");
    });
}

#[test]
fn only_pictures_and_pdf_are_shown_in_the_browser() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let word = docx(&["一"]);
        let files: [(&str, &[u8], bool); 6] = [
            ("a.pdf", b"%PDF-1.7 x", true),
            ("a.jpg", b"\xff\xd8\xff\xe0 x", true),
            ("a.png", b"\x89PNG\r\n\x1a\n x", true),
            ("a.txt", b"alert(1)", false),
            ("a.csv", b"a,b\n", false),
            ("a.docx", &word, false),
        ];
        for (name, bytes, shown) in files {
            let digest = site.upload(LEAGUE, name, bytes).await;
            for (query, inline) in [("?view=1", shown), ("", false), ("?view=2", false)] {
                let reply = site.get(LEAGUE, &format!("/api/v1/artifacts/{digest}{query}")).await;
                let disposition = reply.header("content-disposition");
                let begin = if inline { "inline;" } else { "attachment;" };
                assert!(
                    reply.status == 200 && disposition.starts_with(begin),
                    "{name}{query}: {disposition}"
                );
                assert_eq!(reply.header("x-content-type-options"), "nosniff");
                let policy = reply.header("content-security-policy");
                assert!(policy.starts_with("default-src 'none'"), "{policy}");
                assert!(inline || policy.contains("sandbox"), "{name}{query}: {policy}");
            }
        }
    });
}

#[test]
fn the_holder_of_an_invitation_reaches_the_papers_of_the_case_and_no_others() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        reported(&site, "a", "other.txt", b"of another case").await;
        site.county.founding("asked").to_coordination().await;
        let plan = site.upload(LEAGUE, "plan.txt", "方案".as_bytes()).await;
        let paper = json!({"paper": "work-plan", "files": [plan], "sections": ["班子成员", "组织层级"]});
        let mend = json!({"act": "correct", "task": "write-plan.1", "paper": paper, "reason": "※"});
        site.county.founding("asked").act(LEAGUE, mend).await;
        let attached = site.upload(LEAGUE, "inside.txt", b"for the offices").await;
        let attach = json!({"title": "内部※", "file": attached});
        site.post(LEAGUE, "/api/v1/cases/asked/attach", &attach).await.good();
        let until = site.county.engine.now().plus_minutes(7 * 24 * 60).date(480).to_string();
        let invite = "/api/v1/cases/asked/tasks/bureaus.1.tax/invite";
        let link = site.post(LEAGUE, invite, &json!({"until": until})).await.good()["path"]
            .as_str()
            .unwrap()
            .to_owned();
        let get = async |path: String| send(site.without("GET", &path)).await;
        for query in ["", "?view=1"] {
            let own = get(format!("{link}/papers/{plan}{query}")).await;
            assert_eq!((own.status, own.text()), (200, "方案"));
        }
        let foreign =
            site.county.founding("a").now().await.papers["survey-report"][0].files[0].digest.to_string();
        let (_, known) =
            (TENANT, site.county.engine.store().artifact(TENANT, foreign.parse().unwrap()).await.unwrap());
        assert!(known.is_some());
        for other in [foreign, attached, "0".repeat(64), "x".into(), "%00".into()] {
            let reply = get(format!("{link}/papers/{other}")).await;
            assert_eq!(reply.status, 404, "{other}: {}", reply.text());
        }
        let secret = link.trim_start_matches("/invited/");
        for path in ["/cases/asked/papers/work-plan".to_owned(), format!("/api/v1/artifacts/{plan}")] {
            assert_eq!(get(path.clone()).await.status, 401, "{path}");
            let with = site.with_token(secret, "GET", &path);
            assert_eq!(send(with).await.status, 401, "{path}");
        }
    });
}
