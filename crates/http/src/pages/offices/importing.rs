//! A table of offices and people, as CSV or XLSX: first what it would change, then the change.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Extension, Multipart, State};
use axum::response::{IntoResponse, Redirect, Response};
use quorate_core::Language;
use quorate_core::directory::{Directory, Role};
use quorate_core::record::Digest;
use quorate_wording::say;
use serde_json::{Value, json};

use super::{carry_out, id_of, listed};
use crate::Web;
use crate::door::{self, Network};
use crate::pages::{Chrome, Desk, render};
use crate::problem::{Cause, Problem};
use crate::visitor::Visitor;

const ROWS_MAX: usize = 5_000;
const BYTES_MAX: usize = 1024 * 1024;
/// Columns by what they may be called.
const COLUMNS: [(&str, [&str; 2]); 7] = [
    ("office", ["单位", "office"]),
    ("phone", ["电话", "phone"]),
    ("fills", ["参与单位", "party"]),
    ("name", ["姓名", "name"]),
    ("title", ["职务", "position"]),
    ("role", ["角色", "role"]),
    ("rank", ["层级", "rank"]),
];

/// What a row would do.
struct Planned {
    line: usize,
    office: String,
    person: String,
    /// Sentences: what is new, what changes, what is wrong.
    does: Vec<String>,
    wrong: bool,
    commands: Vec<Value>,
}

#[derive(Template)]
#[template(path = "importing.html")]
struct Page {
    c: Chrome,
    rows: Vec<Planned>,
    changes: usize,
    wrong: usize,
    /// The table again, to be sent when it is confirmed.
    table: String,
}

/// Takes a table, or the table shown before with a confirmation.
pub(crate) async fn import(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Extension(language): Extension<Language>,
    Extension(network): Extension<Network>,
    mut form: Multipart,
) -> Result<Response, Problem> {
    let broken = |error: axum::extract::multipart::MultipartError| {
        Problem::with(Cause::BadJson, &[("said", &error.body_text())])
    };
    let (mut table, mut confirmed) = (None, false);
    while let Some(field) = form.next_field().await.map_err(broken)? {
        match field.name().unwrap_or_default() {
            "confirm" => confirmed = true,
            "file" => {
                table = Some(read(&field.bytes().await.map_err(broken)?)?);
            }
            "table" => table = Some(from_csv(&field.text().await.map_err(broken)?)?),
            _ => {}
        }
    }
    let table = table.filter(|t| t.len() > 1).ok_or_else(|| Problem::of(Cause::EmptyFile))?;
    let mut desk = Desk::open(web.clone(), visitor.clone(), language, "offices").await?;
    let directory = desk.names.directory.clone();
    desk.names.fetch_people(&web, &visitor.tenant, directory.people.keys().cloned()).await?;
    let known = directory.people.keys().map(|id| (id.clone(), desk.names.person(id))).collect();
    let called = called(&desk);
    let rows = plan(&table, &directory, &known, &called, language)?;
    let wrong = rows.iter().filter(|r| r.wrong).count();
    let changes: usize = rows.iter().filter(|r| !r.wrong).map(|r| r.commands.len()).sum();
    if !confirmed || wrong > 0 {
        desk.chrome.title = desk.chrome.t("import");
        return render(&Page { c: desk.chrome, rows, changes, wrong, table: to_csv(&table) });
    }
    // Sent twice, it is done once: the id of each change is made of what it changes and of what it finds.
    let base = Digest::of(format!("{} {}", directory.version, to_csv(&table)).as_bytes()).to_string();
    for (n, command) in rows.into_iter().flat_map(|r| r.commands).enumerate() {
        carry_out(&web, &visitor, command, format!("import-{}-{n}", &base[..24])).await?;
    }
    door::note(&web, &visitor.tenant, "directory-changed", &visitor.person, &network, "import").await?;
    Ok(Redirect::to("/offices?said=said-done").into_response())
}

type Table = Vec<Vec<String>>;

fn unreadable(said: &str) -> Problem {
    Problem::with(Cause::BadJson, &[("said", said)])
}

fn read(bytes: &[u8]) -> Result<Table, Problem> {
    if bytes.len() > BYTES_MAX {
        return Err(Problem::with(Cause::TooLarge, &[("max", &BYTES_MAX.to_string())]));
    }
    bounded(quorate_papers::rows(bytes, ROWS_MAX + 2).map_err(|e| unreadable(&e.to_string()))?)
}

fn from_csv(text: &str) -> Result<Table, Problem> {
    bounded(quorate_papers::csv_rows(text, ROWS_MAX + 2).map_err(|e| unreadable(&e.to_string()))?)
}

fn bounded(rows: Table) -> Result<Table, Problem> {
    if rows.len() > ROWS_MAX + 1 {
        return Err(Problem::with(Cause::TooLarge, &[("max", &ROWS_MAX.to_string())]));
    }
    Ok(rows)
}

