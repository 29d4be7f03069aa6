//! My settings: account and password, second factor, sessions and tokens. Only for whoever has come in by a page.

mod identities;
mod passkeys;

use askama::Template;
use axum::extract::{Extension, Form, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use quorate_core::Language;
use quorate_engine::random;
use quorate_store::{Account, Scope, Secret};
use quorate_wording::{moment, say};
use serde::Deserialize;

use super::inviting::qr_code;
use super::{Chrome, Desk, render};
use crate::Web;
use crate::door::{self, Network, attempts, passwords, second_factor};
use crate::problem::{Cause, Problem};
use crate::visitor::{Visitor, cookie};

const TOKEN_DAYS_MAX: i64 = 366;

struct SessionLine {
    hash: String,
    agent: String,
    seen: String,
    this: bool,
}

struct TokenLine {
    hash: String,
    label: String,
    expires: String,
}

struct PasskeyLine {
    hash: String,
    label: String,
    used: String,
}

/// A second factor about to be set up.
struct Beginning {
    secret: String,
    qr: String,
}

#[derive(Template)]
#[template(path = "settings.html")]
struct Page {
    c: Chrome,
    wrong: String,
    account: String,
    has_second: bool,
    needs_second: bool,
    beginning: Option<Beginning>,
    /// Whether passkeys can be set up here.
    offers_passkeys: bool,
    asking: Option<passkeys::Asking>,
    passkeys: Vec<PasskeyLine>,
    /// Who tells of people who they are, besides us; empty if nobody does.
    provider: String,
    /// Issuer, subject and since when.
    identities: Vec<(String, String, String)>,
    /// A token just made: shown once.
    token: String,
    sessions: Vec<SessionLine>,
    tokens: Vec<TokenLine>,
}

/// What a form sends; which fields count depends on the act.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    act: String,
    name: String,
    password: String,
    again: String,
    present: String,
    secret: String,
    code: String,
    hash: String,
    label: String,
    days: String,
    /// `read` for a token that reads alone.
    scope: String,
    ceremony: String,
    answer: String,
    issuer: String,
    subject: String,
}

/// What is shown besides what is so.
#[derive(Default)]
struct Shown {
    wrong: &'static str,
    beginning: Option<Beginning>,
    asking: Option<passkeys::Asking>,
    token: String,
}

/// What a browser calls itself, in the two words that matter.
fn browser(agent: &str) -> String {
    let named = |all: &[(&str, &str)]| {
        all.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| (*name).to_owned())
    };
    // The order matters: most call themselves by the names of others too.
    let programs = [
        ("MicroMessenger", "WeChat"),
        ("Edg", "Edge"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];
    let systems = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("HarmonyOS", "HarmonyOS"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];
    match (named(&programs), named(&systems)) {
        (Some(program), Some(system)) => format!("{program} · {system}"),
        _ => agent.chars().take(60).collect(),
    }
}

/// Settings are changed by a person at a page, never by a program with a token or the holder of an invitation.
fn in_person(visitor: &Visitor) -> Result<(), Problem> {
    if visitor.via == "session" { Ok(()) } else { Err(Problem::of(Cause::Forbidden)) }
}

pub(crate) async fn settings(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    in_person(&visitor)?;
    show(web, visitor, language, &headers, Shown::default()).await
}

