//! Who is asking, and in which language.

use std::collections::BTreeMap;

use axum::http::{HeaderMap, header};
use quorate_core::case::TaskKind;
use quorate_core::context::{Actor, Capacity, Guest, NO_ROLLS};
use quorate_core::directory::{Covering, Role, told_as};
use quorate_core::{Context, Language};
use quorate_engine::{Engine, Who};

/// Somebody who has come in.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The tenant.
    pub tenant: String,
    /// The person.
    pub person: String,
    /// `token`, `session` or `link`.
    pub via: String,
    /// Whoever holds an invitation, as stated by the holder.
    pub guest: Option<Guest>,
    /// What the person may act as today.
    pub capacities: Vec<Capacity>,
}

impl Visitor {
    /// Whether the person acts for an office in everything: as oneself, or by a cover that is for everything.
    pub fn acts_for(&self, office: &str) -> bool {
        self.capacities.iter().any(|c| c.office == office && c.role.acts() && is_whole(c))
    }
    /// Whether the person acts for an office in a procedure, and on a kind of task if one is named.
    pub fn acts_within(&self, office: &str, procedure: &str, kind: Option<TaskKind>) -> bool {
        let within = |c: &Capacity| c.covers.as_ref().is_none_or(|c| c.is_for(procedure, kind));
        self.capacities.iter().any(|c| c.office == office && c.role.acts() && within(c))
    }
    /// Whether the person gives an office's people their tasks.
    pub fn orders(&self, office: &str) -> bool {
        let orders = |role: Role| matches!(role, Role::Head | Role::Clerk);
        self.capacities.iter().any(|c| c.office == office && orders(c.role) && is_whole(c))
    }
    /// Whether the person acts for any office.
    pub fn acts(&self) -> bool {
        self.capacities.iter().any(|c| c.role.acts())
    }
    /// Whether the person has a role; a role is not covered.
    pub fn has(&self, role: Role) -> bool {
        self.capacities.iter().any(|c| c.role == role && c.covers.is_none())
    }
    /// Whether the person reads every case of the jurisdiction and writes in none.
    pub fn reads_all(&self) -> bool {
        self.has(Role::Auditor) || self.has(Role::Programme)
    }
    /// Whether the person looks after accounts and reads the security log.
    pub fn guards(&self) -> bool {
        self.has(Role::Security) || self.has(Role::Administrator)
    }
    /// The offices the person acts for in everything, each once.
    pub fn offices(&self) -> Vec<String> {
        let acting = self.capacities.iter().filter(|c| c.role.acts() && is_whole(c));
        let mut all: Vec<String> = acting.map(|c| c.office.clone()).collect();
        all.dedup();
        all
    }
    /// As whom the person is told of something.
    pub fn told_as(&self) -> Vec<String> {
        told_as(&self.person, &self.capacities)
    }
    /// The offices the person acts for by covers alone that are not for everything, with what these are for.
    pub fn partly(&self) -> BTreeMap<String, Vec<&Covering>> {
        let mut all = BTreeMap::<String, Vec<&Covering>>::new();
        for capacity in self.capacities.iter().filter(|c| c.role.acts() && !self.acts_for(&c.office)) {
            if let Some(covering) = &capacity.covers {
                all.entry(capacity.office.clone()).or_default().push(covering);
            }
        }
        all
    }
    /// Whom the person covers where a task of an office is done by cover; none where it is done as oneself.
    pub fn covered_on(&self, office: &str, procedure: &str, kind: TaskKind) -> Option<&Covering> {
        let held: Vec<&Capacity> =
            self.capacities.iter().filter(|c| c.office == office && c.role.acts()).collect();
        if held.iter().any(|c| c.covers.is_none()) {
            return None;
        }
        held.iter().filter_map(|c| c.covers.as_ref()).find(|c| c.is_for(procedure, Some(kind)))
    }
    /// As the engine wants it.
    pub fn who(&self) -> Who {
        Who {
            tenant: self.tenant.clone(),
            person: self.person.clone(),
            via: self.via.clone(),
            guest: self.guest.clone(),
        }
    }
    /// As core wants it.
    pub fn actor(&self) -> Actor {
        Actor {
            person: self.person.clone(),
            capacities: self.capacities.clone(),
            via: self.via.clone(),
            guest: self.guest.clone(),
        }
    }
}

/// Whether a capacity is for everything its office does.
fn is_whole(capacity: &Capacity) -> bool {
    capacity.covers.as_ref().is_none_or(|c| c.procedures.is_empty() && c.kinds.is_empty())
}

/// What core may know when it is asked what is open to a visitor.
pub(crate) fn context<'a>(
    engine: &'a Engine,
    actor: &'a Actor,
    (directory, calendar): (&'a quorate_core::Directory, &'a quorate_core::Calendar),
    artifacts: &'a std::collections::BTreeMap<quorate_core::record::Digest, quorate_core::context::Stored>,
) -> Context<'a> {
    let now = engine.now();
    Context {
        now,
        actor,
        directory,
        calendar,
        salt: [0; 32],
        artifacts,
        rolls: NO_ROLLS,
        migrates_to: None,
        elsewhere: None,
    }
}

/// The language a request asks for: `?lang=`, else the cookie, else `Accept-Language`, else Chinese.
pub(crate) fn language(query: Option<&str>, headers: &HeaderMap) -> Language {
    let named = |text: &str| match text {
        "zh" => Some(Language::Zh),
        "en" => Some(Language::En),
        _ => None,
    };
    let from_query = query.and_then(|q| q.split('&').find_map(|p| p.strip_prefix("lang="))).and_then(named);
    from_query.or_else(|| cookie(headers, "quorate-lang").as_deref().and_then(named)).unwrap_or_else(|| {
        let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok());
        accepted.map_or(Language::Zh, Language::preferred)
    })
}

pub(crate) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok());
    let mut pairs = all.flat_map(|v| v.split(';')).filter_map(|p| p.trim().split_once('='));
    pairs.find(|(n, _)| *n == name).map(|(_, v)| v.to_owned())
}
