//! Files sent in parts: gone on with where they broke off, by nobody but their sender, and then files like any other.

use std::path::PathBuf;
use std::time::Duration;

use futures_util::future::join_all;
use futures_util::stream;
use quorate_core::record::Digest;
use quorate_store::Artifacts;
use reqwest::Body;
use serde_json::{Value, json};

use super::site::{NEIGHBOUR, Reply, Site, parts, send};
use crate::support::county::County;
use crate::support::databases::{Database, for_each_database};

const TAX: &str = "tax-section-head";
const TASK: &str = "/cases/case-1/tasks/bureaus.1.tax/act";
const UPLOADS: &str = "/api/v1/uploads";
/// The largest file of most of these tests, in bytes.
const SMALL: u64 = 4096;

/// A paper that is told by its beginning.
fn paper(size: usize) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    bytes.extend((bytes.len()..size).map(|n| (n * 31 % 251) as u8));
    bytes
}

async fn site(database: &Database) -> Site {
    let county = County::establish(database).await;
    super::site::people_and_neighbour(&county).await;
    county.founding("case-1").to_coordination().await;
    Site::with_limit(county, database, SMALL).await
}

async fn begin(site: &Site, person: &str, name: &str, size: u64) -> Reply {
    let request = site.ask(person, "POST", UPLOADS).await;
    send(request.query(&[("name", name), ("size", &size.to_string())])).await
}

/// Begins, and tells where the parts go.
async fn begun(site: &Site, person: &str, name: &str, size: usize) -> String {
    let answer = begin(site, person, name, size as u64).await.good();
    assert_eq!((&answer["arrived"], &answer["stored"]), (&json!(0), &Value::Null));
    format!("{UPLOADS}/{}", answer["upload"].as_str().unwrap())
}

async fn part(site: &Site, person: &str, path: &str, offset: usize, bytes: &[u8]) -> Reply {
    let request = site.ask(person, "POST", path).await.query(&[("offset", offset.to_string())]);
    send(request.body(bytes.to_vec())).await
}

/// Sends all of a file, and tells its digest.
async fn whole(site: &Site, person: &str, name: &str, bytes: &[u8]) -> String {
    let path = begun(site, person, name, bytes.len()).await;
    let answer = part(site, person, &path, 0, bytes).await.good();
    answer["stored"]["digest"].as_str().unwrap().to_owned()
}

/// What lies where files are incoming.
fn incoming(database: &Database) -> Vec<String> {
    let mut folders = vec![PathBuf::from(database.folder.path())];
    let mut all = vec![];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.components().any(|c| c.as_os_str() == "incoming") {
                all.push(path.file_name().unwrap().to_str().unwrap()[..5].to_owned());
            }
        }
    }
    all.sort();
    all
}

#[test]
fn what_broke_off_is_gone_on_with() {
    for_each_database(async |database| {
        let site = site(database).await;
        let bytes = paper(3000);
        let path = begun(&site, TAX, "../调研报告.pdf", bytes.len()).await;
        let arrived = |reply: Reply| reply.good()["arrived"].as_u64().unwrap();
        assert_eq!(arrived(part(&site, TAX, &path, 0, &bytes[..1000]).await), 1000);
        // The line breaks in the middle of the second part.
        let half: Vec<Result<Vec<u8>, std::io::Error>> =
            vec![Ok(bytes[1000..1500].to_vec()), Err(std::io::Error::other("gone"))];
        let request = site.ask(TAX, "POST", &format!("{path}?offset=1000")).await;
        assert!(request.body(Body::wrap_stream(stream::iter(half))).send().await.is_err());
        assert_eq!(arrived(site.get(TAX, &path).await), 1000);
        // Sent again, because the answer was lost: no harm.
        assert_eq!(arrived(part(&site, TAX, &path, 0, &bytes[..1000]).await), 1000);
        for (offset, bytes) in
            [(2000, &bytes[2000..]), (500, &bytes[500..1500]), (0, &bytes[1000..2000]), (0, &bytes[..999])]
        {
            let reply = part(&site, TAX, &path, offset, bytes).await;
            reply.problem(409, "upload-offset");
            assert_eq!(reply.json()["facts"]["offset"], "1000");
        }
        assert_eq!(arrived(part(&site, TAX, &path, 1000, &bytes[1000..2000]).await), 2000);
        let last = part(&site, TAX, &path, 2000, &bytes[2000..]).await.good();
        let digest = Digest::of(&bytes).to_string();
        let stored =
            json!({"digest": digest, "size": 3000, "media": "application/pdf", "name": "调研报告.pdf"});
        assert_eq!((&last["stored"], &last["arrived"]), (&stored, &json!(3000)));
        // Nor does the last one do harm, nor one with nothing in it.
        for reply in [
            part(&site, TAX, &path, 2000, &bytes[2000..]).await,
            part(&site, TAX, &path, 3000, b"").await,
            site.get(TAX, &path).await,
        ] {
            assert_eq!(reply.good(), last);
        }
        let read = site.get(TAX, &format!("/api/v1/artifacts/{digest}")).await;
        assert_eq!((read.status, &read.body[..]), (200, &bytes[..]));
        assert_eq!(incoming(database), ["about", "done-"], "no part is left");
    });
}

