//! One's passkeys: set up and removed with the present password.

use axum::http::HeaderMap;
use quorate_engine::random;
use quorate_store::{Ceremony, PasskeyRow, Secret};
use serde::{Deserialize, Serialize};

use super::{Changing, Sent, Shown, wrong};
use crate::door::CEREMONY_MINUTES;
use crate::door::passkeys::Question;
use crate::problem::{Cause, Problem};

const KIND: &str = "new-passkey";
/// More than anybody has devices.
const PASSKEYS_MAX: usize = 20;

/// A passkey about to be set up.
pub(super) struct Asking {
    pub ceremony: String,
    pub question: Question,
}

/// What is kept until the authenticator answers.
#[derive(Serialize, Deserialize)]
struct Asked {
    label: String,
    state: String,
}

impl Changing<'_> {
    pub(super) async fn begin_passkey(
        &self,
        sent: &Sent,
        headers: &HeaderMap,
    ) -> Result<Option<Shown>, Problem> {
        let (door, store) = (self.web.door(), self.web.engine().store());
        let (tenant, person) = (self.visitor.tenant.as_str(), self.visitor.person.as_str());
        let party = door.party(headers).ok_or_else(Problem::missing)?;
        let Some(account) = self.own().await? else { return Ok(wrong("second-needs-account")) };
        let label: String = sent.label.trim().chars().filter(|c| !c.is_control()).take(100).collect();
        if label.is_empty() {
            return Ok(wrong("passkey-label-bad"));
        }
        let now = self.web.engine().now();
        match self.present(&account, sent).await? {
            Ok(keys) => door.attempts.passed(&keys, now),
            Err(why) => return Ok(wrong(why)),
        }
        let known = store.passkeys_of(tenant, person).await?;
        if known.len() >= PASSKEYS_MAX {
            return Ok(wrong("passkey-many"));
        }
        let question = party.ask_new(&account, &known).ok_or_else(|| Problem::of(Cause::Storage))?;
        let state = serde_json::to_string(&Asked { label, state: question.state.clone() });
        let asked = Ceremony {
            tenant: tenant.to_owned(),
            person: person.to_owned(),
            state: state.map_err(|_| Problem::of(Cause::Storage))?,
        };
        let secret = Secret::new("c", random()?);
        store.add_ceremony(&secret, KIND, &asked, now, now.plus_minutes(CEREMONY_MINUTES)).await?;
        let asking = Asking { ceremony: secret.reveal().to_owned(), question };
        Ok(Some(Shown { asking: Some(asking), ..Shown::default() }))
    }

    /// The present password was given when it was asked for, by the same person.
    pub(super) async fn confirm_passkey(
        &self,
        sent: &Sent,
        headers: &HeaderMap,
    ) -> Result<Option<Shown>, Problem> {
        let (store, now) = (self.web.engine().store(), self.web.engine().now());
        let party = self.web.door().party(headers).ok_or_else(Problem::missing)?;
        let asked = store.take_ceremony(&sent.ceremony, KIND, now).await?;
        let mine = asked.filter(|a| a.tenant == self.visitor.tenant && a.person == self.visitor.person);
        let Some(asked) = mine.and_then(|a| serde_json::from_str::<Asked>(&a.state).ok()) else {
            return Ok(wrong("passkey-wrong"));
        };
        // An account taken back in between is nobody's any more.
        let answered = party.new_key(&asked.state, &sent.answer);
        let (Some((id, body)), Some(account)) = (answered, self.own().await?) else {
            return Ok(wrong("passkey-wrong"));
        };
        let (tenant, person) = (account.tenant, account.person);
        let row = PasskeyRow {
            id,
            tenant,
            person,
            label: asked.label,
            body,
            made: now,
            used: quorate_core::Moment(0),
        };
        if !store.add_passkey(&row).await? {
            return Ok(wrong("passkey-wrong"));
        }
        self.note("passkey-set", &row.label).await?;
        Ok(None)
    }

    pub(super) async fn end_passkey(&self, sent: &Sent) -> Result<Option<Shown>, Problem> {
        let (store, now) = (self.web.engine().store(), self.web.engine().now());
        let Some(account) = self.own().await? else { return Ok(wrong("second-needs-account")) };
        match self.present(&account, sent).await? {
            Ok(keys) => self.web.door().attempts.passed(&keys, now),
            Err(why) => return Ok(wrong(why)),
        }
        if store.drop_passkey(&account.tenant, &account.person, &sent.hash).await? > 0 {
            self.note("passkey-ended", &sent.hash).await?;
        }
        Ok(None)
    }
}
