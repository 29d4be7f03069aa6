//! Several photographs of one paper: one PDF, with every photograph in it as it was taken.

use lopdf::{Document, Object};
use serde_json::Value;

use super::site::{Reply, Site, parts_and_files, send};
use crate::support::county::LEAGUE;
use crate::support::databases::{Database, for_each_database};

const UPRIGHT: &[u8] = include_bytes!("photos/upright.jpg");
/// The same scene, with the camera held on its side.
const TURNED: &[u8] = include_bytes!("photos/turned.jpg");
/// Partly transparent.
const CLEAR: &[u8] = include_bytes!("photos/clear.png");
const TAX: &str = "tax-section-head";
const TASK: &str = "/cases/case-1/tasks/bureaus.1.tax/act";
const AGREE: [(&str, &str); 2] = [("act", "reply"), ("choice", "agree")];
const PAPER: &str = "paper:opinion-reply";
const HEIC: &[u8] = b"\0\0\0\x18ftypheic\0\0\0\0";

type File<'a> = (&'a str, &'a str, &'a [u8]);

async fn site(database: &Database) -> Site {
    let site = Site::establish(database).await;
    site.county.founding("case-1").to_coordination().await;
    site
}

/// The tax bureau answers with files.
async fn answer(site: &Site, files: &[File<'_>]) -> Reply {
    send(parts_and_files(site.ask(TAX, "POST", TASK).await, &AGREE, files)).await
}

/// The files of the answer: name, media and digest.
async fn filed(site: &Site) -> Vec<[String; 3]> {
    let case = site.get(LEAGUE, "/api/v1/cases/case-1").await.good();
    let versions = case["papers"]["opinion-reply"]["versions"].as_array().unwrap().clone();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let file = |f: &Value| [text(&f["name"]), text(&f["media"]), text(&f["digest"])];
    versions.last().unwrap()["files"].as_array().unwrap().iter().map(file).collect()
}

async fn fetched(site: &Site, digest: &str) -> Document {
    let reply = site.get(LEAGUE, &format!("/api/v1/artifacts/{digest}")).await;
    assert_eq!(reply.status, 200);
    Document::load_mem(&reply.body).unwrap()
}

/// What stands on each page: the sheet, the photograph as it lies in the file, and where it is put.
fn pages(pdf: &Document) -> Vec<([f32; 2], lopdf::Stream, [f32; 6])> {
    let number = |o: &Object| o.as_float().unwrap();
    let mut all = vec![];
    for page in pdf.get_pages().into_values() {
        let found = pdf.get_dictionary(page).unwrap();
        let sheet = found.get(b"MediaBox").unwrap().as_array().unwrap();
        let objects = found.get(b"Resources").unwrap().as_dict().unwrap().get(b"XObject").unwrap();
        let (_, image) = objects.as_dict().unwrap().iter().next().unwrap();
        let image = pdf.get_object(image.as_reference().unwrap()).unwrap().as_stream().unwrap().clone();
        let content = lopdf::content::Content::decode(&pdf.get_page_content(page)).unwrap();
        let put = content.operations.iter().find(|o| o.operator == "cm").unwrap();
        let put: Vec<f32> = put.operands.iter().map(number).collect();
        all.push(([number(&sheet[2]), number(&sheet[3])], image, put.try_into().unwrap()));
    }
    all
}

fn whole(values: [f32; 6]) -> [i32; 6] {
    #[expect(clippy::cast_possible_truncation, reason = "points of a page")]
    values.map(|v| v.round() as i32)
}

#[test]
fn photographs_become_one_paper_in_the_order_they_were_sent() {
    for_each_database(async |database| {
        let site = site(database).await;
        let files: [File<'_>; 3] =
            [(PAPER, "回函 第1页.jpg", UPRIGHT), (PAPER, "2.jpeg", TURNED), (PAPER, "3.png", CLEAR)];
        assert_eq!(answer(&site, &files).await.status, 303);
        let filed = filed(&site).await;
        assert_eq!(filed.len(), 1, "{filed:?}");
        assert_eq!((filed[0][0].as_str(), filed[0][1].as_str()), ("回函 第1页.pdf", "application/pdf"));
        let pdf = fetched(&site, &filed[0][2]).await;
        let pages = pages(&pdf);
        assert_eq!(pages.len(), 3);
        // Evidence: byte by byte what the camera wrote.
        assert_eq!((&pages[0].1.content[..], &pages[1].1.content[..]), (UPRIGHT, TURNED));
        let sheets: Vec<[i32; 2]> = pages.iter().map(|(s, ..)| [s[0] as i32, s[1] as i32]).collect();
        assert_eq!(sheets, [[841, 595], [595, 841], [595, 841]]);
        // 48 by 32 across the sheet; the same turned to the right, from the upper left corner down; 24 by 40 upright.
        assert_eq!(whole(pages[0].2), [842, 0, 0, 561, 0, 17]);
        assert_eq!(whole(pages[1].2), [0, -842, 561, 0, 17, 842]);
        assert_eq!(whole(pages[2].2), [505, 0, 0, 842, 45, 0]);
        let size = |n: usize, key: &[u8]| pages[n].1.dict.get(key).unwrap().as_i64().unwrap();
        assert_eq!([size(2, b"Width"), size(2, b"Height")], [24, 40]);
        // Of a PNG every pixel, and how clear each is.
        let colours = pages[2].1.decompressed_content().unwrap();
        assert_eq!((colours.len(), &colours[..3]), (24 * 40 * 3, &[255, 255, 60][..]));
        let mask = pages[2].1.dict.get(b"SMask").unwrap().as_reference().unwrap();
        let mask = pdf.get_object(mask).unwrap().as_stream().unwrap().decompressed_content().unwrap();
        assert_eq!((mask.len(), &mask[..2]), (24 * 40, &[40, 43][..]));
    });
}

#[test]
fn one_photograph_and_a_mix_stay_as_they_are() {
    for_each_database(async |database| {
        let site = site(database).await;
        for (bureau, files, names) in [
            ("tax", &[(PAPER, "a.jpg", UPRIGHT)][..], &["a.jpg"][..]),
            ("civil", &[(PAPER, "a.jpg", UPRIGHT), (PAPER, "b.pdf", b"%PDF-1.7\n")], &["a.jpg", "b.pdf"]),
            ("finance", &[(PAPER, "a.jpg", UPRIGHT), (PAPER, "b.heic", HEIC)], &["a.jpg", "b.heic"]),
        ] {
            let task = format!("/cases/case-1/tasks/bureaus.1.{bureau}/act");
            let request = site.ask(&format!("{bureau}-section-head"), "POST", &task).await;
            assert_eq!(send(parts_and_files(request, &AGREE, files)).await.status, 303);
            let filed: Vec<String> = filed(&site).await.into_iter().map(|[name, ..]| name).collect();
            assert_eq!(filed, names);
        }
    });
}

#[test]
fn a_photograph_of_an_answer_on_paper_has_as_many_pages_as_the_answer() {
    for_each_database(async |database| {
        let site = site(database).await;
        let mut fields = AGREE.to_vec();
        fields.extend([
            ("behalf_medium", "paper"),
            ("behalf_signer", "张凌"),
            ("behalf_rank", "section-head"),
        ]);
        fields.push(("behalf_dated", "2026-09-01"));
        let field = "file:behalf_photo";
        let send_with = async |files: &[File<'_>]| {
            let request = site.ask(LEAGUE, "POST", TASK).await.header("accept-language", "en");
            send(parts_and_files(request, &fields, files)).await
        };
        // Only one file is the evidence: none of several is lost without a word.
        let head = site.head().await;
        let mixed = send_with(&[(field, "1.jpg", UPRIGHT), (field, "2.heic", HEIC)]).await;
        assert_eq!((mixed.status, site.head().await == head), (422, true), "{}", mixed.text());
        let reply = send_with(&[(field, "1.jpg", UPRIGHT), (field, "2.jpg", TURNED)]).await;
        assert_eq!(reply.status, 303, "{}", reply.text());
        let leaf = site.county.log().await.pop().unwrap();
        let photo = leaf.split("\"photo\":").nth(1).unwrap().split("\"digest\":\"").nth(1).unwrap();
        let photo = photo.split('"').next().unwrap().to_owned();
        assert_eq!(fetched(&site, &photo).await.get_pages().len(), 2);
    });
}

#[test]
fn a_broken_photograph_is_named_and_nothing_is_done() {
    for_each_database(async |database| {
        let site = site(database).await;
        let head = site.head().await;
        let mut large = CLEAR.to_vec();
        // 65,536 by 65,536 pixels, with the checksum of a header that says so.
        large[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
        let sum = crc(&large[12..29]);
        large[29..33].copy_from_slice(&sum.to_be_bytes());
        let header = b"\xFF\xD8\xFF\xC0\0\x05\x08\0\x10";
        for (name, bytes, status) in [
            ("cut.jpg", &TURNED[..TURNED.len() - 2], 422),
            ("short.jpg", &UPRIGHT[..20], 422),
            ("bare.jpg", &header[..], 422),
            ("cut.png", &CLEAR[..CLEAR.len() - 30], 422),
            ("header.png", &CLEAR[..12], 422),
            ("large.png", &large[..], 413),
        ] {
            let reply = answer(&site, &[(PAPER, "good.jpg", UPRIGHT), (PAPER, name, bytes)]).await;
            assert_eq!(reply.status, status, "{name}: {}", reply.text());
            assert!(reply.text().contains(name), "{name}: {}", reply.text());
        }
        let many = [(PAPER, "a.jpg", UPRIGHT); 61];
        assert_eq!(answer(&site, &many).await.status, 413);
        assert_eq!(site.head().await, head);
        assert_eq!(answer(&site, &many[..60]).await.status, 303);
        assert_eq!(fetched(&site, &filed(&site).await[0][2]).await.get_pages().len(), 60);
    });
}

/// The checksum of a chunk of a PNG.
fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    !crc
}
