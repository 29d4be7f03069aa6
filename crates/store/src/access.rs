//! Tokens, one-time links and sessions: secrets, hashed at rest, and the only thing that is not in the log.

use quorate_core::Moment;
use quorate_core::record::Digest;

use crate::database::{Store, execute, on_pool, on_writer};
use crate::error::StoreError;
use crate::statements as sql;

/// A secret just made: shown once, stored as its hash.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// From 32 random bytes, with a prefix that tells what it is.
    pub fn new(prefix: &str, random: [u8; 32]) -> Self {
        let digits: String = random.iter().map(|b| format!("{b:02x}")).collect();
        Self(format!("{prefix}{digits}"))
    }

    /// As somebody sends it.
    pub fn typed(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// To be shown once.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Twelve digits in groups of four, to be told by telephone.
    pub fn digits(random: [u8; 8]) -> Self {
        let digits = format!("{:012}", u64::from_be_bytes(random) % 1_000_000_000_000);
        Self(format!("{} {} {}", &digits[..4], &digits[4..8], &digits[8..]))
    }

    /// What is stored.
    pub fn hash(&self) -> String {
        hash(&self.0)
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

pub(crate) fn hash(secret: &str) -> String {
    Digest::of(secret.as_bytes()).to_string()
}

/// Whom a secret stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bearer {
    /// The tenant.
    pub tenant: String,
    /// The person.
    pub person: String,
    /// Expired or revoked.
    pub expired: bool,
    /// What it is good for.
    pub scope: Scope,
}

impl Bearer {
    /// Somebody who has come in for everything.
    pub fn of(tenant: &str, person: &str) -> Self {
        Self { tenant: tenant.to_owned(), person: person.to_owned(), expired: false, scope: Scope::All }
    }
}

/// What a token is good for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Everything its person may do.
    #[default]
    All,
    /// Reading what its person may read.
    Read,
    /// The calendar of its person's deadlines, and nothing else.
    Calendar,
}

impl Scope {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::All, Self::Read, Self::Calendar];
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Read => "read",
            Self::Calendar => "calendar",
        }
    }
    /// As stored; what is unknown is good for nothing.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.as_str() == text)
    }
}

