//! What the program does at the terminal.

mod definitions;
pub mod demo;
mod founding;
pub mod program;
mod record;
