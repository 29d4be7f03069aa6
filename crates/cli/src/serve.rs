//! Serving pages and API.

use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;

use quorate_core::Language;
use quorate_engine::{Engine, random};
use quorate_http::{Hosting, Identity, Oidc, Origin, Web, router};
use quorate_store::Secret;
use quorate_wording::say;
use tokio::net::TcpListener;

use crate::terminal::{print_line, warn};
use crate::{Done, Place, Reached, Trouble, certificate, setup};

/// No upload takes so long.
const DAY: std::time::Duration = std::time::Duration::from_secs(24 * 60 * 60);

/// The provider of identities as told, with our secret from a file or the environment.
fn oidc(reached: &Reached) -> Result<Option<Oidc>, Trouble> {
    let (Some(issuer), Some(client)) = (&reached.oidc, &reached.oidc_client) else { return Ok(None) };
    let secret = match &reached.oidc_secret_file {
        Some(file) => {
            Some(std::fs::read_to_string(file).map_err(|e| Trouble(format!("{}: {e}", file.display())))?)
        }
        None => std::env::var("QUORATE_OIDC_SECRET").ok(),
    };
    let secret = secret.map(|s| s.trim().to_owned()).filter(|s| !s.is_empty());
    Ok(Some(Oidc::new(issuer, client, secret).map_err(|e| Trouble(format!("--oidc {issuer}: {e}")))?))
}

/// What serves, and where.
struct Listening {
    listener: TcpListener,
    identity: Option<Identity>,
    address: String,
}

/// Listens, with a certificate if so asked.
async fn listening(
    reached: &Reached,
    place: &Place,
    engine: &Engine,
    language: Language,
) -> Result<Listening, Trouble> {
    let tls = reached.lan || reached.tls_cert.is_some();
    let default = if tls { "0.0.0.0:8443" } else { "127.0.0.1:8080" };
    let listen = reached.listen.as_deref().unwrap_or(default);
    let listener = TcpListener::bind(listen).await.map_err(|e| Trouble(format!("{listen}: {e}")))?;
    let local = listener.local_addr().map_err(Trouble::from_display)?;
    let identity = match (&reached.tls_cert, &reached.tls_key) {
        (Some(certificate), Some(key)) => {
            let read =
                |file: &Path| std::fs::read(file).map_err(|e| Trouble(format!("{}: {e}", file.display())));
            let identity = Identity::from_pem(&read(certificate)?, &read(key)?);
            Some(identity.map_err(|e| Trouble(format!("{}: {e}", certificate.display())))?)
        }
        _ if reached.lan => {
            let names = certificate::names(local.ip(), reached.origin.as_ref().map(Origin::host));
            Some(certificate::of_folder(&setup::beside(place), &names, engine.now())?)
        }
        _ => None,
    };
    // Passwords would travel for everybody to read.
    let secure = tls || reached.proxy.is_some() || local.ip().is_loopback();
    if !secure {
        warn(say(language, "serve-open", &[]));
    }
    let outward = certificate::outward().filter(|_| tls && local.ip().is_unspecified());
    let shown = SocketAddr::new(outward.unwrap_or(local.ip()), local.port());
    let address = format!("{}://{shown}", if tls { "https" } else { "http" });
    Ok(Listening { listener, identity, address })
}

pub(crate) async fn serve(
    reached: &Reached,
    place: &Place,
    notices: Option<&Path>,
    browse: bool,
    language: Language,
) -> Done {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_max_level(tracing_subscriber::filter::LevelFilter::INFO)
        .init();
    let oidc = oidc(reached)?;
    let open = setup::open(place, language).await?;
    if let Err(error) = open.artifacts.sweep(DAY).await {
        tracing::warn!(%error, "parts of broken uploads could not be removed");
    }
    let Listening { listener, identity, address } = listening(reached, place, &open.engine, language).await?;
    let database = setup::shown(&place.database);
    print_line(say(language, "serve-listening", &[("address", &address), ("database", &database)]))?;
    if let Some(identity) = identity.as_ref().filter(|_| reached.lan) {
        print_line(say(language, "serve-fingerprint", &[("fingerprint", identity.fingerprint())]))?;
    }
    let count = open.engine.procedures().all().count().to_string();
    print_line(say(language, "serve-workflows", &[("count", &count)]))?;
    let typed = reached.origin.as_ref().map_or(address, Origin::to_string);
    let (mut first, mut beginning) = (typed.clone(), None);
    if !open.engine.is_begun().await.map_err(Trouble::from_display)? {
        // No default password, and no default county: whoever reads the terminal begins.
        let secret = Secret::new("", random().map_err(Trouble::from_display)?);
        first = format!("{typed}/begin/{}", secret.reveal());
        beginning = Some(secret);
        print_line(say(language, "serve-first", &[("link", &first)]))?;
    }
    crate::outside::begin(notices, &open.engine, &typed, language)?;
    let watching = open.engine.clone();
    tokio::spawn(async move { watching.watch_clock().await });
    if browse {
        open_browser(&first);
    }
    let engine = open.engine.clone();
    let port = listener.local_addr().map_err(Trouble::from_display)?.port();
    let scheme = if identity.is_some() { "https" } else { "http" };
    let hosting = Hosting {
        origin: reached.origin.clone(),
        secure: identity.is_some() || reached.origin.as_ref().is_some_and(Origin::is_secure),
        lasting: reached.tls_cert.is_some(),
        // On the machine itself by its own name.
        passkeys: reached.origin.clone().or_else(|| format!("{scheme}://localhost:{port}").parse().ok()),
        oidc,
        proxy: reached.proxy,
        ..Hosting::default()
    };
    let mut web = Web::new(open.engine, open.artifacts, hosting);
    if let Some(secret) = beginning {
        web = web.beginning_by(secret);
    }
    let app = router(web);
    match identity {
        Some(identity) => quorate_http::serve_tls(listener, &identity, app, stopped()).await,
        None => quorate_http::serve(listener, app, stopped()).await,
    }
    .map_err(Trouble::from_display)?;
    engine.store().close().await;
    print_line(say(language, "serve-stop", &[]))?;
    Ok(ExitCode::SUCCESS)
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
