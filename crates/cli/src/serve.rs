//! Serving pages and API.

use std::process::ExitCode;

use quorate_core::Language;
use quorate_engine::{Engine, random};
use quorate_http::{Web, is_begun, router};
use quorate_store::Secret;
use quorate_wording::say;
use tokio::net::TcpListener;

use crate::terminal::print_line;
use crate::{Done, Place, Trouble, setup};

/// No upload takes so long.
const DAY: std::time::Duration = std::time::Duration::from_secs(24 * 60 * 60);

pub(crate) async fn serve(
    listen: &str,
    place: &Place,
    notices: Option<&std::path::Path>,
    browse: bool,
    language: Language,
) -> Done {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_max_level(tracing_subscriber::filter::LevelFilter::INFO)
        .init();
    let open = setup::open(place, language).await?;
    if let Err(error) = open.artifacts.sweep(DAY) {
        tracing::warn!(%error, "parts of broken uploads could not be removed");
    }
    let listener = TcpListener::bind(listen).await.map_err(|e| Trouble(format!("{listen}: {e}")))?;
    let address = format!("http://{}", listener.local_addr().map_err(Trouble::from_display)?);
    let database = setup::shown(&place.database);
    print_line(say(language, "serve-listening", &[("address", &address), ("database", &database)]))?;
    let count = open.engine.procedures().all().count().to_string();
    print_line(say(language, "serve-workflows", &[("count", &count)]))?;
    let (mut first, mut beginning) = (address.clone(), None);
    if !is_begun(&open.engine).await.map_err(Trouble::from_display)? {
        // No default password, and no default county: whoever reads the terminal begins.
        let secret = Secret::new("", random().map_err(Trouble::from_display)?);
        first = format!("{address}/begin/{}", secret.reveal());
        beginning = Some(secret);
        print_line(say(language, "serve-first", &[("link", &first)]))?;
    }
    crate::outside::begin(notices, &open.engine, &address, language)?;
    if browse {
        open_browser(&first);
    }
    let engine = open.engine.clone();
    let mut web = Web::new(open.engine, open.artifacts);
    if let Some(secret) = beginning {
        web = web.beginning_by(secret);
    }
    let app = router(web);
    axum_serve(listener, app).await?;
    engine.store().close().await;
    print_line(say(language, "serve-stop", &[]))?;
    Ok(ExitCode::SUCCESS)
}

/// Serves until the process is told to stop, then lets what is under way finish.
pub(crate) async fn axum_serve(listener: TcpListener, app: quorate_http::App) -> Result<(), Trouble> {
    quorate_http::serve(listener, app, stopped()).await.map_err(Trouble::from_display)
}

/// Ctrl-C, or SIGTERM from whatever supervises us.
pub(crate) async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(signal) => signal,
            Err(_) => return drop(interrupt.await),
        };
        tokio::select! {
            _ = interrupt => {}
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    drop(interrupt.await);
}

/// A one-time sign-in link for a person.
pub(crate) async fn link(
    engine: &Engine,
    tenant: &str,
    person: &str,
    minutes: i64,
) -> Result<Secret, Trouble> {
    let secret = Secret::new("", random().map_err(Trouble::from_display)?);
    let expires = engine.now().plus_minutes(minutes);
    engine.store().add_link(&secret, tenant, person, expires).await.map_err(Trouble::from_display)?;
    Ok(secret)
}

/// Opens the browser where there is one; where there is none, the address has been printed.
fn open_browser(address: &str) {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else if std::env::var_os("DISPLAY").is_some() || std::env::var_os("WAYLAND_DISPLAY").is_some() {
        "xdg-open"
    } else {
        return;
    };
    let quiet = std::process::Stdio::null;
    drop(std::process::Command::new(opener).arg(address).stdout(quiet()).stderr(quiet()).spawn());
}
