//! What the program says at the terminal.
//!
//! The one place that prints. Text out of a file or a record may hold anything: whatever a terminal would take as a
//! command or a change of direction is shown by its number instead. And whoever listens may stop: that is no fault.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write};

use crate::Trouble;

/// Prints a line on standard output.
pub(crate) fn print_line(line: impl Display) -> Result<(), Trouble> {
    print(format_args!("{line}\n"))
}

/// Prints a text on standard output. An error is a full disk or the like, never a listener who has left.
pub(crate) fn print(text: impl Display) -> Result<(), Trouble> {
    match write(&mut io::stdout().lock(), &text.to_string()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Trouble::from_display(error)),
        _ => Ok(()),
    }
}

/// Prints a line on standard error; if that fails there is nobody left to tell.
pub(crate) fn warn(line: impl Display) {
    drop(write(&mut io::stderr().lock(), &format!("{line}\n")));
}

fn write(to: &mut impl Write, text: &str) -> io::Result<()> {
    to.write_all(harmless(text).as_bytes())?;
    to.flush()
}

/// With `\u001b` for an escape and so on: readable to people, and what JSON means by it inside a string.
fn harmless(text: &str) -> String {
    let steers = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if steers(c) { out += &format!("\\u{:04x}", u32::from(c)) } else { out.push(c) }
    }
    out
}
