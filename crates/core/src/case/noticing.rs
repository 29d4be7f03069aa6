//! Whom an act has to be told to, and as what. Pure, so that the table of notices is derived data.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::*;

/// What an office, or one person of it, is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// A task lies in its queue.
    Offered,
    /// A task is asked of it again, after a return or because a paper was changed in substance.
    AskedAgain,
    /// 提醒.
    Reminded,
    /// 催办.
    Urged,
    /// To the lead: an office has answered, or done its task.
    Answered,
    /// To the lead: an office objects.
    Objected,
    /// What the lead made of its objection.
    Disposed,
    /// An answer or a signature of it was recorded from paper or telephone (代录).
    Recorded,
    /// The round was closed without its answer.
    RoundClosed,
    /// A paper it answered on was corrected.
    Corrected,
    /// 转办: a task of another office came to it.
    Transferred,
    /// A task in its queue need not be done any more: settled without it, or dropped.
    NotNeeded,
    /// 阅知.
    Informed,
    /// 预告: what it will be asked.
    Announced,
    /// What it answered or was asked is set aside, and its task done again.
    Redone,
    /// The case went back.
    Returned,
    /// The case has ended.
    Ended,
    /// The program reminds as the clause asks.
    Nudged,
    /// A task is late, and somebody higher is told.
    Escalated,
    /// A task, or the case, was suspended.
    Suspended,
    /// It goes on.
    Resumed,
    /// To the lead: the day until which something was suspended has passed.
    SuspensionOver,
    /// A provisional deadline was counted again.
    Recounted,
    /// A paper it was sent is revoked.
    Revoked,
    /// To one person: a task was given to that person (委托, 转办, by the clause, by a handler).
    Given,
    /// To one person: a delegated task came back.
    HandedBack,
    /// The case goes on under another version of its procedure.
    Moved,
}

impl NoticeKind {
    /// All of them.
    pub const ALL: [Self; 27] = [
        Self::Offered,
        Self::AskedAgain,
        Self::Reminded,
        Self::Urged,
        Self::Answered,
        Self::Objected,
        Self::Disposed,
        Self::Recorded,
        Self::RoundClosed,
        Self::Corrected,
        Self::Transferred,
        Self::NotNeeded,
        Self::Informed,
        Self::Announced,
        Self::Redone,
        Self::Returned,
        Self::Ended,
        Self::Nudged,
        Self::Escalated,
        Self::Suspended,
        Self::Resumed,
        Self::SuspensionOver,
        Self::Recounted,
        Self::Revoked,
        Self::Given,
        Self::HandedBack,
        Self::Moved,
    ];
    /// As written in the table and the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::AskedAgain => "asked_again",
            Self::Reminded => "reminded",
            Self::Urged => "urged",
            Self::Answered => "answered",
            Self::Objected => "objected",
            Self::Disposed => "disposed",
            Self::Recorded => "recorded",
            Self::RoundClosed => "round_closed",
            Self::Corrected => "corrected",
            Self::Transferred => "transferred",
            Self::NotNeeded => "not_needed",
            Self::Informed => "informed",
            Self::Announced => "announced",
            Self::Redone => "redone",
            Self::Returned => "returned",
            Self::Ended => "ended",
            Self::Nudged => "nudged",
            Self::Escalated => "escalated",
            Self::Suspended => "suspended",
            Self::Resumed => "resumed",
            Self::SuspensionOver => "suspension_over",
            Self::Recounted => "recounted",
            Self::Revoked => "revoked",
            Self::Given => "given",
            Self::HandedBack => "handed_back",
            Self::Moved => "moved",
        }
    }
}

/// Something an office, or one person of it, is told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Notice {
    /// Whom.
    pub office: String,
    /// The only person there who is told; empty: everybody who acts for it.
    pub person: String,
    /// What.
    pub kind: NoticeKind,
    /// Of which task, by key, or by the id of the definition before its turn; empty: of the case.
    pub key: String,
}

impl Case {
    /// Whom an act has to be told to, on the case as the act left it. Whoever acted is told nothing.
    pub fn notices(&self, act: &Act, lead: &str) -> Vec<Notice> {
        let mut all = BTreeSet::new();
        for effect in &act.effects {
            self.noticed(effect, lead, &mut all);
        }
        let by = &act.by;
        let own = |n: &Notice| match n.person.as_str() {
            "" => n.office == by.office,
            person => person == by.person,
        };
        all.into_iter().filter(|n| !n.office.is_empty() && !own(n)).collect()
    }

