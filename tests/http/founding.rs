//! A committee founded by eleven offices that know nothing of us but the OpenAPI document.

use std::collections::BTreeSet;

use quorate_core::Language;
use serde_json::{Value, json};

use super::document::Document;
use super::site::{Reply, Site, send};
use crate::support::county::{BUREAUS, County, PARTIES, TENANT};
use crate::support::databases::for_each_database;

/// A case carried on by programs of the offices.
struct Programs<'a> {
    site: &'a Site,
    document: Document,
    case: String,
    /// The offices that have written.
    wrote: BTreeSet<String>,
}

/// Whose program sends: the section head's.
fn clerk_of(office: &str) -> String {
    format!("{office}-section-head")
}

impl Programs<'_> {
    /// One request by the document alone: path, query, body and answer are what it says.
    async fn call(
        &self,
        person: &str,
        operation: &str,
        path: &[(&str, &str)],
        query: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Reply {
        let url = self.document.path(operation, path);
        let declared = self.document.query(operation);
        assert!(query.iter().all(|(name, _)| declared.iter().any(|d| d == name)), "{operation} {query:?}");
        let method = self.document.operation(operation).method;
        let mut request = self.site.ask(person, &method, &url).await.query(query);
        if let Some(body) = body {
            self.document.check_body(operation, body);
            request = request.json(body);
        }
        let reply = send(request).await;
        self.document.check_reply(operation, &reply);
        reply
    }

    /// A file of an office, by its digest.
    async fn file(&self, person: &str, name: &str) -> String {
        let url = self.document.path("store_artifact", &[]);
        let request = self.site.ask(person, "POST", &url).await.query(&[("name", format!("{name}.txt"))]);
        let reply = send(request.body(format!("{name} of {}\n", self.case))).await;
        self.document.check_reply("store_artifact", &reply);
        reply.good()["digest"].as_str().unwrap().to_owned()
    }

    /// A paper with one file.
    async fn paper(&self, person: &str, paper: &str) -> Value {
        json!({"paper": paper, "files": [self.file(person, paper).await]})
    }

    /// An act on the case.
    async fn on_case(&mut self, act: &str, body: Value) {
        let case = self.case.clone();
        self.call(&clerk_of("league"), act, &[("case", &case)], &[], Some(&body)).await.good();
        self.wrote("league");
    }

    /// An act on the task that lies in an office's own queue.
    async fn on_task(&mut self, office: &str, person: &str, task: &str, act: &str, body: Value) {
        let case = self.case.clone();
        let query = [("case", case.as_str())];
        let queue = self.call(person, "get_queue", &[("office", office)], &query, None).await.good();
        let tasks = queue["tasks"].as_array().unwrap();
        let found = tasks.iter().find(|t| t["task"] == task && t["waiting"] == false);
        let key =
            found.unwrap_or_else(|| panic!("{task} is not in the queue of {office}: {queue}"))["key"].clone();
        let path = [("case", case.as_str()), ("task", key.as_str().unwrap())];
        let shown = self.call(person, "get_task", &path, &[], None).await.good();
        let open = shown["acts"].as_array().unwrap().iter().find(|a| a["act"] == act).unwrap().clone();
        assert_eq!(open["open"], true, "what is open is offered: {open}");
        self.call(person, act, &path, &[], Some(&body)).await.good();
        self.wrote(office);
    }

    fn wrote(&mut self, office: &str) {
        self.wrote.insert(office.replace(&self.case, "*"));
        self.site.county.clock.set(self.site.county.engine.now().plus_minutes(60));
    }

    async fn submit(&mut self, office: &str, person: &str, task: &str, work: Value) {
        self.on_task(office, person, task, "submit", json!({"work": work})).await;
    }

    async fn survey_and_plan(&mut self) {
        let league = clerk_of("league");
        let points = ["县域农村经济发展状况", "合作组织发展现状", "基层党团组织建设", "团员青年等情况"];
        let report = self.paper(&league, "survey-report").await;
        self.submit("league", &league, "survey-county", json!({"papers": [report], "covered": points})).await;
        for (parameter, value) in [("committee_size", json!(1)), ("large_members", json!(null))] {
            let body = json!({"parameter": parameter, "value": value, "decided_by": "团县委书记办公会"});
            self.on_case("set_parameter", body).await;
        }
        let mut people = vec![
            json!({"seat": "secretary", "name": "甲", "person": "league-deputy-lead", "party": "league",
            "position": "league-deputy"}),
        ];
        for party in
            ["organization", "agriculture", "cooperatives", "management", "commerce", "science", "civil"]
        {
            people
                .push(json!({"seat": "deputies", "name": party, "party": party, "position": "section-head"}));
        }
        people.push(json!({"seat": "committee", "name": "乙", "pool": "乡镇团委负责人"}));
        let list = self.paper(&league, "draft-roster").await;
        self.submit("league", &league, "draft-leadership", json!({"papers": [list], "roster": people})).await;
        let classes = self.paper(&league, "classification").await;
        let facts = json!({"similar_cooperatives": 1});
        self.submit("league", &league, "classify", json!({"papers": [classes], "facts": facts})).await;
        self.submit("league", &league, "lay-out-branches", json!({"choices": ["联合组建"]})).await;
        self.on_case("lapse", json!({"of": "lay-out-groups"})).await;
        let mut plan = self.paper(&league, "work-plan").await;
        plan["sections"] = json!(["班子成员", "组织层级"]);
        self.submit("league", &league, "write-plan", json!({"papers": [plan]})).await;
    }

    async fn coordination(&mut self) {
        let days = json!({"parameter": "reply_days", "value": 10, "decided_by": "团县委书记"});
        self.on_case("set_parameter", days).await;
        self.on_case("bind_party", json!({"party": "associations", "offices": []})).await;
        let asked = [("organization", "organization-consent"), ("bank", "finance-and-associations")];
        for (office, task) in asked.into_iter().chain(BUREAUS.map(|b| (b, "bureaus"))) {
            let body = match office {
                "commerce" => json!({"stance": "object", "opinion": "范围有交叉"}),
                "finance" => json!({"stance": "suggest", "opinion": "写明贴息办法"}),
                _ => json!({"stance": "agree"}),
            };
            self.on_task(office, &clerk_of(office), task, "reply", body).await;
        }
        // The objection lies with the league; the key of the reply is told by the case.
        let case = self.case.clone();
        let shown = self.call(&clerk_of("league"), "get_case", &[("case", &case)], &[], None).await.good();
        let objects = |t: &&Value| t["reply"]["stance"] == "object";
        let key = shown["tasks"].as_array().unwrap().iter().find(objects).unwrap()["key"].clone();
        let path = [("case", case.as_str()), ("task", key.as_str().unwrap())];
        let body = json!({"disposal": "partly", "reason": "在筹备中写明"});
        self.call(&clerk_of("league"), "dispose", &path, &[], Some(&body)).await.good();
        self.on_case("close_stage", json!({})).await;
    }

    async fn preparation_and_approval(&mut self) {
        let (league, head) = (clerk_of("league"), "league-head".to_owned());
        self.on_case("lapse", json!({"of": "name-section-heads"})).await;
        let member = |party: &str| json!({"name": party, "person": clerk_of(party), "party": party, "rank": "section-head"});
        let members = PARTIES.iter().skip(1).map(|p| member(p)).collect::<Vec<_>>();
        let notice = self.paper(&league, "group-notice").await;
        self.submit("league", &league, "form-group", json!({"papers": [notice], "members": members})).await;
        // The group is an office of its own from now on; a member of it acts.
        let (group, person) = (format!("{}-preparatory-group", self.case), clerk_of("agriculture"));
        let request = self.paper(&person, "request").await;
        self.submit(&group, &person, "submit-request", json!({"papers": [request]})).await;
        let days = json!({"parameter": "approval_days", "value": null, "decided_by": "团县委书记"});
        self.on_case("set_parameter", days).await;
        let reply = self.paper(&head, "reply").await;
        let body = json!({"outcome": "agreed", "papers": [reply]});
        self.on_task("league", &head, "founding-reply", "decide", body).await;
        let invitation = self.paper(&person, "invitation").await;
        let mut report = self.paper(&person, "work-report").await;
        report["sections"] = json!(["筹备工作", "成立的目的", "成立的意义", "工作打算"]);
        let work = json!({"papers": [invitation, report], "facts": {"specialised_exists": "无"}});
        self.submit(&group, &person, "prepare-conference", work).await;
    }

    async fn conference(&mut self) {
        let league = clerk_of("league");
        let list = self.paper(&league, "attendance").await;
        let came = |party: &&str| json!({"party": party, "name": party, "rank": "deputy-lead"});
        let held = |title: &str| json!({"title": title, "held": true});
        let day = self.site.county.engine.now().date(480).to_string();
        let came: Vec<Value> = PARTIES.iter().skip(1).map(came).collect();
        let agenda = ["宣读成立文件", "工作报告", "领导讲话"].map(held);
        let body = json!({"held_on": day, "attendance": came, "agenda": agenda, "papers": [list]});
        self.on_task("league", &league, "conference", "record_meeting", body).await;
    }
}