#[test]
fn what_cannot_be_taken_is_turned_down_as_early_as_can_be() {
    for_each_database(async |database| {
        let site = site(database).await;
        begin(&site, TAX, "a.pdf", SMALL + 1).await.problem(413, "too-large");
        begin(&site, TAX, "a.pdf", 0).await.problem(400, "empty-file");
        begin(&site, TAX, "秘密★.pdf", 10).await.problem(422, "secret-marking");
        for query in ["", "?name=a.pdf", "?name=a.pdf&size=-1", "?name=a.pdf&size=x"] {
            send(site.ask(TAX, "POST", &format!("{UPLOADS}{query}")).await).await.problem(400, "bad-json");
        }
        let path = begun(&site, TAX, "a.pdf", 1000).await;
        part(&site, TAX, &path, 0, &paper(1001)).await.problem(413, "too-large");
        part(&site, TAX, &path, usize::MAX, b"x").await.problem(413, "too-large");
        let large = vec![b' '; 8 * 1024 * 1024 + 1];
        part(&site, TAX, &path, 0, &large).await.problem(413, "too-large");
        send(site.ask(TAX, "POST", &path).await.body("x")).await.problem(400, "bad-json");
        // Not what its name says: known by its first part, or, if that is too short, once it is whole.
        part(&site, TAX, &path, 0, &b"MZ\x90\0".repeat(200)).await.problem(415, "file-type");
        site.get(TAX, &path).await.problem(404, "not-found");
        let path = begun(&site, TAX, "a.txt", 5).await;
        part(&site, TAX, &path, 0, b"<svg").await.good();
        part(&site, TAX, &path, 4, b">").await.problem(415, "file-type");
        site.get(TAX, &path).await.problem(404, "not-found");
        let marked = "方案 机密★".as_bytes();
        let path = begun(&site, TAX, "a.txt", marked.len()).await;
        part(&site, TAX, &path, 0, marked).await.problem(422, "secret-marking");
        assert!(incoming(database).is_empty());
    });
}

#[test]
fn an_upload_is_its_senders_alone() {
    for_each_database(async |database| {
        let site = site(database).await;
        let bytes = paper(1000);
        let path = begun(&site, TAX, "a.pdf", bytes.len()).await;
        let next_door = site.token_of(NEIGHBOUR, "harbour-section-head").await;
        let wrong = format!("{UPLOADS}/{}", path[UPLOADS.len() + 1..].to_uppercase());
        for (token, path) in [
            (site.token("civil-section-head").await, &*path),
            (next_door, &path),
            (site.token(TAX).await, &wrong),
            (site.token(TAX).await, &format!("{UPLOADS}/..%2f..")),
        ] {
            send(site.with_token(&token, "GET", path)).await.problem(404, "not-found");
            let request = site.with_token(&token, "POST", &format!("{path}?offset=0"));
            send(request.body(bytes.clone())).await.problem(404, "not-found");
        }
        assert_eq!(site.get(TAX, &path).await.good()["arrived"], 0);
    });
}

#[test]
fn a_form_names_what_its_sender_has_sent_and_nothing_else() {
    for_each_database(async |database| {
        let site = site(database).await;
        let theirs = site.upload("civil-section-head", "theirs.pdf", &paper(900)).await;
        let act = async |digest: &str| {
            let fields = [("act", "reply"), ("choice", "agree"), ("kept:paper:opinion-reply", digest)];
            send(parts(site.ask(TAX, "POST", TASK).await, &fields)).await
        };
        let head = site.head().await;
        for digest in [&*theirs, &"0".repeat(64), "", "x"] {
            let reply = act(digest).await;
            assert_eq!((reply.status, site.head().await == head), (422, true), "{}", reply.text());
        }
        // The same paper, sent by both of them.
        assert_eq!(whole(&site, TAX, "ours.pdf", &paper(900)).await, theirs);
        assert_eq!(act(&theirs).await.status, 303);
        let case = site.get(TAX, "/api/v1/cases/case-1").await.good();
        let versions = &case["papers"]["opinion-reply"]["versions"];
        assert_eq!(versions[0]["files"][0]["digest"], theirs);
    });
}

