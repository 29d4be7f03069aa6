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
        /// First day of the name, where it is another than before.
        #[serde(default)]
        since: Option<Date>,
        /// The telephone number of its desk.
        #[serde(default)]
        phone: String,
    },
    /// An office ends and another does its work from now on, as 工商局 → 市场监督管理局.
    SucceedOffice {
        /// The office that ends.
        office: String,
        /// The office that goes on.
        successor: String,
    },
    /// Say how strict the jurisdiction is about who comes in.
    SetProfile {
        /// Which.
        profile: Profile,
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
    /// Set.
    ProfileSet {
        /// Which.
        profile: Profile,
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
const PHONE_MAX: usize = 40;
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
        self.may(command, context)?;
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
            DirectoryCommand::PutOffice { office, .. } => {
                DirectoryEffect::OfficePut { office: office.clone(), record: self.put_office(command)? }
            }
            DirectoryCommand::SucceedOffice { office, successor } => {
                return Ok((self.succeed(office, successor)?, payloads));
            }
            DirectoryCommand::SetProfile { profile } => {
                if *profile == Profile::Dengbao
                    && let Some(person) = self.people.keys().find(|p| self.apart(p, None).is_err())
                {
                    return Err(Refusal::new(RefusalCode::RolesApart).with("person", person));
                }
                DirectoryEffect::ProfileSet { profile: *profile }
            }
            DirectoryCommand::PutPerson { person, name } => {
                check_id(person)?;
                named(name)?;
                let payload = Payload::new(&context.salt, 0, name.trim());
                let effect = DirectoryEffect::PersonPut { person: person.clone(), name: payload.digest };
                payloads.push(payload);
                effect
            }
            DirectoryCommand::Appoint { appointment, .. } => DirectoryEffect::Appointed {
                appointment: appointment.clone(),
                record: self.appoint(command)?,
            },
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

    /// The clerk looks after offices and handlers; who administers, guards, audits or oversees is appointed by an
    /// administrator. Where a county has none, its one operator does all.
    fn may(&self, command: &DirectoryCommand, context: &Context<'_>) -> Result<(), Refusal> {
        let above = |role: Role| Role::APART.contains(&role) || role == Role::Programme;
        let raises = match command {
            DirectoryCommand::Appoint { appointment, role, .. } => {
                above(*role) || self.appointments.get(appointment).is_some_and(|a| above(a.role))
            }
            DirectoryCommand::EndAppointment { appointment, .. } => {
                self.appointments.get(appointment).is_some_and(|a| above(a.role))
            }
            DirectoryCommand::SetProfile { .. } => true,
            _ => false,
        };
        let day = context.now.date(context.calendar.offset());
        let alone = self.profile == Profile::County && !self.anybody_is(Role::Administrator, day);
        let actor = context.actor;
        if raises && !alone && actor.via != "system" && !actor.has_role(Role::Administrator) {
            return Err(Refusal::new(RefusalCode::RoleAbove));
        }
        Ok(())
    }

    fn anybody_is(&self, role: Role, day: Date) -> bool {
        self.appointments.values().any(|a| a.role == role && a.holds_on(day))
    }

    fn put_office(&self, command: &DirectoryCommand) -> Result<Office, Refusal> {
        let DirectoryCommand::PutOffice { office, name, name_en, fills, since, phone } = command else {
            return Err(Refusal::new(RefusalCode::OfficeUnknown));
        };
        check_id(office)?;
        named(name)?;
        if !name_en.is_empty() {
            named(name_en)?;
        }
        if fills.len() > LIST_MAX {
            return Err(Refusal::new(RefusalCode::TooLong).with("max", LIST_MAX));
        }
        fills.iter().try_for_each(|f| check_id(f))?;
        if phone.chars().count() > PHONE_MAX || phone.chars().any(char::is_control) {
            return Err(Refusal::new(RefusalCode::TooLong).with("max", PHONE_MAX));
        }
        let old = self.offices.get(office);
        let mut formerly = old.map(|o| o.formerly.clone()).unwrap_or_default();
        if let Some(old) = old.filter(|o| &o.name != name) {
            let until = since.and_then(Date::before);
            formerly.insert(0, Former { name: old.name.clone(), until });
            formerly.truncate(LIST_MAX);
        }
        Ok(Office {
            name: name.clone(),
            name_en: name_en.clone(),
            formerly,
            fills: fills.clone(),
            from_case: old.and_then(|o| o.from_case.clone()),
            closed: false,
            successor: None,
            phone: phone.trim().to_owned(),
        })
    }

    fn appoint(&self, command: &DirectoryCommand) -> Result<Appointment, Refusal> {
        let DirectoryCommand::Appoint { appointment, person, office, role, rank, title, since } = command
        else {
            return Err(Refusal::new(RefusalCode::AppointmentUnknown));
        };
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
        if self.profile == Profile::Dengbao {
            self.apart(person, Some((appointment, *role)))?;
        }
        Ok(Appointment {
            person: person.clone(),
            office: office.clone(),
            role: *role,
            rank: rank.clone(),
            title: title.chars().take(NAME_MAX).collect(),
            since: *since,
            until: None,
        })
    }

    /// 三员分立: nobody holds two of system, security and audit administration.
    fn apart(&self, person: &str, with: Option<(&String, Role)>) -> Result<(), Refusal> {
        let held = self.appointments.iter().filter(|(id, a)| {
            // One that has ended, or is being replaced, no longer counts.
            a.person == person && a.until.is_none() && with.is_none_or(|(new, _)| new != *id)
        });
        let roles: std::collections::BTreeSet<Role> =
            held.map(|(_, a)| a.role).chain(with.map(|(_, role)| role)).collect();
        if roles.iter().filter(|r| Role::APART.contains(r)).count() > 1 {
            return Err(Refusal::new(RefusalCode::RolesApart).with("person", person));
        }
        Ok(())
    }

    fn succeed(&self, office: &str, successor: &str) -> Result<Vec<DirectoryEffect>, Refusal> {
        let unknown = |id: &str| Refusal::new(RefusalCode::OfficeUnknown).with("office", id);
        let mut old = self.offices.get(office).filter(|o| !o.closed).ok_or_else(|| unknown(office))?.clone();
        let mut new = self.offices.get(successor).filter(|o| !o.closed).cloned();
        let Some(new) = new.as_mut().filter(|_| office != successor) else {
            return Err(unknown(successor));
        };
        // The successor fills what the office filled; what ends fills nothing.
        let fills = old.fills.iter().filter(|f| !new.fills.contains(f)).cloned();
        let fills: Vec<String> = new.fills.iter().cloned().chain(fills).take(LIST_MAX).collect();
        new.fills = fills;
        old.closed = true;
        old.successor = Some(successor.to_owned());
        Ok(vec![
            DirectoryEffect::OfficePut { office: office.to_owned(), record: old },
            DirectoryEffect::OfficePut { office: successor.to_owned(), record: new.clone() },
        ])
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
            successor: None,
            phone: String::new(),
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
            }
        }
    }

    /// What a person may act as on a day.
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
            })
            .collect();
        all.sort_by(|a, b| (&a.office, a.role, &a.rank).cmp(&(&b.office, b.role, &b.rank)));
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
