//! Applies what happened. Total: an effect that fits nothing changes nothing. Never reads the definition, so that
//! mending the engine cannot rewrite history.

use super::effect::Aside;
use super::*;

/// How long a submission can be undone, in minutes.
pub(crate) const UNDO_MINUTES: i64 = 5;
/// How many submissions are kept so that they can be taken back.
const RECENT_MAX: usize = 64;

/// The acts that can be taken back: somebody has said or done something by them.
const SUBMITTING: [&str; 9] = [
    "submit",
    "reply",
    "decide",
    "record_meeting",
    "count_votes",
    "record_event",
    "take_result",
    "close_round",
    "dispose",
];

impl Case {
    /// Applies an act.
    pub fn evolve(&mut self, act: &Act) {
        self.version += 1;
        self.moved_at = act.at;
        let stage = self.stage;
        let mut submitted = None;
        for effect in &act.effects {
            self.apply(effect, act);
            if let Effect::TaskDone { key, .. } = effect {
                // The first is the submission; others (a round that closes with it) follow from it.
                submitted.get_or_insert_with(|| key.clone());
            }
        }
        // What rests on a submission once its stage has been left stands in the way of taking it back.
        let left = self.stage != stage || !self.is_open();
        self.recent.retain(|r| !left || r.at.plus_minutes(UNDO_MINUTES) >= act.at);
        if self.recent.len() >= RECENT_MAX {
            self.recent.remove(0);
        }
        // What only follows, from a resumption or a signer dropped, is nobody's to take back: it would follow again.
        if let Some(key) = submitted.filter(|_| SUBMITTING.contains(&act.act.as_str())) {
            let (person, at) = (act.by.person.clone(), act.at);
            self.recent.push(Recent { key, person, at, effects: act.effects.clone() });
        }
    }

    fn set(&mut self, task: &str, progress: Progress) {
        if let Some(run) = self.runs.get_mut(task) {
            run.progress = progress;
        }
    }

    /// Applies one effect of an act; `decide` uses it too, on its draft of the case.
    pub(crate) fn apply(&mut self, effect: &Effect, act: &Act) {
        match effect {
            Effect::CaseOpened { .. }
            | Effect::PartyBound { .. }
            | Effect::ParameterSet { .. }
            | Effect::StageEntered { .. }
            | Effect::StageFinished { .. }
            | Effect::StagePassed { .. }
            | Effect::TaskRequested { .. }
            | Effect::CaseEnded { .. }
            | Effect::CaseWithdrawn { .. }
            | Effect::Invited { .. }
            | Effect::OfficeSucceeded { .. }
            | Effect::HandlerNamed { .. }
            | Effect::Uninvited { .. } => self.apply_to_case(effect, act),
            Effect::TaskOffered { .. }
            | Effect::TurnCame { .. }
            | Effect::TaskDropped { .. }
            | Effect::ApprovalSettled { .. }
            | Effect::TaskClaimed { .. }
            | Effect::TaskReleased { .. }
            | Effect::TaskDone { .. }
            | Effect::RunDone { .. }
            | Effect::TaskLapsed { .. }
            | Effect::TaskNotApplicable { .. }
            | Effect::TaskExplained { .. }
            | Effect::ReplyGiven { .. }
            | Effect::ObjectionDisposed { .. }
            | Effect::RoundClosed { .. }
            | Effect::SignaturesVoided { .. } => self.apply_to_task(effect, act),
            Effect::Reminded { key, .. }
            | Effect::Endorsed { key, .. }
            | Effect::SignedIn { key, .. }
            | Effect::VotesCast { key, .. }
            | Effect::CountEntered { key, .. }
            | Effect::VotesCounted { key, .. }
            | Effect::EventRecorded { key, .. }
            | Effect::ResultTaken { key, .. }
            | Effect::EventStruck { key, .. }
            | Effect::TaskTransferred { key, .. }
            | Effect::TaskDelegated { key, .. }
            | Effect::TaskHandedBack { key, .. } => {
                if let Some(task) = self.tasks.get_mut(key) {
                    task.note(effect, act);
                }
            }
            Effect::Suspended { .. }
            | Effect::Resumed { .. }
            | Effect::DueRecounted { .. }
            | Effect::Escalated { .. }
            | Effect::WaitSet { .. }
            | Effect::WaitOver { .. }
            | Effect::LimitSet { .. }
            | Effect::LimitPassed { .. }
            | Effect::SuspensionOver { .. } => self.apply_to_clock(effect, act),
            Effect::Returned { to, aside, .. } => {
                self.leave_stage(act.at, Some(*to));
                self.set_aside(aside);
            }
            Effect::DoneAgain { task, reason, aside } => {
                self.set_aside(aside);
                self.explain(task, Departure::Again, Some(*reason), None, None);
            }
            Effect::BegunEarly { task, reason, basis, authoriser } => {
                self.explain(task, Departure::Early, Some(*reason), *basis, *authoriser);
            }
            Effect::Migrated { digest, moves, reason, basis, authoriser, .. } => {
                self.digest = *digest;
                self.go_over(moves);
                for task in &moves.passed {
                    self.explain(task, Departure::Passed, Some(*reason), *basis, *authoriser);
                }
            }
            Effect::PartyFormed { .. }
            | Effect::BodyProvisional { .. }
            | Effect::BodyConstituted { .. }
            | Effect::RoleLeft { .. }
            | Effect::PlaceRefilled { .. }
            | Effect::CaseConcerns { .. }
            | Effect::BodyActedOn { .. }
            | Effect::TermSet { .. } => self.apply_to_bodies(effect, act),
            Effect::OfficesInformed { .. } | Effect::Read { .. } => self.apply_to_informed(effect, act),
            Effect::Undone { key, effects, .. } => {
                effects.iter().for_each(|e| self.take_back(e));
                self.recent.retain(|r| &r.key != key);
            }
            _ => self.apply_to_papers(effect, act),
        }
    }

