//! Several photographs sent for one paper become one PDF. What else is sent stays as it came.

use std::convert::Infallible;

use futures_util::{TryStreamExt, stream};
use quorate_core::context::Stored;
use quorate_papers::{Photo, Unbindable, bind};

use crate::Web;
use crate::api::artifacts::keep;
use crate::problem::{Cause, Problem};
use crate::visitor::Visitor;

/// The most photographs of one paper.
const PHOTOS_MAX: usize = 60;
/// What they may come to together, in bytes.
const BYTES_MAX: u64 = 60 * 1024 * 1024;

/// The files of a paper: one PDF in place of several photographs. The photographs themselves stay stored, as whatever
/// is sent and not named by an act.
pub(crate) async fn bound(web: &Web, visitor: &Visitor, files: Vec<Stored>) -> Result<Vec<Stored>, Problem> {
    // HEIC is none of them: nothing that may be built in reads it.
    let photo = |file: &Stored| matches!(file.media.as_str(), "image/jpeg" | "image/png");
    let Some(first) = files.first().filter(|_| files.len() > 1 && files.iter().all(photo)) else {
        return Ok(files);
    };
    let name = format!("{}.pdf", first.name.rsplit_once('.').map_or(first.name.as_str(), |(stem, _)| stem));
    if files.len() > PHOTOS_MAX || files.iter().map(|f| f.size).sum::<u64>() > BYTES_MAX {
        let (photos, size) = (PHOTOS_MAX.to_string(), format!("{} MB", BYTES_MAX / (1024 * 1024)));
        return Err(Problem::with(Cause::PhotosTooMany, &[("photos", &photos), ("size", &size)]));
    }
    // One binding at a time: it holds all of its photographs in memory.
    let turn = web.binding().acquire_owned().await.map_err(|_| Problem::of(Cause::Busy))?;
    let mut photos = vec![];
    for file in files {
        let mut pieces = web.artifacts().get(&visitor.tenant, file.digest).await?;
        let mut bytes = vec![];
        while let Some(piece) = pieces.try_next().await.map_err(quorate_store::ArtifactError::from)? {
            bytes.extend_from_slice(&piece);
        }
        photos.push(Photo { name: file.name, bytes });
    }
    let work = tokio::task::spawn_blocking(move || {
        let done = bind(&photos);
        drop(turn);
        done
    });
    let done = work.await.map_err(|error| {
        tracing::error!(%error, "photographs could not be bound");
        Problem::of(Cause::Storage)
    })?;
    let pdf = done.map_err(|why| match why {
        Unbindable::Broken(name) => Problem::with(Cause::PhotoBroken, &[("name", &name)]),
        Unbindable::Large(name) => Problem::with(Cause::PhotoLarge, &[("name", &name)]),
    })?;
    let whole = stream::iter([Ok::<_, Infallible>(bytes::Bytes::from(pdf))]);
    Ok(vec![keep(web, visitor, &name, whole).await?])
}
