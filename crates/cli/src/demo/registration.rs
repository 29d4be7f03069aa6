//! A case of another field in the demo: a board that acts for an association that is not registered yet.

use serde_json::{Value, json};

use super::story::Story;
use crate::Trouble;

const FOUNDER: &str = "lena-vogt";
const OFFICE: &str = "reading-circle-founders";
/// What the articles must say, and what they should.
const ARTICLES: &[&str] = &["Purpose", "Name", "Seat", "That the association is to be registered"];
const MATTERS: &[&str] = &[
    "How members join and leave",
    "Whether and what they contribute",
    "How the board is formed",
    "When and how the general meeting is called and how its decisions are recorded",
];
const FOUNDERS: &[&str] = &[
    "Lena Vogt",
    "Emre Aydin",
    "Hanna Kruse",
    "Piotr Nowak",
    "Mia Brandt",
    "Jonas Weiß",
    "Sofia Ricci",
    "Ole Petersen",
];

impl Story<'_> {
    /// It has been founded, its board has applied for registration, and the court has the papers.
    pub(super) async fn registration(&self) -> Result<String, Trouble> {
        let client = self.client;
        self.day(68, 100);
        let case = client.open(FOUNDER, "registered-association", "Lesekreis Nordstadt e. V.").await?;
        let paper = async |paper: &str, name: &str, more: Value| {
            client.paper(FOUNDER, paper, name, &format!("{name}\n"), more).await
        };
        let at = async |office: &str, task: &str, act: &str, body: Value| {
            client.on_task(FOUNDER, office, &case, task, act, body).await
        };
        let articles = paper("articles", "Satzung", json!({"sections": ARTICLES})).await?;
        at(OFFICE, "draw-up-articles", "submit", json!({"work": {"papers": [articles]}})).await?;
        at(OFFICE, "cover-matters", "submit", json!({"work": {"covered": MATTERS}})).await?;
        let roll = client.file(FOUNDER, "founders.csv", format!("name\n{}\n", FOUNDERS.join("\n"))).await?;
        let roll = json!({"work": {"papers": [{"paper": "founder-roll", "files": [roll]}]}});
        at(OFFICE, "list-founders", "submit", roll).await?;
        let count = |counts: Value| json!({"held_on": self.today(), "counts": {"heads": counts}});
        at(OFFICE, "sign", "count_votes", count(json!({"participating": FOUNDERS.len()}))).await?;
        self.day(68, 160);
        let mut elected = count(json!({"participating": FOUNDERS.len()}));
        elected["papers"] = json!([paper("minutes", "Protokoll", json!({})).await?]);
        let who = json!({"seat": "board", "name": FOUNDERS[0], "person": FOUNDER, "pool": "Founders"});
        elected["candidates"] = json!([{"who": who, "votes": {"heads": 7}}]);
        at(OFFICE, "elect-board", "count_votes", elected).await?;
        self.day(69, 30);
        // The board acts, and the association is not there yet.
        let board = format!("{case}-association");
        let application = paper("application", "Anmeldung", json!({})).await?;
        at(&board, "apply", "submit", json!({"work": {"papers": [application]}})).await?;
        let sent = json!({"event": {"is": "sent", "to": [{"party": "court"}]}, "day": self.today(), "words": "By post"});
        at(&board, "register", "record_event", sent).await?;
        Ok(case)
    }
}
