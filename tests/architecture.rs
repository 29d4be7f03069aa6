//! The map matches the house: arrows, outside libraries, sizes, and what every file begins with.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::support::expected::workspace;

/// Which crates of ours each may name. Every arrow points down.
const ARROWS: [(&str, &[&str]); 8] = [
    ("core", &[]),
    ("wording", &["core"]),
    ("papers", &["core", "wording"]),
    ("store", &["core"]),
    ("engine", &["core", "store"]),
    ("notices", &["core", "wording", "engine", "store"]),
    ("http", &["core", "wording", "papers", "engine", "store"]),
    ("cli", &["core", "wording", "engine", "store", "http", "notices"]),
];

/// Outside libraries that only these crates may name: definitions are read by core, an operator's file by notices.
const OWNED: [(&str, &[&str]); 9] = [
    ("petgraph", &["core"]),
    ("serde_yaml", &["core", "notices"]),
    ("sqlx", &["store"]),
    ("docx-rs", &["papers"]),
    ("pdf-writer", &["papers"]),
    ("png", &["papers"]),
    ("lettre", &["notices"]),
    ("axum", &["http"]),
    ("askama", &["http"]),
];

/// The longest file, in lines.
const LINES_MAX: usize = 900;

/// A dependency as a crate names it, and where from.
struct Dependency {
    names: [String; 2],
}

/// The packages of the workspace by name, without `quorate-`, and what each names.
fn packages() -> BTreeMap<String, Vec<Dependency>> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let manifest = workspace("Cargo.toml");
    let told = Command::new(cargo)
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline", "--manifest-path"])
        .arg(manifest)
        .output()
        .unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let dependency = |d: &Value| Dependency { names: [text(&d["name"]), text(&d["rename"])] };
    let package = |p: &Value| {
        let name = text(&p["name"]).trim_start_matches("quorate-").to_owned();
        (name, p["dependencies"].as_array().unwrap().iter().map(dependency).collect())
    };
    told["packages"].as_array().unwrap().iter().map(package).collect()
}

/// The crates of the house: a package `quorate` is the program.
fn crates() -> BTreeMap<String, Vec<Dependency>> {
    let mut all = packages();
    all.remove("tests").expect("these tests");
    if let Some(program) = all.remove("quorate") {
        all.insert("cli".into(), program);
    }
    all
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = vec![];
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { all.extend(files(&path)) } else { all.push(path) }
    }
    all.sort();
    all
}

fn sources(folder: &str) -> Vec<PathBuf> {
    files(&workspace(folder)).into_iter().filter(|f| f.extension().is_some_and(|e| e == "rs")).collect()
}

#[test]
fn arrows_point_down() {
    let found = crates();
    let names: BTreeSet<&str> = found.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        ARROWS.iter().map(|(name, _)| *name).collect(),
        "a crate without its arrows in this test"
    );
    for (name, allowed) in ARROWS {
        for dependency in &found[name] {
            let Some(ours) = dependency.names[0].strip_prefix("quorate-") else { continue };
            assert!(allowed.contains(&ours), "{name} may not name {ours}");
        }
    }
}

#[test]
fn outside_libraries_are_named_where_they_belong() {
    for (name, dependencies) in crates() {
        for dependency in dependencies {
            let owner = OWNED.iter().find(|(library, _)| dependency.names.iter().any(|n| n == library));
            let Some((library, owners)) = owner else { continue };
            assert!(owners.contains(&name.as_str()), "only {owners:?} names {library}");
        }
    }
}

#[test]
fn every_source_opens_with_what_it_is() {
    for folder in ["crates", "tests"] {
        for file in sources(folder) {
            let text = std::fs::read_to_string(&file).unwrap();
            assert!(text.starts_with("//! "), "{} does not open with `//!`", file.display());
        }
    }
}

#[test]
fn files_are_short_enough_to_be_read() {
    for file in files(&workspace("crates")) {
        let Ok(text) = std::fs::read_to_string(&file) else { continue };
        let lines = text.lines().count();
        assert!(lines <= LINES_MAX, "{} has {lines} lines", file.display());
    }
}

#[test]
fn both_databases_have_equal_migrations() {
    let names = |kind: &str| -> Vec<String> {
        let folder = workspace("migrations").join(kind);
        files(&folder).iter().map(|f| f.strip_prefix(&folder).unwrap().display().to_string()).collect()
    };
    assert_eq!(names("sqlite"), names("postgres"));
    assert!(!names("sqlite").is_empty());
}

#[test]
fn the_map_names_every_crate() {
    let map = std::fs::read_to_string(workspace("crates/README.md")).expect("crates/README.md");
    for entry in std::fs::read_dir(workspace("crates")).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            let name = entry.file_name().into_string().unwrap();
            assert!(map.contains(&name), "crates/README.md does not name {name}");
        }
    }
}

#[test]
fn every_suite_is_in_the_readme_of_the_tests() {
    let readme = std::fs::read_to_string(workspace("tests/README.md")).unwrap();
    for suite in sources("tests") {
        let suite = suite.strip_prefix(workspace("tests")).unwrap().display().to_string();
        // By itself, or with all of its folder.
        let folder = suite.split(['/', '.']).next().unwrap_or_default();
        let named = readme.contains(&format!("`{suite}`")) || readme.contains(&format!("`{folder}/`"));
        assert!(named || suite == "main.rs", "tests/README.md does not name {suite}");
    }
}