async fn show(
    web: Web,
    visitor: Visitor,
    language: Language,
    headers: &HeaderMap,
    shown: Shown,
) -> Result<Response, Problem> {
    let mut desk = Desk::open(web, visitor, language, "settings").await?;
    let (engine, visitor) = (desk.web.engine().clone(), desk.visitor.clone());
    let (now, offset) = (engine.now(), engine.calendar().offset());
    let (tenant, person) = (visitor.tenant.as_str(), visitor.person.as_str());
    let account = engine.store().account_of(tenant, person).await?;
    let mine = cookie(headers, desk.web.hosting().cookie())
        .map(|secret| quorate_core::record::Digest::of(secret.as_bytes()).to_string());
    let sessions = engine.store().sessions(tenant, person, now, door::IDLE_MINUTES).await?;
    let session = |s: quorate_store::SessionRow| SessionLine {
        this: mine.as_deref() == Some(&s.hash),
        seen: moment(language, s.seen, offset),
        hash: s.hash.chars().take(16).collect(),
        agent: browser(&s.agent),
    };
    let tokens = engine.store().tokens_of(tenant, person, now).await?;
    let token = |t: quorate_store::TokenRow| TokenLine {
        hash: t.hash.chars().take(16).collect(),
        label: t.label,
        expires: desk.day(t.expires),
    };
    let tokens = tokens.into_iter().map(token).collect();
    let passkey = |p: quorate_store::PasskeyRow| PasskeyLine {
        hash: p.id.chars().take(16).collect(),
        label: p.label,
        used: if p.used.0 == 0 {
            desk.chrome.t("passkey-unused")
        } else {
            desk.chrome.t1("session-seen", "moment", moment(language, p.used, offset))
        },
    };
    let passkeys = engine.store().passkeys_of(tenant, person).await?.into_iter().map(passkey).collect();
    let identities = engine.store().identities_of(tenant, person).await?.into_iter();
    let identities = identities.map(|i| (i.issuer, i.subject, desk.day(i.linked))).collect();
    desk.chrome.title = desk.chrome.t("settings");
    let page = Page {
        wrong: if shown.wrong.is_empty() { String::new() } else { desk.chrome.t(shown.wrong) },
        account: account.as_ref().map(|a| a.name.clone()).unwrap_or_default(),
        has_second: account.is_some_and(|a| !a.totp.is_empty()),
        needs_second: desk.names.directory.needs_second_factor(person, now.date(offset)),
        beginning: shown.beginning,
        offers_passkeys: desk.web.door().party(headers).is_some(),
        asking: shown.asking,
        passkeys,
        provider: desk.web.door().ways(headers).provider,
        identities,
        token: shown.token,
        sessions: sessions.into_iter().map(session).collect(),
        tokens,
        c: desk.chrome,
    };
    render(&page)
}

pub(crate) async fn change(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Extension(network): Extension<Network>,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Result<Response, Problem> {
    in_person(&visitor)?;
    let changing = Changing { web: &web, visitor: &visitor, network: &network };
    if sent.act == "link-identity" {
        return match changing.may_link(&sent).await? {
            Some(shown) => show(web, visitor, language, &headers, shown).await,
            None => super::identity::begin_link(&web, &visitor, language, &network, &headers).await,
        };
    }
    let shown = match sent.act.as_str() {
        "account" => changing.account(&sent, &headers).await?,
        "begin-second" => Some(changing.begin_second().await?),
        "confirm-second" => changing.confirm_second(&sent).await?,
        "end-second" => changing.end_second(&sent).await?,
        "begin-passkey" => changing.begin_passkey(&sent, &headers).await?,
        "confirm-passkey" => changing.confirm_passkey(&sent, &headers).await?,
        "end-passkey" => changing.end_passkey(&sent).await?,
        "end-identity" => changing.end_identity(&sent).await?,
        "end-session" => {
            let (tenant, person) = (&visitor.tenant, &visitor.person);
            if web.engine().store().end_session_of(tenant, person, &sent.hash).await? > 0 {
                changing.note("session-ended", "").await?;
            }
            None
        }
        "end-others" => {
            let kept = cookie(&headers, web.hosting().cookie()).unwrap_or_default();
            web.engine().store().end_other_sessions(&visitor.tenant, &visitor.person, &kept).await?;
            changing.note("sessions-ended", "").await?;
            None
        }
        "make-token" => Some(changing.make_token(&sent).await?),
        "revoke-token" => {
            let (who, now) = ((visitor.tenant.as_str(), visitor.person.as_str()), web.engine().now());
            if web.engine().store().revoke_token_of(who, &sent.hash, now).await? > 0 {
                changing.note("token-revoked", &sent.hash).await?;
            }
            None
        }
        _ => return Err(Problem::with(Cause::BadJson, &[("said", &sent.act)])),
    };
    match shown {
        Some(shown) => show(web, visitor, language, &headers, shown).await,
        None => Ok(Redirect::to("/settings").into_response()),
    }
}

struct Changing<'a> {
    web: &'a Web,
    visitor: &'a Visitor,
    network: &'a Network,
}

