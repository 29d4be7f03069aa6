//! 撤销: a paper that founds, appoints or permits stays in effect when a return sets it aside. Before its task is done
//! otherwise, or dropped, it is confirmed as it stands or revoked by a paper.

use super::*;

impl Deciding<'_> {
    pub(super) fn revoke(&mut self, key: &str, by: &FiledPaper, reason: &str) -> Outcome {
        let (task, definition) = self.with_clause(key)?;
        let source = &definition.clause.source;
        self.for_office_or_lead(&task, source)?;
        let in_effect = self.case.left_in_effect(self.procedure, &by.paper);
        let Some(version) = in_effect.into_iter().find(|v| v.key == key).map(|v| v.version) else {
            let refusal = Refusal::new(RefusalCode::NotInEffect).with("task", &task.task);
            return Err(refusal.with("paper", &by.paper).cites(source));
        };
        let files = self.files(by, source)?;
        let reason = self.needed(reason, source)?;
        let told = self.addressees(std::slice::from_ref(&by.paper), &[]);
        let (paper, number, dated) = (by.paper.clone(), by.number.trim().to_owned(), by.dated);
        self.emit(Effect::PaperRevoked { paper, version, files, number, dated, reason, told });
        Ok(())
    }

    /// Nothing is written anew while what it would take the place of is in effect: of the same office, or of one that is
    /// not asked any more.
    pub(super) fn replaces_nothing_in_effect(&self, key: &str, paper: &str) -> Outcome {
        let Some(task) = self.case.tasks.get(key) else { return Ok(()) };
        let asked = |office: &str| self.case.round_of(&task.task).any(|t| t.office == office);
        let replaced = |v: &&Version| {
            let office = self.case.tasks.get(&v.key).map_or("", |t| t.office.as_str());
            office == task.office || !asked(office)
        };
        let in_effect = self.case.left_in_effect(self.procedure, paper).into_iter().find(replaced);
        in_effect.map_or(Ok(()), |version| Err(self.still_in_effect(paper, version)))
    }

    /// A task is not dropped while what it filed is in effect.
    pub(super) fn leaves_nothing_in_effect(&self, definition: &def::Task) -> Outcome {
        for paper in &definition.papers {
            if let Some(version) = self.case.left_in_effect(self.procedure, paper).first() {
                return Err(self.still_in_effect(paper, version));
            }
        }
        Ok(())
    }

    fn still_in_effect(&self, paper: &str, version: &Version) -> Refusal {
        let source = self.procedure.paper(paper).map_or("", |p| p.clause.source.as_str());
        let refusal = Refusal::new(RefusalCode::StillInEffect).with("paper", paper).cites(source);
        refusal.with("number", &version.number).with("version", version.version)
    }
}
