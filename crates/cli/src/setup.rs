//! Opening everything a verb needs: database, procedures, calendar, files, engine.

use std::path::{Path, PathBuf};

use quorate_core::{Calendar, Language};
use quorate_engine::{Clock, Engine, Procedures};
use quorate_store::{Artifacts, Store, Url};
use quorate_wording::say;

use crate::terminal::warn;
use crate::{Place, Trouble};

/// The procedures that come with the program.
const BUILT_IN: &[(&str, &str)] = &[(
    include_str!("../../../workflows/county-work-committee.yaml"),
    include_str!("../../../workflows/county-work-committee.en.yaml"),
)];
/// A procedure of the gallery with its titles in the other language.
macro_rules! gallery {
    ($name:literal, $other:literal) => {
        (
            include_str!(concat!("../../../workflows/gallery/", $name, ".yaml")),
            include_str!(concat!("../../../workflows/gallery/", $name, ".", $other, ".yaml")),
        )
    };
}

/// Procedures of other fields that the demo shows besides, most of them with a case.
const DEMO: &[(&str, &str)] = &[
    gallery!("owners-assembly", "en"),
    gallery!("social-organization", "en"),
    gallery!("se-employee-involvement", "zh"),
    gallery!("registered-association", "zh"),
    gallery!("village-committee", "en"),
    gallery!("village-recall", "en"),
    gallery!("farmers-cooperative", "en"),
    gallery!("intercommunal-body", "zh"),
    gallery!("irb-registration", "zh"),
    gallery!("irb-renewal", "zh"),
    gallery!("federal-advisory-committee", "zh"),
    gallery!("bundesrat-chamber", "zh"),
];
pub(crate) const CALENDAR: &str = include_str!("../../../workflows/calendars/china.yaml");

/// What is open.
pub(crate) struct Open {
    pub engine: Engine,
    pub artifacts: Artifacts,
}

pub(crate) async fn open(place: &Place, language: Language) -> Result<Open, Trouble> {
    open_with(place, Clock::System, procedures(place.workflows.as_deref(), language)?).await
}

/// The same with what the demo shows besides.
pub(crate) async fn open_demo(place: &Place, language: Language, clock: Clock) -> Result<Open, Trouble> {
    let mut procedures = procedures(place.workflows.as_deref(), language)?;
    add(&mut procedures, DEMO)?;
    open_with(place, clock, procedures).await
}

async fn open_with(place: &Place, clock: Clock, procedures: Procedures) -> Result<Open, Trouble> {
    let url: Url = place.database.parse().map_err(Trouble::from_display)?;
    let calendar = calendar(place.workflows.as_deref())?;
    let store = Store::open(&url).await.map_err(|e| Trouble(format!("{}: {e}", shown(&place.database))))?;
    let artifacts = artifacts(place)?;
    let engine = Engine::start(store, procedures, calendar, clock).await.map_err(Trouble::from_display)?;
    Ok(Open { engine, artifacts })
}

/// A URL without its password.
pub(crate) fn shown(url: &str) -> String {
    match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, rest))) => format!("{scheme}://…@{rest}"),
        _ => url.to_owned(),
    }
}

/// A sound procedure loads; one with an error is told and does not, the others do.
fn procedures(folder: Option<&Path>, language: Language) -> Result<Procedures, Trouble> {
    let mut all = Procedures::default();
    let Some(folder) = folder else {
        add(&mut all, BUILT_IN)?;
        return Ok(all);
    };
    let broken = all.add_folder(folder).map_err(|e| Trouble(format!("{}: {e}", folder.display())))?;
    for one in broken {
        let (file, count) = (one.file.display().to_string(), one.faults.len().to_string());
        warn(say(language, "serve-broken", &[("file", &file), ("count", &count)]));
    }
    Ok(all)
}

fn add(procedures: &mut Procedures, texts: &[(&str, &str)]) -> Result<(), Trouble> {
    for (text, english) in texts {
        let added = procedures.add(text, Some(english));
        added.map_err(|f| Trouble(format!("a built-in procedure has {} errors", f.len())))?;
    }
    Ok(())
}

fn calendar(folder: Option<&Path>) -> Result<Calendar, Trouble> {
    let text = match folder.map(|f| f.join("calendars/china.yaml")).filter(|f| f.exists()) {
        Some(file) => {
            std::fs::read_to_string(&file).map_err(|e| Trouble(format!("{}: {e}", file.display())))?
        }
        None => CALENDAR.to_owned(),
    };
    Calendar::from_yaml(&text).map_err(|e| Trouble(format!("calendar: {e}")))
}

/// The folder of the database file; the present one if it lies on a server.
pub(crate) fn beside(place: &Place) -> PathBuf {
    let file = place.database.strip_prefix("sqlite:").map(|f| f.strip_prefix("//").unwrap_or(f));
    file.and_then(|f| Path::new(f).parent()).map(Path::to_path_buf).unwrap_or_default()
}

/// Where artifacts lie: as told, or `quorate-data` beside the database file.
fn artifacts(place: &Place) -> Result<Artifacts, Trouble> {
    let told = place.artifacts.clone();
    let told = told.unwrap_or_else(|| beside(place).join("quorate-data").display().to_string());
    Artifacts::open(&told).map_err(Trouble::from_display)
}
