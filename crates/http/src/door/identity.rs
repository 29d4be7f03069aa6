//! Identities of a provider (OpenID Connect): it is asked who somebody is, and its signed answer is checked. Whom the
//! identity lets in is not its word: people link theirs themselves.

use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, UNIX_EPOCH};

use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreIdTokenClaims, CoreJwsSigningAlgorithm as Algorithm,
    CoreProviderMetadata,
};
use openidconnect::{
    AsyncHttpClient, AuthorizationCode, ClientId, ClientSecret, CsrfToken, HttpRequest, HttpResponse,
    IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, TokenResponse,
};
use quorate_core::Moment;
use serde::{Deserialize, Serialize};

use crate::hosting::Oidc;

/// Whoever waits for a provider does not wait longer.
const TIMEOUT: Duration = Duration::from_secs(10);
/// No answer of a provider is longer, in bytes.
const ANSWER_MAX: usize = 1024 * 1024;
/// What the provider tells of itself, its keys among it, is asked again after so many minutes.
const KNOWN_MINUTES: i64 = 60;
/// Signatures that only the holder of a private key can make: none at all, or one with our own secret, is none.
const SIGNATURES: [Algorithm; 10] = [
    Algorithm::RsaSsaPkcs1V15Sha256,
    Algorithm::RsaSsaPkcs1V15Sha384,
    Algorithm::RsaSsaPkcs1V15Sha512,
    Algorithm::RsaSsaPssSha256,
    Algorithm::RsaSsaPssSha384,
    Algorithm::RsaSsaPssSha512,
    Algorithm::EcdsaP256Sha256,
    Algorithm::EcdsaP384Sha384,
    Algorithm::EcdsaP521Sha512,
    Algorithm::EdDsa,
];

/// A provider of identities.
#[derive(Debug)]
pub(crate) struct Provider {
    issuer: IssuerUrl,
    client: ClientId,
    secret: Option<ClientSecret>,
    name: String,
    carrier: Carrier,
    known: Mutex<Option<(CoreProviderMetadata, Moment)>>,
}

/// What the answer of the provider is checked against.
#[derive(Serialize, Deserialize)]
pub(crate) struct Asked {
    nonce: String,
    verifier: String,
    back: String,
}

/// Who somebody is, by the word of the provider.
pub(crate) struct Told {
    pub issuer: String,
    pub subject: String,
    /// Whether a second factor was given there.
    pub second_factor: bool,
}

/// Why nobody was told.
#[derive(Debug)]
pub(crate) enum Untold {
    /// The provider does not answer, or not as a provider does.
    Down(String),
    /// Its answer is not to be believed.
    Wrong(String),
}

/// A request that came to nothing.
#[derive(Debug, thiserror::Error)]
enum Unsent {
    #[error("{0}")]
    Http(#[from] reqwest::Error),
    #[error("{0}")]
    Built(#[from] axum::http::Error),
    #[error("the answer is too long")]
    Long,
}

/// Our client, as the library wants one.
#[derive(Debug)]
struct Carrier(reqwest::Client);

impl<'c> AsyncHttpClient<'c> for Carrier {
    type Error = Unsent;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Unsent>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(async move {
            let mut answer = self.0.execute(request.try_into()?).await?;
            let mut response = axum::http::Response::builder().status(answer.status());
            for (name, value) in answer.headers() {
                response = response.header(name, value);
            }
            let mut body = vec![];
            while let Some(chunk) = answer.chunk().await? {
                if body.len() + chunk.len() > ANSWER_MAX {
                    return Err(Unsent::Long);
                }
                body.extend_from_slice(&chunk);
            }
            Ok(response.body(body)?)
        })
    }
}

fn down(error: impl std::fmt::Display) -> Untold {
    Untold::Down(error.to_string())
}

fn untrue(error: impl std::fmt::Display) -> Untold {
    Untold::Wrong(error.to_string())
}

impl Provider {
    pub fn new(oidc: &Oidc) -> Option<Self> {
        // Whoever answers with another address is not followed: it may lie inside our network.
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        // Questions are rare: a connection kept for the next would be one that has ended.
        let http = http.pool_max_idle_per_host(0).timeout(TIMEOUT);
        Some(Self {
            issuer: IssuerUrl::new(oidc.issuer.clone()).ok()?,
            client: ClientId::new(oidc.client.clone()),
            secret: oidc.secret.clone().map(ClientSecret::new),
            name: oidc.name(),
            carrier: Carrier(http.build().ok()?),
            known: Mutex::default(),
        })
    }

