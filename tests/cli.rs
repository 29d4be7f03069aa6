//! What the program does at the terminal.

mod definitions;
mod founding;
mod lan;
pub mod program;
mod record;
