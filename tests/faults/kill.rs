//! SIGKILL in the middle of a thousand commands, again and again: nothing acknowledged is lost, nothing is done twice.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use quorate_core::Moment;
use quorate_core::record::merkle::leaf_hash;
use reqwest::Client;
use serde_json::{Value, json};
use tokio::sync::Notify;

use crate::cli::program::{Server, log_of};
use crate::http::site::{FAR, secret_of};
use crate::support::county::{BUREAUS, County, LEAGUE, TENANT};
use crate::support::databases::{Database, for_each_database};

/// Clients at once.
const CLIENTS: usize = 8;
/// Commands between two kills, if nobody were killed.
const COMMANDS: usize = 1000;
/// Kills of an ordinary run; `QUORATE_KILLS` says otherwise.
const KILLS: usize = 3;

fn kills() -> usize {
    std::env::var("QUORATE_KILLS").map_or(KILLS, |n| n.parse().unwrap())
}

/// A command as a client sends it, and sends it again if it was not answered.
#[derive(Clone, Debug)]
struct Sent {
    person: String,
    key: String,
    path: String,
    body: Value,
    /// The receipt, byte by byte; none if no answer came.
    receipt: Option<Bytes>,
}

/// What the clients of one life of the server share.
struct Life {
    base: String,
    http: Client,
    tokens: BTreeMap<String, String>,
    /// Answered so far.
    acknowledged: AtomicUsize,
    /// How many answers until the server is killed.
    until: usize,
    reached: Notify,
    killed: AtomicBool,
    /// A file stored on the server, which acts name.
    file: String,
}

impl Life {
    /// Sends a command; whether there is an answer, and the receipt in it.
    async fn send(&self, sent: &mut Sent) -> bool {
        let request = self.http.post(format!("{}{}", self.base, sent.path)).json(&sent.body);
        let request = request.bearer_auth(&self.tokens[&sent.person]).header("idempotency-key", &sent.key);
        let Ok(response) = request.send().await else { return false };
        let status = response.status();
        let Ok(body) = response.bytes().await else { return false };
        assert_eq!(status, 200, "{sent:?}: {}", String::from_utf8_lossy(&body));
        sent.receipt = Some(body);
        if self.acknowledged.fetch_add(1, Ordering::Relaxed) + 1 == self.until {
            self.reached.notify_one();
        }
        true
    }
}

/// One client: opens cases and works on them, answers as bureaus, until the server is gone.
struct Worker {
    life: Arc<Life>,
    /// Tells its commands from those of others.
    name: String,
    sent: Vec<Sent>,
    /// Cases in which the bureaus are still to be asked.
    waiting: Vec<String>,
}

impl Worker {
    /// Sends one command; false if the server is gone.
    async fn act(&mut self, person: &str, path: String, body: Value) -> Option<Value> {
        let key = format!("{}-{}", self.name, self.sent.len());
        let mut sent = Sent { person: person.into(), key, path, body, receipt: None };
        let answered = self.life.send(&mut sent).await;
        assert!(answered || self.life.killed.load(Ordering::SeqCst), "{sent:?} was not answered");
        let value = sent.receipt.as_ref().map(|bytes| serde_json::from_slice(bytes).unwrap());
        self.sent.push(sent);
        value
    }

    /// Until nobody answers any more: a case opened and its survey submitted, then a case in which the bureaus answer.
    async fn work(mut self) -> Vec<Sent> {
        while self.episode().await.is_some() {}
        self.sent
    }

