//! The form by which a task is done: its fields, choices and papers, as the definition asks for them.

use std::collections::BTreeMap;

use quorate_core::case::{ActKind, Case, Task, TaskKind, permitted};
use quorate_core::procedure::BodyAct;
use quorate_core::procedure::model::{self as def, Domain, Kind, Who};
use quorate_core::tally::Vote;
use quorate_core::{Procedure, Refusal, RefusalCode};
use quorate_wording::{listed, tally_in_words, vote_in_words};

use super::Desk;
use super::outside::{Telling, objection};
use super::polling::{Drawn, Polling, bars, rounds};
use super::unsent::Unsent;
use crate::problem::Problem;
use crate::visitor::context;

pub(super) struct Choice {
    pub value: String,
    pub name: String,
    pub then: String,
}

pub(super) struct Wanted {
    pub id: String,
    pub title: String,
    /// An official paper has a number (文号).
    pub numbered: bool,
    /// Where a draft of it is; none for the holder of an invitation.
    pub draft: String,
    /// Where what it would take the place of is confirmed or revoked first; empty: nothing is in effect, or the holder of
    /// an invitation asks.
    pub in_effect: String,
    /// A roll is one table, whose columns are told.
    pub columns: String,
    /// How many rows there have to be of each group; empty: however many, or it is not known yet.
    pub of_groups: String,
    /// On which other roll whoever stands on it stands; empty: on none.
    pub from: String,
    /// As written, and as read.
    pub sections: Vec<(String, String)>,
}

pub(super) struct Stated {
    pub id: String,
    pub title: String,
    pub words: Vec<String>,
    pub range: String,
}

/// What a task asks to be filled in; of whoever was added to it, words alone.
#[derive(Default)]
pub(super) struct Fields {
    pub wanted: Vec<Wanted>,
    pub facts: Vec<Stated>,
    pub covered: Vec<(String, String)>,
    pub ways: Vec<(String, String)>,
    pub roster: String,
    /// What pools of the roster ask for, as it is written in a line.
    pub roster_asks: String,
    /// Lists of people whose places do not go with a seat of the roster, and how it is told that somebody is on one.
    pub roster_also: Vec<String>,
    pub members: String,
    pub agenda: Vec<(String, String, bool)>,
    /// Points at which a vote is taken, and whether it has been counted.
    pub votes: Vec<(String, bool)>,
    pub poll: Option<Polling>,
    /// Of a filing or a notice.
    pub telling: Telling,
    /// The objection to be decided on.
    pub objection: Vec<String>,
    /// What it counts as if nobody answers in time, where the source says so.
    pub silence: String,
}

impl Fields {
    /// The fields of the act by which a task is done; the papers asked for depend on it.
    pub fn of(desk: &Desk, procedure: &Procedure, case: &Case, definition: &def::Task, act: ActKind) -> Self {
        Self {
            wanted: wanted(desk, procedure, case, act, definition),
            facts: facts(desk, procedure, definition),
            covered: to_tick(desk, procedure, definition, true),
            ways: to_tick(desk, procedure, definition, false),
            roster: roster(desk, procedure, definition),
            roster_asks: asked_of_pools(procedure)
                .iter()
                .map(|f| format!("{}=…", procedure.name(f, desk.language)))
                .collect::<Vec<_>>()
                .join(", "),
            roster_also: also(desk, procedure, case, definition),
            members: members(desk, procedure, definition),
            agenda: agenda(desk, procedure, definition),
            votes: votes(desk, procedure, case, definition),
            poll: None,
            telling: Telling::default(),
            objection: vec![],
            silence: match &definition.kind {
                Kind::Consultation { silence: Some(silence), .. } => {
                    quorate_wording::silence_in_words(desk.language, silence)
                }
                _ => String::new(),
            },
        }
    }
}

