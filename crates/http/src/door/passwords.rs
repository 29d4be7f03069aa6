//! Passwords: Argon2id, off the threads that serve, and only so many at once.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use quorate_engine::random;
use tokio::sync::Semaphore;

/// Each hash takes 19 MiB: more at once would be a way to fill the memory.
const AT_ONCE: usize = 2;
/// OWASP ASVS 5.0, 6.2.1.
const LENGTH_MIN: usize = 8;
/// OWASP ASVS 5.0, 6.2.8: at least 64.
const LENGTH_MAX: usize = 128;
const DIFFERENT_MIN: usize = 5;

/// The hash that is compared with where there is no account, so that both take as long.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c29tZSByYW5kb20gc2FsdA$hCJO2rWIMFEXSAn7Bq+xDQFG4mbB9DjXxxJrS1yGdK0";

/// Whoever hashes passes here.
#[derive(Debug)]
pub(crate) struct Passwords {
    at_once: Semaphore,
}

impl Default for Passwords {
    fn default() -> Self {
        Self { at_once: Semaphore::new(AT_ONCE) }
    }
}

/// Why a password is not taken: the id of a sentence.
pub(crate) fn fault(password: &str, name: &str) -> Option<&'static str> {
    let lower = password.to_lowercase();
    let count = password.chars().count();
    let mut different: Vec<char> = lower.chars().collect();
    different.sort_unstable();
    different.dedup();
    let codes: Vec<u32> = lower.chars().map(u32::from).collect();
    // 12345678, hgfedcba: every character next to the one before.
    let steps = codes.windows(2).filter(|w| w[0].abs_diff(w[1]) <= 1).count();
    if !(LENGTH_MIN..=LENGTH_MAX).contains(&count) {
        Some("password-length")
    } else if different.len() < DIFFERENT_MIN || steps + 2 >= count {
        Some("password-simple")
    } else if !name.is_empty() && lower.contains(&name.to_lowercase()) {
        Some("password-name")
    } else {
        None
    }
}

impl Passwords {
    /// Hashes a password into a PHC string; none if the machine cannot.
    pub async fn hash(&self, password: &str) -> Option<String> {
        let salt: [u8; 16] = random().ok()?;
        let password = password.to_owned();
        let hash = move || {
            Argon2::default()
                .hash_password_with_salt(password.as_bytes(), &salt)
                .map(|hash: PasswordHash| hash.to_string())
                .ok()
        };
        self.aside(hash).await.flatten()
    }

    /// Whether a password is that of a hash; without an account it takes as long to say no.
    pub async fn verify(&self, password: &str, hash: Option<&str>) -> bool {
        let known = hash.is_some();
        let (password, hash) = (password.to_owned(), hash.unwrap_or(NOBODY).to_owned());
        if password.len() > LENGTH_MAX * 4 {
            return false;
        }
        let verify = move || {
            PasswordHash::new(&hash)
                .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
        };
        self.aside(verify).await.unwrap_or(false) && known
    }

    async fn aside<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let _permit = self.at_once.acquire().await.ok()?;
        tokio::task::spawn_blocking(work).await.ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_easily_guessed_is_not_taken() {
        for (password, why) in [
            ("short1!", Some("password-length")),
            (&"x1".repeat(65), Some("password-length")),
            ("aaaaaaaaaa", Some("password-simple")),
            ("12345678", Some("password-simple")),
            ("87654321", Some("password-simple")),
            ("my-Clerk-2026", Some("password-name")),
            ("玉屏山水好风光", Some("password-length")),
            ("玉屏山水好风光美", None),
            ("correct horse battery staple", None),
        ] {
            assert_eq!(fault(password, "clerk"), why, "{password}");
        }
    }

    #[tokio::test]
    async fn a_password_is_known_by_its_hash() {
        let passwords = Passwords::default();
        let hash = passwords.hash("correct horse").await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(passwords.verify("correct horse", Some(&hash)).await);
        assert!(!passwords.verify("correct house", Some(&hash)).await);
        assert!(!passwords.verify("correct horse", None).await);
        assert!(!passwords.verify("correct horse", Some("no hash")).await);
        assert_ne!(passwords.hash("correct horse").await.unwrap(), hash, "salted");
        assert!(PasswordHash::new(NOBODY).is_ok(), "what stands for nobody takes as long");
    }
}
