//! Clause by clause: tasks, papers, deadlines, separation, members, invitations, agendas, seats.

use super::*;
use crate::case::{Departure, Explanation, PollRound};
use crate::moment::Moment;
use crate::poll::{Miscount, Poll};
use crate::roll::HEADS;

impl Auditing<'_> {
    /// Every clause of the procedure, in its order.
    pub(super) fn clauses(&self) -> Vec<ClauseFinding> {
        let mut all = vec![];
        for task in self.procedure.tasks() {
            self.task(task, &mut all);
            if let Some(roster) = task.fills() {
                self.seats(task, roster, &mut all);
            }
        }
        self.kept_apart(&mut all);
        self.roles_compatible(&mut all);
        self.provisional(&mut all);
        self.terms(&mut all);
        all
    }

    pub(super) fn row(
        &self,
        clause: &Clause,
        kind: &'static str,
        id: &str,
        task: &str,
        inferred: bool,
    ) -> ClauseFinding {
        ClauseFinding {
            clause: id.to_owned(),
            kind,
            task: task.to_owned(),
            source: clause.source.clone(),
            quote: if kind == "task" || kind == "seat" || kind == "agenda" {
                clause.quote.clone()
            } else {
                String::new()
            },
            force: clause.force,
            inferred: inferred || clause.wholly_inferred(),
            finding: Finding::Missing,
            reason: Reason::Plain,
            facts: BTreeMap::new(),
            entries: vec![],
            day: None,
            grade: None,
        }
    }

    /// The tasks of the present round of a task, without the collecting one.
    pub(super) fn done_tasks(&self, task: &def::Task) -> Vec<&Task> {
        let round = self.case.run(&task.id).round;
        let all = self.case.tasks.values().filter(|t| t.task == task.id && t.round == round && !t.superseded);
        all.filter(|t| !matches!(t.kind, TaskKind::Consultation | TaskKind::Assist) && !unasked(t)).collect()
    }

    pub(super) fn day(&self, task: &Task) -> Option<Date> {
        task.done.as_ref().map(|d| d.took_place.unwrap_or_else(|| d.at.date(self.offset)))
    }

    /// The last day on which anything of a task of the definition took place.
    fn day_of(&self, task: &def::Task) -> Option<Date> {
        self.done_tasks(task).into_iter().filter_map(|t| self.day(t)).max()
    }

    fn not_done(&self, task: &def::Task, mut row: ClauseFinding) -> ClauseFinding {
        let run = self.case.run(&task.id);
        (row.finding, row.reason) = match run.progress {
            Progress::Lapsed if self.was_cut(&task.id) => (Finding::NotApplicable, Reason::Cut),
            Progress::Lapsed => (Finding::NotApplicable, Reason::NotTaken),
            Progress::Explained if self.was_passed(&task.id) => (Finding::Explained, Reason::Passed),
            Progress::Explained => (Finding::Explained, Reason::Left),
            Progress::NotApplicable if self.nobody(&task.id) && task.clause.force < Force::May => {
                (Finding::Missing, Reason::Nobody)
            }
            Progress::NotApplicable => (Finding::NotApplicable, Reason::Guard),
            Progress::Waiting if self.stage_is_ruled_out(task) => (Finding::NotApplicable, Reason::Guard),
            _ if !self.case.is_open() => (Finding::Missing, Reason::EndedBefore),
            _ => (Finding::Missing, Reason::NotYet),
        };
        // What is optional is missed by nobody.
        if row.finding == Finding::Missing && row.force >= Force::May {
            (row.finding, row.reason) = (Finding::NotApplicable, Reason::NotTaken);
        }
        row.entries = self.entries(|e| match e {
            Effect::TaskLapsed { task: t }
            | Effect::TaskNotApplicable { task: t, .. }
            | Effect::TaskExplained { task: t, .. } => *t == task.id,
            Effect::LimitPassed { tasks, .. } => tasks.contains(&task.id),
            Effect::Migrated { moves, .. } => {
                moves.passed.contains(&task.id) || moves.lapsed.contains(&task.id)
            }
            _ => false,
        });
        row
    }

    /// Whether its stage is one that this case passes over.
    fn stage_is_ruled_out(&self, task: &def::Task) -> bool {
        let stage = self.procedure.stages().get(task.stage);
        stage.is_some_and(|s| self.case.guard(&s.when) == Some(false))
    }

    /// Whether its stage had been left when the case came to the version that asks for it.
    fn was_passed(&self, id: &str) -> bool {
        let how = |e: &&Explanation| e.how == Departure::Passed && !e.superseded;
        self.case.explanations.iter().filter(how).any(|e| e.task == id)
    }

    /// Whether a limit passed before anybody had done it.
    fn was_cut(&self, id: &str) -> bool {
        let how = |e: &&Explanation| e.how == Departure::Cut && !e.superseded;
        self.case.explanations.iter().filter(how).any(|e| e.task == id)
    }

    /// The last day on which a task could not begin yet, as it was counted last.
    fn waited_until(&self, task: &def::Task) -> Option<Date> {
        // Nothing waits for a day that is 未定.
        let day = task.not_before.as_ref()?.since.day();
        if day.is_some_and(|day| self.case.day(day).is_none()) {
            return None;
        }
        let id = &task.id;
        let effects = self.acts.iter().rev().flat_map(|a| a.effects.iter().rev());
        let mut waits = effects.filter_map(|e| match e {
            Effect::WaitSet { task, until } if task == id => Some(until.day),
            _ => None,
        });
        waits.next()
    }

    fn nobody(&self, id: &str) -> bool {
        let effects = self.acts.iter().flat_map(|a| &a.effects);
        effects
            .filter(|e| matches!(e, Effect::TaskNotApplicable { task, nobody: true } if task == id))
            .count()
            > 0
    }

    /// The versions of the acts with an effect of some kind.
    pub(super) fn entries(&self, wanted: impl Fn(&Effect) -> bool) -> Vec<u64> {
        let numbered = self.acts.iter().zip(1u64..);
        numbered.filter(|(act, _)| act.effects.iter().any(&wanted)).map(|(_, version)| version).collect()
    }

    fn task(&self, task: &def::Task, all: &mut Vec<ClauseFinding>) {
        let row = self.row(&task.clause, "task", &task.id, &task.id, false);
        let tasks = self.done_tasks(task);
        self.effects(task, all);
        let progress = self.case.run(&task.id).progress;
        if progress != Progress::Done {
            all.push(self.not_done(task, row));
            return;
        }
        all.push(self.task_done(task, &tasks, row));
        self.papers(task, all);
        self.deadline(task, &tasks, all);
        match &task.kind {
            def::Kind::Approval { not_by, .. } if !not_by.is_empty() => {
                self.separation(task, &tasks, not_by, all)
            }
            def::Kind::Work { forms: Some((party, from)), .. } => self.members(task, party, from, all),
            def::Kind::Meeting { invite, agenda, .. } => {
                if let Some(meeting) =
                    self.case.meetings.iter().rev().find(|m| tasks.iter().any(|t| t.key == m.key))
                {
                    self.invitation(task, meeting, invite, all);
                    self.agenda(task, meeting, agenda, all);
                }
            }
            _ => {}
        }
    }

    fn task_done(&self, task: &def::Task, tasks: &[&Task], mut row: ClauseFinding) -> ClauseFinding {
        row.finding = Finding::Done;
        row.day = self.day_of(task);
        row.grade = tasks.iter().filter_map(|t| t.done.as_ref()).map(|d| d.grade).max();
        row.entries = tasks.iter().filter_map(|t| t.done.as_ref()).map(|d| d.act).collect();
        row.entries.sort_unstable();
        row.entries.dedup();
        let silent: Vec<&str> =
            tasks.iter().filter(|t| t.state == TaskState::Silent).map(|t| whom(t)).collect();
        if !silent.is_empty() {
            row.reason = Reason::Silent;
            row.facts.insert("parties", silent.join(", "));
            row.entries
                .extend(self.entries(|e| matches!(e, Effect::RoundClosed { task: t, .. } if *t == task.id)));
            let counted = self.silence_counts(task, tasks, &mut row);
            // Who asked everybody and got no answer at all has asked nobody, as far as the record shows.
            if !counted && tasks.iter().all(|t| t.state != TaskState::Done) {
                row.finding = Finding::Missing;
                return row;
            }
        }
        if let Some(count) = self.case.count(self.procedure, &task.id).filter(|c| c.signers > 1) {
            row.reason = Reason::Counted;
            row.facts.insert("signers", count.signers.to_string());
            row.facts.insert("agree", count.agree.to_string());
            row.facts.insert("against", count.against.to_string());
            row.facts.insert("needed", count.needed.to_string());
        }
        match &task.kind {
            def::Kind::Vote(_) => self.polled(tasks, &mut row),
            def::Kind::Filing(_) => self.filed(tasks, &mut row),
            def::Kind::Notice(_) => self.posted(tasks, &mut row),
            def::Kind::Procedure(_) => self.done_elsewhere(tasks, &mut row),
            _ => {}
        }
        if let Some(first) = self.earlier_clause(task, row.day) {
            let early = |e: &Effect| matches!(e, Effect::BegunEarly { task: t, .. } if *t == task.id);
            let explained = self.entries(early);
            // What is missing stays missing, whenever it was.
            if row.finding == Finding::Done {
                let reason = if explained.is_empty() { Reason::Before } else { Reason::Early };
                (row.finding, row.reason) = (Finding::OutOfOrder, reason);
            }
            row.entries.extend(explained);
            row.facts.insert("task", first);
        }
        if let Some(until) = self.waited_until(task).filter(|until| row.day.is_some_and(|d| d <= *until)) {
            if row.finding == Finding::Done {
                (row.finding, row.reason) = (Finding::OutOfOrder, Reason::TooSoon);
            }
            row.facts.insert("until", until.to_string());
        }
        if let Some((asked, held)) = self.wrong_rank(task, tasks) {
            (row.finding, row.reason) = (Finding::WrongParty, Reason::Rank);
            row.facts.insert("asked", asked);
            row.facts.insert("held", held);
        }
        row
    }

    /// What was counted, computed once more from the ballots on record.
    fn polled(&self, tasks: &[&Task], row: &mut ClauseFinding) {
        let Some(task) = tasks.iter().find(|t| !t.polls.is_empty()) else { return };
        let polls = self.case.polls(self.procedure, task);
        let same = |(round, poll): (&PollRound, &Result<Poll, Miscount>)| {
            let elected =
                round.sheet.candidates.iter().enumerate().filter(|(_, c)| c.elected).map(|(at, _)| at);
            poll.as_ref().is_ok_and(|p| p.outcome == round.outcome && elected.eq(p.elected.iter().copied()))
        };
        let kept = task.polls.iter().zip(&polls).all(same);
        if !kept {
            row.finding = Finding::Missing;
        }
        row.reason = if kept { Reason::Polled } else { Reason::Miscounted };
        let Some(last) = task.polls.last() else { return };
        let heads = last.sheet.counts.get(HEADS).copied().unwrap_or_default();
        row.facts.insert("outcome", last.outcome.as_str().to_owned());
        row.facts.insert("rounds", task.polls.len().to_string());
        row.facts.insert("entitled", last.entitled.get(HEADS).copied().unwrap_or_default().to_string());
        row.facts.insert("participating", heads.participating.to_string());
        let counted = |e: &Effect| matches!(e, Effect::VotesCounted { key, .. } if *key == task.key);
        row.entries.extend(self.entries(counted));
        row.entries.sort_unstable();
        row.entries.dedup();
    }

    /// A task that comes first and took place later: what `after` names, and every `must` of earlier stages.
    fn earlier_clause(&self, task: &def::Task, day: Option<Date>) -> Option<String> {
        let day = day?;
        let first = |t: &&def::Task| {
            task.after.contains(&t.id) || (t.stage < task.stage && t.clause.force == Force::Must)
        };
        let mut before = self.procedure.tasks().iter().filter(first);
        before.find(|t| self.day_of(t).is_some_and(|d| d > day)).map(|t| t.id.clone())
    }

    /// A rank that the clause does not ask for; told where an act was recorded from paper, since `decide` refuses
    /// the others.
    fn wrong_rank(&self, task: &def::Task, tasks: &[&Task]) -> Option<(String, String)> {
        let who = match &task.kind {
            def::Kind::Consultation { .. } => return None,
            _ => &task.by,
        };
        let Who::Parties { position: Some(asked), .. } = who else { return None };
        let of_clause = tasks
            .iter()
            .filter(|t| t.added.is_none() && t.kind != TaskKind::Objection)
            .filter_map(|t| t.done.as_ref());
        for done in of_clause.filter(|d| d.together.is_none() && d.instead.is_none()) {
            let held = self.rank(&done.rank);
            let good = held.is_some_and(|h| if asked.or_higher { h >= asked.rank } else { h == asked.rank });
            if !good {
                return Some((asked.id.clone(), done.rank.clone()));
            }
        }
        None
    }

    fn rank(&self, id: &str) -> Option<usize> {
        let positions = self.procedure.positions();
        let rank = self.procedure.ranks().iter().position(|r| r.id == id);
        rank.or_else(|| positions.iter().find(|p| p.id == id).map(|p| p.rank))
    }

    /// The tasks of a consultation whose silence counted when its round was closed.
    fn silence_that_counted(&self, task: &str) -> Vec<&String> {
        let effects = self.acts.iter().flat_map(|a| &a.effects);
        let counted = effects.filter_map(|e| match e {
            Effect::RoundClosed { task: t, counts, .. } if t == task => Some(counts),
            _ => None,
        });
        counted.flatten().collect()
    }

    /// Whether everybody's silence counts by the clause: they had the time it gives them.
    fn silence_counts(&self, task: &def::Task, tasks: &[&Task], row: &mut ClauseFinding) -> bool {
        let def::Kind::Consultation { silence: Some(silence), .. } = &task.kind else { return false };
        let told = self.silence_that_counted(&task.id);
        let mut silent = tasks.iter().filter(|t| t.state == TaskState::Silent);
        if !silent.all(|t| told.contains(&&t.key)) {
            return false;
        }
        row.reason = Reason::SilenceCounts;
        row.facts.insert("as", silence.counts_as.as_str().to_owned());
        row.facts.insert("clause", silence.clause.source.clone());
        true
    }

    fn papers(&self, task: &def::Task, all: &mut Vec<ClauseFinding>) {
        for id in &task.papers {
            let Some(paper) = self.procedure.paper(id) else { continue };
            let mut row = self.row(&paper.clause, "paper", id, &task.id, false);
            let mut groups = None;
            // An answer may come without a letter: the form of a reply is no clause of its own.
            let optional = matches!(task.kind, def::Kind::Consultation { .. });
            match self.case.paper(id) {
                Some(version) => {
                    row.finding = Finding::Done;
                    row.day = version.dated.or(Some(version.at.date(self.offset)));
                    row.facts.insert("version", version.version.to_string());
                    row.facts.insert("number", version.number.clone());
                    row.entries = self.entries(|e| {
                        matches!(e, Effect::PaperFiled { paper, version: v, .. } if paper == id && *v == version.version)
                    });
                    groups = self.of_each_group(paper, version);
                }
                None if optional => continue,
                None => row.reason = Reason::NoPaper,
            }
            if let Some(of_each) = &mut groups {
                (of_each.day, of_each.entries) = (row.day, row.entries.clone());
            }
            all.push(row);
            all.extend(groups);
        }
    }

    /// What took effect and no longer counts: revoked, or still in effect outside.
    fn effects(&self, task: &def::Task, all: &mut Vec<ClauseFinding>) {
        let failed =
            matches!(self.case.status, Status::Ended { success: false, .. } | Status::Withdrawn { .. });
        for paper in task.papers.iter().filter_map(|id| self.procedure.paper(id)).filter(|p| p.takes_effect) {
            let left = self.case.left_in_effect(self.procedure, &paper.id).into_iter();
            let left = left.chain(self.case.paper(&paper.id).filter(|_| failed));
            let revoked =
                self.case.papers.get(&paper.id).into_iter().flatten().filter(|v| v.revoked.is_some());
            for version in left.chain(revoked) {
                let mut row = self.row(&paper.clause, "effect", &paper.id, &task.id, false);
                row.facts.insert("number", version.number.clone());
                row.facts.insert("version", version.version.to_string());
                row.reason = Reason::InEffect;
                if let Some(revoked) = &version.revoked {
                    (row.finding, row.reason) = (Finding::Done, Reason::Revoked);
                    row.day = revoked.dated.or(Some(revoked.at.date(self.offset)));
                    row.facts.insert("by", revoked.number.clone());
                    row.entries = self.entries(|e| {
                        matches!(e, Effect::PaperRevoked { paper: p, version: v, .. } if *p == paper.id && *v == version.version)
                    });
                }
                all.push(row);
            }
        }
    }

    fn deadline(&self, task: &def::Task, tasks: &[&Task], all: &mut Vec<ClauseFinding>) {
        let (objections, own): (Vec<&Task>, Vec<&Task>) =
            tasks.iter().partition(|t| t.kind == TaskKind::Objection);
        if task.due.is_some() {
            self.kept_in_time(task, &own, all);
        }
        if objections.iter().any(|t| t.due.is_some()) {
            self.kept_in_time(task, &objections, all);
        }
    }

    fn kept_in_time(&self, task: &def::Task, tasks: &[&Task], all: &mut Vec<ClauseFinding>) {
        let mut row = self.row(&task.clause, "deadline", &task.id, &task.id, task.clause.infers("due"));
        // Whose silence counts has let the time pass as the source allows.
        let silent = self.silence_that_counted(&task.id);
        let owes = |t: &&&Task| t.state != TaskState::Silent || !silent.contains(&&t.key);
        let (mut late, mut cut) = (vec![], vec![]);
        for (task, due) in tasks.iter().filter(owes).filter_map(|t| Some((t, t.due.as_ref()?))) {
            let over = |at: Moment, day: Option<Date>| day.map_or(at >= due.moment, |day| day > due.day);
            match (&task.done, self.closed_without(task)) {
                (Some(done), _) if over(done.at, done.took_place) => late.push(whom(task)),
                (Some(_), _) => {}
                (None, Some(closed)) if !over(closed.at, closed.took_place) => cut.push((whom(task), closed)),
                (None, _) => late.push(whom(task)),
            }
        }
        (row.finding, row.reason) = (Finding::Done, Reason::InTime);
        if tasks.iter().all(|t| t.due.is_none()) {
            (row.finding, row.reason) = (Finding::NotApplicable, Reason::Undetermined);
        } else if !late.is_empty() {
            (row.finding, row.reason) = (Finding::Late, Reason::AfterDue);
            row.facts.insert("parties", late.join(", "));
        } else if let Some((_, closed)) = cut.first() {
            (row.finding, row.reason) = (Finding::OutOfOrder, Reason::ClosedEarly);
            row.facts.insert("closed", closed.at.date(self.offset).to_string());
            row.facts.insert("parties", cut.iter().map(|(who, _)| *who).collect::<Vec<_>>().join(", "));
        }
        if let Some(due) = tasks.iter().find_map(|t| t.due.as_ref()) {
            row.facts.insert("day", due.day.to_string());
            row.facts.insert("length", due.length.to_string());
        }
        row.entries = tasks.iter().filter_map(|t| t.done.as_ref()).map(|d| d.act).collect();
        row.entries.dedup();
        all.push(row);
    }

    /// The act by which a round was closed without the answer of a task.
    fn closed_without(&self, task: &Task) -> Option<&Act> {
        let closes =
            |e: &Effect| matches!(e, Effect::RoundClosed { silent, .. } if silent.contains(&task.key));
        self.acts.iter().rfind(|act| act.effects.iter().any(closes))
    }

    fn members(&self, task: &def::Task, party: &str, from: &Who, all: &mut Vec<ClauseFinding>) {
        let Who::Parties { parties, position, .. } = from else { return };
        let mut row = self.row(&task.clause, "members", party, &task.id, false);
        row.finding = Finding::Done;
        row.entries = self.entries(|e| match e {
            Effect::PartyFormed { party: p, .. } => p == party,
            Effect::PlaceRefilled { list, .. } => list == party,
            _ => false,
        });
        // With whoever came in the place of somebody else.
        let Some(members) = self.case.formed.get(party).map(|f| &f.members) else { return };
        if let Some(asked) = position {
            let wrong: Vec<&str> = members
                .iter()
                .filter(|m| {
                    let good = |held| held == asked.rank || (asked.or_higher && held > asked.rank);
                    !self.rank(&m.rank).is_some_and(good)
                })
                .map(|m| m.party.as_str())
                .collect();
            if !wrong.is_empty() {
                (row.finding, row.reason) = (Finding::WrongParty, Reason::Rank);
                row.facts.insert("asked", asked.id.clone());
                row.facts.insert("held", wrong.join(", "));
            }
        }
        // The text asks each unit; a unit that named nobody is told, not held against the founding.
        let bound = |p: &&String| self.case.parties.get(*p).is_some_and(|o| !o.is_empty());
        let missing: Vec<&str> = parties
            .iter()
            .filter(bound)
            .filter(|p| !members.iter().any(|m| &m.party == *p))
            .map(String::as_str)
            .collect();
        if !missing.is_empty() && row.finding == Finding::Done {
            row.reason = Reason::Silent;
            row.facts.insert("parties", missing.join(", "));
        }
        all.push(row);
    }

    fn invitation(
        &self,
        task: &def::Task,
        meeting: &crate::case::Meeting,
        invite: &[Who],
        all: &mut Vec<ClauseFinding>,
    ) {
        if invite.is_empty() {
            return;
        }
        let mut row = self.row(&task.clause, "invitation", &task.id, &task.id, false);
        row.finding = Finding::Done;
        row.day = Some(meeting.held_on);
        row.entries = self.entries(|e| matches!(e, Effect::MeetingHeld { key, .. } if *key == meeting.key));
        let stand_ins: Vec<&str> =
            meeting.attendance.iter().filter(|a| a.stand_in).map(|a| a.party.as_str()).collect();
        if !stand_ins.is_empty() || !meeting.absent.is_empty() {
            row.reason = Reason::StandIns;
            row.facts.insert("stand_ins", stand_ins.join(", "));
            row.facts.insert("absent", meeting.absent.join(", "));
        }
        all.push(row);
    }

    fn agenda(
        &self,
        task: &def::Task,
        meeting: &crate::case::Meeting,
        agenda: &[def::AgendaItem],
        all: &mut Vec<ClauseFinding>,
    ) {
        for item in agenda.iter().filter(|i| !i.open) {
            let mut row = self.row(&item.clause, "agenda", &item.title, &task.id, false);
            row.day = Some(meeting.held_on);
            row.entries =
                self.entries(|e| matches!(e, Effect::MeetingHeld { key, .. } if *key == meeting.key));
            let held = meeting.agenda.iter().find(|r| r.title == item.title);
            (row.finding, row.reason) = match held {
                Some(result) if result.held => (Finding::Done, Reason::Plain),
                _ if self.case.guard(&item.when) == Some(false) => (Finding::NotApplicable, Reason::Guard),
                // A vote that does not apply is taken at no meeting.
                _ if item
                    .vote
                    .as_ref()
                    .is_some_and(|v| self.case.run(v).progress == Progress::NotApplicable) =>
                {
                    (Finding::NotApplicable, Reason::Guard)
                }
                _ if item.clause.force >= Force::May => (Finding::NotApplicable, Reason::NotTaken),
                Some(result) if result.reason.is_some() => (Finding::Explained, Reason::Left),
                _ => (Finding::Missing, Reason::NotHeld),
            };
            all.push(row);
        }
    }

    fn seats(&self, task: &def::Task, id: &str, all: &mut Vec<ClauseFinding>) {
        let Some(roster) = self.procedure.roster(id) else { return };
        let state = self.case.rosters.get(id);
        let progress = self.case.run(&task.id).progress;
        for seat in &roster.seats {
            let mut row = self.row(&seat.clause, "seat", &seat.id, &task.id, false);
            let Some(state) = state.filter(|_| progress == Progress::Done) else {
                all.push(self.not_done(task, row));
                continue;
            };
            row.entries = self.entries(
                |e| matches!(e, Effect::RosterFilled { roster: r, key, .. } if r == id && *key == state.key),
            );
            (row.finding, row.reason) = (Finding::Done, Reason::RosterKept);
            // What is asked of the whole roster is told of its first seat.
            let first = roster.seats.first().is_some_and(|f| f.id == seat.id);
            let of = |f: &&crate::case::RosterFinding| f.seat == seat.id || first && f.seat.is_empty();
            let findings = || state.findings.iter().filter(of);
            if let Some(broken) = findings().find(|f| f.kept == Some(false)) {
                (row.finding, row.reason) = (Finding::Missing, Reason::RosterRule);
                row.facts.insert("rule", broken.rule.clone());
                row.facts.insert("found", broken.found.clone());
                row.facts.insert("asked", broken.asked.clone());
            } else if let Some(open) = findings().find(|f| f.kept.is_none()) {
                row.reason = Reason::RosterUnjudged;
                row.facts.insert("rule", open.rule.clone());
                row.facts.insert("found", open.found.clone());
            }
            all.push(row);
        }
    }
}

/// Whether nobody was asked any more: the outcome was settled before, or the signer dropped.
fn unasked(task: &Task) -> bool {
    matches!(task.state, TaskState::Settled | TaskState::Dropped)
}

/// The party, or the office where it was added beside the parties.
fn whom(task: &Task) -> &str {
    if task.party.is_empty() { &task.office } else { &task.party }
}
