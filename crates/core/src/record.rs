//! The bytes and hashes of the record: canonical JSON, salted payloads, the Merkle tree of a log.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest as _, Sha256};

pub mod leaf;
pub mod merkle;

/// The largest leaf, in bytes: entry bundles of tlog-tiles carry a 16-bit length.
pub const LEAF_BYTES_MAX: usize = 65_535;

/// The largest whole number that every reader of JSON keeps exactly (RFC 7493), and with a minus the smallest.
pub const WHOLE_MAX: i64 = 9_007_199_254_740_991;

/// A SHA-256 hash.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// Of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Of a payload with its salt: short text cannot be guessed from it.
    pub fn salted(salt: &[u8], bytes: &[u8]) -> Self {
        let mut hash = Sha256::new();
        hash.update(salt);
        hash.update(bytes);
        Self(hash.finalize().into())
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|b| write!(f, "{b:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// Not 64 hexadecimal digits.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("not a SHA-256 in 64 lower-case hexadecimal digits")]
pub struct NotADigest;

impl FromStr for Digest {
    type Err = NotADigest;

    fn from_str(text: &str) -> Result<Self, NotADigest> {
        let digits = text.as_bytes();
        if digits.len() != 64 || digits.iter().any(|d| !matches!(d, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(NotADigest);
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            let value = |d: u8| if d <= b'9' { d - b'0' } else { d - b'a' + 10 };
            *byte = value(pair[0]) * 16 + value(pair[1]);
        }
        Ok(Self(bytes))
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl schemars::JsonSchema for Digest {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Digest".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "pattern": "^[0-9a-f]{64}$"})
    }
}

/// Canonical JSON (RFC 8785): what is stored and hashed.
///
/// # Errors
/// If the value holds a number that JSON cannot, or a map key that is no string.
pub fn canonical<T: Serialize>(value: &T) -> Result<String, serde_json::Error> {
    serde_json_canonicalizer::to_string(value)
}

/// Free text or personal data on its way into the record: the leaf gets the hash, the table the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payload {
    /// Salted hash: the key.
    pub digest: Digest,
    /// 16 random bytes.
    pub salt: [u8; 16],
    /// The text.
    pub text: String,
}

impl Payload {
    /// The `number`th payload of an act, salted from the act's own salt.
    pub fn new(act_salt: &[u8; 32], number: usize, text: &str) -> Self {
        let seed = Digest::salted(act_salt, &(number as u64).to_be_bytes());
        let mut salt = [0; 16];
        salt.copy_from_slice(&seed.0[..16]);
        Self { digest: Digest::salted(&salt, text.as_bytes()), salt, text: text.to_owned() }
    }
}
