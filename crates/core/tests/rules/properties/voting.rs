//! Rolls and votes in random procedures, and what people count.

use quorate_core::poll::{Count, Field, Outcome, Proxies};
use quorate_core::roll::{Counted, GROUPS, HEADS};

use super::*;

impl Author {
    /// What a task is; where people are listed, more often a vote.
    pub(super) fn kind(&mut self) -> &'static str {
        let kinds = ["work", "work", "work", "consultation", "meeting", "approval", "filing", "notice"];
        let kind = if self.by_vote() { "vote" } else { self.dice.pick(&kinds) };
        if kind == "work" && self.dice.one_in(12) { "procedure" } else { kind }
    }

    /// Whether it is done by a vote, where people are listed.
    pub(super) fn by_vote(&mut self) -> bool {
        !self.rolls.is_empty() && self.dice.one_in(3)
    }

    /// Sometimes a roll; it is a paper, and how many stand on it is a fact.
    pub(super) fn lists(&mut self, keys: &mut Vec<String>, task: &str, sure: bool) {
        let by_groups = self.as_many();
        if by_groups.is_none() && !self.dice.one_in(if self.rolls.is_empty() { 2 } else { 5 }) {
            return;
        }
        let roll = format!("r{}", self.rolls.len());
        // By groups there are more than a measure holds.
        let measure = (by_groups.is_none() && self.dice.one_in(3)).then(|| format!("m{}", self.rolls.len()));
        let decimals = self.dice.pick(&["", ", decimals: 1"]);
        let measures = measure
            .as_ref()
            .map(|m| format!(", measures: {{{m}: Measure, range: 0..9{decimals}}}"))
            .unwrap_or_default();
        let grouped = if by_groups.is_some() || self.dice.one_in(2) { ", grouped_by: Place" } else { "" };
        self.uneven.extend(by_groups.as_ref().map(|_| roll.clone()));
        let (most, by_groups) = by_groups.map_or((5, String::new()), |f| (25, format!(", as_many_as: {f}")));
        let there = self.facts.iter().find(|f| {
            let listed = self.rolls.iter().any(|(id, ..)| *id == f.id);
            listed && f.sure && f.stage < self.stage
        });
        let from = there.map(|f| format!(", from: {}", f.id)).filter(|_| self.dice.one_in(2));
        let from = from.unwrap_or_default();
        keys.push(format!("lists: {{{roll}: Roll, range: 0..{most}{grouped}{by_groups}{from}{measures}}}"));
        let under = self.under.clone();
        self.papers.push(Written { id: roll.clone(), sure, under: under.clone() });
        for id in [Some(roll.clone()), measure.clone()].into_iter().flatten() {
            let sure = sure && under.is_empty();
            self.facts.push(Told { id, task: task.to_owned(), stage: self.stage, number: true, sure });
        }
        self.rolls.push((roll, measure, !grouped.is_empty()));
    }

    /// Sometimes as many of each group as there are, or about as many, of those of a roll that is there by then.
    fn as_many(&mut self) -> Option<String> {
        let known = |(roll, _, grouped): &&(String, Option<String>, bool)| {
            *grouped
                && !self.uneven.contains(roll)
                && self.facts.iter().any(|f| f.id == *roll && f.sure && f.stage < self.stage)
        };
        let (roll, measure, _) = self.rolls.iter().find(known)?.clone();
        if !self.dice.one_in(2) {
            return None;
        }
        let of = measure.filter(|_| self.dice.one_in(2)).unwrap_or(roll.clone());
        self.figures.push(format!("{{ceil: {{share: [{of}, 2]}}}}, for_each: {roll}"));
        Some(format!("g{}", self.figures.len() - 1))
    }

    /// Sometimes a vote of the stage is taken at a meeting.
    pub(super) fn agenda_vote(&mut self) -> Option<String> {
        let vote = self.ballots.pop().filter(|_| !self.dice.one_in(4))?;
        Some(format!("{{Ballot {vote}: {}, vote: {vote}}}", self.dice.pick(&["must", "may"])))
    }

    /// A vote by a roll; whether it founds.
    pub(super) fn vote(&mut self, keys: &mut Vec<String>, founding: bool) {
        self.ballots.extend(keys[0].strip_prefix("vote: ").map(str::to_owned));
        let any = self.dice.pick(&self.rolls.clone());
        let (roll, measure, grouped) = any;
        // Of several that hold it each for itself nothing would come.
        let by = keys.len();
        self.by(keys);
        keys[by..].iter_mut().filter(|k| k.contains("each of")).for_each(|k| *k = "by: lead".into());
        keys.push(format!("voters: {roll}"));
        let grouped = grouped && !self.dice.one_in(3);
        if self.dice.one_in(4) {
            let groups = if grouped { ", more than 1/3 of entitled groups" } else { "" };
            keys.push(format!("support: [at least 1/5 of entitled{groups}]"));
            let back = self.back();
            keys.push(format!("if_lost: {}", self.dice.pick(&["refused", &back])));
            if founding {
                keys.push(self.constitutes());
            }
            return;
        }
        let by = measure.filter(|_| self.dice.one_in(2)).map(|m| format!(" {m}")).unwrap_or_default();
        let majorities =
            ["more than 1/2 of cast", "at least 2/3 of entitled", "more than 1/2 of participating"];
        let majority = format!("{}{by}", self.dice.pick(&majorities));
        let either = self.dice.one_in(4);
        keys.push(if grouped {
            format!("majority: [{majority}, more than 1/3 of entitled groups]")
        } else if either {
            format!("majority: {{any: [{majority}, [at least 3/4 of valid, at least 2 of entitled]]}}")
        } else {
            format!("majority: {majority}")
        });
        let quorum = self.dice.one_in(2);
        if quorum {
            keys.push(format!("quorum: at least 1/2 of entitled{by}"));
        }
        let ballots = self.dice.one_in(3);
        if ballots {
            keys.push("ballots: true".into());
        }
        if self.dice.one_in(4) {
            keys.push("counts: 2".into());
        }
        if self.dice.one_in(4) {
            keys.push(format!("proxies: {}", self.dice.pick(&["any", "at most 2 each"])));
        }
        let fills = self.founding.is_some() && !self.founded && !self.roster && self.dice.one_in(2);
        if fills {
            keys.push("fills: board".into());
            self.roster = true;
            if self.dice.one_in(3) {
                keys.push("candidates: more than seats".into());
            }
        } else if self.dice.one_in(4) {
            keys.push("tie: chair".into());
        }
        if fills && !self.dice.one_in(3) || (quorum || ballots) && self.dice.one_in(3) {
            let left = if fills && !self.dice.one_in(3) { "candidates: runners-up" } else { "" };
            keys.push(format!("again: [{{quorum: at least 1/4 of entitled}}, {{{left}}}]"));
            if self.dice.one_in(2) {
                let decides = if quorum { "no_quorum" } else { "void" };
                let after = if fills { self.dice.pick(&["short", "[tie, short]"]) } else { decides };
                keys.push(format!("again_if: {after}"));
            }
        }
        let (back, quorate) = (self.back(), self.back());
        keys.push(format!("if_lost: {}", self.dice.pick(&["refused", &back])));
        if quorum && self.dice.one_in(2) {
            keys.push(format!("if_no_quorum: {quorate}"));
        }
        if founding {
            keys.push(self.constitutes());
        }
    }
}

