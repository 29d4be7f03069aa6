//! The batch: stream rows locked in id order, versions compared, decided, log heads locked in id order, leaves and
//! row differences written, commit, reply.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Weak};

use quorate_core::case::{Case, decide, follow_ups};
use quorate_core::context::{Actor, Context, NO_ROLLS, Stored};
use quorate_core::directory::{DirectoryCommand, in_leaves};
use quorate_core::record::leaf::{Body, DIRECTORY, FORMAT, Leaf, case_stream};
use quorate_core::record::{Digest, Payload};
use quorate_core::{Calendar, Command, Directory, Moment, Procedure, Refusal, RefusalCode};
use quorate_store::{Batch, Head, StoreError};
use tokio::sync::mpsc;

use crate::submit::{Answer, Failure, Order, Request, Waiting};
use crate::{Engine, Inner, random};

/// The most commands of one batch.
const BATCH_MAX: usize = 128;
/// How often a batch is tried again after a serialisation failure or a deadlock.
const TRIES: usize = 4;

type Replies = Vec<Result<Answer, Failure>>;

/// Drains what has arrived, again and again, until the engine is gone.
pub(crate) async fn run(engine: Weak<Inner>, mut inbox: mpsc::Receiver<Waiting>) {
    let mut waiting = Vec::with_capacity(BATCH_MAX);
    while inbox.recv_many(&mut waiting, BATCH_MAX).await > 0 {
        let Some(inner) = engine.upgrade() else { return };
        let engine = Engine { inner };
        let replies = engine.write(&waiting).await;
        for (one, reply) in waiting.drain(..).zip(replies) {
            // Whoever asked may have gone; the act stands all the same.
            let _ = one.reply.send(reply);
        }
    }
}

/// A batch in the making: state as it will be, and what is to be kept once it is durable.
struct Making<'a> {
    engine: &'a Engine,
    batch: Batch,
    /// Cases by tenant and id, as locked and as they will be.
    cases: BTreeMap<(String, String), (Option<Case>, Case)>,
    directories: BTreeMap<String, Directory>,
    heads: BTreeMap<String, Head>,
    moved: BTreeSet<(String, String)>,
    appended: bool,
}

impl Engine {
    /// Writes a batch. One command that the database will not take must not fail its neighbours: if the batch
    /// cannot be written, its commands are written one by one.
    async fn write(&self, waiting: &[Waiting]) -> Replies {
        let error = match self.write_again(waiting).await {
            Ok(replies) => return replies,
            Err(error) => error,
        };
        if waiting.len() == 1 {
            tracing::error!(%error, "a command could not be written");
            return vec![Err(error.into())];
        }
        tracing::warn!(%error, "a batch failed; its commands are tried one by one");
        let mut replies = vec![];
        for one in waiting {
            let alone = self.write_again(std::slice::from_ref(one)).await;
            replies.push(alone.map_or_else(|e| Err(e.into()), |mut r| r.remove(0)));
        }
        replies
    }

    /// Tries again after a serialisation failure or a deadlock, and once after a unique constraint: another node
    /// may have been quicker, which the second look then sees.
    async fn write_again(&self, waiting: &[Waiting]) -> Result<Replies, StoreError> {
        let mut attempt = 1;
        loop {
            match self.try_write(waiting).await {
                Err(error)
                    if (error.is_transient() && attempt < TRIES) || (error.is_conflict() && attempt < 2) =>
                {
                    tracing::info!(%error, attempt, "the batch is tried again");
                    attempt += 1;
                }
                result => return result,
            }
        }
    }

    async fn try_write(&self, waiting: &[Waiting]) -> Result<Replies, StoreError> {
        let batch = self.store().batch().await?;
        let mut making = Making {
            engine: self,
            batch,
            cases: BTreeMap::new(),
            directories: BTreeMap::new(),
            heads: BTreeMap::new(),
            moved: BTreeSet::new(),
            appended: false,
        };
        making.lock(waiting).await?;
        let mut replies = vec![];
        for one in waiting {
            replies.push(match making.answer(one).await {
                Err(Trouble::Store(error)) => return Err(error),
                Err(Trouble::Failure(failure)) => Err(failure),
                Ok(answer) => Ok(answer),
            });
        }
        making.finish().await?;
        Ok(replies)
    }
}

