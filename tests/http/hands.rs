//! Pages and API of bringing others in: hands, signers, information, previews, confirmations.

use quorate_core::Language;
use quorate_wording::say;
use serde_json::{Value, json};

use super::site::{Reply, Site, send, with_file};
use crate::support::county::LEAGUE;
use crate::support::databases::for_each_database;

const CASE: &str = "hands";
const TAX: &str = "tax-section-head";
const TASK: &str = "/cases/hands/tasks/bureaus.1.tax";

/// Sends the form of a task; where the page goes then.
async fn on_task(site: &Site, person: &str, key: &str, fields: &[(&str, &str)]) -> String {
    let reply = site.fill_task(person, &format!("/cases/{CASE}/tasks/{key}"), fields).await;
    assert_eq!(reply.status, 303, "{key} {fields:?}: {}", reply.text());
    reply.header("location")
}

/// Sends the form of a task with a file.
async fn fill_with_file(
    site: &Site,
    person: &str,
    path: &str,
    fields: &[(&str, &str)],
    file: (&str, &str, &[u8]),
) -> Reply {
    send(with_file(site.ask(person, "POST", &format!("{path}/act")).await, fields, file)).await
}

async fn on_case(site: &Site, person: &str, fields: &[(&str, &str)]) {
    let reply = site.fill(person, &format!("/cases/{CASE}/act"), fields).await;
    assert_eq!(reply.status, 303, "{fields:?}: {}", reply.text());
}

async fn task(site: &Site, key: &str) -> Value {
    site.get(LEAGUE, &format!("/api/v1/cases/{CASE}/tasks/{key}")).await.good()
}

async fn page(site: &Site, person: &str, path: &str) -> String {
    let reply = site.get(person, path).await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text());
    reply.text().to_owned()
}

fn zh(id: &str) -> String {
    say(Language::Zh, id, &[])
}

#[test]
fn a_task_is_handed_on_and_signed_by_more_at_the_page() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding(CASE).to_coordination().await;
        let shown = page(&site, TAX, TASK).await;
        assert!(shown.contains(&zh("hands")) && shown.contains("value=\"person:tax-head\""));
        // The auditor reads and is offered nothing.
        assert!(!page(&site, "auditor", TASK).await.contains(&zh("hands")));
        let delegate = [("act", "delegate"), ("to", "person:tax-head"), ("words", "请先看看")];
        on_task(&site, TAX, "bureaus.1.tax", &delegate).await;
        assert!(page(&site, "tax-head", TASK).await.contains(&zh("hand-back-why")));
        // The colleague alone is told.
        let given = "交给您办理：";
        assert!(page(&site, "tax-head", "/notices").await.contains(given));
        assert!(!page(&site, TAX, "/notices").await.contains(given));
        on_task(&site, "tax-head", "bureaus.1.tax", &[("act", "hand_back"), ("words", "可以同意")]).await;
        let add =
            [("act", "add_signer"), ("to", "office:archive"), ("turn", "before"), ("words", "涉及档案")];
        on_task(&site, TAX, "bureaus.1.tax", &add).await;
        let api = task(&site, "bureaus.1.tax.add.1").await;
        assert_eq!((&api["added"]["turn"], &api["added"]["reason"]), (&json!("before"), &json!("涉及档案")));
        let mine = page(&site, "archivist", &format!("{TASK}.add.1")).await;
        assert!(
            mine.contains("涉及档案") && mine.contains(&zh("stance-agree")),
            "asked why, and for an opinion"
        );
        let reply = [("act", "reply"), ("choice", "agree"), ("words", "")];
        on_task(&site, "archivist", "bureaus.1.tax.add.1", &reply).await;
        on_task(&site, TAX, "bureaus.1.tax", &reply).await;
        let handed = task(&site, "bureaus.1.tax").await["handed"].as_array().unwrap().clone();
        let how: Vec<&str> = handed.iter().map(|h| h["how"].as_str().unwrap()).collect();
        assert_eq!(how, ["delegated", "handed_back"]);
        let done = page(&site, TAX, TASK).await;
        assert!(done.contains("请先看看") && done.contains("可以同意"), "from hand to hand, with the words");
        // A colleague takes it over; the office that it does not concern passes it on.
        on_task(
            &site,
            "civil-section-head",
            "bureaus.1.civil",
            &[("act", "transfer"), ("to", "person:civil-head")],
        )
        .await;
        let elsewhere = [("act", "transfer"), ("to", "office:informatics"), ("words", "不归我们管")];
        on_task(&site, "finance-section-head", "bureaus.1.finance", &elsewhere).await;
        assert_eq!(task(&site, "bureaus.1.finance").await["office"]["office"], "informatics");
    });
}

