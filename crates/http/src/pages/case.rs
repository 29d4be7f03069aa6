//! One case: what is next, its map, opinions, papers, roster, what it waits for, and its history.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Extension, Path, Query, State};
use axum::response::Response;
use quorate_core::case::{Case, Need, Progress, Status, TIMER, Task, TaskKind, TaskState};
use quorate_core::procedure::Force;
use quorate_core::record::leaf::{Body, case_stream};
use quorate_core::{Language, Procedure};
use quorate_wording::{figures_in_words, listed, map as drawing};
use serde::Deserialize;

use super::separating::Short;
use super::{Chrome, Desk, render};
use crate::Web;
use crate::problem::Problem;
use crate::visitor::Visitor;

mod happenings;
mod stated;

pub(super) struct Next {
    pub what: String,
    pub who: String,
    pub due: String,
    pub left: String,
    pub late: bool,
    pub clause: String,
    pub quote: String,
    pub force: String,
    pub force_name: String,
    pub link: String,
}

pub(super) struct NeedRow {
    pub kind: &'static str,
    pub id: String,
    pub words: String,
    pub range: String,
    pub many: bool,
    /// A day is asked for.
    pub day: bool,
}

pub(super) struct OpinionRow {
    pub key: String,
    pub office: String,
    pub stance: String,
    pub chip: &'static str,
    pub grade: String,
    pub grade_icon: &'static str,
    pub when: String,
    pub words: String,
    pub reply: String,
    pub set_aside: bool,
}

/// A paper with its files.
pub(super) struct PaperRow {
    pub kind: String,
    pub title: String,
    pub meta: String,
    pub links: Vec<(String, String)>,
    /// Where its versions are looked at; none for the holder of an invitation.
    pub look: String,
}

pub(super) struct RuleRow {
    pub kept: bool,
    pub words: String,
    pub holders: String,
}

struct EntryRow {
    day: String,
    when: String,
    what: String,
    who: String,
}

struct OpenAct {
    act: &'static str,
    of: String,
    label: String,
}

