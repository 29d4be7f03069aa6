//! What pages send: a form becomes the same command the API takes, and goes through the same door.

use std::collections::BTreeMap;

use axum::extract::{Extension, Form, Multipart, Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use quorate_core::context::Stored;
use quorate_core::tally::{Together, Vote};
use quorate_core::{Refusal, RefusalCode, decimal};
use serde_json::{Map, Value, json};

use super::naming::by_id;
use super::slip::{code, tidy};
use super::unsent::Unsent;
use crate::Web;
use crate::api::acts::{command, send, submit};
use crate::api::artifacts::keep;
use crate::api::uploads::kept;
use crate::names::Names;
use crate::photos::bound;
use crate::problem::{Cause, Problem};
use crate::visitor::Visitor;

pub(crate) async fn on_case(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(case): Path<String>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let first = |name: &str| {
        fields.iter().find(|(n, _)| n == name).map(|(_, v)| v.trim().to_owned()).unwrap_or_default()
    };
    let act = first("act");
    let (body, said) = match act.as_str() {
        "set_parameter" => {
            let value = first("value");
            let number: Option<i64> = if value.is_empty() { None } else { Some(number(&value)?) };
            (
                json!({"parameter": first("parameter"), "value": number, "day": date_if_any(&first("day")),
                    "decided_by": first("decided_by")}),
                "said-parameter",
            )
        }
        "bind_party" => {
            let offices: Vec<&String> =
                fields.iter().filter(|(n, _)| n == "offices").map(|(_, v)| v).collect();
            (json!({"party": first("party"), "offices": offices}), "said-party")
        }
        "inform" => {
            let offices = fields.iter().filter(|(n, _)| n == "offices").map(|(_, v)| v);
            (
                json!({"task": first("task"), "offices": offices.collect::<Vec<_>>(), "words": first("words")}),
                "said-informed",
            )
        }
        "announce" => (json!({"of": first("of"), "words": first("words")}), "said-informed"),
        "acknowledge" => (json!({"informed": number(&first("informed"))?}), "said-read"),
        "name_handler" => (json!({"office": first("office"), "person": first("person")}), "said-handler"),
        "refill" => {
            let member = json!({"name": first("name"), "party": first("from"), "rank": first("rank")});
            let (party, reason) = (first("party"), first("reason"));
            let mut body = json!({"party": party, "place": number(&first("place"))?, "member": member, "reason": reason});
            by_id(&web, &visitor.tenant, &case, &mut body).await?;
            (body, "said-refilled")
        }
        "redo" => (json!({"of": first("of"), "reason": first("reason")}), "said-done"),
        "request" | "lapse" => (json!({"of": first("of")}), "said-done"),
        "close_stage" => (json!({}), "said-done"),
        "return" => (json!({"to": first("to"), "reason": first("reason")}), "said-done"),
        "explain" | "early" => {
            let told = ["of", "reason", "basis", "authoriser"].map(|f| (f.to_owned(), first(f).into()));
            (Value::Object(told.into_iter().collect()), "said-done")
        }
        "end" => (json!({"end": first("end"), "reason": first("reason")}), "said-done"),
        "withdraw" => (json!({"reason": first("reason")}), "said-done"),
        "suspend" => {
            (json!({"reason": first("reason"), "until": date_if_any(&first("until"))}), "said-suspended")
        }
        "resume" => (json!({"words": first("words")}), "said-resumed"),
        "recount" => (json!({}), "said-done"),
        "uninvite" => (json!({"invitation": number(&first("invitation"))?}), "said-uninvited"),
        "succeed" => (json!({"office": first("office")}), "said-done"),
        _ => return Err(Problem::with(Cause::BadJson, &[("said", &act)])),
    };
    submit(&web, &visitor, &case, command(body, &act, None)?, &headers).await?;
    Ok(Redirect::to(&format!("/cases/{case}?said={said}")).into_response())
}

/// A field for a day that was left empty names none.
fn date_if_any(text: &str) -> Option<&str> {
    Some(text).filter(|t| !t.is_empty())
}

pub(super) fn number(text: &str) -> Result<i64, Problem> {
    text.parse().map_err(|_| Problem::with(Cause::BadJson, &[("said", text)]))
}

/// The cells of a line by name; what is missing is empty.
pub(super) fn cells(line: &[String], names: &[&str]) -> Value {
    let cell =
        |(n, name): (usize, &&str)| ((*name).to_owned(), line.get(n).cloned().unwrap_or_default().into());
    Value::Object(names.iter().enumerate().map(cell).collect())
}

/// A line of a roster: seat, name, party, position and pool; then what the pool asks for, as `社员数=120`.
pub(super) fn proposed(line: &[String]) -> Value {
    let fields = ["seat", "name", "party", "position", "pool"];
    let mut row = cells(line, &fields);
    let fact = |cell: &String| {
        let (name, value) = cell.split_once(['=', '＝', ':', '：'])?;
        let value = value.trim();
        let value = value.parse::<i64>().map_or_else(|_| value.into(), Value::from);
        Some((name.trim().to_owned(), value))
    };
    let facts: Map<String, Value> = line.iter().skip(fields.len()).filter_map(fact).collect();
    row["facts"] = facts.into();
    row
}

/// A form with files: files are stored as they come, before the act that names them.
pub(super) struct Sent {
    fields: Vec<(String, String)>,
    files: BTreeMap<String, Vec<String>>,
    /// The files with their names: field, digest, name.
    names: Vec<(String, String, String)>,
}

impl Sent {
    /// Reads a form; the reason why no file is taken, if none is.
    pub async fn read(
        web: &Web,
        visitor: &Visitor,
        mut form: Multipart,
        closed: Option<Refusal>,
    ) -> Result<Self, Problem> {
        let mut fields = vec![];
        let mut files: BTreeMap<String, Vec<Stored>> = BTreeMap::new();
        let broken = |error: axum::extract::multipart::MultipartError| {
            Problem::with(Cause::BadJson, &[("said", &error.body_text())])
        };
        while let Some(field) = form.next_field().await.map_err(broken)? {
            let name = field.name().unwrap_or_default().to_owned();
            let paper = name.strip_prefix("paper:").or_else(|| name.strip_prefix("file:"));
            match (paper, field.file_name().map(str::to_owned)) {
                // A file field left empty has no name.
                (Some(_), Some(file)) if file.is_empty() => {}
                (Some(_), Some(_)) if closed.is_some() => {
                    let refusal = closed.unwrap_or_else(|| Refusal::new(RefusalCode::TaskNotOpen));
                    return Err(Problem::refused(&refusal, None, &|_, _| None));
                }
                (Some(paper), Some(file)) => {
                    let stored = keep(web, visitor, &file, field).await?;
                    files.entry(paper.to_owned()).or_default().push(stored);
                }
                _ => {
                    let text = field.text().await.map_err(broken)?;
                    // Sent in parts before the form was.
                    let kept_of = name.strip_prefix("kept:");
                    let kept_of =
                        kept_of.and_then(|k| k.strip_prefix("paper:").or_else(|| k.strip_prefix("file:")));
                    if let Some(paper) = kept_of {
                        let stored = kept(web, visitor, text.trim()).await?;
                        files.entry(paper.to_owned()).or_default().push(stored);
                    } else {
                        fields.push((name, text));
                    }
                }
            }
            if fields.len() + files.values().map(Vec::len).sum::<usize>() > 500 {
                return Err(Problem::with(Cause::TooLarge, &[("max", "500")]));
            }
        }
        let mut sent = Self { fields, files: BTreeMap::new(), names: vec![] };
        for (paper, files) in files {
            let files = bound(web, visitor, files).await?;
            sent.names.extend(files.iter().map(|f| (paper.clone(), f.digest.to_string(), f.name.clone())));
            sent.files.insert(paper, files.iter().map(|f| f.digest.to_string()).collect());
        }
        sent.stored_before();
        Ok(sent)
    }

    /// Files that came with what was kept (暂存), where no other was chosen since.
    fn stored_before(&mut self) {
        let before = self.fields.iter().filter_map(|(name, value)| {
            let paper = name.strip_prefix("stored:")?;
            let (digest, file) = value.split_once(' ').unwrap_or((value, ""));
            let digest: quorate_core::record::Digest = digest.parse().ok()?;
            Some((paper.to_owned(), digest.to_string(), file.to_owned()))
        });
        let before: Vec<_> = before.filter(|(paper, _, _)| !self.files.contains_key(paper)).collect();
        for (paper, digest, file) in before {
            self.files.entry(paper.clone()).or_default().push(digest.clone());
            self.names.push((paper, digest, file));
        }
    }

    /// What is kept of a form that is not sent yet.
    fn unsent(&self) -> Unsent {
        let beside = ["act", "command", "keep"];
        let fields = self.fields.iter().filter(|(name, value)| {
            !value.is_empty() && !beside.contains(&name.as_str()) && !name.starts_with("stored:")
        });
        Unsent { fields: fields.cloned().collect(), files: self.names.clone(), saved: None }
    }

    pub fn first(&self, name: &str) -> String {
        self.fields.iter().find(|(n, _)| n == name).map(|(_, v)| v.trim().to_owned()).unwrap_or_default()
    }

    pub fn all(&self, name: &str) -> Vec<&String> {
        self.fields.iter().filter(|(n, _)| n == name).map(|(_, v)| v).collect()
    }

    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(n, _)| n == name)
    }

    /// The files of a field, by digest.
    pub fn files(&self, name: &str) -> &[String] {
        self.files.get(name).map_or(&[], Vec::as_slice)
    }

    /// The id of the command: the form carries it, so that what is sent twice is done once.
    pub fn command_id(&self) -> String {
        let key = Some(self.first("command")).filter(|k| uuid::Uuid::parse_str(k).is_ok());
        key.unwrap_or_else(|| uuid::Uuid::now_v7().to_string())
    }

    /// Lines of values between commas.
    pub fn lines(&self, name: &str) -> Vec<Vec<String>> {
        let text = self.first(name);
        let cells = |line: &str| line.split([',', '，']).map(|c| c.trim().to_owned()).collect();
        text.lines().filter(|l| !l.trim().is_empty()).map(cells).collect()
    }

    fn papers(&self) -> Vec<Value> {
        let paper = |(id, files): (&String, &Vec<String>)| json!({"paper": id, "files": files, "number": self.first(&format!("number:{id}")), "sections": self.all(&format!("section:{id}"))});
        self.files
            .iter()
            .filter(|(id, _)| !["behalf_photo", "minutes", "evidence"].contains(&id.as_str()))
            .map(paper)
            .collect()
    }

    fn facts(&self) -> Result<Map<String, Value>, Problem> {
        let mut facts = Map::new();
        for (name, value) in &self.fields {
            if let Some(fact) = name.strip_prefix("fact:") {
                facts.insert(fact.to_owned(), number(value.trim())?.into());
            } else if let Some(fact) = name.strip_prefix("word:") {
                facts.insert(fact.to_owned(), value.trim().into());
            }
        }
        Ok(facts)
    }

    /// 代录: the evidence of an answer that came on paper or by telephone, if the form is for one.
    fn behalf(&self) -> Result<Option<Value>, Problem> {
        let medium = self.first("behalf_medium");
        if medium.is_empty() {
            return Ok(None);
        }
        // Evidence is one file: none of several may be lost without a word.
        let photo = match self.files("behalf_photo") {
            [_, _, ..] => return Err(Problem::of(Cause::OneFile)),
            photos => photos.first(),
        };
        Ok(Some(
            json!({"medium": medium, "signer": self.first("behalf_signer"), "person": Some(self.first("behalf_person")).filter(|p| !p.is_empty()), "rank": self.first("behalf_rank"),
            "number": self.first("behalf_number"), "dated": self.first("behalf_dated"), "photo": photo,
            "original": self.first("behalf_original")}),
        ))
    }

    /// Whom an act brings in, as `person:ID` or `office:ID`, and what is said.
    fn involving(&self, act: &str) -> Value {
        let (to, words) = (self.first("to"), self.first("words"));
        let (person, office) = match to.split_once(':') {
            Some(("person", id)) => (id, ""),
            Some(("office", id)) => ("", id),
            _ => ("", ""),
        };
        match act {
            "transfer" => json!({"person": person, "office": office, "reason": words}),
            "delegate" => json!({"person": person, "words": words}),
            "add_signer" => {
                json!({"person": person, "office": office, "turn": self.first("turn"), "reason": words})
            }
            "co_handle" => json!({"office": office, "words": words, "waits": self.has("waits")}),
            "hand_back" => json!({"words": words}),
            _ => json!({"reason": words}),
        }
    }

    /// A collective decision: the count as the minutes have it.
    fn together(&self) -> Result<Option<Value>, Problem> {
        if !self.has("together") {
            return Ok(None);
        }
        let votes: Map<String, Value> = self
            .fields
            .iter()
            .filter(|(_, vote)| !vote.is_empty())
            .filter_map(|(name, vote)| Some((name.strip_prefix("vote:")?.to_owned(), vote.as_str().into())))
            .collect();
        let casting = self.casting();
        let minutes = self.files("minutes").first();
        let minutes = minutes.ok_or_else(|| Problem::with(Cause::BadJson, &[("said", "minutes")]))?;
        if !votes.is_empty() {
            // Taken by name, they are counted here.
            let cast: BTreeMap<String, Vote> = serde_json::from_value(Value::Object(votes.clone()))
                .map_err(|error| Problem::with(Cause::BadJson, &[("said", &error.to_string())]))?;
            let count = Together::of(cast.into_values(), casting);
            return Ok(Some(json!({"count": count, "minutes": minutes, "votes": votes})));
        }
        let mut count = Map::new();
        for name in ["entitled", "present", "agree", "against", "not_asked", "recused"] {
            let written = self.first(name);
            count.insert(name.to_owned(), if written.is_empty() { 0 } else { number(&written)? }.into());
        }
        if let Some(casting) = casting {
            count.insert("casting".to_owned(), casting.into());
        }
        Ok(Some(json!({"count": count, "minutes": minutes})))
    }

    /// 决定票, if it was one.
    fn casting(&self) -> Option<bool> {
        match self.first("casting").as_str() {
            "" => None,
            casting => Some(casting == "for"),
        }
    }

    /// What was counted in a vote, under `count:MEASURE:WHAT`; what is left empty is none.
    fn counts(&self) -> Result<Value, Problem> {
        let mut counts = json!({});
        for (name, value) in &self.fields {
            let Some((measure, what)) = name.strip_prefix("count:").and_then(|n| n.rsplit_once(':')) else {
                continue;
            };
            let written = value.trim();
            counts[measure][what] =
                if written.is_empty() { 0 } else { self.measured(measure, written)? }.into();
        }
        Ok(counts)
    }

    /// A number of a measure in its smallest part; the form says under `decimals:MEASURE` how many decimals it was asked with.
    fn measured(&self, measure: &str, written: &str) -> Result<u64, Problem> {
        let decimals = self.first(&format!("decimals:{measure}")).parse().unwrap_or(0);
        let read = decimal::read(written.trim(), decimals);
        read.ok_or_else(|| Problem::with(Cause::BadJson, &[("said", written)]))
    }

    /// A line of a candidate: votes by heads and by each measure, then as in a roster.
    fn candidate(&self, line: &[String]) -> Result<Value, Problem> {
        let measures: Vec<&str> = self
            .fields
            .iter()
            .filter_map(|(name, _)| name.strip_prefix("count:")?.strip_suffix(":participating"))
            .collect();
        let mut votes = json!({});
        for (measure, cell) in measures.iter().zip(line) {
            votes[measure] = self.measured(measure, cell)?.into();
        }
        Ok(json!({"who": proposed(line.get(measures.len()..).unwrap_or_default()), "votes": votes}))
    }

    /// Whoever was left over from the round before and stands again, under `stood:PLACE:MEASURE`; left empty, nobody.
    fn left_over(&self) -> Result<Vec<Value>, Problem> {
        let mut all: BTreeMap<usize, Value> = BTreeMap::new();
        for (name, value) in self.fields.iter().filter(|(_, value)| !value.trim().is_empty()) {
            let Some((place, measure)) = name.strip_prefix("stood:").and_then(|n| n.split_once(':')) else {
                continue;
            };
            let Ok(place) = place.parse() else { continue };
            let one = all.entry(place).or_insert_with(|| json!({"stood": place, "votes": {}}));
            one["votes"][measure] = self.measured(measure, value)?.into();
        }
        Ok(all.into_values().collect())
    }

    /// What happened with a filing or a notice.
    fn event(&self) -> Value {
        let choice = self.first("choice");
        let of = self.first("of").parse::<usize>().ok();
        match choice.as_str() {
            "sent" => {
                // A party of several is sent to by name, a line each; any other without.
                let to = self.fields.iter().flat_map(|(name, value)| {
                    let alone = name.strip_prefix("to:").map(|party| (party, vec![""]));
                    let several = name.strip_prefix("names:").map(|party| {
                        let names = value.lines().map(str::trim).filter(|n| !n.is_empty());
                        (party, names.collect())
                    });
                    let (party, names) = alone.or(several).unwrap_or_default();
                    names
                        .into_iter()
                        .map(move |name| json!({"party": party, "name": name}))
                        .collect::<Vec<_>>()
                });
                json!({"is": "sent", "to": to.collect::<Vec<_>>()})
            }
            "received" => json!({"is": "received", "of": of}),
            "registered" | "returned" | "refused" | "no_answer" => {
                json!({"is": "answered", "of": of, "answer": choice})
            }
            "objected" => json!({"is": "objected", "name": self.first("objector")}),
            _ => json!({"is": choice}),
        }
    }

    /// The fields of an act.
    fn body(&self, act: &str) -> Result<Value, Problem> {
        Ok(match act {
            "claim" | "release" | "undo" | "close_round" => json!({}),
            // What was done in the round before, unchanged.
            "reply" if self.has("confirm") => json!({"confirm": true, "opinion": self.first("words")}),
            "decide" if self.has("confirm") => {
                json!({"confirm": true, "outcome": "agreed", "reason": self.first("words")})
            }
            "submit" if self.has("confirm") => {
                json!({"work": {"confirm": true, "remark": self.first("words")}})
            }
            "record_meeting" if self.has("confirm") => {
                json!({"confirm": true, "held_on": self.first("held_on"), "attendance": []})
            }
            "transfer" | "delegate" | "add_signer" | "co_handle" | "drop_signer" | "take_back"
            | "hand_back" => self.involving(act),
            "reply" => {
                json!({"stance": self.first("choice"), "opinion": self.first("words"), "papers": self.papers(), "behalf": self.behalf()?})
            }
            "decide" => {
                json!({"outcome": self.first("choice"), "reason": self.first("words"), "papers": self.papers(), "behalf": self.behalf()?, "together": self.together()?})
            }
            "correct" | "revoke" => {
                let paper = self.papers().into_iter().next().unwrap_or_default();
                json!({"paper": paper, "reason": self.first("words")})
            }
            "remind" => json!({"told": self.first("told"), "words": self.first("words")}),
            "endorse" | "resume" => json!({"words": self.first("words")}),
            "suspend" => json!({"reason": self.first("words"), "until": date_if_any(&self.first("until"))}),
            "sign_in" => json!({"party": self.first("party")}),
            "dispose" => json!({"disposal": self.first("choice"), "reason": self.first("words")}),
            "submit" => {
                let roster: Vec<Value> = self.lines("roster").iter().map(|l| proposed(l)).collect();
                let members: Vec<Value> =
                    self.lines("members").iter().map(|l| cells(l, &["name", "party", "rank"])).collect();
                json!({"work": {"papers": self.papers(), "facts": self.facts()?, "roster": roster, "members": members,
                    "choices": self.all("choices"), "covered": self.all("covered"), "remark": self.first("words")}})
            }
            "count_votes" => {
                let candidates = self.lines("candidates");
                let candidates: Result<Vec<Value>, Problem> =
                    candidates.iter().map(|line| self.candidate(line)).collect();
                let candidates = [candidates?, self.left_over()?].concat();
                json!({"held_on": self.first("held_on"), "counts": self.counts()?, "candidates": candidates, "casting": self.casting(),
                    "papers": self.papers(), "remark": self.first("words"), "recount": self.has("recount")})
            }
            "take_result" if self.has("case") => {
                json!({"case": self.first("case"), "words": self.first("words")})
            }
            "take_result" => {
                let mut said = json!({"rule": self.first("rule"), "files": self.files("evidence"), "words": self.first("words"),
                    "took_place": date_if_any(&self.first("day")), "failed": self.has("failed")});
                // What came to nothing has brought nothing about.
                if !self.has("failed") {
                    let roster: Vec<Value> = self.lines("roster").iter().map(|l| proposed(l)).collect();
                    said["work"] = json!({"papers": self.papers(), "facts": self.facts()?, "roster": roster});
                }
                said
            }
            "record_event" => {
                json!({"event": self.event(), "day": self.first("day"), "number": self.first("event_number"),
                    "files": self.files("evidence"), "words": self.first("words"), "papers": self.papers()})
            }
            "record_meeting" => {
                let attendance: Vec<Value> =
                    self.lines("attendance").iter().map(|l| cells(l, &["party", "name", "rank"])).collect();
                let agenda: Vec<Value> =
                    self.all("held").iter().map(|t| json!({"title": t, "held": true})).collect();
                json!({"held_on": self.first("held_on"), "attendance": attendance, "agenda": agenda, "papers": self.papers(), "remark": self.first("words")})
            }
            _ => return Err(Problem::with(Cause::BadJson, &[("said", act)])),
        })
    }
}

