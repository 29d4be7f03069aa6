//! The directory of a jurisdiction: its offices, people and appointments, as a stream of its own.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::context::{Capacity, Context};
use crate::moment::Date;
use crate::record::{Digest, Payload};
use crate::refusal::{Refusal, RefusalCode};

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
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Handler, Self::Head, Self::Clerk, Self::Auditor, Self::Administrator];
    /// As written in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Handler => "handler",
            Self::Head => "head",
            Self::Clerk => "clerk",
            Self::Auditor => "auditor",
            Self::Administrator => "administrator",
        }
    }
    /// Whether the role acts for its office.
    pub fn acts(self) -> bool {
        matches!(self, Self::Handler | Self::Head | Self::Clerk)
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
    pub formerly: Vec<String>,
    /// The parties of procedures it fills unless the clerk says otherwise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fills: Vec<String>,
    /// The case that formed or founded it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_case: Option<String>,
    /// No longer exists.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closed: bool,
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
    /// By id.
    pub offices: BTreeMap<String, Office>,
    /// Salted hash of the name, by id.
    pub people: BTreeMap<String, Digest>,
    /// By id.
    pub appointments: BTreeMap<String, Appointment>,
}

/// Everything that may be asked of the directory.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "act", rename_all = "snake_case", deny_unknown_fields)]
pub enum DirectoryCommand {
    /// Found the directory of a jurisdiction.
    Establish {
        /// The division code.
        jurisdiction: String,
        /// Its name.
        name: String,
        /// The same in English.
        #[serde(default)]
        name_en: String,
    },
    /// Add an office, or change its name or the parties it fills.
    PutOffice {
        /// A short id such as `agriculture`.
        office: String,
        /// Its name today.
        name: String,
        /// In English.
        #[serde(default)]
        name_en: String,
        /// The parties of procedures it fills by default.
        #[serde(default)]
        fills: Vec<String>,
    },
    /// Add a person, or change the name.
    PutPerson {
        /// A short id.
        person: String,
        /// The name: kept as a payload.
        name: String,
    },
    /// Appoint a person to an office.
    Appoint {
        /// A short id of the appointment.
        appointment: String,
        /// Who.
        person: String,
        /// Where.
        office: String,
        /// To do what.
        role: Role,
        /// The rank, by the id procedures use.
        #[serde(default)]
        rank: String,
        /// The title of the position.
        #[serde(default)]
        title: String,
        /// First day.
        #[serde(default)]
        since: Option<Date>,
    },
    /// End an appointment.
    EndAppointment {
        /// Which.
        appointment: String,
        /// Last day.
        until: Date,
    },
    /// A case formed a party or founded a body: it becomes an office, its members act in it. Never sent by people.
    #[schemars(skip)]
    #[serde(skip_deserializing)]
    FormOffice {
        /// The id of the office.
        office: String,
        /// Its name.
        name: String,
        /// In English, where the procedure has it.
        name_en: String,
        /// The case.
        case: String,
        /// Who acts in it: person and rank.
        members: Vec<(String, String)>,
    },
}

/// Everything that can have happened to the directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "effect", rename_all = "snake_case")]
pub enum DirectoryEffect {
    /// Founded.
    Established {
        /// The division code.
        jurisdiction: String,
        /// Its name.
        name: String,
        /// The same in English.
        name_en: String,
    },
    /// Added or changed.
    OfficePut {
        /// Its id.
        office: String,
        /// As it is from now on.
        record: Office,
    },
    /// Added or changed.
    PersonPut {
        /// The id.
        person: String,
        /// Salted hash of the name.
        name: Digest,
    },
    /// Appointed.
    Appointed {
        /// Its id.
        appointment: String,
        /// As it is from now on.
        record: Appointment,
    },
    /// Ended.
    AppointmentEnded {
        /// Which.
        appointment: String,
        /// Last day.
        until: Date,
    },
}

const ID_MAX: usize = 96;
const NAME_MAX: usize = 200;
/// Parties an office fills, former names kept.
const LIST_MAX: usize = 50;

/// Refuses what cannot be an id: letters of any script, digits, `-` and `_`, at most 96.
///
/// # Errors
/// A refusal that shows its beginning.
pub fn check_id(text: &str) -> Result<(), Refusal> {
    let good = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    if text.is_empty() || text.chars().count() > ID_MAX || !text.chars().all(good) {
        return Err(Refusal::new(RefusalCode::BadId).with("id", text.chars().take(40).collect::<String>()));
    }
    Ok(())
}

fn named(text: &str) -> Result<(), Refusal> {
    let count = text.trim().chars().count();
    if count == 0 || count > NAME_MAX || text.chars().any(char::is_control) {
        return Err(Refusal::new(RefusalCode::BadName).with("max", NAME_MAX));
    }
    Ok(())
}

