//! Files that arrive in parts, over a line that breaks off: the parts lie beside the files, where any node finds them.
//!
//! A part is named after its place and its content, so that the same part sent twice is the same object, and no node
//! has to know what another one is doing. What has arrived is what lies there without a gap.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::Path as Folder;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use futures_util::stream::{self, BoxStream};
use futures_util::{StreamExt, TryStreamExt};
use object_store::path::Path;
use object_store::{ObjectStoreExt, PutPayload};
use quorate_core::Moment;
use quorate_core::context::Stored;
use quorate_core::record::Digest;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::artifacts::{ArtifactError, Artifacts, INCOMING};

/// The most uploads of one person under way at once.
pub const UPLOADS_MAX: usize = 8;
/// After so long an upload of the sender's makes room for another, in minutes.
const FORGOTTEN_AFTER: i64 = 24 * 60;

const ABOUT: &str = "about";
const PART: &str = "part-";
const DONE: &str = "done-";

/// Whose upload it is: under anybody else's name there is nothing of it.
#[derive(Clone, Copy, Debug)]
pub struct Sender<'a> {
    /// The tenant.
    pub tenant: &'a str,
    /// The person.
    pub person: &'a str,
}

impl Sender<'_> {
    fn folder(self) -> Path {
        // Hashed: short, and no name of a person in a path.
        Path::from_iter([self.tenant, INCOMING, &Digest::of(self.person.as_bytes()).to_string()])
    }

    fn object(self, id: &str, name: &str) -> Path {
        self.folder().join(id).join(name)
    }
}

/// What was said when it began.
#[derive(Debug, Serialize, Deserialize)]
struct About {
    name: String,
    size: u64,
    begun: Moment,
}

/// A file under way.
#[derive(Clone, Debug)]
pub struct Upload {
    /// Its id, of which nobody knows but its sender.
    pub id: String,
    /// The name of the file.
    pub name: String,
    /// How large it is to be, in bytes.
    pub size: u64,
    /// How much has arrived, in bytes, counted from the beginning without a gap.
    pub arrived: u64,
    /// The file it has become.
    pub stored: Option<Stored>,
    begun: Moment,
    /// Where what has arrived lies, in order.
    parts: Vec<Path>,
    known: BTreeSet<String>,
}

impl Artifacts {
    /// Begins a file of a name and size; all that the sender has under way may come to `most` bytes.
    ///
    /// # Errors
    /// If too much is under way already, or the place fails.
    pub async fn begin_upload(
        &self,
        sender: Sender<'_>,
        name: &str,
        size: u64,
        most: u64,
        now: Moment,
    ) -> Result<Upload, ArtifactError> {
        let (mut count, mut total) = (1, size);
        for id in self.underway(sender).await? {
            let Some(upload) = self.upload(sender, &id).await? else { continue };
            if upload.begun.plus_minutes(FORGOTTEN_AFTER) < now {
                self.drop_upload(sender, &id).await?;
            } else {
                count += 1;
                total = total.saturating_add(upload.size);
            }
        }
        if count > UPLOADS_MAX || total > most {
            return Err(ArtifactError::Full);
        }
        // All of it random: whoever knows when it was made cannot guess it.
        let id = uuid::Uuid::new_v4().to_string();
        let about = json!(About { name: name.to_owned(), size, begun: now }).to_string();
        self.place.put(&sender.object(&id, ABOUT), PutPayload::from(about)).await?;
        let name = name.to_owned();
        let (parts, known) = (vec![], BTreeSet::new());
        Ok(Upload { id, name, size, arrived: 0, stored: None, begun: now, parts, known })
    }

    /// The ids of what a sender has begun and not ended.
    async fn underway(&self, sender: Sender<'_>) -> Result<Vec<String>, ArtifactError> {
        let mut all: BTreeMap<String, bool> = BTreeMap::new();
        for (id, name, ..) in self.objects(&sender.folder()).await? {
            *all.entry(id).or_default() |= name.starts_with(DONE);
        }
        Ok(all.into_iter().filter(|(_, done)| !done).map(|(id, _)| id).collect())
    }

