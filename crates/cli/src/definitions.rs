//! `check`, `manual`, `draw` and `schema`: what an author needs, without any database.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use quorate_core::procedure::{BYTES_MAX, Diagnostic};
use quorate_core::{Language, Procedure};
use quorate_wording::reference::reference;
use quorate_wording::{Source, manual as manual_of, map, render_diagnostics, say, say_attribute};
use serde_json::json;

use crate::terminal::{print, print_line};
use crate::{Done, Trouble};

pub(crate) struct File {
    pub name: String,
    pub text: String,
    pub translation: Option<(String, String)>,
}

/// The file that a translation or scenarios stand beside: `x.yaml` of `x.en.yaml`, where there is one.
pub(crate) fn original(path: &Path) -> Option<PathBuf> {
    let stem = stem(path)?;
    let beside = TRANSLATIONS.iter().chain([&"scenarios"]);
    let original = beside.into_iter().find_map(|tag| stem.strip_suffix(&format!(".{tag}")))?;
    Some(PathBuf::from(format!("{original}.yaml"))).filter(|p| p.exists())
}

const TRANSLATIONS: [&str; 2] = ["en", "zh"];

pub(crate) fn stem(path: &Path) -> Option<&str> {
    path.to_str().and_then(|p| p.strip_suffix(".yaml").or_else(|| p.strip_suffix(".yml")))
}

/// Reads a file, never more of it than a definition can have, and the translation beside it.
pub(crate) fn read(path: &Path) -> Result<File, Trouble> {
    let text = read_bounded(path)?;
    let beside = stem(path).and_then(|stem| {
        let mut beside = TRANSLATIONS.iter().map(|tag| PathBuf::from(format!("{stem}.{tag}.yaml")));
        beside.find(|p| p != path && p.exists())
    });
    let translation = match beside {
        Some(beside) => Some((beside.display().to_string(), read_bounded(&beside)?)),
        None => None,
    };
    Ok(File { name: path.display().to_string(), text, translation })
}

fn read_bounded(path: &Path) -> Result<String, Trouble> {
    use std::io::Read as _;
    let unreadable = |error: std::io::Error| Trouble(format!("{}: {error}", path.display()));
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut bytes = vec![];
    // One byte more than is allowed: the reader then says that it is too large.
    file.take(BYTES_MAX as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

pub(crate) fn load(file: &File) -> Result<Procedure, Vec<Diagnostic>> {
    Procedure::from_yaml(&file.text, file.translation.as_ref().map(|(_, t)| t.as_str()))
}

pub(crate) fn told(file: &File, faults: &[Diagnostic], language: Language) -> String {
    let translation = file.translation.as_ref().map(|(n, t)| (n.as_str(), t.as_str()));
    render_diagnostics(language, &Source { file: &file.name, text: &file.text, translation }, faults)
}

pub(crate) fn check(files: &[PathBuf], json: bool, verbose: bool, language: Language) -> Done {
    let mut wrong = false;
    let mut checked = BTreeSet::new();
    for path in files {
        // A translation is checked with what it translates, and scenarios are no procedure, so that `*.yaml` means every procedure once.
        let path = original(path).unwrap_or_else(|| path.clone());
        if !checked.insert(path.clone()) {
            continue;
        }
        let file = read(&path)?;
        let begun = std::time::Instant::now();
        let result = load(&file);
        let took = begun.elapsed().as_millis().to_string();
        wrong |= result.is_err();
        if json {
            print_line(as_json(&file, &result, language))?;
            continue;
        }
        match result {
            Ok(procedure) => {
                let explored = procedure.explored();
                let (markings, steps, bound) =
                    (explored.markings.to_string(), explored.steps.to_string(), explored.bound.to_string());
                let facts = [
                    ("file", file.name.as_str()),
                    ("markings", &markings),
                    ("steps", &steps),
                    ("bound", &bound),
                    ("ms", &took),
                ];
                print_line(say(language, if verbose { "check-ok" } else { "check-ok-short" }, &facts))?;
            }
            Err(faults) => print(told(&file, &faults, language))?,
        }
    }
    Ok(if wrong { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn as_json(
    file: &File,
    result: &Result<Procedure, Vec<Diagnostic>>,
    language: Language,
) -> serde_json::Value {
    match result {
        Ok(p) => {
            json!({"file": file.name, "sound": true, "procedure": p.id(), "version": p.version(), "digest": p.digest(),
            "markings": p.explored().markings, "diagnostics": []})
        }
        Err(faults) => {
            let one = |fault: &Diagnostic| {
                let facts: Vec<(&str, &str)> = fault.facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
                let id = format!("diagnostic-{}", fault.code.as_str());
                let mut value = json!(fault);
                value["text"] = say(language, &id, &facts).into();
                value["help"] = say_attribute(language, &id, "help", &facts).into();
                value
            };
            json!({"file": file.name, "sound": false, "diagnostics": faults.iter().map(one).collect::<Vec<_>>()})
        }
    }
}

fn sound(path: &Path, language: Language) -> Result<Procedure, Trouble> {
    let file = read(path)?;
    load(&file).map_err(|faults| Trouble(format!("\n{}", told(&file, &faults, language))))
}

/// The manual of a procedure; without one, the reference of the language.
pub(crate) fn manual(path: Option<&Path>, language: Language) -> Done {
    match path {
        Some(path) => print(manual_of(&sound(path, language)?, language))?,
        None => print(reference(language))?,
    }
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn draw(path: &Path, output: Option<&Path>, language: Language) -> Done {
    let svg = map::draw(&sound(path, language)?, language, None, true);
    match output {
        Some(output) => {
            std::fs::write(output, svg).map_err(|e| Trouble(format!("{}: {e}", output.display())))?
        }
        None => print_line(svg)?,
    }
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn schema(language: Language) -> Done {
    let describe = |mapping: &str, key: &str| {
        let id = format!("grammar-{mapping}-{key}");
        quorate_wording::has(language, &id).then(|| say(language, &id, &[]))
    };
    let schema = quorate_core::procedure::grammar::schema(&describe);
    print_line(serde_json::to_string_pretty(&schema).map_err(Trouble::from_display)?)?;
    Ok(ExitCode::SUCCESS)
}
