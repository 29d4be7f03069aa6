//! The form of a vote: what is counted, who stands, and what was counted so far.

use quorate_core::Procedure;
use quorate_core::case::{Case, PollRound, Task};
use quorate_core::poll::{Poll, Tie};
use quorate_core::procedure::model::{self as def, Kind};
use quorate_core::roll::HEADS;
use quorate_wording::{poll_in_words, poll_rule_in_words};

use super::Desk;
use super::form::comma;

/// What is counted by heads or by a measure.
pub(super) struct Measured {
    pub id: String,
    /// For people; empty of heads.
    pub name: String,
    pub entitled: u64,
    /// Ballots handed out are counted.
    pub issued: bool,
}

/// The fields of a vote.
pub(super) struct Polling {
    pub measures: Vec<Measured>,
    /// Something is decided; else people are elected.
    pub decision: bool,
    pub chair: bool,
    /// What the rule asks, a line each.
    pub rule: Vec<String>,
    /// What was counted in earlier rounds, line by line.
    pub rounds: Vec<Vec<String>>,
    /// How a line of the candidates begins: the votes, by heads and measures.
    pub votes: String,
    /// Who has counted first, where two count.
    pub first: String,
}

impl Polling {
    pub fn of(
        desk: &Desk,
        procedure: &Procedure,
        case: &Case,
        task: &Task,
        definition: &def::Task,
    ) -> Option<Self> {
        let Kind::Vote(rule) = &definition.kind else { return None };
        let entitled = case.entitled(rule);
        let measured = |id: &str| Measured {
            id: id.to_owned(),
            name: if id == HEADS { String::new() } else { procedure.name(id, desk.language).to_owned() },
            entitled: entitled.get(id).copied().unwrap_or_default(),
            issued: rule.ballots && id == HEADS,
        };
        let ids = [HEADS].into_iter().chain(rule.measures.iter().map(String::as_str));
        let measures: Vec<Measured> = ids.map(measured).collect();
        let votes: Vec<String> = measures
            .iter()
            .map(|m| if m.name.is_empty() { desk.chrome.t("poll-votes-for") } else { m.name.clone() })
            .collect();
        Some(Self {
            decision: rule.fills.is_none(),
            chair: rule.tie == Tie::Chair,
            rule: poll_rule_in_words(desk.language, procedure, rule),
            rounds: rounds(desk, procedure, case, definition, task),
            votes: votes.join(comma(desk)),
            first: task.entered.as_ref().map(|e| desk.names.person(&e.person)).unwrap_or_default(),
            measures,
        })
    }
}

/// The computation of each round, as it would stand in the minutes.
pub(super) fn rounds(
    desk: &Desk,
    procedure: &Procedure,
    case: &Case,
    definition: &def::Task,
    task: &Task,
) -> Vec<Vec<String>> {
    let computed = case.polls(procedure, task);
    let one = |(at, (round, poll)): (usize, (&PollRound, &Result<Poll, _>))| {
        let name = |place: usize| {
            let candidate = round.sheet.candidates.get(place);
            candidate.map(|c| desk.names.text(c.who.name).to_owned()).unwrap_or_default()
        };
        let poll = poll.as_ref().ok();
        poll_in_words(desk.language, procedure, definition, (at + 1, round), poll, &name)
    };
    task.polls.iter().zip(&computed).enumerate().map(one).collect()
}
