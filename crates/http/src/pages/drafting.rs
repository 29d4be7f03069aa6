//! A paper drafted from the record, to be downloaded, edited and filed, or handed round with a task.

use axum::extract::{Extension, Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use quorate_core::Language;
use quorate_papers::{Draft, Facts, Handed, docx, draft, hand};

use super::Desk;
use crate::Web;
use crate::api::artifacts::disposition;
use crate::problem::{Cause, Problem};
use crate::visitor::Visitor;

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

pub(crate) async fn drafted(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Path((id, paper)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let mut desk = Desk::open(web, visitor, language, "cases").await?;
    let (case, procedure) = desk.case(&id).await?;
    let made = with_facts(&desk, |facts| draft(&procedure, &case, &paper, facts));
    written(&made.ok_or_else(Problem::missing)?, language)
}

/// A paper that goes with a task: the slip for a decision, or one of a meeting's pack.
pub(crate) async fn handed(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Path((id, key, which)): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    let which = Handed::parse(&which).ok_or_else(Problem::missing)?;
    let mut desk = Desk::open(web, visitor, language, "cases").await?;
    let (case, procedure) = desk.case(&id).await?;
    let task = case.tasks.get(&key).ok_or_else(Problem::missing)?;
    desk.fetch(task.endorsements.iter().map(|e| e.words).collect()).await?;
    let code = super::slip::code(&desk.visitor.tenant, &id, &key);
    let made = with_facts(&desk, |facts| hand(&procedure, &case, task, (which, &code), facts));
    written(&made.ok_or_else(Problem::missing)?, language)
}

fn with_facts(desk: &Desk, make: impl FnOnce(&Facts<'_>) -> Option<Draft>) -> Option<Draft> {
    let language = desk.language;
    let today = desk.web.engine().now().date(desk.web.engine().calendar().offset());
    make(&Facts {
        language,
        today: quorate_wording::paper_day(language, today),
        year: today.0.year(),
        office: &|office| desk.names.office(office, language),
        text: &|digest| desk.names.text(digest).to_owned(),
        due: &|task| desk.due(task.due.as_ref().map(|d| d.moment)).0,
    })
}

fn written(draft: &Draft, language: Language) -> Result<Response, Problem> {
    let bytes = docx(draft, language).map_err(|error| {
        tracing::error!(%error, title = %draft.title, "a draft could not be written");
        Problem::of(Cause::Storage)
    })?;
    let name = format!("{}.docx", draft.title);
    let headers = [
        (header::CONTENT_TYPE, DOCX.to_owned()),
        (header::CONTENT_DISPOSITION, disposition(&name)),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}