impl Walk {
    /// A point of an agenda as it was held: what a vote decides is held once that is counted, else it is told why not.
    pub(super) fn point(&self, point: &quorate_core::procedure::AgendaItem) -> Option<Value> {
        match &point.vote {
            Some(vote) if self.world.case.run(vote).progress == Progress::Done => None,
            Some(_) => Some(json!({"title": point.title, "held": false, "reason": "So"})),
            None => Some(json!({"title": point.title, "held": true})),
        }
    }

    /// How much there is of a measure, in its smallest part.
    fn measured(&mut self, measure: &str, heads: u64) -> u64 {
        let scale = quorate_core::decimal::scale(self.world.procedure.decimals(measure));
        (heads + self.dice.below(4) as u64) * scale + self.dice.below(scale as usize) as u64
    }

    /// Counts the rolls among some papers: as many as the dice say.
    pub(super) fn count_rolls(&mut self, papers: &Value) {
        for filed in papers.as_array().into_iter().flatten() {
            let Some(paper) = filed["paper"].as_str().and_then(|id| self.world.procedure.paper(id)) else {
                continue;
            };
            let (id, Some(roll)) = (paper.id.clone(), paper.roll.clone()) else { continue };
            let file = filed["files"][0].as_str().and_then(|f| f.parse().ok()).unwrap();
            let heads = 1 + self.dice.below(5) as u64;
            let wanted = roll.as_many.as_ref().and_then(|many| self.world.case.wanted_of_groups(many));
            let each = if roll.grouped_by.is_empty() { 0 } else { heads };
            let groups = wanted.unwrap_or_else(|| (0..each).map(|n| (n.to_string(), 1)).collect());
            let heads = if groups.is_empty() { heads } else { groups.values().sum() };
            let other = roll.from.as_ref().and_then(|id| self.world.case.paper(id));
            let within = other.and_then(|v| v.files.first()).map(|f| f.digest);
            let measures: BTreeMap<String, u64> =
                roll.measures.iter().map(|m| (m.clone(), self.measured(m, heads))).collect();
            let part = |n: usize, of: u64, all: u64| if n == 0 { all - (heads - of) } else { of };
            let of = |(n, (group, of)): (usize, (&String, &u64))| {
                let parts = measures.iter().map(|(m, all)| (m.clone(), part(n, *of, *all)));
                (group.clone(), parts.collect())
            };
            let sums = groups.iter().enumerate().map(of).collect();
            let counted = Counted { rows: heads, heads, measures, groups, sums, within };
            self.world.rolls.insert((id, file), Ok(counted));
        }
    }