/// Everything the form shows; the texts around it are the page's.
pub(super) struct Form {
    /// Where it is sent.
    pub action: String,
    pub kind: &'static str,
    /// The act by which a task of this kind is done.
    pub done_by: &'static str,
    pub office: String,
    pub person: String,
    /// The holder of an invitation states name and position.
    pub guest: bool,
    /// Ranks a holder can state, where the clause asks for one.
    pub ranks: Vec<(String, String)>,
    /// The lead can record an answer that came on paper or by telephone (代录).
    pub behalf: bool,
    pub choices: Vec<Choice>,
    /// The party that can decide together instead, how it votes, and whether its chair decides a tie.
    pub collective: String,
    pub vote: String,
    pub chair: bool,
    pub together_command: String,
    /// Members of the body that decides, and how one can vote.
    pub members: Vec<(String, String)>,
    pub vote_words: Vec<(String, String)>,
    pub asks: Fields,
    pub today: String,
    /// The id of the command: sent twice, it is done once.
    pub command: String,
    pub behalf_command: String,
    /// Who signed in at the meeting, in lines to be corrected.
    pub attendance: String,
    /// The holder of a meeting's link signs in for one of these: id and name.
    pub parties: Vec<(String, String)>,
    /// What was filled in before and not sent.
    pub kept: Unsent,
    /// When, as it is read.
    pub kept_at: String,
    can: BTreeMap<&'static str, bool>,
    /// What was done, by whom and how it is evidenced, in a line each.
    pub done: Vec<String>,
    /// What was counted in a vote, drawn.
    pub bars: Vec<Drawn>,
    /// Acts that are not open: name, why, clause.
    pub refused: Vec<(String, String, String)>,
}

impl Form {
    pub fn of(
        desk: &Desk,
        procedure: &Procedure,
        case: &Case,
        task: &Task,
        definition: &def::Task,
        action: String,
    ) -> Self {
        let (can, refused) = acts(desk, procedure, case, task);
        let offset = desk.web.engine().calendar().offset();
        let guest = desk.visitor.guest.is_some();
        let mine = !guest && case.is_open() && task.state.is_open() && desk.visitor.acts_for(&task.office);
        let collective = match &definition.kind {
            Kind::Approval { otherwise: Some(party), voting, .. } if mine && task.added.is_none() => {
                Some((party.as_str(), voting.as_ref()))
            }
            _ => None,
        };
        let rank = |r: &def::Rank| (r.id.clone(), procedure.name(&r.id, desk.language).to_owned());
        Self {
            action,
            kind: task.kind.as_str(),
            done_by: act_of(task.kind).as_str(),
            office: desk.names.office(&task.office, desk.language),
            person: desk.chrome.person.clone(),
            guest,
            behalf: can.get("on_behalf") == Some(&true)
                && matches!(task.kind, TaskKind::Reply | TaskKind::Approval),
            ranks: procedure.ranks().iter().map(rank).collect(),
            collective: collective
                .map_or(String::new(), |(party, _)| procedure.name(party, desk.language).to_owned()),
            vote: collective.map_or(String::new(), |(_, rule)| match rule {
                Some(rule) => vote_in_words(desk.language, rule),
                None => desk.chrome.t("vote-unsaid"),
            }),
            chair: collective.is_some_and(|(_, rule)| rule.is_some_and(|r| r.chair_decides)),
            together_command: uuid::Uuid::now_v7().to_string(),
            members: vec![],
            vote_words: Vote::ALL
                .iter()
                .map(|v| (v.as_str().to_owned(), desk.chrome.t(&vote_word(*v))))
                .collect(),
            choices: choices(desk, procedure, case, task, definition),
            asks: if task.added.is_some() && task.kind != TaskKind::Approval {
                Fields::default()
            } else {
                let poll = Polling::of(desk, procedure, case, task, definition);
                let telling = Telling::of(desk, procedure, task, definition);
                let objection = objection(desk, case, task);
                let mut fields = Fields::of(desk, procedure, case, definition, act_of(task.kind));
                // What a notice produces comes with the notice, not with what is decided on an objection.
                fields.wanted.retain(|_| task.kind != TaskKind::Objection);
                Fields { poll, telling, objection, ..fields }
            },
            today: desk.web.engine().now().date(offset).to_string(),
            command: uuid::Uuid::now_v7().to_string(),
            behalf_command: uuid::Uuid::now_v7().to_string(),
            attendance: String::new(),
            parties: if guest && task.kind == TaskKind::Meeting {
                parties(desk, procedure, case)
            } else {
                vec![]
            },
            kept: Unsent::default(),
            kept_at: String::new(),
            can,
            done: done(desk, procedure, case, definition, task),
            bars: if task.polls.is_empty() { vec![] } else { bars(desk, procedure, case, task) },
            refused,
        }
    }