#[test]
fn who_is_told_marks_it_as_read() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding(CASE).to_coordination().await;
        let path = format!("/cases/{CASE}");
        assert_eq!(site.get("archivist", &path).await.status, 404, "not theirs to see");
        let tell = [("act", "inform"), ("task", ""), ("offices", "archive"), ("words", "请存档备查")];
        on_case(&site, LEAGUE, &tell).await;
        let shown = page(&site, "archivist", &path).await;
        assert!(shown.contains("请存档备查") && shown.contains("value=\"acknowledge\""));
        on_case(&site, "archivist", &[("act", "acknowledge"), ("informed", "0")]).await;
        assert!(!page(&site, "archivist", &path).await.contains("value=\"acknowledge\""));
        let told = site.get(LEAGUE, &format!("/api/v1{path}")).await.good()["informed"][0].clone();
        assert_eq!((&told["words"], &told["read"][0]["person"]), (&json!("请存档备查"), &json!("archivist")));
    });
}

#[test]
fn a_return_is_seen_before_it_is_done_and_confirmed_after() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let case = site.county.founding(CASE);
        case.to_coordination().await;
        case.agree(1, "tax").await;
        let preview = format!("/cases/{CASE}/return?to=coordination");
        let shown = page(&site, LEAGUE, &preview).await;
        for part in ["preview-cancelled", "preview-superseded", "preview-asked-now", "preview-confirmable"] {
            assert!(shown.contains(&zh(part)), "{part}");
        }
        let told = site.get(LEAGUE, &format!("/api/v1/cases/{CASE}/preview?to=coordination")).await.good();
        assert_eq!(told["superseded"], json!(["bureaus.1.tax"]));
        assert_eq!(told["confirmable"][0], json!({"key": "bureaus.1.tax", "unless_rewritten": []}));
        assert_eq!(site.get(TAX, &preview).await.status, 403, "only the lead returns");
        let nowhere = site.get(LEAGUE, &format!("/cases/{CASE}/return?to=nowhere")).await;
        assert_eq!(nowhere.status, 422);
        on_case(&site, LEAGUE, &[("act", "return"), ("to", "coordination"), ("reason", "再征求一次")]).await;
        let again = page(&site, TAX, &format!("/cases/{CASE}/tasks/bureaus.2.tax")).await;
        assert!(again.contains(&zh("confirm-lede")));
        assert!(
            !page(&site, "civil-section-head", &format!("/cases/{CASE}/tasks/bureaus.2.civil"))
                .await
                .contains(&zh("confirm-lede")),
            "nothing was said before"
        );
        on_task(&site, TAX, "bureaus.2.tax", &[("act", "reply"), ("confirm", "1")]).await;
        let done = task(&site, "bureaus.2.tax").await;
        assert_eq!((&done["done"]["confirmed"], &done["reply"]["stance"]), (&json!(true), &json!("agree")));
    });
}

