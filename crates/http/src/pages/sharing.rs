//! 派办: a head or clerk gives tasks of the office to its people: by lot, in turn, to whoever has least, or to one.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use quorate_core::case::TaskState;
use quorate_core::directory::Role;
use quorate_core::record::Digest;
use quorate_core::sharing::{Colleague, How, share_out};
use quorate_core::{Language, Refusal, RefusalCode};

use super::Desk;
use super::hands::people_of;
use crate::Web;
use crate::names::Names;
use crate::problem::Problem;
use crate::visitor::Visitor;

/// Whom tasks can be given to, for the form: as sent, and as read.
#[derive(Default)]
pub(super) struct Share {
    /// The ways of sharing out.
    pub ways: Vec<(String, String)>,
    /// The colleagues, with how much each holds.
    pub people: Vec<(String, String)>,
}

impl Share {
    /// For the offices whose people the visitor gives their tasks.
    pub async fn of(desk: &mut Desk, offices: &[String]) -> Result<Self, Problem> {
        let orders: Vec<&String> = offices.iter().filter(|o| desk.visitor.orders(o)).collect();
        let mut all = Self::default();
        for office in orders {
            let loads = loads(&desk.web, &desk.visitor.tenant, office).await?;
            for (person, name) in people_of(desk, office).await? {
                let count = loads.get(&person).copied().unwrap_or(0).to_string();
                let facts = [("name", name.as_str()), ("count", count.as_str())];
                let line = quorate_wording::say(desk.language, "share-person", &facts);
                all.people.push((format!("person:{person}"), line));
            }
        }
        all.people.dedup();
        if all.people.len() > 1 {
            let way = |how: How| (how.as_str().to_owned(), desk.chrome.t(&format!("share-{}", how.as_str())));
            all.ways = How::ALL.map(way).into();
        }
        Ok(all)
    }
}

async fn loads(web: &Web, tenant: &str, office: &str) -> Result<BTreeMap<String, u64>, Problem> {
    Ok(web.engine().store().loads(tenant, office).await?.into_iter().collect())
}

/// Who gets each of the tasks picked, or why the visitor may not say so; in their order. `command` is the id of the
/// form: sent again, it draws the same lots.
pub(super) async fn assign(
    web: &Web,
    visitor: &Visitor,
    picked: &[(String, String)],
    how: &str,
    command: &str,
) -> Result<Vec<Result<String, Problem>>, Problem> {
    let names = Names::of(web, &visitor.tenant).await?;
    let not_the_head = |office: &str| {
        let refusal = Refusal::new(RefusalCode::NotTheHead).with("office", office);
        Problem::refused(&refusal, None, &|id, language: Language| names.find(id, language))
    };
    let mut given: Vec<Result<String, Problem>> = vec![];
    let mut by_office: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    // What is given away now weighs on nobody yet: so the same form sent again finds the same loads.
    let mut picked_of: BTreeMap<String, u64> = BTreeMap::new();
    for (n, (case, key)) in picked.iter().enumerate() {
        // What is not the visitor's is missing here as everywhere.
        let task = match crate::authorize::sees(web, visitor, case).await {
            Ok(()) => web.engine().case(&visitor.tenant, case).await?.and_then(|c| c.tasks.get(key).cloned()),
            Err(_) => None,
        };
        given.push(match task {
            None => Err(Problem::missing()),
            Some(task) if !visitor.orders(&task.office) => Err(not_the_head(&task.office)),
            Some(task) => {
                let holder = match task.state {
                    TaskState::Claimed { person } => Some(person),
                    _ => task.named,
                };
                holder.into_iter().for_each(|p| *picked_of.entry(p).or_default() += 1);
                by_office.entry(task.office).or_default().push(n);
                Ok(String::new())
            }
        });
    }
    for (office, tasks) in by_office {
        let shares = match (how.strip_prefix("person:"), How::ALL.into_iter().find(|h| h.as_str() == how)) {
            (Some(person), _) => vec![person.to_owned(); tasks.len()],
            (None, Some(how)) => {
                let mut people = colleagues(web, &visitor.tenant, &names, &office).await?;
                for one in &mut people {
                    let picked = picked_of.get(&one.person).copied().unwrap_or(0);
                    one.load = one.load.saturating_sub(picked);
                }
                share_out(tasks.len(), &people, how, seed(command, &office)?)
            }
            (None, None) => vec![],
        };
        for (n, person) in tasks.into_iter().zip(shares) {
            given[n] = Ok(person);
        }
    }
    Ok(given)
}

/// The handlers of an office today, or whoever acts for it where it has none, with what each holds.
async fn colleagues(web: &Web, tenant: &str, names: &Names, office: &str) -> Result<Vec<Colleague>, Problem> {
    let day = web.engine().now().date(web.engine().calendar().offset());
    let held = names.directory.appointments.values();
    let held: Vec<_> = held.filter(|a| a.office == office && a.holds_on(day) && a.role.acts()).collect();
    let handles = held.iter().any(|a| a.role == Role::Handler);
    let loads = loads(web, tenant, office).await?;
    let people = held.into_iter().filter(|a| !handles || a.role == Role::Handler).map(|a| a.person.clone());
    let load = |person: &String| loads.get(person).copied().unwrap_or(0);
    Ok(people.map(|person| Colleague { load: load(&person), person }).collect())
}

/// What lots are drawn from: nobody outside foresees it, and a form sent twice to this program draws the same.
fn seed(command: &str, office: &str) -> Result<[u8; 32], Problem> {
    static SECRET: OnceLock<[u8; 32]> = OnceLock::new();
    let secret = match SECRET.get() {
        Some(secret) => *secret,
        None => {
            let drawn = quorate_engine::random()?;
            *SECRET.get_or_init(|| drawn)
        }
    };
    Ok(Digest::of(&[&secret[..], command.as_bytes(), b"/", office.as_bytes()].concat()).0)
}
