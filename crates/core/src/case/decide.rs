//! Decides a command: the act with all its effects, or why not. Pure and total.
//!
//! Effects are applied to a draft of the case as they are worked out, so that what follows from them (tasks that
//! open, stages that finish) is decided on the case as it will be.

use super::command::{Command, FiledPaper, LIST_MAX, TEXT_MAX};
use super::*;
use crate::context::{Capacity, Context, Guest};
use crate::directory::check_id;
use crate::procedure::model as def;
use crate::procedure::{Procedure, Who};
use crate::record::Payload;
use crate::refusal::{Refusal, RefusalCode};

mod bodies;
mod collective;
mod consulting;
mod correcting;
mod dating;
mod handing;
mod handling;
mod informing;
mod interleaving;
mod inviting;
mod leaving;
mod migrating;
mod opening;
mod papers;
mod polling;
mod recording;
mod refilling;
mod reminding;
mod results;
mod returning;
mod revoking;
mod rolls;
mod rosters;
mod routing;
mod separating;
mod signing;
mod suspending;
mod timing;
mod working;

pub(super) use consulting::is_open_objection;
pub use inviting::{INVITATION_DAYS_MAX, admit};
pub use migrating::is_later;
pub use timing::TIMER;
pub(super) use working::wrong_kind;

/// An act decided, with the payloads its hashes stand for.
#[derive(Clone, Debug)]
pub struct Decided {
    /// What happened.
    pub act: Act,
    /// The office of the actor and everything else for the record.
    pub payloads: Vec<Payload>,
}

type Outcome = Result<(), Refusal>;

/// A decision in the making.
pub(crate) struct Deciding<'a> {
    pub procedure: &'a Procedure,
    pub context: &'a Context<'a>,
    /// The case as it will be.
    pub case: Case,
    pub act: Act,
    pub payloads: Vec<Payload>,
}

/// Decides a command.
///
/// # Errors
/// A refusal with its code, clause and facts.
pub fn decide(
    procedure: &Procedure,
    case: &Case,
    command: &Command,
    context: &Context<'_>,
) -> Result<Decided, Refusal> {
    if !matches!(command, Command::Open { .. }) {
        if case.version == 0 {
            return Err(Refusal::new(RefusalCode::NotFound));
        }
        if !case.is_open() && !matches!(command, Command::Attach { .. }) {
            return Err(Refusal::new(RefusalCode::CaseEnded));
        }
    }
    let (guest, admitted);
    let context = match &context.actor.guest {
        Some(holder) => {
            guest = admit(case, holder, context.now)?;
            inviting::within(case, holder, command)?;
            admitted = Context { actor: &guest, ..context.clone() };
            &admitted
        }
        None => context,
    };
    let stamp = Stamp {
        person: context.actor.person.clone(),
        office: String::new(),
        provisional: false,
        rank: String::new(),
        via: context.actor.via.clone(),
        signed: None,
        covers: None,
    };
    let act = Act {
        act: command.name().to_owned(),
        // Recorded time never runs backwards within a case, whatever the clocks of the nodes say.
        at: context.now.max(case.moved_at),
        by: stamp,
        took_place: None,
        behalf: None,
        directory: context.directory.version,
        calendar: context.calendar.digest(),
        effects: vec![],
    };
    let mut deciding = Deciding { procedure, context, case: case.clone(), act, payloads: vec![] };
    deciding.case.version += 1;
    if let Some(Guest { name, position, .. }) = context.actor.guest.as_ref().filter(|g| !g.name.is_empty()) {
        deciding.act.by.signed = Some(deciding.payload(&format!("{name} {position}"))?);
    }
    deciding.not_suspended(command)?;
    if let Some((act, key)) = lifecycle::act_of(command) {
        lifecycle::open(act, &deciding.task(key)?, procedure)?;
    }
    deciding.dispatch(command)?;
    if deciding.case.suspended.is_none() {
        deciding.advance();
        deciding.claim_for_handlers();
    }
    deciding.count_terms();
    let act = deciding.act;
    match crate::record::canonical(&act) {
        Ok(text) if text.len() <= crate::record::LEAF_BYTES_MAX - 2048 => {}
        _ => return Err(Refusal::new(RefusalCode::LeafTooLarge).with("max", crate::record::LEAF_BYTES_MAX)),
    }
    Ok(Decided { act, payloads: deciding.payloads })
}