    fn apply_to_informed(&mut self, effect: &Effect, act: &Act) {
        match effect {
            Effect::OfficesInformed { key, ahead, offices, words } => self.informed.push(Informed {
                at: act.at,
                by: act.by.office.clone(),
                key: key.clone(),
                ahead: ahead.clone(),
                offices: offices.clone(),
                words: *words,
                read: BTreeMap::new(),
            }),
            Effect::Read { informed, office } => {
                if let Some(told) = self.informed.get_mut(*informed) {
                    told.read.insert(office.clone(), (act.by.person.clone(), act.at));
                }
            }
            _ => {}
        }
    }

    fn apply_to_case(&mut self, effect: &Effect, act: &Act) {
        match effect.clone() {
            Effect::CaseOpened { procedure, digest, county, title, midway, tasks } => {
                (self.procedure, self.digest, self.county, self.title) = (procedure, digest, county, title);
                (self.opened_by, self.opened_at, self.midway) = (act.by.person.clone(), act.at, midway);
                self.runs =
                    tasks.into_iter().map(|t| (t, Run { progress: Progress::Waiting, round: 0 })).collect();
                self.tasks.clear();
                self.stays.clear();
            }
            Effect::PartyBound { party, offices } => {
                self.parties.insert(party, offices);
            }
            Effect::ParameterSet { parameter, value, .. } => {
                self.parameters.insert(parameter, value);
            }
            Effect::StageEntered { stage } => {
                self.stage = stage;
                self.stays.push(Stay { stage, from: act.at, to: None, returned_to: None });
            }
            Effect::StageFinished { .. } => self.leave_stage(act.at, None),
            Effect::StagePassed { stage } => self.stage = stage,
            Effect::TaskRequested { task } => {
                self.requested.insert(task);
            }
            Effect::Invited { invitation, key, until } => {
                let made = Invitation { key, until, revoked: false };
                self.invitations.insert(invitation, made);
            }
            Effect::HandlerNamed { office, person } => {
                match person {
                    Some(person) => self.handlers.insert(office, person),
                    None => self.handlers.remove(&office),
                };
            }
            Effect::OfficeSucceeded { office, successor } => {
                self.handlers.remove(&office);
                for offices in self.parties.values_mut() {
                    offices.iter_mut().filter(|o| **o == office).for_each(|o| o.clone_from(&successor));
                    let mut seen = std::collections::BTreeSet::new();
                    offices.retain(|o| seen.insert(o.clone()));
                }
                // What the office has done stays its own.
                let owed = self.tasks.values_mut().filter(|t| t.office == office && t.state.is_owed());
                owed.for_each(|t| {
                    t.office.clone_from(&successor);
                    // Who had claimed it was of the office that ended.
                    if t.state.is_open() {
                        t.state = TaskState::Offered;
                    }
                    (t.owner, t.claim) = (None, Claim::default());
                });
            }
            Effect::Uninvited { invitation } => {
                if let Some(made) = self.invitations.get_mut(&invitation) {
                    made.revoked = true;
                }
            }
            Effect::CaseEnded { end, success, .. } => {
                self.status = Status::Ended { end, success, at: act.at };
                self.leave_stage(act.at, None);
            }
            Effect::CaseWithdrawn { .. } => {
                self.status = Status::Withdrawn { at: act.at };
                self.leave_stage(act.at, None);
            }
            _ => {}
        }
    }

