//! Diagnostics in the manner of rustc: file, line and column, the line itself, why, and what to do.

use std::fmt::Write as _;

use quorate_core::Language;
use quorate_core::procedure::{Diagnostic, Place};

use crate::{say, say_attribute};

/// A file that was read.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Its name.
    pub file: &'a str,
    /// Its text.
    pub text: &'a str,
    /// The file of translations, and its text.
    pub translation: Option<(&'a str, &'a str)>,
}

/// All diagnostics of a file.
pub fn render_diagnostics(language: Language, source: &Source<'_>, faults: &[Diagnostic]) -> String {
    let mut out = String::new();
    for fault in faults {
        render(language, source, fault, &mut out);
    }
    let count = faults.len().to_string();
    let _ = writeln!(out, "{}", say(language, "check-summary", &[("count", &count), ("file", source.file)]));
    out
}

fn render(language: Language, source: &Source<'_>, fault: &Diagnostic, out: &mut String) {
    let in_translation = fault.facts.get("file").is_some_and(|f| f == "translation");
    let (file, text) = match source.translation.filter(|_| in_translation) {
        Some(beside) => beside,
        None => (source.file, source.text),
    };
    let facts: Vec<(&str, String)> =
        fault.facts.iter().map(|(name, value)| (*name, words(name, value))).collect();
    let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let code = fault.code.as_str();
    let id = format!("diagnostic-{code}");
    let _ =
        writeln!(out, "{}[{code}]: {}", say(language, "diagnostic-error", &[]), say(language, &id, &facts));
    let at = fault.place;
    let cited = fault
        .source
        .as_ref()
        .map(|s| format!("  ({})", say(language, "diagnostic-source", &[("source", s)])));
    let _ = writeln!(out, "  --> {file}:{}:{}{}", at.line, at.column, cited.unwrap_or_default());
    let margin = fault.other.map_or(at.line, |o| o.line.max(at.line)).to_string().len();
    let _ = writeln!(out, "{:margin$} |", "");
    show_line(text, at, '^', margin, "", out);
    if let Some(other) = fault.other.filter(|o| *o != at) {
        show_line(text, other, '-', margin, &say(language, "diagnostic-other", &[]), out);
    }
    let _ = writeln!(out, "{:margin$} |", "");
    for (label, attribute) in [("diagnostic-why", "why"), ("diagnostic-help", "help")] {
        if let Some(text) = say_attribute(language, &id, attribute, &facts) {
            let _ = writeln!(out, "{:margin$} = {}: {text}", "", say(language, label, &[]));
        }
    }
    if !fault.run.is_empty() {
        let _ = writeln!(out, "{:margin$} = {}:", "", say(language, "diagnostic-run", &[]));
        for (number, step) in (1..).zip(&fault.run) {
            let step_facts = [("id", step.id.as_str()), ("detail", step.detail.as_str())];
            let _ = writeln!(
                out,
                "{:margin$}   {number}. {}",
                "",
                say(language, &format!("step-{}", step.what), &step_facts)
            );
        }
    }
    out.push('\n');
}

/// Facts as Fluent can select on them: `wanted` lists sorts.
fn words(name: &str, value: &str) -> String {
    if name == "wanted" { value.replace(", ", "-") } else { value.to_owned() }
}

fn show_line(text: &str, place: Place, mark: char, margin: usize, label: &str, out: &mut String) {
    let line = text.lines().nth(place.line as usize - 1).unwrap_or_default();
    let shown: String = line.chars().map(|c| if c == '\t' { ' ' } else { c }).take(400).collect();
    let before: String = shown.chars().take(place.column as usize - 1).map(pad).collect();
    let meant: usize =
        shown.chars().skip(place.column as usize - 1).take(place.width as usize).map(width).sum();
    let marks: String = std::iter::repeat_n(mark, meant.max(1)).collect();
    let _ = writeln!(out, "{:>margin$} | {shown}", place.line);
    let _ = writeln!(out, "{:margin$} | {before}{marks} {label}", "");
    // No trailing blanks: the output is compared and copied.
    while out.ends_with(" \n") {
        out.truncate(out.len() - 2);
        out.push('\n');
    }
}

/// Columns a character takes in a terminal: Han and full-width ones take two.
pub(crate) fn width(c: char) -> usize {
    match c as u32 {
        0x1100..=0x115F
        | 0x2E80..=0xA4CF
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE4F
        | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x20000..=0x3FFFD => 2,
        _ => 1,
    }
}

/// A blank as wide as a character: the ideographic space lines up under Han.
fn pad(c: char) -> char {
    if width(c) == 2 { '\u{3000}' } else { ' ' }
}