    /// Everything below a folder of uploads: id, name, size and where.
    async fn objects(&self, folder: &Path) -> Result<Vec<(String, String, u64, Path)>, ArtifactError> {
        let mut all = vec![];
        let mut listed = self.place.list(Some(folder));
        while let Some(object) = listed.try_next().await? {
            let parts: Vec<String> = object.location.parts().map(|p| p.as_ref().to_owned()).collect();
            if let [.., id, name] = parts.as_slice() {
                all.push((id.clone(), name.clone(), object.size, object.location));
            }
        }
        all.sort();
        Ok(all)
    }

    async fn read<T: serde::de::DeserializeOwned>(&self, path: &Path) -> Result<Option<T>, ArtifactError> {
        let bytes = match self.place.get(path).await {
            Ok(found) => found.bytes().await?,
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        Ok(serde_json::from_slice(&bytes).ok())
    }

    /// An upload of a sender, as it stands.
    ///
    /// # Errors
    /// If the place fails.
    pub async fn upload(&self, sender: Sender<'_>, id: &str) -> Result<Option<Upload>, ArtifactError> {
        // As we write ids, and nothing else: none of them leads elsewhere.
        if uuid::Uuid::parse_str(id).map_or(true, |parsed| parsed.to_string() != id) {
            return Ok(None);
        }
        let Some(about) = self.read::<About>(&sender.object(id, ABOUT)).await? else { return Ok(None) };
        let objects = self.objects(&sender.folder().join(id)).await?;
        let (mut arrived, mut parts, mut stored) = (0, vec![], None);
        for (_, name, size, path) in &objects {
            if name.starts_with(DONE) {
                stored = self.read::<Stored>(path).await?;
            }
            let place = name.strip_prefix(PART).and_then(|p| p.split('-').next()?.parse::<u64>().ok());
            // In order of their places; of two at one place the first by name is the one, on every node.
            if place == Some(arrived) {
                arrived += size;
                parts.push(path.clone());
            }
        }
        if stored.is_some() {
            arrived = about.size;
        }
        let known = objects.into_iter().map(|(_, name, ..)| name).collect();
        let About { name, size, begun } = about;
        Ok(Some(Upload { id: id.to_owned(), name, size, arrived, stored, begun, parts, known }))
    }

    /// Takes a part, durably; tells how the upload stands then.
    ///
    /// # Errors
    /// If it does not begin where what has arrived ends, goes beyond the size that was told, or cannot be written.
    pub async fn add_part(
        &self,
        sender: Sender<'_>,
        upload: Upload,
        offset: u64,
        bytes: Bytes,
    ) -> Result<Upload, ArtifactError> {
        if offset.saturating_add(bytes.len() as u64) > upload.size {
            return Err(ArtifactError::TooLarge(upload.size));
        }
        let name = format!("{PART}{offset:015}-{}", Digest::of(&bytes));
        if upload.stored.is_some() || upload.known.contains(&name) {
            return Ok(upload);
        }
        if offset != upload.arrived {
            return Err(ArtifactError::Offset(upload.arrived));
        }
        if bytes.is_empty() {
            return Ok(upload);
        }
        self.place.put(&sender.object(&upload.id, &name), PutPayload::from(bytes)).await?;
        let now = self.upload(sender, &upload.id).await?;
        now.ok_or_else(|| ArtifactError::Broken("it was swept away".into()))
    }

    /// What has arrived of an upload.
    pub fn arrived(&self, upload: &Upload) -> BoxStream<'static, object_store::Result<Bytes>> {
        let place = self.place.clone();
        let part = move |path: Path| {
            let place = place.clone();
            async move { Ok::<_, object_store::Error>(place.get(&path).await?.into_stream()) }
        };
        stream::iter(upload.parts.clone()).then(part).try_flatten().boxed()
    }

    /// Notes what an upload has become, and lets go of its parts. The note is left for a sender who has not heard of it.
    ///
    /// # Errors
    /// If the place fails.
    pub async fn end_upload(
        &self,
        sender: Sender<'_>,
        upload: &Upload,
        stored: &Stored,
    ) -> Result<(), ArtifactError> {
        let note = sender.object(&upload.id, &format!("{DONE}{}", stored.digest));
        self.place.put(&note, PutPayload::from(json!(stored).to_string())).await?;
        self.remove(sender, &upload.id, |name| name.starts_with(PART)).await
    }

