//! 呈批: a task on its way through its office, from the handler to whoever decides there; and a signed slip of paper
//! in place of that way.

use super::*;

impl Deciding<'_> {
    /// Whoever holds a rank of the office's route that has not spoken yet, or comes before it, endorses.
    pub(super) fn endorse(&mut self, key: &str, words: &str) -> Outcome {
        let (task, definition) = self.with_clause(key)?;
        let source = &definition.clause.source;
        let capacity = self.act_on(&task, definition)?;
        let person = self.context.actor.person.clone();
        let route = self.route(&task.office);
        let known = self.context.actor.guest.is_none();
        if !known || route.is_empty() || task.endorsements.iter().any(|e| e.person == person) {
            return Err(Refusal::new(RefusalCode::NothingToEndorse).with("task", &task.task).cites(source));
        }
        let words = self.needed(words, source)?;
        // It goes on to somebody else: nobody's alone any more.
        if matches!(task.state, TaskState::Claimed { .. }) {
            self.emit(Effect::TaskReleased { key: key.to_owned() });
        }
        self.emit(Effect::Endorsed { key: key.to_owned(), person, rank: capacity.rank, words });
        Ok(())
    }

    fn route(&self, office: &str) -> &[String] {
        let known = self.context.directory.offices.get(office);
        known.map_or(&[], |o| if o.route.len() > 1 { &o.route } else { &[] })
    }

    /// Whether a task has come to whoever decides in its office.
    pub(super) fn through_office(&self, task: &Task, definition: &def::Task, rank: &str) -> Outcome {
        let Some((last, before)) = self.route(&task.office).split_last() else { return Ok(()) };
        let spoken = |asked: &&String| {
            let enough = self.rank_of(asked);
            task.endorsements
                .iter()
                .any(|e| e.rank == **asked || (enough.is_some() && self.rank_of(&e.rank) >= enough))
        };
        let missing = before.iter().find(|r| !spoken(r));
        let enough =
            rank == last || (self.rank_of(last).is_some() && self.rank_of(rank) >= self.rank_of(last));
        let next = if enough { missing } else { missing.or(Some(last)) };
        match next {
            None => Ok(()),
            Some(next) => Err(Refusal::new(RefusalCode::RouteOpen)
                .with("task", &task.task)
                .with("position", next)
                .cites(&definition.clause.source)),
        }
    }

    /// The rank of whoever signed a slip of paper for their own office, where a colleague records it.
    pub(super) fn on_slip(&self, task: &Task, behalf: &command::Behalf) -> Option<String> {
        let signer = behalf.person.as_deref().filter(|p| *p != self.context.actor.person)?;
        let colleague =
            self.context.actor.guest.is_none() && !self.held(&task.office, Some(task.kind)).is_empty();
        if colleague && behalf.medium == command::Medium::Paper {
            self.signs_for(signer, &task.office)
        } else {
            None
        }
    }

    /// The rank in which somebody of the directory signs for an office today; none for those who do not act there.
    pub(super) fn signs_for(&self, person: &str, office: &str) -> Option<String> {
        let day = self.act.at.date(self.context.calendar.offset());
        let held = self.context.directory.capacities(person, day).into_iter();
        // Under a colleague's name only that colleague signs.
        let held = held.filter(|c| c.office == office && c.role.acts() && c.covers.is_none());
        held.max_by_key(|c| self.rank_of(&c.rank)).map(|c| c.rank)
    }
}
