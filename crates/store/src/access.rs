//! Tokens, one-time links and sessions: secrets, hashed at rest, and the only thing that is not in the log.

use quorate_core::Moment;
use quorate_core::record::Digest;

use crate::database::{Store, on_pool, on_writer};
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

    /// To be shown once.
    pub fn reveal(&self) -> &str {
        &self.0
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

fn hash(secret: &str) -> String {
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
}

impl Store {
    /// Keeps a token.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_token(
        &self,
        secret: &Secret,
        tenant: &str,
        person: &str,
        label: &str,
        now: Moment,
        expires: Moment,
    ) -> Result<(), StoreError> {
        on_writer!(self, sql::ADD_TOKEN, |db, sql| {
            sqlx::query(sql)
                .bind(secret.hash())
                .bind(tenant)
                .bind(person)
                .bind(label)
                .bind(now.0)
                .bind(expires.0)
                .execute(db)
                .await
                .map(|_| ())
        })?;
        Ok(())
    }

    /// Whom a token stands for.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn token(&self, secret: &str, now: Moment) -> Result<Option<Bearer>, StoreError> {
        let row: Option<(String, String, i64, i64)> =
            on_pool!(self, sql::TOKEN, |db, sql| sqlx::query_as(sql)
                .bind(hash(secret))
                .fetch_optional(db)
                .await)?;
        Ok(row.map(|(tenant, person, expires, revoked)| Bearer {
            tenant,
            person,
            expired: revoked != 0 || expires <= now.0,
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
        if beginning.len() < 8 || !beginning.chars().all(|c| c.is_ascii_hexdigit()) {
            return Ok(0);
        }
        let pattern = format!("{beginning}%");
        Ok(on_writer!(self, sql::REVOKE_TOKEN, |db, sql| {
            sqlx::query(sql)
                .bind(tenant)
                .bind(&pattern)
                .bind(now.0)
                .execute(db)
                .await
                .map(|d| d.rows_affected())
        })?)
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
        on_writer!(self, sql::ADD_LINK, |db, sql| {
            sqlx::query(sql)
                .bind(secret.hash())
                .bind(tenant)
                .bind(person)
                .bind(expires.0)
                .execute(db)
                .await
                .map(|_| ())
        })?;
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
        Ok(row.map(|(tenant, person)| Bearer { tenant, person, expired: false }))
    }

    /// Keeps a session.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_session(
        &self,
        secret: &Secret,
        bearer: &Bearer,
        now: Moment,
        expires: Moment,
    ) -> Result<(), StoreError> {
        on_writer!(self, sql::ADD_SESSION, |db, sql| {
            sqlx::query(sql)
                .bind(secret.hash())
                .bind(&bearer.tenant)
                .bind(&bearer.person)
                .bind(now.0)
                .bind(expires.0)
                .execute(db)
                .await
                .map(|_| ())
        })?;
        Ok(())
    }

    /// Whom a session stands for.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn session(&self, secret: &str, now: Moment) -> Result<Option<Bearer>, StoreError> {
        let row: Option<(String, String, i64)> = on_pool!(self, sql::SESSION, |db, sql| sqlx::query_as(sql)
            .bind(hash(secret))
            .fetch_optional(db)
            .await)?;
        Ok(row.map(|(tenant, person, expires)| Bearer { tenant, person, expired: expires <= now.0 }))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn end_session(&self, secret: &str) -> Result<(), StoreError> {
        on_writer!(self, sql::END_SESSION, |db, sql| sqlx::query(sql)
            .bind(hash(secret))
            .execute(db)
            .await
            .map(|_| ()))?;
        Ok(())
    }
}
