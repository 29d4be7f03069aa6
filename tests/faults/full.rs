//! A full disk: 503 and nothing half written; reading goes on; works again when there is room.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use quorate_core::Moment;
use quorate_store::Url;
use reqwest::Client;
use serde_json::json;
use tempfile::TempDir;

use crate::cli::program::{Server, binary};
use crate::http::site::{FAR, Reply, Site, secret_of, send};
use crate::support::county::{County, LEAGUE, TENANT};
use crate::support::databases::{Database, for_each_database, runtime};

/// More commands than have room in what is free when the disk is said to be full.
const MANY: usize = 3000;

/// Opens a case under an id of the command.
async fn open(http: &Client, base: &str, token: &str, key: &str) -> Reply {
    let body = json!({"procedure": "county-work-committee", "title": "满".repeat(60)});
    let request = http.post(format!("{base}/api/v1/cases")).bearer_auth(token).header("idempotency-key", key);
    send(request.json(&body)).await
}

/// Opens cases until there is no room; how many were opened.
async fn fill(http: &Client, base: &str, token: &str, name: &str) -> usize {
    for n in 0..MANY {
        let reply = open(http, base, token, &format!("{name}-{n}")).await;
        if reply.status != 200 {
            reply.problem(503, "storage");
            assert_eq!(reply.header("retry-after"), "1");
            return n;
        }
    }
    panic!("there is room for {MANY} cases on a full disk");
}

#[test]
fn a_database_that_may_not_grow_refuses_and_goes_on_when_it_may() {
    for_each_database(async |database| {
        if database.kind != "sqlite" {
            return; // PostgreSQL has no such bound.
        }
        let site = Site::establish(database).await;
        let token = site.token(LEAGUE).await;
        let store = site.county.engine.store();
        for round in 0..3 {
            // No less than it has; no page more, for as long as this connection lives.
            store.tamper("PRAGMA max_page_count = 1").await.unwrap();
            let name = format!("full-{round}");
            let before = site.county.check_log().await;
            let opened = fill(&site.http, &site.base, &token, &name).await;
            assert_eq!(site.county.check_log().await, before + opened as u64);
            let head = site.head().await;
            site.get(LEAGUE, "/api/v1/cases?limit=1").await.good();
            site.get(LEAGUE, "/api/v1/offices/league/queue").await.good();
            assert_eq!(site.head().await, head);
            store.tamper("PRAGMA max_page_count = 1073741823").await.unwrap();
            // What was refused is done when it is sent again, and all that comes after.
            for n in opened..opened + 3 {
                open(&site.http, &site.base, &token, &format!("{name}-{n}")).await.good();
            }
            assert_eq!(site.county.check_log().await, before + opened as u64 + 3);
            site.county.check_rebuild().await;
        }
    });
}

/// An SQLite database that is not there yet.
fn in_folder() -> Database {
    let folder = TempDir::new().unwrap();
    let url = Url(format!("sqlite:{}", folder.path().join("store.db").display()));
    Database { kind: "sqlite", url, folder }
}

/// A server whose database and files lie on a small disk of its own.
struct Small {
    server: Server,
    /// Where the disk is seen from here.
    seen: PathBuf,
    _folder: TempDir,
}

/// Mounts a disk of 16 MiB in a namespace of the server's own: it is gone with the server. None if that is not allowed.
fn small(prepared: &Database) -> Option<Small> {
    let folder = tempfile::tempdir().unwrap();
    let disk = folder.path().join("disk");
    std::fs::create_dir(&disk).unwrap();
    let allowed =
        Command::new("unshare").args(["--mount", "mount", "-t", "tmpfs", "tmpfs"]).arg(&disk).output();
    if !allowed.is_ok_and(|o| o.status.success()) {
        let _ = writeln!(
            std::io::stderr(),
            "\n*** no small disk can be mounted here: a really full one was NOT tested ***\n"
        );
        return None;
    }
    let script =
        "mount -t tmpfs -o size=16m tmpfs \"$0\" && cp \"$1\" \"$0/store.db\" && shift && exec \"$@\"";
    let mut command = Command::new("unshare");
    command
        .args(["--mount", "/bin/sh", "-c", script])
        .arg(&disk)
        .arg(prepared.folder.path().join("store.db"));
    command.arg(binary()).args(["--lang", "en", "serve", "--listen", "127.0.0.1:0"]);
    command.arg("--database").arg(format!("sqlite:{}", disk.join("store.db").display()));
    command.arg("--artifacts").arg(disk.join("files"));
    let server = Server::of(command, prepared);
    let seen = PathBuf::from(format!("/proc/{}/root{}", server.id(), disk.display()));
    Some(Small { server, seen, _folder: folder })
}

/// Writes until there is no room.
fn ballast(folder: &Path) -> PathBuf {
    let path = folder.join("ballast");
    let mut file = File::create(&path).unwrap();
    for size in [1 << 20, 1 << 12, 1] {
        while file.write_all(&vec![0; size]).is_ok() {}
    }
    path
}

#[test]
fn a_full_disk_refuses_acts_and_files_and_goes_on_when_there_is_room() {
    runtime().block_on(async {
        let prepared = in_folder();
        let county = County::establish(&prepared).await;
        let token =
            secret_of(county.engine.store(), TENANT, LEAGUE, Moment(0), FAR).await.reveal().to_owned();
        county.engine.store().close().await;
        let Some(small) = small(&prepared) else { return };
        let (http, base) = (Client::new(), small.server.base.clone());
        let upload = async |bytes: Vec<u8>| {
            let request = http.post(format!("{base}/api/v1/artifacts?name=a.txt")).bearer_auth(&token);
            send(request.body(bytes)).await
        };
        let read = async |path: &str| send(http.get(format!("{base}{path}")).bearer_auth(&token)).await;
        for round in 0..3 {
            let (name, large) = (format!("disk-{round}"), format!("{round}").repeat(1 << 20).into_bytes());
            let ballast = ballast(&small.seen);
            let opened = fill(&http, &base, &token, &name).await;
            upload(large.clone()).await.problem(503, "storage");
            open(&http, &base, &token, &format!("{name}-{opened}")).await.problem(503, "storage");
            read("/api/v1/cases?limit=1").await.good();
            read("/api/v1/me").await.good();
            std::fs::remove_file(ballast).unwrap();
            // What was refused is done when it is sent again, what was done is answered as before, and it goes on.
            for n in 0..opened + 3 {
                open(&http, &base, &token, &format!("{name}-{n}")).await.good();
            }
            let stored = upload(large.clone()).await.good();
            let path = format!("/api/v1/artifacts/{}", stored["digest"].as_str().unwrap());
            assert!(read(&path).await.body == large);
            println!("{opened} cases opened on the full disk");
        }
        // The server is idle: what it has written is in these two files.
        let copy = in_folder();
        for file in ["store.db", "store.db-wal"] {
            std::fs::copy(small.seen.join(file), copy.folder.path().join(file)).unwrap();
        }
        let county = County::start(&copy, "check").await;
        county.check_log().await;
        county.check_rebuild().await;
        let left = std::fs::read_dir(small.seen.join("files").join(TENANT).join("incoming")).unwrap().count();
        assert_eq!(left, 0, "parts of uploads are left");
        county.engine.store().close().await;
    });
}
