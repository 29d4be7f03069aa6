//! A county with offices and people, and a case in it: commands as JSON, time as an argument.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use quorate_core::case::{Act, ActKind, Decided, Preview, permitted, preview};
use quorate_core::context::{Actor, Elsewhere, Stored};
use quorate_core::directory::DirectoryCommand;
use quorate_core::procedure::Place;
use quorate_core::record::Digest;
use quorate_core::scenario::{play, read};
use quorate_core::{
    Calendar, Case, Command, Context, Date, Directory, Moment, Procedure, Refusal, RefusalCode, decide,
};
use serde_json::{Value, json};

pub const PROCEDURE: &str = include_str!("../../../../workflows/county-work-committee.yaml");
pub const ENGLISH: &str = include_str!("../../../../workflows/county-work-committee.en.yaml");
pub const CALENDAR: &str = include_str!("../../../../workflows/calendars/china.yaml");

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

/// Offices and the party each fills; the lead has to bind the guests by hand.
pub const OFFICES: [(&str, &str); 5] =
    [("lead", "lead"), ("north", "north"), ("south", "south"), ("guests", ""), ("museum", "")];
/// A small procedure of three parties with one success, unless `head` names others.
pub fn small(head: &str, stages: &str) -> String {
    let end = if head.contains("founds:") { "{founding: board}" } else { "{success: true}" };
    let mut rest = String::new();
    let named = |key: &str| head.lines().any(|line| line.starts_with(key));
    if !named("parties:") {
        rest += "parties: {lead: {lead: Lead}, member: {north: North, south: South}}\n";
    }
    if !named("positions:") {
        rest += "positions: {ranks: [{section-head: Section head}, {deputy-lead: Deputy}, {head: Head}]}\n";
    }
    if !named("ends:") {
        rest += &format!("ends: {{done: {end}, refused: {{title: Refused}}}}\n");
    }
    format!(
        "procedure: random\nversion: 1\nlanguage: en\ntitle: Small\nsource: x\nstatus: advisory\n{head}\n{rest}\
         stages:\n{stages}\n"
    )
}

/// What `check` says of a procedure, line by line.
pub fn said(text: &str) -> String {
    let mut out = String::new();
    let at = |place: Place| format!("{}:{}+{}", place.line, place.column, place.width);
    for fault in Procedure::from_yaml(text, None).err().unwrap_or_default() {
        let facts: Vec<String> = fault.facts.iter().map(|(k, v)| format!("{k}={v}")).collect();
        writeln!(out, "{} {} {}", at(fault.place), fault.code.as_str(), facts.join(" ")).unwrap();
        if let Some(source) = fault.source {
            writeln!(out, "    cites {source}").unwrap();
        }
        if let Some(other) = fault.other {
            writeln!(out, "    beside {}", at(other)).unwrap();
        }
        for step in fault.run {
            writeln!(out, "    {} {} {}", step.what, step.id, step.detail).unwrap();
        }
    }
    out
}

pub struct World {
    pub procedure: Procedure,
    pub calendar: Calendar,
    pub directory: Directory,
    pub case: Case,
    pub acts: Vec<Act>,
    pub now: Moment,
    pub artifacts: BTreeMap<Digest, Stored>,
    pub rolls: quorate_core::context::Rolls,
    /// The version a migration may name.
    pub next: Option<Procedure>,
    /// A case whose result can be taken.
    pub elsewhere: Option<Elsewhere>,
    salt: u8,
    /// Minutes that pass with each act.
    pub step: i64,
}

impl World {
    pub fn new(procedure: &str) -> Self {
        let procedure = Procedure::from_yaml(procedure, None).expect("sound");
        Self::with(procedure, &PARTIES.map(|party| (party, party)))
    }

