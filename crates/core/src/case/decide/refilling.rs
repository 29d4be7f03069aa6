//! 递补: somebody comes in the place of whoever left a party by standing for what does not go with it.

use super::*;
use crate::procedure::roles::drawn_up_by;

impl Deciding<'_> {
    /// Whoever the rule lets names somebody from those the party is formed of, with the reason for this one.
    pub(super) fn refill(
        &mut self,
        party: &str,
        place: usize,
        member: &command::NamedMember,
        reason: &str,
    ) -> Outcome {
        let procedure = self.procedure;
        let taken = Refusal::new(RefusalCode::PlaceTaken).with("list", party).with("place", place);
        let left = self.case.left.iter().find(|l| l.list == party && l.place == place);
        let Some(left) = left.filter(|l| l.refilled.is_none()).cloned() else { return Err(taken) };
        let mut rules = procedure.incompatible_with(&left.standing_for).filter(|r| r.holding == party);
        let Some((rule, by)) = rules.find_map(|r| Some((r, r.refilled_by.as_ref()?))) else {
            return Err(taken);
        };
        let source = &rule.clause.source;
        self.act_as_one_of(std::slice::from_ref(by), source)?;
        let Some(def::Kind::Work { forms: Some((_, from)), .. }) =
            drawn_up_by(procedure.tasks(), party).map(|t| &t.kind)
        else {
            return Err(taken.cites(source));
        };
        if let Some(person) = &member.person {
            self.not_there_already(party, person, source)?;
        }
        let member = self.named_member(from, member, source)?;
        let reason = self.needed(reason, source)?;
        self.emit(Effect::PlaceRefilled { list: party.to_owned(), place, member, reason });
        Ok(())
    }

    /// Who comes in is not of the party, and does not sit where its people cannot.
    fn not_there_already(&self, party: &str, person: &str, source: &str) -> Outcome {
        if self.case.people_on(party).any(|(_, there)| there == Some(person)) {
            return Err(Refusal::new(RefusalCode::NobodyNamed).cites(source));
        }
        for rule in self.procedure.incompatible().iter().filter(|r| r.holding == party) {
            let holders = self.case.rosters.get(&rule.standing_for).map(|r| &r.holders[..]);
            let sits = holders.unwrap_or_default().iter().find(|h| h.person.as_deref() == Some(person));
            if let Some(holder) = sits {
                let refusal = Refusal::new(RefusalCode::RolesIncompatible).with("seat", &holder.seat);
                let refusal = refusal.with("list", party).with("roster", &rule.standing_for);
                return Err(refusal.cites(&rule.clause.source));
            }
        }
        Ok(())
    }
}
