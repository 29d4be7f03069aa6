//! axum: the JSON API under `/api/v1` and the pages, over one engine.
//!
//! `routes` is the table of contents: every URL with who may come, from which the router, the gate and the OpenAPI
//! document are made.

mod api;
mod authorize;
mod divisions;
mod door;
mod gate;
mod hosting;
mod names;
mod openapi;
mod pages;
mod photos;
mod problem;
mod rolls;
pub mod routes;
mod tls;
mod uploads;
mod visitor;

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::serve::{Listener, ListenerExt, TapIo};
use quorate_engine::Engine;
use quorate_store::{Artifacts, Secret};
use tokio::sync::{Semaphore, watch};

pub use authorize::Access;
pub use hosting::{Hosting, Oidc, Origin};
pub use tls::Identity;
pub use visitor::Visitor;

/// The largest JSON body or form that is read, in bytes.
pub const BODY_MAX: usize = 1024 * 1024;
/// The most streams of live updates at once.
const STREAMS_MAX: usize = 2_000;
/// The largest artifact, in bytes.
pub const ARTIFACT_MAX: u64 = 200 * 1024 * 1024;

/// What every handler has.
#[derive(Clone, Debug)]
pub struct Web {
    inner: Arc<Inner>,
    /// Whom anybody may come in as: of a demo, and of nothing else.
    cast: Option<Arc<Cast>>,
}

/// The people of a demo, in the order they are to be shown in.
#[derive(Debug)]
pub(crate) struct Cast {
    pub tenant: String,
    pub people: Vec<Part>,
}

/// One of them.
#[derive(Debug)]
pub struct Part {
    /// The person.
    pub person: String,
    /// The id of the sentence that says what there is to try.
    pub about: &'static str,
}

#[derive(Debug)]
struct Inner {
    engine: Engine,
    artifacts: Artifacts,
    hosting: Hosting,
    door: door::Door,
    /// Places for streams of live updates.
    streams: Arc<Semaphore>,
    /// Who may bind photographs.
    binding: Arc<Semaphore>,
    closing: watch::Sender<bool>,
    /// By which address an empty database is begun.
    beginning: Option<Secret>,
}

impl Web {
    /// Over an engine and a place for files.
    pub fn new(engine: Engine, artifacts: Artifacts, hosting: Hosting) -> Self {
        let (streams, closing) = (Arc::new(Semaphore::new(STREAMS_MAX)), watch::Sender::new(false));
        Self {
            inner: Arc::new(Inner {
                engine,
                artifacts,
                door: door::Door::new(&hosting),
                hosting,
                streams,
                binding: Arc::new(Semaphore::new(1)),
                closing,
                beginning: None,
            }),
            cast: None,
        }
    }

    /// With an address by which an empty database is begun: its secret part.
    pub fn beginning_by(mut self, secret: Secret) -> Self {
        if let Some(inner) = Arc::get_mut(&mut self.inner) {
            inner.beginning = Some(secret);
        }
        self
    }

    /// Whether an empty database is begun by this.
    pub(crate) fn begins(&self, secret: &str) -> bool {
        let known = self.inner.beginning.as_ref().map(Secret::hash);
        known.is_some_and(|known| known == Secret::typed(secret).hash())
    }

    /// Of a demo: lets whoever comes in as any of these people of a tenant, without a password.
    #[must_use]
    pub fn with_visitors(mut self, tenant: &str, people: Vec<Part>) -> Self {
        self.cast = Some(Arc::new(Cast { tenant: tenant.to_owned(), people }));
        self
    }

    pub(crate) fn cast(&self) -> Option<&Cast> {
        self.cast.as_deref()
    }

    pub(crate) fn engine(&self) -> &Engine {
        &self.inner.engine
    }
    pub(crate) fn artifacts(&self) -> &Artifacts {
        &self.inner.artifacts
    }
    pub(crate) fn door(&self) -> &door::Door {
        &self.inner.door
    }
    pub(crate) fn streams(&self) -> Arc<Semaphore> {
        self.inner.streams.clone()
    }
    pub(crate) fn binding(&self) -> Arc<Semaphore> {
        self.inner.binding.clone()
    }
    /// Waits until the service is told to stop.
    pub(crate) async fn closing(&self) {
        // Whoever holds us holds the sender: it cannot be gone.
        drop(self.inner.closing.subscribe().wait_for(|closing| *closing).await);
    }
    pub(crate) fn hosting(&self) -> &Hosting {
        &self.inner.hosting
    }
}

/// The whole service.
pub fn router(web: Web) -> App {
    let mut router = Router::new();
    for route in routes::ALL.iter().copied() {
        let gated =
            (route.handler)().route_layer(middleware::from_fn_with_state((web.clone(), route), gate::gate));
        router = router.route(route.path, gated);
    }
    let router = router
        .fallback(pages::missing)
        .method_not_allowed_fallback(pages::wrong_method)
        .layer(DefaultBodyLimit::max(BODY_MAX))
        .layer(middleware::from_fn_with_state(web.clone(), guard))
        .with_state(web.clone());
    App { router, web }
}

/// Headers that hold for every answer: no foreign scripts, styles or frames, no guessing of types.
async fn guard(State(web): State<Web>, request: axum::extract::Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let fixed: [(HeaderName, &str); 5] = [
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; \
             base-uri 'none'; frame-ancestors 'none'",
        ),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    if web.hosting().lasting {
        let year = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// The service, ready to be served.
#[derive(Debug)]
pub struct App {
    router: Router,
    web: Web,
}

/// Serves until told to stop, then lets what is under way finish.
///
/// # Errors
/// If the listener fails.
pub async fn serve(
    listener: tokio::net::TcpListener,
    app: App,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    serve_any(listener.tap_io(|_| {}), app, stop).await
}

/// The same over HTTPS.
///
/// # Errors
/// If the listener fails.
pub async fn serve_tls(
    listener: tokio::net::TcpListener,
    identity: &Identity,
    app: App,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    serve_any(tls::over(listener, identity).tap_io(|_| {}), app, stop).await
}

async fn serve_any<L, F>(
    listener: TapIo<L, F>,
    app: App,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()>
where
    L: Listener<Addr = SocketAddr>,
    F: FnMut(&mut L::Io) + Send + 'static,
{
    let App { router, web } = app;
    let stop = async move {
        stop.await;
        // Streams of live updates would never end by themselves.
        web.inner.closing.send_replace(true);
    };
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stop).await
}

pub use api::cases::verdict_json;