#[test]
fn eleven_offices_found_a_committee_by_the_document_alone() {
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        let document = Document { value: send(site.without("GET", "/api/v1/openapi.json")).await.good() };
        let mut programs = Programs { site: &site, document, case: String::new(), wrote: BTreeSet::new() };
        let league = clerk_of("league");
        let known = programs.call(&league, "list_procedures", &[], &[], None).await.good();
        let procedure = known["procedures"][0]["procedure"].as_str().unwrap();
        let open = json!({"procedure": procedure, "county": TENANT, "title": "团工委成立"});
        let opened = programs.call(&league, "open_case", &[], &[], Some(&open)).await.good();
        programs.case = opened["case"].as_str().unwrap().to_owned();
        programs.survey_and_plan().await;
        programs.coordination().await;
        programs.preparation_and_approval().await;
        programs.conference().await;
        let offices = [
            "*-preparatory-group",
            "agriculture",
            "bank",
            "civil",
            "commerce",
            "cooperatives",
            "finance",
            "league",
            "management",
            "organization",
            "science",
            "tax",
        ];
        assert_eq!(programs.wrote.iter().map(String::as_str).collect::<Vec<_>>(), offices);
        let case = programs.case.clone();
        let path = [("case", case.as_str())];
        let verdict = programs.call("auditor", "get_verdict", &path, &[], None).await.good();
        assert_eq!((&verdict["complete"], &verdict["end"]), (&json!(true), &json!("founded")), "{verdict}");
        assert_eq!(verdict, judged(&site, &case).await);
        let history = programs.call("auditor", "get_history", &path, &[("limit", "200")], None).await.good();
        let acts = history["history"].as_array().unwrap().len() as u64;
        assert_eq!(acts, site.county.engine.case(TENANT, &case).await.unwrap().unwrap().version);
        site.county.check_log().await;
        site.county.check_rebuild().await;
    });
}

/// The verdict past HTTP, with the names of offices and people.
async fn judged(site: &Site, case: &str) -> Value {
    let engine = &site.county.engine;
    let judged = engine.verdict(TENANT, case).await.unwrap().unwrap();
    let directory = engine.directory(TENANT).await.unwrap();
    let name = |id: &str, language: Language| {
        directory.offices.contains_key(id).then(|| directory.office_name(id, language).to_owned())
    };
    quorate_http::verdict_json(&judged, &name, &|_| None)
}

#[test]
fn a_verdict_is_the_same_for_a_server_that_begins_afresh() {
    // Judged from the leaves alone, by an engine that has seen none of the acts.
    for_each_database(async |database| {
        let site = Site::establish(database).await;
        site.county.founding("whole").whole().await;
        let first = site.get("auditor", "/api/v1/cases/whole/verdict").await;
        let again = County::start(database, "b").await;
        again.clock.set(site.county.engine.now());
        let again = Site::over(again, database).await;
        let second = again.get("auditor", "/api/v1/cases/whole/verdict").await;
        assert_eq!(first.good(), second.good());
        assert_eq!(first.body, second.body);
    });
}
