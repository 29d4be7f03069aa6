//! Running cases go over to a new version of their procedure: told beforehand, one command a case, read as before.

use quorate_core::Language;
use quorate_core::record::Digest;
use quorate_engine::Procedures;
use quorate_wording::say;
use serde_json::{Value, json};

use super::markup::html;
use super::site::Site;
use crate::support::county::{County, LEAGUE, PROCEDURE, TENANT};
use crate::support::databases::{Database, for_each_database};

const ID: &str = "county-work-committee";
const PAGE: &str = "/procedures/county-work-committee/migration";
const DRY: &str = "/api/v1/procedures/county-work-committee/migration";
const MORE: &str = "整理各方意见";

/// The second version asks one thing more; the third calls the consultation otherwise as well.
fn versions() -> [String; 3] {
    let at = "      - consultation: organization-consent\n";
    let more = format!("      - work: gather\n        title: {MORE}\n        force: should\n{at}");
    let second = PROCEDURE.replacen("version: 1\n", "version: 2\n", 1).replacen(at, &more, 1);
    let third = second.replacen("version: 2\n", "version: 3\n", 1).replace("bureaus", "opinions");
    [PROCEDURE.to_owned(), second, third]
}

fn digest(version: usize) -> Digest {
    Digest::of(versions()[version - 1].as_bytes())
}

/// Cases begun by the first version, of a program that has learned two more since.
async fn site(database: &Database) -> Site {
    let mut first = Procedures::default();
    first.add(PROCEDURE, None).unwrap();
    let before = Site::over(County::establish_with(database, first).await, database).await;
    super::site::people_and_neighbour(&before.county).await;
    before.county.founding("going").to_coordination().await;
    before.county.founding("fresh").open().await;
    before.county.founding("over").open().await;
    let over = before.county.founding("over");
    over.act(LEAGUE, json!({"act": "withdraw", "reason": "不办了"})).await;
    drop(before);
    let mut three = Procedures::default();
    for text in &versions()[1..] {
        three.add(text, None).unwrap();
    }
    let site = Site::over(County::with(database, "b", three).await, database).await;
    site.county.clock.set(site.county.engine.now().plus_minutes(10 * 24 * 60));
    site
}

/// Case, version and verdict of each line of a dry run.
fn lines(told: &Value) -> Vec<(String, u64, String)> {
    let line = |c: &Value| {
        let text = |name: &str| c[name].as_str().unwrap().to_owned();
        (text("case"), c["version"].as_u64().unwrap(), text("verdict"))
    };
    let mut all: Vec<_> = told["cases"].as_array().unwrap().iter().map(line).collect();
    all.sort();
    all
}

fn line(case: &str, version: u64, verdict: &str) -> (String, u64, String) {
    (case.to_owned(), version, verdict.to_owned())
}

async fn at(site: &Site, case: &str) -> Digest {
    let known = site.county.founding(case).now().await.digest;
    let row = site.county.engine.store().case_row(TENANT, case).await.unwrap().unwrap();
    assert_eq!(row.digest, known.to_string(), "the list says what the record says");
    known
}

#[test]
fn the_safe_ones_go_over_by_one_button_and_go_on() {
    for_each_database(async |database| {
        let site = site(database).await;
        let second = digest(2).to_string();
        let head = site.head().await;
        let told = site.get("clerk", &format!("{DRY}?to={second}")).await.good();
        assert_eq!(lines(&told), [line("fresh", 1, "safe"), line("going", 1, "safe")]);
        assert_eq!((told["version"].as_u64(), &told["next"]), (Some(2), &Value::Null));
        // Page by page, every case once.
        let one = site.get("clerk", &format!("{DRY}?to={second}&limit=1")).await.good();
        let cursor = one["next"].as_str().unwrap();
        let two = site.get("clerk", &format!("{DRY}?to={second}&limit=1&cursor={cursor}")).await.good();
        let mut both = lines(&one);
        both.extend(lines(&two));
        both.sort();
        assert_eq!(both, lines(&told));
        for language in ["zh", "en"] {
            let page = site.get("administrator", &format!("{PAGE}?to={second}&lang={language}")).await;
            assert_eq!(page.status, 200, "{}", page.text());
            assert!(page.text().contains("value=\"going\"") && page.text().contains("/changes?from="));
        }
        assert!(site.get("clerk", &format!("/procedures/{ID}")).await.text().contains(PAGE));
        assert!(!site.get(LEAGUE, &format!("/procedures/{ID}")).await.text().contains(PAGE));
        assert_eq!(site.head().await, head, "a dry run records nothing");
        // One line each, also for what is not there, is over, or is sent twice.
        let key = "01890a5d-ac96-774b-bcce-b302099a8057";
        let fields = [
            ("to", second.as_str()),
            ("command", key),
            ("reason", "文件修订"),
            ("case", "going"),
            ("case", "fresh"),
            ("case", "over"),
            ("case", "no-such"),
        ];
        let moved = site.fill("administrator", PAGE, &fields).await;
        assert_eq!(moved.status, 200, "{}", moved.text());
        let done = say(Language::Zh, "migration-moved", &[]);
        assert_eq!(moved.text().matches(&format!("{done}</span>")).count(), 2, "{}", moved.text());
        let head = site.head().await;
        assert_eq!(site.fill("administrator", PAGE, &fields).await.status, 200);
        assert_eq!(site.head().await, head, "sent again, it is the same command");
        assert_eq!((at(&site, "going").await, at(&site, "over").await), (digest(2), digest(1)));
        site.county.check_rebuild().await;
        let told = site.get("clerk", &format!("{DRY}?to={second}")).await.good();
        assert!(lines(&told).is_empty());
        let empty = site.get("clerk", &format!("{PAGE}?to={second}")).await;
        assert!(empty.text().contains(&say(Language::Zh, "migration-none", &[])));
        // What is new is asked; the pages know the new version, and the verdict says which it judges by.
        let case = site.county.founding("going");
        assert!(case.now().await.tasks["gather.1"].state.is_open());
        case.act(LEAGUE, json!({"act": "submit", "task": "gather.1"})).await;
        case.coordinate(1).await;
        assert_eq!(
            site.county.engine.store().case_row(TENANT, "going").await.unwrap().unwrap().stage,
            "preparation"
        );
        for path in ["", "/verdict", "/onepage", "/take-up"] {
            for language in ["zh", "en"] {
                let page = site.get(LEAGUE, &format!("/cases/going{path}?lang={language}")).await;
                assert_eq!(page.status, 200, "{path}: {}", page.text());
            }
        }
        let verdict = site.get("auditor", "/cases/going/verdict").await;
        assert!(
            verdict.text().contains("从第1版转到第2版") && verdict.text().contains(MORE),
            "{}",
            verdict.text()
        );
        let verdict = site.get("auditor", "/api/v1/cases/going/verdict").await.good();
        assert_eq!((&verdict["version"], &verdict["digest"]), (&json!(2), &json!(digest(2))), "{verdict}");
        // Who reads the first version still can.
        let changes = format!("/procedures/{ID}/changes?from={}&to={second}", digest(1));
        assert!(site.get(LEAGUE, &changes).await.text().contains(MORE));
        site.county.check_log().await;
        site.county.check_rebuild().await;
    });
}

