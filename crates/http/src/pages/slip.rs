//! 呈批单: a leader decides on paper; a colleague finds the task again by the short code and records it.

use askama::Template;
use axum::extract::{Extension, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use quorate_core::Language;
use quorate_core::record::Digest;
use quorate_store::QueueFilter;
use serde::Deserialize;

use super::{Chrome, Desk, render};
use crate::Web;
use crate::problem::Problem;
use crate::visitor::Visitor;

/// Letters and digits that nobody takes for one another on paper.
const ALPHABET: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/// Tasks an office owes that are looked through for a code.
const LOOKED_MAX: i64 = 5_000;

/// The code of a task, such as K7MQ-2T9F. No secret: whoever types it must act for the office.
pub(super) fn code(tenant: &str, case: &str, key: &str) -> String {
    let digest = Digest::of(format!("slip\n{tenant}\n{case}\n{key}").as_bytes()).to_string();
    let bits = u64::from_str_radix(&digest[..10], 16).unwrap_or(0);
    let letter = |n: u32| char::from(ALPHABET[(bits >> (5 * n) & 31) as usize]);
    let all: String = (0..8).map(letter).collect();
    format!("{}-{}", &all[..4], &all[4..])
}

/// As typed: small letters, without the hyphen, or with spaces.
pub(super) fn tidy(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    code: String,
}

#[derive(Template)]
#[template(path = "slip.html")]
struct Page {
    c: Chrome,
    typed: String,
    wrong: bool,
}

pub(crate) async fn slip(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let mut desk = Desk::open(web, visitor, language, "queue").await?;
    let typed = tidy(&asked.code);
    if !typed.is_empty() {
        for office in desk.visitor.offices() {
            let filter = QueueFilter { state: "open".into(), limit: LOOKED_MAX, ..QueueFilter::default() };
            for item in desk.web.engine().store().queue(&desk.visitor.tenant, &office, &filter).await? {
                if tidy(&code(&desk.visitor.tenant, &item.case, &item.key)) == typed {
                    let to = format!("/cases/{}/tasks/{}?slip=1#slip", item.case, item.key);
                    return Ok(Redirect::to(&to).into_response());
                }
            }
        }
    }
    desk.chrome.title = desk.chrome.t("slip-record");
    render(&Page { wrong: !typed.is_empty(), typed: asked.code.chars().take(20).collect(), c: desk.chrome })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_of_its_task_alone_and_may_be_typed_loosely() {
        let one = code("520622", "a", "bureaus.1.tax");
        assert_eq!(one.len(), 9);
        assert_eq!(tidy(&one.to_lowercase().replace('-', " ")), tidy(&one));
        assert_ne!(one, code("520623", "a", "bureaus.1.tax"));
        assert_ne!(one, code("520622", "b", "bureaus.1.tax"));
        assert_ne!(one, code("520622", "a", "bureaus.2.tax"));
    }
}