    /// A county with some offices of three people each, and the party each of them fills; none if empty.
    pub fn with(procedure: Procedure, offices: &[(&str, &str)]) -> Self {
        // 2026-09-14 09:00 in China.
        let now = Moment(1_789_347_600_000_000);
        let mut world = Self {
            procedure,
            calendar: Calendar::from_yaml(CALENDAR).unwrap(),
            directory: Directory::default(),
            case: Case::empty("case-1"),
            acts: vec![],
            now,
            artifacts: BTreeMap::new(),
            rolls: Default::default(),
            next: None,
            elsewhere: None,
            salt: 0,
            step: 60,
        };
        world.direct(json!({"act": "establish", "jurisdiction": "520622", "name": "玉屏侗族自治县"}));
        for (office, party) in offices {
            let fills: Vec<&str> = [*party].into_iter().filter(|p| !p.is_empty()).collect();
            world.direct(json!({"act": "put_office", "office": office, "name": office, "fills": fills}));
            for (rank, role) in [("section-head", "handler"), ("deputy-lead", "handler"), ("head", "head")] {
                let person = format!("{office}-{rank}");
                world.direct(json!({"act": "put_person", "person": person, "name": person}));
                world.direct(json!({
                    "act": "appoint", "appointment": person, "person": person, "office": office, "role": role, "rank": rank,
                }));
            }
        }
        world
    }

    /// A case of a small procedure, opened by the lead.
    pub fn small(head: &str, stages: &str) -> Self {
        let procedure = Procedure::from_yaml(&small(head, stages), None).unwrap_or_else(|f| panic!("{f:#?}"));
        let mut world = Self::with(procedure, &OFFICES);
        world.act("lead-head", json!({"act": "open", "procedure": "random", "county": "520622"}));
        world
    }

    pub fn core() -> Self {
        Self::new(PROCEDURE)
    }

    pub fn direct(&mut self, command: Value) {
        self.try_direct(command).unwrap();
    }

    /// Changes the directory, or says why not.
    pub fn try_direct(&mut self, command: Value) -> Result<(), Refusal> {
        self.direct_by(
            Actor { person: "admin".into(), capacities: vec![], via: "system".into(), guest: None },
            command,
        )
    }

    /// The same by a person of the directory.
    pub fn try_direct_as(&mut self, person: &str, command: Value) -> Result<(), Refusal> {
        self.direct_by(self.actor(person), command)
    }

    fn direct_by(&mut self, actor: Actor, command: Value) -> Result<(), Refusal> {
        let command: DirectoryCommand = serde_json::from_value(command).unwrap();
        let context = self.context(&actor);
        let (effects, _) = self.directory.decide(&command, &context)?;
        self.directory.evolve(&effects);
        Ok(())
    }

    fn context<'a>(&'a self, actor: &'a Actor) -> Context<'a> {
        Context {
            now: self.now,
            actor,
            directory: &self.directory,
            calendar: &self.calendar,
            salt: [self.salt; 32],
            artifacts: &self.artifacts,
            rolls: &self.rolls,
            migrates_to: self.next.as_ref(),
            elsewhere: self.elsewhere.as_ref(),
        }
    }

    pub fn actor(&self, person: &str) -> Actor {
        let day = self.now.date(self.calendar.offset());
        Actor {
            person: person.into(),
            capacities: self.directory.capacities(person, day),
            via: "token".into(),
            guest: None,
        }
    }

    /// A stored file of a name.
    pub fn file(&mut self, name: &str) -> String {
        let digest = Digest::of(name.as_bytes());
        let stored = Stored { digest, size: 3, media: "application/pdf".into(), name: name.into() };
        self.artifacts.insert(digest, stored);
        digest.to_string()
    }

    pub fn attempt(&mut self, person: &str, command: &Command) -> Result<Decided, Refusal> {
        self.attempt_as(&self.actor(person), command)
    }

    pub fn attempt_as(&mut self, actor: &Actor, command: &Command) -> Result<Decided, Refusal> {
        self.salt = self.salt.wrapping_add(1);
        decide(&self.procedure, &self.case, command, &self.context(actor))
    }

    /// Takes over an act: evolve must agree with what decide worked out.
    pub fn take(&mut self, decided: Decided) {
        self.case.evolve(&decided.act);
        self.follow(&decided.act);
        self.acts.push(decided.act);
        self.now = self.now.plus_minutes(self.step);
    }

    /// The case has gone over: what follows is decided by the next version.
    pub fn go_over(&mut self) {
        self.procedure = self.next.take().expect("a version to go over to");
    }

    /// A directory after a command of the program.
    pub fn followed(&self, directory: &Directory, command: &DirectoryCommand) -> Directory {
        let actor = Actor { person: "system".into(), capacities: vec![], via: "system".into(), guest: None };
        let mut after = directory.clone();
        after.evolve(&directory.decide(command, &self.context(&actor)).unwrap().0);
        after
    }

    /// Formed parties become offices in the directory.
    fn follow(&mut self, act: &Act) {
        for command in quorate_core::case::follow_ups(&self.case, act, self.today()) {
            self.directory = self.followed(&self.directory, &command);
        }
    }

