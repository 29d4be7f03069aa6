//! Other ways to come in than by password: passkeys, and identities of a provider. What is asked of either is kept
//! here until it answers, once, on whichever node the answer arrives.

use quorate_core::Moment;

use crate::access::{Secret, beginning_of_hash, hash};
use crate::database::{Store, execute, on_pool, on_writer};
use crate::error::StoreError;
use crate::statements as sql;

/// A passkey: its public half.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeyRow {
    /// Hash of the id the authenticator gave it.
    pub id: String,
    /// The tenant.
    pub tenant: String,
    /// The person.
    pub person: String,
    /// What the person calls it.
    pub label: String,
    /// Public key, counter and flags, as the service keeps them.
    pub body: String,
    /// When it was set up.
    pub made: Moment,
    /// When somebody last came in by it; 0 if nobody has.
    pub used: Moment,
}

type Row = (String, String, String, String, String, i64, i64);

fn passkey((id, tenant, person, label, body, made, used): Row) -> PasskeyRow {
    PasskeyRow { id, tenant, person, label, body, made: Moment(made), used: Moment(used) }
}

/// An identity of a provider, linked to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Who vouches for it.
    pub issuer: String,
    /// What the issuer calls its holder.
    pub subject: String,
    /// When it was linked.
    pub linked: Moment,
}

/// What was asked of an authenticator or a provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ceremony {
    /// The tenant of whoever asked; empty if nobody was signed in.
    pub tenant: String,
    /// The person who asked; empty likewise.
    pub person: String,
    /// What the answer is checked against.
    pub state: String,
}

impl Store {
    /// Keeps a passkey. False if there is one of this id.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_passkey(&self, row: &PasskeyRow) -> Result<bool, StoreError> {
        let PasskeyRow { id, tenant, person, label, body, made, .. } = row;
        added(execute!(self, sql::ADD_PASSKEY, id, tenant, person, label, body, made.0))
    }

    /// The passkey of an id.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn passkey(&self, id: &str) -> Result<Option<PasskeyRow>, StoreError> {
        let row: Option<Row> =
            on_pool!(self, sql::PASSKEY, |db, sql| sqlx::query_as(sql).bind(id).fetch_optional(db).await)?;
        Ok(row.map(passkey))
    }

    /// The passkeys of a person.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn passkeys_of(&self, tenant: &str, person: &str) -> Result<Vec<PasskeyRow>, StoreError> {
        let rows: Vec<Row> = on_pool!(self, sql::PASSKEYS_OF, |db, sql| {
            sqlx::query_as(sql).bind(tenant).bind(person).fetch_all(db).await
        })?;
        Ok(rows.into_iter().map(passkey).collect())
    }

    /// Notes that somebody came in by a passkey, and how it is since.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn use_passkey(&self, id: &str, body: &str, now: Moment) -> Result<(), StoreError> {
        execute!(self, sql::USE_PASSKEY, id, body, now.0)?;
        Ok(())
    }

    /// Removes the passkey of a person whose id begins so; tells how many.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn drop_passkey(&self, tenant: &str, person: &str, beginning: &str) -> Result<u64, StoreError> {
        let Some(pattern) = beginning_of_hash(beginning) else { return Ok(0) };
        Ok(execute!(self, sql::DROP_PASSKEYS, tenant, person, pattern)?)
    }

    /// Links an identity to a person. False if it is linked to somebody.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_identity(
        &self,
        (issuer, subject): (&str, &str),
        (tenant, person): (&str, &str),
        now: Moment,
    ) -> Result<bool, StoreError> {
        added(execute!(self, sql::ADD_IDENTITY, issuer, subject, tenant, person, now.0))
    }

    /// Whom an identity is linked to: tenant and person.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn identity(
        &self,
        issuer: &str,
        subject: &str,
    ) -> Result<Option<(String, String)>, StoreError> {
        Ok(on_pool!(self, sql::IDENTITY, |db, sql| {
            sqlx::query_as(sql).bind(issuer).bind(subject).fetch_optional(db).await
        })?)
    }

    /// The identities linked to a person.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn identities_of(&self, tenant: &str, person: &str) -> Result<Vec<Identity>, StoreError> {
        let rows: Vec<(String, String, i64)> = on_pool!(self, sql::IDENTITIES_OF, |db, sql| {
            sqlx::query_as(sql).bind(tenant).bind(person).fetch_all(db).await
        })?;
        let one = |(issuer, subject, linked)| Identity { issuer, subject, linked: Moment(linked) };
        Ok(rows.into_iter().map(one).collect())
    }

    /// Takes the link of an identity to a person away; tells how many there were.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn drop_identity(
        &self,
        (tenant, person): (&str, &str),
        (issuer, subject): (&str, &str),
    ) -> Result<u64, StoreError> {
        Ok(execute!(self, sql::DROP_IDENTITY, tenant, person, issuer, subject)?)
    }

    /// Keeps what was asked until it is answered or has expired. Who asks is empty if nobody is signed in.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_ceremony(
        &self,
        secret: &Secret,
        kind: &str,
        asked: &Ceremony,
        now: Moment,
        expires: Moment,
    ) -> Result<(), StoreError> {
        let Ceremony { tenant, person, state } = asked;
        execute!(self, sql::CLEAR_CEREMONIES, now.0)?;
        execute!(self, sql::ADD_CEREMONY, secret.hash(), kind, tenant, person, state, expires.0)?;
        Ok(())
    }

    /// What was asked under a secret; it is asked no more. Of two who answer at once one is heard.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn take_ceremony(
        &self,
        secret: &str,
        kind: &str,
        now: Moment,
    ) -> Result<Option<Ceremony>, StoreError> {
        let row: Option<(String, String, String)> = on_writer!(self, sql::TAKE_CEREMONY, |db, sql| {
            sqlx::query_as(sql).bind(hash(secret)).bind(kind).bind(now.0).fetch_optional(db).await
        })?;
        Ok(row.map(|(tenant, person, state)| Ceremony { tenant, person, state }))
    }
}

/// Whether something new was kept.
fn added(done: Result<u64, sqlx::Error>) -> Result<bool, StoreError> {
    match done.map_err(StoreError::from) {
        Err(error) if error.is_conflict() => Ok(false),
        done => done.map(|_| true),
    }
}
