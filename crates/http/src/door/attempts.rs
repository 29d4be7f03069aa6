//! Failed attempts slow down whoever makes them: a wait that grows, by account and network together and by network
//! alone. Never by account alone, or an attacker could lock the owner out from anywhere.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use quorate_core::Moment;

/// Keys kept at most; those whose wait has ended longest ago go first.
const KEYS_MAX: usize = 20_000;
/// The longest wait, in seconds.
const WAIT_MAX: i64 = 300;
/// Failures are forgotten after so long, in minutes.
const MEMORY: i64 = 60;

/// Failures by key.
#[derive(Debug, Default)]
pub(crate) struct Attempts {
    failures: Mutex<HashMap<String, Failures>>,
}

#[derive(Clone, Copy, Debug)]
struct Failures {
    count: u32,
    /// No attempt before.
    until: Moment,
}

/// What an attempt counts under, with how many failures are free.
pub(crate) fn keys(what: &str, network: &str) -> [(String, u32); 2] {
    [(format!("{what}\n{network}"), 4), (format!("\n{network}"), 30)]
}

impl Attempts {
    /// How many seconds to wait before an attempt; none if it may be made now.
    pub fn wait(&self, keys: &[(String, u32)], now: Moment) -> Option<i64> {
        let failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        let waits = keys.iter().filter_map(|(key, _)| failures.get(key)).map(|f| f.until.0 - now.0);
        waits.max().filter(|micros| *micros > 0).map(|micros| micros.div_euclid(1_000_000) + 1)
    }

    /// Counts a failure: the first ones are free, then the wait doubles.
    pub fn failed(&self, keys: &[(String, u32)], now: Moment) {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        if failures.len() >= KEYS_MAX {
            let mut ends: Vec<Moment> = failures.values().map(|f| f.until).collect();
            ends.sort_unstable();
            let middle = ends.get(ends.len() / 2).copied().unwrap_or(now);
            failures.retain(|_, f| f.until > middle);
        }
        for (key, free) in keys {
            let known = failures.get(key).filter(|f| f.until.plus_minutes(MEMORY) > now);
            let count = known.map_or(0, |f| f.count).saturating_add(1);
            let seconds = match count.checked_sub(*free) {
                None | Some(0) => 0,
                Some(more) => 1_i64.checked_shl(more).unwrap_or(WAIT_MAX).clamp(1, WAIT_MAX),
            };
            let until = Moment(now.0.saturating_add(seconds * 1_000_000));
            failures.insert(key.clone(), Failures { count, until });
        }
    }

    /// Whoever comes in after all has forgotten no more.
    pub fn passed(&self, keys: &[(String, u32)]) {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((key, _)) = keys.first() {
            failures.remove(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn second(n: i64) -> Moment {
        Moment(n * 1_000_000)
    }

    #[test]
    fn the_wait_grows_and_never_reaches_the_owner_elsewhere() {
        let attempts = Attempts::default();
        let attacker = keys("clerk", "198.51.100.7");
        let waits: Vec<i64> = (0..14)
            .map(|_| {
                attempts.failed(&attacker, second(0));
                attempts.wait(&attacker, second(0)).unwrap_or(0)
            })
            .collect();
        assert_eq!(waits, [0, 0, 0, 0, 3, 5, 9, 17, 33, 65, 129, 257, 301, 301]);
        assert_eq!(attempts.wait(&keys("clerk", "192.0.2.1"), second(0)), None);
        assert_eq!(attempts.wait(&keys("head", "198.51.100.7"), second(0)), None);
        assert_eq!(attempts.wait(&attacker, second(300)), None, "a wait ends");
        attempts.passed(&attacker);
        assert_eq!(attempts.wait(&attacker, second(0)), None);
    }

    #[test]
    fn many_names_from_one_network_are_slowed_down_together() {
        let attempts = Attempts::default();
        for n in 0..40 {
            attempts.failed(&keys(&format!("name-{n}"), "198.51.100.7"), second(0));
        }
        assert!(attempts.wait(&keys("another", "198.51.100.7"), second(0)).is_some());
        // An hour later all is forgotten.
        attempts.failed(&keys("another", "198.51.100.7"), second(4200));
        assert_eq!(attempts.wait(&keys("another", "198.51.100.7"), second(4200)), None);
    }

    #[test]
    fn memory_is_bounded() {
        let attempts = Attempts::default();
        for n in 0..KEYS_MAX as i64 * 2 {
            attempts.failed(&keys(&n.to_string(), &n.to_string()), second(n));
        }
        assert!(attempts.failures.lock().unwrap().len() <= KEYS_MAX + 2);
    }
}
