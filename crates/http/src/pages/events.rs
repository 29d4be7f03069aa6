//! Live updates: a stream that says when something the visitor sees has moved. The page then asks for itself again.
//!
//! The id of an event is the size of the log: whoever comes back with an older one is told at once.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::{Extension, Query, State};
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde::Deserialize;
use tokio::sync::broadcast::error::RecvError;

use crate::Web;
use crate::authorize::sees;
use crate::problem::{Cause, Problem};
use crate::visitor::Visitor;

/// Other nodes of one database write too: their acts are noticed after so long at the latest.
const LOOK_EVERY: Duration = Duration::from_secs(10);
/// A stream ends after so many looks; the browser comes again.
const LOOKS_MAX: u32 = 60;

struct Following {
    web: Web,
    visitor: Visitor,
    moved: tokio::sync::broadcast::Receiver<(String, String)>,
    size: u64,
    looks: u32,
    _place: tokio::sync::OwnedSemaphorePermit,
}

#[derive(Debug, Deserialize)]
pub(crate) struct From {
    /// The size of the log that the page was made of.
    seen: Option<u64>,
}

pub(crate) async fn events(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Query(from): Query<From>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let place = web.streams().try_acquire_owned().map_err(|_| Problem::of(Cause::Busy))?;
    let moved = web.engine().moved();
    let size = size(&web, &visitor.tenant).await?;
    let known = headers.get("last-event-id").and_then(|v| v.to_str().ok()).and_then(|v| v.parse().ok());
    // Where the visitor was: at the last event, or else when the page was made.
    let size = known.or(from.seen).filter(|known| *known < size).unwrap_or(size);
    let following = Following { web, visitor, moved, size, looks: 0, _place: place };
    let stream = stream::unfold(following, |mut f| async { f.next().await.map(|event| (event, f)) });
    Ok(Sse::new(stream).keep_alive(KeepAlive::default()).into_response())
}

impl Following {
    /// Waits for the next thing to tell; none when the stream ends.
    async fn next(&mut self) -> Option<Result<Event, Infallible>> {
        loop {
            let now = size(&self.web, &self.visitor.tenant).await.ok()?;
            if now > self.size {
                self.size = now;
                // Without data a browser would not hear it.
                return Some(Ok(Event::default().event("moved").id(now.to_string()).data("log")));
            }
            self.looks += 1;
            if self.looks > LOOKS_MAX {
                return None;
            }
            let look = tokio::time::sleep(LOOK_EVERY);
            tokio::pin!(look);
            loop {
                tokio::select! {
                    () = self.web.closing() => return None,
                    () = &mut look => break,
                    moved = self.moved.recv() => match moved {
                        Ok((tenant, case)) if !self.sees(&tenant, &case).await => {}
                        Err(RecvError::Closed) => return None,
                        _ => break,
                    },
                }
            }
        }
    }

    async fn sees(&self, tenant: &str, case: &str) -> bool {
        tenant == self.visitor.tenant && sees(&self.web, &self.visitor, case).await.is_ok()
    }
}

async fn size(web: &Web, tenant: &str) -> Result<u64, Problem> {
    Ok(web.engine().store().head(tenant).await?.map_or(0, |h| h.frontier.size()))
}
