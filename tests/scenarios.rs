//! Every scenario beside a procedure holds, and goes alike in memory and on both databases.

use std::path::PathBuf;

use quorate_core::scenario::{read, rehearse};
use quorate_core::{Calendar, Procedure};
use quorate_engine::Procedures;
use serde_json::json;

use crate::support::county::{CALENDAR, County, LEAGUE, TENANT};
use crate::support::databases::for_each_database;
use crate::support::expected::workspace;

/// Every procedure with scenarios beside it: its text, and theirs.
fn all() -> Vec<(PathBuf, String, String)> {
    let mut found = vec![];
    for folder in ["workflows", "workflows/gallery"] {
        let Ok(entries) = std::fs::read_dir(workspace(folder)) else { continue };
        for entry in entries {
            let path = entry.unwrap().path();
            let Some(stem) = path.to_str().and_then(|p| p.strip_suffix(".scenarios.yaml")) else { continue };
            let text = |path: String| std::fs::read_to_string(path).unwrap();
            found.push((path.clone(), text(format!("{stem}.yaml")), text(path.display().to_string())));
        }
    }
    assert!(!found.is_empty(), "no scenarios at all");
    found.sort();
    found
}

#[test]
fn every_scenario_holds_and_goes_alike_on_both_databases() {
    let calendar = Calendar::from_yaml(CALENDAR).unwrap();
    for (path, text, scenarios) in all() {
        let procedure = Procedure::from_yaml(&text, None).unwrap();
        let scenarios = read(&scenarios).unwrap_or_else(|faults| panic!("{}: {faults:#?}", path.display()));
        for scenario in scenarios {
            let told = format!("{}: {}", path.display(), scenario.title);
            let (played, rehearsal) = rehearse(&procedure, &calendar, &scenario);
            assert!(played.failures.is_empty(), "{told}: {:#?}", played.failures);
            let rehearsal = rehearsal.unwrap();
            for_each_database(async |database| {
                let mut procedures = Procedures::default();
                procedures.add(&text, None).unwrap();
                let county = County::with(database, "a", procedures).await;
                let first = rehearsal.sent.first().map_or(rehearsal.now, |sent| sent.at);
                county.clock.set(first.plus_minutes(-60));
                for command in &rehearsal.offices {
                    let mut command = command.clone();
                    if command["act"] == "establish" {
                        command["jurisdiction"] = TENANT.into();
                    }
                    county.direct(command).await.unwrap();
                }
                for file in rehearsal.artifacts.values() {
                    let now = county.engine.now();
                    county.engine.store().add_artifact(TENANT, file, LEAGUE, now).await.unwrap();
                }
                for sent in &rehearsal.sent {
                    // What waits and what passes meanwhile is the clock's to do.
                    county.clock.set(sent.at);
                    county.engine.run_due(sent.at).await.unwrap();
                    if sent.directory {
                        county.direct(sent.body.clone()).await.unwrap();
                        continue;
                    }
                    let mut body = sent.body.clone();
                    if body["act"] == "open" {
                        body["county"] = json!(TENANT);
                    }
                    let mut request = county.request(&sent.person, &rehearsal.case.id, &body);
                    request.rolls.clone_from(&rehearsal.rolls);
                    let answer = county.engine.submit(request).await;
                    assert_eq!(answer.is_ok(), sent.accepted, "{told}: {}: {answer:?}", sent.body);
                }
                county.clock.set(rehearsal.now);
                county.engine.run_due(rehearsal.now).await.unwrap();
                let case = county.engine.case(TENANT, &rehearsal.case.id).await.unwrap().unwrap();
                let states = |case: &quorate_core::Case| {
                    let one = |t: &quorate_core::case::Task| (t.key.clone(), t.state.clone(), t.superseded);
                    case.tasks.values().map(one).collect::<Vec<_>>()
                };
                assert_eq!(states(&case), states(&rehearsal.case), "{told}");
                assert_eq!(
                    (&case.facts, case.stage),
                    (&rehearsal.case.facts, rehearsal.case.stage),
                    "{told}"
                );
            });
        }
    }
}
