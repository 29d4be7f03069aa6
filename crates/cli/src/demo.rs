//! The demo: a real county with invented people founds its committee through the HTTP API; two more cases in flight,
//! and six of other fields.

use std::path::PathBuf;
use std::process::ExitCode;

use quorate_core::{Language, Moment};
use quorate_engine::{Clock, Engine};
use quorate_http::{Hosting, Part, Web, router};
use quorate_wording::say;
use tokio::net::TcpListener;

use crate::terminal::{print, print_line};
use crate::{Done, Place, Trouble, audit, serve, setup};

mod assembly;
mod client;
mod county;
mod negotiation;
mod registration;
mod society;
mod story;
mod villages;

use client::Client;

/// The county: 玉屏侗族自治县.
pub(crate) const TENANT: &str = "520622";

pub(crate) async fn demo(exit: bool, listen: &str, database: Option<String>, language: Language) -> Done {
    print_line(format_args!("{}\n", say(language, "demo-title", &[])))?;
    let thrown_away = if database.is_none() { Some(Folder::new()?) } else { None };
    let new = |folder: &Folder| format!("sqlite:{}", folder.0.join("demo.sqlite").display());
    let place = Place {
        database: database.or(thrown_away.as_ref().map(new)).unwrap_or_default(),
        workflows: None,
        artifacts: None,
    };
    // The story takes two months; its clock is moved along and ends at the present.
    let now = Clock::System.now();
    let clock = Clock::fixed(story::begins(now));
    let open = setup::open_demo(&place, language, clock.clone()).await?;
    let engine = open.engine.clone();
    let known = engine.store().tenants().await.map_err(Trouble::from_display)?;
    if !known.is_empty() {
        return Err(Trouble(say(
            language,
            "demo-not-empty",
            &[("database", &setup::shown(&place.database))],
        )));
    }
    let listener = match TcpListener::bind(listen).await {
        Ok(listener) => listener,
        Err(_) => TcpListener::bind("127.0.0.1:0").await.map_err(Trouble::from_display)?,
    };
    let address = format!("http://{}", listener.local_addr().map_err(Trouble::from_display)?);
    let part = |(person, about): &(&str, &'static str)| Part { person: (*person).to_owned(), about };
    let cast = county::CAST.iter().map(part).collect();
    let app = router(Web::new(open.engine, open.artifacts, Hosting::default()).with_visitors(TENANT, cast));
    let (stop, stopping) = tokio::sync::oneshot::channel::<()>();
    let server = tokio::spawn(quorate_http::serve(listener, app, async move { drop(stopping.await) }));

    let tokens = county::found(&engine).await?;
    let client = Client::new(&address, tokens, engine.clone(), language);
    let cases = story::tell(&client, &clock, now).await?;
    let complete = verdict(&engine, &cases.founded, language).await?;
    if exit {
        let _ = stop.send(());
        let _ = server.await;
        engine.store().close().await;
        return Ok(if complete { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    stay(&engine, &address, &cases, &client, language).await?;
    tokio::select! {
        () = serve::stopped() => {}
        () = keep_time(&clock) => {}
        () = engine.watch_clock() => {}
    }
    let _ = stop.send(());
    let _ = server.await;
    engine.store().close().await;
    print_line(say(language, "serve-stop", &[]))?;
    Ok(ExitCode::SUCCESS)
}

/// A folder for a demo that is not to be kept, removed with it.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Result<Self, Trouble> {
        let folder = std::env::temp_dir().join(format!("quorate-demo-{}", std::process::id()));
        // A former process of the same number left it behind.
        drop(std::fs::remove_dir_all(&folder));
        std::fs::create_dir_all(&folder).map_err(|e| Trouble(format!("{}: {e}", folder.display())))?;
        Ok(Self(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// The clock of the demo goes on with the system's.
async fn keep_time(clock: &Clock) {
    loop {
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        clock.set(Clock::System.now());
    }
}

async fn verdict(engine: &Engine, case: &str, language: Language) -> Result<bool, Trouble> {
    let judged = engine.verdict(TENANT, case).await.map_err(Trouble::from_display)?;
    let Some(judged) = judged else { return Err(Trouble(say(language, "audit-none", &[("case", case)]))) };
    let directory = engine.directory(TENANT).await.map_err(Trouble::from_display)?;
    let name =
        |id: &str| directory.offices.contains_key(id).then(|| directory.office_name(id, language).to_owned());
    print_line(format_args!("\n{}\n", say(language, "demo-verdict", &[])))?;
    let others = |digest| engine.procedures().by_digest(digest);
    print(audit::in_words(&judged, language, (&name, &others)))?;
    Ok(judged.verdict.complete)
}

async fn stay(
    engine: &Engine,
    address: &str,
    cases: &story::Cases,
    client: &Client,
    language: Language,
) -> Result<(), Trouble> {
    print("\n")?;
    let list = [
        ("demo-founded", &cases.founded),
        ("demo-returned", &cases.returned),
        ("demo-waiting", &cases.waiting),
        ("demo-assembly", &cases.assembly),
        ("demo-society", &cases.society),
        ("demo-negotiation", &cases.negotiation),
        ("demo-recall", &cases.recall),
        ("demo-registration", &cases.registration),
        ("demo-election", &cases.election),
    ];
    for (title, case) in list {
        let (title, link) = (say(language, title, &[]), format!("{address}/cases/{case}"));
        print_line(say(language, "demo-case", &[("title", &title), ("link", &link)]))?;
    }
    print_line(format_args!("\n{}", say(language, "demo-visit", &[("link", &format!("{address}/demo"))])))?;
    print_line(format_args!("\n{}", say(language, "demo-links", &[])))?;
    for (person, who) in county::SIGN_INS {
        let secret = serve::link(engine, TENANT, person, 7 * 24 * 60).await?;
        print_line(format_args!("  {who}  {address}/sign-in/{}", secret.reveal()))?;
    }
    print_line(format_args!("\n{}", say(language, "demo-token", &[("token", client.token("liu-xiuying"))])))?;
    print_line(format_args!("\n{}", say(language, "demo-stay", &[("address", address)])))?;
    Ok(())
}

/// A moment so many days and minutes after another.
pub(crate) fn later(from: Moment, days: i64, minutes: i64) -> Moment {
    from.plus_minutes(days * 24 * 60 + minutes)
}
