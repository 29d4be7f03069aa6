//! Cases and tasks as JSON.

use std::collections::BTreeMap;

use quorate_core::case::{
    Case, Event, Formed, Happened, Informed, PollRound, ResultOf, Running, Suspension, Task, TaskKind,
    TaskState,
};
use quorate_core::poll::{Miscount, Poll, Thresholds, Tie};
use quorate_core::procedure::model::{self as def, Domain, From, Kind, Who};
use quorate_core::tally::{VoteRule, tally};
use quorate_core::{Language, Moment, Procedure};
use serde_json::{Value, json};

use super::both;
use crate::names::Names;

fn office(names: &Names, id: &str) -> Value {
    json!({"office": id, "name": {"zh": names.office(id, Language::Zh), "en": names.office(id, Language::En)}})
}

fn at(moment: Moment) -> Value {
    moment.rfc3339().into()
}

/// A task as it is with its office.
pub(crate) fn task(procedure: &Procedure, case: &Case, task: &Task, names: &Names) -> Value {
    let reply = task.reply.as_ref().map(|r| {
        json!({
            "stance": r.stance,
            "opinion": r.opinion.map(|d| names.text(d)),
            "about": r.about.as_ref().map(|(paper, version)| json!({"paper": paper, "version": version})),
            "disposal": r.disposal.map(|(how, reason)| json!({"how": how, "reason": names.text(reason)})),
        })
    });
    let rule = match procedure.task(&task.task).map(|d| &d.kind) {
        Some(Kind::Approval { voting, .. }) => voting.unwrap_or_default(),
        _ => VoteRule::default(),
    };
    let done = task.done.as_ref().map(|d| {
        let tally = d.together.and_then(|count| tally(&rule, &count).ok());
        json!({
            "recorded": at(d.at), "took_place": d.took_place, "person": d.person, "recorded_by": d.recorded_by, "signed": d.signed.map(|s| names.text(s)), "rank": d.rank,
            "covered": d.covered, "instead": d.instead,
            "grade": d.grade, "outcome": d.outcome, "confirmed": d.confirmed, "together": d.together, "tally": tally, "votes": task.votes, "act": d.act,
        })
    });
    let polls = polls(procedure, case, task, names);
    let added = task.added.as_ref().map(
        |a| json!({"to": a.to, "turn": a.turn, "by": office(names, &a.by), "reason": names.text(a.reason)}),
    );
    let handed: Vec<Value> = task
        .handed
        .iter()
        .map(|h| {
            json!({"at": at(h.at), "by": h.by, "how": h.how, "from": h.offices.0, "office": h.offices.1, "to": h.to,
                "words": h.words.map(|d| names.text(d))})
        })
        .collect();
    let claimed = if let TaskState::Claimed { person } = &task.state { Some(person) } else { None };
    json!({
        "key": task.key, "task": task.task, "title": both(procedure, &task.task), "round": task.round,
        "stage": procedure.stages().get(task.stage).map(|s| &s.id), "kind": task.kind, "force": task.force,
        "source": procedure.task(&task.task).map(|d| &d.clause.source),
        "party": task.party, "office": office(names, &task.office), "state": case.page_state(task), "detail": task.state,
        "claimed_by": claimed, "returned": task.returned, "superseded": task.superseded, "offered": at(task.offered),
        "due": task.due.as_ref().map(|d| json!({"at": at(d.moment), "day": d.day, "length": d.length, "unit": d.unit,
            "from": at(d.from), "calendar": d.calendar, "provisional": d.provisional,
            "stops": d.stops.iter().map(|s| json!({"from": at(s.from), "to": at(s.to), "counted": s.counted})).collect::<Vec<_>>()})),
        "remind_at": task.remind_at.map(at),
        "escalate": task.escalate.as_ref().map(|e| json!({"at": at(e.at), "rank": e.rank})),
        "escalated": task.escalated.iter().map(|e| json!({"at": at(e.at), "rank": e.rank, "office": e.office})).collect::<Vec<_>>(),
        "suspended": task.suspended.as_ref().map(|s| suspension(s, names)),
        "stopped": task.stopped.filter(|_| case.is_stopped(task)).map(at),
        "pauses": task.pauses.iter().map(|p| json!({"from": at(p.from), "to": at(p.to)})).collect::<Vec<_>>(),
        "named": task.named, "owner": task.owner, "added": added, "handed": handed, "stated": task.stated, "polls": polls, "events": events(task, names), "result": result(task, names),
        "entered": task.entered.as_ref().map(|e| json!({"person": e.person, "at": at(e.at)})),
        "count": case.count(procedure, &task.task).filter(|_| task.kind == TaskKind::Approval),
        "inputs": task.inputs, "reply": reply, "done": done,
    })
}

