//! Filling a roster, and judging its rules.

use super::*;
use crate::case::command::ProposedHolder;
use crate::record::WHOLE_MAX;

impl Deciding<'_> {
    pub(super) fn fill_roster(&mut self, key: &str, id: &str, proposed: &[ProposedHolder]) -> Outcome {
        let Some(roster) = self.procedure.roster(id) else { return Ok(()) };
        if proposed.is_empty() {
            return Err(Refusal::new(RefusalCode::RosterMissing)
                .with("roster", id)
                .cites(&roster.clause.source));
        }
        let holders = self.holders(roster, proposed)?;
        let names: Vec<&str> = proposed.iter().map(|p| p.name.trim()).collect();
        let findings = self.case.judge_roster(self.procedure, roster, &holders, &names);
        self.hold_nothing_else(id, &holders)?;
        // Under 建议 a broken rule warns; under 应 it is refused.
        for finding in findings.iter().filter(|f| f.kept == Some(false)) {
            let seat = roster.seats.iter().find(|s| s.id == finding.seat);
            let clause = seat.map_or(&roster.clause, |s| &s.clause);
            if clause.force == def::Force::Must {
                let refusal = Refusal::new(RefusalCode::RosterRule).with("seat", &finding.seat);
                let refusal = refusal.with("rule", &finding.rule).with("found", &finding.found);
                return Err(refusal.with("asked", &finding.asked).cites(&clause.source));
            }
        }
        self.leave_roles(id, &holders);
        self.emit(Effect::RosterFilled { roster: id.to_owned(), key: key.to_owned(), holders, findings });
        Ok(())
    }

    /// Whoever is said to stand on another list as well stands there, or has left it by standing here before.
    fn is_there(&self, roster: &def::Roster, proposed: &ProposedHolder) -> Outcome {
        for (list, place) in &proposed.also {
            let asked = self.procedure.incompatible_with(&roster.id).any(|r| &r.holding == list);
            let there = self.case.people_on(list).find(|(at, _)| at == place).filter(|_| asked);
            let same = |known: Option<&str>| match (known, &proposed.person) {
                (Some(known), Some(person)) => known == person,
                _ => true,
            };
            let has_left = self.case.left_for(list, *place, &roster.id);
            if !has_left && !there.is_some_and(|(_, known)| same(known)) {
                let refusal = Refusal::new(RefusalCode::NotOnList).with("list", list).with("place", place);
                return Err(refusal.cites(&roster.clause.source));
            }
        }
        Ok(())
    }

    /// Nobody is put on a roster who holds a place that does not go with it.
    pub(super) fn hold_nothing_else(&self, roster: &str, holders: &[Holder]) -> Outcome {
        let rules = self.procedure.incompatible_with(roster);
        for rule in rules.filter(|r| !r.leaves && r.clause.force == def::Force::Must) {
            if let Some(holder) = holders.iter().find(|h| self.case.place_on(&rule.holding, h).is_some()) {
                let refusal = Refusal::new(RefusalCode::RolesIncompatible).with("seat", &holder.seat);
                let refusal = refusal.with("list", &rule.holding).with("roster", roster);
                return Err(refusal.cites(&rule.clause.source));
            }
        }
        Ok(())
    }

    /// Whoever stands for a roster leaves what they cannot hold besides.
    pub(super) fn leave_roles(&mut self, roster: &str, holders: &[Holder]) {
        let procedure = self.procedure;
        for rule in procedure.incompatible_with(roster).filter(|r| r.leaves) {
            for holder in holders {
                let Some(place) = self.case.place_on(&rule.holding, holder) else { continue };
                let known = self.case.people_on(&rule.holding).find(|(at, _)| *at == place);
                let person =
                    known.and_then(|(_, person)| person.map(str::to_owned)).or(holder.person.clone());
                let (list, standing_for) = (rule.holding.clone(), roster.to_owned());
                self.emit(Effect::RoleLeft { list, place, standing_for, person });
            }
        }
    }

    /// People for the seats of a roster, as the record has them.
    pub(super) fn holders(
        &mut self,
        roster: &def::Roster,
        proposed: &[ProposedHolder],
    ) -> Result<Vec<Holder>, Refusal> {
        let source = &roster.clause.source;
        self.short_list(proposed.len())?;
        let mut holders = vec![];
        for one in proposed {
            if !roster.seats.iter().any(|s| s.id == one.seat) {
                return Err(Refusal::new(RefusalCode::SeatUnknown)
                    .with("seat", &one.seat)
                    .with("roster", &roster.id)
                    .cites(source));
            }
            if !one.party.is_empty() && self.procedure.party(&one.party).is_none() {
                return Err(Refusal::new(RefusalCode::PartyUnknown).with("party", &one.party));
            }
            if let Some(person) = &one.person
                && !self.context.directory.people.contains_key(person)
            {
                return Err(Refusal::new(RefusalCode::PersonUnknown).with("person", person));
            }
            for (fact, value) in &one.facts {
                if matches!(value, Value::Number(n) if n.unsigned_abs() > WHOLE_MAX.unsigned_abs()) {
                    let refusal =
                        Refusal::new(RefusalCode::OutOfRange).with("name", fact).with("value", value);
                    return Err(refusal.with("low", -WHOLE_MAX).with("high", WHOLE_MAX).cites(source));
                }
            }
            let name = self.needed(&one.name, source)?;
            holders.push(Holder {
                seat: one.seat.clone(),
                name,
                person: one.person.clone(),
                party: one.party.clone(),
                position: one.position.chars().take(64).collect(),
                pool: one.pool.chars().take(100).collect(),
                facts: one.facts.clone(),
                also: one.also.clone(),
            });
            self.is_there(roster, one)?;
        }
        Ok(holders)
    }
}
