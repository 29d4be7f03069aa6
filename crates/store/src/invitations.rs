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
    /// Keeps a secret that opens an invitation: a link, or a code to be told by telephone.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_invitation(&self, secret: &Secret, opens: &Opens) -> Result<(), StoreError> {
        let invitation = i64::try_from(opens.invitation).unwrap_or(i64::MAX);
        execute!(self, sql::ADD_INVITATION, secret.hash(), &opens.tenant, &opens.case, invitation)?;
        Ok(())
    }

    /// What a link opens. A code opens nothing here: it is short enough to be guessed where nobody is slowed down.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn invitation(&self, link: &str) -> Result<Option<Opens>, StoreError> {
        if code(link).is_some() { Ok(None) } else { self.opened_by(link).await }
    }

    /// What a code opens; its twelve digits may be grouped in any way.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn invitation_of_code(&self, text: &str) -> Result<Option<Opens>, StoreError> {
        match code(text) {
            Some(code) => self.opened_by(&code).await,
            None => Ok(None),
        }
    }

    async fn opened_by(&self, secret: &str) -> Result<Option<Opens>, StoreError> {
        let row: Option<(String, String, i64)> = on_pool!(self, sql::INVITATION, |db, sql| {
            sqlx::query_as(sql).bind(hash(secret)).fetch_optional(db).await
        })?;
        Ok(row.map(opens))
    }
}

/// A code as [`Secret::digits`] writes it; none if the text is no code.
fn code(text: &str) -> Option<String> {
    let digits: Vec<char> = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let good = digits.len() == 12 && digits.iter().all(char::is_ascii_digit);
    good.then(|| digits.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" "))
}

fn opens((tenant, case, invitation): (String, String, i64)) -> Opens {
    Opens { tenant, case, invitation: invitation.unsigned_abs() }
}