#[test]
fn what_took_effect_is_confirmed_or_revoked_at_the_page() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let case = site.county.founding(CASE);
        case.to_coordination().await;
        case.coordinate(1).await;
        case.prepare().await;
        let back = [("act", "return"), ("to", "preparation"), ("reason", "换人")];
        let notice = format!("/cases/{CASE}/papers/group-notice");
        let preview = page(&site, LEAGUE, &format!("/cases/{CASE}/return?to=preparation")).await;
        assert!(preview.contains(&zh("preview-in-effect")));
        on_case(&site, LEAGUE, &back).await;
        on_case(&site, LEAGUE, &[("act", "lapse"), ("of", "name-section-heads")]).await;
        let asked = page(&site, LEAGUE, &format!("/cases/{CASE}/tasks/form-group.2")).await;
        assert!(asked.contains(&format!("href=\"{notice}\"")), "the form says what comes first");
        let file = site.county.file("another notice").await;
        let anew = json!({"work": {"papers": [{"paper": "group-notice", "files": [file]}]}});
        let path = format!("/api/v1/cases/{CASE}/tasks/form-group.2/submit");
        let refused = site.post(LEAGUE, &path, &anew).await;
        assert_eq!((refused.status, refused.code()), (409, "still-in-effect".to_owned()));
        on_task(&site, LEAGUE, "form-group.2", &[("act", "submit"), ("confirm", "1")]).await;
        assert_eq!(
            task(&site, "form-group.2").await["done"]["confirmed"],
            true,
            "a work is confirmed as well"
        );
        let shown = page(&site, LEAGUE, &notice).await;
        assert!(!shown.contains(&zh("revoke-why")), "it counts");
        on_case(&site, LEAGUE, &back).await;
        let shown = page(&site, LEAGUE, &notice).await;
        assert!(shown.contains(&zh("version-in-effect")) && shown.contains(&zh("revoke-why")));
        assert!(!page(&site, "auditor", &notice).await.contains(&zh("revoke-why")), "it is not theirs");
        let path = "/cases/hands/tasks/form-group.1";
        let fields =
            [("act", "revoke"), ("words", "人员调整"), ("number:group-notice", "玉团通〔2026〕11号")];
        let letter = ("paper:group-notice", "revoking.txt", b"revoked".as_slice());
        let revoked = fill_with_file(&site, LEAGUE, path, &fields, letter).await;
        assert_eq!(revoked.status, 303, "{}", revoked.text());
        let shown = page(&site, LEAGUE, &notice).await;
        assert!(shown.contains("玉团通〔2026〕11号") && !shown.contains(&zh("revoke-why")));
        assert!(
            page(&site, "tax-head", "/notices").await.contains(&zh("notice-revoked")),
            "it had been sent it"
        );
    });
}

#[test]
fn what_is_filled_in_and_not_sent_is_there_again_for_its_person_alone() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding(CASE).to_coordination().await;
        let path = format!("{TASK}/act");
        let half = [("act", "reply"), ("keep", "1"), ("choice", "suggest"), ("words", "先写一半")];
        let letter = ("paper:opinion-reply", "letter.txt", b"our letter".as_slice());
        let request = with_file(site.ask(TAX, "POST", &path).await, &half, letter);
        let kept = send(request).await;
        assert_eq!((kept.status, kept.header("location")), (303, format!("{TASK}?said=said-kept")));
        assert!(task(&site, "bureaus.1.tax").await["done"].is_null(), "nothing is done by it");
        let mine = page(&site, TAX, TASK).await;
        let stored = mine.split("name=\"stored:opinion-reply\" value=\"").nth(1).unwrap();
        let stored = stored.split('"').next().unwrap().to_owned();
        assert!(mine.contains("先写一半") && stored.ends_with(" letter.txt"), "{stored}");
        assert!(mine.contains("value=\"suggest\" required checked"));
        assert!(!page(&site, "tax-head", TASK).await.contains("先写一半"), "a colleague sees nothing of it");
        // Sent with the file that was kept; then nothing is left.
        let whole =
            [("act", "reply"), ("choice", "suggest"), ("words", "写完了"), ("stored:opinion-reply", &stored)];
        on_task(&site, TAX, "bureaus.1.tax", &whole).await;
        let case = site.get(LEAGUE, &format!("/api/v1/cases/{CASE}")).await.good();
        let filed = &case["papers"]["opinion-reply"]["versions"][0]["files"][0];
        assert_eq!(filed["name"], "letter.txt");
        let whose = (crate::support::county::TENANT, TAX);
        let left = site.county.engine.store().unsent(whose, (CASE, "bureaus.1.tax")).await.unwrap();
        assert!(left.is_none(), "{left:?}");
        // Nothing is kept for what is no open task of theirs, and what is too much is refused.
        let keep = async |person: &str, key: &str| {
            site.fill_task(person, &format!("/cases/{CASE}/tasks/{key}"), &half).await.status
        };
        assert_eq!(keep(TAX, "bureaus.1.tax").await, 409, "it is done");
        assert_eq!(keep(TAX, "nothing.7").await, 409, "there is no such task");
        assert_eq!(keep(TAX, "bureaus.1.civil").await, 404, "it is another bureau's");
        assert_eq!(keep(LEAGUE, "bureaus.1.civil").await, 303, "the lead fills in what came on paper");
        let long = "长".repeat(100_000);
        let much = [("act", "reply"), ("keep", "1"), ("words", long.as_str())];
        assert_eq!(
            site.fill_task("civil-section-head", "/cases/hands/tasks/bureaus.1.civil", &much).await.status,
            413
        );
        assert_eq!(site.fill_task("archivist", TASK, &half).await.status, 404);
        // What nobody came back to is thrown away by the next who keeps something.
        let store = site.county.engine.store();
        let now = site.county.engine.now();
        store.put_unsent(whose, (CASE, "old"), "{}", now.plus_minutes(-91 * 24 * 60)).await.unwrap();
        store.put_unsent(whose, (CASE, "new"), "{}", now).await.unwrap();
        assert!(store.unsent(whose, (CASE, "old")).await.unwrap().is_none());
        assert!(store.unsent(whose, (CASE, "new")).await.unwrap().is_some());
    });
}