    pub(super) fn explain(
        &mut self,
        task: &str,
        how: Departure,
        reason: Option<Digest>,
        basis: Option<Digest>,
        authoriser: Option<Digest>,
    ) {
        let (task, act) = (task.to_owned(), self.version);
        self.explanations.push(Explanation { task, how, reason, basis, authoriser, act, superseded: false });
    }

    fn leave_stage(&mut self, at: Moment, returned_to: Option<usize>) {
        if let Some(stay) = self.stays.last_mut().filter(|s| s.to.is_none()) {
            (stay.to, stay.returned_to) = (Some(at), returned_to);
        }
    }

    fn apply_to_task(&mut self, effect: &Effect, act: &Act) {
        match effect.clone() {
            Effect::TaskOffered { key, task, round, .. } => {
                self.waits.remove(&task);
                self.runs.insert(task, Run { progress: Progress::Open, round });
                if let Some(record) = offered(effect, act) {
                    self.tasks.insert(key, record);
                }
            }
            Effect::TurnCame { key, due, remind_at, escalate } => {
                if let Some(task) = self.tasks.get_mut(&key) {
                    (task.state, task.offered) = (TaskState::Offered, act.at);
                    (task.due, task.remind_at, task.escalate) = (due, remind_at, escalate);
                }
            }
            Effect::TaskDropped { key, .. } => self.set_state(&key, TaskState::Dropped),
            Effect::ApprovalSettled { open, queued, .. } => {
                open.iter().chain(&queued).for_each(|key| self.set_state(key, TaskState::Settled));
            }
            Effect::TaskClaimed { key, person } => {
                if let Some(task) = self.tasks.get_mut(&key) {
                    // For a handler it is claimed by an act that may be another's, in another office.
                    let claims = act.act == "claim";
                    let instead = (claims && act.by.office != task.office).then(|| act.by.office.clone());
                    let covered = act.covered(Some(&person)).filter(|_| claims);
                    task.claim = Claim { covered, instead };
                    task.state = TaskState::Claimed { person };
                }
            }
            Effect::TaskReleased { key } => self.offer_again(&key),
            Effect::TaskDone {
                key, person, rank, grade, outcome, confirmed, took_place, together, ..
            } => {
                let own = self.tasks.get(&key).map(|t| t.office.as_str());
                let signs = act.behalf.is_none() && person.as_deref() == Some(&act.by.person);
                let instead = signs && own.is_some_and(|own| own != act.by.office);
                let done = Done {
                    act: self.version,
                    at: act.at,
                    took_place,
                    covered: act.covered(person.as_deref()),
                    provisional: own.is_some_and(|own| self.is_provisional(own)),
                    instead: instead.then(|| act.by.office.clone()),
                    person,
                    recorded_by: act.by.person.clone(),
                    signed: act.by.signed.or(act.behalf.as_ref().map(|b| b.signer)),
                    rank,
                    grade,
                    outcome,
                    confirmed,
                    together,
                };
                if let Some(task) = self.tasks.get_mut(&key) {
                    (task.state, task.done) = (TaskState::Done, Some(done));
                }
            }
            Effect::RunDone { task } => self.set(&task, Progress::Done),
            Effect::TaskLapsed { task } => self.leave(&task, Progress::Lapsed, &TaskState::Lapsed),
            Effect::TaskNotApplicable { task, .. } => {
                self.leave(&task, Progress::NotApplicable, &TaskState::Lapsed)
            }
            Effect::TaskExplained { task, reason, basis, authoriser } => {
                self.leave(&task, Progress::Explained, &TaskState::Explained);
                self.explain(&task, Departure::Left, reason, basis, authoriser);
            }
            Effect::ReplyGiven { key, stance, opinion, about } => {
                if let Some(task) = self.tasks.get_mut(&key) {
                    task.reply = Some(Reply { stance, opinion, disposal: None, about });
                }
            }
            Effect::ObjectionDisposed { key, disposal, reason } => {
                if let Some(reply) = self.tasks.get_mut(&key).and_then(|t| t.reply.as_mut()) {
                    reply.disposal = Some((disposal, reason));
                }
            }
            Effect::RoundClosed { silent, queued, .. } => {
                silent.iter().for_each(|key| self.set_state(key, TaskState::Silent));
                queued.iter().for_each(|key| self.set_state(key, TaskState::Settled));
            }
            Effect::SignaturesVoided { keys, .. } => keys.iter().for_each(|key| self.ask_again(key)),
            _ => {}
        }
    }

