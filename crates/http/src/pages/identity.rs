//! Coming in by the identity of a provider, and linking one to oneself. Nobody is let in whose identity was not linked
//! by the person it stands for: no address of a letter or name says who somebody is.

use askama::Template;
use axum::extract::{Extension, Form, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use quorate_core::Language;
use quorate_core::record::Digest;
use quorate_engine::random;
use quorate_store::{Bearer, Ceremony, Secret};
use quorate_wording::say;
use serde::{Deserialize, Serialize};

use super::signing::inside;
use super::{Chrome, render};
use crate::Web;
use crate::door::identity::{Asked, Provider, Told, Untold};
use crate::door::{self, CEREMONY_MINUTES, Network, attempts, second_factor};
use crate::problem::Problem;
use crate::visitor::{Visitor, cookie};

/// What a provider was asked.
const KIND: &str = "identity";
/// A provider has told who it is, and the code of the second factor is still owed.
const CODE: &str = "identity-code";
/// Questions of one network that cost no wait.
const FREE: u32 = 30;

#[derive(Default, Template)]
#[template(path = "identity.html")]
struct Page {
    c: Chrome,
    provider: String,
    wrong: String,
    /// Where the provider is.
    to: String,
    /// Under which the code is awaited.
    ceremony: String,
    linking: bool,
}

/// What is kept until the provider answers.
#[derive(Serialize, Deserialize)]
struct Going {
    asked: Asked,
    /// Hash of the cookie of the browser that asked.
    browser: String,
    next: String,
}

/// A page of ours about somebody's way through the provider.
struct Way<'a> {
    web: &'a Web,
    provider: &'a Provider,
    language: Language,
    network: &'a Network,
    linking: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    next: String,
    ceremony: String,
    code: String,
}

/// What the provider sends people back with.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Back {
    code: String,
    state: String,
}

fn hash(secret: &str) -> String {
    Digest::of(secret.as_bytes()).to_string()
}

