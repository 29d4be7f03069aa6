//! The dry run of a migration: what would become of each open case of an older version.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Extension, Path, Query, State};
use quorate_core::case::is_later;
use quorate_core::case::migrating::{Hindrance, Passage, Plan, plan};
use quorate_core::record::Digest;
use quorate_core::{Directory, Language, Moment, Procedure};
use quorate_store::{CaseFilter, CaseRow};
use quorate_wording::tell_refusal;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Paging, both, cursor_after};
use crate::Web;
use crate::problem::Problem;
use crate::visitor::Visitor;

/// So many rows are looked through at a time.
const ROWS: i64 = 200;

/// A case of an older version, and what would become of it.
pub(crate) struct Outlook {
    pub row: CaseRow,
    pub old: Arc<Procedure>,
    pub plan: Plan,
}

/// Where a page ends, for the next.
type Last = (i64, String);

/// The version to go over to: the one named, or the one new cases begin under. A local one is its county's alone.
pub(crate) fn target(
    web: &Web,
    directory: &Directory,
    id: &str,
    to: &str,
) -> Result<Arc<Procedure>, Problem> {
    let procedures = web.engine().procedures();
    let found = match to {
        "" => procedures.of(directory, id),
        text => text.parse::<Digest>().ok().and_then(|digest| procedures.by_digest(digest)),
    };
    let ours = |p: &Arc<Procedure>| {
        p.id() == id && (p.adapts().is_none() || directory.adopted.get(id) == Some(&p.digest()))
    };
    found.filter(ours).ok_or_else(Problem::missing)
}

/// At most so many open cases of older versions, the last moved first, and where the next page begins.
pub(crate) async fn outlooks(
    web: &Web,
    (tenant, directory): (&str, &Directory),
    to: &Procedure,
    after: Option<Last>,
    limit: usize,
) -> Result<(Vec<Outlook>, Option<Last>), Problem> {
    let mut filter = CaseFilter {
        status: "open".into(),
        procedure: to.id().to_owned(),
        after: after.map(|(moved, id)| (Moment(moved), id)),
        limit: ROWS,
        ..CaseFilter::default()
    };
    let mut all = vec![];
    loop {
        let rows = web.engine().store().cases(tenant, &filter).await?;
        let whole = (rows.len() as i64) < ROWS;
        for row in rows {
            if all.len() == limit {
                let next = filter.after.map(|(moved, id)| (moved.0, id));
                return Ok((all, next));
            }
            filter.after = Some((row.moved_at, row.id.clone()));
            let old = row.digest.parse().ok().and_then(|d: Digest| web.engine().procedures().by_digest(d));
            let Some(old) = old.filter(|old| is_later(old, to, directory)) else { continue };
            // Gone over or ended since the row was read: nothing to say of it.
            let Some(case) = web.engine().case(tenant, &row.id).await? else { continue };
            if case.digest == old.digest() {
                let plan = plan(&old, to, &case, &BTreeMap::new());
                all.push(Outlook { row, old, plan });
            }
        }
        if whole {
            return Ok((all, None));
        }
    }
}

/// What a task or stage is called: in the later version, else in the one before.
pub(crate) fn named(old: &Procedure, new: &Procedure, id: &str, language: Language) -> String {
    let there = new.name(id, language);
    if there == id { old.name(id, language).to_owned() } else { there.to_owned() }
}

/// What stands in the way, in words.
pub(crate) fn told(old: &Procedure, new: &Procedure, hindrance: &Hindrance, language: Language) -> String {
    let name = |id: &str| Some(named(old, new, id, language)).filter(|name| name != id);
    tell_refusal(language, &hindrance.refusal(), Some(new), &name).text
}

/// The tasks a verdict is about.
pub(crate) fn tasks(passage: &Passage) -> &[String] {
    match passage {
        Passage::NeedsMapping { tasks } | Passage::LosesObligation { tasks } => tasks,
        Passage::Safe | Passage::Impossible { .. } => &[],
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    pub to: String,
    pub limit: Option<String>,
    pub cursor: Option<String>,
}

pub(crate) async fn dry_run(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Json<Value>, Problem> {
    let paging = Paging { limit: asked.limit, cursor: asked.cursor };
    let limit = usize::try_from(paging.limit()?).unwrap_or_default();
    let directory = web.engine().directory(&visitor.tenant).await?;
    let to = target(&web, &directory, &id, &asked.to)?;
    let after = paging.cursor()?;
    let (all, next) = outlooks(&web, (&visitor.tenant, &directory), &to, after, limit).await?;
    let one = |o: &Outlook| {
        let name = |task: &String| {
            let of = if to.name(task, Language::Zh) == task { &o.old } else { &to };
            json!({"task": task, "title": both(of, task)})
        };
        let reason = |h: &Hindrance| {
            let say = |language| told(&o.old, &to, h, language);
            json!({"code": h.bar.as_str(), "of": h.of, "other": h.other,
                "said": {"zh": say(Language::Zh), "en": say(Language::En)}})
        };
        let reasons = if let Passage::Impossible { reasons } = &o.plan.passage { &reasons[..] } else { &[] };
        json!({
            "case": o.row.id, "title": o.row.title, "version": o.old.version(), "digest": o.old.digest(),
            "verdict": o.plan.passage.as_str(), "tasks": tasks(&o.plan.passage).iter().map(name).collect::<Vec<_>>(),
            "reasons": reasons.iter().map(reason).collect::<Vec<_>>(),
        })
    };
    Ok(Json(json!({
        "procedure": id, "to": to.digest(), "version": to.version(),
        "cases": all.iter().map(one).collect::<Vec<_>>(), "next": next.map(|last| cursor_after(&last)),
    })))
}