    /// An answer is void: the task is as when it was offered, and its run goes on.
    fn ask_again(&mut self, key: &str) {
        if let Some(task) = self.tasks.get_mut(key) {
            (task.state, task.reply, task.done) = (TaskState::Offered, None, None);
            (task.owner, task.claim) = (None, Claim::default());
            task.endorsements.clear();
            task.votes.clear();
            task.stated.clear();
            let run = task.task.clone();
            self.set(&run, Progress::Open);
        }
    }

    /// With its office as a whole: nobody's alone, and nobody's to hand back.
    fn offer_again(&mut self, key: &str) {
        self.set_state(key, TaskState::Offered);
        if let Some(task) = self.tasks.get_mut(key) {
            (task.owner, task.claim) = (None, Claim::default());
        }
    }

    fn set_state(&mut self, key: &str, state: TaskState) {
        if let Some(task) = self.tasks.get_mut(key) {
            task.state = state;
        }
    }

    /// Settles a task of the definition; what is still with offices is settled with it.
    pub(super) fn leave(&mut self, task: &str, progress: Progress, state: &TaskState) {
        self.waits.remove(task);
        let round = self.run(task).round;
        // What some of several have done is done; only the rest is left.
        let partly = self.tasks.values().any(|t| {
            t.task == task
                && t.round == round
                && !t.superseded
                && t.state == TaskState::Done
                && t.kind == TaskKind::Work
        });
        self.set(task, if partly && progress == Progress::Lapsed { Progress::Done } else { progress });
        for open in self.tasks.values_mut() {
            if open.task == task && open.round == round && open.state.is_owed() && !open.superseded {
                open.state = state.clone();
            }
        }
    }

    fn apply_to_papers(&mut self, effect: &Effect, act: &Act) {
        match effect.clone() {
            Effect::PaperFiled { paper, version, key, files, number, dated, sections, corrects } => {
                let versions = self.papers.entry(paper).or_default();
                if corrects {
                    versions.iter_mut().filter(|v| v.key == key).for_each(|v| v.superseded = true);
                }
                versions.push(Version {
                    version,
                    key,
                    files,
                    number,
                    dated,
                    sections,
                    chosen: vec![],
                    at: act.at,
                    corrects,
                    superseded: false,
                    revoked: None,
                    roll: None,
                });
            }
            Effect::PaperRevoked { paper, version, files, number, dated, reason, .. } => {
                let revoked = Revoked { at: act.at, files, number, dated, reason };
                let mut versions = self.papers.entry(paper).or_default().iter_mut();
                if let Some(version) = versions.find(|v| v.version == version) {
                    version.revoked = Some(revoked);
                }
            }
            Effect::PaperConfirmed { paper, version, .. } => {
                for v in self.papers.entry(paper).or_default() {
                    v.superseded &= v.version != version;
                }
            }
            Effect::RollCounted { paper, version, counted } => {
                let mut versions = self.papers.entry(paper).or_default().iter_mut();
                if let Some(version) = versions.find(|v| v.version == version) {
                    version.roll = Some(counted);
                }
            }
            Effect::FactStated { fact, value, key } => {
                if let Some(task) = self.tasks.get_mut(&key) {
                    task.stated.insert(fact.clone(), value.clone());
                }
                self.facts.insert(fact, value);
            }
            Effect::RosterFilled { roster, key, holders, findings } => {
                self.drawn_up_anew(&roster);
                self.rosters.insert(roster, RosterState { holders, findings, key, fixed: false });
            }
            Effect::RosterFixed { roster } => {
                if let Some(state) = self.rosters.get_mut(&roster) {
                    state.fixed = true;
                }
            }
            Effect::MeetingHeld { key, held_on, attendance, absent, agenda } => {
                self.meetings.push(Meeting { key, held_on, attendance, absent, agenda });
            }
            Effect::Attached { key, title, file } => {
                let act = self.version;
                self.attachments.push(Attachment { key, title, file, act });
            }
            _ => {}
        }
    }

