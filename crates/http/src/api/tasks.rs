//! One task: what it asks for, and what is open to the visitor.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Extension, Path, State};
use quorate_core::Language;
use quorate_core::case::permitted;
use serde_json::{Value, json};

use super::{both, views};
use crate::Web;
use crate::names::Names;
use crate::problem::Problem;
use crate::visitor::{Visitor, context};

pub(crate) async fn one(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path((case, key)): Path<(String, String)>,
) -> Result<Json<Value>, Problem> {
    let engine = web.engine();
    let case = engine.case(&visitor.tenant, &case).await?.ok_or_else(Problem::missing)?;
    let procedure = engine.procedures().by_digest(case.digest).ok_or_else(Problem::missing)?;
    let procedure = &*procedure;
    let task = case.tasks.get(&key).ok_or_else(Problem::missing)?;
    let definition = procedure.task(&task.task).ok_or_else(Problem::missing)?;
    let mut names = Names::of(&web, &visitor.tenant).await?;
    names.fetch(&web, &visitor.tenant, views::payloads(&case)).await?;
    let (actor, none) = (visitor.actor(), BTreeMap::new());
    let directory = names.directory.clone();
    let calendar = engine.calendar_of(&directory);
    let context = context(engine, &actor, (&directory, &calendar), &none);
    let acts: Vec<Value> = permitted(procedure, &case, &key, &context)
        .into_iter()
        .map(|(kind, result)| {
            let refusal = result.err().map(|r| {
                let problem = Problem::refused(&r, Some(procedure), &|id, language: Language| names.find(id, language));
                json!({"code": problem.code, "clause": problem.clause, "zh": problem.zh.text, "en": problem.en.text})
            });
            json!({"act": kind.as_str(), "open": refusal.is_none(), "refusal": refusal})
        })
        .collect();
    let waivable = procedure.can_be_waived(&task.task);
    let loses: Vec<Value> =
        procedure.left_without_papers(&task.task).iter().map(|t| both(procedure, &t.id)).collect();
    let mut value = views::task(procedure, &case, task, &names);
    value["asks"] = views::asks(procedure, definition);
    value["acts"] = acts.into();
    value["if_left"] = json!({"possible": waivable, "lose_their_papers": loses});
    value["case"] = json!({"case": case.id, "title": case.title, "version": case.version});
    Ok(Json(value))
}
