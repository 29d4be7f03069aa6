//! Telling people outside the pages: to a mail server and a webhook of the tests' own, once, when they want it.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use futures_util::future::join_all;
use quorate_core::{Language, Moment};
use quorate_notices::{Channels, tell_all};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::support::county::{County, LEAGUE, MORNING, TENANT, who};
use crate::support::databases::{Database, for_each_database};

const ORIGIN: &str = "https://quorate.example";
const TAX: &str = "tax-section-head";
const CIVIL: &str = "civil-section-head";
const MAIL: &str = "luo@tax.example";
const PHONE: &str = "0856 3220000";
const DAY: i64 = 24 * 60;

/// A server that writes down what it is sent, and answers badly as often as it is told to.
#[derive(Clone, Default)]
struct Box {
    got: Arc<Mutex<Vec<String>>>,
    fails: Arc<Mutex<VecDeque<()>>>,
}

impl Box {
    fn fail(&self, times: usize) {
        self.fails.lock().unwrap().extend(vec![(); times]);
    }

    fn is_to_fail(&self) -> bool {
        self.fails.lock().unwrap().pop_front().is_some()
    }

    fn keep(&self, text: String) {
        self.got.lock().unwrap().push(text);
    }

    fn all(&self) -> Vec<String> {
        self.got.lock().unwrap().clone()
    }
}

/// A mail server (RFC 5321), as far as it takes to be handed a message.
async fn smtp(inbox: Box) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let inbox = inbox.clone();
            // A client that goes away in the middle is no fault.
            tokio::spawn(async move { drop(converse(stream, &inbox).await) });
        }
    });
    port
}

async fn converse(stream: TcpStream, inbox: &Box) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 tests ready\r\n").await?;
    let mut envelope = String::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let verb = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        let answer = match verb.as_str() {
            "EHLO" => "250-tests\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n",
            "MAIL" | "RCPT" => {
                envelope += &line;
                "250 ok\r\n"
            }
            "DATA" if inbox.is_to_fail() => "451 not now\r\n",
            "DATA" => {
                stream.write_all(b"354 go on\r\n").await?;
                let mut body = String::new();
                while !body.ends_with("\r\n.\r\n") {
                    let read = stream.read_line(&mut body).await?;
                    assert!(read > 0, "a message without its end");
                }
                inbox.keep(std::mem::take(&mut envelope) + &body);
                "250 taken\r\n"
            }
            "QUIT" => {
                stream.write_all(b"221 bye\r\n").await?;
                return Ok(());
            }
            _ => "250 ok\r\n",
        };
        stream.write_all(answer.as_bytes()).await?;
    }
}

/// A webhook: keeps the head and the body of every request.
async fn webhook(inbox: Box) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let inbox = inbox.clone();
            tokio::spawn(async move { drop(take(stream, &inbox).await) });
        }
    });
    port
}

async fn take(stream: TcpStream, inbox: &Box) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    let (mut head, mut length) = (String::new(), 0);
    while !head.ends_with("\r\n\r\n") {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        if let Some(told) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = told.trim().parse().unwrap();
        }
        head += &line;
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await?;
    let fails = inbox.is_to_fail();
    if !fails {
        inbox.keep(head + &String::from_utf8(body).unwrap());
    }
    let status = if fails { "503 Service Unavailable" } else { "200 OK" };
    let answer = format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    stream.write_all(answer.as_bytes()).await
}

/// A county with both servers, and channels that lead to them.
struct Post {
    county: County,
    channels: Channels,
    mail: Box,
    hook: Box,
}

/// What the operator writes.
async fn channels(mail: &Box, hook: &Box) -> Channels {
    let (smtp, web) = (smtp(mail.clone()).await, webhook(hook.clone()).await);
    let text = format!(
        "mail: {{server: 'smtp://127.0.0.1:{smtp}', from: '成立有据 <quorate@county.example>'}}\n\
         webhooks: [{{url: 'http://127.0.0.1:{web}/send?key=k', headers: {{x-token: $TOKEN}},\n\
         body: {{to: '{{phone}}', name: '{{name}}', text: '{{subject}} {{link}}', list: ['{{text}}', 1, null]}}}}]\n"
    );
    Channels::from_yaml(&text, &|name| (name == "TOKEN").then(|| "a secret".to_owned())).unwrap()
}