fn wrong(why: &'static str) -> Option<Shown> {
    Some(Shown { wrong: why, ..Shown::default() })
}

impl Changing<'_> {
    async fn note(&self, event: &str, about: &str) -> Result<(), Problem> {
        let about: String = about.chars().take(100).collect();
        Ok(door::note(self.web, &self.visitor.tenant, event, &self.visitor.person, self.network, &about)
            .await?)
    }

    async fn own(&self) -> Result<Option<Account>, Problem> {
        Ok(self.web.engine().store().account_of(&self.visitor.tenant, &self.visitor.person).await?)
    }

    /// Begins an attempt that counts as a failure until it has passed, and asks for the present password: what a
    /// session left open at a desk is not enough for. What is wrong with it otherwise.
    async fn present(
        &self,
        account: &Account,
        sent: &Sent,
    ) -> Result<Result<[(String, u32); 2], &'static str>, Problem> {
        let door = self.web.door();
        let keys = attempts::keys(&account.name, &self.network.0);
        if door.attempts.begin(&keys, self.web.engine().now()).is_err() {
            return Ok(Err("settings-wait"));
        }
        if !door.passwords.verify(&sent.present, Some(&account.password)).await {
            self.note("present-wrong", "").await?;
            return Ok(Err("settings-present-wrong"));
        }
        Ok(Ok(keys))
    }

    /// Sets name and password; with an account already there, the present password is asked for. Every other session
    /// ends, and what tokens there were end with the old password: whoever knew it may have made them.
    async fn account(&self, sent: &Sent, headers: &HeaderMap) -> Result<Option<Shown>, Problem> {
        let (engine, door) = (self.web.engine(), self.web.door());
        let (tenant, person) = (self.visitor.tenant.as_str(), self.visitor.person.as_str());
        let now = engine.now();
        let before = self.own().await?;
        if let Some(account) = &before {
            match self.present(account, sent).await? {
                Ok(keys) => door.attempts.passed(&keys, now),
                Err(why) => return Ok(wrong(why)),
            }
        }
        let name = sent.name.trim();
        let good = |c: char| c.is_alphanumeric() || "._-@".contains(c);
        if !(2..=60).contains(&name.chars().count()) || !name.chars().all(good) {
            return Ok(wrong("account-name-bad"));
        }
        if sent.password != sent.again {
            return Ok(wrong("password-differs"));
        }
        if let Some(why) = passwords::fault(&sent.password, name) {
            return Ok(wrong(why));
        }
        let Some(hash) = door.passwords.hash(&sent.password).await else {
            return Err(Problem::of(Cause::Storage));
        };
        if !engine.store().put_account((tenant, person), name, &hash, now).await? {
            return Ok(wrong("account-name-taken"));
        }
        let kept = cookie(headers, self.web.hosting().cookie()).unwrap_or_default();
        engine.store().end_other_sessions(tenant, person, &kept).await?;
        if before.is_some() {
            engine.store().revoke_tokens_of(tenant, person, now).await?;
        }
        self.note("password-set", name).await?;
        Ok(None)
    }

    async fn begin_second(&self) -> Result<Shown, Problem> {
        let Some(account) = self.own().await? else {
            return Ok(Shown { wrong: "second-needs-account", ..Shown::default() });
        };
        let secret = second_factor::secret(random()?);
        let url = second_factor::url(&secret, &account.name).ok_or_else(|| Problem::of(Cause::Storage))?;
        Ok(Shown { beginning: Some(Beginning { qr: qr_code(&url)?, secret }), ..Shown::default() })
    }

    /// Kept only once a code shows that the app has it, and the password that it is the person's own.
    async fn confirm_second(&self, sent: &Sent) -> Result<Option<Shown>, Problem> {
        let now = self.web.engine().now();
        let Some(account) = self.own().await?.filter(|a| a.totp.is_empty()) else {
            return Ok(wrong("second-needs-account"));
        };
        let again = |wrong| -> Result<Option<Shown>, Problem> {
            let url = second_factor::url(&sent.secret, &account.name).ok_or_else(Problem::missing)?;
            let beginning = Some(Beginning { qr: qr_code(&url)?, secret: sent.secret.clone() });
            Ok(Some(Shown { wrong, beginning, ..Shown::default() }))
        };
        match self.present(&account, sent).await? {
            // The code is of a secret the browser holds itself: nothing is guessed by it.
            Ok(keys) => self.web.door().attempts.passed(&keys, now),
            Err(why) => return again(why),
        }
        let Some(step) = second_factor::step(&sent.secret, &sent.code, now) else {
            return again("code-wrong");
        };
        let store = self.web.engine().store();
        store.set_totp(&account.tenant, &account.person, &sent.secret).await?;
        store.use_totp(&account.tenant, &account.person, step).await?;
        self.note("second-factor-set", "").await?;
        Ok(None)
    }

    async fn end_second(&self, sent: &Sent) -> Result<Option<Shown>, Problem> {
        let (door, now) = (self.web.door(), self.web.engine().now());
        let Some(account) = self.own().await? else { return Ok(None) };
        let keys = match self.present(&account, sent).await? {
            Ok(keys) => keys,
            Err(why) => return Ok(wrong(why)),
        };
        let store = self.web.engine().store();
        let step = second_factor::step(&account.totp, &sent.code, now);
        let fresh = match step {
            Some(step) => store.use_totp(&account.tenant, &account.person, step).await?,
            None => false,
        };
        if !fresh {
            self.note("code-wrong", "").await?;
            return Ok(wrong("code-wrong"));
        }
        door.attempts.passed(&keys, now);
        store.set_totp(&account.tenant, &account.person, "").await?;
        self.note("second-factor-ended", "").await?;
        Ok(None)
    }

    async fn make_token(&self, sent: &Sent) -> Result<Shown, Problem> {
        let days: i64 = sent.days.trim().parse().unwrap_or(0);
        let label: String = sent.label.trim().chars().filter(|c| !c.is_control()).take(100).collect();
        if !(1..=TOKEN_DAYS_MAX).contains(&days) || label.is_empty() {
            return Ok(Shown { wrong: "token-bad", ..Shown::default() });
        }
        let (engine, secret) = (self.web.engine(), Secret::new("q", random()?));
        let (now, visitor) = (engine.now(), self.visitor);
        let expires = now.plus_minutes(days * 24 * 60);
        let who = (visitor.tenant.as_str(), visitor.person.as_str());
        let scope = if sent.scope == "read" { Scope::Read } else { Scope::All };
        engine.store().add_token(&secret, who, scope, &label, now, expires).await?;
        self.note("token-made", &label).await?;
        Ok(Shown { token: secret.reveal().to_owned(), ..Shown::default() })
    }
}