impl Way<'_> {
    fn page(&self) -> Page {
        let c = Chrome { language: self.language, ..Chrome::default() };
        Page { c, provider: self.provider.name().to_owned(), linking: self.linking, ..Page::default() }
    }

    /// Tells what went wrong, and what else there is.
    fn wrong(&self, status: StatusCode, why: &str, facts: &[(&str, &str)]) -> Result<Response, Problem> {
        let facts: Vec<(&str, &str)> =
            [("provider", self.provider.name())].into_iter().chain(facts.iter().copied()).collect();
        let mut response = render(&Page { wrong: say(self.language, why, &facts), ..self.page() })?;
        *response.status_mut() = status;
        Ok(response)
    }

    async fn untold(&self, untold: Untold) -> Result<Response, Problem> {
        match untold {
            Untold::Down(why) => {
                tracing::warn!(%why, "the provider of identities does not answer");
                self.wrong(StatusCode::SERVICE_UNAVAILABLE, "identity-down", &[])
            }
            Untold::Wrong(why) => {
                tracing::warn!(%why, "an identity was not believed");
                self.not_believed().await
            }
        }
    }

    async fn not_believed(&self) -> Result<Response, Problem> {
        door::note(self.web, "", "identity-wrong", "", self.network, "").await?;
        self.wrong(StatusCode::UNAUTHORIZED, "identity-wrong", &[])
    }

    /// Sends somebody to the provider. Not by a redirect: what our forms may lead to is our own pages alone.
    async fn go(&self, headers: &HeaderMap, who: (&str, &str), next: String) -> Result<Response, Problem> {
        let (now, hosting) = (self.web.engine().now(), self.web.hosting());
        let keys = [(format!("{KIND}\n{}", self.network.0), FREE)];
        if let Err(seconds) = self.web.door().attempts.begin(&keys, now) {
            let seconds = seconds.to_string();
            return self.wrong(StatusCode::UNAUTHORIZED, "sign-in-wait", &[("seconds", &seconds)]);
        }
        let (state, browser) = (Secret::new("c", random()?), Secret::new("b", random()?));
        let back = format!("{}/identity/back", hosting.origin(headers));
        let (to, asked) = match self.provider.ask(state.reveal(), back, now).await {
            Ok(asked) => asked,
            Err(untold) => return self.untold(untold).await,
        };
        let going = Going { asked, browser: browser.hash(), next };
        let kept = Ceremony { tenant: who.0.to_owned(), person: who.1.to_owned(), state: json(&going)? };
        let store = self.web.engine().store();
        store.add_ceremony(&state, KIND, &kept, now, now.plus_minutes(CEREMONY_MINUTES)).await?;
        let (name, attributes) = (hosting.identity_cookie(), hosting.attributes());
        let cookie = format!("{name}={}; {attributes}; Max-Age={}", browser.reveal(), CEREMONY_MINUTES * 60);
        let refresh = HeaderValue::from_str(&format!("0; url={to}")).map_err(|_| Problem::missing())?;
        let page = render(&Page { to, ..self.page() })?;
        Ok(([(header::SET_COOKIE, cookie)], [(header::REFRESH, refresh)], page).into_response())
    }

    /// Lets in whom an identity is linked to, if no second factor is owed any more.
    async fn enter(&self, headers: &HeaderMap, told: &Told, next: &str) -> Result<Response, Problem> {
        let (engine, now) = (self.web.engine(), self.web.engine().now());
        let Some((tenant, person)) = engine.store().identity(&told.issuer, &told.subject).await? else {
            door::note(self.web, "", "identity-unknown", "", self.network, &told.subject).await?;
            return self.wrong(StatusCode::FORBIDDEN, "identity-unlinked", &[]);
        };
        if told.second_factor {
            return self.let_in(headers, (&tenant, &person), next).await;
        }
        let account = engine.store().account_of(&tenant, &person).await?;
        if account.is_some_and(|a| !a.totp.is_empty()) {
            let secret = Secret::new("c", random()?);
            let kept = Ceremony { tenant, person, state: next.to_owned() };
            let until = now.plus_minutes(CEREMONY_MINUTES);
            engine.store().add_ceremony(&secret, CODE, &kept, now, until).await?;
            return render(&Page { ceremony: secret.reveal().to_owned(), ..self.page() });
        }
        let day = now.date(engine.calendar().offset());
        let why = if !engine.store().passkeys_of(&tenant, &person).await?.is_empty() {
            "identity-passkey"
        } else if engine.directory(&tenant).await?.needs_second_factor(&person, day) {
            "identity-second-factor"
        } else {
            return self.let_in(headers, (&tenant, &person), next).await;
        };
        door::note(self.web, &tenant, "identity-second-missing", &person, self.network, "").await?;
        self.wrong(StatusCode::UNAUTHORIZED, why, &[])
    }

    async fn let_in(&self, headers: &HeaderMap, who: (&str, &str), next: &str) -> Result<Response, Problem> {
        let (tenant, person) = who;
        door::note(self.web, tenant, "signed-in-identity", person, self.network, "").await?;
        let bearer = Bearer::of(tenant, person);
        let cookie = door::begin_session(self.web, &bearer, headers, self.web.engine().now()).await?;
        Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&inside(next))).into_response())
    }

    /// Links an identity to the person who asked for it and is still there.
    async fn link(
        &self,
        told: &Told,
        asked: &Ceremony,
        visitor: Option<&Visitor>,
    ) -> Result<Response, Problem> {
        let (store, now) = (self.web.engine().store(), self.web.engine().now());
        let same =
            visitor.filter(|v| v.via == "session" && v.tenant == asked.tenant && v.person == asked.person);
        if same.is_none() {
            return self.not_believed().await;
        }
        let (tenant, person) = (asked.tenant.as_str(), asked.person.as_str());
        if !store.add_identity((&told.issuer, &told.subject), (tenant, person), now).await? {
            return self.wrong(StatusCode::CONFLICT, "identity-taken", &[]);
        }
        door::note(self.web, tenant, "identity-linked", person, self.network, self.provider.name()).await?;
        Ok(Redirect::to("/settings").into_response())
    }
}

