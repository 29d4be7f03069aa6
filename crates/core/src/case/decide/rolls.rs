//! Rolls: counted when they are filed, so that what the record says of them is never typed in.

use super::*;
use crate::roll::{Counted, HEADS};

impl Deciding<'_> {
    /// What a roll comes to; none of any other paper.
    pub(super) fn counted(
        &self,
        definition: &def::Paper,
        filed: &FiledPaper,
        source: &str,
    ) -> Result<Option<Counted>, Refusal> {
        let Some(roll) = &definition.roll else { return Ok(None) };
        let unreadable = |row: usize, column: &str, wrong: &str, faults: usize| {
            let refusal = Refusal::new(RefusalCode::RollUnreadable).with("paper", &definition.id);
            let refusal = refusal.with("row", row).with("column", column).with("wrong", wrong);
            refusal.with("faults", faults).cites(source)
        };
        let [file] = filed.files.as_slice() else {
            return Err(unreadable(0, "", "one-file", 1));
        };
        let counted = match self.context.rolls.get(&(definition.id.clone(), *file)) {
            Some(Ok(counted)) => counted,
            Some(Err(faults)) => {
                let first = faults.first();
                let (row, column) = first.map_or((0, ""), |f| (f.row, f.column.as_str()));
                return Err(unreadable(
                    row,
                    column,
                    first.map_or("unreadable", |f| f.wrong.as_str()),
                    faults.len(),
                ));
            }
            None => return Err(unreadable(0, "", "unreadable", 1)),
        };
        let facts = roll.measures.iter().map(|m| (m, m.as_str())).chain([(&definition.id, HEADS)]);
        for (fact, measure) in facts {
            let Some(def::Domain::Number(low, high)) = self.procedure.fact(fact).map(|f| &f.domain) else {
                continue;
            };
            let total = counted.total(measure).unwrap_or_default();
            if !i64::try_from(total).is_ok_and(|n| (low..=high).contains(&&n)) {
                let refusal = Refusal::new(RefusalCode::OutOfRange).with("name", fact).with("value", total);
                return Err(refusal.with("low", low).with("high", high).cites(source));
            }
        }
        Ok(Some(counted.clone()))
    }

    /// The totals of a roll, as facts.
    pub(super) fn state_totals(
        &mut self,
        key: &str,
        definition: &def::Paper,
        version: u32,
        counted: Counted,
    ) {
        let Some(roll) = &definition.roll else { return };
        let facts = roll.measures.iter().map(|m| (m, m.as_str())).chain([(&definition.id, HEADS)]);
        let totals: Vec<(String, u64)> =
            facts.filter_map(|(fact, m)| Some((fact.clone(), counted.total(m)?))).collect();
        self.emit(Effect::RollCounted { paper: definition.id.clone(), version, counted });
        for (fact, total) in totals {
            let value = Value::Number(i64::try_from(total).unwrap_or(i64::MAX));
            self.emit(Effect::FactStated { fact, value, key: key.to_owned() });
        }
    }

    /// A roll is corrected only while nobody has counted votes by it, and nothing was decided by what it comes to.
    pub(super) fn may_correct_roll(&self, paper: &FiledPaper, source: &str) -> Outcome {
        let Some(definition) = self.procedure.paper(&paper.paper).filter(|p| p.roll.is_some()) else {
            return Ok(());
        };
        let in_use = |task: &str| {
            let refusal = Refusal::new(RefusalCode::RollInUse).with("paper", &definition.id);
            Err(refusal.with("task", task).cites(source))
        };
        let votes = |task: &&Task| {
            let voters = self.procedure.task(&task.task).map(|t| &t.kind);
            let by_it = matches!(voters, Some(def::Kind::Vote(rule)) if rule.voters == definition.id);
            by_it && !task.superseded && (task.entered.is_some() || !task.polls.is_empty())
        };
        if let Some(vote) = self.case.tasks.values().find(votes) {
            return in_use(&vote.task);
        }
        let Some(counted) = self.counted(definition, paper, source)? else { return Ok(()) };
        let mut after = self.case.clone();
        for (fact, measure) in definition
            .roll
            .iter()
            .flat_map(|r| &r.measures)
            .map(|m| (m, m.as_str()))
            .chain([(&definition.id, HEADS)])
        {
            let total = counted.total(measure).and_then(|n| i64::try_from(n).ok()).unwrap_or_default();
            after.facts.insert(fact.clone(), Value::Number(total));
        }
        match self.turned(&after) {
            Some(of) => in_use(&of),
            None => Ok(()),
        }
    }
}