    /// Removes all of an upload.
    ///
    /// # Errors
    /// If the place fails.
    pub async fn drop_upload(&self, sender: Sender<'_>, id: &str) -> Result<(), ArtifactError> {
        self.remove(sender, id, |_| true).await
    }

    async fn remove(
        &self,
        sender: Sender<'_>,
        id: &str,
        which: impl Fn(&str) -> bool,
    ) -> Result<(), ArtifactError> {
        for (_, name, _, path) in self.objects(&sender.folder().join(id)).await? {
            if !which(&name) {
                continue;
            }
            match self.place.delete(&path).await {
                // Another node was quicker.
                Err(object_store::Error::NotFound { .. }) => {}
                deleted => deleted?,
            }
        }
        Ok(())
    }

    /// Whether a sender has sent a file in parts, lately.
    ///
    /// # Errors
    /// If the place fails.
    pub async fn has_sent(&self, sender: Sender<'_>, digest: Digest) -> Result<bool, ArtifactError> {
        let name = format!("{DONE}{digest}");
        Ok(self.objects(&sender.folder()).await?.iter().any(|(_, n, ..)| *n == name))
    }

    /// Removes what uploads left behind that broke off, if it is at least this old. What the process itself was writing
    /// can be found only in a folder; a bucket clears it by its own rule for unfinished uploads.
    ///
    /// # Errors
    /// If the place cannot be read or a part not removed.
    pub async fn sweep(&self, age_min: Duration) -> Result<usize, ArtifactError> {
        if let Some(folder) = &self.folder {
            let mut removed = 0;
            let failed = |error: std::io::Error| ArtifactError::Broken(error.to_string());
            for tenant in std::fs::read_dir(folder).map_err(failed)? {
                let incoming = tenant.map_err(failed)?.path().join(INCOMING);
                removed += swept(&incoming, age_min).map_err(failed)?;
            }
            return Ok(removed);
        }
        let mut removed = 0;
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        for tenant in self.place.list_with_delimiter(None).await?.common_prefixes {
            let mut listed = self.place.list(Some(&tenant.join(INCOMING)));
            while let Some(object) = listed.try_next().await? {
                let written = Duration::from_secs(object.last_modified.timestamp().max(0).unsigned_abs());
                if now.saturating_sub(written) >= age_min {
                    self.place.delete(&object.location).await?;
                    removed += 1;
                }
            }
        }
        Ok(removed)
    }
}

fn swept(folder: &Folder, age_min: Duration) -> std::io::Result<usize> {
    let mut removed = 0;
    let entries = match std::fs::read_dir(folder) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(0),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            removed += swept(&entry.path(), age_min)?;
            // Only if nothing is in it any more.
            let _ = std::fs::remove_dir(entry.path());
            continue;
        }
        // A part still being written is young, whatever process writes it.
        let age = entry.metadata()?.modified()?.elapsed().unwrap_or_default();
        if age >= age_min {
            std::fs::remove_file(entry.path())?;
            removed += 1;
        }
    }
    Ok(removed)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use object_store::memory::InMemory;

    use super::*;

    #[tokio::test]
    async fn a_bucket_is_swept_too() {
        let artifacts = Artifacts { place: Arc::new(InMemory::new()), folder: None };
        let sender = Sender { tenant: "520622", person: "somebody" };
        let upload = artifacts.begin_upload(sender, "a.txt", 4, 9, Moment(0)).await.unwrap();
        let upload = artifacts.add_part(sender, upload, 0, Bytes::from_static(b"ab")).await.unwrap();
        let whole = stream::iter([Ok::<_, String>(Bytes::from_static(b"kept"))]);
        let kept = artifacts.put("520622", whole, 9).await.unwrap();
        assert_eq!(artifacts.sweep(Duration::from_secs(86_400)).await.unwrap(), 0);
        assert_eq!(artifacts.sweep(Duration::ZERO).await.unwrap(), 2);
        assert!(artifacts.upload(sender, &upload.id).await.unwrap().is_none());
        artifacts.get("520622", kept.digest).await.map(|_| ()).unwrap();
    }
}
