//! The rules of Quorate: what a procedure is, what may happen in a case, what an audit finds.
//!
//! Pure: no input or output, no clock, no randomness. Moments, salts and ids are arguments.

pub mod audit;
pub mod calendar;
pub mod case;
pub mod context;
pub mod decimal;
pub mod directory;
pub mod jurisdiction;
pub mod language;
pub mod moment;
pub mod poll;
pub mod procedure;
pub mod record;
pub mod refusal;
pub mod roll;
pub mod scenario;
pub mod search;
pub mod sharing;
pub mod tally;

pub use calendar::Calendar;
pub use case::{Case, Command, decide};
pub use context::{Actor, Context};
pub use directory::Directory;
pub use language::Language;
pub use moment::{Date, Moment};
pub use procedure::Procedure;
pub use refusal::{Refusal, RefusalCode};
