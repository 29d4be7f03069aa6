//! A small provider of identities (OpenID Connect) that lies as it is told to.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get, post};
use axum::{Json, Router};
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use quorate_core::record::Digest;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use url::Url;

use crate::support::base64;

pub const CLIENT: &str = "quorate-client";
pub const SECRET: &str = "a secret of ours";

/// What it was asked, by the code it gave.
struct Asked {
    nonce: String,
    challenge: String,
    back: String,
}

/// How it answers.
struct Inner {
    base: String,
    key: SigningKey,
    /// Signs with another key than it tells of.
    forged: bool,
    claims: Value,
    algorithm: &'static str,
    asked: BTreeMap<String, Asked>,
    discovered: usize,
}

type Shared = Arc<Mutex<Inner>>;

/// The provider, on a port of its own.
pub struct Provider {
    pub base: String,
    inner: Shared,
    serving: JoinHandle<()>,
}

fn key() -> SigningKey {
    SigningKey::from_slice(&quorate_engine::random::<32>().unwrap()).unwrap()
}

impl Provider {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let inner = Arc::new(Mutex::new(Inner {
            base: base.clone(),
            key: key(),
            forged: false,
            claims: json!({}),
            algorithm: "ES256",
            asked: BTreeMap::new(),
            discovered: 0,
        }));
        let serving = serve(listener, inner.clone());
        Self { base, inner, serving }
    }

    /// No longer answers.
    pub async fn stop(&mut self) {
        self.serving.abort();
        // Nobody listens any more once the task is gone.
        drop((&mut self.serving).await);
    }

    /// Answers again.
    pub async fn restart(&mut self) {
        let listener = TcpListener::bind(self.base.trim_start_matches("http://")).await.unwrap();
        self.serving = serve(listener, self.inner.clone());
    }

    /// What it will say of whoever comes; what is given here comes before what is right.
    pub fn says(&self, claims: Value) {
        let mut inner = self.inner.lock().unwrap();
        (inner.claims, inner.forged, inner.algorithm) = (claims, false, "ES256");
    }

    pub fn forges(&self) {
        self.inner.lock().unwrap().forged = true;
    }

    pub fn signs_by(&self, algorithm: &'static str) {
        self.inner.lock().unwrap().algorithm = algorithm;
    }

    /// Signs with a new key from now on, and tells of it.
    pub fn changes_its_key(&self) {
        self.inner.lock().unwrap().key = key();
    }

    /// How often it was asked who it is.
    pub fn discovered(&self) -> usize {
        self.inner.lock().unwrap().discovered
    }

    /// Lets somebody through who was sent to it: where it sends them back to, and with which code and state.
    pub fn lets_through(&self, to: &str) -> (String, String, String) {
        let url = Url::parse(to).unwrap();
        let sent: BTreeMap<String, String> = url.query_pairs().into_owned().collect();
        assert_eq!((sent["client_id"].as_str(), sent["response_type"].as_str()), (CLIENT, "code"));
        assert_eq!(sent["code_challenge_method"], "S256");
        assert!(sent["scope"].split(' ').any(|s| s == "openid"), "{to}");
        let code = format!("code-{:?}", quorate_engine::random::<4>().unwrap());
        let code: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
        let [nonce, challenge, back] =
            ["nonce", "code_challenge", "redirect_uri"].map(|name| sent[name].clone());
        let asked = Asked { nonce, challenge, back: back.clone() };
        self.inner.lock().unwrap().asked.insert(code.clone(), asked);
        (back, code, sent["state"].clone())
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

fn serve(listener: TcpListener, inner: Shared) -> JoinHandle<()> {
    let router = Router::new()
        .route("/.well-known/openid-configuration", get(discover))
        .route("/keys", get(keys))
        .route("/token", post(token))
        .with_state(inner);
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() })
}

async fn discover(State(inner): State<Shared>) -> Json<Value> {
    let mut inner = inner.lock().unwrap();
    inner.discovered += 1;
    let base = &inner.base;
    Json(json!({"issuer": base, "authorization_endpoint": format!("{base}/authorize"),
        "token_endpoint": format!("{base}/token"), "jwks_uri": format!("{base}/keys"),
        "response_types_supported": ["code"], "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256", "HS256", "none"]}))
}

async fn keys(State(inner): State<Shared>) -> Json<Value> {
    let inner = inner.lock().unwrap();
    let point = inner.key.verifying_key().to_sec1_point(false);
    let (x, y) = (base64::encode(&point.as_bytes()[1..33]), base64::encode(&point.as_bytes()[33..]));
    Json(
        json!({"keys": [{"kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": &x[..8], "x": x, "y": y}]}),
    )
}

async fn token(State(inner): State<Shared>, headers: HeaderMap, body: String) -> (StatusCode, Json<Value>) {
    let mut inner = inner.lock().unwrap();
    let sent: BTreeMap<String, String> =
        Url::parse(&format!("http://x/?{body}")).unwrap().query_pairs().into_owned().collect();
    let basic = base64::decode(headers["authorization"].to_str().unwrap().trim_start_matches("Basic "));
    let basic = String::from_utf8(basic).unwrap().replace('+', " ").replace("%20", " ");
    let asked = inner.asked.remove(&sent["code"]);
    let right = asked.filter(|asked| {
        let digits = Digest::of(sent["code_verifier"].as_bytes()).to_string();
        let bytes: Vec<u8> =
            (0..32).map(|n| u8::from_str_radix(&digits[2 * n..2 * n + 2], 16).unwrap()).collect();
        basic == format!("{CLIENT}:{SECRET}")
            && base64::encode(&bytes) == asked.challenge
            && sent["redirect_uri"] == asked.back
            && sent["grant_type"] == "authorization_code"
    });
    let Some(asked) = right else {
        return (StatusCode::BAD_REQUEST, Json(json!({"error": "invalid_grant"})));
    };
    let mut claims = json!({"iss": inner.base, "aud": CLIENT, "nonce": asked.nonce});
    for (name, value) in inner.claims.as_object().unwrap() {
        claims[name] = value.clone();
    }
    let token = signed(&inner, &claims);
    (StatusCode::OK, Json(json!({"access_token": "x", "token_type": "Bearer", "id_token": token})))
}

fn signed(inner: &Inner, claims: &Value) -> String {
    let header = json!({"alg": inner.algorithm, "typ": "JWT"});
    let text = [header.to_string(), claims.to_string()].map(|part| base64::encode(part.as_bytes())).join(".");
    let key = if inner.forged { &key() } else { &inner.key };
    let signature: Signature = key.sign(text.as_bytes());
    let signature = if inner.algorithm == "none" { vec![] } else { signature.to_bytes().to_vec() };
    format!("{text}.{}", base64::encode(&signature))
}
