//! The worked example of the documentation: nine offices in parallel, a return, a second round, word for word as it comes out.

use std::fmt::Write as _;

use quorate_core::Language;
use quorate_core::audit::audit;
use quorate_core::case::{Act, Case, Preview, TaskKind};
use quorate_core::record::leaf::{Body, Leaf};
use quorate_wording::{say, tell_reason};
use serde_json::json;

use crate::support::county::{County, Founding, LEAGUE, TENANT};
use crate::support::databases::for_each_database;
use crate::support::expected::{expect, workspace};

const CASE: &str = "example";

const HEAD: &str = "# A worked example: nine offices, a return, a second round

This page is written by a test on the real engine, on both databases (`cargo test -p quorate-tests example`,
`UPDATE_EXPECT=1` writes it anew). The procedure is `workflows/county-work-committee.yaml`.

The plan is out for opinions: eight bureaus and, optional, the organization department, all at once. Five bureaus agree.
The tax bureau's handler has claimed the task and is on leave; a colleague covers for her (AB岗). The civil affairs bureau
answers on paper, which the lead records with a photograph (代录). The lead asks the archive besides (加签). The finance
bureau objects to one person on the list. The organization department has not answered yet.
";

#[test]
fn the_example_comes_out_as_the_documentation_has_it() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        let case = county.founding(CASE);
        let text = story(&case).await;
        let file = workspace("docs/worked-example.md");
        expect(file.to_str().unwrap(), &text);
        county.check_rebuild().await;
    });
}

async fn story(case: &Founding<'_>) -> String {
    let county = case.county;
    for order in [
        json!({"act": "put_office", "office": "archive", "name": "archive"}),
        json!({"act": "put_person", "person": "archivist", "name": "archivist"}),
        json!({"act": "appoint", "appointment": "archivist", "person": "archivist", "office": "archive", "role": "handler", "rank": "section-head"}),
        json!({"act": "put_cover", "cover": "leave-1", "person": "tax-section-head", "by": "tax-deputy-lead", "office": "tax",
            "since": "2026-09-14", "until": "2026-09-30", "instrument": "AB-role list 2026, no. 7"}),
    ] {
        county.direct(order).await.unwrap();
    }
    case.to_coordination().await;
    for bureau in ["agriculture", "cooperatives", "management", "commerce", "science"] {
        case.agree(1, bureau).await;
    }
    case.act("tax-section-head", json!({"act": "claim", "task": "bureaus.1.tax"})).await;
    case.act("tax-deputy-lead", json!({"act": "reply", "task": "bureaus.1.tax", "stance": "agree"})).await;
    let photo = county.file("civil.jpg").await;
    let paper = json!({"medium": "paper", "signer": "Section head", "person": "civil-section-head", "rank": "section-head",
        "dated": "2026-09-14", "photo": photo});
    let on_paper = json!({"act": "reply", "task": "bureaus.1.civil", "stance": "agree", "behalf": paper});
    case.act(LEAGUE, on_paper).await;
    let more = json!({"act": "add_signer", "task": "bureaus.1", "office": "archive", "turn": "beside", "reason": "Files of the co-operatives"});
    case.act(LEAGUE, more).await;
    case.act("archivist", json!({"act": "reply", "task": "bureaus.1.add.1", "stance": "agree"})).await;
    case.object(1, "finance").await;

    let mut text = HEAD.to_owned();
    text += "\n## Before the return\n\n";
    text += &round(&*case.now().await, 1);
    text += "\n## What the return to the plan would do\n\nThe lead looks before anything changes:\n\n";
    text += &previewed(&preview(case).await);

    case.act(
        LEAGUE,
        json!({"act": "return", "to": "plan", "reason": "One person on the list sits elsewhere"}),
    )
    .await;
    let list = county.file("roster 2").await;
    let roster = crate::support::county::roster();
    let again = json!({"act": "submit", "task": "draft-leadership.2", "work": {
        "papers": [{"paper": "draft-roster", "files": [list]}], "roster": roster}});
    case.act(LEAGUE, again).await;
    for key in ["classify.2", "lay-out-branches.2"] {
        case.act(LEAGUE, json!({"act": "submit", "task": key, "work": {"confirm": true}})).await;
    }
    case.act(LEAGUE, json!({"act": "lapse", "of": "lay-out-groups"})).await;
    case.act(LEAGUE, json!({"act": "submit", "task": "write-plan.2", "work": {"confirm": true}})).await;
    for bureau in ["agriculture", "cooperatives", "management", "commerce", "science", "tax", "civil"] {
        let confirm = json!({"act": "reply", "task": format!("bureaus.2.{bureau}"), "confirm": true});
        case.act(&format!("{bureau}-section-head"), confirm).await;
    }
    case.agree(2, "finance").await;
    case.act(LEAGUE, json!({"act": "close_stage"})).await;

    text += "\n## The second round\n\nThe list is drawn up anew; the plan itself stands and is confirmed. So whoever agreed on it confirms,\n\
             and only the finance bureau answers anew. The archive is not asked again, and the organization department's\n\
             optional consent lapses when the lead closes the stage.\n\n";
    text += &round(&*case.now().await, 2);
    text += "\n## What the verdict says of it\n\n";
    text += &verdict(case).await;
    text
}