    /// Does what a command says, or tells why not.
    pub fn try_act(&mut self, person: &str, command: Value) -> Result<(), Refusal> {
        let command: Command =
            serde_json::from_value(command.clone()).unwrap_or_else(|e| panic!("{e}: {command}"));
        let decided = self.attempt(person, &command)?;
        self.take(decided);
        Ok(())
    }

    pub fn act(&mut self, person: &str, command: Value) {
        let name = command["act"].clone();
        self.try_act(person, command).unwrap_or_else(|r| panic!("{name}: {r:?}"));
    }

    pub fn refused(&mut self, person: &str, command: Value) -> RefusalCode {
        match self.try_act(person, command.clone()) {
            Ok(()) => panic!("not refused: {command}"),
            Err(refusal) => refusal.code,
        }
    }

    pub fn open_keys(&self) -> Vec<String> {
        let open = self.case.tasks.values().filter(|t| t.state.is_open() && !t.superseded);
        open.map(|t| t.key.clone()).collect()
    }

    /// Every act that makes sense for a task, with the refusal of each that is not open.
    pub fn permitted(&self, person: &str, key: &str) -> Vec<(ActKind, Result<(), Refusal>)> {
        let actor = self.actor(person);
        permitted(&self.procedure, &self.case, key, &self.context(&actor))
    }

    pub fn try_preview(&self, actor: &Actor, command: &Command) -> Result<Preview, Refusal> {
        preview(&self.procedure, &self.case, command, &self.context(actor))
    }

    pub fn preview(&self, actor: &Actor, command: &Command) -> Preview {
        self.try_preview(actor, command).unwrap()
    }

    /// The tasks of the definition that are with somebody now, each once.
    pub fn open_definitions(&self) -> Vec<String> {
        let tasks = self.procedure.tasks().iter().map(|t| &t.id);
        let open = |id: &&String| {
            self.case.tasks.values().any(|t| t.task == **id && t.state.is_owed() && !t.superseded)
        };
        tasks.filter(open).cloned().collect()
    }

    pub fn may(&self, person: &str, key: &str, kind: ActKind) -> bool {
        self.permitted(person, key).iter().any(|(k, r)| *k == kind && r.is_ok())
    }

    pub fn today(&self) -> Date {
        self.now.date(self.calendar.offset())
    }

    /// Opens the case and carries it to the coordination stage.
    pub fn until_coordination(&mut self) {
        self.act(
            "league-section-head",
            json!({"act": "open", "procedure": "county-work-committee", "county": "520622"}),
        );
        self.plan(1);
    }

    pub fn plan(&mut self, round: u32) {
        let league = "league-section-head";
        if round == 1 {
            let report = self.file("survey");
            self.act(league, json!({"act": "submit", "task": "survey-county.1", "work": {
                "papers": [{"paper": "survey-report", "files": [report]}],
                "covered": ["县域农村经济发展状况", "合作组织发展现状", "基层党团组织建设", "团员青年等情况"],
            }}));
            self.act(league, json!({"act": "set_parameter", "parameter": "committee_size", "value": 2, "decided_by": "县委会议"}));
            self.act(league, json!({"act": "set_parameter", "parameter": "large_members", "value": null, "decided_by": "县委会议"}));
        }
        let roster = self.roster();
        let list = self.file("roster");
        self.act(
            league,
            json!({"act": "submit", "task": format!("draft-leadership.{round}"), "work": {
                "papers": [{"paper": "draft-roster", "files": [list]}], "roster": roster,
            }}),
        );
        let classes = self.file("classes");
        self.act(league, json!({"act": "submit", "task": format!("classify.{round}"), "work": {
            "papers": [{"paper": "classification", "files": [classes]}], "facts": {"similar_cooperatives": 1},
        }}));
        self.act(league, json!({"act": "submit", "task": format!("lay-out-branches.{round}"), "work": {"choices": ["联合组建"]}}));
        self.act(league, json!({"act": "lapse", "of": "lay-out-groups"}));
        let plan = self.file(&format!("plan {round}"));
        self.act(
            league,
            json!({"act": "submit", "task": format!("write-plan.{round}"), "work": {
                "papers": [{"paper": "work-plan", "files": [plan], "sections": ["班子成员", "组织层级"]}],
            }}),
        );
        if round == 1 {
            self.act(
                league,
                json!({"act": "set_parameter", "parameter": "reply_days", "value": 10, "decided_by": "书记"}),
            );
        }
    }

