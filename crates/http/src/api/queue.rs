//! An office's queue.

use axum::Json;
use axum::extract::{Extension, Path, Query, State};
use quorate_core::Date;
use quorate_core::case::outline::STATES;
use quorate_core::record::Digest;
use quorate_store::QueueFilter;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Paging, cursor_after};
use crate::Web;
use crate::problem::{Cause, Problem};
use crate::visitor::Visitor;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    pub state: String,
    #[serde(default)]
    pub due_by: String,
    #[serde(default)]
    pub procedure: String,
    #[serde(default)]
    pub case: String,
    #[serde(default)]
    pub person: String,
    pub limit: Option<String>,
    pub cursor: Option<String>,
}

impl Asked {
    /// What the store is asked for.
    pub fn filter(self, offset: i32) -> Result<QueueFilter, Problem> {
        let paging = Paging { limit: self.limit, cursor: self.cursor };
        let wrong = || Problem::of(Cause::BadCursor);
        if [&self.procedure, &self.case, &self.person].iter().any(|t| t.chars().any(char::is_control)) {
            return Err(wrong());
        }
        let state = match self.state.as_str() {
            "" | "open" => "open".to_owned(),
            "all" => String::new(),
            other if STATES.contains(&other) => other.to_owned(),
            _ => return Err(wrong()),
        };
        let due_by = if self.due_by.is_empty() {
            None
        } else {
            let day: Date = serde_json::from_value(self.due_by.into()).map_err(|_| wrong())?;
            Some(day.ends(offset))
        };
        Ok(QueueFilter {
            state,
            procedure: self.procedure,
            case: self.case,
            person: self.person,
            due_by,
            after: paging.cursor()?,
            limit: paging.limit()?,
        })
    }
}

pub(crate) async fn queue(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(office): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Json<Value>, Problem> {
    let filter = asked.filter(web.engine().calendar().offset())?;
    let rows = web.engine().store().queue(&visitor.tenant, &office, &filter).await?;
    let next = (rows.len() as i64 == filter.limit)
        .then(|| rows.last().map(|r| cursor_after(&(r.due_order, &r.case, &r.key))))
        .flatten();
    let mut tasks = vec![];
    for row in rows {
        let case = web.engine().store().case_row(&visitor.tenant, &row.case).await?;
        let digest: Option<Digest> = case.and_then(|c| c.digest.parse().ok());
        let procedure = digest.and_then(|d| web.engine().procedures().by_digest(d));
        let procedure = procedure.as_deref();
        tasks.push(json!({
            "case": row.case, "case_title": row.title, "key": row.key, "task": row.task,
            "title": procedure.map(|p| super::both(p, &row.task)), "kind": row.kind, "state": row.state, "force": row.force,
            "due": row.due.map(|d| d.rfc3339()), "offered": row.offered.rfc3339(), "waiting": row.waiting, "mark": row.mark, "procedure": row.procedure,
            "person": Some(row.person).filter(|p| !p.is_empty()),
            "stage": procedure.and_then(|p| p.stages().get(row.stage)).map(|s| s.id.clone()),
        }));
    }
    Ok(Json(json!({"office": office, "tasks": tasks, "next": next})))
}
