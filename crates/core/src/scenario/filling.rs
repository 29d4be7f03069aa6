//! What a step leaves out: the favourable command that settles a task, complete in every part.

use serde_json::{Value, json};

use super::Rehearsal;
use crate::case::{Task, TaskKind};
use crate::procedure::model::{self as def, Between, Domain, From, Kind, Seat, Test, Who};

/// More people of pools than this are nobody of the directory.
pub(super) const POOLED_MAX: usize = 20;

/// Who comes from a pool into a seat: somebody of no office, until the body is one.
pub(super) fn person_of(seat: &str, n: usize) -> String {
    format!("{seat}-{n}")
}

impl Rehearsal<'_> {
    /// The fields of the command that settles a task.
    pub(super) fn favourable(&mut self, task: &Task) -> Value {
        let procedure = self.procedure;
        let Some(definition) = procedure.task(&task.task) else { return json!({}) };
        match (task.kind, &definition.kind) {
            (TaskKind::Assist, _) => json!({"work": {"remark": "…"}}),
            (TaskKind::Objection, _) => json!({}),
            (TaskKind::Reply, _) => json!({"stance": "agree"}),
            (TaskKind::Approval, _) => {
                json!({"outcome": "agreed", "papers": self.papers(&definition.papers)})
            }
            (TaskKind::Meeting, kind) => {
                let points = if let Kind::Meeting { agenda, .. } = kind { &agenda[..] } else { &[] };
                let held: Vec<Value> = points
                    .iter()
                    .filter(|p| p.vote.is_none())
                    .map(|p| json!({"title": p.title, "held": true}))
                    .collect();
                let papers = self.papers(&definition.papers);
                // Who sits on a seat without an office of their own comes as of the lead, who records it.
                let party = if task.party.is_empty() { self.procedure.convenor() } else { &task.party };
                json!({"held_on": self.today(), "agenda": held, "papers": papers,
                    "attendance": [{"party": party, "name": party}]})
            }
            (TaskKind::Consultation, Kind::Consultation { sends, .. }) => {
                let letter: Vec<String> = sends.iter().cloned().collect();
                json!({"work": {"papers": self.papers(&letter)}})
            }
            (_, Kind::Work { checklist, any_of, fills, forms }) => {
                let mut work = self.brought(definition, fills.as_deref());
                work["covered"] = checklist.iter().cloned().collect();
                work["choices"] = any_of.first().into_iter().cloned().collect();
                if let Some((_, from)) = forms {
                    let named = |(party, rank, person): (String, String, Option<String>)| {
                        json!({"name": person.as_ref().unwrap_or(&party), "party": party, "rank": rank,
                            "person": person})
                    };
                    work["members"] = self.everybody_of(from).into_iter().map(named).collect();
                }
                json!({"work": work})
            }
            (_, Kind::Procedure(rule)) => {
                let work = self.brought(definition, rule.fills.as_deref());
                json!({"rule": "…", "files": [self.file("result")], "took_place": self.today(), "work": work})
            }
            _ => json!({}),
        }
    }

    /// The first place of a party that was left, and somebody it is formed of who is not there.
    pub(super) fn refill(&self, party: &str, body: &mut Value) {
        let from = self.case.formed_of(self.procedure, party);
        let from = from.map(|from| self.everybody_of(from)).unwrap_or_default();
        let there = |person: &Option<String>| {
            let gone = |p: &str| self.case.has_gone_from(self.procedure, party, p);
            self.case.people_on(party).any(|(_, p)| p == person.as_deref())
                || person.as_deref().is_some_and(gone)
        };
        let left = self.case.left.iter().find(|l| l.list == party && l.refilled.is_none());
        let first = from.first().map(|(party, ..)| (party.clone(), String::new(), None));
        let (of, rank, person) = from.into_iter().find(|(.., p)| !there(p)).or(first).unwrap_or_default();
        body["party"] = party.into();
        body["place"] = left.map_or(1, |l| l.place).into();
        body["member"] =
            json!({"name": person.as_ref().unwrap_or(&of), "party": of, "rank": rank, "person": person});
        body["reason"] = "…".into();
    }

    /// The papers, facts and people that a task brings about.
    fn brought(&mut self, definition: &def::Task, fills: Option<&str>) -> Value {
        let procedure = self.procedure;
        let mut work = json!({"papers": self.papers(&definition.papers)});
        let typed = |f: &&String| procedure.fact(f).is_none_or(|f| f.counted_from.is_none());
        for fact in definition.states.iter().filter(typed) {
            work["facts"][fact] = match procedure.fact(fact).map(|f| &f.domain) {
                Some(Domain::Number(low, _)) => json!(low),
                Some(Domain::OneOf(words)) => json!(words.first()),
                None => Value::Null,
            };
        }
        if let Some(roster) = fills.and_then(|r| procedure.roster(r)) {
            let mut seated: Vec<Value> = roster.seats.iter().flat_map(|s| self.seated(s)).collect();
            // A roster on which nobody stands is none.
            if let Some(last) = roster.seats.last().filter(|_| seated.is_empty()) {
                seated = self.seated_by(last, 1);
            }
            work["roster"] = seated.into();
        }
        work
    }

    /// Papers with a file each, and every section that is asked.
    pub(super) fn papers(&mut self, papers: &[String]) -> Vec<Value> {
        let procedure = self.procedure;
        let one = |paper: &String| {
            let sections = procedure.paper(paper).map(|p| p.sections.clone()).unwrap_or_default();
            json!({"paper": paper, "files": [self.file(paper)], "sections": sections})
        };
        papers.iter().map(one).collect()
    }

    /// As few people as a seat asks for.
    fn seated(&self, seat: &Seat) -> Vec<Value> {
        let least = seat.count.low.as_ref().and_then(|low| self.case.amount(low));
        let least = usize::try_from(least.unwrap_or(1).clamp(0, 1_000)).unwrap_or_default();
        self.seated_by(seat, least.max(seat.must_include.len()))
    }

    /// So many people who fit a seat, as far as there are.
    pub(super) fn seated_by(&self, seat: &Seat, least: usize) -> Vec<Value> {
        match &seat.from {
            From::Pools(pools) => {
                let Some(pool) = pools.first() else { return vec![] };
                let mut facts = json!({});
                for (field, test) in &pool.asks {
                    facts[field] = self.fitting(test);
                }
                let one = |n| {
                    let person = person_of(&seat.id, n);
                    let known = self.directory.people.contains_key(&person);
                    json!({"seat": seat.id, "name": format!("{} {n}", pool.title), "pool": pool.title, "facts": facts,
                        "person": known.then_some(person)})
                };
                (1..=least).map(one).collect()
            }
            From::Who(who) => {
                let mut people: Vec<_> = who.iter().flat_map(|w| self.people_of(w)).collect();
                people.sort_by_key(|(party, ..)| !seat.must_include.contains(party));
                let one = |(party, rank, person): &(String, String, Option<String>)| {
                    json!({"seat": seat.id, "name": person.as_ref().unwrap_or(party), "party": party,
                        "position": rank, "person": person})
                };
                people.iter().take(least).map(one).collect()
            }
        }
    }

    /// A value that passes a test.
    fn fitting(&self, test: &Test) -> Value {
        match test {
            Test::OneOf(words) => json!(words.first()),
            Test::Between(Between { low, high, .. }) => {
                json!(low.iter().chain(high).find_map(|amount| self.case.amount(amount)).unwrap_or_default())
            }
        }
    }

    /// Everybody of the rank asked in each party a phrase names: party, rank, person.
    fn everybody_of(&self, who: &Who) -> Vec<(String, String, Option<String>)> {
        let Who::Parties { parties, position, .. } = who else { return vec![] };
        let of = |party: &String, office: String| {
            let people = self.people(&office, position.as_ref()).into_iter();
            people.map(|(person, rank)| (party.clone(), rank, Some(person))).collect::<Vec<_>>()
        };
        let offices = parties.iter().flat_map(|p| self.offices_of(p).into_iter().map(move |o| (p, o)));
        offices.flat_map(|(party, office)| of(party, office)).collect()
    }

    /// Somebody of each party a phrase names: party, rank, person.
    fn people_of(&self, who: &Who) -> Vec<(String, String, Option<String>)> {
        let Who::Parties { parties, position, .. } = who else { return vec![] };
        let mut all = vec![];
        for party in parties {
            for office in self.offices_of(party) {
                let person = self.person(&office, position.as_ref());
                let rank = person.as_ref().map(|(_, rank)| rank.clone()).unwrap_or_default();
                all.push((party.clone(), rank, person.map(|(person, _)| person)));
            }
        }
        all
    }
}