impl Post {
    async fn open(database: &Database) -> Self {
        let county = County::establish(database).await;
        let (mail, hook) = (Box::default(), Box::default());
        let channels = channels(&mail, &hook).await;
        Self { county, channels, mail, hook }
    }

    async fn wants(&self, person: &str, time: &str, mail: &str, phone: &str) {
        let command = json!({"act": "set_notices", "time": time, "mail": mail, "phone": phone});
        let order = quorate_engine::Order::Directory(serde_json::from_value(command).unwrap());
        let request = quorate_engine::Request::new(who(person), self.county.id(), order);
        self.county.engine.submit(request).await.unwrap();
    }

    /// One round; tells how many messages went out, and holds the servers to it.
    async fn round(&self) -> usize {
        tell_all(&self.county.engine, &self.channels, ORIGIN, Language::Zh).await.unwrap()
    }

    fn later(&self, minutes: i64) {
        self.county.clock.set(self.county.engine.now().plus_minutes(minutes));
    }

    async fn remind(&self, case: &str, bureau: &str) {
        let remind = json!({"act": "remind", "task": format!("bureaus.1.{bureau}"), "words": "※"});
        self.county.submit(LEAGUE, case, remind).await.unwrap();
    }
}

/// The text of a mail: base64 or quoted-printable undone, headers as they stand.
fn text_of(mail: &str) -> String {
    let (head, body) = mail.split_once("\r\n\r\n").unwrap();
    let body = body.trim_end_matches("\r\n.\r\n");
    let head = head.to_ascii_lowercase();
    if head.contains("content-transfer-encoding: base64") {
        return from_base64(body);
    }
    if head.contains("content-transfer-encoding: quoted-printable") {
        let joined = body.replace("=\r\n", "");
        let (mut bytes, mut rest) = (vec![], joined.as_bytes());
        while let Some((first, after)) = rest.split_first() {
            if *first == b'=' {
                bytes.push(u8::from_str_radix(std::str::from_utf8(&after[..2]).unwrap(), 16).unwrap());
                rest = &after[2..];
            } else {
                bytes.push(*first);
                rest = after;
            }
        }
        return String::from_utf8(bytes).unwrap();
    }
    body.to_owned()
}

