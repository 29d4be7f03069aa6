//! Passkeys: an authenticator of our own signs as browsers have theirs sign, rightly and in every wrong way.

use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use quorate_core::Language;
use quorate_core::record::Digest;
use quorate_http::Hosting;
use serde_json::{Value, json};

use super::door::{
    PASSWORD, TAX, account, as_session, by_link, change, cookie, events, holds, later, says, sign_in,
};
use super::pages::check_page;
use super::site::{Reply, Site, form, people_and_neighbour, send};
use crate::support::base64;
use crate::support::county::{County, LEAGUE, TENANT};
use crate::support::databases::{Database, for_each_database};

/// Present, verified: what an authenticator says of whoever holds it.
const VERIFIED: u8 = 0x05;
const PRESENT: u8 = 0x01;

/// A key in an authenticator.
#[derive(Clone)]
struct Key {
    id: Vec<u8>,
    secret: SigningKey,
    handle: Vec<u8>,
    host: &'static str,
    origin: String,
    flags: u8,
    counter: u32,
}

fn sha256(bytes: &[u8]) -> Vec<u8> {
    let digits = Digest::of(bytes).to_string();
    (0..32).map(|n| u8::from_str_radix(&digits[2 * n..2 * n + 2], 16).unwrap()).collect()
}

impl Key {
    fn client(&self, kind: &str, options: &Value) -> Vec<u8> {
        let challenge = &options["publicKey"]["challenge"];
        json!({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false})
            .to_string()
            .into()
    }

    fn data(&self, flags: u8) -> Vec<u8> {
        [&sha256(self.host.as_bytes())[..], &[flags], &self.counter.to_be_bytes()].concat()
    }

    /// Makes a key as the options ask, and answers so.
    fn make(site: &Site, options: &Value) -> (Self, String) {
        let asked = &options["publicKey"];
        assert_eq!(asked["authenticatorSelection"]["residentKey"], "required", "{options}");
        assert_eq!(asked["authenticatorSelection"]["userVerification"], "required", "{options}");
        let secret = SigningKey::from_slice(&quorate_engine::random::<32>().unwrap()).unwrap();
        let key = Self {
            id: quorate_engine::random::<32>().unwrap().into(),
            secret,
            handle: base64::decode(asked["user"]["id"].as_str().unwrap()),
            host: "localhost",
            origin: site.base.clone(),
            flags: VERIFIED,
            counter: 1,
        };
        let answer = key.made(options);
        (key, answer)
    }

