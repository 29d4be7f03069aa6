//! The door: how somebody comes in, is slowed down, and goes out. Secrets live here and in the store, never in the
//! record.

pub(crate) mod attempts;
pub(crate) mod identity;
pub(crate) mod passkeys;
pub(crate) mod passwords;
pub(crate) mod second_factor;

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderMap, header};
use quorate_core::Moment;
use quorate_core::case::admit;
use quorate_core::context::{Actor, Guest};
use quorate_engine::random;
use quorate_store::{Bearer, Opens, Secret, SecurityEvent, StoreError};

use crate::Web;
use crate::hosting::Hosting;

/// A session that is not used for so long has ended, in minutes.
pub(crate) const IDLE_MINUTES: i64 = 30;
/// A session lasts at most so long, in minutes.
pub(crate) const SESSION_MINUTES: i64 = 12 * 60;
const AGENT_MAX: usize = 200;

/// What was asked of an authenticator or a provider is answered within so many minutes.
pub(crate) const CEREMONY_MINUTES: i64 = 10;

/// What the door keeps in memory.
#[derive(Debug, Default)]
pub(crate) struct Door {
    pub attempts: attempts::Attempts,
    pub passwords: passwords::Passwords,
    party: Option<passkeys::Party>,
    provider: Option<identity::Provider>,
}

impl Door {
    pub fn new(hosting: &Hosting) -> Self {
        Self {
            party: hosting.passkeys.as_ref().and_then(passkeys::Party::at),
            provider: hosting.oidc.as_ref().and_then(identity::Provider::new),
            ..Self::default()
        }
    }

    /// The host that passkeys are bound to, if a request came to it.
    pub fn party(&self, headers: &HeaderMap) -> Option<&passkeys::Party> {
        self.party.as_ref().filter(|party| party.is_here(headers))
    }

    /// Who tells of people who they are, besides us.
    pub fn provider(&self) -> Option<&identity::Provider> {
        self.provider.as_ref()
    }

    /// Which ways in there are besides name and password.
    pub fn ways(&self, headers: &HeaderMap) -> Ways {
        let provider = self.provider().map(|p| p.name().to_owned()).unwrap_or_default();
        Ways { passkeys: self.party(headers).is_some(), provider }
    }
}

/// Ways in besides name and password.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ways {
    pub passkeys: bool,
    /// The name of a provider of identities; empty if there is none.
    pub provider: String,
}

/// The network a request comes from: an IPv4 address, or the first 64 bits of an IPv6 address, which are one
/// household's or office's.
#[derive(Clone, Debug)]
pub(crate) struct Network(pub String);

impl Network {
    pub fn of(web: &Web, request: &Request) -> Self {
        let last = request.extensions().get::<ConnectInfo<SocketAddr>>();
        let last = last.map(|ConnectInfo(address)| address.ip().to_canonical());
        Self(match last.map(|last| web.hosting().peer(last, request.headers())) {
            Some(IpAddr::V4(address)) => address.to_string(),
            Some(IpAddr::V6(address)) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
            None => String::new(),
        })
    }
}

/// Begins a session; tells the cookie that carries it.
pub(crate) async fn begin_session(
    web: &Web,
    bearer: &Bearer,
    headers: &HeaderMap,
    now: Moment,
) -> Result<String, StoreError> {
    let session = Secret::new("s", random()?);
    let agent = headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let agent: String = agent.chars().filter(|c| !c.is_control()).take(AGENT_MAX).collect();
    let expires = now.plus_minutes(SESSION_MINUTES);
    web.engine().store().add_session(&session, bearer, now, expires, &agent).await?;
    let (name, attributes) = (web.hosting().cookie(), web.hosting().attributes());
    Ok(format!("{name}={}; {attributes}; Max-Age={}", session.reveal(), SESSION_MINUTES * 60))
}

/// The cookie that ends a session in the browser.
pub(crate) fn end_cookie(web: &Web) -> String {
    format!("{}=; {}; Max-Age=0", web.hosting().cookie(), web.hosting().attributes())
}

/// Whom an invitation lets act now; none if it does not hold.
pub(crate) async fn holds(web: &Web, opens: Option<Opens>) -> Result<Option<(Opens, Actor)>, StoreError> {
    let Some(opens) = opens else { return Ok(None) };
    let Some(case) = web.engine().case(&opens.tenant, &opens.case).await? else { return Ok(None) };
    let guest = Guest {
        invitation: opens.invitation,
        name: String::new(),
        position: String::new(),
        rank: String::new(),
    };
    Ok(admit(&case, &guest, web.engine().now()).ok().map(|actor| (opens, actor)))
}

/// Notes in the security log who came in, failed to, or changed somebody's access.
pub(crate) async fn note(
    web: &Web,
    tenant: &str,
    event: &str,
    person: &str,
    network: &Network,
    about: &str,
) -> Result<(), StoreError> {
    let event = SecurityEvent {
        id: uuid::Uuid::now_v7().to_string(),
        at: web.engine().now(),
        event: event.to_owned(),
        person: person.to_owned(),
        address: network.0.clone(),
        about: about.to_owned(),
    };
    web.engine().store().note(tenant, &event).await
}