fn suspension(suspension: &Suspension, names: &Names) -> Value {
    json!({"at": at(suspension.at), "by": office(names, &suspension.by), "reason": names.text(suspension.reason),
        "until": suspension.until})
}

/// A whole case.
pub(crate) fn case(procedure: &Procedure, case: &Case, names: &Names) -> Value {
    let outline = case.outline(procedure);
    let stages: Vec<Value> = procedure
        .stages()
        .iter()
        .enumerate()
        .map(|(i, stage)| {
            let tasks: BTreeMap<&str, Value> =
                procedure.tasks_of(i).iter().map(|t| (t.id.as_str(), json!(case.run(&t.id)))).collect();
            json!({"stage": stage.id, "title": both(procedure, &stage.id), "source": stage.clause.source, "tasks": tasks})
        })
        .collect();
    let needs: Vec<Value> = case
        .open_needs(procedure)
        .iter()
        .map(|need| {
            let (kind, id) = need.parts();
            let range = procedure.parameter(id).filter(|_| kind == "parameter").map(|p| {
                if p.day {
                    json!({"day": true})
                } else {
                    json!({"low": p.low, "high": p.high, "unit": p.unit})
                }
            });
            json!({"need": kind, "id": id, "title": both(procedure, id), "range": range, "of": outline.lead})
        })
        .collect();
    let waits: BTreeMap<&String, Value> =
        case.waits.iter().map(|(id, d)| (id, json!({"day": d.day, "moment": at(d.moment)}))).collect();
    let limit = |(id, r): (&'_ String, &Running)| {
        (id.clone(), json!({"day": r.due.day, "moment": at(r.due.moment), "passed": r.passed.map(at)}))
    };
    let limits: BTreeMap<String, Value> = case.limits.iter().map(limit).collect();
    let set = |(id, value): (&String, &Option<i64>)| {
        let is_day = procedure.parameter(id).is_some_and(|p| p.day);
        (id.clone(), if is_day { json!(case.day(id)) } else { json!(value) })
    };
    let parameters: BTreeMap<String, Value> = case.parameters.iter().map(set).collect();
    let papers: BTreeMap<&str, Value> = case
        .papers
        .iter()
        .map(|(id, versions)| (id.as_str(), json!({"title": both(procedure, id), "versions": versions})))
        .collect();
    let rosters: BTreeMap<&str, Value> = case
        .rosters
        .iter()
        .map(|(id, roster)| {
            let holders: Vec<Value> = roster
                .holders
                .iter()
                .map(|h| json!({"seat": h.seat, "name": names.text(h.name), "person": h.person, "party": h.party, "position": h.position, "pool": h.pool, "facts": h.facts}))
                .collect();
            (id.as_str(), json!({"holders": holders, "findings": roster.findings, "fixed": roster.fixed}))
        })
        .collect();
    let explanations: Vec<Value> = case
        .explanations
        .iter()
        .map(|e| json!({"of": e.task, "how": e.how, "reason": e.reason.map(|d| names.text(d)), "basis": e.basis.map(|d| names.text(d)),
            "authoriser": e.authoriser.map(|d| names.text(d)), "act": e.act, "superseded": e.superseded}))
        .collect();
    let tasks: Vec<Value> = case.tasks.values().map(|t| task(procedure, case, t, names)).collect();
    let parties: BTreeMap<&String, Vec<Value>> = case
        .parties
        .iter()
        .map(|(p, offices)| (p, offices.iter().map(|o| office(names, o)).collect()))
        .collect();
    json!({
        "case": case.id, "title": case.title, "procedure": case.procedure, "digest": case.digest, "county": case.county,
        "status": case.status, "stage": outline.stage, "lead": outline.lead, "returned": outline.returned, "midway": case.midway,
        "opened": at(case.opened_at), "opened_by": case.opened_by, "moved": at(case.moved_at), "version": case.version,
        "stages": stages, "needs": needs, "parties": parties, "parameters": parameters, "waits": waits, "limits": limits, "facts": case.facts,
        "figures": case.figures(procedure),
        "tasks": tasks, "papers": papers, "rosters": rosters, "meetings": meetings(case, names), "explanations": explanations,
        "attachments": case.attachments.iter().map(|a| json!({"task": a.key, "title": names.text(a.title), "file": a.file, "act": a.act})).collect::<Vec<_>>(),
        "suspended": case.suspended.as_ref().map(|s| suspension(s, names)),
        "concerns": case.concerns, "terms": case.terms, "constituted": case.constituted, "formed": formed(procedure, case, names), "informed": informed(case, names), "handlers": case.handlers,
    })
}