    fn made(&self, options: &Value) -> String {
        let point = self.secret.verifying_key().to_sec1_point(false);
        let coordinates = &point.as_bytes()[1..];
        let cose: [&[u8]; 5] = [
            &[0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32],
            &coordinates[..32],
            &[0x22, 0x58, 32],
            &coordinates[32..],
            &[],
        ];
        let attested = [&[0; 16][..], &[0, 32], &self.id, &cose.concat()].concat();
        let data = [self.data(self.flags | 0x40), attested].concat();
        let object =
            [&b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58"[..], &[data.len() as u8], &data].concat();
        json!({"id": base64::encode(&self.id), "rawId": base64::encode(&self.id), "type": "public-key", "response": {
            "clientDataJSON": base64::encode(&self.client("webauthn.create", options)),
            "attestationObject": base64::encode(&object)}})
        .to_string()
    }

    /// Signs what is asked.
    fn answer(&mut self, options: &Value) -> String {
        self.counter += 1;
        let client = self.client("webauthn.get", options);
        let data = self.data(self.flags);
        let signature: Signature = self.secret.sign(&[&data[..], &sha256(&client)].concat());
        json!({"id": base64::encode(&self.id), "rawId": base64::encode(&self.id), "type": "public-key", "response": {
            "clientDataJSON": base64::encode(&client), "authenticatorData": base64::encode(&data),
            "signature": base64::encode(signature.to_der().as_bytes()), "userHandle": base64::encode(&self.handle)}})
        .to_string()
    }
}

/// What makes a key a wrong one.
type Forge<'a> = &'a dyn Fn(&mut Key);

/// A county reached by the name of the machine itself.
pub async fn establish(database: &Database) -> Site {
    let county = County::establish(database).await;
    people_and_neighbour(&county).await;
    let at = |port: u16| format!("http://localhost:{port}").parse().unwrap();
    let mut site =
        Site::hosted(county, database, |port| Hosting { passkeys: Some(at(port)), ..Hosting::default() })
            .await;
    site.base = site.base.replace("127.0.0.1", "localhost");
    site
}

/// The question on a page: what the authenticator is asked, and under which name the answer is sent.
fn question(page: &Reply) -> (Value, String) {
    assert!(page.text().contains("src=\"/passkeys.js\""), "{}", page.text());
    let between = |mark: &str| {
        let (_, rest) = page.text().split_once(mark).unwrap_or_else(|| panic!("{mark}: {}", page.text()));
        rest.split('"').next().unwrap().replace("&#34;", "\"").replace("&#38;", "&")
    };
    let ceremony = between("name=\"ceremony\" value=\"");
    (serde_json::from_str(&between("data-options=\"")).unwrap(), ceremony)
}

async fn begin(site: &Site, session: &str) -> Reply {
    change(site, session, "begin-passkey", &[("label", "laptop"), ("present", PASSWORD)]).await
}

/// Sets a passkey up.
async fn set_up(site: &Site, session: &str) -> Key {
    let (options, ceremony) = question(&begin(site, session).await);
    let (key, answer) = Key::make(site, &options);
    let fields = [("ceremony", ceremony.as_str()), ("answer", &answer)];
    let set = change(site, session, "confirm-passkey", &fields).await;
    assert_eq!(set.status, 303, "{}", set.text());
    key
}

async fn ask(site: &Site) -> (Value, String) {
    question(&send(form(site.without("POST", "/passkey?lang=en"), &[("next", "/cases")])).await)
}

async fn enter(site: &Site, ceremony: &str, answer: &str) -> Reply {
    let fields = [("ceremony", ceremony), ("answer", answer), ("next", "/cases")];
    send(form(site.without("POST", "/passkey?lang=en"), &fields)).await
}

async fn by_key(site: &Site, key: &mut Key) -> Reply {
    let (options, ceremony) = ask(site).await;
    enter(site, &ceremony, &key.answer(&options)).await
}

#[test]
fn a_passkey_lets_in_without_a_password_and_is_a_second_factor() {
    for_each_database(async |database| {
        let site = establish(database).await;
        let session = account(&site, "auditor", "auditor-account").await;
        assert!(says(&sign_in(&site, "auditor-account", PASSWORD).await, "sign-in-second-factor", &[]));
        for wrong in ["", "wrong password"] {
            let fields = [("label", "laptop"), ("present", wrong)];
            let reply = change(&site, &session, "begin-passkey", &fields).await;
            assert!(says(&reply, "settings-present-wrong", &[]), "{}", reply.text());
        }
        let mut key = set_up(&site, &session).await;
        for _ in 0..2 {
            let entered = by_key(&site, &mut key).await;
            assert_eq!(
                (entered.status, entered.header("location")),
                (303, "/cases".into()),
                "{}",
                entered.text()
            );
            let me = send(as_session(&site, &cookie(&entered), "GET", "/api/v1/me")).await.good();
            assert_eq!((&me["person"], &me["via"]), (&json!("auditor"), &json!("session")));
        }
        // The password alone is not enough for anybody who has one.
        assert!(says(&sign_in(&site, "auditor-account", PASSWORD).await, "sign-in-passkey", &[]));
        let session = account(&site, TAX, "tax").await;
        assert_eq!(sign_in(&site, "tax", PASSWORD).await.status, 303);
        let other = set_up(&site, &session).await;
        assert!(says(&sign_in(&site, "tax", PASSWORD).await, "sign-in-passkey", &[]));
        assert!(says(&sign_in(&site, "tax", "wrong password").await, "sign-in-wrong", &[]));
        // It is removed by its person, with the password, and then lets nobody in.
        let id = Digest::of(&other.id).to_string();
        let remove = async |present: &str| {
            change(&site, &session, "end-passkey", &[("hash", &id[..16]), ("present", present)]).await
        };
        assert!(says(&remove("wrong password").await, "settings-present-wrong", &[]));
        assert!(says(&sign_in(&site, "tax", PASSWORD).await, "sign-in-passkey", &[]));
        assert_eq!(remove(PASSWORD).await.status, 303);
        assert_eq!(sign_in(&site, "tax", PASSWORD).await.status, 303);
        assert_eq!(by_key(&site, &mut other.clone()).await.status, 401);
        assert_eq!(by_key(&site, &mut key).await.status, 303, "the auditor's is still there");
        let told = events(&site, TENANT).await;
        for event in ["passkey-set", "passkey-ended", "signed-in-passkey"] {
            assert!(told.iter().any(|e| e.event == event), "{event}: {told:?}");
        }
        assert!(events(&site, "").await.iter().any(|e| e.event == "passkey-wrong"));
        // When the clerk takes the account back, the passkey goes with it.
        let guard = by_link(&site, TENANT, "guard").await;
        site.county.engine.store().drop_account(TENANT, "auditor", site.county.engine.now()).await.unwrap();
        assert_eq!(by_key(&site, &mut key).await.status, 401);
        assert!(holds(&site, &guard).await);
    });
}

#[test]
fn what_only_looks_like_a_passkey_lets_nobody_in() {
    for_each_database(async |database| {
        let site = establish(database).await;
        let (session, others) = (account(&site, TAX, "tax").await, account(&site, LEAGUE, "league").await);
        let (key, other) = (set_up(&site, &session).await, set_up(&site, &others).await);
        let forged: [(&str, Forge<'_>); 7] = [
            ("another key", &|k| k.secret = other.secret.clone()),
            ("an unknown id", &|k| k.id[0] ^= 1),
            ("another's id", &|k| k.id = other.id.clone()),
            ("another person", &|k| k.handle = other.handle.clone()),
            ("another page", &|k| k.origin = "http://localhost.example".into()),
            ("another host", &|k| k.host = "localhost.example"),
            ("nobody verified", &|k| k.flags = PRESENT),
        ];
        for (told, forge) in forged {
            let mut wrong = key.clone();
            forge(&mut wrong);
            let reply = by_key(&site, &mut wrong).await;
            assert_eq!((reply.status, reply.header("set-cookie")), (401, String::new()), "{told}");
            assert!(says(&reply, "passkey-wrong", &[]), "{told}: {}", reply.text());
        }
        // An answer to another question, a second time, or too late.
        let mut mine = key.clone();
        let ((first, ceremony), (second, _)) = (ask(&site).await, ask(&site).await);
        assert_eq!(enter(&site, &ceremony, &mine.answer(&second)).await.status, 401);
        let answer = mine.answer(&first);
        assert_eq!(enter(&site, &ceremony, &answer).await.status, 401, "it was answered, wrongly");
        let (options, ceremony) = ask(&site).await;
        let answer = mine.answer(&options);
        assert_eq!(enter(&site, &ceremony, &answer).await.status, 303);
        assert_eq!(enter(&site, &ceremony, &answer).await.status, 401, "once");
        let (options, ceremony) = ask(&site).await;
        later(&site, 10);
        assert_eq!(enter(&site, &ceremony, &mine.answer(&options)).await.status, 401, "too late");
        // A copy of the key that has fallen behind.
        let reply = by_key(&site, &mut key.clone()).await;
        assert_eq!(reply.status, 401, "a copy");
        assert_eq!(by_key(&site, &mut mine).await.status, 303);
        for nonsense in ["x", "{}", "[]", "null", "a\0b"] {
            let (_, ceremony) = ask(&site).await;
            assert_eq!(enter(&site, &ceremony, nonsense).await.status, 401, "{nonsense:?}");
            assert_eq!(enter(&site, nonsense, nonsense).await.status, 401, "{nonsense:?}");
        }
    });
}

#[test]
fn a_new_passkey_answers_the_question_of_its_own_person() {
    for_each_database(async |database| {
        let site = establish(database).await;
        let (session, others) = (account(&site, TAX, "tax").await, account(&site, LEAGUE, "league").await);
        let confirm = async |session: &str, ceremony: &str, answer: &str| {
            change(&site, session, "confirm-passkey", &[("ceremony", ceremony), ("answer", answer)]).await
        };
        let refused = async |session: &str, ceremony: &str, answer: &str, told: &str| {
            let reply = confirm(session, ceremony, answer).await;
            assert!(says(&reply, "passkey-wrong", &[]), "{told}: {}", reply.text());
        };
        let (options, ceremony) = question(&begin(&site, &session).await);
        let (_, answer) = Key::make(&site, &options);
        refused(&others, &ceremony, &answer, "somebody else's question").await;
        refused(&session, &ceremony, &answer, "answered already").await;
        let (options, ceremony) = question(&begin(&site, &session).await);
        let (mut key, _) = Key::make(&site, &options);
        key.origin = "http://localhost.example".into();
        refused(&session, &ceremony, &key.made(&options), "on another page").await;
        let (options, ceremony) = question(&begin(&site, &session).await);
        key.origin = site.base.clone();
        key.flags = PRESENT;
        refused(&session, &ceremony, &key.made(&options), "nobody verified").await;
        let (asked, _) = ask(&site).await;
        refused(&session, &ceremony, &key.made(&asked), "a question of the door").await;
        assert!(site.county.engine.store().passkeys_of(TENANT, TAX).await.unwrap().is_empty());
        // The same key twice: the authenticator is told which there are, and a second is not taken.
        let key = set_up(&site, &session).await;
        let (options, ceremony) = question(&begin(&site, &session).await);
        let known = options["publicKey"]["excludeCredentials"][0]["id"].as_str().unwrap().to_owned();
        assert_eq!(known, base64::encode(&key.id));
        refused(&session, &ceremony, &key.made(&options), "the same key").await;
        // Without an account there is nothing to add it to; with a token nobody does.
        let guest = by_link(&site, TENANT, "archivist").await;
        assert!(says(&begin(&site, &guest).await, "second-needs-account", &[]));
        let token = site.token(TAX).await;
        let fields = [("act", "begin-passkey"), ("label", "x"), ("present", PASSWORD)];
        assert_eq!(send(form(site.with_token(&token, "POST", "/settings"), &fields)).await.status, 403);
    });
}

#[test]
fn passkeys_are_offered_where_they_work_and_in_both_languages() {
    for_each_database(async |database| {
        let site = establish(database).await;
        let session = account(&site, TAX, "tax").await;
        let key = set_up(&site, &session).await;
        let offered = |page: &Reply| page.text().contains("action=\"/passkey\"");
        assert!(offered(&send(site.without("GET", "/sign-in")).await));
        assert!(offered(&send(site.without("GET", "/cases")).await), "also where one is asked to sign in");
        for (language, tag) in [(Language::Zh, "zh"), (Language::En, "en")] {
            let begin = [("act", "begin-passkey"), ("label", "1"), ("present", PASSWORD)];
            let post = |path: &str| as_session(&site, &session, "POST", &format!("{path}?lang={tag}"));
            for request in [
                form(post("/passkey"), &[("next", "/")]),
                form(post("/passkey"), &[("answer", "x")]),
                form(post("/settings"), &begin),
            ] {
                check_page(send(request).await.text(), language);
            }
        }
        // By an address no browser would give one.
        let mut elsewhere = site;
        elsewhere.base = elsewhere.base.replace("localhost", "127.0.0.1");
        assert!(!offered(&send(elsewhere.without("GET", "/sign-in")).await));
        assert_eq!(send(form(elsewhere.without("POST", "/passkey"), &[("next", "/")])).await.status, 404);
        assert_eq!(begin(&elsewhere, &session).await.status, 404);
        // It is still told there, and can be removed.
        let page = send(as_session(&elsewhere, &session, "GET", "/settings")).await;
        assert!(page.text().contains(&Digest::of(&key.id).to_string()[..16]), "{}", page.text());
        let script = send(elsewhere.without("GET", "/passkeys.js")).await;
        assert!(script.status == 200 && script.header("content-type").starts_with("text/javascript"));
    });
}

#[test]
fn who_asks_again_and_again_waits() {
    for_each_database(async |database| {
        let site = establish(database).await;
        let session = account(&site, TAX, "tax").await;
        let mut key = set_up(&site, &session).await;
        let ask = async || send(form(site.without("POST", "/passkey?lang=en"), &[("next", "/")])).await;
        let mut answered = 0;
        for _ in 0..40 {
            answered += u32::from(ask().await.status == 200);
        }
        assert_eq!(answered, 31);
        later(&site, 1);
        let page = ask().await;
        let (options, ceremony) = question(&page);
        assert_eq!(enter(&site, &ceremony, &key.answer(&options)).await.status, 303);
        assert_eq!(ask().await.status, 200, "who comes in was none of them");
    });
}