#[test]
fn photographs_sent_in_parts_become_one_paper_too() {
    for_each_database(async |database| {
        let site = site(database).await;
        let photos = [include_bytes!("photos/turned.jpg").as_slice(), include_bytes!("photos/upright.jpg")];
        let mut fields = vec![("act".to_owned(), "reply".to_owned()), ("choice".into(), "agree".into())];
        for (n, photo) in photos.iter().enumerate() {
            let digest = whole(&site, TAX, &format!("{n}.jpg"), photo).await;
            fields.push(("kept:paper:opinion-reply".into(), digest));
        }
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        assert_eq!(send(parts(site.ask(TAX, "POST", TASK).await, &fields)).await.status, 303);
        let case = site.get(TAX, "/api/v1/cases/case-1").await.good();
        let files = case["papers"]["opinion-reply"]["versions"][0]["files"].clone();
        assert_eq!((files.as_array().unwrap().len(), &files[0]["name"]), (1, &json!("0.pdf")));
    });
}

#[test]
fn nobody_fills_the_house_with_what_never_ends() {
    for_each_database(async |database| {
        let site = site(database).await;
        let mut paths = vec![];
        for n in 0..8 {
            paths.push(begun(&site, TAX, &format!("{n}.pdf"), 10).await);
        }
        begin(&site, TAX, "9.pdf", 10).await.problem(409, "uploads-full");
        begun(&site, "civil-section-head", "0.pdf", 4096).await;
        begun(&site, "civil-section-head", "1.pdf", 4096).await;
        begin(&site, "civil-section-head", "2.pdf", 1).await.problem(409, "uploads-full");
        // What has become a file makes room, and what was begun more than a day ago.
        part(&site, TAX, &paths[0], 0, &paper(10)).await.good();
        paths.push(begun(&site, TAX, "9.pdf", 10).await);
        begin(&site, TAX, "10.pdf", 10).await.problem(409, "uploads-full");
        let next_day = site.county.engine.now().plus_minutes(24 * 60 + 1);
        site.county.clock.set(next_day);
        begun(&site, TAX, "10.pdf", 10).await;
        site.get(TAX, &paths[1]).await.problem(404, "not-found");
    });
}

#[test]
fn any_node_takes_the_next_part() {
    for_each_database(async |database| {
        let a = site(database).await;
        let b = Site::with_limit(County::start(database, "b").await, database, SMALL).await;
        let bytes = paper(4000);
        let path = begun(&a, TAX, "a.pdf", bytes.len()).await;
        for (n, piece) in bytes[..3000].chunks(500).enumerate() {
            let node = if n % 2 == 0 { &b } else { &a };
            assert_eq!(part(node, TAX, &path, n * 500, piece).await.good()["arrived"], (n + 1) * 500);
        }
        // The last one on all of them at once: one file, and nobody hears of anything else.
        let last = join_all(
            (0..6).map(|n| part(if n % 2 == 0 { &a } else { &b }, TAX, &path, 3000, &bytes[3000..])),
        );
        for reply in last.await {
            assert_eq!(reply.good()["stored"]["digest"], Digest::of(&bytes).to_string());
        }
        assert_eq!(incoming(database), ["about", "done-"]);
    });
}

#[test]
fn what_was_given_up_is_swept_away() {
    for_each_database(async |database| {
        let site = site(database).await;
        let path = begun(&site, TAX, "a.pdf", 1000).await;
        part(&site, TAX, &path, 0, &paper(1000)[..600]).await.good();
        let artifacts = Artifacts::in_folder(&database.folder.path().join("files")).unwrap();
        assert_eq!(artifacts.sweep(Duration::from_secs(86_400)).await.unwrap(), 0);
        assert_eq!(site.get(TAX, &path).await.good()["arrived"], 600);
        assert_eq!(artifacts.sweep(Duration::ZERO).await.unwrap(), 2);
        site.get(TAX, &path).await.problem(404, "not-found");
        assert!(incoming(database).is_empty());
    });
}
