//! The read tables are derived: dropped and filled from the leaves they are the same bytes, whatever happened.

use serde_json::json;

use crate::support::county::{County, LEAGUE, PROCEDURE, TENANT, procedures};
use crate::support::databases::for_each_database;

#[test]
fn after_every_act_of_a_case_that_goes_back_and_forth() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        let case = county.founding("case-1");
        case.to_coordination().await;
        county.check_rebuild().await;
        case.object(1, "commerce").await;
        case.agree(1, "tax").await;
        county.check_rebuild().await;
        // Undone while nobody has acted on it: the clock stands.
        let reply = json!({"act": "reply", "task": "bureaus.1.civil", "stance": "suggest", "opinion": "x"});
        county.submit("civil-section-head", "case-1", reply).await.unwrap();
        county.check_rebuild().await;
        county
            .submit("civil-section-head", "case-1", json!({"act": "undo", "task": "bureaus.1.civil"}))
            .await
            .unwrap();
        county.check_rebuild().await;
        let dispose =
            json!({"act": "dispose", "task": "bureaus.1.commerce", "disposal": "adopted", "reason": "x"});
        case.act(LEAGUE, dispose).await;
        case.act(LEAGUE, json!({"act": "return", "to": "plan", "reason": "x"})).await;
        county.check_rebuild().await;
        case.plan(2).await;
        county.check_rebuild().await;
        case.act(LEAGUE, json!({"act": "explain", "of": "bureaus", "reason": "x"})).await;
        county.check_rebuild().await;
        case.act(LEAGUE, json!({"act": "close_stage"})).await;
        case.prepare().await;
        county.check_rebuild().await;
        case.found().await;
        county.check_rebuild().await;
        county.check_log().await;
    });
}

#[test]
fn after_an_undo_that_leads_back_into_the_stage_before() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        let case = county.founding("case-1");
        case.to_coordination().await;
        case.act(LEAGUE, json!({"act": "return", "to": "plan", "reason": "x"})).await;
        case.plan(2).await;
        county.clock.set(county.engine.now().plus_minutes(-60));
        let before = county.engine.store().case_row(TENANT, "case-1").await.unwrap().unwrap();
        assert_eq!(before.stage, "coordination");
        county.submit(LEAGUE, "case-1", json!({"act": "undo", "task": "write-plan.2"})).await.unwrap();
        let after = county.engine.store().case_row(TENANT, "case-1").await.unwrap().unwrap();
        assert_eq!(after.stage, "plan");
        county.check_rebuild().await;
    });
}

#[test]
fn after_corrections_attachments_silence_and_every_ending() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        let file = county.file("a photograph").await;
        let corrected = county.file("plan corrected").await;
        for name in ["withdrawn", "refused", "silent"] {
            county.founding(name).to_coordination().await;
        }
        let silent = county.founding("silent");
        let paper = json!({"paper": "work-plan", "files": [corrected], "sections": ["班子成员", "组织层级"]});
        silent.agree(1, "tax").await;
        silent
            .act(LEAGUE, json!({"act": "correct", "task": "write-plan.1", "paper": paper, "reason": "x"}))
            .await;
        county.check_rebuild().await;
        let voided = json!({"act": "call_substantive", "task": "bureaus.1.tax", "reason": "x"});
        silent.act("tax-section-head", voided).await;
        silent.act(LEAGUE, json!({"act": "attach", "title": "x", "file": file})).await;
        silent.act(LEAGUE, json!({"act": "request", "of": "coordination-meeting"})).await;
        silent
            .act(LEAGUE, json!({"act": "bind_party", "party": "banks", "offices": ["finance", "tax"]}))
            .await;
        county.check_rebuild().await;
        silent.act(LEAGUE, json!({"act": "close_round", "task": "bureaus.1"})).await;
        county.founding("withdrawn").act(LEAGUE, json!({"act": "withdraw", "reason": "x"})).await;
        county.founding("refused").act(LEAGUE, json!({"act": "end", "end": "refused", "reason": "x"})).await;
        county.check_rebuild().await;
        let store = county.engine.store();
        assert_eq!(store.case_row(TENANT, "withdrawn").await.unwrap().unwrap().status, "withdrawn");
        assert_eq!(store.case_row(TENANT, "refused").await.unwrap().unwrap().end, "refused");
    });
}

#[test]
fn from_a_log_alone_and_for_each_tenant() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        county.founding("case-1").whole().await;
        county.founding("case-2").to_coordination().await;
        let store = county.engine.store();
        let whole = store.dump(TENANT).await.unwrap();
        for table in [
            "DELETE FROM queue_row",
            "DELETE FROM case_row",
            "DELETE FROM case_office",
            "DELETE FROM case_file",
        ] {
            store.tamper(table).await.unwrap();
        }
        store
            .tamper("INSERT INTO case_file (tenant, case_id, digest) VALUES ('520622', 'case-9', 'x')")
            .await
            .unwrap();
        // An engine that remembers nothing.
        let fresh = County::start(database, "b").await;
        assert_eq!(fresh.engine.rebuild().await.unwrap(), 2);
        assert_eq!(store.dump(TENANT).await.unwrap(), whole);
    });
}

#[test]
fn a_case_stays_listed_though_its_procedure_has_moved_on() {
    for_each_database(async |database| {
        let county = County::establish(database).await;
        let case = county.founding("case-1");
        case.to_coordination().await;
        let newer = PROCEDURE.replacen("version: 1", "version: 2", 1);
        let mut both = procedures();
        both.add(&newer, None).unwrap();
        let later = County::with(database, "b", both).await;
        later.clock.set(county.engine.now());
        later.check_rebuild().await;
        let old = later.founding("case-1");
        old.agree(1, "tax").await;
        later.founding("case-2").open().await;
        assert_ne!(old.now().await.digest, later.founding("case-2").now().await.digest);
        assert_eq!(old.now().await.digest, case.now().await.digest, "kept for life");
        later.check_rebuild().await;
    });
}