fn informed(case: &Case, names: &Names) -> Vec<Value> {
    let one = |(n, told): (usize, &Informed)| {
        let read = told.read.iter();
        let read: Vec<Value> = read
            .map(|(office, (person, when))| json!({"office": office, "person": person, "at": at(*when)}))
            .collect();
        json!({"informed": n, "at": at(told.at), "by": office(names, &told.by), "task": told.key, "ahead": told.ahead,
            "offices": told.offices, "words": told.words.map(|d| names.text(d)), "read": read})
    };
    case.informed.iter().enumerate().map(one).collect()
}

/// The thresholds of a vote as the file says them.
fn phrases(thresholds: &Thresholds) -> Vec<Vec<String>> {
    thresholds.iter().map(|all| all.iter().map(ToString::to_string).collect()).collect()
}

/// The bodies and parties of the case: their offices, and whom a party was formed of, as far as they have not left it.
fn formed(procedure: &Procedure, case: &Case, names: &Names) -> Value {
    let one = |(id, formed): (&String, &Formed)| {
        let there: Vec<usize> = case.people_on(id).map(|(place, _)| place).collect();
        let members = formed.members.iter().enumerate().filter(|(at, _)| there.contains(&(at + 1)));
        let members: Vec<Value> = members
            .map(|(_, m)| {
                json!({"name": names.text(m.name), "person": m.person, "party": m.party, "rank": m.rank})
            })
            .collect();
        let left = case.vacancies(procedure).filter(|(l, ..)| l.list == *id);
        let vacant: Vec<usize> = left.map(|(l, ..)| l.place).collect();
        (
            id.clone(),
            json!({"office": formed.office, "key": formed.key, "at": at(formed.at), "members": members, "vacant": vacant}),
        )
    };
    case.formed.iter().map(one).collect::<serde_json::Map<_, _>>().into()
}

/// The rounds of a vote with what follows from each.
fn polls(procedure: &Procedure, case: &Case, task: &Task, names: &Names) -> Vec<Value> {
    let computed = case.polls(procedure, task);
    let one = |(round, computed): (&PollRound, Result<Poll, Miscount>)| {
        let candidates: Vec<Value> = round
            .sheet
            .candidates
            .iter()
            .map(|c| {
                json!({"seat": c.who.seat, "name": names.text(c.who.name), "person": c.who.person, "party": c.who.party,
                    "votes": c.votes, "elected": c.elected})
            })
            .collect();
        json!({"recorded": at(round.at), "held_on": round.sheet.held_on, "entitled": round.entitled, "counts": round.sheet.counts,
            "candidates": candidates, "casting": round.sheet.casting, "outcome": round.outcome, "counters": round.counters,
            "recount": round.recount.map(|d| names.text(d)), "passed_over": round.passed_over.map(|d| names.text(d)), "reached": computed.ok().map(|p| p.reached)})
    };
    task.polls.iter().zip(computed).map(one).collect()
}

/// Where the result of a task that another case does comes from.
fn result(task: &Task, names: &Names) -> Option<Value> {
    let taken = task.result.as_ref()?;
    let mut value = json!(taken);
    if let ResultOf::Outside { rule, .. } = taken {
        value["rule"] = names.text(*rule).into();
    }
    Some(value)
}

/// What happened with a filing or a notice, by number.
fn events(task: &Task, names: &Names) -> Vec<Value> {
    let text = |digest| names.text(digest);
    let one = |(number, event): (usize, &Event)| {
        let mut what = json!(event.what);
        if let Happened::Sent { name: Some(name), .. } | Happened::Objected { name, .. } = &event.what {
            what["name"] = text(*name).into();
        }
        json!({"number": number, "at": at(event.at), "by": event.by, "day": event.day, "what": what,
            "files": event.files, "words": event.words.map(text), "numbered": event.number, "struck": event.struck.map(text)})
    };
    (1..).zip(&task.events).map(one).collect()
}