impl<'a> Deciding<'a> {
    fn dispatch(&mut self, command: &Command) -> Outcome {
        match command {
            Command::Open { county, title, about, .. } => self.open(county, title, about.as_deref()),
            Command::TakeUp { done } => self.take_up(done),
            Command::BindParty { party, offices } => self.bind(party, offices),
            Command::SetParameter { parameter, value, day, decided_by } => {
                self.set_parameter(parameter, (*value, *day), decided_by)
            }
            Command::Request { of } => self.request(of),
            Command::Claim { task } => self.claim(task),
            Command::Release { task } => self.release(task),
            Command::Submit { task, work, took_place, behalf } => {
                self.submit(task, work, *took_place, behalf.as_ref())
            }
            Command::Reply { .. } => self.reply(command),
            Command::Decide { .. } => self.decide_approval(command),
            Command::RecordMeeting { .. } => self.record_meeting(command),
            Command::CountVotes { .. } => self.count_votes(command),
            Command::RecordEvent { .. } => self.record_event(command),
            Command::TakeResult { .. } => self.take_result(command),
            Command::Correct { task, paper, reason } => self.correct(task, paper, reason),
            Command::CallSubstantive { task, reason } => self.call_substantive(task, reason),
            Command::Undo { task } => self.undo(task),
            Command::Attach { task, title, file } => self.attach(task, title, file),
            Command::Dispose { task, disposal, reason } => self.dispose(task, *disposal, reason),
            Command::CloseRound { task } => self.close_round(task),
            Command::Return { to, reason } => self.return_by_lead(to, reason),
            Command::Explain { of, reason, basis, authoriser } => self.explain(of, reason, basis, authoriser),
            Command::Lapse { of } => self.lapse(of),
            Command::CloseStage {} => self.close_stage(),
            Command::Withdraw { reason } => self.withdraw(reason),
            Command::End { end, reason } => self.end(end, reason),
            Command::Invite { task, until } => self.invite(task, *until),
            Command::Succeed { office } => self.succeed(office),
            Command::Uninvite { invitation } => self.uninvite(*invitation),
            Command::SignIn { task, party } => self.sign_in(task, party),
            Command::Remind { task, told, words } => self.remind(task, told, words),
            Command::Endorse { task, words } => self.endorse(task, words),
            Command::Transfer { task, office, person, reason } => self.transfer(task, office, person, reason),
            Command::Delegate { task, person, words } => self.delegate(task, person, words),
            Command::HandBack { task, words } => self.hand_back(task, words),
            Command::AddSigner { task, office, person, turn, reason } => {
                self.add_signer(task, (office, person), *turn, reason)
            }
            Command::CoHandle { task, office, words, waits } => self.co_handle(task, office, words, *waits),
            Command::DropSigner { task, reason } => self.drop_signer(task, reason),
            Command::Inform { task, offices, words } => self.inform(task, offices, words),
            Command::Announce { of, words } => self.announce(of, words),
            Command::Acknowledge { informed } => self.acknowledge(*informed),
            Command::TakeBack { task, reason } => self.take_back(task, reason),
            Command::Revoke { task, paper, reason } => self.revoke(task, paper, reason),
            Command::Early { of, reason, basis, authoriser } => self.early(of, reason, basis, authoriser),
            Command::Redo { of, reason } => self.redo(of, reason),
            Command::NameHandler { office, person } => self.name_handler(office, person),
            Command::Refill { party, place, member, reason } => self.refill(party, *place, member, reason),
            Command::Suspend { task, reason, until } => self.suspend(task, reason, *until),
            Command::Resume { task, words } => self.resume(task, words),
            Command::Migrate { .. } => self.migrate(command),
            Command::Recount {} => self.recount(),
            Command::Nudge { task } => self.nudge(task),
            Command::Escalate { task } => self.escalate(task),
            Command::SuspensionOver { task } => self.suspension_over(task),
            Command::Wake { task } => self.wake(task),
            Command::PassLimit { limit } => self.pass_limit(limit),
        }
    }

    /// Records an effect and applies it to the draft.
    pub fn emit(&mut self, effect: Effect) {
        self.case.apply(&effect, &self.act);
        self.act.effects.push(effect);
    }

