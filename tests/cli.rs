//! What the program does at the terminal.

mod definitions;
mod founding;
pub mod program;
mod record;
