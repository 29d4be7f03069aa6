//! The directory of a jurisdiction: its offices, people and appointments, as a stream of its own.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::moment::Date;
use crate::record::Digest;

mod arrangement;
mod arranging;
mod bodies;
mod command;
mod decide;

pub use arrangement::{Arrangements, Cover, Covering, Matter, Recusal, told_as};
pub use bodies::{BodyEvent, Seats, Sitting, StandingBody, Tenure, Term, Turn, UnderWay};
pub use command::{DirectoryCommand, DirectoryEffect, in_leaves};
pub use decide::{check_id, id_of};

/// What a person is appointed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 经办: does the office's tasks.
    Handler,
    /// 负责人: does them and speaks for the office.
    Head,
    /// 县级经办: opens cases and looks after offices and people.
    Clerk,
    /// 核查: reads everything and writes nothing.
    Auditor,
    /// 系统管理: looks after offices, people and tokens; sees no case.
    Administrator,
    /// 安全管理: looks after accounts and reads the security log; sees no case.
    Security,
    /// 项目管理: reads the cases of the jurisdiction, to follow a programme of several counties.
    Programme,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Handler,
        Self::Head,
        Self::Clerk,
        Self::Auditor,
        Self::Administrator,
        Self::Security,
        Self::Programme,
    ];
    /// 三员: whom the profile 等保 keeps apart.
    const APART: [Self; 3] = [Self::Administrator, Self::Security, Self::Auditor];
    /// As written in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Handler => "handler",
            Self::Head => "head",
            Self::Clerk => "clerk",
            Self::Auditor => "auditor",
            Self::Administrator => "administrator",
            Self::Security => "security",
            Self::Programme => "programme",
        }
    }
    /// Whether the role acts for its office.
    pub fn acts(self) -> bool {
        matches!(self, Self::Handler | Self::Head | Self::Clerk)
    }
}

/// How strict a jurisdiction is about who comes in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// One operator may do everything; a second factor for administrators and auditors.
    #[default]
    County,
    /// OWASP ASVS 5.0, level 2: a second factor for everybody.
    Asvs,
    /// 等保 GB/T 22239: a second factor for everybody, and nobody holds two of system, security and audit
    /// administration (三员分立).
    Dengbao,
}

impl Profile {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::County, Self::Asvs, Self::Dengbao];
    /// As written in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::County => "county",
            Self::Asvs => "asvs",
            Self::Dengbao => "dengbao",
        }
    }
}

/// A name an office had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "FormerForm")]
pub struct Former {
    /// The name.
    pub name: String,
    /// Its last day; none where that was not told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// Directories of the first version kept the bare name.
#[derive(Deserialize)]
#[serde(untagged)]
enum FormerForm {
    Bare(String),
    Dated { name: String, until: Option<Date> },
}

impl From<FormerForm> for Former {
    fn from(form: FormerForm) -> Self {
        match form {
            FormerForm::Bare(name) => Self { name, until: None },
            FormerForm::Dated { name, until } => Self { name, until },
        }
    }
}

/// An office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// Its name today.
    pub name: String,
    /// Its name in English, if it has one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name_en: String,
    /// Its former names, newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formerly: Vec<Former>,
    /// The parties of procedures it fills unless the clerk says otherwise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fills: Vec<String>,
    /// The case that formed or founded it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_case: Option<String>,
    /// No longer exists.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closed: bool,
    /// The office that does its work now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub successor: Option<String>,
    /// The telephone number of its desk, for those who have no account.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// The office it is under (隶属), if one of the directory.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under: Option<String>,
    /// Its way for a task (呈批): the ranks that speak, in order, the last of which decides; one step if not told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub route: Vec<String>,
}

/// An appointment of a person to an office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    /// Who.
    pub person: String,
    /// Where.
    pub office: String,
    /// To do what.
    pub role: Role,
    /// The rank, by the id procedures use (`section-head`); empty if none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rank: String,
    /// The title of the position.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl Appointment {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.since.is_none_or(|d| d <= day) && self.until.is_none_or(|d| d >= day)
    }
}

