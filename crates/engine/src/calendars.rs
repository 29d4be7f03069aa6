//! The public calendars: that of the program, and those that jurisdictions count by, for life.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use quorate_core::record::Digest;
use quorate_core::{Calendar, Directory};
use quorate_store::{Store, StoreError};

use crate::Engine;

/// Texts of calendars stand among the definitions under a name that is no id of a procedure.
const PREFIX: &str = "calendar/";

/// Whether a definition of the store is a calendar.
pub(crate) fn is_calendar(name: &str) -> bool {
    name.starts_with(PREFIX)
}

/// All calendars at hand.
#[derive(Debug)]
pub(crate) struct Calendars {
    base: Arc<Calendar>,
    /// Grows while the program runs.
    known: RwLock<BTreeMap<Digest, Arc<Calendar>>>,
}

impl Calendars {
    /// That of the program, and those in the store.
    pub async fn of(base: Calendar, store: &Store) -> Result<Self, StoreError> {
        let base = Arc::new(base);
        let all = Self { known: RwLock::new([(base.digest(), base.clone())].into()), base };
        for (name, text, _) in store.definitions().await? {
            if is_calendar(&name) {
                all.learn_text(&name, &text);
            }
        }
        Ok(all)
    }

    fn learn_text(&self, name: &str, text: &str) {
        match Calendar::from_yaml(text) {
            Ok(calendar) => self.learn(Arc::new(calendar)),
            Err(error) => tracing::error!(%name, %error, "a calendar in the store no longer loads"),
        }
    }

    fn learn(&self, calendar: Arc<Calendar>) {
        self.known.write().unwrap_or_else(PoisonError::into_inner).insert(calendar.digest(), calendar);
    }

    fn by_digest(&self, digest: Digest) -> Option<Arc<Calendar>> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).get(&digest).cloned()
    }

    pub fn base(&self) -> &Calendar {
        &self.base
    }
}

impl Engine {
    /// A calendar that a jurisdiction can count by: kept, and of the place whose time the program writes.
    pub(crate) fn can_adopt(&self, digest: Digest) -> bool {
        self.inner.calendars.by_digest(digest).is_some_and(|c| c.offset() == self.calendar().offset())
    }

    /// The calendar a jurisdiction counts by.
    pub fn calendar_of(&self, directory: &Directory) -> Arc<Calendar> {
        let adopted = directory.calendar.and_then(|d| self.inner.calendars.by_digest(d));
        adopted.unwrap_or_else(|| self.inner.calendars.base.clone())
    }

    /// Keeps the text of a calendar for good, so that a directory can name it.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn keep_calendar(&self, calendar: Calendar, text: &str) -> Result<(), StoreError> {
        let name = format!("{PREFIX}{}", calendar.id());
        self.store().add_definition(calendar.digest(), &name, text, None).await?;
        self.inner.calendars.learn(Arc::new(calendar));
        Ok(())
    }

    /// Another node may have taken a calendar in: its text is in the store before a directory names it.
    pub(crate) async fn know_calendar(&self, digest: Digest) -> Result<(), StoreError> {
        if self.inner.calendars.by_digest(digest).is_none()
            && let Some((text, _)) = self.store().definition(digest).await?
        {
            self.inner.calendars.learn_text(PREFIX, &text);
        }
        Ok(())
    }
}
