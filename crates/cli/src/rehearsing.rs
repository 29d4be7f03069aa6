//! `test`: the scenarios beside a procedure are played by the real rules, in memory.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use quorate_core::scenario::{self, Failure, Scenario, What};
use quorate_core::{Calendar, Language, Procedure, Refusal};
use quorate_wording::{say, tell_refusal};

use crate::definitions::{File, load, original, read, stem, told};
use crate::setup::CALENDAR;
use crate::terminal::{print, print_line};
use crate::{Done, Trouble};

pub(crate) fn test(files: &[PathBuf], language: Language) -> Done {
    let calendar = Calendar::from_yaml(CALENDAR).map_err(Trouble::from_display)?;
    let (mut held, mut all, mut wrong) = (0, 0, false);
    let mut played = std::collections::BTreeSet::new();
    for path in files {
        let path = original(path).unwrap_or_else(|| path.clone());
        if !played.insert(path.clone()) {
            continue;
        }
        let Some((procedure, file, scenarios)) = ready(&path, language)? else {
            wrong = true;
            continue;
        };
        for scenario in &scenarios {
            let played = scenario::play(&procedure, &calendar, scenario);
            all += 1;
            let steps = played.steps.to_string();
            let facts = [("title", played.title.as_str()), ("steps", &steps)];
            if played.failures.is_empty() {
                held += 1;
                print_line(say(language, "test-held", &facts))?;
                continue;
            }
            print_line(say(language, "test-failed", &facts))?;
            for failure in &played.failures {
                print(sentence(language, &procedure, &file, failure))?;
            }
        }
    }
    let facts = [("held", held.to_string()), ("all", all.to_string())];
    let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
    print_line(say(language, "test-summary", &facts))?;
    Ok(if wrong || held < all { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// A sound procedure, and the scenarios beside it with their file; none if either was told to be wrong.
fn ready(path: &Path, language: Language) -> Result<Option<(Procedure, File, Vec<Scenario>)>, Trouble> {
    let file = read(path)?;
    let procedure = match load(&file) {
        Ok(procedure) => procedure,
        Err(faults) => {
            print(told(&file, &faults, language))?;
            return Ok(None);
        }
    };
    let beside = PathBuf::from(format!("{}.scenarios.yaml", stem(path).unwrap_or_default()));
    if !beside.exists() {
        let (name, beside) = (path.display().to_string(), beside.display().to_string());
        print_line(say(language, "test-none", &[("file", &name), ("beside", &beside)]))?;
        return Ok(None);
    }
    let file = read(&beside)?;
    match scenario::read(&file.text) {
        Ok(scenarios) => Ok(Some((procedure, file, scenarios))),
        Err(faults) => {
            print(told(&file, &faults, language))?;
            Ok(None)
        }
    }
}

/// What went otherwise, where, and of a refusal why and what to do.
pub(crate) fn sentence(language: Language, procedure: &Procedure, file: &File, failure: &Failure) -> String {
    let refused = |refusal: &Refusal| tell_refusal(language, refusal, Some(procedure), &|_| None);
    let (id, facts, why): (&str, Vec<(&str, String)>, Option<&Refusal>) = match &failure.what {
        What::Refused(refusal) => {
            ("test-refused", vec![("code", refusal.code.as_str().to_owned())], Some(refusal))
        }
        What::Accepted(code) => ("test-accepted", vec![("code", code.clone())], None),
        What::RefusedOtherwise(code, refusal) => {
            let found = refusal.code.as_str().to_owned();
            ("test-refused-otherwise", vec![("code", code.clone()), ("found", found)], Some(refusal))
        }
        What::NobodyThere(office) => ("test-nobody", vec![("office", office.clone())], None),
        What::NobodySignsIn(office) => ("test-nobody-signs-in", vec![("office", office.clone())], None),
        What::Unfit(said) => ("test-unfit", vec![("said", said.clone())], None),
        What::Otherwise(what, wanted, found) => {
            let facts =
                vec![("what", (*what).to_owned()), ("wanted", wanted.clone()), ("found", found.clone())];
            ("test-otherwise", facts, None)
        }
    };
    let facts: Vec<(&str, &str)> = facts.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let mut out = format!("  {}:{}: {}\n", file.name, failure.place.line, say(language, id, &facts));
    if let Some(told) = why.map(refused) {
        out += &format!("    {}\n    {}\n", told.text, told.help);
    }
    out
}
