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
    /// Begins an attempt: it counts as a failure until it has passed, so that many at once are slowed down like many
    /// in a row. How many seconds to wait if none may be made now.
    pub fn begin(&self, keys: &[(String, u32)], now: Moment) -> Result<(), i64> {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        let waits = keys.iter().filter_map(|(key, _)| failures.get(key)).map(|f| f.until.0 - now.0);
        if let Some(micros) = waits.max().filter(|micros| *micros > 0) {
            return Err(micros.div_euclid(1_000_000) + 1);
        }
        if failures.len() >= KEYS_MAX {
            let mut ends: Vec<Moment> = failures.values().map(|f| f.until).collect();
            ends.sort_unstable();
            let middle = ends.get(ends.len() / 2).copied().unwrap_or(now);
            failures.retain(|_, f| f.until > middle);
        }
        // The first ones are free, then the wait doubles.
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
        Ok(())
    }

    /// An attempt was none of guessing: what failed before it under the first key is forgotten, and under the others
    /// it does not count.
    pub fn passed(&self, keys: &[(String, u32)], now: Moment) {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        let mut keys = keys.iter().map(|(key, _)| key);
        if let Some(key) = keys.next() {
            failures.remove(key);
        }
        for key in keys {
            if let Some(failures) = failures.get_mut(key) {
                failures.count = failures.count.saturating_sub(1);
                // It was not waiting when the attempt began.
                failures.until = failures.until.min(now);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn second(n: i64) -> Moment {
        Moment(n * 1_000_000)
    }

    /// Fails as soon as it may from a moment on, so often; tells how long each wait was after it.
    fn waits(attempts: &Attempts, keys: &[(String, u32)], from: i64, times: usize) -> Vec<i64> {
        let mut now = second(from);
        (0..times)
            .map(|_| {
                attempts.begin(keys, now).unwrap();
                let wait = keys.iter().map(|(key, _)| attempts.until(key)).max().unwrap().0 - now.0;
                now = Moment(now.0 + wait);
                wait / 1_000_000
            })
            .collect()
    }

    impl Attempts {
        fn until(&self, key: &str) -> Moment {
            self.failures.lock().unwrap().get(key).map_or(Moment(0), |f| f.until)
        }
    }

    #[test]
    fn the_wait_grows_and_never_reaches_the_owner_elsewhere() {
        let attempts = Attempts::default();
        let attacker = keys("clerk", "198.51.100.7");
        assert_eq!(waits(&attempts, &attacker, 0, 14), [0, 0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
        let now = second(900);
        assert_eq!(attempts.begin(&attacker, now), Err(211));
        assert_eq!(attempts.begin(&keys("clerk", "192.0.2.1"), now), Ok(()));
        assert_eq!(attempts.begin(&keys("head", "198.51.100.7"), now), Ok(()));
        assert_eq!(attempts.begin(&attacker, second(1110)), Ok(()), "a wait ends");
        attempts.passed(&attacker, second(1110));
        assert_eq!(waits(&attempts, &attacker, 1110, 5), [0, 0, 0, 0, 2], "all is forgotten");
    }

    #[test]
    fn many_at_once_are_slowed_down_like_many_in_a_row() {
        let attempts = Attempts::default();
        let attacker = keys("clerk", "198.51.100.7");
        let let_in = (0..100).filter(|_| attempts.begin(&attacker, second(0)).is_ok()).count();
        assert_eq!(let_in, 5);
    }

    #[test]
    fn many_names_from_one_network_are_slowed_down_together() {
        let attempts = Attempts::default();
        let begin = |name: &str, at| attempts.begin(&keys(name, "198.51.100.7"), second(at));
        let let_in = (0..40).filter(|n| begin(&format!("name-{n}"), 0).is_ok()).count();
        assert_eq!(let_in, 31);
        assert!(begin("another", 0).is_err());
        // An hour later all is forgotten.
        assert_eq!(begin("another", 4200), Ok(()));
        assert_eq!(begin("a third", 4200), Ok(()));
    }

    #[test]
    fn who_comes_in_does_not_slow_down_the_others_of_a_network() {
        let attempts = Attempts::default();
        for n in 0..100 {
            let keys = keys(&format!("name-{n}"), "198.51.100.7");
            assert_eq!(attempts.begin(&keys, second(n)), Ok(()));
            attempts.passed(&keys, second(n));
        }
        let begin = |name: &str| attempts.begin(&keys(name, "198.51.100.7"), second(100)).is_ok();
        let failing = (0..40).filter(|n| begin(&format!("wrong-{n}"))).count();
        assert_eq!(failing, 31, "and takes back no failure of theirs");
    }

    #[test]
    fn memory_is_bounded() {
        let attempts = Attempts::default();
        for n in 0..KEYS_MAX as i64 * 2 {
            attempts.begin(&keys(&n.to_string(), &n.to_string()), second(n)).unwrap();
        }
        assert!(attempts.failures.lock().unwrap().len() <= KEYS_MAX + 2);
    }
}
