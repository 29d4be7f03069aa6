//! Filings and notices on the page of a task: what happened, day by day, and what can be told next.

use quorate_core::Procedure;
use quorate_core::case::{Case, Happened, Posting, Task, TaskKind};
use quorate_core::procedure::model::{self as def, DECLINED, Kind, UPHELD};
use quorate_core::procedure::outside::{FilingRule, NoticeRule, Until};
use quorate_wording::{event_in_words, event_runs_until, filing_in_words, notice_in_words};

use super::Desk;
use super::case::FILES;
use super::form::Choice;

/// Something that happened, as it is read.
pub(super) struct Told {
    pub day: String,
    pub what: String,
    /// What is said of it, and the number on it.
    pub words: Vec<String>,
    /// What shows it: name and address.
    pub links: Vec<(String, String)>,
    /// Why it was struck; empty: it stands.
    pub struck: String,
}

/// The time a notice has to stay up, drawn: how much of it is gone, of `WIDTH`.
pub(super) struct Passed {
    pub gone: i64,
    pub over: bool,
    pub words: String,
}

/// How wide the whole time is drawn.
const WIDTH: i64 = 300;

/// What the clause asks, and what has happened.
pub(super) struct Outside {
    pub rule: Vec<String>,
    pub events: Vec<Told>,
    pub passed: Option<Passed>,
}

impl Outside {
    pub fn of(
        desk: &Desk,
        procedure: &Procedure,
        case: &Case,
        task: &Task,
        definition: &def::Task,
    ) -> Option<Self> {
        let rule = match &definition.kind {
            Kind::Filing(rule) => filing_in_words(desk.language, procedure, rule),
            Kind::Notice(rule) => notice_in_words(desk.language, procedure, rule),
            _ => return None,
        };
        // Whoever decides on an objection sees the notice with what happened.
        let kept = |t: &&Task| matches!(t.kind, TaskKind::Filing | TaskKind::Notice) && t.round == task.round;
        let kept = case.tasks.values().filter(|t| t.task == task.task).find(kept)?;
        let text = |digest| desk.names.text(digest).to_owned();
        let one = |event: &quorate_core::case::Event| {
            let words = event.words.map(text).into_iter().chain([event.number.clone()]);
            Told {
                day: quorate_wording::day(desk.language, event.day),
                what: event_in_words(desk.language, procedure, kept, event, &text),
                words: words
                    .filter(|w| !w.is_empty())
                    .chain(event_runs_until(desk.language, event))
                    .collect(),
                links: event
                    .files
                    .iter()
                    .map(|f| (f.name.clone(), format!("{FILES}/{}", f.digest)))
                    .collect(),
                struck: event
                    .struck
                    .map(|why| desk.chrome.t1("event-struck", "why", text(why)))
                    .unwrap_or_default(),
            }
        };
        Some(Self { rule, events: kept.events.iter().map(one).collect(), passed: passed(desk, kept) })
    }
}

fn passed(desk: &Desk, task: &Task) -> Option<Passed> {
    let posting = Posting::of(task)?;
    let offset = desk.web.engine().calendar().offset();
    let until = task.day_of("taken_down").unwrap_or_else(|| desk.web.engine().now().date(offset));
    let (whole, gone) =
        (posting.up.days_until(posting.stays.day).max(1), posting.up.days_until(until).max(0));
    let facts = [("gone", &*gone.to_string()), ("whole", &*whole.to_string())];
    Some(Passed {
        gone: gone.min(whole) * WIDTH / whole,
        over: gone >= whole,
        words: quorate_wording::say(desk.language, "notice-passed", &facts),
    })
}

/// What has to be told besides what happened.
#[derive(Default)]
pub(super) struct Telling {
    /// Something happens here at all.
    pub open: bool,
    /// Parties the papers still go to: id, name, whether each recipient is named.
    pub unsent: Vec<(String, String, bool)>,
    /// Whom papers were sent to: the number of the event, and the name; nothing to choose from one.
    pub recipients: Vec<(usize, String)>,
    /// Somebody can object.
    pub objects: bool,
}