/// A capacity in which a person acts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Capacity {
    /// The office acted for.
    pub office: String,
    /// The role there.
    pub role: Role,
    /// The rank, by the id procedures use; empty if none.
    pub rank: String,
    /// The title of the position.
    pub title: String,
    /// Held for a colleague on leave (AB岗代办), for what its cover is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covers: Option<Covering>,
}

/// The directory as its acts left it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Directory {
    /// How many acts.
    pub version: u64,
    /// The division code (GB/T 2260 in China), and the tenant's id.
    pub jurisdiction: String,
    /// The name of the jurisdiction.
    pub name: String,
    /// The same in English.
    pub name_en: String,
    /// How strict it is about who comes in.
    pub profile: Profile,
    /// By id.
    pub offices: BTreeMap<String, Office>,
    /// Salted hash of the name, by id.
    pub people: BTreeMap<String, Digest>,
    /// By id.
    pub appointments: BTreeMap<String, Appointment>,
    /// Procedures as the county does them (本县做法): the digest by the id of the procedure.
    pub adopted: BTreeMap<String, Digest>,
    /// The public calendar it counts by; none: that of the program.
    pub calendar: Option<Digest>,
    /// What people set for themselves, by person.
    pub own: BTreeMap<String, Own>,
    /// Who stands in for whom, and who keeps out of what.
    #[serde(default)]
    pub arrangements: Arrangements,
    /// Bodies in office and such as were, by the office that each of them is.
    #[serde(default)]
    pub bodies: BTreeMap<String, StandingBody>,
}

/// What a person set for oneself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Own {
    /// Lists of cases to come back to, by id.
    pub views: BTreeMap<String, View>,
    /// How the person is told of what has happened.
    pub notices: Option<Notices>,
    /// The notices the person has read: everything before this index of the log.
    pub read: u64,
}

/// A list of cases kept under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// Its name: a payload.
    pub name: Digest,
    /// What it asks for, as the query of the list's address.
    pub query: String,
}

/// How a person is told of what has happened outside the pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notices {
    /// When.
    pub time: NoticeTime,
    /// The address for mail: a payload.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail: Option<Digest>,
    /// The number for text messages and office messengers: a payload.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Digest>,
}

/// When a person is told of what has happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoticeTime {
    /// In the pages alone.
    #[default]
    Never,
    /// At once.
    AtOnce,
    /// Once a day, in the morning, together.
    Daily,
}

impl NoticeTime {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Never, Self::AtOnce, Self::Daily];
    /// As written in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::AtOnce => "at_once",
            Self::Daily => "daily",
        }
    }
}

/// The appointment of somebody who sits in a body or a formed party.
fn member(person: &str, office: &str, rank: &str) -> Appointment {
    Appointment {
        person: person.to_owned(),
        office: office.to_owned(),
        role: Role::Handler,
        rank: rank.to_owned(),
        title: String::new(),
        since: None,
        until: None,
    }
}

