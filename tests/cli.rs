//! What the program does at the terminal.

mod definitions;
pub mod demo;
mod founding;
mod lan;
pub mod program;
mod record;