#[test]
fn what_is_called_otherwise_is_told_and_what_is_lost_takes_more_than_a_reason() {
    for_each_database(async |database| {
        let site = site(database).await;
        // The one new cases begin under, if none is named.
        let told = site.get("clerk", DRY).await.good();
        assert_eq!(lines(&told), [line("fresh", 1, "loses_obligation"), line("going", 1, "needs_mapping")]);
        assert_eq!(told["to"], json!(digest(3)));
        let page = site.get("clerk", PAGE).await;
        let named: Vec<String> =
            html(page.text()).elements.iter().map(|e| e.get("name").to_owned()).collect();
        assert_eq!(named.iter().filter(|n| *n == "map.bureaus").count(), 2, "{}", page.text());
        let path = |case: &str| format!("/api/v1/cases/{case}/migrate");
        let to = digest(3).to_string();
        let ask = json!({"to": to, "reason": "文件修订"});
        let head = site.head().await;
        site.post(LEAGUE, &path("going"), &ask).await.problem(409, "migration-needs-mapping");
        site.post(LEAGUE, &path("fresh"), &ask).await.problem(409, "migration-loses");
        let accepted = json!({"to": to, "reason": "文件修订", "accept_loss": true});
        site.post(LEAGUE, &path("fresh"), &accepted).await.problem(422, "migration-basis-missing");
        let wrong = json!({"to": to, "reason": "文件修订", "mapping": {"bureaus": "gather"}});
        site.post(LEAGUE, &path("going"), &wrong).await.problem(409, "migration-impossible");
        for odd in [digest(1).to_string(), "0".repeat(64)] {
            let ask = json!({"to": odd, "reason": "文件修订"});
            site.post(LEAGUE, &path("going"), &ask).await.problem(422, "migration-unknown");
            let shown = site.get("clerk", &format!("{PAGE}?to={odd}")).await.status;
            assert_eq!(shown, if odd == digest(1).to_string() { 200 } else { 404 });
        }
        site.post("tax-section-head", &path("going"), &ask).await.problem(403, "not-the-lead");
        assert_eq!(site.head().await, head, "nothing has gone over");
        let good = json!({"to": to, "reason": "文件修订", "mapping": {"bureaus": "opinions"}});
        site.post(LEAGUE, &path("going"), &good).await.good();
        let fields = [
            ("to", to.as_str()),
            ("case", "fresh"),
            ("reason", "文件修订"),
            ("basis", "县委会议"),
            ("authoriser", "书记"),
            ("accept_loss", "1"),
        ];
        site.fill("clerk", PAGE, &fields).await;
        assert_eq!((at(&site, "going").await, at(&site, "fresh").await), (digest(3), digest(3)));
        site.county.check_rebuild().await;
        let told = site.get("tax-section-head", "/notices").await;
        assert!(told.text().contains("事项改按新版流程办理"), "{}", told.text());
        // What was open keeps its key, and is answered under it.
        let reply = json!({"act": "reply", "task": "bureaus.1.tax", "stance": "agree"});
        site.county.founding("going").act("tax-section-head", reply).await;
        let queue = site.get("civil-section-head", "/").await;
        assert!(queue.text().contains("/cases/going/tasks/bureaus.1.civil"), "{}", queue.text());
        let verdict = site.get("auditor", "/api/v1/cases/fresh/verdict").await.good();
        assert_eq!(verdict["migrations"][0]["gone"], json!(["bureaus"]), "{verdict}");
        site.county.check_log().await;
        site.county.check_rebuild().await;
    });
}
