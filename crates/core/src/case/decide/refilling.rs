//! 递补: somebody comes in the place of whoever left a party by standing for what does not go with it.

use super::*;

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
        let vacancy = self.case.vacancies(procedure).find(|(l, ..)| l.list == party && l.place == place);
        let (rule, by) =
            vacancy.map(|(_, rule, by)| (rule.clone(), by.clone())).ok_or_else(|| taken.clone())?;
        let source = &rule.clause.source;
        self.act_as_one_of(std::slice::from_ref(&by), source)?;
        let from = self.case.formed_of(procedure, party).ok_or_else(|| taken.cites(source))?;
        if let Some(person) = &member.person {
            self.not_there_already(party, person, (&rule.standing_for, source))?;
        }
        let member = self.named_member(from, member, source)?;
        let reason = self.needed(reason, source)?;
        self.emit(Effect::PlaceRefilled { list: party.to_owned(), place, member, reason });
        Ok(())
    }

    /// Who comes in is not of the party, and has not left it to stand for something else.
    fn not_there_already(&self, party: &str, person: &str, (roster, source): (&str, &str)) -> Outcome {
        if self.case.people_on(party).any(|(_, there)| there == Some(person)) {
            return Err(Refusal::new(RefusalCode::NobodyNamed).cites(source));
        }
        if self.case.has_gone_from(self.procedure, party, person) {
            let refusal = Refusal::new(RefusalCode::RolesIncompatible).with("list", party);
            return Err(refusal.with("roster", roster).cites(source));
        }
        Ok(())
    }
}
