//! `demo`, `audit`, `rebuild` and `token` on a record.

use std::process::Output;

use quorate_store::{CaseFilter, Store, Url};
use reqwest::Client;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::program::{Server, quorate, run, told};
use crate::http::site::send;
use crate::support::county::TENANT;
use crate::support::databases::{Database, for_each_database};

/// A database that the demo has written, and where it put its files.
struct Demo<'a> {
    database: &'a Database,
    temporary: TempDir,
}

impl Demo<'_> {
    fn run(&self, arguments: &[&str]) -> Output {
        let Url(url) = &self.database.url;
        let mut command = quorate(arguments);
        // The demo takes its database from nowhere but the line.
        let told: &[&str] = if arguments[0] == "demo" { &["--database", url] } else { &[] };
        command.args(told).env("QUORATE_DATABASE", url).env("TMPDIR", self.temporary.path());
        // Files lie beside the database, or where the program runs.
        command.current_dir(self.database.folder.path()).args(["--lang", "en"]).output().unwrap()
    }

    fn good(&self, arguments: &[&str]) -> String {
        let (code, said) = told(&self.run(arguments));
        assert_eq!(code, Some(0), "{arguments:?}: {said}");
        said
    }

    async fn cases(&self, store: &Store, status: &str) -> Vec<String> {
        let filter = CaseFilter { status: status.into(), limit: 100, ..CaseFilter::default() };
        store.cases(TENANT, &filter).await.unwrap().into_iter().map(|c| c.id).collect()
    }
}

fn demo(database: &Database) -> Demo<'_> {
    let demo = Demo { database, temporary: tempfile::tempdir().unwrap() };
    let said = demo.good(&["demo", "--exit", "--listen", "127.0.0.1:0"]);
    assert!(said.contains("What the source text asks: complete"), "{said}");
    demo
}

#[test]
fn the_demo_ends_with_a_complete_verdict() {
    let folder = tempfile::tempdir().unwrap();
    for language in ["zh", "en"] {
        let mut command = quorate(&["demo", "--exit", "--listen", "127.0.0.1:0", "--lang", language]);
        let (code, said) = told(&command.env("TMPDIR", folder.path()).output().unwrap());
        assert_eq!(code, Some(0), "{said}");
        // Nothing is left of a demo that was given no place of its own.
        assert!(folder.path().read_dir().unwrap().next().is_none());
    }
}

#[test]
fn a_verdict_is_given_from_the_record_alone() {
    for_each_database(async |database| {
        let demo = demo(database);
        let store = database.open().await;
        let (ended, open) = (demo.cases(&store, "ended").await, demo.cases(&store, "open").await);
        assert_eq!((ended.len(), open.len()), (1, 8));
        let said = demo.good(&["audit", &ended[0]]);
        assert!(said.contains("complete") && said.contains("Evidence"), "{said}");
        let json: Value = serde_json::from_str(&demo.good(&["audit", &ended[0], "--json"])).unwrap();
        assert_eq!((&json["complete"], &json["end"]), (&json!(true), &json!("founded")));
        for case in &open {
            let (code, said) = told(&demo.run(&["audit", case, "--json"]));
            let json: Value = serde_json::from_str(&said).unwrap();
            assert_eq!((code, &json["complete"]), (Some(1), &json!(false)));
        }
        let (code, said) = told(&demo.run(&["audit", "nothing"]));
        assert!(code == Some(1) && said.contains("nothing"), "{said}");
        // Whatever is read, dropped and filled again, is the same.
        let before = store.dump(TENANT).await.unwrap();
        assert!(demo.good(&["rebuild"]).starts_with("9 "), "nine cases");
        assert_eq!(store.dump(TENANT).await.unwrap(), before);
        assert_eq!(serde_json::from_str::<Value>(&demo.good(&["audit", &ended[0], "--json"])).unwrap(), json);
        let (code, said) = told(&demo.run(&["demo", "--exit", "--listen", "127.0.0.1:0"]));
        assert!(code == Some(1) && said.contains("not empty"), "{said}");
        store.close().await;
    });
}

#[test]
fn the_database_is_told_before_or_after_the_verb() {
    for_each_database(async |database| {
        let _demo = demo(database);
        let Url(url) = &database.url;
        let before: &[&str] = &["token", "--database", url, "list", TENANT];
        let after: &[&str] = &["token", "list", TENANT, "--database", url];
        for arguments in [before, after] {
            let (code, said) = told(&run(arguments));
            assert!(code == Some(0) && said.contains("demo"), "{arguments:?}: {said}");
        }
    });
}

