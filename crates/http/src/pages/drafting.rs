//! A paper drafted from the record, to be downloaded, edited and filed.

use axum::extract::{Extension, Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use quorate_core::Language;
use quorate_papers::{Facts, docx, draft};

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
    let offset = desk.web.engine().calendar().offset();
    let today = desk.web.engine().now().date(offset);
    let facts = Facts {
        language,
        today: quorate_wording::paper_day(language, today),
        year: today.0.year(),
        office: &|office| desk.names.office(office, language),
        text: &|digest| desk.names.text(digest).to_owned(),
        due: &|task| desk.due(task.due.as_ref().map(|d| d.moment)).0,
    };
    let draft = draft(&procedure, &case, &paper, &facts).ok_or_else(Problem::missing)?;
    let bytes = docx(&draft, language).map_err(|error| {
        tracing::error!(%error, %paper, "a draft could not be written");
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
