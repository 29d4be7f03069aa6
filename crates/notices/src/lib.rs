//! Telling people outside the pages what has happened: by mail, and by whatever a webhook reaches (text messages, office
//! messengers). What there is to tell is the table of notices, made from the record; who wants to be told, when and
//! where, stands in the directory.
//!
//! Nobody is told twice unless a node dies between sending and noting it down; nobody is left out.

mod channels;
mod telling;

use std::time::Duration;

use quorate_core::Language;
use quorate_core::directory::{NoticeTime, Notices};
use quorate_core::jurisdiction::is_practice;
use quorate_engine::Engine;
use quorate_store::StoreError;
use tokio::sync::broadcast::error::RecvError;

pub use channels::{BadChannels, Channels};
pub use telling::{Message, message};

/// Acts of other nodes, and the morning, are noticed after so long at the latest.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// What happens shortly after something goes into the same message.
const GATHER: Duration = Duration::from_secs(5);
/// Whoever tells somebody is given so long before another tries, in minutes: also the pause after a failure.
const LEASE_MINUTES: i64 = 5;

/// Tells people until the future is dropped. `origin` is where the pages are reached, such as `https://quorate.example`.
pub async fn run(engine: Engine, channels: Channels, origin: String, language: Language) {
    let mut moved = engine.moved();
    loop {
        if let Err(error) = tell_all(&engine, &channels, &origin, language).await {
            tracing::error!(%error, "notices could not be worked out");
        }
        tokio::select! {
            () = tokio::time::sleep(LOOK_EVERY) => {}
            heard = moved.recv() => {
                if matches!(heard, Err(RecvError::Closed)) {
                    return;
                }
                tokio::time::sleep(GATHER).await;
                moved = moved.resubscribe();
            }
        }
    }
}

/// Tells everybody who is due; tells how many.
///
/// # Errors
/// If the database fails. A message that cannot be sent is tried again later and holds up nobody else.
pub async fn tell_all(
    engine: &Engine,
    channels: &Channels,
    origin: &str,
    language: Language,
) -> Result<usize, StoreError> {
    let mut told = 0;
    let tenants = engine.store().tenants().await?;
    for tenant in tenants.into_iter().filter(|t| !is_practice(t)) {
        let directory = engine.directory(&tenant).await?;
        let wanting = directory.own.iter().filter_map(|(p, own)| Some((p, own.notices.as_ref()?)));
        for (person, notices) in wanting.filter(|(_, n)| n.time != NoticeTime::Never) {
            told +=
                usize::from(tell(engine, channels, (&tenant, person), notices, (origin, language)).await?);
        }
    }
    Ok(told)
}

async fn tell(
    engine: &Engine,
    channels: &Channels,
    who: (&str, &str),
    notices: &Notices,
    (origin, language): (&str, Language),
) -> Result<bool, StoreError> {
    let Some((message, known)) = message(engine, who, notices, origin, language).await? else {
        return Ok(false);
    };
    if !channels.reach(&message) {
        return Ok(false);
    }
    let now = engine.now();
    let until = now.plus_minutes(LEASE_MINUTES);
    if !engine.store().lease_delivery(who, known, (now, until)).await? {
        return Ok(false);
    }
    if let Err(error) = channels.send(&message).await {
        tracing::warn!(%error, tenant = who.0, person = who.1, "a notice could not be sent; it is tried again");
        return Ok(false);
    }
    engine.store().end_delivery(who, message.told_to, now).await?;
    Ok(true)
}