/// Fails the whole batch, or one command.
enum Trouble {
    Store(StoreError),
    Failure(Failure),
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Failure(refusal.into())
    }
}

impl Making<'_> {
    /// Locks every stream of the batch in id order, then every head: no two batches can wait for each other.
    async fn lock(&mut self, waiting: &[Waiting]) -> Result<(), StoreError> {
        let mut streams: BTreeMap<(String, String), bool> = BTreeMap::new();
        let mut tenants = BTreeSet::new();
        for one in waiting {
            let tenant = one.request.who.tenant.clone();
            tenants.insert(tenant.clone());
            if let Order::Case { case, command, .. } = &one.request.order {
                *streams.entry((tenant, case.clone())).or_default() |=
                    matches!(command, Command::Open { .. });
            }
        }
        for ((tenant, id), create) in streams {
            let version = self.batch.lock_stream(&tenant, &case_stream(&id), create).await?;
            let case = self.engine.case_in(&mut self.batch, &tenant, &id, version).await?;
            self.cases.insert((tenant, id), (Some(case.clone()), case));
        }
        for tenant in tenants {
            self.batch.lock_stream(&tenant, DIRECTORY, true).await?;
            let directory = self.engine.directory_in(&mut self.batch, &tenant).await?;
            self.directories.insert(tenant.clone(), directory);
            let head = self.batch.lock_head(&tenant).await?;
            self.heads.insert(tenant, head);
        }
        Ok(())
    }

    async fn answer(&mut self, one: &Waiting) -> Result<Answer, Trouble> {
        let Request { who, id, order, .. } = &one.request;
        if let Some(before) = self.batch.answered(&who.tenant, &who.person, id).await? {
            if before.command_digest != one.digest {
                return Err(Trouble::Failure(Failure::Mismatch));
            }
            return Ok(Answer::of(&who.tenant, &before));
        }
        match order {
            Order::Case { case, command, expected } => self.answer_case(one, case, command, *expected).await,
            Order::Directory(command) => {
                let (salt, artifacts) = (random()?, BTreeMap::new());
                let directory = self.directories.get(&who.tenant).cloned().unwrap_or_default();
                if let DirectoryCommand::AdoptProcedure { procedure, digest: Some(digest) } = command
                    && self.engine.procedures().by_digest(*digest).is_none_or(|p| p.id() != procedure)
                {
                    let unknown = Refusal::new(RefusalCode::ProcedureUnknown);
                    return Err(unknown.with("procedure", procedure).into());
                }
                if let DirectoryCommand::AdoptCalendar { digest: Some(digest) } = command
                    && !self.engine.can_adopt(*digest)
                {
                    return Err(Refusal::new(RefusalCode::CalendarUnknown).into());
                }
                let actor = self.actor(one, &directory);
                let calendar = self.engine.calendar_of(&directory);
                let context = self.context(&who.tenant, &actor, (&directory, &calendar), salt, &artifacts);
                let (effects, payloads) = directory.decide(command, &context)?;
                let body = Body::Directory { at: context.now, effects };
                Ok(self.append(one, DIRECTORY, &id.clone(), body, &payloads).await?)
            }
        }
    }

    async fn answer_case(
        &mut self,
        one: &Waiting,
        id: &str,
        command: &Command,
        expected: Option<u64>,
    ) -> Result<Answer, Trouble> {
        let tenant = &one.request.who.tenant;
        let key = (tenant.clone(), id.to_owned());
        let (_, case) = self.cases.get(&key).ok_or_else(|| Refusal::new(RefusalCode::NotFound))?;
        let case = case.clone();
        if case.version == 0 && !matches!(command, Command::Open { .. }) {
            return Err(Refusal::new(RefusalCode::NotFound).into());
        }
        if expected.is_some_and(|e| e != case.version) {
            return Err(Trouble::Failure(Failure::Moved(case.version)));
        }
        let stored = self.batch.artifacts(tenant, &command.artifacts()).await?;
        let artifacts: BTreeMap<Digest, Stored> = stored.into_iter().map(|s| (s.digest, s)).collect();
        let directory = self.directories.get(tenant).cloned().unwrap_or_default();
        let procedure = self.procedure(&case, command, &directory)?;
        let actor = self.actor(one, &directory);
        let calendar = self.engine.calendar_of(&directory);
        let next = match command {
            Command::Migrate { to, .. } => self.engine.procedures().by_digest(*to),
            _ => None,
        };
        let elsewhere = match command {
            Command::TakeResult { case: Some(other), .. } => {
                self.engine.elsewhere_in(&mut self.batch, tenant, other).await?
            }
            _ => None,
        };
        let context = self.context(tenant, &actor, (&directory, &calendar), random()?, &artifacts);
        let (migrates_to, elsewhere) = (next.as_deref(), elsewhere.as_ref());
        let context = Context { migrates_to, elsewhere, rolls: &one.request.rolls, ..context };
        let decided = decide(&procedure, &case, command, &context)?;
        let mut after = case;
        after.evolve(&decided.act);
        let follow = follow_ups(&after, &decided.act, decided.act.at.date(calendar.offset()));
        // By the version the case is under from now on, as when the notices are made anew from the log.
        let procedure = self.engine.procedures().by_digest(after.digest).unwrap_or(procedure);
        let told = after.notices(&decided.act, after.lead(&procedure));
        let body = Body::Case { act: decided.act };
        let answer = self.append(one, &case_stream(id), &one.request.id, body, &decided.payloads).await?;
        let at = self.heads.get(tenant).map_or(after.moved_at, |h| h.last_at);
        self.batch.add_notices(tenant, (id, answer.index, at), &told).await?;
        if let Some(slot) = self.cases.get_mut(&key) {
            slot.1 = after;
        }
        self.moved.insert(key);
        for (n, command) in follow.iter().enumerate() {
            self.follow(one, &format!("{}/follow-up-{n}", one.request.id), command).await?;
        }
        Ok(answer)
    }

    /// A party formed or a body founded becomes an office in the same transaction, as a leaf of its own.
    async fn follow(&mut self, one: &Waiting, id: &str, command: &DirectoryCommand) -> Result<(), Trouble> {
        let tenant = &one.request.who.tenant;
        let directory = self.directories.get(tenant).cloned().unwrap_or_default();
        let actor = self.actor(one, &directory);
        let artifacts = BTreeMap::new();
        let calendar = self.engine.calendar_of(&directory);
        let context = self.context(tenant, &actor, (&directory, &calendar), random()?, &artifacts);
        let (effects, payloads) = directory.decide(command, &context)?;
        let at = context.now;
        // What becomes of a committee of hundreds is more than one leaf holds.
        for (part, effects) in in_leaves(effects).into_iter().enumerate() {
            let id = if part == 0 { id.to_owned() } else { format!("{id}.{part}") };
            let payloads = if part == 0 { &payloads[..] } else { &[] };
            self.append(one, DIRECTORY, &id, Body::Directory { at, effects }, payloads).await?;
        }
        Ok(())
    }

    fn procedure(
        &self,
        case: &Case,
        command: &Command,
        directory: &Directory,
    ) -> Result<Arc<Procedure>, Refusal> {
        let procedures = self.engine.procedures();
        match command {
            Command::Open { procedure, .. } if case.version == 0 => {
                let unknown = || Refusal::new(RefusalCode::ProcedureUnknown).with("procedure", procedure);
                procedures.of(directory, procedure).ok_or_else(unknown)
            }
            _ if case.version == 0 => Err(Refusal::new(RefusalCode::NotFound)),
            _ => procedures.by_digest(case.digest).ok_or_else(|| {
                Refusal::new(RefusalCode::ProcedureUnknown).with("procedure", &case.procedure)
            }),
        }
    }

    fn actor(&self, one: &Waiting, directory: &Directory) -> Actor {
        let who = &one.request.who;
        let day = self.engine.now().date(self.engine.calendar().offset());
        Actor {
            person: who.person.clone(),
            capacities: directory.capacities(&who.person, day),
            via: who.via.clone(),
            guest: who.guest.clone(),
        }
    }

    fn context<'c>(
        &'c self,
        tenant: &str,
        actor: &'c Actor,
        (directory, calendar): (&'c Directory, &'c Calendar),
        salt: [u8; 32],
        artifacts: &'c BTreeMap<Digest, Stored>,
    ) -> Context<'c> {
        // Logged time never decreases, whatever the clocks of the nodes say.
        let last = self.heads.get(tenant).map_or(Moment(0), |h| h.last_at);
        let now = self.engine.now().max(last);
        Context {
            now,
            actor,
            directory,
            calendar,
            salt,
            artifacts,
            rolls: NO_ROLLS,
            migrates_to: None,
            elsewhere: None,
        }
    }

    async fn append(
        &mut self,
        one: &Waiting,
        stream: &str,
        command: &str,
        body: Body,
        payloads: &[Payload],
    ) -> Result<Answer, StoreError> {
        let who = &one.request.who;
        let (at, version) = match &body {
            Body::Case { act } => {
                let id = stream.strip_prefix("case/").unwrap_or_default();
                let case = self.cases.get(&(who.tenant.clone(), id.to_owned()));
                (act.at, case.map_or(0, |(_, c)| c.version) + 1)
            }
            Body::Directory { at, effects } => {
                let directory = self.directories.entry(who.tenant.clone()).or_default();
                directory.evolve(effects);
                (*at, directory.version)
            }
        };
        let Some(head) = self.heads.get_mut(&who.tenant) else {
            return Err(StoreError::Inconsistent("a head that was not locked".into()));
        };
        let leaf = Leaf {
            v: FORMAT,
            tenant: who.tenant.clone(),
            stream: stream.to_owned(),
            version,
            at: at.max(head.last_at),
            actor: who.person.clone(),
            command: command.to_owned(),
            command_digest: one.digest,
            body,
        };
        let appended = self.batch.append(head, &leaf).await?;
        self.appended = true;
        self.batch.add_payloads(&who.tenant, payloads).await?;
        Ok(Answer::of(&who.tenant, &appended))
    }

    /// Writes the heads and row differences, makes the batch durable, and keeps what it left as hints.
    async fn finish(mut self) -> Result<(), StoreError> {
        // Nothing was carried out: nothing is written, not even the rows that were locked.
        if !self.appended {
            return self.batch.give_up().await;
        }
        for (tenant, head) in &self.heads {
            self.batch.set_head(tenant, head).await?;
        }
        for key in &self.moved {
            let Some((before, after)) = self.cases.get(key) else { continue };
            let Some(procedure) = self.engine.procedures().by_digest(after.digest) else { continue };
            let before = before.as_ref();
            let then = before.and_then(|c| self.engine.procedures().by_digest(c.digest));
            let before = then.as_deref().zip(before);
            self.batch.put_outline(&key.0, &procedure, after, before).await?;
        }
        self.batch.commit().await?;
        for key in self.moved {
            // Nobody may be watching.
            let _ = self.engine.inner.moved.send(key);
        }
        for ((tenant, _), (_, case)) in self.cases {
            if case.version > 0 {
                self.engine.inner.cache.keep_case(&tenant, &Arc::new(case));
            }
        }
        for (tenant, directory) in self.directories {
            self.engine.inner.cache.keep_directory(&tenant, &Arc::new(directory));
        }
        Ok(())
    }
}
