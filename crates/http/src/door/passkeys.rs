//! Passkeys (WebAuthn): a key in a device or on a stick that signs only for our host and only for whoever unlocks it,
//! so that it is both factors at once. Whoever comes in names nobody: the authenticator tells which key it is.

use axum::http::{HeaderMap, header};
use quorate_core::record::Digest;
use quorate_store::{Account, PasskeyRow};
use serde::Serialize;
use serde::de::DeserializeOwned;
use webauthn_rs::prelude::{
    CredentialID, DiscoverableAuthentication, DiscoverableKey, Passkey, PasskeyRegistration,
    PublicKeyCredential, RegisterPublicKeyCredential, Uuid, Webauthn, WebauthnBuilder,
};

use crate::hosting::Origin;

/// The host that passkeys are bound to.
#[derive(Debug)]
pub(crate) struct Party {
    webauthn: Webauthn,
    authority: String,
}

/// What an authenticator is asked, and what its answer is checked against; both JSON.
pub(crate) struct Question {
    pub options: String,
    pub state: String,
}

/// What an authenticator answered: for which key, by the hash of its id.
pub(crate) struct Answer {
    pub id: String,
    credential: PublicKeyCredential,
}

fn json(value: &impl Serialize) -> Option<String> {
    serde_json::to_string(value).ok()
}

fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

fn id_of(credential: &[u8]) -> String {
    Digest::of(credential).to_string()
}

/// What authenticators know a person by: nothing can be read from it.
fn handle(tenant: &str, person: &str) -> Option<Uuid> {
    let digits = Digest::of(format!("{tenant}\n{person}").as_bytes()).to_string();
    Uuid::parse_str(digits.get(..32)?).ok()
}

impl Party {
    /// None where browsers offer no passkeys: they want HTTPS and a name, or the machine itself.
    pub fn at(origin: &Origin) -> Option<Self> {
        let host = origin.host();
        if !(origin.is_secure() || host == "localhost") {
            return None;
        }
        // An address is no name: the builder refuses it.
        let webauthn = WebauthnBuilder::new(host, origin.url()).ok()?.rp_name("Quorate").build().ok()?;
        Some(Self { webauthn, authority: origin.authority() })
    }

    /// Whether a request came to this host, and not by an address of it where no passkey would work.
    pub fn is_here(&self, headers: &HeaderMap) -> bool {
        headers.get(header::HOST).and_then(|v| v.to_str().ok()) == Some(self.authority.as_str())
    }

    /// Asks for a new passkey, in an authenticator that holds none of this person's yet.
    pub fn ask_new(&self, account: &Account, known: &[PasskeyRow]) -> Option<Question> {
        let known: Vec<CredentialID> =
            known.iter().filter_map(|row| Some(read::<Passkey>(&row.body)?.cred_id().clone())).collect();
        let handle = handle(&account.tenant, &account.person)?;
        let (options, state) = self
            .webauthn
            .start_passkey_registration(handle, &account.name, &account.name, Some(known))
            .ok()?;
        let mut options = serde_json::to_value(options).ok()?;
        // It has to be found without a name.
        let selection = options.pointer_mut("/publicKey/authenticatorSelection")?.as_object_mut()?;
        selection.insert("residentKey".into(), "required".into());
        selection.insert("requireResidentKey".into(), true.into());
        Some(Question { options: json(&options)?, state: json(&state)? })
    }

    /// The new passkey: the hash of its id and what to keep of it. None if the answer is not what was asked for.
    pub fn new_key(&self, state: &str, answer: &str) -> Option<(String, String)> {
        let state: PasskeyRegistration = read(state)?;
        let answer: RegisterPublicKeyCredential = read(answer)?;
        let passkey = self.webauthn.finish_passkey_registration(&answer, &state).ok()?;
        Some((id_of(passkey.cred_id()), json(&passkey)?))
    }

    /// Asks for any passkey of this host.
    pub fn ask(&self) -> Option<Question> {
        let (options, state) = self.webauthn.start_discoverable_authentication().ok()?;
        Some(Question { options: json(&options)?, state: json(&state)? })
    }

    /// Which passkey answers.
    pub fn answer(text: &str) -> Option<Answer> {
        let credential: PublicKeyCredential = read(text)?;
        Some(Answer { id: id_of(credential.get_credential_id()), credential })
    }

    /// Whether a passkey answered what was asked: what to keep of it from now on.
    pub fn accept(&self, row: &PasskeyRow, state: &str, answer: &Answer) -> Option<String> {
        let state: DiscoverableAuthentication = read(state)?;
        let (told, _) = self.webauthn.identify_discoverable_authentication(&answer.credential).ok()?;
        if handle(&row.tenant, &row.person) != Some(told) {
            return None;
        }
        let mut passkey: Passkey = read(&row.body)?;
        let key = DiscoverableKey::from(&passkey);
        let result =
            self.webauthn.finish_discoverable_authentication_v2(&answer.credential, state, &key).ok()?;
        if !result.user_verified() {
            return None;
        }
        passkey.update_credential(&result)?;
        json(&passkey)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_are_offered_only_where_browsers_do() {
        for (origin, offered) in [
            ("https://county.example", true),
            ("https://county.example:8443", true),
            ("http://localhost:8080", true),
            ("http://county.example", false),
            ("http://127.0.0.1:8080", false),
            ("https://192.0.2.7:8443", false),
            ("https://[::1]:8443", false),
        ] {
            assert_eq!(Party::at(&origin.parse().unwrap()).is_some(), offered, "{origin}");
        }
        let party = Party::at(&"https://county.example".parse().unwrap()).unwrap();
        let mut headers = HeaderMap::new();
        assert!(!party.is_here(&headers));
        for (host, here) in [("county.example", true), ("county.example:8443", false), ("127.0.0.1", false)] {
            headers.insert("host", host.parse().unwrap());
            assert_eq!(party.is_here(&headers), here, "{host}");
        }
    }
}