#[test]
fn what_the_demo_has_stored_is_served_afterwards() {
    for_each_database(async |database| {
        let demo = demo(database);
        let Url(url) = &database.url;
        let token = demo.good(&["token", "create", TENANT, "tian-weikang"]);
        let token = token.split_whitespace().last().unwrap();
        let mut command = quorate(&["--lang", "en", "serve", "--listen", "127.0.0.1:0", "--database", url]);
        command.current_dir(database.folder.path());
        let mut server = Server::of(command, database);
        let get = async |path: String| {
            send(Client::new().get(format!("{}/api/v1{path}", server.base)).bearer_auth(token)).await
        };
        let ended = get("/cases?status=ended".into()).await.good();
        let case = get(format!("/cases/{}", ended["cases"][0]["case"].as_str().unwrap())).await.good();
        let digest = case["papers"]["request"]["versions"][0]["files"][0]["digest"].as_str().unwrap();
        let file = get(format!("/artifacts/{digest}")).await;
        assert!(file.status == 200 && file.text().contains("请示"), "{} {}", file.status, file.text());
        // Nobody comes in as somebody else any more.
        let door = Client::new().get(format!("{}/demo", server.base));
        assert_eq!(send(door).await.status, 404);
        // A server goes on when nobody listens to what it says.
        server.stop_listening();
        let again = Client::new().get(format!("{}/api/v1/health", server.base));
        send(again).await.good();
    });
}

#[test]
fn tokens_are_made_listed_and_revoked() {
    for_each_database(async |database| {
        let demo = demo(database);
        let made = demo.good(&["token", "create", TENANT, "zhang-ling", "--label", "export", "--days", "30"]);
        let token = made.split_whitespace().last().unwrap().to_owned();
        let store = database.open().await;
        let now = quorate_engine::Clock::System.now();
        let bearer = store.token(&token, now).await.unwrap().unwrap();
        assert_eq!(
            (bearer.tenant.as_str(), bearer.person.as_str(), bearer.expired),
            (TENANT, "zhang-ling", false)
        );
        let listed = demo.good(&["token", "list", TENANT]);
        assert!(!listed.contains(&token), "a token is shown once");
        let row = listed.lines().find(|l| l.contains("export")).unwrap();
        let hash = row.split_whitespace().next().unwrap();
        assert!(row.contains("zhang-ling") && !row.contains("revoked"), "{row}");
        assert!(demo.good(&["token", "revoke", TENANT, hash]).starts_with('1'));
        assert!(store.token(&token, now).await.unwrap().unwrap().expired);
        assert!(
            demo.good(&["token", "list", TENANT])
                .lines()
                .any(|l| l.contains("export") && l.contains("revoked"))
        );
        for wrong in [hash, "1234", "%%%%%%%%"] {
            assert_eq!(told(&demo.run(&["token", "revoke", TENANT, wrong])).0, Some(1), "{wrong}");
        }
        let (code, said) = told(&demo.run(&["token", "create", TENANT, "nobody"]));
        assert!(code == Some(1) && said.contains("nobody is not among the people"), "{said}");
        let link = demo.good(&["token", "link", TENANT, "zhang-ling", "--address", "https://q.example"]);
        let secret = link.trim().strip_prefix("https://q.example/sign-in/").unwrap();
        assert_eq!(store.use_link(secret, now).await.unwrap().unwrap().person, "zhang-ling");
        assert!(store.use_link(secret, now).await.unwrap().is_none());
        store.close().await;
    });
}

#[test]
fn a_jurisdiction_is_begun_beside_another() {
    for_each_database(async |database| {
        let demo = demo(database);
        let begin = ["begin", "520623", "石阡县", "--office", "团县委", "--clerk", "张三"];
        let link = demo.good(&[&begin[..], &["--address", "https://q.example"]].concat());
        let store = database.open().await;
        let now = quorate_engine::Clock::System.now();
        let secret = link.trim().strip_prefix("https://q.example/sign-in/").unwrap();
        let bearer = store.use_link(secret, now).await.unwrap().unwrap();
        assert_eq!((bearer.tenant.as_str(), bearer.person.as_str()), ("520623", "clerk"));
        assert_eq!(store.tenants().await.unwrap(), [TENANT, "520623"]);
        // Once; and a code that is none begins nothing.
        let (code, said) = told(&demo.run(&begin));
        assert!(code == Some(1) && said.contains("520623"), "{said}");
        let wrong = ["begin", "52", "某县", "--office", "团县委", "--clerk", "张三"];
        assert_eq!(told(&demo.run(&wrong)).0, Some(1));
        assert_eq!(store.tenants().await.unwrap().len(), 2);
        store.close().await;
    });
}