fn from_base64(text: &str) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let sextets: Vec<u32> =
        text.bytes().filter_map(|b| LETTERS.iter().position(|l| *l == b)).map(|n| n as u32).collect();
    let mut bytes = vec![];
    for four in sextets.chunks(4) {
        let bits = four.iter().fold(0, |bits, s| bits << 6 | s) << (6 * (4 - four.len()));
        bytes.extend(bits.to_be_bytes()[1..].iter().take(four.len() * 6 / 8));
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn at_once_by_mail_and_webhook_and_nothing_of_the_past() {
    for_each_database(async |database| {
        let post = Post::open(database).await;
        post.county.founding("past").to_coordination().await;
        post.wants(TAX, "at_once", MAIL, PHONE).await;
        assert_eq!(post.round().await, 0, "what happened before is not told");
        post.remind("past", "tax").await;
        assert_eq!(post.round().await, 1);
        let (mails, hooks) = (post.mail.all(), post.hook.all());
        assert_eq!((mails.len(), hooks.len()), (1, 1), "{mails:?} {hooks:?}");
        assert!(
            mails[0].contains(&format!("RCPT TO:<{MAIL}>")) && mails[0].contains("<quorate@county.example>"),
            "{}",
            mails[0]
        );
        let text = text_of(&mails[0]);
        assert!(text.contains("提醒") && text.contains("征求涉农部门意见"), "{text}");
        assert!(text.contains(&format!("{ORIGIN}/notices")) && text.contains("tax-section-head※"), "{text}");
        assert_eq!(text.matches("· ").count(), 1, "one line for one notice: {text}");
        assert!(
            hooks[0].starts_with("POST /send?key=k HTTP/1.1") && hooks[0].contains("x-token: a secret"),
            "{}",
            hooks[0]
        );
        let body: Value = serde_json::from_str(hooks[0].split_once("\r\n\r\n").unwrap().1).unwrap();
        assert_eq!((&body["to"], &body["name"]), (&json!(PHONE), &json!("tax-section-head※")));
        assert_eq!((&body["list"][1], &body["list"][2]), (&json!(1), &Value::Null));
        assert!(body["list"][0].as_str().unwrap().contains("提醒"), "{body}");
        assert!(body["text"].as_str().unwrap().ends_with(&format!("{ORIGIN}/notices")), "{body}");
        // Told once.
        assert_eq!(post.round().await, 0);
        post.later(3 * DAY);
        assert_eq!(post.round().await, 0);
        assert_eq!((post.mail.all().len(), post.hook.all().len()), (1, 1));
        // The next one is a message of its own.
        post.remind("past", "tax").await;
        assert_eq!(post.round().await, 1);
        assert_eq!(post.mail.all().len(), 2);
        // Whether somebody was told is no part of the record.
        post.county.check_rebuild().await;
    });
}

#[test]
fn once_a_day_in_the_morning_with_everything_since() {
    for_each_database(async |database| {
        let post = Post::open(database).await;
        post.county.founding("a").to_coordination().await;
        post.wants(TAX, "daily", MAIL, "").await;
        assert_eq!(post.round().await, 0);
        post.remind("a", "tax").await;
        assert_eq!(post.round().await, 0, "not on the day on which it was asked for");
        post.later(DAY);
        post.remind("a", "tax").await;
        // Half past eight on the next day, by the clock of China.
        let morning = |day: i64| Moment(MORNING.0 - 30 * 60_000_000).plus_minutes(day * DAY);
        let mut day = 1;
        while morning(day) < post.county.engine.now() {
            day += 1;
        }
        let before = Moment(morning(day).0 - 1);
        post.county.clock.set(Moment(before.0 - 8 * 60 * 60_000_000));
        // By then the day has begun, the morning has not.
        let told_early = post.round().await;
        post.county.clock.set(before);
        assert_eq!(told_early + post.round().await, 0, "nobody is woken");
        post.county.clock.set(morning(day));
        assert_eq!(post.round().await, 1);
        let text = text_of(&post.mail.all()[0]);
        assert_eq!(text.matches("· 提醒").count(), 2, "both in one message: {text}");
        post.remind("a", "civil").await;
        post.county.founding("b").to_coordination().await;
        assert_eq!(post.round().await, 0, "once a day");
        post.county.clock.set(morning(day + 2));
        assert_eq!(post.round().await, 1);
        assert_eq!(post.mail.all().len(), 2);
        post.county.clock.set(morning(day + 3));
        assert_eq!(post.round().await, 0, "nothing new is no message");
    });
}

#[test]
fn whoever_wants_nothing_or_has_no_way_is_left_alone_and_holds_up_nobody() {
    for_each_database(async |database| {
        let post = Post::open(database).await;
        post.wants(TAX, "never", MAIL, PHONE).await;
        // A way for which there is no channel, and none at all.
        post.wants(CIVIL, "at_once", "", "").await;
        post.wants("science-section-head", "at_once", "", PHONE).await;
        assert_eq!(post.round().await, 0);
        post.county.founding("a").to_coordination().await;
        assert_eq!(post.round().await, 1, "the one by webhook");
        assert_eq!((post.mail.all().len(), post.hook.all().len()), (0, 1));
        // Whoever later says where is told what comes then.
        post.wants(CIVIL, "at_once", "liu@civil.example", "").await;
        post.remind("a", "civil").await;
        assert!(post.round().await <= 1);
        let told = post.mail.all();
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("liu@civil.example"));
        // A head who set nothing of the sort hears nothing.
        assert!(!told.iter().any(|m| m.contains("head@")));
        // A neighbour's people with the same ids are others.
        assert!(
            tell_all(&post.county.engine, &Channels::default(), ORIGIN, Language::En).await.unwrap() == 0
        );
    });
}

#[test]
fn what_could_not_be_sent_is_tried_again_and_nothing_is_said_twice() {
    for_each_database(async |database| {
        let post = Post::open(database).await;
        post.wants(TAX, "at_once", MAIL, "").await;
        post.wants(CIVIL, "at_once", "", PHONE).await;
        assert_eq!(post.round().await, 0);
        post.county.founding("a").to_coordination().await;
        post.mail.fail(1);
        assert_eq!(post.round().await, 1, "one failure holds up nobody else");
        assert_eq!((post.mail.all().len(), post.hook.all().len()), (0, 1));
        // Not at once again.
        assert_eq!(post.round().await, 0);
        post.later(5);
        assert_eq!(post.round().await, 1);
        assert_eq!((post.mail.all().len(), post.hook.all().len()), (1, 1));
        let text = text_of(&post.mail.all()[0]);
        assert!(text.contains("交办"), "what was to be told the first time: {text}");
        post.later(60);
        assert_eq!(post.round().await, 0);
    });
}

