//! The one door for writes: commands in, durable leaves out.
//!
//! Whatever has arrived while the last batch was being made durable goes into the next; no timer. No reply leaves
//! before the commit.

mod beginning;
mod calendars;
mod clock;
mod judging;
mod practice;
mod procedures;
mod state;
mod submit;
mod timers;
mod verdicts;
mod writer;

use std::sync::Arc;

use quorate_core::{Calendar, Moment};
use quorate_store::{Store, StoreError};

pub use beginning::{Beginning, CLERK};
pub use clock::Clock;
pub use procedures::{Broken, Procedures};
pub use submit::{Answer, Failure, Order, Request, Who};
pub use verdicts::Judged;

/// The form of the read tables this program writes: rows made for an earlier one are made anew at the start.
/// 2: cases are found by pairs of characters. 3: offices are told of what concerns them. 4: the clock finds its work.
/// 5: who holds a task. 6: one person of an office is told.
const READ_VERSION: i64 = 6;

/// The engine: procedures, calendar, store and the writer behind it. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Engine {
    inner: Arc<Inner>,
}

#[derive(Debug)]
pub(crate) struct Inner {
    pub store: Store,
    pub procedures: Procedures,
    pub calendars: calendars::Calendars,
    pub clock: Clock,
    pub cache: state::Cache,
    /// Held by whoever judges what is left to judge.
    pub judging: tokio::sync::Mutex<()>,
    pub orders: tokio::sync::mpsc::Sender<submit::Waiting>,
    /// Tenant and id of each case that an act has moved: a hint for whoever watches, never the truth.
    pub moved: tokio::sync::broadcast::Sender<(String, String)>,
}

impl Engine {
    /// Starts the engine on an open store: keeps the definitions it was given, and begins to write.
    ///
    /// # Errors
    /// If the definitions of earlier cases cannot be read.
    pub async fn start(
        store: Store,
        mut procedures: Procedures,
        calendar: Calendar,
        clock: Clock,
    ) -> Result<Self, StoreError> {
        procedures.keep(&store).await?;
        let calendars = calendars::Calendars::of(calendar, &store).await?;
        // Room for what can arrive while one batch is made durable; more than that is told to come again.
        let (orders, inbox) = tokio::sync::mpsc::channel(1024);
        let moved = tokio::sync::broadcast::Sender::new(1024);
        let inner = Inner {
            store,
            procedures,
            calendars,
            clock,
            cache: state::Cache::default(),
            judging: tokio::sync::Mutex::default(),
            orders,
            moved,
        };
        let engine = Self { inner: Arc::new(inner) };
        if engine.store().read_version().await? < READ_VERSION {
            let cases = engine.rebuild().await?;
            if cases > 0 {
                tracing::info!(cases, "the read tables were made anew for this version of the program");
            }
        }
        tokio::spawn(writer::run(Arc::downgrade(&engine.inner), inbox));
        Ok(engine)
    }

    /// Tells tenant and id of each case that an act of this process moves, once it is durable.
    pub fn moved(&self) -> tokio::sync::broadcast::Receiver<(String, String)> {
        self.inner.moved.subscribe()
    }

    /// For reading, and for secrets and artifacts.
    pub fn store(&self) -> &Store {
        &self.inner.store
    }
    /// The procedures loaded, and those of earlier cases.
    pub fn procedures(&self) -> &Procedures {
        &self.inner.procedures
    }
    /// The public calendar of the program. A jurisdiction may count by another one of the same place, so that times
    /// are written by this and days counted by [`Engine::calendar_of`].
    pub fn calendar(&self) -> &Calendar {
        self.inner.calendars.base()
    }
    /// The present moment.
    pub fn now(&self) -> Moment {
        self.inner.clock.now()
    }
}

/// Random bytes from the system.
///
/// # Errors
/// If the system has none to give; nothing can then be done safely.
pub fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|e| StoreError::Inconsistent(format!("no randomness: {e}")))?;
    Ok(bytes)
}