#[derive(Template)]
#[template(path = "case.html")]
struct Page {
    c: Chrome,
    id: String,
    title: String,
    lede: String,
    ended: String,
    next: Option<Next>,
    map: String,
    needs: Vec<NeedRow>,
    offices: Vec<(String, String)>,
    opinions: Vec<OpinionRow>,
    papers: Vec<PaperRow>,
    roster: Vec<RuleRow>,
    meetings: Vec<happenings::MeetingRow>,
    explanations: Vec<happenings::ExplanationRow>,
    deadlines: Vec<happenings::DeadlineRow>,
    /// Waits and limits, a line each.
    times: Vec<String>,
    stated: Vec<stated::StatedRow>,
    /// The body in office that the case is about: its office and name.
    about: Option<(String, String)>,
    figures: Vec<String>,
    history: Vec<EntryRow>,
    /// What may be left with an explanation.
    leavable: Vec<(String, String)>,
    /// Ends that are no success, to be declared by hand.
    ends: Vec<(String, String)>,
    /// What can be done again, and what is still to come.
    redoable: Vec<(String, String)>,
    ahead: Vec<(String, String)>,
    /// Who was told for information.
    informed: Vec<super::hands::Told>,
    /// Places that were left, and nobody has come in.
    vacancies: Vec<super::vacancies::Vacancy>,
    /// Who handles it for each office.
    handlers: Vec<super::handlers::Handler>,
    lead: bool,
    open_acts: Vec<OpenAct>,
    stages: Vec<(String, String)>,
    can_close: bool,
    /// What holds up the whole case.
    held: Option<super::clock::Held>,
    /// Nothing is done yet: what was done elsewhere can be taken up.
    can_take_up: bool,
    /// What cannot be kept apart with the people there are.
    short: Vec<Short>,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct After {
    #[serde(default)]
    pub said: String,
}

/// Where files are, for whoever is signed in.
pub(super) const FILES: &str = "/api/v1/artifacts";

/// What can be said after an act; anything else in the query is ignored.
const SAID: &[&str] = &[
    "said-done",
    "said-claimed",
    "said-released",
    "said-undone",
    "said-parameter",
    "said-party",
    "said-uninvited",
    "said-suspended",
    "said-resumed",
    "said-reminded",
    "said-signed-in",
    "said-nothing-ticked",
    "said-handed",
    "said-kept",
    "said-involved",
    "said-informed",
    "said-read",
    "said-handler",
];

pub(crate) fn said(chrome: &Chrome, after: &After) -> String {
    if SAID.contains(&after.said.as_str()) { chrome.t(&after.said) } else { String::new() }
}

pub(crate) async fn case(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Path(id): Path<String>,
    Query(after): Query<After>,
) -> Result<Response, Problem> {
    let mut desk = Desk::open(web, visitor, language, "cases").await?;
    let (case, procedure) = desk.case(&id).await?;
    desk.chrome.said = said(&desk.chrome, &after);
    let title = procedure.case_title(&case.title, language).to_owned();
    desk.chrome.title.clone_from(&title);
    let lead_office =
        case.parties.get(procedure.convenor()).and_then(|o| o.first()).cloned().unwrap_or_default();
    let lead = desk.visitor.acts_within(&lead_office, procedure.id(), None) && case.is_open();
    let history = history(&mut desk, &case).await?;
    let short = super::separating::short(&mut desk, &procedure, &case).await?;
    let map = drawing::draw(
        &procedure,
        language,
        Some(drawing::Live {
            case: &case,
            office: &|office| desk.names.office(office, language),
            link: &|key| Some(format!("/cases/{id}/tasks/{key}")),
            offset: desk.web.engine().calendar().offset(),
        }),
        false,
    );
    let opened = desk.day(case.opened_at);
    let facts = [
        ("day", opened.as_str()),
        ("person", &desk.names.person(&case.opened_by)),
        ("version", &procedure.version().to_string()),
    ];
    let lede = quorate_wording::say(language, "case-lede", &facts);
    let offices = desk.names.directory.offices.iter().filter(|(_, o)| !o.closed && o.from_case.is_none());
    let offices: Vec<(String, String)> =
        offices.map(|(o, _)| (o.clone(), desk.names.office(o, language))).collect();
    let stages = procedure
        .stages()
        .iter()
        .take(case.stage + 1)
        .map(|s| (s.id.clone(), procedure.name(&s.id, language).to_owned()))
        .collect();
    let handlers = super::handlers::handlers(&mut desk, &case).await?;
    let vacancies = super::vacancies::vacancies(&mut desk, &case, &procedure).await?;
    let page = Page {
        title,
        lede,
        ended: ended(&desk, &case, &procedure),
        next: next(&desk, &case, &procedure),
        map,
        needs: needs(&desk, &case, &procedure),
        offices,
        opinions: opinions(&desk, &case),
        papers: papers(&desk, &case, &procedure, FILES),
        roster: roster(&desk, &case, &procedure),
        meetings: happenings::meetings(&desk, &case, &procedure),
        explanations: happenings::explanations(&desk, &case, &procedure),
        deadlines: happenings::deadlines(&desk, &case, &procedure),
        times: stated::times(&desk, &case, &procedure),
        stated: stated::stated(&desk, &case, &procedure),
        about: case.concerns.as_ref().map(|c| (c.office.clone(), desk.names.office(&c.office, language))),
        figures: figures_in_words(language, &procedure, &case.figures(&procedure)),
        leavable: if lead { happenings::can_be_left(&desk, &case, &procedure) } else { vec![] },
        ends: procedure
            .ends()
            .iter()
            .filter(|e| !e.success)
            .map(|e| (e.id.clone(), procedure.name(&e.id, language).to_owned()))
            .collect(),
        redoable: if lead { happenings::can_be_redone(&desk, &case, &procedure) } else { vec![] },
        ahead: if lead { happenings::to_come(&desk, &case, &procedure) } else { vec![] },
        informed: super::hands::informed(&desk, &procedure, &case, |_| true),
        vacancies,
        handlers,
        history,
        open_acts: open_acts(&desk, &case, &procedure),
        stages,
        can_close: lead && can_close(&case, &procedure),
        held: case.suspended.as_ref().filter(|_| case.is_open()).map(|s| super::clock::held(&desk, s, true)),
        can_take_up: lead && super::taking_up::possible(&case, &procedure),
        short,
        lead,
        id,
        c: desk.chrome,
    };
    render(&page)
}

pub(super) fn ended(desk: &Desk, case: &Case, procedure: &Procedure) -> String {
    match &case.status {
        Status::Open => String::new(),
        Status::Ended { end, at, .. } => {
            let facts = [("end", procedure.name(end, desk.language)), ("day", &desk.day(*at))];
            quorate_wording::say(desk.language, "case-ended-line", &facts)
        }
        Status::Withdrawn { at } => {
            let end = desk.chrome.t("case-withdrawn");
            quorate_wording::say(desk.language, "case-ended-line", &[("end", &end), ("day", &desk.day(*at))])
        }
    }
}

/// The one thing that is next: who, by when, under which clause.
pub(super) fn next(desk: &Desk, case: &Case, procedure: &Arc<Procedure>) -> Option<Next> {
    if !case.is_open() {
        return None;
    }
    let open: Vec<&Task> = case.tasks.values().filter(|t| t.state.is_open() && !t.superseded).collect();
    // What is owed comes before what is optional; a round that collects is told by those who have not answered.
    let first = procedure
        .tasks_of(case.stage)
        .iter()
        .filter(|d| case.run(&d.id).progress == Progress::Open)
        .min_by_key(|d| d.clause.force)?;
    let waiting: Vec<&&Task> =
        open.iter().filter(|t| t.task == first.id && t.kind != TaskKind::Consultation).collect();
    let shown: Vec<&&Task> =
        if waiting.is_empty() { open.iter().filter(|t| t.task == first.id).collect() } else { waiting };
    let who: Vec<String> = shown.iter().map(|t| desk.names.office(&t.office, desk.language)).collect();
    let first_due =
        shown.iter().min_by_key(|t| (case.is_stopped(t), t.due.as_ref().map_or(i64::MAX, |d| d.moment.0)));
    let (due, left, late) = first_due.map(|t| desk.due_of(case, t)).unwrap_or_default();
    // The visitor's own part of it: of whoever asks, the round with its letter and all answers.
    let own = open
        .iter()
        .find(|t| t.task == first.id && desk.visitor.acts_within(&t.office, procedure.id(), Some(t.kind)));
    let own = own.or_else(|| shown.first().copied());
    Some(Next {
        what: procedure.name(&first.id, desk.language).to_owned(),
        who: listed(desk.language, who),
        due,
        left,
        late,
        clause: first.clause.source.clone(),
        quote: first.clause.quote.clone(),
        force: first.clause.force.as_str().to_owned(),
        force_name: desk.chrome.t(&format!("force-{}", first.clause.force.as_str())),
        link: own.map(|t| format!("/cases/{}/tasks/{}", case.id, t.key)).unwrap_or_default(),
    })
}

pub(super) fn needs(desk: &Desk, case: &Case, procedure: &Procedure) -> Vec<NeedRow> {
    case.open_needs(procedure).iter().map(|need| need_row(desk, procedure, need)).collect()
}

pub(super) fn need_row(desk: &Desk, procedure: &Procedure, need: &Need) -> NeedRow {
    let (kind, id) = need.parts();
    let name = procedure.name(id, desk.language);
    let day = procedure.parameter(id).is_some_and(|p| p.day);
    let range = procedure.parameter(id).filter(|p| !p.day).map(|p| {
        let unit = p
            .unit
            .map(|u| quorate_wording::unit(desk.language, u, Some(&p.high.to_string())))
            .unwrap_or_default();
        format!("{}–{} {unit}", p.low, p.high)
    });
    NeedRow {
        kind,
        id: id.to_owned(),
        words: desk.chrome.t1(&format!("need-{kind}"), "name", name),
        range: range.unwrap_or_default(),
        many: procedure.party(id).is_some_and(|p| p.many),
        day,
    }
}

pub(super) fn opinion_chip(task: &Task) -> &'static str {
    match &task.reply {
        Some(r) if r.stance == quorate_core::case::Stance::Object => "doing",
        Some(_) => "done",
        None if task.done.as_ref().is_some_and(|d| d.outcome == quorate_core::case::counting::AGREED) => {
            "done"
        }
        None if task.done.is_some() => "doing",
        None if !task.state.is_open() => "none",
        None => "todo",
    }
}

