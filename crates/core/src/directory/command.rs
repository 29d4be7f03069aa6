//! Everything that may be asked of the directory, and everything that can have happened to it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Appointment, BodyEvent, Cover, NoticeTime, Notices, Office, Profile, Recusal, Role, Term, View};
use crate::case::TaskKind;
use crate::moment::Date;
use crate::record::{Digest, LEAF_BYTES_MAX, canonical};

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
    /// Let a colleague act for somebody on leave (AB岗代办), in one office, for some days.
    PutCover {
        /// A short id.
        cover: String,
        /// Who is away.
        person: String,
        /// Who acts.
        by: String,
        /// The office.
        office: String,
        /// First day.
        since: Date,
        /// Last day.
        until: Date,
        /// Procedures it is for; none: all.
        #[serde(default)]
        procedures: Vec<String>,
        /// Kinds of task it is for; none: all.
        #[serde(default)]
        kinds: Vec<TaskKind>,
        /// The arrangement by its number or name.
        instrument: String,
    },
    /// End a cover.
    EndCover {
        /// Which.
        cover: String,
        /// Last day: yesterday at the earliest.
        until: Date,
    },
    /// Keep somebody out (回避): oneself, or by order. Everything named must fit; something has to be named.
    Recuse {
        /// A short id.
        recusal: String,
        /// Who.
        person: String,
        /// The case.
        #[serde(default)]
        case: Option<String>,
        /// The procedure.
        #[serde(default)]
        procedure: Option<String>,
        /// The task, by the id of the procedure.
        #[serde(default)]
        task: Option<String>,
        /// The office acted for.
        #[serde(default)]
        office: Option<String>,
        /// Why.
        reason: String,
        /// First day; left out: from the beginning.
        #[serde(default)]
        since: Option<Date>,
        /// Last day; left out: for good.
        #[serde(default)]
        until: Option<Date>,
    },
    /// End a recusal. Nobody ends one's own.
    EndRecusal {
        /// Which.
        recusal: String,
        /// Last day: yesterday at the earliest.
        until: Date,
    },
    /// Enter a body that was there before: what it is, since when, and its term.
    RegisterBody {
        /// The office it is.
        office: String,
        /// What it is, by the id that procedures have for it.
        body: String,
        /// Since when there has been one, as far as that is known.
        #[serde(default)]
        since: Option<Date>,
        /// Its present term; left out: it has no end.
        #[serde(default)]
        term: Option<Term>,
    },
    /// What a case does to a body. Never sent by people.
    #[schemars(skip)]
    #[serde(skip_deserializing)]
    FollowBody {
        /// The office it is.
        office: String,
        /// The case.
        case: String,
        /// What happened, in order.
        events: Vec<BodyEvent>,
    },
    /// Somebody left a party that a case formed. Never sent by people.
    #[schemars(skip)]
    #[serde(skip_deserializing)]
    LeaveOffice {
        /// The office it is.
        office: String,
        /// Who.
        person: String,
        /// On which day.
        on: Date,
    },
    /// Somebody came into a party that a case formed. Never sent by people.
    #[schemars(skip)]
    #[serde(skip_deserializing)]
    JoinOffice {
        /// The office it is.
        office: String,
        /// Who.
        person: String,
        /// The rank held there.
        rank: String,
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
        /// Of a body: what happened to it, in order.
        events: Vec<BodyEvent>,
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
    /// A cover.
    CoverPut {
        /// Its id.
        cover: String,
        /// As it is from now on.
        record: Cover,
    },
    /// A cover ended.
    CoverEnded {
        /// Which.
        cover: String,
        /// Last day.
        until: Date,
    },
    /// A recusal.
    Recused {
        /// Its id.
        recusal: String,
        /// As it is from now on.
        record: Recusal,
    },
    /// Something happened to a body.
    BodyRecorded {
        /// The office it is.
        office: String,
        /// By which case; none: by hand.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        case: Option<String>,
        /// What.
        event: BodyEvent,
    },
    /// A recusal ended.
    RecusalEnded {
        /// Which.
        recusal: String,
        /// Last day.
        until: Date,
    },
}

impl DirectoryCommand {
    /// Whether everybody may send it: about oneself, or judged by who it is about.
    pub fn is_own(&self) -> bool {
        let own = matches!(
            self,
            Self::SaveView { .. } | Self::DropView { .. } | Self::SetNotices { .. } | Self::MarkRead { .. }
        );
        own || self.arranges()
    }

    /// Whether it arranges cover or recusals: `decide` itself judges who may.
    pub fn arranges(&self) -> bool {
        matches!(
            self,
            Self::PutCover { .. } | Self::EndCover { .. } | Self::Recuse { .. } | Self::EndRecusal { .. }
        )
    }
}

/// Effects in order, so many together as one leaf holds.
pub fn in_leaves(effects: Vec<DirectoryEffect>) -> Vec<Vec<DirectoryEffect>> {
    let most = LEAF_BYTES_MAX - 2048;
    let (mut all, mut leaf, mut size) = (vec![], vec![], 0);
    for effect in effects {
        // What has no canonical form is refused where it is written.
        let length = canonical(&effect).map_or(0, |text| text.len() + 1);
        if size + length > most && size > 0 {
            all.push(std::mem::take(&mut leaf));
            size = 0;
        }
        size += length;
        leaf.push(effect);
    }
    all.push(leaf);
    all
}
