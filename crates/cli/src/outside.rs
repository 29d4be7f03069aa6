//! Telling people outside the pages, where the operator has said how.

use std::path::Path;

use quorate_core::Language;
use quorate_engine::Engine;
use quorate_notices::Channels;

use crate::Trouble;

/// Begins to tell people by the channels of a file; without one the pages alone tell.
pub(crate) fn begin(
    file: Option<&Path>,
    engine: &Engine,
    origin: &str,
    language: Language,
) -> Result<(), Trouble> {
    let Some(file) = file else { return Ok(()) };
    let trouble = |e: &dyn std::fmt::Display| Trouble(format!("{}: {e}", file.display()));
    let text = std::fs::read_to_string(file).map_err(|e| trouble(&e))?;
    let channels = Channels::from_yaml(&text, &|name| std::env::var(name).ok()).map_err(|e| trouble(&e))?;
    tokio::spawn(quorate_notices::run(engine.clone(), channels, origin.to_owned(), language));
    Ok(())
}
