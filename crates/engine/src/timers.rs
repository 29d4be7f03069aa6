//! What the clock does: ordinary commands of the program itself, found from the read tables at any later moment by any
//! node. Their ids are made of what they do and when, so that each is carried out once.

use std::time::Duration;

use quorate_core::case::TIMER;
use quorate_core::record::Digest;
use quorate_core::{Command, Moment};
use quorate_store::StoreError;

use crate::{Engine, Failure, Order, Request, Who};

/// What other nodes do, and what has come nearer since, is noticed after so long at the latest.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// Cases looked at between two looks at what is left.
const AT_ONCE: i64 = 200;

impl Engine {
    /// Does what has become due, again and again, until the future is dropped.
    pub async fn watch_clock(&self) {
        loop {
            if let Err(error) = self.run_due(self.now()).await {
                tracing::error!(%error, "what is due could not be found; it is tried again");
            }
            let next = self.store().next_due().await.ok().flatten();
            let left = next.map(|at| at.0.saturating_sub(self.now().0)).filter(|left| *left > 0);
            let left = left.and_then(|l| u64::try_from(l).ok()).map_or(LOOK_EVERY, Duration::from_micros);
            tokio::time::sleep(left.min(LOOK_EVERY)).await;
        }
    }

    /// Does everything whose moment has come, the earliest first, and counts deadlines again where there is another
    /// calendar; tells how many commands were carried out. One that is refused holds up nothing else: it was done by
    /// somebody else meanwhile, or is found again.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn run_due(&self, now: Moment) -> Result<usize, StoreError> {
        let mut done = self.recount_all().await?;
        let mut last = None;
        loop {
            let cases = self.store().due_cases(now, last.as_ref(), AT_ONCE).await?;
            for due in &cases {
                let case = match self.case(&due.tenant, &due.case).await {
                    Ok(Some(case)) => case,
                    Ok(None) => continue,
                    Err(error) => {
                        tracing::error!(%error, tenant = due.tenant, case = due.case, "a case could not be read");
                        continue;
                    }
                };
                for (at, command) in case.clock_work().into_iter().take_while(|(at, _)| *at <= now) {
                    let (Command::Nudge { task: of }
                    | Command::Escalate { task: of }
                    | Command::SuspensionOver { task: of }
                    | Command::Wake { task: of }
                    | Command::PassLimit { limit: of }) = &command
                    else {
                        continue;
                    };
                    let id = id(command.name(), at.0, &[&due.case, of]);
                    done += usize::from(self.as_timer(&due.tenant, &due.case, id, command).await);
                }
            }
            match cases.into_iter().last() {
                Some(due) => last = Some(due),
                None => return Ok(done),
            }
        }
    }

    /// Counts again at once, in the background: whatever breaks off is found again by whoever watches the clock.
    pub fn recount_soon(&self, tenant: &str) {
        let (engine, tenant) = (self.clone(), tenant.to_owned());
        tokio::spawn(async move {
            if let Err(error) = engine.recount_cases(&tenant).await {
                tracing::warn!(%error, %tenant, "deadlines are counted again later");
            }
        });
    }

    /// Counts provisional deadlines again in every case whose calendar is another one now.
    async fn recount_all(&self) -> Result<usize, StoreError> {
        let mut done = 0;
        for tenant in self.store().provisional_tenants().await? {
            done += self.recount_cases(&tenant).await?;
        }
        Ok(done)
    }

    async fn recount_cases(&self, tenant: &str) -> Result<usize, StoreError> {
        let directory = self.directory(tenant).await?;
        let calendar = self.calendar_of(&directory).digest();
        let (mut done, mut after) = (0, String::new());
        loop {
            let cases = self.store().provisional_cases(tenant, calendar, &after, AT_ONCE).await?;
            for (case, version) in &cases {
                let id = id("recount", i64::try_from(*version).unwrap_or(0), &[case, &calendar.to_string()]);
                done += usize::from(self.as_timer(tenant, case, id, Command::Recount {}).await);
            }
            match cases.into_iter().last() {
                Some((case, _)) => after = case,
                None => return Ok(done),
            }
        }
    }

    async fn as_timer(&self, tenant: &str, case: &str, id: String, command: Command) -> bool {
        let (who, name) = (Who::person(tenant, "system", TIMER), command.name());
        let order = Order::Case { case: case.to_owned(), command, expected: None };
        match self.submit(Request::new(who, id, order)).await {
            Ok(_) => true,
            Err(Failure::Refused(refusal)) => {
                tracing::debug!(code = refusal.code.as_str(), %tenant, %case, name, "the clock was not needed");
                false
            }
            Err(failure) => {
                tracing::warn!(%failure, %tenant, %case, name, "the clock is tried again");
                false
            }
        }
    }
}

/// `due-nudge-1790000000000000-0123…`: what, when, and the hash of where, as ids of cases and tasks may be long.
fn id(name: &str, at: i64, of: &[&str]) -> String {
    let place = Digest::of(of.join("\n").as_bytes()).to_string();
    format!("due-{name}-{at}-{}", place.get(..32).unwrap_or_default())
}
