//! Accounts: a name to come in by, a password hash and the secret of a second factor.

use quorate_core::Moment;

use crate::access::beginning_of_hash;
use crate::database::{Store, execute, on_pool};
use crate::error::StoreError;
use crate::statements as sql;

/// An account.
#[derive(Clone)]
pub struct Account {
    /// The tenant.
    pub tenant: String,
    /// The person.
    pub person: String,
    /// What the person types to come in: one in all tenants.
    pub name: String,
    /// Hash of the password, as a PHC string.
    pub password: String,
    /// When name and password were last set.
    pub set_at: Moment,
    /// Secret of the second factor in base 32; empty if there is none.
    pub totp: String,
    /// The last 30-second step whose code was used.
    pub totp_step: i64,
}

impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Account({}, {})", self.tenant, self.person)
    }
}

type Row = (String, String, String, String, i64, String, i64);

fn account((tenant, person, name, password, set_at, totp, totp_step): Row) -> Account {
    Account { tenant, person, name, password, set_at: Moment(set_at), totp, totp_step }
}

/// A token as its person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenRow {
    /// Hash of the token.
    pub hash: String,
    /// What it is for.
    pub label: String,
    /// What it is good for.
    pub scope: String,
    /// When it was made.
    pub made: Moment,
    /// When it ends.
    pub expires: Moment,
}

impl Store {
    /// Gives a person an account, or another name and password. False if the name is somebody else's.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn put_account(
        &self,
        (tenant, person): (&str, &str),
        name: &str,
        password: &str,
        now: Moment,
    ) -> Result<bool, StoreError> {
        let put: Result<u64, sqlx::Error> =
            execute!(self, sql::PUT_ACCOUNT, tenant, person, name, password, now.0);
        match put.map_err(StoreError::from) {
            Err(error) if error.is_conflict() => Ok(false),
            put => put.map(|_| true),
        }
    }

    /// The account of a name.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn account(&self, name: &str) -> Result<Option<Account>, StoreError> {
        let row: Option<Row> =
            on_pool!(self, sql::ACCOUNT, |db, sql| sqlx::query_as(sql).bind(name).fetch_optional(db).await)?;
        Ok(row.map(account))
    }

    /// The account of a person.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn account_of(&self, tenant: &str, person: &str) -> Result<Option<Account>, StoreError> {
        let row: Option<Row> = on_pool!(self, sql::ACCOUNT_OF, |db, sql| {
            sqlx::query_as(sql).bind(tenant).bind(person).fetch_optional(db).await
        })?;
        Ok(row.map(account))
    }

    /// Who of a tenant has an account, with the name.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn accounts(&self, tenant: &str) -> Result<Vec<(String, String)>, StoreError> {
        Ok(on_pool!(self, sql::ACCOUNTS, |db, sql| sqlx::query_as(sql).bind(tenant).fetch_all(db).await)?)
    }

    /// Another hash of the same password.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn set_password(&self, tenant: &str, person: &str, password: &str) -> Result<(), StoreError> {
        execute!(self, sql::SET_PASSWORD, tenant, person, password)?;
        Ok(())
    }

    /// Sets the secret of the second factor; an empty one takes it away.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn set_totp(&self, tenant: &str, person: &str, secret: &str) -> Result<(), StoreError> {
        execute!(self, sql::SET_TOTP, tenant, person, secret)?;
        Ok(())
    }

    /// Uses the code of a step up; false if it, or a later one, has been used.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn use_totp(&self, tenant: &str, person: &str, step: i64) -> Result<bool, StoreError> {
        Ok(execute!(self, sql::USE_TOTP, tenant, person, step)? == 1)
    }

    /// Takes an account away, with every session and token and every other way to come in.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn drop_account(&self, tenant: &str, person: &str, now: Moment) -> Result<(), StoreError> {
        execute!(self, sql::DROP_ACCOUNT, tenant, person)?;
        self.end_other_sessions(tenant, person, "").await?;
        self.revoke_tokens_of(tenant, person, now).await?;
        execute!(self, sql::DROP_PASSKEYS, tenant, person, "%")?;
        execute!(self, sql::DROP_IDENTITIES, tenant, person)?;
        execute!(self, sql::END_LINKS, tenant, person)?;
        Ok(())
    }

    /// Revokes every token of a person; tells how many.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn revoke_tokens_of(&self, tenant: &str, person: &str, now: Moment) -> Result<u64, StoreError> {
        Ok(execute!(self, sql::REVOKE_TOKENS_OF, tenant, person, "%", now.0)?)
    }

    /// The tokens of a person that still hold.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn tokens_of(
        &self,
        tenant: &str,
        person: &str,
        now: Moment,
    ) -> Result<Vec<TokenRow>, StoreError> {
        let rows: Vec<(String, String, String, i64, i64)> = on_pool!(self, sql::TOKENS_OF, |db, sql| {
            sqlx::query_as(sql).bind(tenant).bind(person).bind(now.0).fetch_all(db).await
        })?;
        let one = |(hash, label, scope, made, expires): (String, String, String, i64, i64)| TokenRow {
            hash,
            label,
            scope,
            made: Moment(made),
            expires: Moment(expires),
        };
        Ok(rows.into_iter().map(one).collect())
    }

    /// Revokes the tokens of a person whose hash begins so; tells how many.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn revoke_token_of(
        &self,
        (tenant, person): (&str, &str),
        beginning: &str,
        now: Moment,
    ) -> Result<u64, StoreError> {
        let Some(pattern) = beginning_of_hash(beginning) else { return Ok(0) };
        Ok(execute!(self, sql::REVOKE_TOKENS_OF, tenant, person, pattern, now.0)?)
    }
}
