//! The procedures: those of the folder, by id, and those of earlier cases, by digest for life.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use quorate_core::procedure::Diagnostic;
use quorate_core::record::Digest;
use quorate_core::{Directory, Procedure};
use quorate_store::{Store, StoreError};

use crate::calendars::is_calendar;

/// A file that holds no sound procedure; the others load.
#[derive(Debug)]
pub struct Broken {
    /// The file.
    pub file: PathBuf,
    /// Its text, for showing the lines.
    pub text: String,
    /// Everything that is wrong.
    pub faults: Vec<Diagnostic>,
}

/// All procedures at hand.
#[derive(Debug, Default)]
pub struct Procedures {
    current: BTreeMap<String, Arc<Procedure>>,
    /// Grows while the program runs: counties make procedures of their own.
    known: RwLock<BTreeMap<Digest, Arc<Procedure>>>,
    translations: BTreeMap<Digest, String>,
}

impl Procedures {
    /// Takes in a definition; one with an error does not load.
    ///
    /// # Errors
    /// Its diagnostics.
    pub fn add(&mut self, text: &str, translation: Option<&str>) -> Result<Arc<Procedure>, Vec<Diagnostic>> {
        let procedure = Arc::new(Procedure::from_yaml(text, translation)?);
        if let Some(translation) = translation {
            self.translations.insert(procedure.digest(), translation.to_owned());
        }
        self.learn(procedure.clone());
        // Of two files with one id the higher version is the one new cases begin under.
        let newer = self.current.get(procedure.id()).is_none_or(|old| old.version() <= procedure.version());
        if newer {
            self.current.insert(procedure.id().to_owned(), procedure.clone());
        }
        Ok(procedure)
    }

    /// Loads every `*.yaml` of a folder whose first key is `procedure`, with `NAME.en.yaml` as its translation; its
    /// scenarios, `NAME.scenarios.yaml`, are the author's.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn add_folder(&mut self, folder: &Path) -> std::io::Result<Vec<Broken>> {
        let mut files: Vec<PathBuf> =
            std::fs::read_dir(folder)?.filter_map(|e| e.ok().map(|e| e.path())).collect();
        files.sort();
        let mut broken = vec![];
        for file in files {
            let name = file.file_name().and_then(|n| n.to_str()).unwrap_or_default();
            let Some(stem) = name.strip_suffix(".yaml") else { continue };
            if [".en", ".zh", ".scenarios"].iter().any(|beside| stem.ends_with(beside)) {
                continue;
            }
            let text = std::fs::read_to_string(&file)?;
            let translation = translation_beside(&file);
            if let Err(faults) = self.add(&text, translation.as_deref()) {
                broken.push(Broken { file, text, faults });
            }
        }
        Ok(broken)
    }

    /// Keeps what is loaded in the store and takes in what earlier cases began under.
    pub(crate) async fn keep(&mut self, store: &Store) -> Result<(), StoreError> {
        let loaded: Vec<Arc<Procedure>> = self.known().values().cloned().collect();
        for procedure in loaded {
            let translation = self.translations.get(&procedure.digest()).map(String::as_str);
            store.add_definition(procedure.digest(), procedure.id(), procedure.text(), translation).await?;
        }
        for (name, text, translation) in store.definitions().await? {
            if is_calendar(&name) || self.known().contains_key(&Digest::of(text.as_bytes())) {
                continue;
            }
            // A later engine may find fault with an old definition; a case begun under it can still be read.
            match Procedure::from_yaml(&text, translation.as_deref())
                .or_else(|_| Procedure::from_yaml(&text, None))
            {
                Ok(procedure) => self.learn(Arc::new(procedure)),
                Err(faults) => {
                    tracing::error!(%name, faults = faults.len(), "a definition in the store no longer loads")
                }
            }
        }
        Ok(())
    }

    /// The one new cases begin under.
    pub fn current(&self, id: &str) -> Option<&Arc<Procedure>> {
        self.current.get(id)
    }

    /// By digest.
    pub fn by_digest(&self, digest: Digest) -> Option<Arc<Procedure>> {
        self.known().get(&digest).cloned()
    }

    /// Takes in a procedure that a county made of another.
    pub fn learn(&self, procedure: Arc<Procedure>) {
        self.known.write().unwrap_or_else(PoisonError::into_inner).insert(procedure.digest(), procedure);
    }

    fn known(&self) -> RwLockReadGuard<'_, BTreeMap<Digest, Arc<Procedure>>> {
        self.known.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The text of the translation of a procedure that was loaded with one.
    pub fn translation(&self, digest: Digest) -> Option<&str> {
        self.translations.get(&digest).map(String::as_str)
    }

    /// The one new cases of a jurisdiction begin under: as its county does it, or as it came.
    pub fn of(&self, directory: &Directory, id: &str) -> Option<Arc<Procedure>> {
        let adopted = directory.adopted.get(id).and_then(|d| self.by_digest(*d));
        adopted.or_else(|| self.current.get(id).cloned())
    }

    /// Every version at hand of a procedure: the present one, and those of earlier cases.
    pub fn versions(&self, id: &str) -> Vec<Arc<Procedure>> {
        self.known().values().filter(|p| p.id() == id).cloned().collect()
    }

    /// All that new cases can begin under, in the order of their ids.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Procedure>> {
        self.current.values()
    }
}

/// The text of the translation file beside a definition, if there is one.
pub(crate) fn translation_beside(file: &Path) -> Option<String> {
    let stem = file.to_str()?.strip_suffix(".yaml")?;
    ["en", "zh"].iter().find_map(|tag| std::fs::read_to_string(format!("{stem}.{tag}.yaml")).ok())
}