impl Directory {
    /// Applies what happened.
    pub fn evolve(&mut self, effects: &[DirectoryEffect]) {
        self.version += 1;
        for effect in effects {
            match effect.clone() {
                DirectoryEffect::Established { jurisdiction, name, name_en } => {
                    (self.jurisdiction, self.name, self.name_en) = (jurisdiction, name, name_en);
                }
                DirectoryEffect::ProfileSet { profile } => self.profile = profile,
                DirectoryEffect::OfficePut { office, record } => {
                    self.offices.insert(office, record);
                }
                DirectoryEffect::PersonPut { person, name } => {
                    self.people.insert(person, name);
                }
                DirectoryEffect::Appointed { appointment, record } => {
                    self.appointments.insert(appointment, record);
                }
                DirectoryEffect::AppointmentEnded { appointment, until } => {
                    if let Some(record) = self.appointments.get_mut(&appointment) {
                        record.until = Some(until);
                    }
                }
                DirectoryEffect::ProcedureAdopted { procedure, digest: Some(digest) } => {
                    self.adopted.insert(procedure, digest);
                }
                DirectoryEffect::ProcedureAdopted { procedure, digest: None } => {
                    self.adopted.remove(&procedure);
                }
                DirectoryEffect::CalendarAdopted { digest } => self.calendar = digest,
                DirectoryEffect::ViewSaved { person, view, record } => {
                    self.own.entry(person).or_default().views.insert(view, record);
                }
                DirectoryEffect::ViewDropped { person, view } => {
                    self.own.entry(person).or_default().views.remove(&view);
                }
                DirectoryEffect::NoticesRead { person, before } => {
                    let read = &mut self.own.entry(person).or_default().read;
                    *read = before.max(*read);
                }
                DirectoryEffect::NoticesSet { person, record } => {
                    self.own.entry(person).or_default().notices = Some(record);
                }
                DirectoryEffect::CoverPut { cover, record } => {
                    self.arrangements.covers.insert(cover, record);
                }
                DirectoryEffect::CoverEnded { cover, until } => {
                    if let Some(record) = self.arrangements.covers.get_mut(&cover) {
                        record.until = until;
                    }
                }
                DirectoryEffect::Recused { recusal, record } => {
                    self.arrangements.recusals.insert(recusal, record);
                }
                DirectoryEffect::BodyRecorded { office, case, event } => {
                    self.evolve_body(&office, case.as_deref(), event);
                }
                DirectoryEffect::RecusalEnded { recusal, until } => {
                    if let Some(record) = self.arrangements.recusals.get_mut(&recusal) {
                        record.until = Some(until);
                    }
                }
            }
        }
    }

    /// What a person may act as on a day: as oneself, and for colleagues on leave.
    pub fn capacities(&self, person: &str, day: Date) -> Vec<Capacity> {
        let current = |a: &&Appointment| a.person == person && a.holds_on(day);
        let mut all: Vec<Capacity> = self
            .appointments
            .values()
            .filter(current)
            .map(|a| Capacity {
                office: a.office.clone(),
                role: a.role,
                rank: a.rank.clone(),
                title: a.title.clone(),
                covers: None,
            })
            .chain(self.covered(person, day))
            .collect();
        all.sort_by(|a, b| {
            (&a.office, a.role, &a.rank, &a.covers).cmp(&(&b.office, b.role, &b.rank, &b.covers))
        });
        all
    }

    /// Whether a person may come in by password alone.
    pub fn needs_second_factor(&self, person: &str, day: Date) -> bool {
        let trusted = |c: &Capacity| Role::APART.contains(&c.role);
        self.profile != Profile::County || self.capacities(person, day).iter().any(trusted)
    }

    /// The office that does an office's work today: itself, or who came after it.
    pub fn today<'a>(&'a self, office: &'a str) -> &'a str {
        let mut office = office;
        // An office is succeeded once, by one that is open then: a chain as long as there are offices has ended.
        for _ in 0..self.offices.len() {
            match self.offices.get(office).and_then(|o| o.successor.as_deref()) {
                Some(next) => office = next,
                None => break,
            }
        }
        office
    }

    /// Whether one office is above another: only downward is work urged on (催办), to others it is recalled (提醒).
    pub fn is_above(&self, above: &str, office: &str) -> bool {
        let mut office = office;
        for _ in 0..self.offices.len() {
            match self.offices.get(office).and_then(|o| o.under.as_deref()) {
                Some(next) if next == above => return true,
                Some(next) => office = next,
                None => break,
            }
        }
        false
    }

    /// The offices that fill a party by default, in the order of their ids.
    pub fn offices_for(&self, party: &str) -> Vec<String> {
        let fills = |o: &Office| !o.closed && o.fills.iter().any(|f| f == party);
        self.offices.iter().filter(|(_, o)| fills(o)).map(|(id, _)| id.clone()).collect()
    }

    /// The name of an office in a language.
    pub fn office_name<'a>(&'a self, office: &'a str, language: crate::Language) -> &'a str {
        match (self.offices.get(office), language) {
            (Some(o), crate::Language::En) if !o.name_en.is_empty() => &o.name_en,
            (Some(o), _) => &o.name,
            (None, _) => office,
        }
    }
}
