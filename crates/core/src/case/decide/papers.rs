//! Papers as filed: files stored, sections confirmed, attachments there.

use super::*;

impl<'a> Deciding<'a> {
    /// Files the papers a task asks for; `wanted` must all be there, others are refused.
    pub(super) fn file_papers(
        &mut self,
        key: &str,
        definition: &def::Task,
        wanted: &[&str],
        filed: &[FiledPaper],
    ) -> Outcome {
        self.short_list(filed.len())?;
        let source = &definition.clause.source;
        for paper in filed {
            if !definition.papers.contains(&paper.paper) {
                let refusal = Refusal::new(RefusalCode::PaperUnknown).with("paper", &paper.paper);
                return Err(refusal.with("task", &definition.id).cites(source));
            }
        }
        for id in wanted {
            let Some(paper) = filed.iter().find(|p| p.paper == **id) else {
                let refusal =
                    Refusal::new(RefusalCode::PaperMissing).with("paper", id).with("task", &definition.id);
                return Err(refusal.cites(source));
            };
            self.file_paper(key, paper, source, false)?;
        }
        for paper in filed.iter().filter(|p| !wanted.contains(&p.paper.as_str())) {
            self.file_paper(key, paper, source, false)?;
        }
        Ok(())
    }

    pub(super) fn file_paper(
        &mut self,
        key: &str,
        filed: &FiledPaper,
        source: &str,
        corrects: bool,
    ) -> Outcome {
        let definition = self.complete_paper(key, filed, source, corrects)?;
        let files = self.files(filed, source)?;
        let counted = self.counted(definition, filed, source)?;
        let version = self.next_version(key, filed, files, corrects);
        if let Some(counted) = counted {
            self.state_totals(key, definition, version, counted);
        }
        Ok(())
    }

    /// Files a paper whose files are on record already; it is no roll.
    pub(super) fn put_paper(
        &mut self,
        key: &str,
        filed: &FiledPaper,
        files: Vec<File>,
        source: &str,
    ) -> Outcome {
        self.complete_paper(key, filed, source, false)?;
        self.next_version(key, filed, files, false);
        Ok(())
    }

    /// The clause of a paper that can be filed now, with every section it must have.
    fn complete_paper(
        &self,
        key: &str,
        filed: &FiledPaper,
        source: &str,
        corrects: bool,
    ) -> Result<&'a def::Paper, Refusal> {
        let Some(definition) = self.procedure.paper(&filed.paper) else {
            return Err(Refusal::new(RefusalCode::PaperUnknown)
                .with("paper", &filed.paper)
                .with("task", key));
        };
        if !corrects {
            self.replaces_nothing_in_effect(key, &filed.paper)?;
        }
        let missing: Vec<&str> =
            definition.sections.iter().filter(|s| !filed.sections.contains(s)).map(String::as_str).collect();
        if !missing.is_empty() {
            let refusal = Refusal::new(RefusalCode::SectionsMissing).with("paper", &filed.paper);
            return Err(refusal.with_words("sections", missing).cites(source));
        }
        Ok(definition)
    }

    fn next_version(&mut self, key: &str, filed: &FiledPaper, files: Vec<File>, corrects: bool) -> u32 {
        let asked = self.procedure.paper(&filed.paper).map_or(&[][..], |p| &p.sections[..]);
        let last = self.case.papers.get(&filed.paper).and_then(|versions| versions.last());
        let version = last.map_or(0, |v| v.version) + 1;
        self.emit(Effect::PaperFiled {
            paper: filed.paper.clone(),
            version,
            key: key.to_owned(),
            files,
            number: filed.number.trim().to_owned(),
            dated: filed.dated,
            sections: filed.sections.iter().filter(|s| asked.contains(s)).cloned().collect(),
            corrects,
        });
        version
    }

    /// The stored files of what is filed, and whether its number and date can be.
    pub(super) fn files(&self, filed: &FiledPaper, source: &str) -> Result<Vec<File>, Refusal> {
        if filed.files.is_empty() {
            return Err(Refusal::new(RefusalCode::PaperMissing).with("paper", &filed.paper).cites(source));
        }
        self.short_list(filed.files.len())?;
        self.not_in_future(filed.dated)?;
        if filed.number.chars().count() > 100 {
            return Err(Refusal::new(RefusalCode::TooLong).with("max", 100));
        }
        filed.files.iter().map(|digest| self.stored(*digest)).collect()
    }

    pub(super) fn attach(&mut self, key: &str, title: &str, file: &Digest) -> Outcome {
        let office = if key.is_empty() { self.lead_office() } else { self.task(key)?.office };
        if self.act_for(&office).is_err() {
            self.act_for_lead()?;
        }
        let file = self.stored(*file)?;
        let title = self.needed(title, "")?;
        self.emit(Effect::Attached { key: key.to_owned(), title, file });
        Ok(())
    }
}
