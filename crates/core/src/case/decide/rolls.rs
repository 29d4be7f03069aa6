//! Rolls: counted when they are filed, so that what the record says of them is never typed in.

use super::*;
use crate::case::facts::Uneven;
use crate::decimal;
use crate::procedure::formula::Numbers;
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
        for (fact, measure) in totals(definition, roll) {
            let Some(def::Domain::Number(low, high)) = self.procedure.fact(fact).map(|f| &f.domain) else {
                continue;
            };
            let total = counted.total(measure).unwrap_or_default();
            if !i64::try_from(total).is_ok_and(|n| (low..=high).contains(&&n)) {
                let written = |n: i128| decimal::write(n, self.procedure.decimals(fact));
                let refusal = Refusal::new(RefusalCode::OutOfRange).with("name", fact);
                let refusal = refusal.with("value", written(total.into()));
                let refusal =
                    refusal.with("low", written((*low).into())).with("high", written((*high).into()));
                return Err(refusal.cites(source));
            }
        }
        self.of_each_group(definition, roll, counted, source)?;
        // The other roll may have been corrected since the two were compared.
        if let Some(from) = &roll.from {
            let there = self.case.paper(from).and_then(|v| v.files.first()).map(|f| f.digest);
            if there.is_none() || there != counted.within {
                let refusal = Refusal::new(RefusalCode::InputsChanged).with("task", &definition.task);
                return Err(refusal.cites(source));
            }
        }
        Ok(Some(Counted { within: None, ..counted.clone() }))
    }

    /// Of each group there are as many as a figure says.
    fn of_each_group(
        &self,
        paper: &def::Paper,
        roll: &def::Roll,
        counted: &Counted,
        source: &str,
    ) -> Outcome {
        let Some(many) = &roll.as_many else { return Ok(()) };
        let Some(uneven) = self.case.uneven_group(many, counted) else {
            // The task waits for what the figure goes by; what is undetermined after all is not passed over.
            let unknown = many.total.reads().into_iter().find(|name| self.case.number(name).is_none());
            let refusal =
                Refusal::new(RefusalCode::FactMissing).with("fact", unknown.unwrap_or(&many.figure));
            return Err(refusal.with("task", &paper.task).cites(source));
        };
        uneven.map_or(Ok(()), |Uneven { group, found, wanted }| {
            let refusal = Refusal::new(RefusalCode::RollUneven).with("paper", &paper.id);
            let refusal = refusal.with("group", group).with("found", found).with("wanted", wanted);
            Err(refusal.cites(source))
        })
    }

    /// Rolls that are confirmed have as many of each group as they would have to have if they were filed now.
    pub(super) fn rolls_still_fit(&self, task: &Task, definition: &def::Task, before: &Task) -> Outcome {
        let source = &definition.clause.source;
        for paper in definition.papers.iter().filter_map(|id| self.procedure.paper(id)) {
            let filed = self.case.papers.get(&paper.id).into_iter().flatten().rfind(|v| v.key == before.key);
            let counted = filed.and_then(|v| v.roll.as_ref());
            if let (Some(roll), Some(counted)) = (&paper.roll, counted)
                && self.of_each_group(paper, roll, counted, source).is_err()
            {
                return Err(Refusal::new(RefusalCode::InputsChanged).with("task", &task.task).cites(source));
            }
        }
        Ok(())
    }

    /// The roll that was drawn up by how many there have to be of each group, and would not fit in another state of the case.
    pub(super) fn drawn_up_otherwise(&self, after: &Case) -> Option<&def::Paper> {
        let by_it = |p: &&def::Paper| {
            let many = p.roll.as_ref().and_then(|r| r.as_many.as_ref());
            many.is_some_and(|many| {
                self.case.paper(&p.id).is_some()
                    && self.case.wanted_of_groups(many) != after.wanted_of_groups(many)
            })
        };
        self.procedure.papers().iter().find(by_it)
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
        let totals = totals(definition, roll);
        let totals: Vec<(String, u64)> =
            totals.filter_map(|(fact, m)| Some((fact.to_owned(), counted.total(m)?))).collect();
        self.emit(Effect::RollCounted { paper: definition.id.clone(), version, counted });
        for (fact, total) in totals {
            let value = Value::Number(i64::try_from(total).unwrap_or(i64::MAX));
            self.emit(Effect::FactStated { fact, value, key: key.to_owned() });
        }
    }

    /// Whether votes have been counted by a roll, or another was drawn from it: then nobody corrects it any more.
    pub(in crate::case) fn rests_on(&self, roll: &str, source: &str) -> Outcome {
        let from = |p: &&def::Paper| p.roll.as_ref().is_some_and(|r| r.from.as_deref() == Some(roll));
        let mut drawn = self.procedure.papers().iter().filter(from);
        if let Some(other) = drawn.find(|p| self.case.paper(&p.id).is_some()) {
            return Err(in_use(roll, &other.task, source));
        }
        let votes = |task: &&Task| {
            let kind = self.procedure.task(&task.task).map(|t| &t.kind);
            let by_it = matches!(kind, Some(def::Kind::Vote(rule)) if rule.voters == roll);
            by_it && !task.superseded && (task.entered.is_some() || !task.polls.is_empty())
        };
        match self.case.tasks.values().find(votes) {
            Some(vote) => Err(in_use(roll, &vote.task, source)),
            None => Ok(()),
        }
    }

    /// A roll is corrected only while nobody has counted votes by it, and nothing was decided by what it comes to.
    pub(super) fn may_correct_roll(&self, paper: &FiledPaper, source: &str) -> Outcome {
        let Some(definition) = self.procedure.paper(&paper.paper) else { return Ok(()) };
        let Some(roll) = &definition.roll else { return Ok(()) };
        self.rests_on(&definition.id, source)?;
        let Some(counted) = self.counted(definition, paper, source)? else { return Ok(()) };
        let mut after = self.case.clone();
        for (fact, measure) in totals(definition, roll) {
            let total = counted.total(measure).and_then(|n| i64::try_from(n).ok()).unwrap_or_default();
            after.facts.insert(fact.to_owned(), Value::Number(total));
        }
        // Figures for each group go by the roll itself.
        let versions = after.papers.entry(definition.id.clone()).or_default();
        if let Some(version) = versions.iter_mut().rfind(|v| !v.superseded) {
            version.roll = Some(counted);
        }
        let drawn_up = self.drawn_up_otherwise(&after).map(|p| p.task.clone());
        match self.turned(&after).or(drawn_up) {
            Some(of) => Err(in_use(&definition.id, &of, source)),
            None => Ok(()),
        }
    }
}

fn in_use(roll: &str, task: &str, source: &str) -> Refusal {
    Refusal::new(RefusalCode::RollInUse).with("paper", roll).with("task", task).cites(source)
}

/// The facts that are the totals of a roll, each with its measure.
fn totals<'d>(
    definition: &'d def::Paper,
    roll: &'d def::Roll,
) -> impl Iterator<Item = (&'d str, &'d str)> + use<'d> {
    let measures = roll.measures.iter().map(|m| (m.as_str(), m.as_str()));
    measures.chain([(definition.id.as_str(), HEADS)])
}
