//! What people write by name becomes what commands take by id: a seat, a party or its office, a rank, a person.

use std::collections::{BTreeMap, BTreeSet};

use quorate_core::case::Case;
use quorate_core::{Date, Directory, Language, Procedure};
use serde_json::{Map, Value};

use crate::Web;
use crate::names::Names;
use crate::problem::Problem;

/// The lists of people that acts have, and their fields that hold an id.
const LISTS: [&str; 4] = ["roster", "members", "attendance", "candidates"];
const FIELDS: [(&str, Kind); 4] =
    [("seat", Kind::Seat), ("party", Kind::Party), ("rank", Kind::Rank), ("position", Kind::Rank)];

/// What a name is the name of: 书记 is a seat, and a rank too.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Seat,
    Party,
    Rank,
}

/// Puts ids in the place of names throughout the lists of people of an act; what is no name stays as it is.
pub(super) async fn by_id(web: &Web, tenant: &str, case: &str, act: &mut Value) -> Result<(), Problem> {
    let has_people = |work: &Value| {
        LISTS.iter().any(|l| work.get(l).and_then(Value::as_array).is_some_and(|rows| !rows.is_empty()))
    };
    let done = act.get("done").and_then(Value::as_array).into_iter().flatten().filter_map(|d| d.get("work"));
    let one = act.get("member").is_some();
    if !one
        && !has_people(act)
        && !act.get("work").is_some_and(has_people)
        && !done.into_iter().any(has_people)
    {
        return Ok(());
    }
    let engine = web.engine();
    let case = engine.case(tenant, case).await?.ok_or_else(Problem::missing)?;
    let procedure = engine.procedures().by_digest(case.digest).ok_or_else(Problem::missing)?;
    let mut names = Names::of(web, tenant).await?;
    let everybody: Vec<String> = names.directory.people.keys().cloned().collect();
    names.fetch_people(web, tenant, everybody).await?;
    let day = engine.now().date(engine.calendar().offset());
    let known = Known {
        ids: ids(&case, &procedure, &names.directory),
        people: people(&case, &names, day),
        facts: by_name(&procedure, super::form::asked_of_pools(&procedure)),
        lists: by_name(&procedure, procedure.incompatible().iter().map(|r| r.holding.clone())),
    };
    known.put(act);
    if let Some(member) = act.get_mut("member") {
        known.put_row(member, "members");
    }
    if let Some(work) = act.get_mut("work") {
        known.put(work);
    }
    if let Some(done) = act.get_mut("done").and_then(Value::as_array_mut) {
        done.iter_mut().filter_map(|d| d.get_mut("work")).for_each(|work| known.put(work));
    }
    Ok(())
}

/// Who somebody of a name is, by party; under no party, of the whole jurisdiction. None where several are called so.
type People = BTreeMap<(String, String), Option<(String, String)>>;

struct Known {
    ids: BTreeMap<(Kind, String), String>,
    people: People,
    /// What pools ask for, by name.
    facts: BTreeMap<String, String>,
    /// Lists of people whose places do not go with others, by name.
    lists: BTreeMap<String, String>,
}

impl Known {
    fn put(&self, work: &mut Value) {
        for list in LISTS {
            for row in work.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten() {
                // Whoever stands in an election stands beside the votes, and is written as in a roster.
                match row.get_mut("who") {
                    Some(who) => self.put_row(who, "roster"),
                    None => self.put_row(row, list),
                }
            }
        }
    }