pub(super) fn grade_icon(grade: &str) -> &'static str {
    match grade {
        "link" => "link",
        "paper" => "paper",
        "phone" => "phone",
        _ => "self",
    }
}

pub(super) fn opinions(desk: &Desk, case: &Case) -> Vec<OpinionRow> {
    let mut replies: Vec<&Task> = case.tasks.values().filter(|t| t.kind == TaskKind::Reply).collect();
    replies.sort_by_key(|t| (t.superseded, t.offered, t.key.clone()));
    let one = |t: &&Task| {
        let stance = match &t.reply {
            Some(r) => desk.chrome.t(&format!("stance-{}", r.stance.as_str())),
            None if t.state == TaskState::Silent => desk.chrome.t("map-silent"),
            // Nobody waits for it any more.
            None if !t.state.is_open() => desk.chrome.t("state-none"),
            None => desk.chrome.t("map-waiting"),
        };
        let grade = t.done.as_ref().map(|d| d.grade.as_str()).unwrap_or_default();
        let disposal = t.reply.as_ref().and_then(|r| r.disposal).map(|(how, reason)| {
            let how = desk.chrome.t(&format!("disposal-{}", how.as_str()));
            quorate_wording::say(
                desk.language,
                "opinion-disposal",
                &[("how", &how), ("reason", desk.names.text(reason))],
            )
        });
        OpinionRow {
            key: t.key.clone(),
            office: desk.names.office(&t.office, desk.language),
            stance,
            chip: opinion_chip(t),
            grade: if grade.is_empty() { String::new() } else { desk.chrome.t(&format!("grade-{grade}")) },
            grade_icon: grade_icon(grade),
            when: t.done.as_ref().map(|d| desk.by_whom(d)).unwrap_or_default(),
            words: t
                .reply
                .as_ref()
                .and_then(|r| r.opinion)
                .map(|d| desk.names.text(d).to_owned())
                .unwrap_or_default(),
            reply: disposal.unwrap_or_default(),
            set_aside: t.superseded,
        }
    };
    replies.iter().map(one).collect()
}

