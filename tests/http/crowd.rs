//! Sixty-four clients decide one task at once: one wins, the others are told truly why, and the server never fails.
//! `CROWD_ROUNDS` raises the number of rounds.

use std::collections::BTreeMap;
use std::time::Instant;

use futures_util::future::join_all;
use quorate_engine::Procedures;
use serde_json::json;

use super::site::{Site, send};
use crate::support::county::{County, LEAGUE, TENANT};
use crate::support::databases::for_each_database;

const CLIENTS: usize = 64;
const ROUNDS: usize = 3;

/// A paper, and three of one office who may decide on it.
const PROCEDURE: &str = "procedure: crowd
version: 1
language: en
title: Crowd
source: Test
status: advisory
parties: {lead: {league: League}}
positions: {ranks: [{section-head: Section head}, {deputy-lead: Deputy}, {head: Head}]}
stages:
- {stage: a, title: A, source: \"1\", tasks: [
    {work: write, title: Write, writes: {plan: Plan}},
    {approval: decide, title: Decide, of: plan, if_returned: a, if_refused: refused}]}
- {stage: b, title: B, source: \"1\", tasks: [{work: publish, title: Publish}]}
ends: {done: {success: true}, refused: {title: Refused}}
";

#[test]
fn of_sixty_four_clients_who_decide_at_once_one_wins() {
    let rounds = std::env::var("CROWD_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(ROUNDS);
    for_each_database(async |database| {
        let mut procedures = Procedures::default();
        procedures.add(PROCEDURE, None).unwrap();
        let county = County::establish_with(database, procedures).await;
        let site = Site::over(county, database).await;
        let people = [LEAGUE, "league-deputy-lead", "league-head"];
        let mut tokens = vec![];
        for person in people {
            tokens.push(site.token(person).await);
        }
        let file = site.county.file("plan").await;
        let mut told: BTreeMap<(u16, String), usize> = BTreeMap::new();
        let begun = Instant::now();
        for round in 0..rounds {
            let case = format!("case-{round}");
            let open = json!({"act": "open", "procedure": "crowd", "county": TENANT});
            site.county.submit(LEAGUE, &case, open).await.unwrap();
            let write = json!({"act": "submit", "task": "write.1", "work": {"papers": [{"paper": "plan", "files": [file]}]}});
            site.county.submit(LEAGUE, &case, write).await.unwrap();
            let clients = (0..CLIENTS).map(|n| {
                // Some agree, some do not: whoever is first is right.
                let decide =
                    json!({"outcome": if n % 4 == 0 { "refused" } else { "agreed" }, "reason": "So"});
                let path = format!("/api/v1/cases/{case}/tasks/decide.1/decide");
                send(site.with_token(&tokens[n % 3], "POST", &path).json(&decide))
            });
            let mut won = 0;
            for reply in join_all(clients).await {
                won += usize::from(reply.status == 200);
                let code = if reply.status == 200 { String::new() } else { reply.code() };
                *told.entry((reply.status, code)).or_default() += 1;
            }
            assert_eq!(won, 1, "{case}: {told:?}");
        }
        // What became of it is what the first said: the others are told that it is decided, or that the case is over.
        println!("{rounds} rounds of {CLIENTS} in {:?}: {told:?}", begun.elapsed());
        let known = |(status, code): &(u16, String)| {
            *status == 200 || (*status == 409 && matches!(code.as_str(), "task-not-open" | "case-ended"))
        };
        assert!(told.keys().all(known), "{told:?}");
        site.county.check_log().await;
    });
}