    fn put_row(&self, row: &mut Value, list: &str) {
        for (field, kind) in FIELDS {
            let name = row.get(field).and_then(Value::as_str);
            let id = name.and_then(|name| self.ids.get(&(kind, name.trim().to_owned())));
            if let Some(id) = id.cloned() {
                row[field] = id.into();
            }
        }
        if let Some(facts) = row.get_mut("facts").and_then(Value::as_object_mut) {
            let named = std::mem::take(facts).into_iter();
            *facts = named.map(|(name, v)| (self.facts.get(&name).cloned().unwrap_or(name), v)).collect();
        }
        // Of what stands behind a name and a pool, some is told of the pool, and some of other lists.
        let on_lists = |(name, _): &(&String, &Value)| self.lists.contains_key(*name);
        let facts = row.get("facts").and_then(Value::as_object);
        let also: Map<String, Value> = facts
            .into_iter()
            .flatten()
            .filter(on_lists)
            .map(|(name, place)| (self.lists[name].clone(), place.clone()))
            .collect();
        if !also.is_empty() {
            if let Some(facts) = row.get_mut("facts").and_then(Value::as_object_mut) {
                facts.retain(|name, _| !self.lists.contains_key(name));
            }
            row["also"] = also.into();
        }
        let text =
            |row: &Value, field: &str| row.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
        let found = self.people.get(&(text(row, "party"), text(row, "name")));
        let Some(Some((person, rank))) = found else { return };
        // Who came to a meeting is told by name alone.
        if list != "attendance" {
            row["person"] = person.as_str().into();
        }
        let held = if list == "roster" { "position" } else { "rank" };
        if text(row, held).is_empty() {
            row[held] = rank.as_str().into();
        }
    }
}

fn ids(case: &Case, procedure: &Procedure, directory: &Directory) -> BTreeMap<(Kind, String), String> {
    let seats = procedure.rosters().iter().flat_map(|r| &r.seats).map(|s| (Kind::Seat, &s.id));
    let parties = procedure.parties().iter().map(|p| (Kind::Party, &p.id));
    let ranks = procedure.ranks().iter().map(|r| &r.id).chain(procedure.positions().iter().map(|p| &p.id));
    let mut all = BTreeMap::new();
    // Offices first, so that a title of the procedure counts for more where both have one name.
    for (office, party) in filled(case, directory) {
        let name = |l| (Kind::Party, directory.office_name(office, l).to_owned());
        all.extend(Language::ALL.map(|l| (name(l), party.to_owned())));
    }
    for (kind, id) in seats.chain(parties).chain(ranks.map(|r| (Kind::Rank, r))) {
        all.extend(Language::ALL.map(|l| ((kind, procedure.name(id, l).to_owned()), id.clone())));
    }
    all
}

/// Which office fills which party: as the directory has it, and as the case says.
fn filled<'a>(case: &'a Case, directory: &'a Directory) -> impl Iterator<Item = (&'a str, &'a str)> {
    let open = directory.offices.iter().filter(|(_, o)| !o.closed);
    let usual = open.flat_map(|(id, o)| o.fills.iter().map(|party| (id.as_str(), party.as_str())));
    let bound = case.parties.iter();
    usual.chain(bound.flat_map(|(party, offices)| offices.iter().map(|o| (o.as_str(), party.as_str()))))
}

fn people(case: &Case, names: &Names, day: Date) -> People {
    let mut parties: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (office, party) in filled(case, &names.directory) {
        parties.entry(office).or_default().insert(party);
    }
    let mut all = People::new();
    for held in names.directory.appointments.values().filter(|a| a.holds_on(day)) {
        let of = parties.get(held.office.as_str()).into_iter().flatten().copied();
        for party in of.chain([""]) {
            let who = Some((held.person.clone(), held.rank.clone()));
            let slot =
                all.entry((party.to_owned(), names.person(&held.person))).or_insert_with(|| who.clone());
            if slot.as_ref().is_some_and(|(person, _)| *person != held.person) {
                *slot = None;
            }
        }
    }
    all
}

/// What the pools of rosters ask for: titles in both languages, and the id.
/// Some ids of a procedure by what they are called.
fn by_name(procedure: &Procedure, ids: impl IntoIterator<Item = String>) -> BTreeMap<String, String> {
    ids.into_iter()
        .flat_map(|id| Language::ALL.map(|l| (procedure.name(&id, l).to_owned(), id.clone())))
        .collect()
}
