//! Names of offices and people for a tenant: offices from the directory, people from payloads.

use std::collections::HashMap;
use std::sync::Arc;

use quorate_core::record::Digest;
use quorate_core::{Directory, Language};
use quorate_store::StoreError;

use crate::Web;

/// Names at hand for one answer.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub directory: Arc<Directory>,
    texts: HashMap<Digest, String>,
}

impl Names {
    /// The directory of a tenant.
    pub async fn of(web: &Web, tenant: &str) -> Result<Self, StoreError> {
        Ok(Self { directory: web.engine().directory(tenant).await?, texts: HashMap::new() })
    }

    /// Fetches some payloads, in one read.
    pub async fn fetch(
        &mut self,
        web: &Web,
        tenant: &str,
        digests: impl IntoIterator<Item = Digest>,
    ) -> Result<(), StoreError> {
        let wanted: Vec<Digest> = digests.into_iter().filter(|d| !self.texts.contains_key(d)).collect();
        if !wanted.is_empty() {
            self.texts.extend(web.engine().store().payloads(tenant, &wanted).await?);
        }
        Ok(())
    }

    /// Fetches the names of some people.
    pub async fn fetch_people(
        &mut self,
        web: &Web,
        tenant: &str,
        people: impl IntoIterator<Item = String>,
    ) -> Result<(), StoreError> {
        let directory = self.directory.clone();
        let digests: Vec<Digest> =
            people.into_iter().filter_map(|p| directory.people.get(&p).copied()).collect();
        self.fetch(web, tenant, digests).await
    }

    /// A payload's text.
    pub fn text(&self, digest: Digest) -> &str {
        self.texts.get(&digest).map_or("", String::as_str)
    }

    /// The name of an office.
    pub fn office(&self, id: &str, language: Language) -> String {
        self.directory.office_name(id, language).to_owned()
    }

    /// The name of a person, or the id.
    pub fn person(&self, id: &str) -> String {
        let digest = self.directory.people.get(id);
        digest.and_then(|d| self.texts.get(d)).cloned().unwrap_or_else(|| id.to_owned())
    }

    /// The name of an office or a person under an id, if it is one.
    pub fn find(&self, id: &str, language: Language) -> Option<String> {
        if self.directory.offices.contains_key(id) {
            return Some(self.office(id, language));
        }
        self.directory.people.contains_key(id).then(|| self.person(id))
    }
}
