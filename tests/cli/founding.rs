//! The script `founding.sh`: curl and python3 found a committee on a server of its own.

use std::process::Command;

use quorate_core::Moment;
use quorate_store::CaseFilter;

use super::program::{Server, log_of, told};
use crate::http::site::{FAR, people_and_neighbour, secret_of};
use crate::support::county::{County, PARTIES, TENANT};
use crate::support::databases::for_each_database;
use crate::support::expected::path;

#[test]
fn a_shell_script_founds_a_committee() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        people_and_neighbour(&county).await;
        // Whatever the clock of this machine says, the record does not begin in its future.
        let store = county.engine.store();
        let mut tokens = String::new();
        let section_heads = PARTIES.iter().chain(&["bank"]).map(|o| (*o, format!("{o}-section-head")));
        for (name, person) in section_heads.chain([("secretary", "league-head".to_owned())]) {
            let secret = secret_of(store, TENANT, &person, Moment(0), FAR).await;
            tokens += &format!("{name} {}\n", secret.reveal());
        }
        let file = database.folder.path().join("tokens");
        std::fs::write(&file, tokens).unwrap();
        let server = Server::start(database);
        let script = path("founding.sh");
        let output = tokio::task::spawn_blocking({
            let (base, file) = (server.base.clone(), file.clone());
            move || Command::new("bash").arg(script).arg(base).arg(file).output().unwrap()
        });
        let (code, said) = told(&output.await.unwrap());
        assert_eq!(code, Some(0), "{said}\n{}", log_of(database));
        assert!(said.trim_end().ends_with(": complete"), "{said}");
        let ended = CaseFilter { status: "ended".into(), limit: 10, ..CaseFilter::default() };
        let ended = store.cases(TENANT, &ended).await.unwrap();
        assert_eq!((ended.len(), ended[0].end.as_str()), (1, "founded"));
        let judged = county.engine.verdict(TENANT, &ended[0].id).await.unwrap().unwrap();
        assert!(judged.verdict.complete);
        county.check_log().await;
    });
}
