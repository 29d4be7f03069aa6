//! The service over a county, on a port of its own: people with tokens, a neighbouring jurisdiction, a client.

use std::collections::BTreeMap;
use std::sync::Mutex;

use bytes::Bytes;
use quorate_core::Moment;
use quorate_engine::{Order, Request, Who, random};
use quorate_http::{ARTIFACT_MAX, Hosting, Part, Web, router};
use quorate_store::{Artifacts, Scope, Secret, Store};
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::support::county::{County, TENANT};
use crate::support::databases::Database;

/// The neighbouring jurisdiction.
pub const NEIGHBOUR: &str = "520623";
/// A moment that no test comes to.
pub const FAR: Moment = Moment(4_102_444_800_000_000);

/// A person of an office: id, role, rank.
type Member = (&'static str, &'static str, &'static str);

/// Offices besides the ten of the county: id, the parties it fills, and its people.
const MORE: [(&str, &[&str], &[Member]); 8] = [
    ("bank", &["banks"], &[("bank-section-head", "handler", "section-head")]),
    // Takes part in nothing.
    ("archive", &[], &[("archivist", "handler", "section-head")]),
    // Opens cases of its own, in which no office of the county takes part until they are asked.
    ("zone", &["league"], &[("zone-section-head", "handler", "section-head")]),
    ("supervision", &[], &[("auditor", "auditor", "")]),
    ("informatics", &[], &[("administrator", "administrator", "")]),
    ("security", &[], &[("guard", "security", "")]),
    ("province", &[], &[("programme", "programme", "")]),
    ("league", &["league"], &[("clerk", "clerk", "section-head")]),
];

/// A county on the network.
pub struct Site {
    pub county: County,
    /// Scheme, host and port.
    pub base: String,
    pub http: Client,
    tokens: Mutex<BTreeMap<(String, String), String>>,
    stop: Option<oneshot::Sender<()>>,
}

/// An answer, whole.
#[derive(Clone, Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Reply {
    /// A header, empty if it is not there.
    pub fn header(&self, name: &str) -> String {
        self.headers.get(name).map(|v| v.to_str().unwrap().to_owned()).unwrap_or_default()
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{e}: {} {}", self.status, self.text()))
    }

    /// The JSON of an answer that is to be 200.
    pub fn good(&self) -> Value {
        assert_eq!(self.status, 200, "{}", self.text());
        self.json()
    }

    /// The code of a problem; empty if it is none.
    pub fn code(&self) -> String {
        if self.header("content-type") != "application/problem+json" {
            return String::new();
        }
        self.json()["code"].as_str().unwrap().to_owned()
    }

    /// Holds the answer to be a problem as RFC 9457 and our document have it: with code and both languages, of this
    /// status, and nobody's fault on our side.
    pub fn problem(&self, status: u16, code: &str) {
        let told = format!("{} {}", self.status, String::from_utf8_lossy(&self.body));
        assert_eq!(self.header("content-type"), "application/problem+json", "{told}");
        let problem = self.json();
        assert_eq!((self.status, problem["code"].as_str()), (status, Some(code)), "{told}");
        assert_eq!(problem["status"], json!(status), "{told}");
        assert_eq!(problem["type"], json!(format!("urn:quorate:problem:{code}")), "{told}");
        let (zh, en) = (problem["zh"]["text"].as_str().unwrap(), problem["en"]["text"].as_str().unwrap());
        assert!(!zh.is_empty() && !en.is_empty() && zh != en, "{told}");
        assert!(problem["title"] == zh || problem["title"] == en, "{told}");
        assert!(self.status < 500 || code == "storage" || code == "busy", "{told}");
    }
}

impl Site {
    /// Serves a county.
    pub async fn over(county: County, database: &Database) -> Self {
        Self::with_limit(county, database, ARTIFACT_MAX).await
    }

    /// The same with another limit for files, in bytes.
    pub async fn with_limit(county: County, database: &Database, artifact_max: u64) -> Self {
        Self::hosted(county, database, |_| Hosting { artifact_max, ..Hosting::default() }).await
    }

    /// The same, reached as told of its port.
    pub async fn hosted(county: County, database: &Database, hosting: impl FnOnce(u16) -> Hosting) -> Self {
        Self::of(county, database, hosting, |web| web).await
    }

