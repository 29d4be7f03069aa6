//! Beginning a jurisdiction beside those that are there: its first office, its clerk, and a link for the clerk.

use std::process::ExitCode;

use clap::Args;
use quorate_core::Language;
use quorate_engine::Beginning;
use quorate_wording::say;

use crate::terminal::print_line;
use crate::{Done, Place, Trouble, serve, setup};

/// What a jurisdiction begins with.
#[derive(Args, Debug, Clone)]
pub(crate) struct Told {
    /// The division code: six digits, nine for a township, letters elsewhere.
    code: String,
    /// Its name.
    name: String,
    /// The office that leads.
    #[arg(long)]
    office: String,
    /// The party of procedures that this office fills; empty: none.
    #[arg(long, default_value = "league")]
    party: String,
    /// Its clerk.
    #[arg(long)]
    clerk: String,
    /// Where the server is reached.
    #[arg(long, default_value = "http://127.0.0.1:8080")]
    address: String,
}

pub(crate) async fn begin(told: Told, place: &Place, language: Language) -> Done {
    let open = setup::open(place, language).await?;
    let Told { code, name, office, party, clerk, address } = told;
    let title = say(language, "role-clerk", &[]);
    let beginning = Beginning { code, name, party, office, person: clerk, title };
    if !beginning.is_whole() {
        return Err(Trouble(say(language, "first-start-wrong", &[])));
    }
    if open.engine.has_begun(&beginning.code).await.map_err(Trouble::from_display)? {
        return Err(Trouble(say(language, "begin-already", &[("code", &beginning.code)])));
    }
    open.engine.begin_jurisdiction(&beginning).await.map_err(Trouble::from_display)?;
    let link = serve::link(&open.engine, &beginning.code, quorate_engine::CLERK, 24 * 60).await?;
    print_line(format_args!("{address}/sign-in/{}", link.reveal()))?;
    open.engine.store().close().await;
    Ok(ExitCode::SUCCESS)
}
