//! Files: streamed in, hashed while written, flushed to disk before any act names them. Named by their hash.

use std::path::PathBuf;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::{Stream, StreamExt, TryStreamExt, stream::BoxStream};
use object_store::path::Path;
use object_store::prefix::PrefixStore;
use object_store::{ObjectStore, ObjectStoreExt, WriteMultipart};
use quorate_core::Moment;
use quorate_core::context::Stored;
use quorate_core::jurisdiction::is_practice;
use quorate_core::record::Digest;
use sha2::Digest as _;
use url::Url;

use crate::database::{Store, on_pool, on_writer};
use crate::error::StoreError;
use crate::statements as sql;

/// Where the bytes lie.
#[derive(Clone, Debug)]
pub struct Artifacts {
    pub(crate) place: Arc<dyn ObjectStore>,
    /// Where the place is a folder.
    pub(crate) folder: Option<PathBuf>,
}

/// A file whose bytes are durable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uploaded {
    /// SHA-256 of its bytes.
    pub digest: Digest,
    /// In bytes.
    pub size: u64,
    /// The first bytes, by which its type is told.
    pub head: Vec<u8>,
}

/// Why a file could not be stored or read.
#[derive(Debug, thiserror::Error)]
pub enum ArtifactError {
    /// Larger than allowed.
    #[error("larger than {0} bytes")]
    TooLarge(u64),
    /// A part that does not begin where what has arrived ends: here.
    #[error("{0} bytes have arrived")]
    Offset(u64),
    /// Too much of one person under way.
    #[error("too much is under way")]
    Full,
    /// No bytes at all.
    #[error("empty")]
    Empty,
    /// The sender broke off.
    #[error("the upload broke off: {0}")]
    Broken(String),
    /// The disk or bucket failed: full, gone, read-only.
    #[error("the file could not be stored: {0}")]
    Storage(#[from] object_store::Error),
    /// The URL of the place names none.
    #[error("{0}")]
    Place(String),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// How many first bytes are kept for telling the type.
const HEAD: usize = 512;

/// The folder, in that of a tenant, of what is still being uploaded.
pub(crate) const INCOMING: &str = "incoming";

impl Artifacts {
    /// In a folder, which is made if missing; every file and its folder are flushed.
    ///
    /// # Errors
    /// If the folder cannot be made or opened.
    pub fn in_folder(folder: &std::path::Path) -> Result<Self, ArtifactError> {
        std::fs::create_dir_all(folder).map_err(|e| ArtifactError::Broken(e.to_string()))?;
        let local = object_store::local::LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        Ok(Self { place: Arc::new(local), folder: Some(folder.to_owned()) })
    }

    /// Where a URL says: `s3://BUCKET/PREFIX`, `file:///FOLDER`, or a plain folder. A bucket's region, endpoint and
    /// keys come from the environment, under the names every S3 client reads (`AWS_REGION`, `AWS_ENDPOINT_URL`,
    /// `AWS_ACCESS_KEY_ID`, …).
    ///
    /// # Errors
    /// If the URL is of another kind or cannot be read, or the folder cannot be made.
    pub fn open(url: &str) -> Result<Self, ArtifactError> {
        if !url.contains("://") {
            return Self::in_folder(std::path::Path::new(url));
        }
        let parsed = Url::parse(url).map_err(|e| ArtifactError::Place(format!("{url}: {e}")))?;
        match parsed.scheme() {
            "file" => {
                let folder = parsed.to_file_path();
                Self::in_folder(&folder.map_err(|()| ArtifactError::Place(format!("{url}: no folder")))?)
            }
            "s3" => {
                let named = |(name, value): (String, String)| {
                    name.starts_with("AWS_").then(|| (name.to_ascii_lowercase(), value))
                };
                let (bucket, prefix) =
                    object_store::parse_url_opts(&parsed, std::env::vars().filter_map(named))?;
                Ok(Self { place: Arc::new(PrefixStore::new(bucket, prefix)), folder: None })
            }
            _ => Err(ArtifactError::Place(format!("{url}: s3://BUCKET/PREFIX, file:///FOLDER or a folder"))),
        }
    }

    /// Removes every file of a jurisdiction in which somebody only practised.
    ///
    /// # Errors
    /// If it is no such jurisdiction, or the place fails.
    pub async fn clear_practice(&self, tenant: &str) -> Result<(), ArtifactError> {
        if !is_practice(tenant) {
            return Err(ArtifactError::Place(format!("{tenant} is no practice")));
        }
        let paths = self.place.list(Some(&Path::from_iter([tenant]))).map_ok(|m| m.location).boxed();
        self.place.delete_stream(paths).try_collect::<Vec<Path>>().await?;
        Ok(())
    }

    fn path(tenant: &str, digest: Digest) -> Path {
        let name = digest.to_string();
        Path::from_iter([tenant, "sha256", &name[..2], &name])
    }

    /// Streams bytes in. A broken or too large upload leaves nothing behind that an act could name.
    ///
    /// # Errors
    /// If it is empty, too large, breaks off, or cannot be written.
    pub async fn put<S, E>(&self, tenant: &str, mut bytes: S, most: u64) -> Result<Uploaded, ArtifactError>
    where
        S: Stream<Item = Result<Bytes, E>> + Unpin + Send,
        E: std::fmt::Display,
    {
        let incoming = Path::from_iter([tenant, INCOMING, &uuid::Uuid::now_v7().to_string()]);
        let mut writer = WriteMultipart::new(self.place.put_multipart(&incoming).await?);
        let mut hash = sha2::Sha256::new();
        let (mut size, mut head) = (0u64, vec![]);
        let mut trouble = None;
        while let Some(chunk) = bytes.next().await {
            match chunk {
                Ok(chunk) => {
                    size += chunk.len() as u64;
                    if size > most {
                        trouble = Some(ArtifactError::TooLarge(most));
                        break;
                    }
                    head.extend(chunk.iter().take(HEAD.saturating_sub(head.len())));
                    hash.update(&chunk);
                    // Bounds what waits in memory: at most two parts on their way.
                    if let Err(error) = writer.wait_for_capacity(2).await {
                        trouble = Some(error.into());
                        break;
                    }
                    writer.write(&chunk);
                }
                Err(error) => {
                    trouble = Some(ArtifactError::Broken(error.to_string()));
                    break;
                }
            }
        }
        if size == 0 && trouble.is_none() {
            trouble = Some(ArtifactError::Empty);
        }
        if let Some(trouble) = trouble {
            // What cannot be removed now lies under `incoming`, where no act can name it.
            let _ = writer.abort().await;
            return Err(trouble);
        }
        writer.finish().await?;
        let digest = Digest(hash.finalize().into());
        let target = Self::path(tenant, digest);
        if self.place.head(&target).await.is_ok() {
            self.place.delete(&incoming).await?;
        } else {
            self.place.rename(&incoming, &target).await?;
        }
        Ok(Uploaded { digest, size, head })
    }

    /// Streams bytes out.
    ///
    /// # Errors
    /// If there is no such file.
    pub async fn get(
        &self,
        tenant: &str,
        digest: Digest,
    ) -> Result<BoxStream<'static, object_store::Result<Bytes>>, ArtifactError> {
        Ok(self.place.get(&Self::path(tenant, digest)).await?.into_stream())
    }
}

impl Store {
    /// Notes a file whose bytes are durable, so that an act may name it.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_artifact(
        &self,
        tenant: &str,
        file: &Stored,
        person: &str,
        now: Moment,
    ) -> Result<(), StoreError> {
        let size = i64::try_from(file.size).unwrap_or(i64::MAX);
        on_writer!(self, sql::ADD_ARTIFACT, |db, sql| {
            sqlx::query(sql)
                .bind(tenant)
                .bind(file.digest.to_string())
                .bind(size)
                .bind(&file.media)
                .bind(&file.name)
                .bind(person)
                .bind(now.0)
                .execute(db)
                .await
                .map(|_| ())
        })?;
        Ok(())
    }

    /// A file and who stored it.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn artifact(
        &self,
        tenant: &str,
        digest: Digest,
    ) -> Result<Option<(Stored, String)>, StoreError> {
        let row: Option<(i64, String, String, String)> = on_pool!(self, sql::ARTIFACT, |db, sql| {
            sqlx::query_as(sql).bind(tenant).bind(digest.to_string()).fetch_optional(db).await
        })?;
        Ok(row.map(|(size, media, name, person)| {
            (Stored { digest, size: size.unsigned_abs(), media, name }, person)
        }))
    }
}