    /// A county of which a demo is made: anybody may come in as these.
    pub async fn of_a_demo(county: County, database: &Database, cast: &[(&str, &'static str)]) -> Self {
        let part = |(person, about): &(&str, &'static str)| Part { person: (*person).to_owned(), about };
        let cast = cast.iter().map(part).collect();
        Self::of(county, database, |_| Hosting::default(), |web| web.with_visitors(TENANT, cast)).await
    }

    /// A county that nobody has begun, and the secret by which that is done.
    pub async fn unbegun(county: County, database: &Database, secret: Secret) -> Self {
        Self::of(county, database, |_| Hosting::default(), |web| web.beginning_by(secret)).await
    }

    async fn of(
        county: County,
        database: &Database,
        hosting: impl FnOnce(u16) -> Hosting,
        finish: impl FnOnce(Web) -> Web,
    ) -> Self {
        let artifacts = Artifacts::in_folder(&database.folder.path().join("files")).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let hosting = hosting(listener.local_addr().unwrap().port());
        let app = router(finish(Web::new(county.engine.clone(), artifacts, hosting)));
        let base = format!("http://{}", listener.local_addr().unwrap());
        let (stop, stopping) = oneshot::channel::<()>();
        tokio::spawn(quorate_http::serve(listener, app, async move { drop(stopping.await) }));
        let http = Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Self { county, base, http, tokens: Mutex::default(), stop: Some(stop) }
    }

    /// A county with everybody in it that the tests send, and a neighbour, on the network.
    pub async fn establish(database: &Database) -> Self {
        let county = County::establish(database).await;
        people_and_neighbour(&county).await;
        Self::over(county, database).await
    }

    /// A token of a person of the county.
    pub async fn token(&self, person: &str) -> String {
        self.token_of(TENANT, person).await
    }

    /// A token of a person anywhere.
    pub async fn token_of(&self, tenant: &str, person: &str) -> String {
        let key = (tenant.to_owned(), person.to_owned());
        if let Some(known) = self.tokens.lock().unwrap().get(&key) {
            return known.clone();
        }
        let token = self.new_token(tenant, person, FAR).await.reveal().to_owned();
        self.tokens.lock().unwrap().insert(key, token.clone());
        token
    }

    /// A token that ends at a moment.
    pub async fn new_token(&self, tenant: &str, person: &str, expires: Moment) -> Secret {
        let now = self.county.engine.now();
        secret_of(self.county.engine.store(), tenant, person, now, expires).await
    }

    /// A request as a person of the county.
    pub async fn ask(&self, person: &str, method: &str, path: &str) -> RequestBuilder {
        self.with_token(&self.token(person).await, method, path)
    }

    /// A request with a token.
    pub fn with_token(&self, token: &str, method: &str, path: &str) -> RequestBuilder {
        self.without(method, path).bearer_auth(token)
    }

    /// A request of nobody.
    pub fn without(&self, method: &str, path: &str) -> RequestBuilder {
        self.http.request(Method::from_bytes(method.as_bytes()).unwrap(), format!("{}{path}", self.base))
    }

    /// Reads as a person of the county.
    pub async fn get(&self, person: &str, path: &str) -> Reply {
        send(self.ask(person, "GET", path).await).await
    }

    /// Posts JSON as a person of the county.
    pub async fn post(&self, person: &str, path: &str, body: &Value) -> Reply {
        send(self.ask(person, "POST", path).await.json(body)).await
    }

    /// Stores a file as a person of the county, and tells its digest.
    pub async fn upload(&self, person: &str, name: &str, bytes: &[u8]) -> String {
        let request = self.ask(person, "POST", "/api/v1/artifacts").await.query(&[("name", name)]);
        let stored = send(request.body(bytes.to_vec())).await.good();
        stored["digest"].as_str().unwrap().to_owned()
    }

    /// The cookie of a session of a person of the county, who has come in by a one-time link.
    pub async fn session(&self, person: &str) -> String {
        let secret = Secret::new("", random().unwrap());
        self.county.engine.store().add_link(&secret, TENANT, person, FAR).await.unwrap();
        let entered = send(self.without("POST", &format!("/sign-in/{}", secret.reveal()))).await;
        entered.header("set-cookie").split(';').next().unwrap().to_owned()
    }

    /// Sends the form of a page as a person of the county.
    pub async fn fill(&self, person: &str, path: &str, fields: &[(&str, &str)]) -> Reply {
        send(form(self.ask(person, "POST", path).await, fields)).await
    }

    /// Sends the form of a task as a person of the county.
    pub async fn fill_task(&self, person: &str, path: &str, fields: &[(&str, &str)]) -> Reply {
        send(parts(self.ask(person, "POST", &format!("{path}/act")).await, fields)).await
    }

    /// The head of the county's log: what a denied write leaves as it was.
    pub async fn head(&self) -> String {
        format!("{:?}", self.county.engine.store().head(TENANT).await.unwrap())
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        drop(self.stop.take());
    }
}

/// A token that a store keeps.
pub async fn secret_of(store: &Store, tenant: &str, person: &str, now: Moment, expires: Moment) -> Secret {
    let secret = Secret::new("q", random().unwrap());
    store.add_token(&secret, (tenant, person), Scope::All, "tests", now, expires).await.unwrap();
    secret
}

/// Sends a request and reads the whole answer.
pub async fn send(request: RequestBuilder) -> Reply {
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Reply { status, headers, body: response.bytes().await.unwrap() }
}

/// A form as browsers send it.
pub fn form(request: RequestBuilder, fields: &[(&str, &str)]) -> RequestBuilder {
    let hex = |b: u8| if b.is_ascii_alphanumeric() { (b as char).to_string() } else { format!("%{b:02X}") };
    let coded = |text: &str| text.bytes().map(hex).collect::<String>();
    let body: Vec<String> = fields.iter().map(|(n, v)| format!("{}={}", coded(n), coded(v))).collect();
    request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(body.join("&"))
}

/// A form with parts as browsers send it, without files.
pub fn parts(request: RequestBuilder, fields: &[(&str, &str)]) -> RequestBuilder {
    let part = |(name, value): &(&str, &str)| {
        format!("--part\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let body: String = fields.iter().map(part).collect();
    request.header(CONTENT_TYPE, "multipart/form-data; boundary=part").body(format!("{body}--part--\r\n"))
}

/// A form with parts and one file as browsers send it: the field, the name of the file, its bytes.
pub fn with_file(
    request: RequestBuilder,
    fields: &[(&str, &str)],
    (field, name, bytes): (&str, &str, &[u8]),
) -> RequestBuilder {
    let part = |(name, value): &(&str, &str)| {
        format!("--part\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let mut body: Vec<u8> = fields.iter().map(part).collect::<String>().into_bytes();
    body.extend(
        format!("--part\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n")
            .bytes(),
    );
    body.extend(bytes);
    body.extend(b"\r\n--part--\r\n");
    request.header(CONTENT_TYPE, "multipart/form-data; boundary=part").body(body)
}

/// Everybody in the county that the tests send, and a neighbour.
pub async fn people_and_neighbour(county: &County) {
    people(county).await;
    neighbour(county).await;
}

/// The offices and people besides those of the county.
async fn people(county: &County) {
    for (office, fills, staff) in MORE {
        let put = json!({"act": "put_office", "office": office, "name": office, "fills": fills});
        county.direct(put).await.unwrap();
        for (person, role, rank) in staff {
            county.direct(json!({"act": "put_person", "person": person, "name": person})).await.unwrap();
            let appoint = json!({"act": "appoint", "appointment": person, "person": person, "office": office,
                "role": role, "rank": rank});
            county.direct(appoint).await.unwrap();
        }
    }
}

/// Another jurisdiction on the same database, with an office that opens cases.
async fn neighbour(county: &County) {
    let orders = [
        json!({"act": "establish", "jurisdiction": NEIGHBOUR, "name": "松桃苗族自治县"}),
        json!({"act": "put_office", "office": "harbour", "name": "harbour", "fills": ["league"]}),
        json!({"act": "put_person", "person": "harbour-section-head", "name": "harbour-section-head"}),
        json!({"act": "appoint", "appointment": "harbour", "person": "harbour-section-head", "office": "harbour",
            "role": "handler", "rank": "section-head"}),
    ];
    for order in orders {
        let order = Order::Directory(serde_json::from_value(order).unwrap());
        next_door(county, "admin", order).await;
    }
}

/// Asks something in the neighbouring jurisdiction.
pub async fn next_door(county: &County, person: &str, order: Order) {
    let who = Who::person(NEIGHBOUR, person, "token");
    county.engine.submit(Request::new(who, county.id(), order)).await.unwrap();
}

/// A form with parts as browsers send it, with files: field, name and bytes.
pub fn parts_and_files(
    request: RequestBuilder,
    fields: &[(&str, &str)],
    files: &[(&str, &str, &[u8])],
) -> RequestBuilder {
    let mut body = vec![];
    for (name, value) in fields {
        let part = format!("--part\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend(part.into_bytes());
    }
    for (name, file, bytes) in files {
        let head = format!(
            "--part\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend(head.into_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--part--\r\n");
    request.header(CONTENT_TYPE, "multipart/form-data; boundary=part").body(body)
}