fn json(value: &impl Serialize) -> Result<String, Problem> {
    serde_json::to_string(value).map_err(|_| Problem::of(crate::problem::Cause::Storage))
}

/// Sends somebody who is to come in to the provider.
pub(crate) async fn begin(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    Extension(network): Extension<Network>,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Result<Response, Problem> {
    let provider = web.door().provider().ok_or_else(Problem::missing)?;
    let way = Way { web: &web, provider, language, network: &network, linking: false };
    way.go(&headers, ("", ""), inside(&sent.next)).await
}

/// Sends a person who is to link an identity to the provider.
pub(super) async fn begin_link(
    web: &Web,
    visitor: &Visitor,
    language: Language,
    network: &Network,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let provider = web.door().provider().ok_or_else(Problem::missing)?;
    let way = Way { web, provider, language, network, linking: true };
    way.go(headers, (&visitor.tenant, &visitor.person), "/settings".into()).await
}

/// Where the provider sends people back to.
pub(crate) async fn back(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    Extension(network): Extension<Network>,
    visitor: Option<Extension<Visitor>>,
    headers: HeaderMap,
    Query(back): Query<Back>,
) -> Result<Response, Problem> {
    let provider = web.door().provider().ok_or_else(Problem::missing)?;
    let (now, store) = (web.engine().now(), web.engine().store());
    let mut way = Way { web: &web, provider, language, network: &network, linking: false };
    let Some(kept) = store.take_ceremony(&back.state, KIND, now).await? else {
        return way.not_believed().await;
    };
    way.linking = !kept.person.is_empty();
    let browser = cookie(&headers, web.hosting().identity_cookie()).unwrap_or_default();
    let going = serde_json::from_str::<Going>(&kept.state).ok().filter(|g| g.browser == hash(&browser));
    // Without a code the provider says that it did not let the person through.
    let Some(going) = going.filter(|_| !back.code.is_empty()) else { return way.not_believed().await };
    let told = match provider.told(back.code, going.asked, now).await {
        Ok(told) => told,
        Err(untold) => return way.untold(untold).await,
    };
    web.door().attempts.passed(&[(format!("{KIND}\n{}", network.0), FREE)], now);
    if way.linking {
        return way.link(&told, &kept, visitor.as_deref()).await;
    }
    way.enter(&headers, &told, &going.next).await
}

/// The code of the second factor, where the provider did not ask for one.
pub(crate) async fn code(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    Extension(network): Extension<Network>,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Result<Response, Problem> {
    let provider = web.door().provider().ok_or_else(Problem::missing)?;
    let (now, store) = (web.engine().now(), web.engine().store());
    let way = Way { web: &web, provider, language, network: &network, linking: false };
    let Some(kept) = store.take_ceremony(&sent.ceremony, CODE, now).await? else {
        return way.not_believed().await;
    };
    let (tenant, person) = (kept.tenant.as_str(), kept.person.as_str());
    let account = store.account_of(tenant, person).await?;
    let Some(account) = account.filter(|a| !a.totp.is_empty()) else { return way.not_believed().await };
    let keys = attempts::keys(&account.name, &network.0);
    if let Err(seconds) = web.door().attempts.begin(&keys, now) {
        let seconds = seconds.to_string();
        return way.wrong(StatusCode::UNAUTHORIZED, "sign-in-wait", &[("seconds", &seconds)]);
    }
    let fresh = match second_factor::step(&account.totp, &sent.code, now) {
        Some(step) => store.use_totp(tenant, person, step).await?,
        None => false,
    };
    if !fresh {
        door::note(&web, tenant, "code-wrong", person, &network, "").await?;
        return way.wrong(StatusCode::UNAUTHORIZED, "identity-code-wrong", &[]);
    }
    web.door().attempts.passed(&keys, now);
    way.let_in(&headers, (tenant, person), &kept.state).await
}