    async fn episode(&mut self) -> Option<()> {
        let open = json!({"procedure": "county-work-committee", "title": format!("{}", self.sent.len())});
        let opened = self.act(LEAGUE, "/api/v1/cases".into(), open).await?;
        let case = opened["case"].as_str().unwrap().to_owned();
        let task = |act: &str| format!("/api/v1/cases/{case}/tasks/survey-county.1/{act}");
        self.act(LEAGUE, task("claim"), json!({})).await?;
        self.act(LEAGUE, task("release"), json!({})).await?;
        self.act(LEAGUE, task("claim"), json!({})).await?;
        let paper = json!({"paper": "survey-report", "files": [self.life.file]});
        let points = ["县域农村经济发展状况", "合作组织发展现状", "基层党团组织建设", "团员青年等情况"];
        let work = json!({"work": {"papers": [paper], "covered": points, "remark": "走访"}});
        self.act(LEAGUE, task("submit"), work).await?;
        for parameter in ["committee_size", "large_members"] {
            let body = json!({"parameter": parameter, "value": 2, "decided_by": "书记"});
            self.act(LEAGUE, format!("/api/v1/cases/{case}/set_parameter"), body).await?;
        }
        let Some(case) = self.waiting.pop() else { return Some(()) };
        for bureau in BUREAUS {
            let person = format!("{bureau}-section-head");
            let task = |act: &str| format!("/api/v1/cases/{case}/tasks/bureaus.1.{bureau}/{act}");
            self.act(&person, task("claim"), json!({})).await?;
            self.act(&person, task("reply"), json!({"stance": "agree", "opinion": "同意"})).await?;
        }
        Some(())
    }
}

/// The figures of a run.
#[derive(Debug, Default)]
struct Figures {
    kills: usize,
    sent: usize,
    acknowledged: usize,
    /// In the log though never acknowledged: known only by asking again.
    done_unanswered: usize,
    unanswered: usize,
}

/// A county whose people have tokens, on a server that can be killed.
struct Rig<'a> {
    database: &'a Database,
    tokens: BTreeMap<String, String>,
    server: Server,
    /// Cases in which the bureaus are asked and have not answered.
    waiting: Vec<String>,
    /// Everything ever sent.
    sent: Vec<Sent>,
    figures: Figures,
}

impl<'a> Rig<'a> {
    async fn build(database: &'a Database, kills: usize) -> Self {
        let county = County::establish(database).await;
        let mut tokens = BTreeMap::new();
        for person in BUREAUS.map(|b| format!("{b}-section-head")).into_iter().chain([LEAGUE.to_owned()]) {
            let secret = secret_of(county.engine.store(), TENANT, &person, Moment(0), FAR).await;
            tokens.insert(person, secret.reveal().to_owned());
        }
        let waiting: Vec<String> = (0..kills * CLIENTS).map(|n| format!("asked-{n}")).collect();
        for case in &waiting {
            county.founding(case).to_coordination().await;
        }
        county.engine.store().close().await;
        let server = Server::start(database);
        Self { database, tokens, server, waiting, sent: vec![], figures: Figures::default() }
    }

    async fn life(&self, until: usize) -> Life {
        let http = Client::new();
        let upload = http.post(format!("{}/api/v1/artifacts?name=a.txt", self.server.base)).body("words");
        let stored = upload.bearer_auth(&self.tokens[LEAGUE]).send().await.unwrap();
        let stored: Value = stored.json().await.unwrap();
        Life {
            base: self.server.base.clone(),
            http,
            tokens: self.tokens.clone(),
            acknowledged: AtomicUsize::new(0),
            until,
            reached: Notify::new(),
            killed: AtomicBool::new(false),
            file: stored["digest"].as_str().unwrap().to_owned(),
        }
    }

    /// Lets the clients work until so many commands are answered, and kills the server under them.
    async fn kill(&mut self, round: usize, until: usize) -> Vec<Sent> {
        let life = Arc::new(self.life(until).await);
        let workers: Vec<_> = (0..CLIENTS)
            .map(|n| {
                let waiting = self.waiting.pop().into_iter().collect();
                let worker =
                    Worker { life: life.clone(), name: format!("w{round}-{n}"), sent: vec![], waiting };
                tokio::spawn(worker.work())
            })
            .collect();
        life.reached.notified().await;
        // Not to wait for anything: to fall on any step of a batch.
        let [a, b] = quorate_engine::random::<2>().unwrap();
        tokio::time::sleep(Duration::from_micros(u64::from(a) * u64::from(b) / 8)).await;
        life.killed.store(true, Ordering::SeqCst);
        self.server.kill();
        let mut sent = vec![];
        for worker in workers {
            sent.extend(worker.await.unwrap());
        }
        self.server = Server::start(self.database);
        self.figures.kills += 1;
        self.figures.sent += sent.len();
        sent
    }