fn meetings(case: &Case, names: &Names) -> Vec<Value> {
    let one = |m: &quorate_core::case::Meeting| {
        let came: Vec<Value> = m
            .attendance
            .iter()
            .map(|a| json!({"party": a.party, "name": names.text(a.name), "rank": a.rank, "stand_in": a.stand_in}))
            .collect();
        let agenda: Vec<Value> = m
            .agenda
            .iter()
            .map(|i| json!({"title": i.title, "held": i.held, "reason": i.reason.map(|d| names.text(d))}))
            .collect();
        json!({"task": m.key, "held_on": m.held_on, "attendance": came, "absent": m.absent, "agenda": agenda})
    };
    case.meetings.iter().map(one).collect()
}

/// The payloads a case shows.
pub(crate) fn payloads(case: &Case) -> Vec<quorate_core::record::Digest> {
    let mut all: Vec<_> = case.suspended.iter().map(|s| s.reason).collect();
    for task in case.tasks.values() {
        all.extend(task.done.as_ref().and_then(|d| d.signed));
        all.extend(task.suspended.as_ref().map(|s| s.reason));
        all.extend(task.added.as_ref().map(|a| a.reason));
        all.extend(task.polls.iter().flat_map(|r| &r.sheet.candidates).map(|c| c.who.name));
        all.extend(task.polls.iter().flat_map(|r| [r.recount, r.passed_over]).flatten());
        all.extend(task.events.iter().flat_map(|e| [e.words, e.struck, e.what.name()]).flatten());
        if let Some(ResultOf::Outside { rule, .. }) = &task.result {
            all.push(*rule);
        }
        all.extend(task.handed.iter().filter_map(|h| h.words));
        if let Some(reply) = &task.reply {
            all.extend(reply.opinion);
            all.extend(reply.disposal.map(|(_, reason)| reason));
        }
    }
    all.extend(case.rosters.values().flat_map(|r| &r.holders).map(|h| h.name));
    all.extend(case.formed.values().flat_map(|f| &f.members).map(|m| m.name));
    all.extend(case.meetings.iter().flat_map(|m| &m.attendance).map(|a| a.name));
    all.extend(case.meetings.iter().flat_map(|m| &m.agenda).filter_map(|i| i.reason));
    all.extend(case.explanations.iter().flat_map(|e| [e.reason, e.basis, e.authoriser]).flatten());
    all.extend(case.attachments.iter().map(|a| a.title));
    all.extend(case.informed.iter().filter_map(|i| i.words));
    all
}

/// How many decimals the smallest part is below one that numbers of a measure are told in; whole ones are left out.
fn decimals(procedure: &Procedure, measures: &[String]) -> BTreeMap<String, u8> {
    let all = measures.iter().map(|m| (m.clone(), procedure.decimals(m)));
    all.filter(|(_, decimals)| *decimals > 0).collect()
}

