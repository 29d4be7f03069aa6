//! 暂存: a form that is filled in and not sent yet is there again when its person comes back.

use quorate_core::Moment;
use serde::{Deserialize, Serialize};

use super::Desk;
use crate::Web;
use crate::problem::{Cause, Problem};
use crate::visitor::Visitor;

/// More is not kept, in bytes of JSON.
const BYTES_MAX: usize = 256 * 1024;

/// What a form held: its fields, and its files by field, digest and name.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Unsent {
    pub fields: Vec<(String, String)>,
    pub files: Vec<(String, String, String)>,
    /// When it was kept.
    #[serde(skip)]
    pub saved: Option<Moment>,
}

impl Unsent {
    /// What the visitor has kept for a task; nothing for the holder of an invitation.
    pub async fn of(desk: &Desk, case: &str, task: &str) -> Result<Self, Problem> {
        if desk.visitor.guest.is_some() {
            return Ok(Self::default());
        }
        let whose = (desk.visitor.tenant.as_str(), desk.visitor.person.as_str());
        let kept = desk.web.engine().store().unsent(whose, (case, task)).await?;
        // What an older version has kept and this one cannot read is not there.
        let read = |(body, saved): (String, Moment)| {
            let kept: Self = serde_json::from_str(&body).ok()?;
            Some(Self { saved: Some(saved), ..kept })
        };
        Ok(kept.and_then(read).unwrap_or_default())
    }

    /// Keeps it for the visitor.
    pub async fn keep(&self, web: &Web, visitor: &Visitor, case: &str, task: &str) -> Result<(), Problem> {
        let body = serde_json::to_string(self).unwrap_or_default();
        if body.len() > BYTES_MAX {
            return Err(Problem::with(Cause::TooLarge, &[("max", "256 KiB")]));
        }
        let whose = (visitor.tenant.as_str(), visitor.person.as_str());
        Ok(web.engine().store().put_unsent(whose, (case, task), &body, web.engine().now()).await?)
    }

    /// Forgets it.
    pub async fn forget(web: &Web, visitor: &Visitor, case: &str, task: &str) -> Result<(), Problem> {
        let whose = (visitor.tenant.as_str(), visitor.person.as_str());
        Ok(web.engine().store().drop_unsent(whose, (case, task)).await?)
    }

    /// The text of a field; empty if there is none.
    pub fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v)
    }

    /// The same of a field named after something: `fact:ID`.
    pub fn text_of(&self, kind: &str, id: &str) -> &str {
        self.text(&format!("{kind}:{id}"))
    }

    /// Whether a box named after something was ticked: `section:ID`.
    pub fn has_of(&self, kind: &str, id: &str, value: &str) -> bool {
        self.has(&format!("{kind}:{id}"), value)
    }

    /// Whether a box was ticked, or a choice made.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.fields.iter().any(|(n, v)| n == name && v == value)
    }

    /// The files of a field: digest and name.
    pub fn files(&self, name: &str) -> Vec<(&str, &str)> {
        let of = self.files.iter().filter(|(n, _, _)| n == name);
        of.map(|(_, digest, name)| (digest.as_str(), name.as_str())).collect()
    }
}
