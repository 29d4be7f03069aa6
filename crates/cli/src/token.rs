//! API tokens: made, listed, revoked at the terminal.

use std::process::ExitCode;

use clap::Subcommand;
use quorate_core::Language;
use quorate_engine::random;
use quorate_store::{Scope, Secret};
use quorate_wording::say;

use crate::terminal::print_line;
use crate::{Done, Place, Trouble, serve, setup};

#[derive(Subcommand, Debug)]
pub(crate) enum Verb {
    /// Make a token for a person; it is shown once.
    Create {
        /// The jurisdiction.
        tenant: String,
        /// The person.
        person: String,
        /// What it is for.
        #[arg(long, default_value = "")]
        label: String,
        /// Valid for so many days.
        #[arg(long, default_value_t = 365, value_parser = clap::value_parser!(i64).range(1..=3650))]
        days: i64,
        /// Good for reading alone.
        #[arg(long)]
        read_only: bool,
    },
    /// Make a one-time sign-in link for a person.
    Link {
        /// The jurisdiction.
        tenant: String,
        /// The person.
        person: String,
        /// Where the server is reached.
        #[arg(long, default_value = "http://127.0.0.1:8080")]
        address: String,
    },
    /// List tokens.
    List {
        /// The jurisdiction.
        tenant: String,
    },
    /// Revoke the tokens whose hash begins so (at least 8 digits).
    Revoke {
        /// The jurisdiction.
        tenant: String,
        /// As listed.
        hash: String,
    },
}

pub(crate) async fn token(verb: Verb, place: &Place, language: Language) -> Done {
    let open = setup::open(place, language).await?;
    let (engine, now) = (open.engine.clone(), open.engine.now());
    match verb {
        Verb::Create { tenant, person, label, days, read_only } => {
            known(&engine, &tenant, &person).await?;
            let secret = Secret::new("q", random().map_err(Trouble::from_display)?);
            let expires = now.plus_minutes(days * 24 * 60);
            let scope = if read_only { Scope::Read } else { Scope::All };
            engine
                .store()
                .add_token(&secret, (&tenant, &person), scope, &label, now, expires)
                .await
                .map_err(Trouble::from_display)?;
            print_line(say(language, "token-made", &[("person", &person), ("token", secret.reveal())]))?;
        }
        Verb::Link { tenant, person, address } => {
            known(&engine, &tenant, &person).await?;
            let secret = serve::link(&engine, &tenant, &person, 24 * 60).await?;
            print_line(format_args!("{address}/sign-in/{}", secret.reveal()))?;
        }
        Verb::List { tenant } => {
            for (hash, person, label, made, expires, revoked) in
                engine.store().tokens(&tenant).await.map_err(Trouble::from_display)?
            {
                let mark = if revoked { "revoked" } else { "" };
                print_line(format_args!(
                    "{hash}  {person}  {}  {}  {label}  {mark}",
                    made.rfc3339(),
                    expires.rfc3339()
                ))?;
            }
        }
        Verb::Revoke { tenant, hash } => {
            let count =
                engine.store().revoke_token(&tenant, &hash, now).await.map_err(Trouble::from_display)?;
            print_line(say(language, "token-revoked", &[("count", &count.to_string())]))?;
            if count == 0 {
                return Ok(ExitCode::FAILURE);
            }
        }
    }
    engine.store().close().await;
    Ok(ExitCode::SUCCESS)
}

async fn known(engine: &quorate_engine::Engine, tenant: &str, person: &str) -> Result<(), Trouble> {
    let directory = engine.directory(tenant).await.map_err(Trouble::from_display)?;
    if directory.people.contains_key(person) {
        return Ok(());
    }
    let people: Vec<&str> = directory.people.keys().map(String::as_str).collect();
    Err(Trouble(format!("{person} is not among the people of {tenant}: {}", people.join(", "))))
}