/// The security log, newest first: for those who guard it.
#[derive(Template)]
#[template(path = "security.html")]
struct LogPage {
    c: Chrome,
    rows: Vec<(String, String, String, String, String)>,
    next: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct From {
    before: i64,
    id: String,
}

const LOG_PAGE: i64 = 100;

pub(crate) async fn security(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    axum::extract::Query(from): axum::extract::Query<From>,
) -> Result<Response, Problem> {
    let mut desk = Desk::open(web, visitor, language, "settings").await?;
    let engine = desk.web.engine().clone();
    let before =
        if from.before > 0 { quorate_core::Moment(from.before) } else { quorate_core::Moment(i64::MAX) };
    // One of the databases will not even look for a null character.
    let id = from.id.replace('\0', "");
    let events = engine.store().events(&desk.visitor.tenant, (before, &id), LOG_PAGE).await?;
    let people: Vec<String> = events.iter().map(|e| e.person.clone()).collect();
    desk.names.fetch_people(&desk.web, &desk.visitor.tenant, people).await?;
    let next = events.last().filter(|_| events.len() as i64 == LOG_PAGE);
    let next = next.map(|e| format!("/security?before={}&id={}", e.at.0, e.id)).unwrap_or_default();
    let row = |e: &quorate_store::SecurityEvent| {
        let when = moment(language, e.at, engine.calendar().offset());
        let what = say(language, &format!("security-{}", e.event), &[]);
        (when, what, desk.names.person(&e.person), e.address.clone(), e.about.clone())
    };
    let rows = events.iter().map(row).collect();
    desk.chrome.title = desk.chrome.t("security-log");
    render(&LogPage { rows, next, c: desk.chrome })
}