impl Store {
    /// Keeps a token.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_token(
        &self,
        secret: &Secret,
        (tenant, person): (&str, &str),
        scope: Scope,
        label: &str,
        now: Moment,
        expires: Moment,
    ) -> Result<(), StoreError> {
        let (hash, scope) = (secret.hash(), scope.as_str());
        execute!(self, sql::ADD_TOKEN, hash, tenant, person, scope, label, now.0, expires.0)?;
        Ok(())
    }

    /// Whom a token stands for.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn token(&self, secret: &str, now: Moment) -> Result<Option<Bearer>, StoreError> {
        let row: Option<(String, String, String, i64, i64)> =
            on_pool!(self, sql::TOKEN, |db, sql| sqlx::query_as(sql)
                .bind(hash(secret))
                .fetch_optional(db)
                .await)?;
        Ok(row.and_then(|(tenant, person, scope, expires, revoked)| {
            let expired = revoked != 0 || expires <= now.0;
            Some(Bearer { tenant, person, expired, scope: Scope::parse(&scope)? })
        }))
    }

    /// The tokens of a tenant: beginning of the hash, person, label, made, expires, revoked.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn tokens(
        &self,
        tenant: &str,
    ) -> Result<Vec<(String, String, String, Moment, Moment, bool)>, StoreError> {
        let rows: Vec<(String, String, String, i64, i64, i64)> =
            on_pool!(self, sql::TOKENS, |db, sql| sqlx::query_as(sql).bind(tenant).fetch_all(db).await)?;
        Ok(rows
            .into_iter()
            .map(|(hash, person, label, made, expires, revoked)| {
                (hash.chars().take(12).collect(), person, label, Moment(made), Moment(expires), revoked != 0)
            })
            .collect())
    }

    /// Revokes the tokens whose hash begins so; tells how many.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn revoke_token(&self, tenant: &str, beginning: &str, now: Moment) -> Result<u64, StoreError> {
        let Some(pattern) = beginning_of_hash(beginning) else { return Ok(0) };
        Ok(execute!(self, sql::REVOKE_TOKEN, tenant, &pattern, now.0)?)
    }

    /// Keeps a one-time sign-in link.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_link(
        &self,
        secret: &Secret,
        tenant: &str,
        person: &str,
        expires: Moment,
    ) -> Result<(), StoreError> {
        execute!(self, sql::ADD_LINK, secret.hash(), tenant, person, expires.0)?;
        Ok(())
    }

    /// Uses a link up; of two who come at once one gets in.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn use_link(&self, secret: &str, now: Moment) -> Result<Option<Bearer>, StoreError> {
        let row: Option<(String, String)> = on_writer!(self, sql::USE_LINK, |db, sql| {
            sqlx::query_as(sql).bind(hash(secret)).bind(now.0).fetch_optional(db).await
        })?;
        Ok(row.map(|(tenant, person)| Bearer { tenant, person, expired: false, scope: Scope::All }))
    }

    /// Keeps a session; `agent` is what the browser calls itself.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_session(
        &self,
        secret: &Secret,
        bearer: &Bearer,
        now: Moment,
        expires: Moment,
        agent: &str,
    ) -> Result<(), StoreError> {
        let (tenant, person) = (&bearer.tenant, &bearer.person);
        execute!(self, sql::CLEAR_SESSIONS, now.0)?;
        execute!(self, sql::ADD_SESSION, secret.hash(), tenant, person, now.0, expires.0, agent)?;
        Ok(())
    }

    /// Whom a session stands for: none once it has not been used for so many minutes. Using it is noted, at most once
    /// a minute.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn session(
        &self,
        secret: &str,
        now: Moment,
        idle_minutes: i64,
    ) -> Result<Option<Bearer>, StoreError> {
        let row: Option<(String, String, i64, i64)> = on_pool!(self, sql::SESSION, |db, sql| {
            sqlx::query_as(sql).bind(hash(secret)).fetch_optional(db).await
        })?;
        let Some((tenant, person, expires, seen)) = row else { return Ok(None) };
        let expired = expires <= now.0 || Moment(seen).plus_minutes(idle_minutes) <= now;
        if !expired && Moment(seen).plus_minutes(1) <= now {
            execute!(self, sql::SEE_SESSION, hash(secret), now.0)?;
        }
        Ok(Some(Bearer { tenant, person, expired, scope: Scope::All }))
    }

    /// The sessions of a person that still hold, the last used first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn sessions(
        &self,
        tenant: &str,
        person: &str,
        now: Moment,
        idle_minutes: i64,
    ) -> Result<Vec<SessionRow>, StoreError> {
        let idle = now.plus_minutes(-idle_minutes);
        let rows: Vec<(String, i64, i64, String)> = on_pool!(self, sql::SESSIONS, |db, sql| {
            sqlx::query_as(sql).bind(tenant).bind(person).bind(now.0).bind(idle.0).fetch_all(db).await
        })?;
        let one = |(hash, begun, seen, agent): (String, i64, i64, String)| SessionRow {
            hash,
            begun: Moment(begun),
            seen: Moment(seen),
            agent,
        };
        Ok(rows.into_iter().map(one).collect())
    }

    /// Ends a session.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn end_session(&self, secret: &str) -> Result<(), StoreError> {
        execute!(self, sql::END_SESSION, hash(secret))?;
        Ok(())
    }

    /// Ends the session of a person whose hash begins so; tells how many.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn end_session_of(
        &self,
        tenant: &str,
        person: &str,
        beginning: &str,
    ) -> Result<u64, StoreError> {
        let Some(pattern) = beginning_of_hash(beginning) else { return Ok(0) };
        Ok(execute!(self, sql::END_SESSION_OF, tenant, person, pattern)?)
    }

    /// Ends every session of a person but one; none is kept if `kept` is empty.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn end_other_sessions(
        &self,
        tenant: &str,
        person: &str,
        kept: &str,
    ) -> Result<u64, StoreError> {
        let kept = if kept.is_empty() { String::new() } else { hash(kept) };
        Ok(execute!(self, sql::END_OTHER_SESSIONS, tenant, person, kept)?)
    }
}

/// A session as its person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRow {
    /// Hash of its secret.
    pub hash: String,
    /// When the person came in.
    pub begun: Moment,
    /// When it was last used, to the minute.
    pub seen: Moment,
    /// What the browser calls itself.
    pub agent: String,
}

/// The pattern that finds a hash by its beginning, of at least 8 digits.
pub(crate) fn beginning_of_hash(text: &str) -> Option<String> {
    (text.len() >= 8 && text.chars().all(|c| c.is_ascii_hexdigit())).then(|| format!("{text}%"))
}