fn to_csv(table: &Table) -> String {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(vec![]);
    for row in table {
        // Writing to memory does not fail.
        drop(writer.write_record(row));
    }
    writer.into_inner().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

/// Parties and ranks by what the procedures call them, in either language: nobody has to know their ids.
struct Called {
    parties: BTreeMap<String, String>,
    ranks: BTreeMap<String, String>,
}

fn called(desk: &Desk) -> Called {
    let mut all = Called { parties: BTreeMap::new(), ranks: BTreeMap::new() };
    for procedure in desk.web.engine().procedures().all() {
        for language in Language::ALL {
            let named = |id: &String| (procedure.name(id, language).to_owned(), id.clone());
            all.parties.extend(procedure.parties().iter().map(|p| named(&p.id)));
            all.ranks.extend(procedure.ranks().iter().map(|r| named(&r.id)));
        }
    }
    all
}

fn by_name(ids: &BTreeMap<String, String>, name: String) -> String {
    ids.get(&name).cloned().unwrap_or(name)
}

/// Works out row by row what a table would change.
fn plan(
    table: &Table,
    directory: &Directory,
    known: &BTreeMap<String, String>,
    called: &Called,
    language: Language,
) -> Result<Vec<Planned>, Problem> {
    let head = table.first().cloned().unwrap_or_default();
    let find = |names: &[&str]| head.iter().position(|h| names.iter().any(|n| h.eq_ignore_ascii_case(n)));
    let columns: BTreeMap<&str, usize> =
        COLUMNS.iter().filter_map(|(id, names)| Some((*id, find(names)?))).collect();
    if !columns.contains_key("office") {
        return Err(unreadable(&say(language, "import-no-office", &[])));
    }
    let mut offices: BTreeMap<String, String> = directory
        .offices
        .iter()
        .filter(|(_, o)| !o.closed)
        .map(|(id, o)| (o.name.clone(), id.clone()))
        .collect();
    let mut rows = vec![];
    for (n, row) in table.iter().enumerate().skip(1) {
        let cell = |id: &str| columns.get(id).and_then(|c| row.get(*c)).cloned().unwrap_or_default();
        if row.iter().all(String::is_empty) {
            continue;
        }
        let mut planned = Planned {
            line: n + 1,
            office: cell("office"),
            person: cell("name"),
            does: vec![],
            wrong: false,
            commands: vec![],
        };
        let mut tell = |id: &str, name: &str| planned.does.push(say(language, id, &[("name", name)]));
        if planned.office.is_empty() {
            tell("import-office-missing", "");
            planned.wrong = true;
            rows.push(planned);
            continue;
        }
        let fills: Vec<String> =
            listed(&cell("fills")).into_iter().map(|f| by_name(&called.parties, f)).collect();
        let id = match offices.get(&planned.office) {
            Some(id) => id.clone(),
            None => {
                let id = id_of("office", &planned.office);
                tell("import-office-new", &planned.office);
                planned.commands.push(json!({"act": "put_office", "office": id, "name": planned.office,
                    "fills": fills, "phone": cell("phone")}));
                offices.insert(planned.office.clone(), id.clone());
                id
            }
        };
        if !planned.person.is_empty() {
            let person = person_in(directory, known, &id, &planned.person)
                .unwrap_or_else(|| id_of("person", &format!("{id} {}", planned.person)));
            let (role, rank, title) = (cell("role"), by_name(&called.ranks, cell("rank")), cell("title"));
            let Some(role) = role_of(&role) else {
                tell("import-role-unknown", &role);
                planned.wrong = true;
                rows.push(planned);
                continue;
            };
            if !known.contains_key(&person) {
                tell("import-person-new", &planned.person);
                planned.commands.push(json!({"act": "put_person", "person": person, "name": planned.person}));
            }
            let appointment = format!("{person}-{id}");
            let same = directory.appointments.values().any(|a| {
                a.person == person
                    && a.office == id
                    && a.role == role
                    && a.rank == rank
                    && a.title == title
                    && a.until.is_none()
            });
            if !same {
                let role_name = say(language, &format!("role-{}", role.as_str()), &[]);
                tell("import-appointed", &role_name);
                planned.commands.push(json!({"act": "appoint", "appointment": appointment, "person": person,
                    "office": id, "role": role.as_str(), "rank": rank, "title": title}));
            }
        }
        rows.push(planned);
    }
    Ok(rows)
}

fn person_in(
    directory: &Directory,
    known: &BTreeMap<String, String>,
    office: &str,
    name: &str,
) -> Option<String> {
    let mut held = directory.appointments.values().filter(|a| a.office == office);
    held.find(|a| known.get(&a.person).is_some_and(|n| n == name)).map(|a| a.person.clone())
}

/// A role by its word in either language or its id; an empty cell is a handler.
fn role_of(text: &str) -> Option<Role> {
    if text.is_empty() {
        return Some(Role::Handler);
    }
    Role::ALL.into_iter().find(|role| {
        let id = format!("role-{}", role.as_str());
        text.eq_ignore_ascii_case(role.as_str())
            || Language::ALL.iter().any(|l| say(*l, &id, &[]).eq_ignore_ascii_case(text))
    })
}
