//! Bodies and lists of people in a case: what it founds or forms, the one in office it is about, terms, who left which
//! list, and what follows in the directory.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Act, Case, Claim, Effect, Formed, Holder, Left, Task, TaskState};
use crate::directory::{BodyEvent, DirectoryCommand, Seats, Sitting, Term};
use crate::moment::Date;
use crate::procedure::Procedure;
use crate::procedure::model::{BodyAct, Incompatible, Kind, Who};
use crate::record::Digest;

/// A member of a formed party or a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The name: a payload.
    pub name: Digest,
    /// The id in the directory, if there.
    pub person: Option<String>,
    /// The party the member comes from.
    pub party: String,
    /// The rank held there.
    pub rank: String,
    /// The seat, in a body.
    pub seat: String,
}

/// The body in office that a case is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concern {
    /// What it is, by the id of the procedure.
    pub body: String,
    /// The office it is.
    pub office: String,
    /// The seats the case is about.
    pub seats: Seats,
    /// Its term when the case was opened, as far as it had one.
    pub term: Option<Term>,
}

impl Case {
    /// Whether something has been brought about for a body: it was constituted, renewed, changed or dissolved here.
    pub fn has_acted_on(&self, body: &str) -> bool {
        self.formed.get(body).is_some_and(|f| !f.key.is_empty() && !f.provisional)
    }

    /// Whether an office is a body that acts before it is constituted.
    pub fn is_provisional(&self, office: &str) -> bool {
        self.formed.values().any(|f| f.provisional && f.office == office)
    }

    /// Who stands on a list of people, a formed party or a roster, by place from 1: the name, and the id in the directory,
    /// if there. Whoever left it is not there.
    fn on_list(&self, list: &str) -> impl Iterator<Item = (usize, Digest, Option<&str>)> {
        let formed = self.formed.get(list).map(|f| &f.members[..]).unwrap_or_default();
        let roster = self.rosters.get(list).map(|r| &r.holders[..]).unwrap_or_default();
        let people = formed.iter().map(|m| (m.name, m.person.as_deref()));
        let people = people.chain(roster.iter().map(|h| (h.name, h.person.as_deref()))).enumerate();
        let left = move |place: usize| self.left.iter().any(|l| l.list == list && l.place == place);
        people.map(|(at, (name, person))| (at + 1, name, person)).filter(move |(place, ..)| !left(*place))
    }

    /// The same by place and name.
    pub fn names_on(&self, list: &str) -> impl Iterator<Item = (usize, Digest)> {
        self.on_list(list).map(|(place, name, _)| (place, name))
    }

    /// The same by place and the id in the directory.
    pub fn people_on(&self, list: &str) -> impl Iterator<Item = (usize, Option<&str>)> {
        self.on_list(list).map(|(place, _, person)| (place, person))
    }

    /// A list of people is another from now on: who left the old one, and who was told to stand on it, is no matter.
    pub(super) fn drawn_up_anew(&mut self, list: &str) {
        self.left.retain(|l| l.list != list);
        for holder in self.rosters.values_mut().flat_map(|r| &mut r.holders) {
            holder.also.remove(list);
        }
    }

    /// What those who have gone from an office hold of it lies there for everybody again, and nothing more comes to them.
    fn hold_no_more(&mut self, office: &str, gone: impl Fn(&str) -> bool) {
        self.handlers.retain(|of, person| of != office || !gone(person));
        for task in self.tasks.values_mut().filter(|t| t.office == office) {
            // Theirs as well is what a colleague prepares for them, or holds under their name.
            let (owner, covered) = (task.owner.as_deref(), task.claim.covered.as_deref());
            let claimed = match &task.state {
                TaskState::Claimed { person } => Some(person.as_str()),
                _ => None,
            };
            if claimed.is_some() && [claimed, owner, covered].into_iter().flatten().any(&gone) {
                task.state = TaskState::Offered;
                (task.owner, task.claim) = (None, Claim::default());
            }
        }
    }