impl Telling {
    pub fn of(desk: &Desk, procedure: &Procedure, task: &Task, definition: &def::Task) -> Self {
        let name = |party: &str| procedure.name(party, desk.language).to_owned();
        let many = |party: &str| procedure.party(party).is_some_and(|p| p.many);
        match (&definition.kind, task.kind) {
            (Kind::Filing(rule), TaskKind::Filing) => Self {
                open: true,
                unsent: unsent(procedure, rule, task)
                    .into_iter()
                    .map(|p| (p.clone(), name(&p), many(&p)))
                    .collect(),
                recipients: task
                    .recipients()
                    .iter()
                    .filter(|r| !r.has_come(rule.until))
                    .map(|r| {
                        let who = r.name.map(|n| desk.names.text(n).to_owned());
                        (r.of, who.unwrap_or_else(|| name(r.party)))
                    })
                    .collect(),
                objects: false,
            },
            (Kind::Notice(rule), TaskKind::Notice) => Self {
                open: true,
                objects: rule.objections.is_some() && Posting::of(task).is_some(),
                ..Self::default()
            },
            _ => Self::default(),
        }
    }
}

/// The parties papers still go to, and those of which there may be more.
fn unsent(procedure: &Procedure, rule: &FilingRule, task: &Task) -> Vec<String> {
    let missing = task.unsent(rule, procedure);
    let more = |p: &&str| missing.contains(p) || procedure.party(p).is_some_and(|p| p.many);
    rule.parties().filter(more).map(str::to_owned).collect()
}

/// What can have happened next, with what follows from it.
pub(super) fn choices(
    desk: &Desk,
    procedure: &Procedure,
    case: &Case,
    task: &Task,
    definition: &def::Task,
) -> Vec<Choice> {
    let mut all: Vec<&str> = match (&definition.kind, task.kind) {
        (Kind::Filing(rule), TaskKind::Filing) => of_filing(procedure, rule, task),
        (Kind::Notice(rule), TaskKind::Notice) => of_notice(case, rule, task),
        (Kind::Notice(_), TaskKind::Objection) => vec![DECLINED, UPHELD],
        _ => vec![],
    };
    if task.standing_events().next().is_some() {
        all.push("struck");
    }
    let goes = |what: &str| match definition.outcomes.get(what) {
        Some(def::Target::Stage(stage)) => {
            let stage = procedure.name(&procedure.stages()[*stage].id, desk.language);
            desk.chrome.t1("then-returned", "stage", stage)
        }
        Some(def::Target::End(end)) => {
            desk.chrome.t1("then-ended", "end", procedure.name(end, desk.language))
        }
        None => desk.chrome.t(&format!("told-{what}-then")),
    };
    let one = |what: &str| Choice {
        value: what.to_owned(),
        name: desk.chrome.t(&format!("told-{what}")),
        then: goes(what),
    };
    all.into_iter().map(one).collect()
}

fn of_filing(procedure: &Procedure, rule: &FilingRule, task: &Task) -> Vec<&'static str> {
    let all = task.recipients();
    let left = |until: Until| rule.until >= until && all.iter().any(|r| !r.has_come(until));
    let mut can = vec![];
    can.extend((!unsent(procedure, rule, task).is_empty()).then_some("sent"));
    can.extend(left(Until::Received).then_some("received"));
    if left(Until::Answered) {
        can.extend(["registered", "returned", "refused"]);
        can.extend(rule.no_answer.is_some().then_some("no_answer"));
    }
    can
}

fn of_notice(case: &Case, rule: &NoticeRule, task: &Task) -> Vec<&'static str> {
    if Posting::of(task).is_none() {
        return vec!["put_up"];
    }
    let mut can = vec![];
    can.extend(rule.objections.is_some().then_some("objected"));
    let change = case.is_corrected(rule, task) && !case.is_change_up(task);
    can.extend(change.then_some("change_put_up"));
    can.push("taken_down");
    can
}

/// The objection somebody has to decide on: who objects, and what they say.
pub(super) fn objection(desk: &Desk, case: &Case, task: &Task) -> Vec<String> {
    let mut events = case.tasks.values().filter(|t| t.kind == TaskKind::Notice).flat_map(|t| &t.events);
    let mine = events.find_map(|event| match &event.what {
        Happened::Objected { name, key } if *key == task.key => Some((event, *name)),
        _ => None,
    });
    let Some((event, name)) = mine else { return vec![] };
    let name = desk.chrome.t1("event-objected", "name", desk.names.text(name));
    let day = quorate_wording::day(desk.language, event.day);
    [format!("{day} {name}")].into_iter().chain(event.words.map(|w| desk.names.text(w).to_owned())).collect()
}
