//! A vote can be carried, both sides cannot carry it, and nothing its clause says is said in vain. By arithmetic over all
//! ballots, not by trying some: of a base that holds everybody who votes, both sides reach a part only up to a half.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Domain, Kind, Task, Who};
use super::super::reading::Draft;
use crate::poll::{Base, Field, Outcome, Part, PollRule, Proxies, Threshold, Tie};
use crate::roll::{GROUPS, GROUPS_MAX, HEADS};

pub(super) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) {
    for meeting in &draft.tasks {
        for (how, vote) in meeting.votes_taken().filter_map(|v| Some((out_of_place(draft, meeting, v)?, v))) {
            let fault = Diagnostic::new(Code::VotesDecide, meeting.clause.place).with("task", &meeting.id);
            faults.push(fault.with("how", how).with("what", vote).cites(&meeting.clause.source));
        }
    }
    for task in &draft.tasks {
        let Kind::Vote(rule) = &task.kind else { continue };
        for (how, what) in troubles(draft, task, rule) {
            let fault = Diagnostic::new(Code::VotesDecide, task.clause.place).with("task", &task.id);
            faults.push(fault.with("how", how).with("what", what).cites(&task.clause.source));
        }
    }
}

fn troubles(draft: &Draft, task: &Task, rule: &PollRule) -> Vec<(&'static str, String)> {
    let mut all = vec![];
    if matches!(&task.by, Who::Parties { each: true, .. } | Who::Seat { .. } | Who::Drafter(_)) {
        all.push(("each", String::new()));
    }
    let roll = draft.papers.iter().find(|p| p.id == rule.voters).and_then(|p| p.roll.as_ref());
    let measured = |m: &String| {
        roll.is_some_and(|r| r.measures.contains(m) || (m == GROUPS && !r.grouped_by.is_empty()))
    };
    all.extend(rule.measures.iter().filter(|m| !measured(m)).map(|m| ("foreign", m.clone())));
    for round in &rule.rounds {
        for threshold in round.quorum.iter().chain(&round.carried).flatten() {
            if let Some(how) = out_of_reach(draft, rule, threshold) {
                all.push((how, threshold.to_string()));
            }
        }
        // Of those who take part all take part.
        let idle = |t: &&Threshold| t.base > Base::Issued;
        all.extend(round.quorum.iter().flatten().filter(idle).map(|t| ("idle", t.to_string())));
        let decides = rule.fills.is_none() && !rule.support;
        let sided = |list: &&Vec<Threshold>| decides && list.iter().all(both_sides);
        all.extend(round.carried.iter().filter(sided).map(|list| ("both", join(list))));
    }
    all.extend(in_vain(draft, task, rule));
    all.sort();
    all.dedup();
    all
}

/// Why a vote cannot be taken at a meeting.
fn out_of_place(draft: &Draft, meeting: &Task, vote: &str) -> Option<&'static str> {
    let task = draft.tasks.iter().find(|t| t.id == vote)?;
    let taken = draft.tasks.iter().flat_map(Task::votes_taken).filter(|v| *v == vote).count();
    if !matches!(task.kind, Kind::Vote(_)) {
        Some("no-vote")
    } else if task.stage != meeting.stage {
        Some("elsewhere")
    } else if draft.settled_before(task).contains(&meeting.id.as_str()) {
        Some("after-it")
    } else {
        (taken > 1).then_some("two-meetings")
    }
}

/// Why a threshold can never be reached, or read.
fn out_of_reach(draft: &Draft, rule: &PollRule, threshold: &Threshold) -> Option<&'static str> {
    if threshold.base == Base::Issued && !(rule.ballots && threshold.measure == HEADS) {
        return Some("no-ballots");
    }
    let counts_everybody = matches!(threshold.base, Base::Entitled | Base::Participating);
    if threshold.measure == GROUPS && !counts_everybody {
        return Some("groups");
    }
    // Nobody is against what is only supported, and whoever does not sign takes no part in it.
    if rule.support && threshold.base != Base::Entitled {
        return Some("support");
    }
    if threshold.measure == GROUPS {
        return matches!(threshold.part, Part::Number(n) if n > GROUPS_MAX as u64).then_some("too-many");
    }
    let fact = if threshold.measure == HEADS { &rule.voters } else { &threshold.measure };
    let most = match draft.facts.iter().find(|f| &f.id == fact).map(|f| &f.domain) {
        Some(Domain::Number(_, most)) => u64::try_from(*most).unwrap_or_default(),
        _ => return None,
    };
    matches!(threshold.part, Part::Number(number) if number > most).then_some("too-many")
}

/// Whether those against can reach it together with those for. A part of everybody entitled is support, asked of one side
/// alone; of those who take part each votes for one side. In one group some are for it and others against.
fn both_sides(threshold: &Threshold) -> bool {
    if threshold.measure == GROUPS {
        return true;
    }
    match threshold.part {
        Part::Share(share) => {
            let (part, of) = (u64::from(share.of.0), u64::from(share.of.1));
            let half = if share.more_than { 2 * part < of } else { 2 * part <= of };
            half && threshold.base != Base::Entitled
        }
        Part::Number(_) => threshold.base != Base::Entitled,
    }
}

/// What the clause says and what no ballots can come to.
fn in_vain(draft: &Draft, task: &Task, rule: &PollRule) -> Vec<(&'static str, String)> {
    let mut all = vec![];
    let quorum = rule.rounds.iter().any(|r| !r.quorum.is_empty());
    let election = rule.fills.is_some();
    all.extend(task.outcomes.keys().filter(|o| !rule.can_come_to(o)).map(|o| ("never", format!("if_{o}"))));
    // A round that nothing leads to, or what would lead to one that is not there.
    let further = rule.rounds.len() > 1;
    if further && !rule.again_if.iter().any(|o| rule.can_come_to(o.as_str())) {
        all.push(("never", "again".to_owned()));
    }
    if rule.again_if.len() < Outcome::OPEN.len()
        && (!further || rule.again_if.iter().any(|o| !rule.can_come_to(o.as_str())))
    {
        all.push(("never", "again_if".to_owned()));
    }
    if rule.support {
        let idle = [
            ("tie", rule.tie == Tie::Chair),
            ("ballots", rule.ballots),
            ("quorum", quorum),
            ("fills", election),
            ("candidates", rule.field != Field::Any),
            ("proxies", rule.proxies != Proxies::None),
            ("again", rule.rounds.len() > 1),
        ];
        all.extend(
            idle.into_iter().filter(|(_, said)| *said).map(|(key, _)| ("support-key", key.to_owned())),
        );
        return all;
    }
    if !election && rule.rounds.iter().any(|r| r.runners_up) {
        all.push(("decision", "candidates".to_owned()));
    }
    if election && rule.tie == Tie::Chair {
        all.push(("election", "tie".to_owned()));
    }
    if !election && rule.field != Field::Any {
        all.push(("decision", "candidates".to_owned()));
    }
    let roster = rule.fills.as_ref().and_then(|id| draft.rosters.iter().find(|r| &r.id == id));
    let unbounded = roster.into_iter().flat_map(|r| &r.seats).filter(|s| s.count.high.is_none());
    if rule.field != Field::Any {
        all.extend(unbounded.map(|s| ("no-limit", s.id.clone())));
    }
    all
}

fn join(list: &[Threshold]) -> String {
    list.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
