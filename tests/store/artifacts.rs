//! Files: streamed in and out, named by their hash, and nothing left of what broke off.

use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::join_all;
use futures_util::{Stream, StreamExt, stream};
use quorate_core::Moment;
use quorate_core::context::Stored;
use quorate_core::record::Digest;
use quorate_store::{ArtifactError, Artifacts};
use tempfile::TempDir;

use crate::support::databases::{for_each_database, runtime};

const MEGABYTE: u64 = 1024 * 1024;

fn chunks(total: usize, chunk: usize) -> Vec<Bytes> {
    let all: Vec<u8> = (0..total).map(|n| (n * 31 % 251) as u8).collect();
    all.chunks(chunk).map(Bytes::copy_from_slice).collect()
}

fn sent(chunks: &[Bytes]) -> impl Stream<Item = Result<Bytes, Infallible>> + Unpin + Send + use<> {
    stream::iter(chunks.to_vec()).map(Ok)
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = vec![];
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { all.extend(files(&path)) } else { all.push(path) }
    }
    all
}

async fn fetched(artifacts: &Artifacts, tenant: &str, digest: Digest) -> Result<Vec<u8>, ArtifactError> {
    let mut stream = artifacts.get(tenant, digest).await?;
    let mut all = vec![];
    while let Some(chunk) = stream.next().await {
        all.extend_from_slice(&chunk?);
    }
    Ok(all)
}

#[test]
fn what_is_put_is_got() {
    runtime().block_on(async {
        let folder = TempDir::new().unwrap();
        let artifacts = Artifacts::in_folder(&folder.path().join("made")).unwrap();
        // One byte, one chunk, and several parts of a multipart upload.
        for total in [1, 700, 12 * MEGABYTE as usize + 7] {
            let chunks = chunks(total, 60_000);
            let whole = chunks.concat();
            let stored = artifacts.put("520622", sent(&chunks), 20 * MEGABYTE).await.unwrap();
            assert_eq!((stored.digest, stored.size), (Digest::of(&whole), whole.len() as u64));
            assert_eq!(stored.head, whole[..whole.len().min(512)]);
            assert_eq!(fetched(&artifacts, "520622", stored.digest).await.unwrap(), whole);
        }
        assert_eq!(files(folder.path()).len(), 3, "nothing else lies about");
    });
}

#[test]
fn the_same_content_is_stored_once() {
    runtime().block_on(async {
        let folder = TempDir::new().unwrap();
        let artifacts = Artifacts::in_folder(folder.path()).unwrap();
        let first = artifacts.put("520622", sent(&chunks(5000, 100)), MEGABYTE).await.unwrap();
        let second = artifacts.put("520622", sent(&chunks(5000, 999)), MEGABYTE).await.unwrap();
        assert_eq!(first, second);
        let at_once =
            join_all([7, 5000].map(|size| artifacts.put("520622", sent(&chunks(5000, size)), MEGABYTE)))
                .await;
        assert!(at_once.into_iter().all(|stored| stored.unwrap() == first));
        assert_eq!(files(folder.path()).len(), 1);
    });
}

#[test]
fn what_breaks_off_leaves_nothing() {
    runtime().block_on(async {
        let folder = TempDir::new().unwrap();
        let artifacts = Artifacts::in_folder(folder.path()).unwrap();
        let large = chunks(12 * MEGABYTE as usize, 60_000);
        let result = artifacts.put("520622", sent(&large), 11 * MEGABYTE).await;
        assert!(matches!(result, Err(ArtifactError::TooLarge(most)) if most == 11 * MEGABYTE), "{result:?}");
        let broken = stream::iter(large.iter().map(|c| Ok(c.clone())).chain([Err("gone")]));
        let result = artifacts.put("520622", broken, 20 * MEGABYTE).await;
        assert!(matches!(&result, Err(ArtifactError::Broken(why)) if why == "gone"), "{result:?}");
        let result = artifacts.put("520622", sent(&[]), MEGABYTE).await;
        assert!(matches!(result, Err(ArtifactError::Empty)), "{result:?}");
        assert_eq!(files(folder.path()), [] as [PathBuf; 0]);
        let digest = Digest::of(&large.concat());
        assert!(fetched(&artifacts, "520622", digest).await.is_err(), "nothing that could be named");
        // Exactly as much as allowed is allowed.
        artifacts.put("520622", sent(&chunks(1000, 10)), 1000).await.unwrap();
    });
}