/// The papers of a case with links by which the visitor gets them; `base` stands before the digest.
pub(super) fn papers(desk: &Desk, case: &Case, procedure: &Procedure, base: &str) -> Vec<PaperRow> {
    let mut rows = vec![];
    for paper in procedure.papers() {
        let Some(version) = case.paper(&paper.id) else { continue };
        let n = version.version.to_string();
        let mut meta = vec![];
        if !version.number.is_empty() {
            meta.push(version.number.clone());
        }
        meta.push(quorate_wording::say(desk.language, "paper-version", &[("version", &n)]));
        meta.push(desk.day(version.at));
        if version.corrects {
            meta.push(desk.chrome.t("paper-corrected"));
        }
        let links = version.files.iter().map(|f| (f.name.clone(), format!("{base}/{}", f.digest))).collect();
        let kind = if paper.kind.is_empty() { desk.chrome.t("paper-plain") } else { paper.kind.clone() };
        let title = procedure.name(&paper.id, desk.language).to_owned();
        let look = match desk.visitor.guest {
            Some(_) => String::new(),
            None => format!("/cases/{}/papers/{}", case.id, paper.id),
        };
        rows.push(PaperRow { kind, title, meta: meta.join(" · "), links, look });
    }
    // What was attached besides, minutes among it, is for those who take part.
    for attached in case.attachments.iter().filter(|_| desk.visitor.guest.is_none()) {
        let of = case.tasks.get(&attached.key).map(|t| procedure.name(&t.task, desk.language));
        rows.push(PaperRow {
            kind: desk.chrome.t("paper-beside"),
            title: desk.names.text(attached.title).to_owned(),
            meta: of.unwrap_or_default().to_owned(),
            links: vec![(attached.file.name.clone(), format!("{base}/{}", attached.file.digest))],
            look: format!("{base}/{}", attached.file.digest),
        });
    }
    rows
}

pub(super) fn roster(desk: &Desk, case: &Case, procedure: &Procedure) -> Vec<RuleRow> {
    let mut rows = vec![];
    for (id, state) in &case.rosters {
        let Some(roster) = procedure.roster(id) else { continue };
        for seat in &roster.seats {
            let broken = state.findings.iter().find(|f| f.seat == seat.id && f.kept == Some(false));
            let holders: Vec<&str> =
                state.holders.iter().filter(|h| h.seat == seat.id).map(|h| desk.names.text(h.name)).collect();
            let mut words = procedure.say(&seat.id, &seat.title, desk.language).to_owned();
            if let Some(finding) = broken {
                // Ids by what they are called; who gave no source leaves nothing to name.
                let named = |list: &str| -> String {
                    let ids = list.split(", ").filter(|id| !id.is_empty());
                    let names: Vec<&str> = ids.map(|id| procedure.name(id, desk.language)).collect();
                    listed(desk.language, names)
                };
                let (found, asked) = (named(&finding.found), named(&finding.asked));
                let found = if found.is_empty() { "none" } else { &found };
                let facts = [("rule", finding.rule.as_str()), ("found", found), ("asked", &asked)];
                words =
                    format!("{words}: {}", quorate_wording::say(desk.language, "reason-roster-rule", &facts));
            }
            rows.push(RuleRow { kept: broken.is_none(), words, holders: listed(desk.language, holders) });
        }
    }
    rows
}