    /// What people know it by: its host.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the provider tells of itself, and whether it was asked just now.
    async fn metadata(&self, anew: bool, now: Moment) -> Result<(CoreProviderMetadata, bool), Untold> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((metadata, at)) = known
            && !anew
            && at.plus_minutes(KNOWN_MINUTES) > now
        {
            return Ok((metadata, false));
        }
        let metadata =
            CoreProviderMetadata::discover_async(self.issuer.clone(), &self.carrier).await.map_err(down)?;
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some((metadata.clone(), now));
        Ok((metadata, true))
    }

    /// Where to send somebody who is to come back to an address of ours under this state.
    pub async fn ask(&self, state: &str, back: String, now: Moment) -> Result<(String, Asked), Untold> {
        let (metadata, _) = self.metadata(false, now).await?;
        let client = CoreClient::from_provider_metadata(metadata, self.client.clone(), self.secret.clone())
            .set_redirect_uri(RedirectUrl::new(back.clone()).map_err(down)?);
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let state = CsrfToken::new(state.to_owned());
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let (url, _, nonce) =
            client.authorize_url(flow, move || state, Nonce::new_random).set_pkce_challenge(challenge).url();
        let (nonce, verifier) = (nonce.secret().clone(), verifier.secret().clone());
        Ok((url.to_string(), Asked { nonce, verifier, back }))
    }

    /// Who came back with a code.
    pub async fn told(&self, code: String, asked: Asked, now: Moment) -> Result<Told, Untold> {
        let (metadata, fresh) = self.metadata(false, now).await?;
        let client = CoreClient::from_provider_metadata(metadata, self.client.clone(), self.secret.clone())
            .set_redirect_uri(RedirectUrl::new(asked.back).map_err(untrue)?);
        let exchange = client.exchange_code(AuthorizationCode::new(code)).map_err(down)?;
        let exchange = exchange.set_pkce_verifier(PkceCodeVerifier::new(asked.verifier));
        let answer = exchange.request_async(&self.carrier).await.map_err(|error| match error {
            openidconnect::RequestTokenError::Request(error) => down(error),
            error => untrue(error),
        })?;
        let token = answer.id_token().ok_or_else(|| untrue("no ID token"))?;
        let nonce = Nonce::new(asked.nonce);
        let clock = move || {
            let since = Duration::from_micros(u64::try_from(now.0).unwrap_or_default());
            (UNIX_EPOCH + since).into()
        };
        let verifier = client.id_token_verifier().set_allowed_algs(SIGNATURES).set_time_fn(clock);
        let claims = match token.claims(&verifier, &nonce) {
            Ok(claims) => claims,
            // Its keys may have changed since we asked for them.
            Err(error) if fresh => return Err(untrue(error)),
            Err(_) => {
                let (metadata, _) = self.metadata(true, now).await?;
                let (id, secret) = (self.client.clone(), self.secret.clone());
                let client = CoreClient::from_provider_metadata(metadata, id, secret);
                let verifier = client.id_token_verifier().set_allowed_algs(SIGNATURES).set_time_fn(clock);
                return token.claims(&verifier, &nonce).map(told).map_err(untrue);
            }
        };
        Ok(told(claims))
    }
}

fn told(claims: &CoreIdTokenClaims) -> Told {
    let methods = claims.auth_method_refs().map(Vec::as_slice).unwrap_or_default();
    // RFC 8176: several factors, a one-time password, a key in hardware.
    let method = methods.iter().any(|m| ["mfa", "otp", "hwk"].contains(&m.as_str()));
    let class = claims.auth_context_ref().is_some_and(|c| c.as_str() == "mfa");
    Told {
        issuer: claims.issuer().to_string(),
        subject: claims.subject().to_string(),
        second_factor: method || class,
    }
}
