//! Files up in parts: begun, carried on after a lost connection, and then a file like any other.

use axum::Json;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Extension, Path, Query, State};
use bytes::Bytes;
use quorate_core::context::Stored;
use quorate_core::record::Digest;
use quorate_core::{Refusal, RefusalCode};
use quorate_store::{Sender, Upload};
use serde::{Deserialize, Serialize};

use super::artifacts::{HEAD, checked, keep};
use crate::Web;
use crate::problem::{Cause, Problem};
use crate::uploads::{clean_name, has_secret_marking};
use crate::visitor::Visitor;

/// The largest part, in bytes.
pub(crate) const PART_MAX: usize = 8 * 1024 * 1024;
/// All that one person has under way may be so many times the largest file.
const UNDERWAY: u64 = 2;

#[derive(Debug, Deserialize)]
pub(crate) struct Begun {
    name: String,
    size: u64,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Placed {
    offset: u64,
}

/// How an upload stands.
#[derive(Debug, Serialize)]
pub(crate) struct Stands {
    upload: String,
    name: String,
    size: u64,
    arrived: u64,
    part_max: usize,
    stored: Option<Stored>,
}

impl From<Upload> for Stands {
    fn from(upload: Upload) -> Self {
        let Upload { id, name, size, arrived, stored, .. } = upload;
        Self { upload: id, name, size, arrived, part_max: PART_MAX, stored }
    }
}

fn sender(visitor: &Visitor) -> Sender<'_> {
    Sender { tenant: &visitor.tenant, person: &visitor.person }
}

pub(crate) async fn begin(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Query(begun): Query<Begun>,
) -> Result<Json<Stands>, Problem> {
    let name = clean_name(&begun.name);
    if has_secret_marking(&name) {
        return Err(Problem::of(Cause::SecretMarking));
    }
    let most = web.hosting().artifact_max;
    if begun.size == 0 {
        return Err(Problem::of(Cause::EmptyFile));
    }
    if begun.size > most {
        return Err(Problem::with(Cause::TooLarge, &[("max", &most.to_string())]));
    }
    let (artifacts, now) = (web.artifacts(), web.engine().now());
    let underway = most.saturating_mul(UNDERWAY);
    let upload = artifacts.begin_upload(sender(&visitor), &name, begun.size, underway, now).await?;
    Ok(Json(upload.into()))
}

async fn found(web: &Web, visitor: &Visitor, id: &str) -> Result<Upload, Problem> {
    web.artifacts().upload(sender(visitor), id).await?.ok_or_else(Problem::missing)
}

pub(crate) async fn stands(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<String>,
) -> Result<Json<Stands>, Problem> {
    Ok(Json(found(&web, &visitor, &id).await?.into()))
}

/// Takes a part. With the last of them it becomes a file; sent again, and be it empty, it tells the same.
pub(crate) async fn add(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<String>,
    Query(placed): Query<Placed>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<Stands>, Problem> {
    let upload = found(&web, &visitor, &id).await?;
    let bytes = body.map_err(|rejection| match rejection.status() {
        axum::http::StatusCode::PAYLOAD_TOO_LARGE => {
            Problem::with(Cause::TooLarge, &[("max", &PART_MAX.to_string())])
        }
        // The connection was lost in the middle: nothing of this part has arrived.
        _ => Problem::with(Cause::BadJson, &[("said", &rejection.body_text())]),
    })?;
    // What would be turned down in the end is turned down at once, as far as the beginning tells.
    let tells = bytes.len() >= HEAD || bytes.len() as u64 == upload.size;
    if placed.offset == 0 && upload.arrived == 0 && tells {
        let head = &bytes[..bytes.len().min(HEAD)];
        if let Err(problem) = checked(head, &upload.name) {
            web.artifacts().drop_upload(sender(&visitor), &id).await?;
            return Err(problem);
        }
    }
    let upload = web.artifacts().add_part(sender(&visitor), upload, placed.offset, bytes).await?;
    if upload.stored.is_some() || upload.arrived < upload.size {
        return Ok(Json(upload.into()));
    }
    Ok(Json(finished(&web, &visitor, upload).await?.into()))
}

async fn finished(web: &Web, visitor: &Visitor, mut upload: Upload) -> Result<Upload, Problem> {
    let whole = web.artifacts().arrived(&upload);
    match keep(web, visitor, &upload.name, whole).await {
        Ok(stored) => {
            web.artifacts().end_upload(sender(visitor), &upload, &stored).await?;
            upload.stored = Some(stored);
            Ok(upload)
        }
        Err(problem) => {
            let now = found(web, visitor, &upload.id).await?;
            // Another node has finished it, and let go of the parts under our hands.
            if now.stored.is_some() {
                return Ok(now);
            }
            // What is turned down is so for good; what only failed can be tried again.
            if !problem.status.is_server_error() && problem.cause != Cause::BadJson {
                web.artifacts().drop_upload(sender(visitor), &upload.id).await?;
            }
            Err(problem)
        }
    }
}

/// A file that a form names by digest in place of sending it: only one that this person has stored.
pub(crate) async fn kept(web: &Web, visitor: &Visitor, digest: &str) -> Result<Stored, Problem> {
    let unknown = || {
        Problem::refused(
            &Refusal::new(RefusalCode::ArtifactUnknown).with("artifact", digest),
            None,
            &|_, _| None,
        )
    };
    let parsed: Digest = digest.parse().map_err(|_| unknown())?;
    // The holder of a link has no uploads in parts.
    let known = if visitor.guest.is_some() {
        None
    } else {
        web.engine().store().artifact(&visitor.tenant, parsed).await?
    };
    let (stored, person) = known.ok_or_else(unknown)?;
    // Noted is only who stored it first.
    if person == visitor.person || web.artifacts().has_sent(sender(visitor), parsed).await? {
        return Ok(stored);
    }
    Err(unknown())
}