/// What the lead can do about tasks that are not open: ask for a meeting, let lapse, leave with an explanation.
fn open_acts(desk: &Desk, case: &Case, procedure: &Procedure) -> Vec<OpenAct> {
    let mut acts = vec![];
    if !case.is_open() {
        return acts;
    }
    for task in procedure.tasks_of(case.stage) {
        let name = procedure.name(&task.id, desk.language);
        if case.run(&task.id).progress.settled() {
            continue;
        }
        if case.needs(procedure, task).iter().any(|n| matches!(n, Need::Request { .. })) {
            acts.push(OpenAct {
                act: "request",
                of: task.id.clone(),
                label: desk.chrome.t1("act-request-of", "name", name),
            });
        }
        if task.clause.force >= Force::May {
            acts.push(OpenAct {
                act: "lapse",
                of: task.id.clone(),
                label: desk.chrome.t1("act-lapse-of", "name", name),
            });
        }
    }
    acts
}

fn can_close(case: &Case, procedure: &Procedure) -> bool {
    let open: Vec<_> =
        procedure.tasks_of(case.stage).iter().filter(|t| !case.run(&t.id).progress.settled()).collect();
    !open.is_empty() && open.iter().all(|t| t.clause.force >= Force::May)
}

/// The acts, newest first.
async fn history(desk: &mut Desk, case: &Case) -> Result<Vec<EntryRow>, Problem> {
    let engine = desk.web.engine().clone();
    let from = case.version.saturating_sub(60);
    let leaves = engine.store().leaves_since(&desk.visitor.tenant, &case_stream(&case.id), from, 60).await?;
    let covers = leaves.iter().filter_map(|l| match &l.leaf.body {
        Body::Case { act } => act.by.covers.clone(),
        Body::Directory { .. } => None,
    });
    let covers: Vec<_> = covers.collect();
    desk.fetch(covers.iter().map(|c| c.instrument).collect()).await?;
    let actors = leaves.iter().map(|l| l.leaf.actor.clone());
    let people: Vec<String> = actors.chain(covers.into_iter().map(|c| c.person)).collect();
    desk.names.fetch_people(&desk.web, &desk.visitor.tenant, people).await?;
    let signed = leaves.iter().filter_map(|l| match &l.leaf.body {
        Body::Case { act } => act.by.signed,
        Body::Directory { .. } => None,
    });
    let signed: Vec<_> = signed.collect();
    desk.fetch(signed).await?;
    let mut rows = vec![];
    for row in leaves.iter().rev() {
        let Body::Case { act } = &row.leaf.body else { continue };
        let key = act.effects.iter().find_map(|e| match e {
            quorate_core::case::Effect::TaskDone { key, .. }
            | quorate_core::case::Effect::TaskClaimed { key, .. }
            | quorate_core::case::Effect::CountEntered { key, .. }
            | quorate_core::case::Effect::EventRecorded { key, .. }
            | quorate_core::case::Effect::EventStruck { key, .. }
            | quorate_core::case::Effect::Suspended { key, .. }
            | quorate_core::case::Effect::Resumed { key, .. }
            | quorate_core::case::Effect::Escalated { key, .. }
            | quorate_core::case::Effect::DueRecounted { key, .. }
            | quorate_core::case::Effect::SuspensionOver { key } => Some(key.clone()),
            _ => None,
        });
        let procedure = engine.procedures().by_digest(case.digest);
        let about = key.and_then(|k| case.tasks.get(&k).map(|t| t.task.clone()));
        let about =
            about.and_then(|t| procedure.map(|p| p.name(&t, desk.language).to_owned())).unwrap_or_default();
        let what = desk.chrome.t(&format!("act-{}", act.act));
        let offset = engine.calendar().offset();
        let mut when = quorate_wording::moment(desk.language, row.leaf.at, offset);
        if let Some(day) = act.took_place.filter(|d| *d < act.at.date(offset)) {
            let day = quorate_wording::day(desk.language, day);
            when = quorate_wording::say(desk.language, "two-clocks", &[("recorded", &when), ("took", &day)]);
        }
        let office = desk.names.office(&act.by.office, desk.language);
        let day = quorate_wording::short_day(desk.language, row.leaf.at.date(offset));
        rows.push(EntryRow {
            day,
            when,
            what: if about.is_empty() { what } else { format!("{what} · {about}") },
            // To undo, no name is asked for.
            who: match act.by.signed.map(|d| desk.names.text(d).trim()).filter(|name| !name.is_empty()) {
                Some(name) => format!("{name} · {office} · {}", desk.chrome.t("grade-link")),
                None if act.by.via == TIMER => desk.chrome.t("by-program"),
                None => {
                    let covers = act.by.covers.as_ref();
                    let who = desk.for_whom(&act.by.person, covers.map(|c| c.person.as_str()));
                    // By which arrangement stands beside it.
                    let by = covers.map(|c| format!(" · {}", desk.names.text(c.instrument)));
                    format!("{who} · {office}{}", by.unwrap_or_default())
                }
            },
        });
    }
    Ok(rows)
}