impl Directory {
    /// Decides a command: its effects and payloads, or why not.
    ///
    /// # Errors
    /// A refusal with its code and facts.
    pub fn decide(
        &self,
        command: &DirectoryCommand,
        context: &Context<'_>,
    ) -> Result<(Vec<DirectoryEffect>, Vec<Payload>), Refusal> {
        let mut payloads = vec![];
        if let DirectoryCommand::FormOffice { office, name, name_en, case, members } = command {
            return Ok((self.form(office, (name, name_en), case, members), payloads));
        }
        let effect = match command {
            DirectoryCommand::FormOffice { .. } => return Ok((vec![], payloads)),
            DirectoryCommand::Establish { jurisdiction, name, name_en } => {
                check_id(jurisdiction)?;
                named(name)?;
                if !name_en.is_empty() {
                    named(name_en)?;
                }
                if self.version > 0 {
                    return Err(Refusal::new(RefusalCode::AlreadyEstablished).with("name", &self.name));
                }
                DirectoryEffect::Established {
                    jurisdiction: jurisdiction.clone(),
                    name: name.clone(),
                    name_en: name_en.clone(),
                }
            }
            DirectoryCommand::PutOffice { office, name, name_en, fills } => {
                check_id(office)?;
                named(name)?;
                if !name_en.is_empty() {
                    named(name_en)?;
                }
                if fills.len() > LIST_MAX {
                    return Err(Refusal::new(RefusalCode::TooLong).with("max", LIST_MAX));
                }
                fills.iter().try_for_each(|f| check_id(f))?;
                let old = self.offices.get(office);
                let mut formerly = old.map(|o| o.formerly.clone()).unwrap_or_default();
                if let Some(old) = old.filter(|o| &o.name != name) {
                    formerly.insert(0, old.name.clone());
                    formerly.truncate(LIST_MAX);
                }
                let from_case = old.and_then(|o| o.from_case.clone());
                let record = Office {
                    name: name.clone(),
                    name_en: name_en.clone(),
                    formerly,
                    fills: fills.clone(),
                    from_case,
                    closed: false,
                };
                DirectoryEffect::OfficePut { office: office.clone(), record }
            }
            DirectoryCommand::PutPerson { person, name } => {
                check_id(person)?;
                named(name)?;
                let payload = Payload::new(&context.salt, 0, name.trim());
                let effect = DirectoryEffect::PersonPut { person: person.clone(), name: payload.digest };
                payloads.push(payload);
                effect
            }
            DirectoryCommand::Appoint { appointment, person, office, role, rank, title, since } => {
                check_id(appointment)?;
                if !self.people.contains_key(person) {
                    return Err(Refusal::new(RefusalCode::PersonUnknown).with("person", person));
                }
                if !self.offices.contains_key(office) {
                    return Err(Refusal::new(RefusalCode::OfficeUnknown).with("office", office));
                }
                if !rank.is_empty() {
                    check_id(rank)?;
                }
                let record = Appointment {
                    person: person.clone(),
                    office: office.clone(),
                    role: *role,
                    rank: rank.clone(),
                    title: title.chars().take(NAME_MAX).collect(),
                    since: *since,
                    until: None,
                };
                DirectoryEffect::Appointed { appointment: appointment.clone(), record }
            }
            DirectoryCommand::EndAppointment { appointment, until } => {
                if !self.appointments.contains_key(appointment) {
                    return Err(
                        Refusal::new(RefusalCode::AppointmentUnknown).with("appointment", appointment)
                    );
                }
                DirectoryEffect::AppointmentEnded { appointment: appointment.clone(), until: *until }
            }
        };
        Ok((vec![effect], payloads))
    }

    fn form(
        &self,
        office: &str,
        (name, name_en): (&str, &str),
        case: &str,
        members: &[(String, String)],
    ) -> Vec<DirectoryEffect> {
        let record = Office {
            name: name.to_owned(),
            name_en: name_en.to_owned(),
            formerly: vec![],
            fills: vec![],
            from_case: Some(case.to_owned()),
            closed: false,
        };
        let mut effects = vec![DirectoryEffect::OfficePut { office: office.to_owned(), record }];
        for (person, rank) in members.iter().filter(|(p, _)| self.people.contains_key(p)) {
            let record = Appointment {
                person: person.clone(),
                office: office.to_owned(),
                role: Role::Handler,
                rank: rank.clone(),
                title: String::new(),
                since: None,
                until: None,
            };
            effects.push(DirectoryEffect::Appointed { appointment: format!("{office}-{person}"), record });
        }
        effects
    }

    /// Applies what happened.
    pub fn evolve(&mut self, effects: &[DirectoryEffect]) {
        self.version += 1;
        for effect in effects {
            match effect.clone() {
                DirectoryEffect::Established { jurisdiction, name, name_en } => {
                    (self.jurisdiction, self.name, self.name_en) = (jurisdiction, name, name_en);
                }
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
            }
        }
    }

    /// What a person may act as on a day.
    pub fn capacities(&self, person: &str, day: Date) -> Vec<Capacity> {
        let current = |a: &&Appointment| {
            a.person == person && a.since.is_none_or(|d| d <= day) && a.until.is_none_or(|d| d >= day)
        };
        let mut all: Vec<Capacity> = self
            .appointments
            .values()
            .filter(current)
            .map(|a| Capacity {
                office: a.office.clone(),
                role: a.role,
                rank: a.rank.clone(),
                title: a.title.clone(),
            })
            .collect();
        all.sort_by(|a, b| (&a.office, a.role, &a.rank).cmp(&(&b.office, b.role, &b.rank)));
        all
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