    fn noticed(&self, effect: &Effect, lead: &str, all: &mut BTreeSet<Notice>) {
        let office = |key: &str| self.tasks.get(key).map_or("", |t| t.office.as_str());
        if let Some((kind, key, person)) = self.to_one_person(effect) {
            let (office, person) = (office(key).to_owned(), person.clone());
            all.insert(Notice { office, person, kind, key: key.clone() });
            return;
        }
        let mut tell = |office: &str, kind: NoticeKind, key: &str| {
            let (office, key) = (office.to_owned(), key.to_owned());
            all.insert(Notice { office, person: String::new(), kind, key });
        };
        match effect {
            // What is queued is told when its turn comes.
            Effect::TaskOffered { key, office, returned, kind, queued: false, .. }
                if *kind != TaskKind::Consultation =>
            {
                tell(office, if *returned { NoticeKind::AskedAgain } else { NoticeKind::Offered }, key);
            }
            Effect::Reminded { key, by, .. } if by.is_empty() => tell(office(key), NoticeKind::Nudged, key),
            Effect::Suspended { .. } | Effect::Resumed { .. } | Effect::SuspensionOver { .. } => {
                self.noticed_clock(effect, lead, all);
            }
            Effect::Escalated { key, office, .. } => tell(office, NoticeKind::Escalated, key),
            Effect::DueRecounted { key, .. } => tell(office(key), NoticeKind::Recounted, key),
            Effect::TurnCame { key, .. } => tell(office(key), NoticeKind::Offered, key),
            Effect::TaskTransferred { key, office, .. } => tell(office, NoticeKind::Transferred, key),
            Effect::TaskDropped { key, .. } => tell(office(key), NoticeKind::NotNeeded, key),
            Effect::ApprovalSettled { open, .. } => {
                open.iter().for_each(|key| tell(office(key), NoticeKind::NotNeeded, key));
            }
            Effect::OfficesInformed { key, ahead, offices, .. } => {
                // What is announced has no key yet.
                let (kind, key) = match ahead {
                    Some(task) => (NoticeKind::Announced, task),
                    None => (NoticeKind::Informed, key),
                };
                offices.iter().for_each(|o| tell(o, kind, key));
            }
            Effect::DoneAgain { aside, .. } => {
                aside.told.iter().for_each(|o| tell(o, NoticeKind::Redone, ""));
            }
            Effect::Reminded { key, downward, told, .. } if told.is_none() => {
                tell(office(key), if *downward { NoticeKind::Urged } else { NoticeKind::Reminded }, key);
            }
            Effect::TaskDone { key, grade, .. } => {
                if grade.is_behalf() {
                    tell(office(key), NoticeKind::Recorded, key);
                }
                let objects = self
                    .tasks
                    .get(key)
                    .and_then(|t| t.reply.as_ref())
                    .is_some_and(|r| r.stance == Stance::Object);
                let kind = if objects { NoticeKind::Objected } else { NoticeKind::Answered };
                tell(lead, kind, key);
                // Who asked for a signature or for help waits for it.
                if let Some(added) = self.tasks.get(key).and_then(|t| t.added.as_ref()) {
                    tell(&added.by, kind, key);
                }
            }
            Effect::ObjectionDisposed { key, .. } => tell(office(key), NoticeKind::Disposed, key),
            Effect::RoundClosed { silent, .. } => {
                silent.iter().for_each(|key| tell(office(key), NoticeKind::RoundClosed, key));
            }
            Effect::SignaturesVoided { keys, .. } => {
                keys.iter().for_each(|key| tell(office(key), NoticeKind::AskedAgain, key));
            }
            Effect::PaperRevoked { told, .. } => told.iter().for_each(|o| tell(o, NoticeKind::Revoked, "")),
            Effect::PaperFiled { paper, version, corrects: true, .. } => {
                let about = |t: &&Task| {
                    let judged = t.reply.as_ref().and_then(|r| r.about.as_ref());
                    !t.superseded && judged.is_some_and(|(p, v)| p == paper && v < version)
                };
                let told = self.tasks.values().filter(about);
                told.for_each(|t| tell(&t.office, NoticeKind::Corrected, &t.key));
            }
            Effect::Returned { .. } => {
                self.offices().into_iter().for_each(|o| tell(o, NoticeKind::Returned, ""));
            }
            Effect::Migrated { .. } => {
                self.offices().into_iter().for_each(|o| tell(o, NoticeKind::Moved, ""));
            }
            Effect::CaseEnded { .. } | Effect::CaseWithdrawn { .. } => {
                self.offices().into_iter().for_each(|o| tell(o, NoticeKind::Ended, ""));
            }
            _ => {}
        }
    }

    /// What stands or runs again is told to the lead and to the office, of a whole case to all that still owe.
    fn noticed_clock(&self, effect: &Effect, lead: &str, all: &mut BTreeSet<Notice>) {
        let (key, kind) = match effect {
            Effect::Suspended { key, .. } => (key, NoticeKind::Suspended),
            Effect::Resumed { key, .. } => (key, NoticeKind::Resumed),
            Effect::SuspensionOver { key } => (key, NoticeKind::SuspensionOver),
            _ => return,
        };
        let mut offices = vec![lead];
        if kind != NoticeKind::SuspensionOver {
            let concerned = self.tasks.values().filter(|t| self.owes(t) && (key.is_empty() || t.key == *key));
            offices.extend(concerned.map(|t| t.office.as_str()));
        }
        for office in offices {
            all.insert(Notice { office: office.to_owned(), person: String::new(), kind, key: key.clone() });
        }
    }

    /// What is told to one person of the office that has the task: what, which task, whom.
    fn to_one_person<'a>(&'a self, effect: &'a Effect) -> Option<(NoticeKind, &'a String, &'a String)> {
        let given = |key, person| Some((NoticeKind::Given, key, person));
        match effect {
            Effect::TaskHandedBack { key, person, .. } => Some((NoticeKind::HandedBack, key, person)),
            Effect::TaskDelegated { key, person, .. }
            | Effect::TaskClaimed { key, person }
            | Effect::TaskTransferred { key, person: Some(person), .. }
            | Effect::TaskOffered { key, named: Some(person), queued: false, .. } => given(key, person),
            Effect::TurnCame { key, .. } => given(key, self.tasks.get(key)?.named.as_ref()?),
            _ => None,
        }
    }
}
