//! Everything that may be asked of the directory, and everything that can have happened to it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Appointment, NoticeTime, Notices, Office, Profile, Role, View};
use crate::moment::Date;
use crate::record::Digest;

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
        /// The office it is under; empty: none; left out: as before.
        #[serde(default)]
        under: Option<String>,
        /// Its way for a task: the ranks that speak, in order; left out: as before.
        #[serde(default)]
        route: Option<Vec<String>>,
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
    /// Do a procedure as the county does it (本县做法), from the next case on.
    AdoptProcedure {
        /// The procedure, by id.
        procedure: String,
        /// Its local text, stored before; left out: as it came.
        #[serde(default)]
        digest: Option<Digest>,
    },
    /// Count by another public calendar, from the next deadline on.
    AdoptCalendar {
        /// Its text, stored before; left out: that of the program.
        #[serde(default)]
        digest: Option<Digest>,
    },
    /// Keep a list of cases under a name, for oneself.
    SaveView {
        /// A short id.
        view: String,
        /// The name.
        name: String,
        /// What it asks for, as the query of the list's address.
        query: String,
    },
    /// Keep a list of one's own no longer.
    DropView {
        /// Which.
        view: String,
    },
    /// Say how one is told of what has happened.
    SetNotices {
        /// When.
        time: NoticeTime,
        /// The address for mail; empty: none.
        #[serde(default)]
        mail: String,
        /// The number for text messages and office messengers; empty: none.
        #[serde(default)]
        phone: String,
    },
    /// Say that one has read what one was told (已阅).
    MarkRead {
        /// Everything before this index of the log.
        before: u64,
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
    /// A procedure is done as the county does it.
    ProcedureAdopted {
        /// By id.
        procedure: String,
        /// The local text; none: as it came.
        digest: Option<Digest>,
    },
    /// Another public calendar counts from here on.
    CalendarAdopted {
        /// The digest of its text; none: that of the program.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        digest: Option<Digest>,
    },
    /// A list kept.
    ViewSaved {
        /// By whom.
        person: String,
        /// Its id.
        view: String,
        /// As it is from now on.
        record: View,
    },
    /// A list no longer kept.
    ViewDropped {
        /// By whom.
        person: String,
        /// Its id.
        view: String,
    },
    /// Read.
    NoticesRead {
        /// By whom.
        person: String,
        /// Everything before this index of the log.
        before: u64,
    },
    /// How a person is told.
    NoticesSet {
        /// Whom.
        person: String,
        /// How.
        record: Notices,
    },
}

impl DirectoryCommand {
    /// Whether everybody may send it, about oneself.
    pub fn is_own(&self) -> bool {
        matches!(
            self,
            Self::SaveView { .. } | Self::DropView { .. } | Self::SetNotices { .. } | Self::MarkRead { .. }
        )
    }
}