    /// Text or personal data: a payload, of which the act keeps the hash.
    fn payload(&mut self, text: &str) -> Result<Digest, Refusal> {
        let text = text.trim();
        if text.chars().count() > TEXT_MAX {
            return Err(Refusal::new(RefusalCode::TooLong).with("max", TEXT_MAX));
        }
        // A NUL is no character of any text, and one of the databases will not take it.
        if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            return Err(Refusal::new(RefusalCode::UnseenCharacters));
        }
        let payload = Payload::new(&self.context.salt, self.payloads.len(), text);
        let digest = payload.digest;
        self.payloads.push(payload);
        Ok(digest)
    }

    fn payload_if_any(&mut self, text: &str) -> Result<Option<Digest>, Refusal> {
        if text.trim().is_empty() { Ok(None) } else { self.payload(text).map(Some) }
    }

    fn needed(&mut self, text: &str, source: &str) -> Result<Digest, Refusal> {
        if text.trim().is_empty() {
            return Err(Refusal::new(RefusalCode::ReasonMissing).cites(source));
        }
        self.payload(text)
    }

    fn short_list(&self, count: usize) -> Outcome {
        if count > LIST_MAX {
            return Err(Refusal::new(RefusalCode::TooLong).with("max", LIST_MAX));
        }
        Ok(())
    }

    fn rank_of(&self, rank: &str) -> Option<usize> {
        let procedure = self.procedure;
        procedure
            .ranks()
            .iter()
            .position(|r| r.id == rank)
            .or_else(|| procedure.positions().iter().find(|p| p.id == rank).map(|p| p.rank))
    }

    /// The capacity in which the actor acts for an office; the act is stamped with it.
    pub(super) fn act_for(&mut self, office: &str) -> Result<Capacity, Refusal> {
        let held = self.held(office, None);
        self.act_as(office, held.first().cloned())
    }

    /// The same on a task: the first capacity by which everything asked there would be open.
    pub(super) fn act_on(&mut self, task: &Task, definition: &def::Task) -> Result<Capacity, Refusal> {
        let held = self.held(&task.office, Some(task.kind));
        let fits = |c: &&Capacity| self.fits(task, definition, c);
        let chosen = held.iter().find(fits).or(held.first()).cloned();
        self.act_as(&task.office, chosen)
            .map_err(|r| r.with("task", &task.task).cites(&definition.clause.source))
    }

    /// What the actor may act as for an office: as oneself first, then for colleagues on leave, in scope.
    fn held(&self, office: &str, kind: Option<TaskKind>) -> Vec<Capacity> {
        let held = self.context.actor.for_office(office, &|rank| self.rank_of(rank)).into_iter();
        let in_scope = |c: &&Capacity| {
            c.covers.as_ref().is_none_or(|covering| covering.is_for(self.procedure.id(), kind))
        };
        held.filter(in_scope).cloned().collect()
    }

    /// The actor acts for an office of one of some parties, in the position asked of it.
    fn act_as_one_of(&mut self, who: &[Who], source: &str) -> Outcome {
        let (mut offices, mut wrong, mut out) = (vec![], None, None);
        for one in who {
            let Who::Parties { parties, .. } = one else { continue };
            let of = parties.iter().filter_map(|p| self.case.parties.get(p)).flatten().cloned();
            for office in of.collect::<Vec<_>>() {
                for capacity in self.held(&office, None) {
                    match self.holds_position(one, &capacity.rank) {
                        Ok(()) => match self.act_as(&office, Some(capacity)) {
                            Ok(_) => return Ok(()),
                            Err(refusal) => out = Some(refusal),
                        },
                        Err(asked) => wrong = Some(asked),
                    }
                }
                offices.push(office);
            }
        }
        let refusal = match (out, wrong) {
            (Some(out), _) => out,
            (None, Some((asked, held))) => {
                Refusal::new(RefusalCode::PositionNotHeld).with("position", asked).with("held", held)
            }
            (None, None) => Refusal::new(RefusalCode::NotYourOffice).with("office", offices.join(", ")),
        };
        Err(refusal.cites(source))
    }

    fn act_as(&mut self, office: &str, capacity: Option<Capacity>) -> Result<Capacity, Refusal> {
        let capacity =
            capacity.ok_or_else(|| Refusal::new(RefusalCode::NotYourOffice).with("office", office))?;
        self.still_acts(office)?;
        self.act.by.office = capacity.office.clone();
        self.act.by.provisional = self.case.is_provisional(&capacity.office);
        self.act.by.rank = capacity.rank.clone();
        self.act.by.covers = capacity.covers.as_ref().map(|c| CoverStamp {
            person: c.person.clone(),
            cover: c.cover.clone(),
            instrument: c.instrument,
        });
        Ok(capacity)
    }

    /// The convening lead's office; the actor must act for it.
    fn act_for_lead(&mut self) -> Result<Capacity, Refusal> {
        let lead = self.lead_office();
        self.act_for(&lead).map_err(|_| {
            Refusal::new(RefusalCode::NotTheLead)
                .with("party", self.procedure.convenor())
                .with("office", &lead)
        })
    }

    pub(super) fn lead_office(&self) -> String {
        let bound = self.case.parties.get(self.procedure.convenor());
        bound.and_then(|o| o.first()).cloned().unwrap_or_default()
    }

    /// A task with an office, by key.
    fn task(&self, key: &str) -> Result<Task, Refusal> {
        // What the procedure knows and nobody has been given yet is not open; anything else is no task.
        let unknown = || {
            let of = key.split('.').next().and_then(|id| self.procedure.task(id));
            match of.filter(|of| self.case.run(&of.id).progress == Progress::Waiting) {
                Some(of) => match self.case.waits.get(&of.id) {
                    Some(until) => {
                        let refusal = Refusal::new(RefusalCode::TaskNotYet).with("task", &of.id);
                        refusal.with("until", until.day).cites(&of.clause.source)
                    }
                    None => {
                        Refusal::new(RefusalCode::TaskNotOpen).with("task", &of.id).cites(&of.clause.source)
                    }
                },
                None => Refusal::new(RefusalCode::TaskUnknown).with("task", key),
            }
        };
        self.case.tasks.get(key).cloned().ok_or_else(unknown)
    }

    fn definition(&self, task: &str) -> Result<&'a def::Task, Refusal> {
        self.procedure.task(task).ok_or_else(|| Refusal::new(RefusalCode::TaskUnknown).with("task", task))
    }

    /// A task with an office, by key, and its clause.
    fn with_clause(&self, key: &str) -> Result<(Task, &'a def::Task), Refusal> {
        let task = self.task(key)?;
        let definition = self.definition(&task.task)?;
        Ok((task, definition))
    }

    fn not_in_future(&self, day: Option<Date>) -> Outcome {
        match day {
            Some(day) if day > self.context.now.date(self.context.calendar.offset()) => {
                Err(Refusal::new(RefusalCode::NotYet).with("date", day))
            }
            _ => Ok(()),
        }
    }

    /// Checks that the actor may do an open task, in the capacity its clause asks for, and says who is bound by it.
    ///
    /// The actor belongs to the task's office, or to the lead with evidence from paper or telephone (代录); duties
    /// and positions are judged on the signer.
    pub(super) fn doer(
        &mut self,
        task: &Task,
        definition: &def::Task,
        behalf: Option<&command::Behalf>,
    ) -> Result<Doer, Refusal> {
        let doer = self.holder(task, definition, behalf)?;
        // Another office signs instead: the way inside the task's own has come to nobody.
        if doer.grade == Grade::Own && !doer.instead {
            // Who prepares a task for a colleague hands it back; who was given it back does it.
            if task.owner.is_some() {
                let refusal = Refusal::new(RefusalCode::Delegated).with("task", &task.task);
                return Err(refusal.cites(&definition.clause.source));
            }
            self.through_office(task, definition, &doer.rank)?;
        }
        self.spoken_before(task, &definition.clause.source)?;
        self.nothing_else_in_hand(task)?;
        Ok(doer)
    }

    /// The same, wherever the task is on its way through its office.
    fn holder(
        &mut self,
        task: &Task,
        definition: &def::Task,
        behalf: Option<&command::Behalf>,
    ) -> Result<Doer, Refusal> {
        let source = &definition.clause.source;
        // What is meant for one person is nobody else's of the office: judged on whoever is bound by it.
        if let Some(named) = self.meant_for_other(task, behalf) {
            self.act_for(&task.office).or_else(|_| self.act_for_lead())?;
            let refusal = Refusal::new(RefusalCode::NamedOther).with("person", named);
            return Err(refusal.with("task", &task.task).cites(source));
        }
        let Some(behalf) = behalf else {
            let own = self.act_on(task, definition);
            let instead = if own.is_err() { self.act_instead(task, definition) } else { None };
            let capacity = match &instead {
                Some(capacity) => capacity.clone(),
                None => own?,
            };
            if let Some(other) = self.claimed_by_other(task, &capacity) {
                let refusal = Refusal::new(RefusalCode::ClaimedByOther).with("person", other);
                return Err(refusal.with("task", &task.task).cites(source));
            }
            let (rank, instead) = (capacity.rank, instead.is_some());
            return Ok(match self.context.actor.guest {
                // Stated, not known: as with a paper, nobody of the directory is bound by it.
                Some(_) => Doer { person: None, rank, grade: Grade::Link, instead },
                None => {
                    Doer { person: Some(self.context.actor.person.clone()), rank, grade: Grade::Own, instead }
                }
            });
        };
        let slip = self.on_slip(task, behalf);
        if slip.is_some() {
            self.act_on(task, definition)?;
        } else {
            self.act_for_lead()?;
        }
        // 代录 is for other offices: of its own people an office records only a signed slip (呈批), by whom the
        // directory knows, so that duties are judged on them.
        if task.office == self.act.by.office && slip.is_none() {
            let refusal =
                Refusal::new(RefusalCode::NotTheLead).with("party", &task.party).with("office", &task.office);
            return Err(refusal.cites(source));
        }
        self.not_in_future(Some(behalf.dated))?;
        if behalf.signer.trim().is_empty()
            || (behalf.medium == command::Medium::Paper && behalf.photo.is_none())
        {
            return Err(Refusal::new(RefusalCode::EvidenceMissing).with("task", &task.task).cites(source));
        }
        if let Some(person) = &behalf.person
            && !self.context.directory.people.contains_key(person)
        {
            return Err(Refusal::new(RefusalCode::PersonUnknown).with("person", person));
        }
        let photo = match behalf.photo {
            Some(digest) => Some(self.stored(digest)?),
            None => None,
        };
        // A rank stands in the leaf, where nothing can be taken out again: an id, no words.
        if !behalf.rank.is_empty() {
            check_id(&behalf.rank)?;
        }
        let grade = behalf.medium.grade();
        let signer = self.payload(&behalf.signer)?;
        let original = self.payload_if_any(&behalf.original)?;
        self.act.behalf = Some(BehalfStamp {
            grade,
            signer,
            person: behalf.person.clone(),
            rank: slip.clone().unwrap_or_else(|| behalf.rank.clone()),
            number: behalf.number.chars().take(100).collect(),
            dated: behalf.dated,
            photo,
            original,
        });
        self.act.took_place = Some(behalf.dated);
        let rank = slip.unwrap_or_else(|| behalf.rank.clone());
        Ok(Doer { person: behalf.person.clone(), rank, grade, instead: false })
    }

    /// Whether a rank satisfies the position a clause asks for.
    fn holds_position(&self, who: &Who, rank: &str) -> Result<(), (String, String)> {
        let Who::Parties { position: Some(asked), .. } = who else { return Ok(()) };
        let held = self.rank_of(rank);
        let good = match held {
            Some(held) if asked.or_higher => held >= asked.rank,
            Some(held) => held == asked.rank,
            None => false,
        };
        if good { Ok(()) } else { Err((asked.id.clone(), rank.to_owned())) }
    }

    fn stored(&self, digest: Digest) -> Result<File, Refusal> {
        let unknown = || Refusal::new(RefusalCode::ArtifactUnknown).with("artifact", digest);
        self.context.artifacts.get(&digest).cloned().ok_or_else(unknown)
    }

    fn done(&mut self, key: &str, doer: &Doer, outcome: &str, remark: &str, confirmed: bool) -> Outcome {
        let remark = self.payload_if_any(remark)?;
        self.emit(Effect::TaskDone {
            key: key.to_owned(),
            person: doer.person.clone(),
            rank: doer.rank.clone(),
            grade: doer.grade,
            outcome: outcome.to_owned(),
            confirmed,
            took_place: self.act.took_place,
            together: None,
            remark,
        });
        Ok(())
    }
}

/// Who is bound by an act, and how it is evidenced.
#[derive(Clone, Debug)]
pub(in crate::case) struct Doer {
    pub person: Option<String>,
    pub rank: String,
    pub grade: Grade,
    /// Somebody of another office, named by a rule of separation, signs instead.
    pub instead: bool,
}
