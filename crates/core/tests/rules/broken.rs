//! Every broken example is refused with the diagnostics that stand beside it, at the right line and column.
//!
//! `broken/NAME.yaml` with `broken/NAME.expected`; write the expectations anew with `UPDATE_EXPECT=1` and read the
//! difference.

use std::path::{Path, PathBuf};

use quorate_core::Procedure;
use quorate_core::procedure::{Code, RULES};

use crate::world::said;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken")
}

#[test]
fn broken_examples_are_refused_as_expected() {
    let mut seen = String::new();
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder()).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    for yaml in files.iter().filter(|p| p.extension().is_some_and(|e| e == "yaml")) {
        let found = said(&std::fs::read_to_string(yaml).unwrap());
        assert!(!found.is_empty(), "{} passes", yaml.display());
        let expected = yaml.with_extension("expected");
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(&expected, &found).unwrap();
        }
        let wanted = std::fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(found, wanted, "{}", yaml.display());
        seen += &found;
    }
    for rule in RULES {
        assert!(folder().join(format!("{rule}.yaml")).exists(), "no broken example for {rule}");
        assert!(seen.contains(&format!(" {rule} ")), "{rule} is never told");
    }
    let untold: Vec<&str> = Code::ALL
        .iter()
        .map(|c| c.as_str())
        .filter(|c| !seen.contains(&format!(" {c} ")))
        // Too large and unproved have tests of their own; a translation needs a second file.
        .filter(|c| !["too-large", "unproved", "titles-are-translated", "translations-are-used"].contains(c))
        .collect();
    assert!(untold.is_empty(), "never told by any example: {untold:?}");
}

#[test]
fn a_huge_file_is_refused_before_it_is_read() {
    let text = "a: b\n".repeat(200_000);
    let faults = Procedure::from_yaml(&text, None).unwrap_err();
    assert_eq!(faults[0].code, Code::TooLarge);
}

#[test]
fn a_translation_that_lacks_or_invents_a_title_is_told() {
    let english =
        crate::world::ENGLISH.replace("survey-report: Survey report\n", "surwey-report: Survey report\n");
    let faults = Procedure::from_yaml(crate::world::PROCEDURE, Some(&english)).unwrap_err();
    let codes: Vec<Code> = faults.iter().map(|f| f.code).collect();
    assert_eq!(codes, [Code::TranslationsAreUsed, Code::TitlesAreTranslated]);
}

/// Whatever stands in the file, reading it ends with a procedure or with diagnostics.
#[test]
fn damaged_files_never_panic() {
    let text = crate::world::PROCEDURE;
    let chars: Vec<char> = text.chars().collect();
    for step in 0..400 {
        let at = step * 37 % chars.len();
        let mut damaged = chars.clone();
        match step % 4 {
            0 => damaged.truncate(at),
            1 => damaged[at] = ['[', '{', ':', '\n', '&', '*', '!', '\u{0}'][step / 4 % 8],
            2 => drop(damaged.drain(at..(at + 40).min(damaged.len()))),
            _ => damaged.insert(at, '\t'),
        }
        let _ = Procedure::from_yaml(&damaged.into_iter().collect::<String>(), None);
    }
    for depth in [10, 60, 10_000, 100_000] {
        let _ = Procedure::from_yaml(&"[".repeat(depth), None);
        let _ = Procedure::from_yaml(&format!("a: {}", "{a: ".repeat(depth)), None);
    }
}
