//! The rules of Quorate: what a procedure is, what may happen in a case, what an audit finds.
//!
//! Pure: no input or output, no clock, no randomness. Moments, salts and ids are arguments.

pub mod language;
pub mod procedure;
pub mod record;

pub use language::Language;
pub use procedure::Procedure;