    /// Places that were left, that nobody has come in, and that the procedure lets somebody fill: with who that is.
    pub fn vacancies<'a>(
        &'a self,
        procedure: &'a Procedure,
    ) -> impl Iterator<Item = (&'a Left, &'a Incompatible, &'a Who)> {
        let open = self.left.iter().filter(|l| self.is_open() && l.refilled.is_none());
        open.filter_map(|left| {
            let mut rules =
                procedure.incompatible_with(&left.standing_for).filter(|r| r.holding == left.list);
            rules.find_map(|rule| Some((left, rule, rule.refilled_by.as_ref()?)))
        })
    }

    /// Whom a party is formed of, by the task that has formed it here.
    pub fn formed_of<'p>(&self, procedure: &'p Procedure, party: &str) -> Option<&'p Who> {
        let task = self.tasks.get(&self.formed.get(party)?.key)?;
        match &procedure.task(&task.task)?.kind {
            Kind::Work { forms: Some((_, from)), .. } => Some(from),
            _ => None,
        }
    }

    /// Whether somebody has left a list by standing for something, or stands, or sits, where its people cannot.
    pub fn has_gone_from(&self, procedure: &Procedure, list: &str, person: &str) -> bool {
        let formed = self.formed.get(list).map(|f| &f.members[..]).unwrap_or_default();
        let of = |place: usize| place.checked_sub(1).and_then(|at| formed.get(at)?.person.as_deref());
        let left = self.left.iter().any(|l| l.list == list && of(l.place) == Some(person));
        let is = |holder: &Holder| holder.person.as_deref() == Some(person);
        left || procedure.incompatible().iter().filter(|r| r.holding == list).any(|rule| {
            let elects = |t: &&Task| {
                !t.superseded && procedure.task(&t.task).and_then(|d| d.fills()) == Some(&rule.standing_for)
            };
            let polls = self.tasks.values().filter(elects).flat_map(|t| &t.polls);
            let stands = polls.flat_map(|p| &p.sheet.candidates).any(|c| is(&c.who));
            stands || self.rosters.get(&rule.standing_for).is_some_and(|r| r.holders.iter().any(is))
        })
    }

    /// Whether somebody left a place on a list by standing for a roster.
    pub fn left_for(&self, list: &str, place: usize, roster: &str) -> bool {
        self.left.iter().any(|l| l.list == list && l.place == place && l.standing_for == roster)
    }

    /// Where somebody on a roster stands on another list: by the directory, else as it was told.
    pub fn place_on(&self, list: &str, holder: &Holder) -> Option<usize> {
        let known =
            |(_, person): &(usize, Option<&str>)| person.is_some() && *person == holder.person.as_deref();
        let told = |(place, _): &(usize, Option<&str>)| holder.also.get(list) == Some(place);
        self.people_on(list).find(known).or(self.people_on(list).find(told)).map(|(place, _)| place)
    }

    pub(super) fn apply_to_bodies(&mut self, effect: &Effect, act: &Act) {
        match effect.clone() {
            Effect::PartyFormed { party, office, key, members, .. } => {
                self.parties.insert(party.clone(), vec![office.clone()]);
                self.drawn_up_anew(&party);
                let there = |members: &[Member]| -> BTreeSet<String> {
                    members.iter().filter_map(|m| m.person.clone()).collect()
                };
                let before = self.formed.get(&party).map(|f| there(&f.members)).unwrap_or_default();
                let now = there(&members);
                self.hold_no_more(&office, |person| before.contains(person) && !now.contains(person));
                let formed = Formed { office, key, at: act.at, provisional: false, members };
                self.formed.insert(party, formed);
            }
            Effect::BodyProvisional { body, office, key, .. } => {
                self.parties.insert(body.clone(), vec![office.clone()]);
                let formed = Formed { office, key, at: act.at, provisional: true, members: vec![] };
                self.formed.insert(body, formed);
            }
            Effect::BodyConstituted { body, office, key, .. }
            | Effect::BodyActedOn { body, office, key, .. } => {
                self.parties.insert(body.clone(), vec![office.clone()]);
                let formed = Formed { office, key, at: act.at, provisional: false, members: vec![] };
                self.formed.insert(body.clone(), formed);
                self.constituted.get_or_insert(body);
            }
            Effect::CaseConcerns { body, office, seats, term } => {
                self.parties.insert(body.clone(), vec![office.clone()]);
                let (key, at, office_of) = (String::new(), act.at, office.clone());
                let there = Formed { office: office_of, key, at, provisional: false, members: vec![] };
                self.formed.insert(body.clone(), there);
                self.concerns = Some(Concern { body, office, seats, term });
            }
            Effect::RoleLeft { list, place, person, standing_for, .. } => {
                if let (Some(gone), Some(formed)) = (&person, self.formed.get(&list)) {
                    self.hold_no_more(&formed.office.clone(), |person| person == gone);
                }
                self.left.push(Left { list, place, standing_for, refilled: None });
            }
            Effect::PlaceRefilled { list, place, member, .. } => {
                let Some(formed) = self.formed.get_mut(&list) else { return };
                formed.members.push(member);
                let instead = Some(formed.members.len());
                let left = self.left.iter_mut().filter(|l| l.list == list && l.place == place);
                left.for_each(|l| l.refilled = instead);
            }
            Effect::TermSet { body, term, .. } => _ = self.terms.insert(body, term),
            _ => {}
        }
    }
}