    /// What was not answered is sent again, and of what was answered a part: done once, the same bytes.
    async fn ask_again(&mut self, sent: &mut [Sent]) {
        let done = self.commands().await;
        let life = self.life(usize::MAX).await;
        for (n, one) in sent.iter_mut().enumerate() {
            let before = one.receipt.take();
            let times = done.get(&(one.person.clone(), one.key.clone())).copied().unwrap_or(0);
            match &before {
                Some(_) => self.figures.acknowledged += 1,
                None => {
                    self.figures.unanswered += 1;
                    self.figures.done_unanswered += times;
                }
            }
            assert!(times <= 1, "{one:?} is in the log {times} times");
            assert!(times == 1 || before.is_none(), "{one:?} was acknowledged and is lost");
            if before.is_some() && n % 7 != 0 {
                one.receipt = before;
                continue;
            }
            assert!(life.send(one).await, "{one:?}: no answer, {}", log_of(self.database));
            assert!(before.is_none() || before == one.receipt, "{one:?} was answered otherwise before");
        }
    }

    /// How often each command is in the log, by actor and id.
    async fn commands(&self) -> BTreeMap<(String, String), usize> {
        let store = self.database.open().await;
        let rows = store.log_since(TENANT, 0, i64::MAX).await.unwrap();
        store.close().await;
        let mut all = BTreeMap::new();
        for row in rows {
            *all.entry((row.leaf.actor, row.leaf.command)).or_default() += 1;
        }
        all
    }

    /// Everything ever sent is in the log once, where its receipt says; the log fits together, and so does what is read.
    async fn check(&self) {
        let county = County::start(self.database, "check").await;
        let log = county.log().await;
        assert_eq!(county.check_log().await, log.len() as u64);
        for one in &self.sent {
            let receipt: Value = serde_json::from_slice(one.receipt.as_ref().unwrap()).unwrap();
            let text = &log[usize::try_from(receipt["index"].as_u64().unwrap()).unwrap()];
            assert_eq!(leaf_hash(text.as_bytes()).to_string(), receipt["leaf"], "{one:?}");
            let leaf: Value = serde_json::from_str(text).unwrap();
            assert_eq!((&leaf["actor"], &leaf["command"]), (&json!(one.person), &json!(one.key)));
            assert_eq!((&leaf["stream"], &leaf["version"]), (&receipt["stream"], &receipt["version"]));
        }
        let commands = self.commands().await;
        assert!(commands.values().all(|n| *n == 1));
        let ours = commands.keys().filter(|(_, key)| key.starts_with('w')).count();
        assert_eq!(ours, self.sent.len(), "nothing is in the log that was not sent");
        county.check_rebuild().await;
        county.engine.store().close().await;
    }
}

#[test]
fn nothing_acknowledged_is_lost_and_nothing_is_done_twice() {
    let kills = kills();
    for_each_database(async |database| {
        let mut rig = Rig::build(database, kills).await;
        for round in 0..kills {
            // Spread evenly over the thousand.
            let until = COMMANDS * (2 * round + 1) / (2 * kills);
            let mut sent = rig.kill(round, until).await;
            rig.ask_again(&mut sent).await;
            rig.sent.extend(sent);
            rig.check().await;
        }
        let Figures { kills, sent, acknowledged, unanswered, done_unanswered } = &rig.figures;
        let told =
            format!("{}: {kills} kills, {sent} commands, {acknowledged} acknowledged, 0 lost", database.kind);
        let told = format!("{told}; {unanswered} unanswered, of which {done_unanswered} had been done");
        println!("{told}");
        assert!(*acknowledged >= COMMANDS * kills / 2 - kills, "too few to mean anything: {told}");
        assert!(*unanswered > 0, "nobody was killed at work: {told}");
    });
}
