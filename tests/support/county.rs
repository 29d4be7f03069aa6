//! A county over an engine: offices, people, papers. Commands as JSON, each by a person, the clock by hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use futures_util::future::join_all;
use quorate_core::context::Stored;
use quorate_core::record::Digest;
use quorate_core::{Calendar, Case, Command, Moment, RefusalCode};
use quorate_engine::{Answer, Clock, Engine, Failure, Order, Procedures, Request, Who};
use serde_json::{Value, json};

use super::databases::Database;

pub const PROCEDURE: &str = include_str!("../../workflows/county-work-committee.yaml");
pub const ENGLISH: &str = include_str!("../../workflows/county-work-committee.en.yaml");
pub const CALENDAR: &str = include_str!("../../workflows/calendars/china.yaml");

/// The tenant of the tests.
pub const TENANT: &str = "520622";
/// 2026-09-14 09:00 in China.
pub const MORNING: Moment = Moment(1_789_347_600_000_000);
/// Stands in every text that the tests give and that belongs in a payload, and nowhere else.
pub const PRIVATE: &str = "※";
/// The lead's clerk.
pub const LEAGUE: &str = "league-section-head";

/// The parties of the core procedure that are offices from the start.
pub const PARTIES: [&str; 10] = [
    "league",
    "agriculture",
    "cooperatives",
    "organization",
    "management",
    "commerce",
    "science",
    "civil",
    "tax",
    "finance",
];
/// The parties asked for their opinion.
pub const BUREAUS: [&str; 8] =
    ["agriculture", "cooperatives", "management", "commerce", "science", "civil", "tax", "finance"];

/// An engine and what drives it.
pub struct County {
    pub engine: Engine,
    pub clock: Clock,
    /// Tells the command ids of two nodes apart.
    node: &'static str,
    commands: AtomicU64,
}

/// The core procedure, as it lies in the folder.
pub fn procedures() -> Procedures {
    let mut procedures = Procedures::default();
    procedures.add(PROCEDURE, Some(ENGLISH)).unwrap();
    procedures
}

/// Who a person of the tenant is.
pub fn who(person: &str) -> Who {
    Who::person(TENANT, person, "token")
}

/// Text that belongs in a payload.
fn private(text: &str) -> String {
    format!("{text}{PRIVATE}")
}

impl County {
    /// An engine on a database, with nothing asked of it yet.
    pub async fn start(database: &Database, node: &'static str) -> Self {
        Self::with(database, node, procedures()).await
    }

    /// The same with other procedures.
    pub async fn with(database: &Database, node: &'static str, procedures: Procedures) -> Self {
        let clock = Clock::fixed(MORNING);
        let calendar = Calendar::from_yaml(CALENDAR).unwrap();
        let engine = Engine::start(database.open().await, procedures, calendar, clock.clone()).await.unwrap();
        Self { engine, clock, node, commands: AtomicU64::new(0) }
    }

    /// An engine, and in its directory the ten offices with three people each.
    pub async fn establish(database: &Database) -> Self {
        Self::establish_with(database, procedures()).await
    }

    /// The same with other procedures.
    pub async fn establish_with(database: &Database, procedures: Procedures) -> Self {
        let county = Self::with(database, "a", procedures).await;
        let mut orders = vec![json!({"act": "establish", "jurisdiction": TENANT, "name": "玉屏侗族自治县"})];
        for party in PARTIES {
            orders.push(json!({"act": "put_office", "office": party, "name": party, "fills": [party]}));
            for (rank, role) in [("section-head", "handler"), ("deputy-lead", "handler"), ("head", "head")] {
                let person = format!("{party}-{rank}");
                orders.push(json!({"act": "put_person", "person": person, "name": private(&person)}));
                orders.push(json!({
                    "act": "appoint", "appointment": person, "person": person, "office": party, "role": role, "rank": rank,
                }));
            }
        }
        // Asked for in this order and answered in this order, in as few batches as they fit in.
        for answer in join_all(orders.into_iter().map(|order| county.direct(order))).await {
            answer.unwrap();
        }
        county
    }

    /// A command id not used before.
    pub fn id(&self) -> String {
        format!("{}-{}", self.node, self.commands.fetch_add(1, Ordering::Relaxed))
    }

    /// Asks something of the directory.
    pub async fn direct(&self, command: Value) -> Result<Answer, Failure> {
        let order = Order::Directory(serde_json::from_value(command).unwrap());
        // As the program itself founds a directory, before there is anybody to ask.
        self.engine.submit(Request::new(Who::person(TENANT, "admin", "system"), self.id(), order)).await
    }

    /// A request to a case.
    pub fn request(&self, person: &str, case: &str, command: &Value) -> Request {
        let command: Command =
            serde_json::from_value(command.clone()).unwrap_or_else(|e| panic!("{e}: {command}"));
        let order = Order::Case { case: case.to_owned(), command, expected: None };
        Request::new(who(person), self.id(), order)
    }