#[test]
fn a_body_decides_by_name_at_the_page_and_the_computation_is_written_out() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let case = site.county.founding(CASE);
        case.to_coordination().await;
        case.coordinate(1).await;
        case.prepare().await;
        let (key, path) = ("founding-reply.1", "/cases/hands/tasks/founding-reply.1");
        let shown = page(&site, "league-head", path).await;
        assert!(shown.contains(&zh("vote-unsaid")) && shown.contains("name=\"vote:league-head\""));
        let reply = site.county.file("reply").await;
        let stored = format!("{reply} reply.pdf");
        let head = [
            ("act", "decide"),
            ("together", "1"),
            ("choice", "agreed"),
            ("words", ""),
            ("stored:reply", stored.as_str()),
        ];
        let by_name = |second| {
            let left = ("vote:league-deputy-lead", "recused");
            [&head[..], &[("vote:league-head", "for"), ("vote:league-section-head", second), left]].concat()
        };
        let minutes = ("file:minutes", "minutes.txt", b"minutes of the day".as_slice());
        let open = fill_with_file(&site, "league-head", path, &by_name("not_asked"), minutes).await;
        assert_eq!(open.status, 422, "{}", open.text());
        assert!(open.text().contains("还没有表决的人仍能改变结果"), "{}", open.text());
        let sent = fill_with_file(&site, "league-head", path, &by_name("for"), minutes).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        let done = task(&site, key).await["done"].clone();
        assert_eq!(
            done["together"],
            json!({"entitled": 3, "present": 2, "agree": 2, "against": 0, "recused": 1})
        );
        assert_eq!((&done["tally"]["carried"], &done["votes"]["league-head"]), (&json!(true), &json!("for")));
        let written = page(&site, LEAGUE, path).await;
        for line in ["应到 3 人，实到 2 人", "赞成 2 票，反对 0 票，弃权 0 票", "通过。"]
        {
            assert!(written.contains(line), "{line}");
        }
        // Once the outcome cannot change, the rest need not be asked.
        let case = site.county.founding("early");
        case.to_coordination().await;
        case.coordinate(1).await;
        case.prepare().await;
        let path = "/cases/early/tasks/founding-reply.1";
        let counts =
            [("entitled", "9"), ("present", "8"), ("agree", "5"), ("against", "1"), ("not_asked", "2")];
        let early = [&head[..], &counts].concat();
        let sent = fill_with_file(&site, "league-head", path, &early, minutes).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        let written = page(&site, LEAGUE, path).await;
        for line in [
            "赞成 5 票，反对 1 票，弃权 0 票",
            "还有 2 人没有表决：即使他们都反对，结果也不变，表决就此结束。",
            "即 5 票；这样算 5 票，通过。",
            "集体研究决定",
            "会议记录 / minutes",
            ">minutes.txt</a>",
        ] {
            assert!(written.contains(line), "{line}");
        }
    });
}
