//! Taking away a log in which somebody only practised.

use quorate_core::jurisdiction::is_practice;

use crate::database::{Store, execute};
use crate::error::StoreError;
use crate::statements::{self as sql, Statement};

/// Everything a jurisdiction has left anywhere. The record comes last: while it is there, a second try finds the rest.
const LEFT: [Statement; 22] = [
    sql::CLEAR_CASES,
    sql::CLEAR_OFFICES,
    sql::CLEAR_FILES,
    sql::CLEAR_GRAMS,
    sql::CLEAR_QUEUE,
    sql::CLEAR_NOTICES,
    sql::LET_GO_DELIVERY,
    sql::CLEAR_VERDICTS,
    sql::LET_GO_ARTIFACT,
    sql::LET_GO_INVITATION,
    sql::LET_GO_WEB_SESSION,
    sql::LET_GO_TOKEN,
    sql::LET_GO_SIGN_IN_LINK,
    sql::LET_GO_ACCOUNT,
    sql::LET_GO_SECURITY_EVENT,
    sql::LET_GO_PASSKEY,
    sql::LET_GO_IDENTITY,
    sql::LET_GO_UNSENT,
    sql::LET_GO_PAYLOAD,
    sql::LET_GO_LEAF,
    sql::LET_GO_STREAM,
    sql::LET_GO_LOG_HEAD,
];

impl Store {
    /// Takes everything of a jurisdiction away in which somebody practised.
    ///
    /// # Errors
    /// If it is no such jurisdiction, or the database fails.
    pub async fn drop_practice(&self, tenant: &str) -> Result<(), StoreError> {
        // The database itself lets nothing else go.
        if !is_practice(tenant) {
            return Err(StoreError::Inconsistent(format!("{tenant} is no practice")));
        }
        for statement in LEFT {
            execute!(self, statement, tenant)?;
        }
        Ok(())
    }
}
