//! What is asked of the engine, and what it answers.

use quorate_core::context::{Guest, Rolls};
use quorate_core::directory::DirectoryCommand;
use quorate_core::record::{Digest, canonical};
use quorate_core::{Command, Refusal, RefusalCode};
use quorate_store::{Appended, StoreError};
use serde::Serialize;
use tokio::sync::{mpsc, oneshot};

use crate::Engine;

/// Who asks: a person of a tenant, and how the person came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// The tenant.
    pub tenant: String,
    /// The person; `system` for the program itself.
    pub person: String,
    /// `token`, `session`, `link`, `system` or `timer`.
    pub via: String,
    /// Whoever holds an invitation, as stated by the holder.
    pub guest: Option<Guest>,
}

impl Who {
    /// A person of the directory, or the program itself.
    pub fn person(tenant: &str, person: &str, via: &str) -> Self {
        Self { tenant: tenant.into(), person: person.into(), via: via.into(), guest: None }
    }
}

/// What is asked.
#[derive(Clone, Debug)]
pub enum Order {
    /// Of a case.
    Case {
        /// Its id.
        case: String,
        /// The command.
        command: Command,
        /// Only if the case is still at this version.
        expected: Option<u64>,
    },
    /// Of the directory.
    Directory(DirectoryCommand),
}

/// A command with who asks and its id.
#[derive(Clone, Debug)]
pub struct Request {
    /// Who.
    pub who: Who,
    /// Unique for its actor: a retry with the same id gets the same answer.
    pub id: String,
    /// What.
    pub order: Order,
    /// The rolls it files, counted from their files: that takes too long to be done while streams are locked.
    pub rolls: Rolls,
}

impl Request {
    /// A request that files no roll.
    pub fn new(who: Who, id: impl Into<String>, order: Order) -> Self {
        Self { who, id: id.into(), order, rolls: Rolls::new() }
    }
}

/// What a command was answered with: a pure function of the leaf.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// The log: the tenant.
    pub log: String,
    /// Index in the log.
    pub index: u64,
    /// Hash of the leaf.
    pub leaf: Digest,
    /// `case/ID` or `directory`.
    pub stream: String,
    /// Version of the stream after it.
    pub version: u64,
}

impl Answer {
    pub(crate) fn of(tenant: &str, appended: &Appended) -> Self {
        Self {
            log: tenant.to_owned(),
            index: appended.index,
            leaf: appended.hash,
            stream: appended.stream.clone(),
            version: appended.version,
        }
    }
}

/// Why a command was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The rules say no.
    #[error("refused: {0:?}")]
    Refused(Box<Refusal>),
    /// The same id was used for another command.
    #[error("the same id was used for another command")]
    Mismatch,
    /// The case has moved on since the version expected.
    #[error("the case has moved on to version {0}")]
    Moved(u64),
    /// Too much is waiting: come again.
    #[error("too much is waiting")]
    Busy,
    /// The record could not be written; nothing has changed, or it is not known whether: ask again with the same id.
    #[error("the record could not be written: {0}")]
    Storage(String),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Storage(error.to_string())
    }
}

/// A request on its way to the writer.
#[derive(Debug)]
pub(crate) struct Waiting {
    pub request: Request,
    pub digest: Digest,
    pub reply: oneshot::Sender<Result<Answer, Failure>>,
}

impl Engine {
    /// Submits a command and waits until it is durable or refused.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn submit(&self, request: Request) -> Result<Answer, Failure> {
        check_ids(&request)?;
        let digest = digest(&request.order)?;
        let (reply, answer) = oneshot::channel();
        self.inner.orders.try_send(Waiting { request, digest, reply }).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => Failure::Busy,
            mpsc::error::TrySendError::Closed(_) => Failure::Storage("the writer has stopped".into()),
        })?;
        answer.await.unwrap_or_else(|_| Err(Failure::Storage("the writer has stopped".into())))
    }
}

/// Ids become parts of keys and streams: a command's is 1 to 128 printable ASCII characters without `/`, which the
/// engine keeps for what follows from a command; a case's is a name.
fn check_ids(request: &Request) -> Result<(), Failure> {
    let id = &request.id;
    let good = (1..=128).contains(&id.len()) && id.chars().all(|c| c.is_ascii_graphic() && c != '/');
    if !good {
        return Err(Refusal::new(RefusalCode::BadId)
            .with("id", id.chars().take(40).collect::<String>())
            .into());
    }
    match &request.order {
        Order::Case { case, .. } => Ok(quorate_core::directory::check_id(case)?),
        Order::Directory(_) => Ok(()),
    }
}

fn digest(order: &Order) -> Result<Digest, Failure> {
    let text = match order {
        Order::Case { case, command, .. } => canonical(&(case, command)),
        Order::Directory(command) => canonical(&("directory", command)),
    };
    let text = text.map_err(|_| Failure::from(Refusal::new(RefusalCode::BadId)))?;
    Ok(Digest::of(text.as_bytes()))
}