    pub fn roster(&self) -> Value {
        let mut all = vec![
            json!({"seat": "secretary", "name": "书记甲", "person": "league-deputy-lead", "party": "league", "position": "league-deputy"}),
        ];
        for party in
            ["organization", "agriculture", "cooperatives", "management", "commerce", "science", "civil"]
        {
            all.push(json!({"seat": "deputies", "name": format!("{party}科长"), "party": party, "position": "section-head"}));
        }
        for n in 1..=2 {
            all.push(json!({"seat": "committee", "name": format!("委员{n}"), "pool": "乡镇团委负责人"}));
        }
        json!(all)
    }

    pub fn bureaus() -> [&'static str; 8] {
        ["agriculture", "cooperatives", "management", "commerce", "science", "civil", "tax", "finance"]
    }

    /// All bureaus agree; the optional tasks of the stage lapse.
    pub fn coordinate(&mut self, round: u32) {
        for bureau in Self::bureaus() {
            self.act(
                &format!("{bureau}-section-head"),
                json!({"act": "reply", "task": format!("bureaus.{round}.{bureau}"), "stance": "agree"}),
            );
        }
        self.act("league-section-head", json!({"act": "close_stage"}));
    }

    /// From the preparatory group to the request.
    pub fn prepare(&mut self, round: u32) {
        let league = "league-section-head";
        self.act(league, json!({"act": "lapse", "of": "name-section-heads"}));
        let notice = self.file("notice");
        let members: Vec<Value> = ["agriculture", "cooperatives", "organization"]
            .map(|p| json!({"name": p, "person": format!("{p}-section-head"), "party": p, "rank": "section-head"}))
            .to_vec();
        self.act(
            league,
            json!({"act": "submit", "task": format!("form-group.{round}"), "work": {
                "papers": [{"paper": "group-notice", "files": [notice]}], "members": members,
            }}),
        );
        let request = self.file("request");
        self.act(
            "agriculture-section-head",
            json!({"act": "submit", "task": format!("submit-request.{round}"), "work": {
                "papers": [{"paper": "request", "files": [request], "number": "筹〔2026〕1号"}],
            }}),
        );
        if round == 1 {
            self.act(league, json!({"act": "set_parameter", "parameter": "approval_days", "value": null, "decided_by": "书记"}));
        }
    }

    pub fn found(&mut self, round: u32) {
        let reply = self.file("reply");
        self.act(
            "league-head",
            json!({"act": "decide", "task": format!("founding-reply.{round}"), "outcome": "agreed",
            "papers": [{"paper": "reply", "files": [reply], "number": "玉团复〔2026〕3号"}]}),
        );
        let (invitation, report) = (self.file("invitation"), self.file("report"));
        self.act("agriculture-section-head", json!({"act": "submit", "task": format!("prepare-conference.{round}"), "work": {
            "papers": [
                {"paper": "invitation", "files": [invitation]},
                {"paper": "work-report", "files": [report], "sections": ["筹备工作", "成立的目的", "成立的意义", "工作打算"]},
            ],
            "facts": {"specialised_exists": "无"},
        }}));
        let list = self.file("attendance");
        let day = self.today().to_string();
        let attendance: Vec<Value> =
            PARTIES.map(|p| json!({"party": p, "name": p, "rank": "deputy-lead"})).to_vec();
        self.act(
            "league-section-head",
            json!({"act": "record_meeting", "task": "conference.1", "held_on": day,
                "attendance": attendance,
                "agenda": [
                    {"title": "宣读成立文件", "held": true}, {"title": "工作报告", "held": true},
                    {"title": "领导讲话", "held": true},
                ],
                "papers": [{"paper": "attendance", "files": [list]}],
            }),
        );
    }
}

/// A procedure is sound, and its scenario goes as written.
pub fn plays(procedure: &str, steps: &str) {
    assert_eq!(said(procedure), "");
    let procedure = Procedure::from_yaml(procedure, None).unwrap();
    let scenario = read(&format!("scenarios:\n- scenario: S\n  steps:\n{steps}")).unwrap().remove(0);
    let played = play(&procedure, &Calendar::from_yaml(CALENDAR).unwrap(), &scenario);
    assert!(played.failures.is_empty(), "{:#?}", played.failures);
}
