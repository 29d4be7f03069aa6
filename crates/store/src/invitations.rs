//! The secrets of invitations; the invitations themselves are in the record.

use crate::access::{Secret, hash};
use crate::database::{Store, execute, on_pool};
use crate::error::StoreError;
use crate::statements as sql;

/// What a link or a code opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opens {
    /// The tenant.
    pub tenant: String,
    /// The case.
    pub case: String,
    /// The invitation, by the version of the case whose act made it.
    pub invitation: u64,
}

impl Store {
    /// Keeps the link and the code of an invitation; those it had before no longer open it.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_invitation(
        &self,
        link: &Secret,
        code: &Secret,
        opens: &Opens,
    ) -> Result<(), StoreError> {
        let invitation = i64::try_from(opens.invitation).unwrap_or(i64::MAX);
        let code = code.hash();
        execute!(self, sql::ADD_INVITATION, link.hash(), code, &opens.tenant, &opens.case, invitation)?;
        Ok(())
    }

    /// What a link opens.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn invitation(&self, link: &str) -> Result<Option<Opens>, StoreError> {
        let row: Option<(String, String, i64)> = on_pool!(self, sql::INVITATION, |db, sql| {
            sqlx::query_as(sql).bind(hash(link)).fetch_optional(db).await
        })?;
        Ok(row.map(opens))
    }

    /// What a code opens, however its twelve digits are grouped.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn invitation_by_code(&self, code: &str) -> Result<Option<Opens>, StoreError> {
        let digits: Vec<char> = code.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        if digits.len() != 12 || !digits.iter().all(char::is_ascii_digit) {
            return Ok(None);
        }
        let grouped: Vec<String> = digits.chunks(4).map(|c| c.iter().collect()).collect();
        let row: Option<(String, String, i64)> = on_pool!(self, sql::INVITATION_BY_CODE, |db, sql| {
            sqlx::query_as(sql).bind(hash(&grouped.join(" "))).fetch_optional(db).await
        })?;
        Ok(row.map(opens))
    }
}

fn opens((tenant, case, invitation): (String, String, i64)) -> Opens {
    Opens { tenant, case, invitation: invitation.unsigned_abs() }
}
