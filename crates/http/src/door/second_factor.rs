//! The second factor: codes of six digits that change every 30 seconds (RFC 6238), each used once.

use quorate_core::Moment;
use totp_rs::{Builder, Secret, Totp};

/// A new secret in base 32, from 20 random bytes.
pub(crate) fn secret(random: [u8; 20]) -> String {
    Secret::from(random).to_base32()
}

fn totp(secret: &str, account: &str) -> Option<Totp> {
    let secret = Secret::try_from_base32(secret).ok()?;
    // A colon would end the name in the URL.
    let account = account.replace(':', " ");
    Builder::new().with_secret(secret).with_account_name(account).with_issuer(Some("Quorate")).build().ok()
}

/// What an authenticator app reads from the QR code.
pub(crate) fn url(secret: &str, account: &str) -> Option<String> {
    totp(secret, account)?.to_url().ok()
}

/// The step of a code, if it is right now or was 30 seconds ago.
pub(crate) fn step(secret: &str, code: &str, now: Moment) -> Option<i64> {
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    if code.len() != 6 || !code.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let seconds = u64::try_from(now.0 / 1_000_000).ok()?;
    i64::try_from(totp(secret, "x")?.check(&code, seconds)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B: the secret "12345678901234567890" with SHA-1, of whose eight digits six are used.
    #[test]
    fn codes_are_those_of_the_rfc() {
        let secret = secret(*b"12345678901234567890");
        for (second, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            assert_eq!(step(&secret, code, Moment(second * 1_000_000)), Some(second / 30));
            assert_eq!(
                step(&secret, code, Moment((second + 90) * 1_000_000)),
                None,
                "a minute later it is none"
            );
        }
        for wrong in ["", "28708", "2870822", "28708x", "287083"] {
            assert_eq!(step(&secret, wrong, Moment(59_000_000)), None);
        }
        assert!(url(&secret, "县级:经办").unwrap().starts_with("otpauth://totp/"));
        assert_eq!(step("not base 32!", "287082", Moment(0)), None);
    }
}