    pub fn can(&self, act: &str) -> bool {
        self.can.get(act).copied().unwrap_or(false)
    }

    /// The act the form sends, if one is open.
    pub fn act(&self) -> Option<&'static str> {
        let acts =
            ["reply", "decide", "submit", "record_meeting", "count_votes", "record_event", "take_result"];
        acts.into_iter().find(|act| self.can(act))
    }
}

/// The sentence of a vote.
fn vote_word(vote: Vote) -> String {
    format!("vote-{}", vote.as_str().replace('_', "-"))
}

fn done(desk: &Desk, procedure: &Procedure, case: &Case, definition: &def::Task, task: &Task) -> Vec<String> {
    let Some(done) = &task.done else { return vec![] };
    let answer = match &task.reply {
        Some(reply) => desk.chrome.t(&format!("stance-{}", reply.stance.as_str())),
        None if done.outcome.is_empty() => String::new(),
        None => desk.chrome.t(&format!("outcome-{}", done.outcome)),
    };
    let provisional = if done.provisional { desk.chrome.t("done-provisional") } else { String::new() };
    let opinion = task.reply.as_ref().and_then(|r| r.opinion).map(|o| desk.names.text(o).to_owned());
    let grade = match done.together {
        Some(_) => desk.chrome.t("decided-together"),
        None => desk.chrome.t(&format!("grade-{}", done.grade.as_str())),
    };
    // Who typed what another signed.
    let typist = Some(&done.recorded_by).filter(|p| done.person.as_ref() != Some(p));
    let typist = typist.filter(|p| desk.names.directory.people.contains_key(*p));
    let typed = typist.map(|p| desk.chrome.t1("recorded-by", "name", desk.names.person(p)));
    // The computation of a vote, as it would stand in the minutes.
    let counted = match (&definition.kind, &done.together) {
        (Kind::Approval { voting, .. }, Some(count)) => {
            tally_in_words(desk.language, &voting.unwrap_or_default(), count)
        }
        _ => rounds(desk, procedure, case, definition, task).concat(),
    };
    let by_name = task
        .votes
        .iter()
        .map(|(person, vote)| format!("{} {}", desk.names.person(person), desk.chrome.t(&vote_word(*vote))));
    let counted = counted.into_iter().chain(by_name);
    [answer, opinion.unwrap_or_default(), desk.by_whom(done), provisional, grade, typed.unwrap_or_default()]
        .into_iter()
        .chain(counted)
        .filter(|l| !l.is_empty())
        .collect()
}