/// What an act asks of the directory: a party formed or a body founded becomes an office, and a body in office is told
/// what its cases do to it.
pub fn follow_ups(case: &Case, act: &Act, today: Date) -> Vec<DirectoryCommand> {
    let on = act.took_place.unwrap_or(today);
    let mut offices: Vec<DirectoryCommand> = vec![];
    let mut events: BTreeMap<&str, Vec<BodyEvent>> = BTreeMap::new();
    for effect in &act.effects {
        let mut follow = |office, event| events.entry(office).or_default().push(event);
        match effect {
            Effect::PartyFormed { office, name, name_en, members, .. } => {
                offices.push(formed(case, office, (name, name_en), members));
            }
            Effect::BodyProvisional { body, office, name, name_en, members, .. } => {
                offices.push(formed(case, office, (name, name_en), members));
                let (body, procedure, sitting) = (body.clone(), case.procedure.clone(), sitting(members));
                let (since, term, provisional) = (None, None, true);
                follow(office, BodyEvent::Stands { body, procedure, since, term, sitting, provisional });
                let (procedure, seats) = (case.procedure.clone(), Seats::All);
                follow(office, BodyEvent::UnderWay { procedure, seats });
            }
            // It is an office already: from now on it is no longer provisional.
            Effect::BodyConstituted { office, members, acted: true, .. } => {
                let (act, seats, sitting) = (BodyAct::Constitutes, Seats::All, sitting(members));
                follow(office, BodyEvent::Acted { act, on, seats, sitting });
                follow(office, BodyEvent::Over {});
            }
            Effect::BodyConstituted { body, office, name, name_en, members, .. } => {
                offices.push(formed(case, office, (name, name_en), members));
                let (body, procedure, sitting) = (body.clone(), case.procedure.clone(), sitting(members));
                let (since, term, provisional) = (Some(on), None, false);
                follow(office, BodyEvent::Stands { body, procedure, since, term, sitting, provisional });
            }
            Effect::CaseConcerns { office, seats, .. } => {
                let (procedure, seats) = (case.procedure.clone(), seats.clone());
                follow(office, BodyEvent::UnderWay { procedure, seats });
            }
            Effect::BodyActedOn { office, act, members, .. } => {
                let seats = case.concerns.as_ref().map_or(Seats::All, |c| c.seats.clone());
                follow(office, BodyEvent::Acted { act: *act, on, seats, sitting: sitting(members) });
            }
            Effect::RoleLeft { list, person: Some(person), .. } => {
                if let Some(formed) = case.formed.get(list) {
                    let (office, person) = (formed.office.clone(), person.clone());
                    offices.push(DirectoryCommand::LeaveOffice { office, person, on });
                }
            }
            Effect::PlaceRefilled { list, member: Member { person: Some(person), rank, .. }, .. } => {
                if let Some(formed) = case.formed.get(list) {
                    let (office, person, rank) = (formed.office.clone(), person.clone(), rank.clone());
                    offices.push(DirectoryCommand::JoinOffice { office, person, rank });
                }
            }
            Effect::TermSet { office, term, .. } => {
                follow(office, BodyEvent::TermCounted { term: term.clone() });
            }
            Effect::CaseEnded { .. } | Effect::CaseWithdrawn { .. } => {
                if let Some(concern) = &case.concerns {
                    follow(&concern.office, BodyEvent::Over {});
                }
                // What was never constituted acts no more.
                for never in case.formed.values().filter(|f| f.provisional) {
                    let (act, seats) = (BodyAct::Dissolves, Seats::All);
                    follow(&never.office, BodyEvent::Acted { act, on, seats, sitting: vec![] });
                    follow(&never.office, BodyEvent::Over {});
                }
            }
            _ => {}
        }
    }
    // A body that becomes an office and what is told of it are one.
    for command in &mut offices {
        if let DirectoryCommand::FormOffice { office, events: told, .. } = command {
            told.extend(events.remove(office.as_str()).unwrap_or_default());
        }
    }
    let told = events.into_iter().map(|(office, events)| DirectoryCommand::FollowBody {
        office: office.to_owned(),
        case: case.id.clone(),
        events,
    });
    offices.extend(told);
    offices
}

fn formed(case: &Case, office: &str, (name, name_en): (&str, &str), members: &[Member]) -> DirectoryCommand {
    let acting = members.iter().filter_map(|m| m.person.clone().map(|p| (p, m.rank.clone()))).collect();
    DirectoryCommand::FormOffice {
        office: office.to_owned(),
        name: name.to_owned(),
        name_en: name_en.to_owned(),
        case: case.id.clone(),
        members: acting,
        events: vec![],
    }
}

fn sitting(members: &[Member]) -> Vec<Sitting> {
    let sits = |m: &Member| Sitting {
        seat: m.seat.clone(),
        name: m.name,
        person: m.person.clone(),
        rank: m.rank.clone(),
    };
    members.iter().map(sits).collect()
}
