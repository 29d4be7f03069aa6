//! Cases and directories as their leaves leave them. What is cached is a hint: its version is compared each time.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use quorate_core::directory::DirectoryEffect;
use quorate_core::record::Digest;
use quorate_core::record::leaf::{Body, DIRECTORY, case_stream};
use quorate_core::{Case, Directory, Procedure};
use quorate_store::{Batch, LeafRow, StoreError};

use crate::Engine;

/// More cases than this are not kept in memory.
const CASES_MAX: usize = 4096;

/// Hints by tenant and case, and by tenant.
#[derive(Debug, Default)]
pub(crate) struct Cache {
    cases: Mutex<HashMap<(String, String), Arc<Case>>>,
    directories: Mutex<HashMap<String, Arc<Directory>>>,
}

impl Cache {
    pub fn case(&self, tenant: &str, case: &str) -> Option<Arc<Case>> {
        let cases = self.cases.lock().unwrap_or_else(PoisonError::into_inner);
        cases.get(&(tenant.to_owned(), case.to_owned())).cloned()
    }

    pub fn keep_case(&self, tenant: &str, case: &Arc<Case>) {
        let mut cases = self.cases.lock().unwrap_or_else(PoisonError::into_inner);
        if cases.len() >= CASES_MAX {
            // Any of them: the hint costs one read to make again.
            let some: Vec<_> = cases.keys().take(CASES_MAX / 4).cloned().collect();
            some.iter().for_each(|key| drop(cases.remove(key)));
        }
        let kept = cases.entry((tenant.to_owned(), case.id.clone())).or_insert_with(|| case.clone());
        if kept.version < case.version {
            *kept = case.clone();
        }
    }

    /// Forgets a jurisdiction that is no longer there.
    pub fn forget(&self, tenant: &str) {
        self.cases.lock().unwrap_or_else(PoisonError::into_inner).retain(|(t, _), _| t != tenant);
        self.directories.lock().unwrap_or_else(PoisonError::into_inner).remove(tenant);
    }

    pub fn directory(&self, tenant: &str) -> Option<Arc<Directory>> {
        self.directories.lock().unwrap_or_else(PoisonError::into_inner).get(tenant).cloned()
    }

    pub fn keep_directory(&self, tenant: &str, directory: &Arc<Directory>) {
        let mut all = self.directories.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = all.entry(tenant.to_owned()).or_insert_with(|| directory.clone());
        if kept.version < directory.version {
            *kept = directory.clone();
        }
    }
}

fn onto_case(case: &mut Case, leaves: &[LeafRow]) {
    for row in leaves {
        if let Body::Case { act } = &row.leaf.body {
            case.evolve(act);
        }
    }
}

fn onto_directory(directory: &mut Directory, leaves: &[LeafRow]) {
    for row in leaves {
        if let Body::Directory { effects, .. } = &row.leaf.body {
            directory.evolve(effects);
        }
    }
}

/// The local procedures that a leaf of a directory names.
fn adopted(row: &LeafRow) -> Vec<Digest> {
    let Body::Directory { effects, .. } = &row.leaf.body else { return vec![] };
    let named = |effect: &DirectoryEffect| match effect {
        DirectoryEffect::ProcedureAdopted { digest, .. } => *digest,
        _ => None,
    };
    effects.iter().filter_map(named).collect()
}

/// The calendars that a leaf of a directory names.
fn calendars(row: &LeafRow) -> Vec<Digest> {
    let Body::Directory { effects, .. } = &row.leaf.body else { return vec![] };
    let named = |effect: &DirectoryEffect| match effect {
        DirectoryEffect::CalendarAdopted { digest } => *digest,
        _ => None,
    };
    effects.iter().filter_map(named).collect()
}

impl Engine {
    /// A case as it is now; none if there is none.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn case(&self, tenant: &str, id: &str) -> Result<Option<Arc<Case>>, StoreError> {
        let stream = case_stream(id);
        let version = self.store().version(tenant, &stream).await?;
        if version == 0 {
            return Ok(None);
        }
        let hint = self.inner.cache.case(tenant, id);
        if let Some(case) = hint.as_ref().filter(|c| c.version >= version) {
            return Ok(Some(case.clone()));
        }
        let mut case = hint.map_or_else(|| Case::empty(id), |c| (*c).clone());
        let leaves = self.store().leaves_since(tenant, &stream, case.version, i64::MAX).await?;
        onto_case(&mut case, &leaves);
        let case = Arc::new(case);
        self.inner.cache.keep_case(tenant, &case);
        Ok(Some(case))
    }

    /// The directory of a tenant as it is now; empty if there is none.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn directory(&self, tenant: &str) -> Result<Arc<Directory>, StoreError> {
        let version = self.store().version(tenant, DIRECTORY).await?;
        // Not there, or no longer: a practice that another node took away.
        if version == 0 {
            return Ok(Arc::default());
        }
        let hint = self.inner.cache.directory(tenant).unwrap_or_default();
        if hint.version >= version {
            return Ok(hint);
        }
        let mut directory = (*hint).clone();
        let leaves = self.store().leaves_since(tenant, DIRECTORY, directory.version, i64::MAX).await?;
        onto_directory(&mut directory, &leaves);
        self.know_adopted(&leaves).await?;
        let directory = Arc::new(directory);
        self.inner.cache.keep_directory(tenant, &directory);
        Ok(directory)
    }

    /// The case inside a batch, brought up to the version that was locked.
    pub(crate) async fn case_in(
        &self,
        batch: &mut Batch,
        tenant: &str,
        id: &str,
        version: u64,
    ) -> Result<Case, StoreError> {
        let hint = self.inner.cache.case(tenant, id).filter(|c| c.version <= version);
        let mut case = hint.map_or_else(|| Case::empty(id), |c| (*c).clone());
        if case.version < version {
            let leaves = batch.leaves_since(tenant, &case_stream(id), case.version).await?;
            onto_case(&mut case, &leaves);
        }
        if case.version != version {
            return Err(StoreError::Inconsistent(format!(
                "case {id} has {} leaves, its stream says {version}",
                case.version
            )));
        }
        Ok(case)
    }

    /// Another node may have taken local procedures and calendars in: their texts are in the store before a directory names them.
    /// One that was taken back since counts too: cases have begun under it.
    async fn know_adopted(&self, leaves: &[LeafRow]) -> Result<(), StoreError> {
        for digest in leaves.iter().flat_map(calendars) {
            self.know_calendar(digest).await?;
        }
        for digest in leaves.iter().flat_map(adopted) {
            if self.procedures().by_digest(digest).is_some() {
                continue;
            }
            let Some((text, translation)) = self.store().definition(digest).await? else { continue };
            let translated = Procedure::from_yaml(&text, translation.as_deref());
            if let Ok(procedure) = translated.or_else(|_| Procedure::from_yaml(&text, None)) {
                self.procedures().learn(Arc::new(procedure));
            }
        }
        Ok(())
    }

    /// The directory inside a batch.
    pub(crate) async fn directory_in(
        &self,
        batch: &mut Batch,
        tenant: &str,
    ) -> Result<Directory, StoreError> {
        let version = batch.version(tenant, DIRECTORY).await?;
        let hint = self.inner.cache.directory(tenant).filter(|d| d.version <= version);
        let mut directory = hint.map_or_else(Directory::default, |d| (*d).clone());
        if directory.version < version {
            let leaves = batch.leaves_since(tenant, DIRECTORY, directory.version).await?;
            onto_directory(&mut directory, &leaves);
            self.know_adopted(&leaves).await?;
        }
        Ok(directory)
    }
}
