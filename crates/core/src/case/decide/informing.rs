//! 阅知 and 预告: offices are told of a case, of a task in it, or of one that is to come, and say that they have read it.

use super::*;

/// How often offices are told of one case.
const INFORMED_MAX: usize = 500;

impl Deciding<'_> {
    /// By the lead, or by whoever has a task in the case. Whoever is told sees the case and owes nothing.
    pub(super) fn inform(&mut self, key: &str, offices: &[String], words: &str) -> Outcome {
        if key.is_empty() {
            self.act_for_lead()?;
        } else {
            let (task, definition) = self.with_clause(key)?;
            self.for_office_or_lead(&task, &definition.clause.source)?;
        }
        self.tell(key, None, offices, words)
    }

    /// 预告: whoever a task will be for, as far as that is known, is told before its turn comes.
    pub(super) fn announce(&mut self, of: &str, words: &str) -> Outcome {
        self.act_for_lead()?;
        let definition = self.definition(of)?;
        let source = &definition.clause.source;
        if self.case.run(of).progress != Progress::Waiting {
            return Err(Refusal::new(RefusalCode::TaskNotOpen).with("task", of).cites(source));
        }
        let offices = self.to_be_asked(definition);
        if offices.is_empty() {
            return Err(Refusal::new(RefusalCode::NobodyNamed).with("task", of).cites(source));
        }
        self.tell("", Some(of.to_owned()), &offices, words)
    }

    fn tell(&mut self, key: &str, ahead: Option<String>, offices: &[String], words: &str) -> Outcome {
        self.short_list(offices.len())?;
        if self.case.informed.len() >= INFORMED_MAX {
            return Err(Refusal::new(RefusalCode::TooLong).with("max", INFORMED_MAX));
        }
        let mut told = offices.to_vec();
        told.sort();
        told.dedup();
        told.retain(|o| *o != self.act.by.office);
        for office in &told {
            self.takes_part(office)?;
        }
        if told.is_empty() {
            return Err(Refusal::new(RefusalCode::NobodyNamed).with("task", ahead.unwrap_or_default()));
        }
        let words = self.payload_if_any(words)?;
        self.emit(Effect::OfficesInformed { key: key.to_owned(), ahead, offices: told, words });
        Ok(())
    }

    /// 已阅, once for each office.
    pub(super) fn acknowledge(&mut self, informed: usize) -> Outcome {
        let Some(told) = self.case.informed.get(informed).cloned() else {
            return Err(Refusal::new(RefusalCode::NotFound));
        };
        let own = told.offices.iter().find(|o| !self.held(o, None).is_empty() && !told.read.contains_key(*o));
        let Some(office) = own.cloned() else {
            return Err(match told.offices.iter().find(|o| !self.held(o, None).is_empty()) {
                Some(office) => Refusal::new(RefusalCode::ReadAlready).with("office", office),
                None => Refusal::new(RefusalCode::NotYourOffice).with("office", told.offices.join(", ")),
            });
        };
        self.act_for(&office)?;
        self.emit(Effect::Read { informed, office });
        Ok(())
    }
}
