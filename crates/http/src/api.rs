//! JSON under `/api/v1`.

use axum::Json;
use axum::extract::{Extension, State};
use quorate_core::{Language, Procedure};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::Web;
use crate::names::Names;
use crate::problem::{Cause, Problem};
use crate::visitor::Visitor;

pub(crate) mod acts;
pub(crate) mod artifacts;
pub(crate) mod cases;
pub(crate) mod directory;
pub(crate) mod invitations;
pub(crate) mod migration;
pub(crate) mod procedures;
pub(crate) mod queue;
pub(crate) mod tasks;
pub(crate) mod uploads;
pub(crate) mod views;

/// Anything under the procedure's names in both languages.
pub(crate) fn both(procedure: &Procedure, id: &str) -> Value {
    let say = |language| {
        let name = procedure.name(id, language);
        if name == id { procedure.say(id, id, language) } else { name }
    };
    json!({"zh": say(Language::Zh), "en": say(Language::En)})
}

/// `limit` and `cursor` of a list.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Paging {
    pub limit: Option<String>,
    pub cursor: Option<String>,
}

impl Paging {
    pub fn limit(&self) -> Result<i64, Problem> {
        match self.limit.as_deref() {
            None | Some("") => Ok(50),
            Some(text) => match text.parse() {
                Ok(n @ 1..=200) => Ok(n),
                _ => Err(Problem::of(Cause::BadCursor)),
            },
        }
    }

    /// What the cursor holds, if there is one.
    pub fn cursor<T: serde::de::DeserializeOwned>(&self) -> Result<Option<T>, Problem> {
        let Some(text) = self.cursor.as_deref().filter(|c| !c.is_empty()) else { return Ok(None) };
        let wrong = || Problem::of(Cause::BadCursor);
        if text.len() % 2 != 0 || text.len() > 1024 || !text.is_ascii() {
            return Err(wrong());
        }
        let bytes: Option<Vec<u8>> =
            (0..text.len()).step_by(2).map(|i| u8::from_str_radix(&text[i..i + 2], 16).ok()).collect();
        serde_json::from_slice(&bytes.ok_or_else(wrong)?).map(Some).map_err(|_| wrong())
    }
}

/// The cursor that continues after a row.
pub(crate) fn cursor_after<T: serde::Serialize>(row: &T) -> String {
    serde_json::to_vec(row).unwrap_or_default().iter().map(|b| format!("{b:02x}")).collect()
}

pub(crate) async fn openapi() -> Json<Value> {
    Json(crate::openapi::document())
}

pub(crate) async fn health(State(web): State<Web>) -> Result<Json<Value>, Problem> {
    web.engine().store().tenants().await?;
    Ok(Json(json!({"ok": true, "database": web.engine().store().kind()})))
}

pub(crate) async fn me(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Json<Value>, Problem> {
    let mut names = Names::of(&web, &visitor.tenant).await?;
    names.fetch_people(&web, &visitor.tenant, [visitor.person.clone()]).await?;
    let mut offices = vec![];
    for capacity in &visitor.capacities {
        let owed = web.engine().store().queue_count(&visitor.tenant, &capacity.office).await?;
        offices.push(json!({
            "office": capacity.office,
            "name": {"zh": names.office(&capacity.office, Language::Zh), "en": names.office(&capacity.office, Language::En)},
            "role": capacity.role, "rank": capacity.rank, "title": capacity.title, "owed": owed, "covers": capacity.covers,
        }));
    }
    Ok(Json(json!({
        "person": visitor.person, "name": names.person(&visitor.person), "via": visitor.via,
        "jurisdiction": visitor.tenant, "offices": offices,
    })))
}