    /// Everything named is set aside; nothing of it is deleted.
    fn set_aside(&mut self, aside: &Aside) {
        let Aside { tasks, papers, facts, rosters, .. } = aside;
        for task in tasks {
            self.set(task, Progress::Waiting);
        }
        self.waits.clear();
        for task in self.tasks.values_mut().filter(|t| tasks.contains(&t.task)) {
            task.superseded = true;
        }
        for paper in papers {
            for version in self.papers.get_mut(paper).into_iter().flatten() {
                version.superseded = true;
            }
        }
        facts.iter().for_each(|fact| {
            self.facts.remove(fact);
        });
        for roster in rosters {
            if let Some(state) = self.rosters.remove(roster) {
                self.rosters_before.insert(state.key.clone(), (roster.clone(), state));
            }
        }
        self.requested.retain(|task| !tasks.contains(task));
        for explanation in self.explanations.iter_mut().filter(|e| tasks.contains(&e.task)) {
            explanation.superseded = true;
        }
        self.recent.clear();
    }

    /// The inverse of an effect of a submission.
    fn take_back(&mut self, effect: &Effect) {
        match effect {
            Effect::TaskDone { key, .. } => self.ask_again(key),
            Effect::RunDone { task } => self.set(task, Progress::Open),
            // What was added to an open task is not of its making.
            Effect::TaskOffered { key, added: Some(_), .. } => {
                self.tasks.remove(key);
            }
            Effect::TaskOffered { key, task, round, .. } => {
                self.tasks.remove(key);
                self.runs.insert(
                    task.clone(),
                    Run { progress: Progress::Waiting, round: round.saturating_sub(1) },
                );
            }
            Effect::TaskNotApplicable { task, .. } => self.set(task, Progress::Waiting),
            Effect::VotesCounted { key, .. } => {
                self.tasks.get_mut(key).and_then(|t| t.polls.pop());
            }
            Effect::EventRecorded { key, what, .. } => {
                let events = self.tasks.get_mut(key).map(|t| &mut t.events);
                let at = events.as_ref().and_then(|e| e.iter().rposition(|e| e.what == *what));
                events.zip(at).map(|(events, at)| events.remove(at));
            }
            Effect::ResultTaken { key, .. } => {
                if let Some(task) = self.tasks.get_mut(key) {
                    task.result = None;
                }
            }
            Effect::MeetingHeld { key, .. } => self.meetings.retain(|m| &m.key != key),
            Effect::RoundClosed { silent: open, queued, .. }
            | Effect::ApprovalSettled { open, queued, .. } => {
                open.iter().for_each(|key| self.offer_again(key));
                queued.iter().for_each(|key| self.set_state(key, TaskState::Queued));
            }
            Effect::TurnCame { key, .. } => self.set_state(key, TaskState::Queued),
            Effect::WaitSet { task, .. } => {
                self.waits.remove(task);
            }
            Effect::ObjectionDisposed { key, .. } => {
                if let Some(reply) = self.tasks.get_mut(key).and_then(|t| t.reply.as_mut()) {
                    reply.disposal = None;
                }
            }
            Effect::PaperFiled { paper, version, .. } => {
                if let Some(versions) = self.papers.get_mut(paper) {
                    versions.retain(|v| v.version != *version);
                }
            }
            Effect::PaperConfirmed { paper, version, .. } => {
                for v in self.papers.get_mut(paper).into_iter().flatten() {
                    v.superseded |= v.version == *version;
                }
            }
            Effect::FactStated { fact, .. } => {
                self.facts.remove(fact);
            }
            Effect::RosterFilled { roster, .. } => {
                self.rosters.remove(roster);
            }
            Effect::StageEntered { .. } => {
                self.stays.pop();
            }
            Effect::StageFinished { stage } => {
                self.stage = *stage;
                if let Some(stay) = self.stays.last_mut() {
                    stay.to = None;
                }
            }
            _ => {}
        }
    }
}

