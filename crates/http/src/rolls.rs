//! Rolls: counted from their files before a command goes through the door, and whose rows are seen by whom.

use futures_util::TryStreamExt;
use quorate_core::Procedure;
use quorate_core::case::Case;
use quorate_core::context::Rolls;
use quorate_core::directory::Role;
use quorate_core::procedure::Kind;
use quorate_core::record::Digest;
use quorate_core::roll::{Columns, Counted, Fault, ROWS_MAX, Standing, Wrong, count_within};
use quorate_engine::Order;

use crate::Web;
use crate::problem::{Cause, Problem};
use crate::visitor::Visitor;

/// A larger file is no roll; it is held in memory while it is counted.
const BYTES_MAX: usize = 32 * 1024 * 1024;

/// What the rolls that a command files come to; nothing where it files none.
pub(crate) async fn counted(web: &Web, visitor: &Visitor, order: &Order) -> Result<Rolls, Problem> {
    let mut rolls = Rolls::new();
    let Order::Case { case, command, .. } = order else { return Ok(rolls) };
    let filed = command.papers();
    if filed.is_empty() {
        return Ok(rolls);
    }
    let Some(case) = web.engine().case(&visitor.tenant, case).await? else { return Ok(rolls) };
    let Some(procedure) = web.engine().procedures().by_digest(case.digest) else { return Ok(rolls) };
    for paper in filed {
        let Some(columns) = procedure.columns(&paper.paper) else { continue };
        // More files than one are refused, and need not be counted for it.
        let [file] = paper.files.as_slice() else { continue };
        // Who does not work here is refused, and has nothing counted.
        if !case.tasks.values().any(|t| visitor.acts_for(&t.office)) && visitor.guest.is_none() {
            continue;
        }
        let other = columns.from.as_ref().and_then(|id| case.paper(id)?.files.first()).map(|f| f.digest);
        let counted = count_file(web, visitor, *file, columns, other).await?;
        rolls.insert((paper.paper.clone(), *file), counted);
    }
    Ok(rolls)
}

async fn count_file(
    web: &Web,
    visitor: &Visitor,
    file: Digest,
    columns: Columns,
    other: Option<Digest>,
) -> Result<Result<Counted, Vec<Fault>>, Problem> {
    // One at a time, as with photographs: it holds the whole table in memory.
    let turn = web.binding().acquire_owned().await.map_err(|_| Problem::of(Cause::Busy))?;
    let unreadable = || Err(vec![Fault { row: 0, column: String::new(), wrong: Wrong::Unreadable }]);
    // What is not stored is told by the rules.
    let Some(bytes) = read(web, visitor, file).await? else { return Ok(unreadable()) };
    let there = match other {
        Some(other) => read(web, visitor, other).await?,
        None => None,
    };
    let work = tokio::task::spawn_blocking(move || {
        let rows = |bytes: &[u8]| quorate_papers::rows(bytes, ROWS_MAX + 2).ok();
        let there = there.and_then(|bytes| rows(&bytes)).map(Standing::of);
        // With what cannot be read nothing has been compared.
        let compared = other.is_none() || there.is_some();
        let counted = match rows(&bytes).filter(|_| compared) {
            Some(rows) => count_within(rows, &columns, there.as_ref()),
            None => unreadable(),
        };
        let counted = counted.map(|counted| Counted { within: other, ..counted });
        drop(turn);
        counted
    });
    work.await.map_err(|error| {
        tracing::error!(%error, "a roll could not be counted");
        Problem::of(Cause::Storage)
    })
}

/// A whole file; none where it is not stored or too large.
async fn read(web: &Web, visitor: &Visitor, file: Digest) -> Result<Option<Vec<u8>>, Problem> {
    let Ok(mut pieces) = web.artifacts().get(&visitor.tenant, file).await else { return Ok(None) };
    let mut bytes = vec![];
    while let Some(piece) = pieces.try_next().await.map_err(quorate_store::ArtifactError::from)? {
        if bytes.len() + piece.len() > BYTES_MAX {
            return Ok(None);
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(Some(bytes))
}

/// Whether somebody who sees a case sees the rows of a file: of a roll, whoever draws it up or votes by it, the lead and
/// auditors; of any other file, everybody.
pub(crate) fn sees_rows(case: &Case, procedure: &Procedure, visitor: &Visitor, file: Digest) -> bool {
    let is_roll = |id: &String| procedure.paper(id).is_some_and(|p| p.roll.is_some());
    let holds = |id: &String| {
        let versions = case.papers.get(id).into_iter().flatten();
        versions.flat_map(|v| &v.files).any(|f| f.digest == file)
    };
    let rolls: Vec<&String> = case.papers.keys().filter(|id| is_roll(id) && holds(id)).collect();
    if rolls.is_empty() || visitor.has(Role::Auditor) {
        return true;
    }
    let works_with = |task: &str| {
        procedure.task(task).is_some_and(|t| match &t.kind {
            Kind::Vote(rule) => rolls.contains(&&rule.voters),
            _ => t.papers.iter().any(|p| rolls.contains(&p)),
        })
    };
    let within = |office: &String| visitor.acts_within(office, procedure.id(), None);
    let lead = case.parties.get(procedure.convenor()).and_then(|o| o.first());
    lead.is_some_and(within) || case.tasks.values().any(|t| works_with(&t.task) && within(&t.office))
}
