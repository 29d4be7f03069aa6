//! The form of a vote: what is counted, who stands, and what was counted so far.

use quorate_core::case::{Case, PollRound, Task};
use quorate_core::poll::{Poll, PollRule, Proxies, Tie};
use quorate_core::procedure::model::{self as def, Kind};
use quorate_core::roll::{GROUPS, HEADS};
use quorate_core::{Procedure, decimal};
use quorate_wording::{listed, measure_in_words, poll_in_bars, poll_in_words, poll_rule_in_words};

use super::Desk;

/// What is counted by heads or by a measure.
pub(super) struct Measured {
    pub id: String,
    /// For people; empty of heads.
    pub name: String,
    pub entitled: String,
    /// With how many decimals it is told.
    pub decimals: u8,
    /// Ballots handed out are counted.
    pub issued: bool,
    /// Votes cast for others are counted.
    pub by_proxy: bool,
    /// Votes against can be: groups are counted of those for it alone.
    pub against: bool,
}

/// Somebody left over from the round before.
pub(super) struct LeftOver {
    /// From 1.
    pub place: usize,
    pub name: String,
    pub seat: String,
    /// Votes then.
    pub votes: String,
    /// Elected in that round: listed for a recount of it alone.
    pub elected: bool,
}

/// The fields of a vote.
pub(super) struct Polling {
    pub measures: Vec<Measured>,
    /// Something is decided; else people are elected.
    pub decision: bool,
    /// Support is collected.
    pub support: bool,
    /// Only these stand in this round, the best first.
    pub left_over: Vec<LeftOver>,
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
            name: measure_in_words(desk.language, procedure, id),
            entitled: decimal::write(entitled.get(id).copied().unwrap_or_default(), procedure.decimals(id)),
            decimals: procedure.decimals(id),
            issued: rule.ballots && id == HEADS,
            by_proxy: rule.proxies != Proxies::None && id == HEADS,
            against: id != GROUPS,
        };
        let ids = [HEADS].into_iter().chain(rule.measures.iter().map(String::as_str));
        let measures: Vec<Measured> = ids.map(measured).collect();
        let votes: Vec<String> = measures
            .iter()
            .map(|m| if m.name.is_empty() { desk.chrome.t("poll-votes-for") } else { m.name.clone() })
            .collect();
        Some(Self {
            decision: rule.fills.is_none(),
            support: rule.support,
            left_over: left_over(desk, procedure, case, task, rule),
            chair: rule.tie == Tie::Chair,
            rule: poll_rule_in_words(desk.language, procedure, rule),
            rounds: rounds(desk, procedure, case, definition, task),
            votes: listed(desk.language, votes),
            first: task.entered.as_ref().map(|e| desk.names.person(&e.person)).unwrap_or_default(),
            measures,
        })
    }
}

/// Whoever was left over from the last round, where only these can stand now.
fn left_over(desk: &Desk, procedure: &Procedure, case: &Case, task: &Task, rule: &PollRule) -> Vec<LeftOver> {
    let round = u32::try_from(task.polls.len() + 1).unwrap_or(u32::MAX);
    let last = task.polls.last().filter(|_| rule.round(round).runners_up);
    let all = last.map(|l| &l.sheet.candidates[..]).unwrap_or_default().iter().enumerate();
    // A round of those left over is counted again by the list of whoever stood in it.
    let again = rule.round(round.saturating_sub(1)).runners_up;
    let ranked_by = rule.round(round.saturating_sub(1)).ranked_by();
    let seats = case.seats_of(procedure, rule, &task.polls);
    let vacant = |seat: &str| seats.iter().any(|s| s.seat == seat && s.taken < s.high);
    let mut left: Vec<(u64, LeftOver)> = all
        .filter(|(_, c)| if c.elected { again } else { again || vacant(&c.who.seat) })
        .map(|(at, c)| {
            let votes = c.votes.get(ranked_by).copied().unwrap_or_default();
            let left = LeftOver {
                place: at + 1,
                name: desk.names.text(c.who.name).to_owned(),
                seat: procedure.name(&c.who.seat, desk.language).to_owned(),
                votes: decimal::write(votes, procedure.decimals(ranked_by)),
                elected: c.elected,
            };
            (votes, left)
        })
        .collect();
    left.sort_by(|(more, a), (less, b)| (&a.seat, less).cmp(&(&b.seat, more)));
    left.into_iter().map(|(_, left)| left).collect()
}

/// A threshold drawn: how far it goes of two hundred, and where the mark stands.
pub(super) struct Drawn {
    pub asked: String,
    pub numbers: String,
    pub had: u64,
    pub needed: u64,
    pub reached: bool,
}

/// How wide the whole of a base is drawn.
const WIDTH: u64 = 300;

/// The thresholds of the last round, drawn.
pub(super) fn bars(desk: &Desk, procedure: &Procedure, case: &Case, task: &Task) -> Vec<Drawn> {
    let Some(Kind::Vote(rule)) = procedure.task(&task.task).map(|t| &t.kind) else { return vec![] };
    let last = case.polls(procedure, task).pop().and_then(Result::ok);
    let bars = last.map(|poll| poll_in_bars(desk.language, procedure, rule, &poll)).unwrap_or_default();
    let drawn = |n: u64, whole: u64| (u128::from(n.min(whole)) * u128::from(WIDTH)).checked_div(whole.into());
    let one = |bar: &quorate_wording::Bar| Drawn {
        asked: bar.asked.clone(),
        numbers: {
            let [had, whole, needed] =
                [bar.had, bar.whole, bar.needed].map(|n| decimal::write(n, bar.decimals));
            format!("{had} / {whole} ≥ {needed}")
        },
        had: drawn(bar.had, bar.whole).map_or(0, |n| n as u64),
        needed: drawn(bar.needed, bar.whole).map_or(WIDTH, |n| n as u64),
        reached: bar.had >= bar.needed,
    };
    bars.iter().map(one).collect()
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
        let mut lines = poll_in_words(desk.language, procedure, definition, (at + 1, round), poll, &name);
        let why = [("poll-passed-over", round.passed_over), ("poll-recounted", round.recount)];
        let why = why.into_iter().filter_map(|(id, why)| Some((id, why?)));
        lines.extend(why.map(|(id, why)| desk.chrome.t1(id, "why", desk.names.text(why))));
        lines
    };
    task.polls.iter().zip(&computed).enumerate().map(one).collect()
}