    /// Asks something of a case.
    pub async fn submit(&self, person: &str, case: &str, command: Value) -> Result<Answer, Failure> {
        self.engine.submit(self.request(person, case, &command)).await
    }

    /// Notes a file of a name as stored, and tells its digest.
    pub async fn file(&self, name: &str) -> String {
        let digest = Digest::of(name.as_bytes());
        let file = Stored { digest, size: 3, media: "application/pdf".into(), name: name.into() };
        self.engine.store().add_artifact(TENANT, &file, LEAGUE, self.engine.now()).await.unwrap();
        digest.to_string()
    }

    /// A case to be founded in.
    pub fn founding(&self, case: &str) -> Founding<'_> {
        Founding { county: self, case: case.to_owned() }
    }

    /// Every leaf of the log, as text.
    pub async fn log(&self) -> Vec<String> {
        let rows = self.engine.store().log_since(TENANT, 0, i64::MAX).await.unwrap();
        rows.into_iter().map(|row| row.text).collect()
    }

    /// The log fits together; tells how many leaves.
    pub async fn check_log(&self) -> u64 {
        self.engine.check_log(TENANT).await.unwrap()
    }

    /// Drops what is read and fills it again: the same bytes.
    pub async fn check_rebuild(&self) {
        let before = self.engine.store().dump(TENANT).await.unwrap();
        assert!(before.contains("queue"), "there is something to compare");
        self.engine.rebuild().await.unwrap();
        let after = self.engine.store().dump(TENANT).await.unwrap();
        assert_eq!(before, after, "the read tables are not what the log says");
    }
}

/// The code of a refusal; anything else fails the test.
pub fn code(result: Result<Answer, Failure>) -> RefusalCode {
    match result {
        Err(Failure::Refused(refusal)) => refusal.code,
        other => panic!("not refused: {other:?}"),
    }
}

/// A case on its way.
pub struct Founding<'a> {
    pub county: &'a County,
    pub case: String,
}