/// What a task asks for: everything a program needs to do it.
pub(crate) fn asks(procedure: &Procedure, task: &def::Task) -> Value {
    let papers: Vec<Value> = task
        .papers
        .iter()
        .filter_map(|id| procedure.paper(id))
        .map(|p| json!({"paper": p.id, "title": both(procedure, &p.id), "type": p.kind, "sections": p.sections, "attach": p.attach, "outward": p.outward, "roll": p.roll.as_ref().map(|r| json!({"measures": r.measures, "decimals": decimals(procedure, &r.measures), "grouped_by": r.grouped_by, "from": r.from, "as_many_as": r.as_many.as_ref().map(|m| &m.figure)}))}))
        .collect();
    let facts: Vec<Value> = task
        .states
        .iter()
        .filter_map(|id| procedure.fact(id))
        .filter(|f| f.counted_from.is_none())
        .map(|f| {
            let values = match &f.domain {
                Domain::Number(low, high) => json!({"low": low, "high": high}),
                Domain::OneOf(words) => json!({"one_of": words}),
            };
            json!({"fact": f.id, "title": both(procedure, &f.id), "values": values})
        })
        .collect();
    let own = match &task.kind {
        Kind::Work { checklist, any_of, fills, forms } => json!({
            "covered": checklist, "choices": any_of,
            "roster": fills.as_ref().and_then(|id| procedure.roster(id)).map(|r| roster(procedure, r)),
            "members": forms.as_ref().map(|(party, from)| json!({"forms": party, "from": who(from)})),
        }),
        Kind::Consultation { about, silence, .. } => {
            json!({"about": about, "stances": ["agree", "suggest", "object"],
                "silence_counts_as": silence.as_ref().map(|s| s.counts_as.as_str())})
        }
        Kind::Approval { of, not_by, otherwise, voting, carried, in_turn, weights } => json!({
            "of": of, "carried": carried.to_string(), "in_turn": in_turn, "weights": weights, "not_by": not_by.iter().map(who).collect::<Vec<_>>(), "together": otherwise, "voting": voting,
            "outcomes": task.outcomes.keys().map(String::as_str).chain(["agreed"]).collect::<Vec<_>>(),
        }),
        Kind::Meeting { invite, agenda, .. } => json!({
            "invite": invite.iter().map(who).collect::<Vec<_>>(),
            "agenda": agenda.iter().map(|i| json!({"title": i.title, "force": i.clause.force, "open": i.open, "vote": i.vote})).collect::<Vec<_>>(),
        }),
        Kind::Procedure(rule) => json!({
            "runs": rule.runs,
            "roster": rule.fills.as_ref().and_then(|id| procedure.roster(id)).map(|r| roster(procedure, r)),
            "outcomes": task.outcomes.keys().collect::<Vec<_>>(),
        }),
        Kind::Filing(rule) => json!({
            "papers": rule.papers, "to": rule.to.iter().map(who).collect::<Vec<_>>(), "until": rule.until.as_str(),
            "no_answer": rule.no_answer.map(span), "outcomes": task.outcomes.keys().collect::<Vec<_>>(),
        }),
        Kind::Notice(rule) => json!({
            "of": rule.of, "place": rule.place, "for": span(rule.lasts),
            "objections": rule.objections.as_ref().map(|o| json!({"decided_by": who(&o.decided_by),
                "within": o.within.map(span), "due": o.due.map(span)})),
            "corrects": rule.corrects,
            "outcomes": task.outcomes.keys().collect::<Vec<_>>(),
        }),
        Kind::Vote(rule) => json!({
            "voters": rule.voters, "measures": rule.measures, "decimals": decimals(procedure, &rule.measures), "ballots": rule.ballots, "counted_by": rule.counts,
            "rounds": rule.rounds.iter().map(|r| json!({"quorum": phrases(&r.quorum), "majority": phrases(&r.carried), "runners_up": r.runners_up})).collect::<Vec<_>>(),
            "roster": rule.fills.as_ref().and_then(|id| procedure.roster(id)).map(|r| roster(procedure, r)),
            "candidates": rule.field.as_str(), "chair_decides": rule.tie == Tie::Chair, "support": rule.support, "proxies": rule.proxies.to_string(),
            "outcomes": task.outcomes.keys().collect::<Vec<_>>(),
        }),
    };
    json!({"papers": papers, "facts": facts, "bodies": task.bodies, "body_act": (!task.bodies.is_empty()).then_some(task.body_act), "kind": task.kind.as_str(), "by": who(&task.by), "needs": task.reads(),
        "source": task.clause.source, "quote": task.clause.quote, "force": task.clause.force, "inferred": task.clause.inferred, "own": own})
}

fn span(span: def::Span) -> Value {
    json!({"length": span.length, "unit": span.unit})
}

fn who(who: &Who) -> Value {
    match who {
        Who::Parties { parties, each, position } => {
            json!({"parties": parties, "each": each, "position": position.as_ref().map(|p| &p.id)})
        }
        Who::Drafter(paper) => json!({"drafter_of": paper}),
        Who::Seat { roster, seat } => json!({"seat": seat, "roster": roster}),
    }
}

fn roster(procedure: &Procedure, roster: &def::Roster) -> Value {
    let amount = |a: &Option<def::Amount>| match a {
        Some(def::Amount::Number(n)) => json!(n),
        Some(def::Amount::Parameter(p)) => json!({"parameter": p}),
        Some(def::Amount::Figure(id, _)) => json!({"figure": id}),
        None => Value::Null,
    };
    let seats: Vec<Value> = roster
        .seats
        .iter()
        .map(|s| {
            let from = match &s.from {
                From::Who(list) => json!({"who": list.iter().map(who).collect::<Vec<_>>()}),
                From::Pools(pools) => json!({"pools": pools.iter().map(|p| &p.title).collect::<Vec<_>>()}),
            };
            json!({"seat": s.id, "title": both(procedure, &s.id), "low": amount(&s.count.low), "high": amount(&s.count.high),
                "from": from, "per_party": s.per_party, "must_include": s.must_include, "force": s.clause.force})
        })
        .collect();
    json!({"roster": roster.id, "seats": seats, "one_seat_each": roster.one_seat_each})
}