    /// What is counted in a vote, so that it comes to an outcome as far as its clause lets it.
    pub(super) fn ballots(&mut self, task: &Task, came: &str) -> Value {
        let definition = self.world.procedure.task(&task.task).cloned();
        let Some((papers, Kind::Vote(rule))) = definition.map(|d| (d.papers, d.kind)) else {
            return Value::Null;
        };
        let came = Outcome::parse(came).unwrap();
        let entitled = self.world.case.entitled(&rule);
        let mut counts = json!({});
        for (measure, all) in &entitled {
            let mut count = Count { participating: *all, ..Count::default() };
            match came {
                Outcome::Lost if rule.support => count.participating = 0,
                _ if rule.support => {}
                Outcome::Carried if rule.fills.is_none() => count.agree = *all,
                Outcome::Lost if measure == GROUPS => {}
                Outcome::Lost if rule.fills.is_none() => count.against = *all,
                Outcome::NoQuorum => count.participating = 0,
                Outcome::Tie if measure == GROUPS => count.agree = (*all).min(entitled[HEADS] / 2),
                Outcome::Tie if rule.fills.is_none() => (count.agree, count.against) = (all / 2, all / 2),
                _ => {}
            }
            if measure == HEADS && rule.proxies != Proxies::None && count.participating > 1 {
                count.by_proxy = self.dice.below(2) as u64;
            }
            if measure == HEADS && rule.ballots {
                count.issued = Some(if came == Outcome::Void { 0 } else { *all });
            }
            counts[measure] = json!(count);
        }
        let mut candidates = vec![];
        let round = u32::try_from(task.polls.len() + 1).unwrap();
        let before = task.polls.last().filter(|_| rule.round(round).runners_up);
        let seats = self.world.case.seats_of(&self.world.procedure, &rule, &task.polls);
        let seats: Vec<(String, usize)> = seats
            .into_iter()
            .map(|s| {
                (s.seat.to_owned(), if s.high > 9 { s.low.max(1) } else { s.high }.saturating_sub(s.taken))
            })
            .collect();
        for (seat, left) in seats {
            let more = usize::from(left > 0 && (rule.field == Field::MoreThanSeats || came == Outcome::Tie));
            for place in 0..left + more {
                let all = match came {
                    Outcome::Carried => place < left,
                    Outcome::Tie => true,
                    _ => false,
                };
                let votes: BTreeMap<&String, u64> =
                    entitled.iter().map(|(m, n)| (m, if all { *n } else { 0 })).collect();
                // Whoever is left over stands by their place in the round before.
                if let Some(before) = before {
                    let left = &before.sheet.candidates;
                    let left: Vec<usize> = (0..left.len())
                        .filter(|at| !left[*at].elected && left[*at].who.seat == seat)
                        .collect();
                    let Some(at) = left.get(place) else { continue };
                    candidates.push(json!({"stood": at + 1, "votes": votes}));
                    continue;
                }
                let who = json!({"seat": seat, "name": format!("{seat} {place}"), "pool": "Youth", "facts": {"age": 30}});
                candidates.push(json!({"who": who, "votes": votes}));
            }
        }
        let tied = came == Outcome::Tie && rule.tie == quorate_core::poll::Tie::Chair && entitled[HEADS] > 1;
        json!({"act": "count_votes", "task": task.key, "held_on": self.world.today().to_string(), "counts": counts,
            "candidates": candidates, "casting": tied.then_some(true), "papers": self.files(&papers),
            "remark": if before.is_some() { "Somebody withdrew" } else { "" }})
    }
}