#[test]
fn one_way_that_fails_does_not_send_the_other_again_and_again() {
    for_each_database(async |database| {
        let post = Post::open(database).await;
        post.wants(TAX, "at_once", MAIL, PHONE).await;
        assert_eq!(post.round().await, 0);
        post.county.founding("a").to_coordination().await;
        post.hook.fail(100);
        for _ in 0..5 {
            post.round().await;
            post.later(6);
        }
        assert_eq!((post.mail.all().len(), post.hook.all().len()), (1, 0), "the mail came once");
        // Nor the other way round.
        post.hook.fails.lock().unwrap().clear();
        post.mail.fail(100);
        post.remind("a", "tax").await;
        for _ in 0..5 {
            post.round().await;
            post.later(6);
        }
        assert_eq!((post.mail.all().len(), post.hook.all().len()), (1, 1), "the message came once");
    });
}

#[test]
fn two_nodes_tell_everybody_once() {
    for_each_database(async |database| {
        let post = Post::open(database).await;
        let people = ["tax", "civil", "science", "finance", "commerce"].map(|b| format!("{b}-section-head"));
        for person in &people {
            post.wants(person, "at_once", &format!("{person}@county.example"), PHONE).await;
        }
        let other = County::start(database, "b").await;
        assert_eq!(post.round().await, 0);
        post.county.founding("a").to_coordination().await;
        other.clock.set(post.county.engine.now());
        let far = channels(&post.mail, &post.hook).await;
        let rounds = (0..6).map(|n| {
            let (engine, ways) =
                if n % 2 == 0 { (&post.county.engine, &post.channels) } else { (&other.engine, &far) };
            tell_all(engine, ways, ORIGIN, Language::Zh)
        });
        let told: usize = join_all(rounds).await.into_iter().map(Result::unwrap).sum();
        assert_eq!(told, people.len());
        let mut mails: Vec<String> = post.mail.all();
        assert_eq!((mails.len(), post.hook.all().len()), (people.len(), people.len()));
        mails.sort();
        mails.dedup_by_key(|m| m.lines().find(|l| l.starts_with("RCPT")).unwrap().to_owned());
        assert_eq!(mails.len(), people.len(), "each their own");
        assert_eq!(other.check_log().await, post.county.check_log().await);
        assert!(!TENANT.is_empty());
    });
}

#[test]
fn words_of_others_are_data_in_mail_and_webhook() {
    for_each_database(async |database| {
        let post = Post::open(database).await;
        post.wants(TAX, "at_once", MAIL, PHONE).await;
        assert_eq!(post.round().await, 0);
        // A title that looks like a placeholder, like JSON, and like the end of a mail.
        let title = "{phone}\", \"to\": \"x\" {{link}} Bcc: a@b.example .※";
        let open =
            json!({"act": "open", "procedure": "county-work-committee", "county": TENANT, "title": title});
        post.county.submit(LEAGUE, "odd", open).await.unwrap();
        post.county.founding("odd").act(LEAGUE, json!({"act": "withdraw", "reason": "※"})).await;
        post.county.founding("b").to_coordination().await;
        post.round().await;
        for hook in post.hook.all() {
            let body: Value = serde_json::from_str(hook.split_once("\r\n\r\n").unwrap().1).unwrap();
            assert_eq!(body["to"], json!(PHONE), "{body}");
            assert_eq!(body.as_object().unwrap().len(), 4);
        }
        for mail in post.mail.all() {
            assert_eq!(mail.matches("RCPT TO:").count(), 1, "{mail}");
            assert!(mail.lines().take_while(|l| !l.is_empty()).all(|l| !l.starts_with("Bcc:")), "{mail}");
        }
        assert_eq!((post.mail.all().len(), post.hook.all().len()), (1, 1));
    });
}