type Acts = (BTreeMap<&'static str, bool>, Vec<(String, String, String)>);

/// Which acts are open, and why the others are not.
fn acts(desk: &Desk, procedure: &Procedure, case: &Case, task: &Task) -> Acts {
    let (actor, none) = (desk.visitor.actor(), BTreeMap::new());
    let calendar = desk.calendar();
    let context = context(desk.web.engine(), &actor, (&desk.names.directory, &calendar), &none);
    let (mut can, mut refused) = (BTreeMap::new(), vec![]);
    for (kind, result) in permitted(procedure, case, &task.key, &context) {
        can.insert(kind.as_str(), result.is_ok());
        // A call is recorded whenever it was made, also on the day of a reminder.
        if kind == ActKind::Remind {
            let reminded = |r: &Refusal| r.code == RefusalCode::RemindedAlready;
            can.insert("call", result.as_ref().err().is_none_or(reminded));
        }
        if let Err(refusal) = result {
            // An act that makes no sense yet needs no excuse.
            if matches!(
                kind,
                ActKind::Undo
                    | ActKind::Correct
                    | ActKind::Dispose
                    | ActKind::Release
                    | ActKind::Lapse
                    | ActKind::Suspend
                    | ActKind::Resume
                    | ActKind::HandBack
                    | ActKind::DropSigner
                    | ActKind::TakeBack
                    | ActKind::Redo
                    | ActKind::Revoke
                    | ActKind::Confirm
                    | ActKind::Transfer
                    | ActKind::Delegate
                    | ActKind::AddSigner
                    | ActKind::CoHandle
                    | ActKind::Inform
            ) {
                continue;
            }
            let problem =
                Problem::refused(&refusal, Some(procedure), &|id, language| desk.names.find(id, language));
            let name = desk.chrome.t(&format!("act-{}", kind.as_str()));
            refused.push((
                name,
                problem.told(desk.language).text.clone(),
                problem.clause.unwrap_or_default(),
            ));
        }
    }
    (can, refused)
}

/// Each choice with what happens next. No answer is selected beforehand.
fn choices(
    desk: &Desk,
    procedure: &Procedure,
    case: &Case,
    task: &Task,
    definition: &def::Task,
) -> Vec<Choice> {
    let choice = |prefix: &str, value: &str, then: String| Choice {
        value: value.to_owned(),
        name: desk.chrome.t(&format!("{prefix}-{value}")),
        then,
    };
    match (&definition.kind, task.kind) {
        (_, TaskKind::Reply) => ["agree", "suggest", "object"]
            .map(|s| choice("stance", s, desk.chrome.t(&format!("then-{s}"))))
            .into(),
        (Kind::Approval { .. }, _) => {
            let agreed = match definition.bodies.first() {
                Some(body) => {
                    let in_office = case.concerns.is_some() && definition.body_act == BodyAct::Constitutes;
                    let act = if in_office { BodyAct::Renews } else { definition.body_act };
                    let facts = [("body", procedure.name(body, desk.language)), ("act", act.as_str())];
                    quorate_wording::say(desk.language, "then-agreed-founds", &facts)
                }
                None => desk.chrome.t("then-agreed"),
            };
            let mut all = vec![choice("outcome", "agreed", agreed)];
            for (outcome, target) in &definition.outcomes {
                let then = match target {
                    def::Target::Stage(stage) => {
                        let stage = procedure.name(&procedure.stages()[*stage].id, desk.language);
                        desk.chrome.t1("then-returned", "stage", stage)
                    }
                    def::Target::End(end) => {
                        desk.chrome.t1("then-ended", "end", procedure.name(end, desk.language))
                    }
                };
                all.push(choice("outcome", outcome, then));
            }
            all
        }
        (Kind::Filing(_) | Kind::Notice(_), _) => {
            super::outside::choices(desk, procedure, case, task, definition)
        }
        _ => vec![],
    }
}

/// The act by which a task of a kind is done.
fn act_of(kind: TaskKind) -> ActKind {
    match kind {
        TaskKind::Reply => ActKind::Reply,
        TaskKind::Approval | TaskKind::Objection => ActKind::Decide,
        TaskKind::Filing | TaskKind::Notice => ActKind::RecordEvent,
        TaskKind::Procedure => ActKind::TakeResult,
        TaskKind::Meeting => ActKind::RecordMeeting,
        TaskKind::Vote => ActKind::CountVotes,
        TaskKind::Work | TaskKind::Consultation | TaskKind::Assist => ActKind::Submit,
    }
}

fn wanted(
    desk: &Desk,
    procedure: &Procedure,
    case: &Case,
    act: ActKind,
    definition: &def::Task,
) -> Vec<Wanted> {
    // Who is asked answers with a letter or without; the letter that asks is the lead's.
    let mine = |p: &&String| match &definition.kind {
        Kind::Consultation { sends, .. } => (sends.as_ref() == Some(*p)) == (act == ActKind::Submit),
        _ => true,
    };
    let papers = definition.papers.iter().filter(mine).filter_map(|id| procedure.paper(id));
    papers
        .map(|p| Wanted {
            id: p.id.clone(),
            title: procedure.name(&p.id, desk.language).to_owned(),
            numbered: !p.kind.is_empty(),
            // What comes back from outside is not drafted here.
            draft: if desk.visitor.guest.is_some()
                || matches!(definition.kind, Kind::Filing(_) | Kind::Procedure(_))
            {
                String::new()
            } else {
                format!("/cases/{}/drafts/{}", case.id, p.id)
            },
            in_effect: if desk.visitor.guest.is_some() || case.left_in_effect(procedure, &p.id).is_empty() {
                String::new()
            } else {
                format!("/cases/{}/papers/{}", case.id, p.id)
            },
            columns: columns(desk, procedure, p),
            of_groups: of_groups(desk, case, p),
            from: p
                .roll
                .as_ref()
                .and_then(|r| r.from.as_ref())
                .map(|from| procedure.name(from, desk.language).to_owned())
                .unwrap_or_default(),
            sections: p
                .sections
                .iter()
                .map(|s| (s.clone(), procedure.say(s, s, desk.language).to_owned()))
                .collect(),
        })
        .collect()
}

/// The headings of a roll's table, in the reader's language; empty for any other paper.
fn columns(desk: &Desk, procedure: &Procedure, paper: &def::Paper) -> String {
    let Some(roll) = &paper.roll else { return String::new() };
    let measures = roll.measures.iter().map(|m| procedure.name(m, desk.language).to_owned());
    let grouped = Some(procedure.say(&roll.grouped_by, &roll.grouped_by, desk.language).to_owned());
    let all: Vec<String> = [desk.chrome.t("roll-name")]
        .into_iter()
        .chain(measures)
        .chain(grouped.filter(|g| !g.is_empty()))
        .collect();
    listed(desk.language, all)
}

/// How many rows of each group a roll has to have, where a figure says so.
fn of_groups(desk: &Desk, case: &Case, paper: &def::Paper) -> String {
    let many = paper.roll.as_ref().and_then(|r| r.as_many.as_ref());
    let Some(wanted) = many.and_then(|many| case.wanted_of_groups(many)) else { return String::new() };
    listed(desk.language, wanted.iter().map(|(group, n)| format!("{group} {n}")))
}

fn facts(desk: &Desk, procedure: &Procedure, definition: &def::Task) -> Vec<Stated> {
    let one = |f: &def::Fact| {
        let (words, range) = match &f.domain {
            Domain::OneOf(words) => (words.clone(), String::new()),
            Domain::Number(low, high) => (vec![], format!("{low}–{high}")),
        };
        Stated { id: f.id.clone(), title: procedure.name(&f.id, desk.language).to_owned(), words, range }
    };
    let typed =
        definition.states.iter().filter_map(|id| procedure.fact(id)).filter(|f| f.counted_from.is_none());
    typed.map(one).collect()
}

/// Points of the checklist, or ways to choose from: as written, and as read.
fn to_tick(
    desk: &Desk,
    procedure: &Procedure,
    definition: &def::Task,
    checklist: bool,
) -> Vec<(String, String)> {
    let Kind::Work { checklist: points, any_of, .. } = &definition.kind else { return vec![] };
    let list = if checklist { points } else { any_of };
    list.iter().map(|t| (t.clone(), procedure.say(t, t, desk.language).to_owned())).collect()
}

fn roster(desk: &Desk, procedure: &Procedure, definition: &def::Task) -> String {
    let Some(id) = definition.fills() else { return String::new() };
    let seats = procedure.roster(id).map(|r| &r.seats[..]).unwrap_or_default();
    let seats: Vec<String> =
        seats.iter().map(|s| procedure.say(&s.id, &s.title, desk.language).to_owned()).collect();
    listed(desk.language, seats)
}

/// Whoever stands on a list whose places do not go with those of the roster, each with their place.
fn also(desk: &Desk, procedure: &Procedure, case: &Case, definition: &def::Task) -> Vec<String> {
    let rules = definition.fills().into_iter().flat_map(|roster| procedure.incompatible_with(roster));
    let one = |rule: &def::Incompatible| {
        let list = procedure.name(&rule.holding, desk.language);
        let people: Vec<String> = case
            .names_on(&rule.holding)
            .map(|(place, name)| format!("{place} {}", desk.names.text(name)))
            .collect();
        let id = if rule.leaves { "roster-leaves" } else { "roster-refuses" };
        let facts = [("list", list), ("people", &listed(desk.language, &people))];
        (!people.is_empty()).then(|| quorate_wording::say(desk.language, id, &facts))
    };
    rules.filter_map(one).collect()
}

fn members(desk: &Desk, procedure: &Procedure, definition: &def::Task) -> String {
    match &definition.kind {
        Kind::Work { forms: Some((_, Who::Parties { parties, .. })), .. } => {
            let names = parties.iter().map(|p| procedure.name(p, desk.language).to_owned());
            listed(desk.language, names)
        }
        _ => String::new(),
    }
}

fn agenda(desk: &Desk, procedure: &Procedure, definition: &def::Task) -> Vec<(String, String, bool)> {
    let Kind::Meeting { agenda, .. } = &definition.kind else { return vec![] };
    // What is voted on is told by the count.
    let held = agenda.iter().filter(|i| !i.open && i.vote.is_none());
    held.map(|i| {
        let name = procedure.say(&i.title, &i.title, desk.language).to_owned();
        (i.title.clone(), name, i.clause.force == def::Force::Must)
    })
    .collect()
}

/// The votes taken at a meeting: the point, and whether it has been counted.
fn votes(desk: &Desk, procedure: &Procedure, case: &Case, definition: &def::Task) -> Vec<(String, bool)> {
    let Kind::Meeting { agenda, .. } = &definition.kind else { return vec![] };
    let points = agenda.iter().filter_map(|i| Some((i, i.vote.as_ref()?)));
    let line = |(item, vote): (&def::AgendaItem, &String)| {
        let title = procedure.say(&item.title, &item.title, desk.language);
        let facts = [("item", title), ("vote", procedure.name(vote, desk.language))];
        let counted = case.done_at(vote).is_some();
        let id = if counted { "agenda-counted" } else { "agenda-uncounted" };
        (quorate_wording::say(desk.language, id, &facts), counted)
    };
    points.map(line).collect()
}

/// The parties that somebody at a meeting may come from, by the offices that fill them.
fn parties(desk: &Desk, procedure: &Procedure, case: &Case) -> Vec<(String, String)> {
    let one = |p: &def::Party| {
        let offices = case.parties.get(&p.id).into_iter().flatten();
        let names: Vec<String> = offices.map(|o| desk.names.office(o, desk.language)).collect();
        let own = procedure.name(&p.id, desk.language).to_owned();
        (p.id.clone(), if names.is_empty() { own } else { listed(desk.language, names) })
    };
    procedure.parties().iter().map(one).collect()
}

/// The facts that the pools of a procedure's rosters ask for, each once.
pub(super) fn asked_of_pools(procedure: &Procedure) -> Vec<String> {
    let seats = procedure.rosters().iter().flat_map(|r| &r.seats);
    let pools = seats.filter_map(|s| if let def::From::Pools(pools) = &s.from { Some(pools) } else { None });
    let mut all: Vec<String> = pools.flatten().flat_map(|p| &p.asks).map(|(fact, _)| fact.clone()).collect();
    all.sort();
    all.dedup();
    all
}
