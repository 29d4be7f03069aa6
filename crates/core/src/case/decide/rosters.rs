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
        self.emit(Effect::RosterFilled { roster: id.to_owned(), key: key.to_owned(), holders, findings });
        Ok(())
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
            });
        }
        Ok(holders)
    }
}
