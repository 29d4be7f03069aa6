//! The system's clock, or one that stands where it is put.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use quorate_core::Moment;

/// A source of moments.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The system's.
    System,
    /// Stands still until moved: for tests and for the demo.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// One that stands at a moment.
    pub fn fixed(at: Moment) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(at.0)))
    }

    /// The present moment.
    pub fn now(&self) -> Moment {
        match self {
            Self::System => {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                Moment(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
            }
            Self::Fixed(at) => Moment(at.load(Ordering::Relaxed)),
        }
    }

    /// Moves a clock that stands still; the system's goes by itself.
    pub fn set(&self, to: Moment) {
        if let Self::Fixed(at) = self {
            at.store(to.0, Ordering::Relaxed);
        }
    }
}
