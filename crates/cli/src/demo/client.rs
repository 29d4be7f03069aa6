//! A client of the API as an office would write one: queue, files, acts.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use quorate_core::Language;
use quorate_engine::Engine;
use quorate_wording::say;
use serde_json::{Value, json};

use crate::Trouble;
use crate::terminal::print_line;

/// How many steps the story has; a test holds it to that.
pub(super) const STEPS: usize = 119;

pub(super) struct Client {
    http: reqwest::Client,
    base: String,
    tokens: BTreeMap<String, String>,
    engine: Engine,
    language: Language,
    done: AtomicUsize,
}

impl Client {
    pub fn new(address: &str, tokens: BTreeMap<String, String>, engine: Engine, language: Language) -> Self {
        let base = format!("{address}/api/v1");
        Self { http: reqwest::Client::new(), base, tokens, engine, language, done: AtomicUsize::new(0) }
    }

    /// The token of a person.
    pub fn token(&self, person: &str) -> &str {
        self.tokens.get(person).map_or("", String::as_str)
    }

    async fn answer(&self, request: reqwest::RequestBuilder, person: &str) -> Result<Value, Trouble> {
        let request = request.bearer_auth(self.token(person)).header("accept-language", self.language.tag());
        let response = request.send().await.map_err(Trouble::from_display)?;
        let (status, url) = (response.status(), response.url().path().to_owned());
        let value: Value = response.json().await.map_err(Trouble::from_display)?;
        if status.is_success() {
            return Ok(value);
        }
        let said = value["title"].as_str().unwrap_or_default();
        Err(Trouble(format!("{person} {url}: {status} {said} {}", value["facts"])))
    }

    /// Stores a small file and tells its digest.
    pub async fn file(&self, person: &str, name: &str, bytes: impl Into<Vec<u8>>) -> Result<String, Trouble> {
        let url = format!("{}/artifacts", self.base);
        let request = self.http.post(url).query(&[("name", name)]).body(bytes.into());
        let value = self.answer(request, person).await?;
        Ok(value["digest"].as_str().unwrap_or_default().to_owned())
    }

    /// A paper of plain text as an act takes it.
    pub async fn paper(
        &self,
        person: &str,
        paper: &str,
        name: &str,
        text: &str,
        more: Value,
    ) -> Result<Value, Trouble> {
        let digest = self.file(person, &format!("{name}.txt"), text.as_bytes()).await?;
        let mut value = json!({"paper": paper, "files": [digest]});
        if let (Some(object), Some(more)) = (value.as_object_mut(), more.as_object()) {
            object.extend(more.clone());
        }
        Ok(value)
    }

    pub async fn open(&self, person: &str, procedure: &str, title: &str) -> Result<String, Trouble> {
        self.open_about(person, procedure, title, "").await
    }

    /// Opens a case about a body in office, by its office; about none if empty.
    pub async fn open_about(
        &self,
        person: &str,
        procedure: &str,
        title: &str,
        about: &str,
    ) -> Result<String, Trouble> {
        let about = Some(about).filter(|about| !about.is_empty());
        let body = json!({"procedure": procedure, "title": title, "about": about});
        let value = self.answer(self.http.post(format!("{}/cases", self.base)).json(&body), person).await?;
        self.tell(person, "open", "");
        Ok(value["case"].as_str().unwrap_or_default().to_owned())
    }

    /// An act on a case.
    pub async fn on_case(&self, person: &str, case: &str, act: &str, body: Value) -> Result<(), Trouble> {
        self.answer(self.http.post(format!("{}/cases/{case}/{act}", self.base)).json(&body), person).await?;
        let about = body["of"].as_str().or_else(|| body["parameter"].as_str()).unwrap_or_default();
        self.tell(person, act, about);
        Ok(())
    }

    /// An act on the task that lies in the queue of the person's office under the task of the procedure.
    pub async fn on_task(
        &self,
        person: &str,
        office: &str,
        case: &str,
        task: &str,
        act: &str,
        body: Value,
    ) -> Result<(), Trouble> {
        let url = format!("{}/offices/{office}/queue", self.base);
        let queue =
            self.answer(self.http.get(url).query(&[("case", case), ("limit", "200")]), person).await?;
        let tasks = queue["tasks"].as_array().cloned().unwrap_or_default();
        let found = tasks.iter().find(|t| t["task"] == task).and_then(|t| t["key"].as_str());
        let key = found.ok_or_else(|| Trouble(format!("{task} is not in the queue of {office}")))?;
        self.on_key(person, case, key, act, body).await
    }

    /// An act on a task by its key.
    pub async fn on_key(
        &self,
        person: &str,
        case: &str,
        key: &str,
        act: &str,
        body: Value,
    ) -> Result<(), Trouble> {
        self.answer(
            self.http.post(format!("{}/cases/{case}/tasks/{key}/{act}", self.base)).json(&body),
            person,
        )
        .await?;
        self.tell(person, act, key.split('.').next().unwrap_or_default());
        Ok(())
    }

    /// Progress: who did what.
    fn tell(&self, person: &str, act: &str, about: &str) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let names = self.engine.procedures().all();
        let named = names.map(|p| p.name(about, self.language).to_owned()).find(|name| name != about);
        let about = named.as_deref().unwrap_or(about);
        let act = say(self.language, &format!("act-{act}"), &[]);
        let what = if about.is_empty() { act } else { format!("{act} · {about}") };
        let facts =
            [("done", done.to_string()), ("all", STEPS.to_string()), ("what", format!("{what}  ({person})"))];
        let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
        // Whether anyone watches does not matter to the story.
        drop(print_line(say(self.language, "demo-step", &facts)));
    }
}