impl Task {
    /// What happens around a task without changing its state.
    fn note(&mut self, effect: &Effect, act: &Act) {
        match effect.clone() {
            Effect::Reminded { by, downward, told, words, .. } => {
                if by.is_empty() {
                    self.remind_at = None;
                }
                self.reminders.push(Reminder { at: act.at, by, downward, told, words });
            }
            Effect::Endorsed { person, rank, words, .. } => {
                let covered = act.covered(Some(&person));
                self.endorsements.push(Endorsement { at: act.at, person, covered, rank, words });
            }
            Effect::VotesCast { votes, .. } => self.votes = votes,
            Effect::CountEntered { person, sheet, .. } => {
                self.entered = Some(Entered { person, at: act.at, sheet });
            }
            Effect::VotesCounted {
                round, sheet, entitled, outcome, counters, recount, passed_over, ..
            } => {
                self.polls.truncate((round.max(1) - 1) as usize);
                self.polls.push(PollRound {
                    at: act.at,
                    sheet,
                    entitled,
                    outcome,
                    counters,
                    recount,
                    passed_over,
                });
                self.entered = None;
            }
            Effect::EventRecorded { day, what, number, files, words, .. } => {
                let by = act.by.person.clone();
                self.events.push(Event { at: act.at, by, day, what, number, files, words, struck: None });
            }
            Effect::ResultTaken { result, .. } => self.result = Some(result),
            Effect::EventStruck { reason, .. } => {
                if let Some(last) = self.events.iter_mut().rfind(|e| e.struck.is_none()) {
                    last.struck = Some(reason);
                }
            }
            Effect::SignedIn { party, name, rank, .. } => {
                self.signed_in.push(SignedIn { at: act.at, party, name, rank });
            }
            Effect::TaskTransferred { office, person, reason, .. } => {
                self.hand(Handing::Transferred, (&office, person.clone()), reason, act);
                // Whoever it was meant for before, it is now for whom it was given to.
                if self.named.is_some() {
                    self.named.clone_from(&person);
                }
                self.office = office;
                self.state = person.map_or(TaskState::Offered, |person| TaskState::Claimed { person });
                (self.owner, self.claim) = (None, Claim::default());
            }
            Effect::TaskDelegated { owner, person, words, .. } => {
                let office = self.office.clone();
                self.hand(Handing::Delegated, (&office, Some(person.clone())), words, act);
                self.state = TaskState::Claimed { person };
                self.claim = Claim { covered: act.covered(Some(&owner)), ..Claim::default() };
                self.owner = Some(owner);
            }
            Effect::TaskHandedBack { person, words, .. } => {
                let office = self.office.clone();
                self.hand(Handing::HandedBack, (&office, Some(person.clone())), words, act);
                self.state = TaskState::Claimed { person };
                self.owner = None;
            }
            _ => {}
        }
    }

    fn hand(&mut self, how: Handing, to: (&str, Option<String>), words: Option<Digest>, act: &Act) {
        let offices = (self.office.clone(), to.0.to_owned());
        self.handed.push(Handed { at: act.at, by: act.by.person.clone(), how, offices, to: to.1, words });
    }
}

/// A task as it comes into its office's queue.
fn offered(effect: &Effect, act: &Act) -> Option<Task> {
    let Effect::TaskOffered {
        key,
        task,
        round,
        stage,
        kind,
        party,
        office,
        force,
        returned,
        due,
        inputs,
        remind_at,
        escalate,
        named,
        added,
        queued,
    } = effect.clone()
    else {
        return None;
    };
    Some(Task {
        key,
        task,
        round,
        stage,
        kind,
        party,
        office,
        force,
        state: if queued { TaskState::Queued } else { TaskState::Offered },
        returned,
        superseded: false,
        offered: act.at,
        due,
        inputs,
        reply: None,
        done: None,
        reminders: vec![],
        endorsements: vec![],
        signed_in: vec![],
        remind_at,
        escalate,
        escalated: vec![],
        suspended: None,
        stopped: None,
        pauses: vec![],
        claim: Claim::default(),
        named,
        owner: None,
        added,
        handed: vec![],
        votes: BTreeMap::new(),
        stated: BTreeMap::new(),
        entered: None,
        polls: vec![],
        events: vec![],
        result: None,
    })
}
