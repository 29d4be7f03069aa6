//! Votes of people on a roll: counted by one, or by two each for oneself; round by round until something is decided.

use super::working::wrong_kind;
use super::*;
use crate::poll::{Outcome as Came, PollRule};

impl Deciding<'_> {
    pub(super) fn count_votes(&mut self, command: &Command) -> Outcome {
        let Command::CountVotes {
            task,
            held_on,
            counts,
            candidates,
            casting,
            papers,
            remark,
            recount,
            behalf,
        } = command
        else {
            return Ok(());
        };
        let (task, definition) = self.with_clause(task)?;
        let source = &definition.clause.source;
        let def::Kind::Vote(rule) = &definition.kind else { return Err(wrong_kind(&task, definition)) };
        self.not_in_future(Some(*held_on))?;
        let doer = self.doer(&task, definition, behalf.as_ref())?;
        // Whoever counts beside whom the clause names is anybody of the office.
        if task.entered.as_ref().is_none_or(|first| first.person == self.context.actor.person) {
            self.judge_position(definition, &doer)?;
        }
        self.judge_duties(&task, definition, doer.person.as_deref())?;
        self.act.took_place = Some(*held_on);
        self.short_list(counts.len())?;
        let before = self.rounds_before(&task, definition, *recount)?;
        let again = if *recount { Some(self.needed(remark, source)?) } else { None };
        let entitled = self.case.entitled(rule);
        let (candidates, names) = self.standing(rule, candidates, task.polls.last(), source)?;
        let mut sheet = Sheet { held_on: *held_on, counts: counts.clone(), candidates, casting: *casting };
        let poll = self.case.judge_sheet(self.procedure, rule, &before, &entitled, &sheet);
        let poll = poll.map_err(|wrong| {
            let refusal = Refusal::new(RefusalCode::PollCount).with("task", &task.task);
            refusal.with("miscount", wrong.as_str()).cites(source)
        })?;
        let ranked_by = rule.round(poll_round(&before).saturating_sub(1)).ranked_by();
        let passed_over = match before.last().filter(|_| rule.round(poll_round(&before)).runners_up) {
            Some(last) if crate::case::polls::passes_over(last, &sheet, ranked_by) => {
                if remark.trim().is_empty() {
                    let refusal = Refusal::new(RefusalCode::PollCount).with("task", &task.task);
                    return Err(refusal.with("miscount", "passed-over").cites(source));
                }
                Some(self.payload(remark)?)
            }
            _ => None,
        };
        let Some(counters) = self.counted_by(&task, definition, rule, &sheet)? else { return Ok(()) };
        for at in poll.elected {
            if let Some(candidate) = sheet.candidates.get_mut(at) {
                candidate.elected = true;
            }
        }
        if let Some(roster) = definition.fills() {
            let standing: Vec<Holder> = sheet.candidates.iter().map(|c| c.who.clone()).collect();
            self.leave_roles(roster, &standing);
        }
        let round = poll_round(&before);
        let elected = elected(&before, &sheet, &names);
        self.emit(Effect::VotesCounted {
            key: task.key.clone(),
            round,
            sheet,
            entitled,
            outcome: poll.outcome,
            counters,
            recount: again,
            passed_over,
        });
        if rule.goes_on(round, poll.outcome) {
            return self.let_go(&task.key);
        }
        self.conclude(&task, definition, &doer, (poll.outcome, elected), papers, remark)
    }

    /// The rounds before the one that is counted; counted again, the last one is among them no more.
    fn rounds_before(
        &self,
        task: &Task,
        definition: &def::Task,
        recount: bool,
    ) -> Result<Vec<PollRound>, Refusal> {
        let mut before = task.polls.clone();
        if recount && before.pop().is_none() {
            let refusal = Refusal::new(RefusalCode::NoCountBefore).with("task", &task.task);
            return Err(refusal.cites(&definition.clause.source));
        }
        Ok(before)
    }

    /// Whoever stands, as the record has them, with names by which nobody sits twice.
    fn standing(
        &mut self,
        rule: &PollRule,
        candidates: &[command::Candidate],
        last: Option<&PollRound>,
        source: &str,
    ) -> Result<(Vec<Candidate>, Vec<String>), Refusal> {
        self.short_list(candidates.len())?;
        let wrong =
            |miscount: &str| Refusal::new(RefusalCode::PollCount).with("miscount", miscount).cites(source);
        let roster = rule.fills.as_ref().and_then(|r| self.procedure.roster(r));
        let (mut standing, mut names) = (vec![], vec![]);
        for one in candidates {
            let Some(roster) = roster else { return Err(wrong("mixed")) };
            let (who, name) = match (&one.who, one.stood) {
                (Some(proposed), None) => {
                    let holder = self.holders(roster, std::slice::from_ref(proposed))?.pop();
                    (holder, proposed.name.trim().to_owned())
                }
                // Whoever stood before stands under the name the record has.
                (None, Some(place)) => {
                    let of = last.and_then(|l| l.sheet.candidates.get(place.checked_sub(1)?));
                    (of.map(|c| c.who.clone()), of.map(|c| c.who.name.to_string()).unwrap_or_default())
                }
                _ => (None, String::new()),
            };
            let Some(who) = who else { return Err(wrong("runners-up")) };
            standing.push(Candidate { who, votes: one.votes.clone(), elected: false });
            names.push(name);
        }
        Ok((standing, names))
    }

    /// Who has counted, once everybody who has to has come to the same; none while the second is awaited.
    fn counted_by(
        &mut self,
        task: &Task,
        definition: &def::Task,
        rule: &PollRule,
        sheet: &Sheet,
    ) -> Result<Option<Vec<String>>, Refusal> {
        let source = &definition.clause.source;
        let person = self.context.actor.person.clone();
        if rule.counts < 2 {
            return Ok(Some(vec![person]));
        }
        let Some(first) = task.entered.as_ref().filter(|first| first.person != person) else {
            // Whoever counted first can mend their own count until the second has counted.
            self.emit(Effect::CountEntered { key: task.key.clone(), person, sheet: sheet.clone() });
            self.let_go(&task.key)?;
            return Ok(None);
        };
        let differs = first.sheet.differs(sheet);
        if !differs.is_empty() {
            let refusal = Refusal::new(RefusalCode::CountsDiffer).with("task", &task.task);
            let refusal = refusal.with("person", &first.person);
            return Err(refusal.with("where", differs.join(", ")).cites(source));
        }
        Ok(Some(vec![first.person.clone(), person]))
    }

    /// A vote that stays open is nobody's alone: whoever counts next is somebody else, or comes later.
    pub(super) fn let_go(&mut self, key: &str) -> Outcome {
        if matches!(self.case.tasks.get(key).map(|t| &t.state), Some(TaskState::Claimed { .. })) {
            self.emit(Effect::TaskReleased { key: key.to_owned() });
        }
        Ok(())
    }

    /// The vote is over: the elected take their seats, a body is constituted, or the case goes where the clause says.
    fn conclude(
        &mut self,
        task: &Task,
        definition: &def::Task,
        doer: &Doer,
        (came, elected): (Came, Vec<(Holder, String)>),
        papers: &[FiledPaper],
        remark: &str,
    ) -> Outcome {
        let carried = came == Came::Carried;
        let wanted: Vec<&str> =
            if carried { definition.papers.iter().map(String::as_str).collect() } else { vec![] };
        self.file_papers(&task.key, definition, &wanted, papers)?;
        if let Some(roster) = definition.fills().filter(|_| carried).and_then(|r| self.procedure.roster(r)) {
            let (holders, names): (Vec<Holder>, Vec<String>) = elected.into_iter().unzip();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            // What the voters have decided is not refused: a rule it breaks is a finding.
            let findings = self.case.judge_roster(self.procedure, roster, &holders, &names);
            let key = task.key.clone();
            self.emit(Effect::RosterFilled { roster: roster.id.clone(), key, holders, findings });
        }
        self.done(&task.key, doer, came.as_str(), remark, false)?;
        if carried {
            return self.constitutes(task, definition);
        }
        // Unsaid, the reason is the vote itself.
        let words = if remark.trim().is_empty() { &definition.title } else { remark };
        let reason = self.payload(words)?;
        self.follow(definition, came.as_str(), reason)
    }
}

/// The round after some others, from 1.
fn poll_round(before: &[PollRound]) -> u32 {
    u32::try_from(before.len() + 1).unwrap_or(u32::MAX)
}

/// Everybody elected up to a round, with names by which nobody sits twice; of earlier rounds only hashes are known.
fn elected(before: &[PollRound], sheet: &Sheet, names: &[String]) -> Vec<(Holder, String)> {
    let earlier = before.iter().flat_map(|r| &r.sheet.candidates).filter(|c| c.elected);
    let earlier = earlier.map(|c| (c.who.clone(), c.who.name.to_string()));
    let now = sheet.candidates.iter().zip(names).filter(|(c, _)| c.elected);
    earlier.chain(now.map(|(c, name)| (c.who.clone(), name.clone()))).collect()
}