impl Founding<'_> {
    /// Asks something, gets it, and lets an hour pass.
    pub async fn act(&self, person: &str, command: Value) -> Answer {
        let told = format!("{person}: {command}");
        let answer = self.county.submit(person, &self.case, command).await;
        self.county.clock.set(self.county.engine.now().plus_minutes(60));
        answer.unwrap_or_else(|failure| panic!("{told}: {failure:?}"))
    }

    /// Asks something and is refused.
    pub async fn refused(&self, person: &str, command: Value) -> RefusalCode {
        code(self.county.submit(person, &self.case, command).await)
    }

    /// As it is now.
    pub async fn now(&self) -> Arc<Case> {
        self.county.engine.case(TENANT, &self.case).await.unwrap().unwrap()
    }

    /// Opens the case.
    pub async fn open(&self) {
        self.act(LEAGUE, json!({"act": "open", "procedure": "county-work-committee", "county": TENANT}))
            .await;
    }

    /// Opens the case and carries it to the coordination stage.
    pub async fn to_coordination(&self) {
        self.open().await;
        let report = self.county.file("survey").await;
        self.act(LEAGUE, json!({"act": "submit", "task": "survey-county.1", "work": {
            "papers": [{"paper": "survey-report", "files": [report]}], "remark": private("走访了十二个乡镇"),
            "covered": ["县域农村经济发展状况", "合作组织发展现状", "基层党团组织建设", "团员青年等情况"],
        }}))
        .await;
        for (parameter, value) in [("committee_size", Some(2)), ("large_members", None)] {
            self.set(parameter, value).await;
        }
        self.plan(1).await;
        self.set("reply_days", Some(10)).await;
    }

    async fn set(&self, parameter: &str, value: Option<i64>) {
        let command = json!({"act": "set_parameter", "parameter": parameter, "value": value, "decided_by": private("书记")});
        self.act(LEAGUE, command).await;
    }

    /// The stage of the plan, in a round.
    pub async fn plan(&self, round: u32) {
        let (list, classes) = (self.county.file("roster").await, self.county.file("classes").await);
        let plan = self.county.file(&format!("plan {round}")).await;
        self.act(
            LEAGUE,
            json!({"act": "submit", "task": format!("draft-leadership.{round}"), "work": {
                "papers": [{"paper": "draft-roster", "files": [list]}], "roster": roster(),
            }}),
        )
        .await;
        self.act(LEAGUE, json!({"act": "submit", "task": format!("classify.{round}"), "work": {
            "papers": [{"paper": "classification", "files": [classes]}], "facts": {"similar_cooperatives": 1},
        }}))
        .await;
        let ways = json!({"act": "submit", "task": format!("lay-out-branches.{round}"), "work": {"choices": ["联合组建"]}});
        self.act(LEAGUE, ways).await;
        self.act(LEAGUE, json!({"act": "lapse", "of": "lay-out-groups"})).await;
        self.act(
            LEAGUE,
            json!({"act": "submit", "task": format!("write-plan.{round}"), "work": {
                "papers": [{"paper": "work-plan", "files": [plan], "sections": ["班子成员", "组织层级"]}],
            }}),
        )
        .await;
    }

    /// One bureau agrees.
    pub async fn agree(&self, round: u32, bureau: &str) {
        let person = format!("{bureau}-section-head");
        let opinion = private("支持成立");
        let task = format!("bureaus.{round}.{bureau}");
        self.act(&person, json!({"act": "reply", "task": task, "stance": "agree", "opinion": opinion})).await;
    }

    /// One bureau objects.
    pub async fn object(&self, round: u32, bureau: &str) {
        let person = format!("{bureau}-section-head");
        let opinion = private("范围有交叉");
        let task = format!("bureaus.{round}.{bureau}");
        self.act(&person, json!({"act": "reply", "task": task, "stance": "object", "opinion": opinion}))
            .await;
    }

    /// All bureaus agree that have not answered; the optional tasks of the stage lapse.
    pub async fn coordinate(&self, round: u32) {
        for bureau in BUREAUS {
            let open = self.now().await.tasks[&format!("bureaus.{round}.{bureau}")].state.is_open();
            if open {
                self.agree(round, bureau).await;
            }
        }
        self.act(LEAGUE, json!({"act": "close_stage"})).await;
    }

    /// From the preparatory group to the request.
    pub async fn prepare(&self) {
        self.act(LEAGUE, json!({"act": "lapse", "of": "name-section-heads"})).await;
        let (notice, request) = (self.county.file("notice").await, self.county.file("request").await);
        let member = |party: &str| {
            let person = format!("{party}-section-head");
            json!({"name": private(party), "person": person, "party": party, "rank": "section-head"})
        };
        let members = ["agriculture", "cooperatives", "organization"].map(member);
        self.act(
            LEAGUE,
            json!({"act": "submit", "task": "form-group.1", "work": {
                "papers": [{"paper": "group-notice", "files": [notice]}],
                "members": members,
            }}),
        )
        .await;
        self.act(
            "agriculture-section-head",
            json!({"act": "submit", "task": "submit-request.1", "work": {
                "papers": [{"paper": "request", "files": [request], "number": "筹〔2026〕1号"}],
            }}),
        )
        .await;
        self.set("approval_days", None).await;
    }

    /// The reply and the conference: the body exists.
    pub async fn found(&self) {
        let (reply, list) = (self.county.file("reply").await, self.county.file("attendance").await);
        let (invitation, report) = (self.county.file("invitation").await, self.county.file("report").await);
        self.act(
            "league-head",
            json!({"act": "decide", "task": "founding-reply.1", "outcome": "agreed",
            "papers": [{"paper": "reply", "files": [reply], "number": "玉团复〔2026〕3号"}]}),
        )
        .await;
        self.act("agriculture-section-head", json!({"act": "submit", "task": "prepare-conference.1", "work": {
            "papers": [
                {"paper": "invitation", "files": [invitation]},
                {"paper": "work-report", "files": [report], "sections": ["筹备工作", "成立的目的", "成立的意义", "工作打算"]},
            ],
            "facts": {"specialised_exists": "无"},
        }}))
        .await;
        let day = self.county.engine.now().date(self.county.engine.calendar().offset()).to_string();
        let attended = |party: &str| json!({"party": party, "name": private(party), "rank": "deputy-lead"});
        let agenda =
            ["宣读成立文件", "工作报告", "领导讲话"].map(|title| json!({"title": title, "held": true}));
        self.act(
            LEAGUE,
            json!({"act": "record_meeting", "task": "conference.1", "held_on": day,
                "attendance": PARTIES.map(attended),
                "agenda": agenda,
                "papers": [{"paper": "attendance", "files": [list]}],
            }),
        )
        .await;
    }

    /// From nothing to the founding.
    pub async fn whole(&self) {
        self.to_coordination().await;
        self.coordinate(1).await;
        self.prepare().await;
        self.found().await;
    }
}

pub fn roster() -> Value {
    let mut all = vec![json!({
        "seat": "secretary", "name": private("书记甲"), "person": "league-deputy-lead", "party": "league", "position": "league-deputy",
    })];
    for party in ["organization", "agriculture", "cooperatives", "management", "commerce", "science", "civil"]
    {
        all.push(
            json!({"seat": "deputies", "name": private(party), "party": party, "position": "section-head"}),
        );
    }
    for n in 1..=2 {
        all.push(
            json!({"seat": "committee", "name": private(&format!("委员{n}")), "pool": "乡镇团委负责人"}),
        );
    }
    json!(all)
}