#[test]
fn a_sender_that_goes_away_leaves_nothing_that_could_be_named() {
    runtime().block_on(async {
        let folder = TempDir::new().unwrap();
        let artifacts = Artifacts::in_folder(folder.path()).unwrap();
        let large = chunks(12 * MEGABYTE as usize, 60_000);
        let endless = stream::iter(large.clone()).map(Ok::<_, Infallible>).chain(stream::pending());
        // The visitor's connection is closed: the handler is dropped in the middle.
        let mut put = Box::pin(artifacts.put("520622", endless, 20 * MEGABYTE));
        for _ in 0..50 {
            tokio::select! {
                biased;
                _ = &mut put => panic!("it never ends"),
                () = tokio::task::yield_now() => {}
            }
        }
        drop(put);
        assert!(fetched(&artifacts, "520622", Digest::of(&large.concat())).await.is_err());
        assert!(files(folder.path()).iter().all(|f| f.to_str().unwrap().contains("incoming")));
        // Nor does what a broken process leaves lie about for ever; what is young may still be under way.
        let incoming = folder.path().join("520622/incoming");
        std::fs::create_dir_all(&incoming).unwrap();
        std::fs::write(incoming.join("part#1"), "half").unwrap();
        let kept = artifacts.put("520622", sent(&chunks(10, 10)), MEGABYTE).await.unwrap();
        assert_eq!(artifacts.sweep(Duration::from_secs(3600)).await.unwrap(), 0);
        assert!(artifacts.sweep(Duration::ZERO).await.unwrap() >= 1);
        assert_eq!(files(folder.path()).len(), 1);
        fetched(&artifacts, "520622", kept.digest).await.unwrap();
    });
}

#[test]
fn tenants_do_not_share_files_and_names_stay_inside() {
    runtime().block_on(async {
        let folder = TempDir::new().unwrap();
        let artifacts = Artifacts::in_folder(&folder.path().join("inner")).unwrap();
        let stored = artifacts.put("520622", sent(&chunks(10, 10)), 10).await.unwrap();
        assert!(fetched(&artifacts, "110101", stored.digest).await.is_err());
        artifacts.put("../..", sent(&chunks(11, 11)), 11).await.unwrap();
        artifacts.put("a/b", sent(&chunks(12, 12)), 12).await.unwrap();
        assert!(files(folder.path()).iter().all(|f| f.starts_with(folder.path().join("inner"))));
    });
}

#[test]
fn what_is_noted_of_a_file_is_told() {
    for_each_database(async |database| {
        let store = database.open().await;
        let digest = Digest::of(b"x");
        let file = Stored {
            digest,
            size: u64::from(u32::MAX) + 1,
            media: "application/pdf".into(),
            name: "调研报告.pdf".into(),
        };
        assert_eq!(store.artifact("520622", digest).await.unwrap(), None);
        store.add_artifact("520622", &file, "somebody", Moment(1)).await.unwrap();
        store
            .add_artifact(
                "520622",
                &Stored { name: "again.pdf".into(), ..file.clone() },
                "another",
                Moment(2),
            )
            .await
            .unwrap();
        assert_eq!(store.artifact("520622", digest).await.unwrap(), Some((file, "somebody".to_owned())));
        assert_eq!(store.artifact("110101", digest).await.unwrap(), None);
    });
}