/// A round as a table: who, how it is evidenced, by whom, what came of it.
fn round(case: &Case, round: u32) -> String {
    let mut text = String::from("| office | task | answer | evidence | by |\n|---|---|---|---|---|\n");
    let asked = ["bureaus", "organization-consent"];
    let mut tasks: Vec<_> = case
        .tasks
        .values()
        .filter(|t| t.round == round && t.kind == TaskKind::Reply && asked.contains(&t.task.as_str()))
        .collect();
    tasks.sort_by(|a, b| a.key.cmp(&b.key));
    for task in tasks {
        let answer = match &task.reply {
            Some(reply) => say(Language::En, &format!("stance-{}", reply.stance.as_str()), &[]),
            None => say(Language::En, &format!("state-{}", case.page_state(task)), &[]),
        };
        let done = task.done.as_ref();
        let grade = done.map(|d| say(Language::En, &format!("grade-{}", d.grade.as_str()), &[]));
        let grade =
            grade.map(|g| if done.is_some_and(|d| d.confirmed) { format!("{g}, confirmed") } else { g });
        let by = done.and_then(|d| d.person.clone()).unwrap_or_default();
        let by = match done.and_then(|d| d.covered.as_ref()) {
            Some(absent) => format!("{by} for {absent}"),
            None => by,
        };
        let added = if task.added.is_some() { ", added" } else { "" };
        let _ = writeln!(
            text,
            "| {}{added} | `{}` | {answer} | {} | {by} |",
            task.office,
            task.key,
            grade.unwrap_or_default()
        );
    }
    text
}

async fn preview(case: &Founding<'_>) -> Preview {
    let engine = &case.county.engine;
    let now = case.now().await;
    let procedure = engine.procedures().by_digest(now.digest).unwrap();
    let directory = engine.directory(TENANT).await.unwrap();
    let day = engine.now().date(engine.calendar().offset());
    let actor = quorate_core::Actor {
        person: LEAGUE.into(),
        capacities: directory.capacities(LEAGUE, day),
        via: "token".into(),
        guest: None,
    };
    let context = quorate_core::Context {
        now: engine.now(),
        actor: &actor,
        directory: &directory,
        calendar: engine.calendar(),
        salt: [0; 32],
        artifacts: &std::collections::BTreeMap::new(),
        rolls: quorate_core::context::NO_ROLLS,
        migrates_to: None,
        elsewhere: None,
    };
    let command = serde_json::from_value(json!({"act": "return", "to": "plan", "reason": "r"})).unwrap();
    quorate_core::case::preview(&procedure, &now, &command, &context).unwrap()
}

fn previewed(preview: &Preview) -> String {
    let mut text = String::new();
    let confirmable: Vec<String> = preview
        .confirmable
        .iter()
        .map(|c| match c.unless_rewritten.is_empty() {
            true => c.key.clone(),
            false => format!("{} (once {} is)", c.key, c.unless_rewritten.join(", ")),
        })
        .collect();
    for (id, list) in [
        ("cancelled", &preview.cancelled),
        ("superseded", &preview.superseded),
        ("papers", &preview.papers),
        ("asked-now", &preview.asked_now),
        ("asked-later", &preview.asked_later),
        ("confirmable", &confirmable),
        ("not-asked", &preview.not_asked),
        ("told", &preview.told),
    ] {
        let (name, why) = (
            say(Language::En, &format!("preview-{id}"), &[]),
            say(Language::En, &format!("preview-{id}-why"), &[]),
        );
        let _ = writeln!(text, "- **{name}** ({why}) {}", list.join(", "));
    }
    text
}

/// The clauses of the coordination, as the verdict finds them.
async fn verdict(case: &Founding<'_>) -> String {
    let now = case.now().await;
    let procedure = case.county.engine.procedures().by_digest(now.digest).unwrap();
    let mut acts: Vec<Act> = vec![];
    for leaf in case.county.log().await {
        let leaf: Leaf = serde_json::from_str(&leaf).unwrap();
        if let Body::Case { act } = leaf.body {
            acts.push(act);
        }
    }
    let verdict = audit(&procedure, CASE, &acts, 480);
    let mut text = String::from("| clause | task | finding | why | entries |\n|---|---|---|---|---|\n");
    let clauses = verdict.source.clauses.iter().chain(&verdict.procedure_adds.clauses);
    let told = ["bureaus", "organization-consent", "write-plan", "draft-leadership"];
    for clause in clauses.filter(|c| c.kind == "task" && told.contains(&c.task.as_str())) {
        let entries: Vec<String> = clause.entries.iter().map(u64::to_string).collect();
        let _ = writeln!(
            text,
            "| {} | `{}` | {} | {} | {} |",
            clause.source,
            clause.task,
            say(Language::En, &format!("finding-{}", clause.finding.as_str()), &[]),
            tell_reason(Language::En, clause, &procedure, (&|_| None, &|_| None)),
            entries.join(", ")
        );
    }
    let _ = writeln!(text, "\n{} acts were read, with {} return.", verdict.acts, verdict.returns);
    text
}