pub(crate) async fn on_task(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path((case, task)): Path<(String, String)>,
    form: Multipart,
) -> Result<Response, Problem> {
    let said = carry_out(&web, visitor, &case, &task, form).await?;
    Ok(Redirect::to(&format!("/cases/{case}/tasks/{task}?said={said}")).into_response())
}

/// Does what the form of a task asks for; tells what to say then.
pub(super) async fn carry_out(
    web: &Web,
    mut visitor: Visitor,
    case: &str,
    task: &str,
    form: Multipart,
) -> Result<&'static str, Problem> {
    // A link is no place to keep files: once its task is done none is taken.
    let known = web.engine().case(&visitor.tenant, case).await?.ok_or_else(Problem::missing)?;
    let open = known.tasks.get(task).filter(|t| t.state.is_open() && !t.superseded);
    let not_open = || Refusal::new(RefusalCode::TaskNotOpen).with("task", task);
    let closed = (visitor.guest.is_some() && open.is_none()).then(not_open);
    let mut sent = Sent::read(web, &visitor, form, closed).await?;
    if sent.has("keep") && visitor.guest.is_none() {
        let open = open.ok_or_else(|| Problem::refused(&not_open(), None, &|_, _| None))?;
        let procedure = web.engine().procedures().by_digest(known.digest).ok_or_else(Problem::missing)?;
        let lead = known.parties.get(procedure.convenor()).and_then(|o| o.first());
        let fills = |office: &String| visitor.acts_within(office, procedure.id(), Some(open.kind));
        if !fills(&open.office) && !lead.is_some_and(fills) {
            return Err(Problem::missing());
        }
        sent.unsent().keep(web, &visitor, case, task).await?;
        return Ok("said-kept");
    }
    let signer = sent.first("behalf_person");
    if !signer.is_empty() {
        // The photograph is of the slip of this task, and the signer goes by the name the directory knows.
        if tidy(&sent.first("slip_code")) != tidy(&code(&visitor.tenant, case, task)) {
            return Err(Problem::of(Cause::SlipCode));
        }
        let mut names = Names::of(web, &visitor.tenant).await?;
        names.fetch_people(web, &visitor.tenant, [signer.clone()]).await?;
        sent.fields.push(("behalf_signer".into(), names.person(&signer)));
    }
    if let Some(guest) = &mut visitor.guest {
        guest.name = sent.first("guest_name");
        guest.position = sent.first("guest_position");
        guest.rank = sent.first("guest_rank");
    }
    let act = sent.first("act");
    let mut body = sent.body(&act)?;
    by_id(web, &visitor.tenant, case, &mut body).await?;
    let command = command(body, &act, Some(task.to_owned()))?;
    let id = sent.command_id();
    let order = quorate_engine::Order::Case { case: case.to_owned(), command, expected: None };
    send(web, &visitor, id, order, Some(case)).await?;
    if matches!(
        act.as_str(),
        "submit" | "reply" | "decide" | "record_meeting" | "count_votes" | "record_event" | "take_result"
    ) {
        // The act is in the record whatever becomes of what was kept before it; that is swept in time.
        let _ = Unsent::forget(web, &visitor, case, task).await;
    }
    Ok(match act.as_str() {
        "claim" => "said-claimed",
        "release" => "said-released",
        "undo" => "said-undone",
        "remind" => "said-reminded",
        "sign_in" => "said-signed-in",
        "suspend" => "said-suspended",
        "resume" => "said-resumed",
        "transfer" | "delegate" | "hand_back" => "said-handed",
        "add_signer" | "co_handle" | "drop_signer" => "said-involved",
        _ => "said-done",
    })
}
