//! Files up and down.

use axum::Json;
use axum::body::{Body, BodyDataStream};
use axum::extract::{Extension, Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::TryStreamExt;
use quorate_core::context::Stored;
use quorate_core::record::Digest;
use serde::Deserialize;

use crate::Web;
use crate::problem::{Cause, Problem};
use crate::uploads::{clean_name, has_secret_marking, media_type};
use crate::visitor::Visitor;

/// Of a file that is turned down so much more is read, in bytes.
const DRAINED_MAX: usize = 1024 * 1024;

/// So many first bytes tell what a file is.
pub(crate) const HEAD: usize = 512;

#[derive(Debug, Deserialize)]
pub(crate) struct Named {
    #[serde(default)]
    name: String,
}

pub(crate) async fn store(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Query(named): Query<Named>,
    body: Body,
) -> Result<Json<Stored>, Problem> {
    let mut bytes = body.into_data_stream();
    let kept = keep(&web, &visitor, &named.name, &mut bytes).await;
    if kept.is_err() {
        drain(bytes).await;
    }
    kept.map(Json)
}

/// Reads on for a little when a file is turned down: a connection closed on a sender in the middle of a sentence would
/// lose the answer.
async fn drain(mut bytes: BodyDataStream) {
    let mut left = DRAINED_MAX;
    while let Ok(Some(chunk)) = bytes.try_next().await {
        left = left.saturating_sub(chunk.len());
        if left == 0 {
            break;
        }
    }
}

/// The type of a file that may be kept, as its beginning tells.
pub(crate) fn checked(head: &[u8], name: &str) -> Result<&'static str, Problem> {
    let media = media_type(head, name)?;
    if media.starts_with("text/") && has_secret_marking(&String::from_utf8_lossy(head)) {
        return Err(Problem::of(Cause::SecretMarking));
    }
    Ok(media)
}

/// Keeps a file: durable before anything can name it.
pub(crate) async fn keep<S, E>(web: &Web, visitor: &Visitor, name: &str, bytes: S) -> Result<Stored, Problem>
where
    S: futures_util::Stream<Item = Result<bytes::Bytes, E>> + Unpin + Send,
    E: std::fmt::Display,
{
    let name = clean_name(name);
    if has_secret_marking(&name) {
        return Err(Problem::of(Cause::SecretMarking));
    }
    // The type is told by the first bytes before anything is written.
    let mut bytes = bytes.map_err(|e| e.to_string());
    let mut first = vec![];
    while first.iter().map(bytes::Bytes::len).sum::<usize>() < HEAD {
        match bytes.try_next().await {
            Ok(Some(chunk)) => first.push(chunk),
            Ok(None) => break,
            Err(said) => return Err(Problem::with(Cause::BadJson, &[("said", &said)])),
        }
    }
    let head: Vec<u8> = first.iter().flat_map(|c| c.iter().copied()).take(HEAD).collect();
    if head.is_empty() {
        return Err(Problem::of(Cause::EmptyFile));
    }
    let media = checked(&head, &name)?;
    let all = futures_util::StreamExt::chain(
        futures_util::stream::iter(first.into_iter().map(Ok::<_, String>)),
        bytes,
    );
    let uploaded = web.artifacts().put(&visitor.tenant, all, web.hosting().artifact_max).await?;
    let stored = Stored { digest: uploaded.digest, size: uploaded.size, media: media.to_owned(), name };
    let now = web.engine().now();
    web.engine().store().add_artifact(&visitor.tenant, &stored, &visitor.person, now).await?;
    Ok(stored)
}

/// Types that a browser shows without running anything of theirs.
const SHOWN: [&str; 3] = ["image/jpeg", "image/png", "application/pdf"];

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct How {
    /// `1`: to be looked at instead of downloaded, where that is safe.
    pub view: String,
}

pub(crate) async fn fetch(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(digest): Path<String>,
    Query(how): Query<How>,
) -> Result<Response, Problem> {
    let digest: Digest = digest.parse().map_err(|_| Problem::missing())?;
    let (file, _) =
        web.engine().store().artifact(&visitor.tenant, digest).await?.ok_or_else(Problem::missing)?;
    let bytes = web.artifacts().get(&visitor.tenant, digest).await?;
    let shown = how.view == "1" && SHOWN.contains(&file.media.as_str());
    let disposition = disposition(&file.name);
    let disposition = if shown { disposition.replacen("attachment", "inline", 1) } else { disposition };
    // The viewer for PDF, which runs nothing with our origin, does not open in a sandbox.
    let policy = if shown { "default-src 'none'" } else { "default-src 'none'; sandbox" };
    let headers = [
        (header::CONTENT_TYPE, file.media.clone()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::ETAG, format!("\"{digest}\"")),
        (header::CONTENT_LENGTH, file.size.to_string()),
        (header::CONTENT_SECURITY_POLICY, policy.to_owned()),
        (header::CACHE_CONTROL, "private, max-age=86400, immutable".to_owned()),
    ];
    Ok((headers, Body::from_stream(bytes)).into_response())
}

/// RFC 6266 with the name as RFC 8187 writes it: always a download, never shown in our place.
pub(crate) fn disposition(name: &str) -> String {
    let encoded: String = name
        .bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b"-._~".contains(&b) {
                (b as char).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect();
    format!("attachment; filename*=UTF-8''{encoded}")
}
