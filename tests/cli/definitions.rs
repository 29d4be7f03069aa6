//! `check`, `test`, `manual`, `draw` and `schema`, as an author of procedures meets them.

use std::process::{Command, Stdio};

use quorate_core::Language;
use serde_json::{Value, json};

use super::program::{binary, quorate, run, told};
use crate::http::document::faults;
use crate::http::markup::xml;
use crate::support::county::{ENGLISH, PROCEDURE};
use crate::support::expected::{expect, path, workspace};

fn core() -> String {
    workspace("workflows/county-work-committee.yaml").display().to_string()
}

/// Runs it among the broken files of this suite.
fn here(arguments: &[&str]) -> (Option<i32>, String) {
    told(&quorate(arguments).current_dir(path("cli")).output().unwrap())
}

#[test]
fn what_is_wrong_is_told_in_either_language_and_ends_with_1() {
    for language in ["en", "zh"] {
        let (code, said) = here(&["--lang", language, "check", "broken.yaml", "stuck.yaml"]);
        assert_eq!(code, Some(1));
        expect(&format!("cli/check.{language}.expected"), &said);
    }
}

#[test]
fn a_language_not_asked_for_is_that_of_the_locale() {
    for (locale, begins) in [("zh_CN.UTF-8", "错误["), ("en_US.UTF-8", "error["), ("C", "error[")] {
        let output = quorate(&["check", "broken.yaml"])
            .env("LC_ALL", locale)
            .current_dir(path("cli"))
            .output()
            .unwrap();
        assert!(told(&output).1.starts_with(begins), "{locale}");
    }
}

#[test]
fn what_is_sound_ends_with_0_and_says_so() {
    let (code, said) = told(&run(&["check", &core()]));
    assert_eq!((code, said.trim_end()), (Some(0), format!("{}: sound", core()).as_str()));
    let (code, said) = told(&run(&["check", "--verbose", &core()]));
    assert!(code == Some(0) && said.contains("situations"), "{said}");
    // One that is wrong among others is enough, and the others are told all the same.
    let (code, said) = here(&["check", &core(), "broken.yaml"]);
    assert!(code == Some(1) && said.contains(": sound") && said.contains("names-are-declared"), "{said}");
}

#[test]
fn machines_are_told_in_json_a_line_for_each_file() {
    let (code, said) = here(&["check", "--json", &core(), "broken.yaml"]);
    assert_eq!(code, Some(1));
    let lines: Vec<Value> = said.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    let procedure = quorate_core::Procedure::from_yaml(PROCEDURE, Some(ENGLISH)).unwrap();
    assert_eq!((&lines[0]["sound"], &lines[0]["diagnostics"]), (&json!(true), &json!([])));
    assert_eq!(
        (&lines[0]["procedure"], &lines[0]["digest"]),
        (&json!(procedure.id()), &json!(procedure.digest()))
    );
    let wrong = &lines[1]["diagnostics"][0];
    assert_eq!((&lines[1]["sound"], &wrong["code"]), (&json!(false), &json!("names-are-declared")));
    assert_eq!(wrong["place"], json!({"line": 35, "column": 13, "width": 6}));
    assert!(
        wrong["text"].as_str().unwrap().contains("nobody") && !wrong["help"].as_str().unwrap().is_empty()
    );
    let (_, zh) = here(&["--lang", "zh", "check", "--json", "broken.yaml"]);
    let zh: Value = serde_json::from_str(&zh).unwrap();
    assert_ne!(zh["diagnostics"][0]["text"], wrong["text"]);
    assert_eq!(zh["diagnostics"][0]["place"], wrong["place"]);
}

#[test]
fn wrong_usage_ends_with_2_and_trouble_with_1() {
    let usages: [&[&str]; 7] = [
        &["frobnicate"],
        &["check"],
        &["check", "--no-such-flag", "x"],
        &["--lang", "fr", "schema"],
        &["audit"],
        &["token"],
        &["token", "create", "520622", "x", "--days", "0"],
    ];
    for usage in usages {
        let (code, said) = told(&run(usage));
        assert!(code == Some(2) && !said.is_empty(), "{usage:?}: {code:?} {said}");
    }
    let troubles: [&[&str]; 5] = [
        &["check", "/nowhere/x.yaml"],
        &["manual", "/nowhere/x.yaml"],
        &["draw", "/"],
        &["audit", "x", "--database", "mysql://x"],
        &["serve", "--database", "sqlite:/nowhere/x.sqlite"],
    ];
    for trouble in troubles {
        let (code, said) = told(&run(trouble));
        assert!(code == Some(1) && said.starts_with("quorate: "), "{trouble:?}: {code:?} {said}");
    }
    assert_eq!(told(&run(&["--help"])).0, Some(0));
    assert_eq!(told(&run(&["--version"])), (Some(0), format!("quorate {}\n", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn a_translation_beside_a_procedure_is_no_procedure() {
    // As the shell spells out `quorate check *.yaml`.
    let folder =
        workspace("workflows").read_dir().unwrap().map(|entry| entry.unwrap().path().display().to_string());
    let files: Vec<String> = folder.filter(|path| path.ends_with(".yaml")).collect();
    assert!(files.iter().any(|path| path.ends_with(".en.yaml")));
    let arguments: Vec<&str> = ["check"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let (code, said) = told(&run(&arguments));
    assert_eq!(code, Some(0), "{said:.1000}");
}

#[test]
fn what_stands_in_a_file_does_not_reach_the_terminal_as_a_command() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.yaml");
    for evil in ["\u{1b}[2J", "\u{9b}2J", "\u{7}", "\0", "\u{202e}x"] {
        std::fs::write(&file, format!("procedure: x\n{evil}version: 1\ntitle: {evil}\n")).unwrap();
        for arguments in [&["check"][..], &["check", "--json"], &["manual"]] {
            let (_, said) = told(&quorate(arguments).arg(&file).output().unwrap());
            let seen = said.contains(|c: char| c.is_control() && c != '\n') || said.contains('\u{202e}');
            assert!(!seen, "{arguments:?}: {said:?}");
        }
    }
}

#[test]
fn whoever_stops_listening_is_no_fault() {
    for arguments in [&["manual"][..], &["draw"], &["check", "--json"]] {
        let mut command = quorate(arguments);
        let mut child = command.arg(core()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let (code, said) = told(&output);
        assert!(code != Some(101) && !said.contains("panicked"), "{arguments:?}: {code:?} {said:.300}");
    }
}

#[test]
fn scenarios_are_played_and_what_goes_otherwise_ends_with_1() {
    for language in ["en", "zh"] {
        let (code, said) = here(&["--lang", language, "test", "played.yaml"]);
        assert_eq!(code, Some(1));
        expect(&format!("cli/test.{language}.expected"), &said);
    }
    let (code, said) = told(&run(&["--lang", "en", "test", &core()]));
    assert!(code == Some(0) && said.ends_with("3 of 3 scenarios hold\n"), "{said}");
    // Scenarios may be named themselves, and are no procedure to be checked.
    for verb in ["test", "check"] {
        let (_, said) = here(&["--lang", "en", verb, "played.yaml", "played.scenarios.yaml"]);
        assert!(said.ends_with(if verb == "test" { "1 of 3 scenarios hold\n" } else { "sound\n" }), "{said}");
    }
    let (code, said) = here(&["--lang", "en", "test", "broken.yaml"]);
    assert!(code == Some(1) && said.contains("names-are-declared"), "{said}");
    let (code, said) = here(&["--lang", "en", "test", "stuck.yaml"]);
    assert!(code == Some(1) && !said.contains("hold\n\n"), "{said}");
}

#[test]
fn a_manual_is_the_procedure_in_words() {
    let procedure = quorate_core::Procedure::from_yaml(PROCEDURE, Some(ENGLISH)).unwrap();
    for (tag, language) in [("zh", Language::Zh), ("en", Language::En)] {
        let (code, said) = told(&run(&["manual", &core(), "--lang", tag]));
        assert_eq!((code, said), (Some(0), quorate_wording::manual(&procedure, language)));
    }
    let (code, said) = here(&["manual", "broken.yaml"]);
    assert!(code == Some(1) && said.contains("names-are-declared"), "{said}");
}

#[test]
fn a_drawing_is_well_formed() {
    let folder = tempfile::tempdir().unwrap();
    for language in ["zh", "en"] {
        let (code, said) = told(&run(&["draw", &core(), "--lang", language]));
        assert_eq!(code, Some(0));
        let drawing = xml(&said).unwrap_or_else(|said| panic!("{said}"));
        assert_eq!(
            (drawing.elements[0].name.as_str(), drawing.elements[0].get("xmlns")),
            ("svg", "http://www.w3.org/2000/svg")
        );
        assert!(drawing.elements.iter().all(|e| e.name != "script" && e.get("onload").is_empty()));
        let stage = if language == "zh" { "调查摸底" } else { "Survey" };
        assert!(drawing.words.iter().any(|w| w.text.contains(stage)), "{language}");
        let file = folder.path().join(format!("{language}.svg"));
        let (code, nothing) =
            told(&run(&["draw", &core(), "--lang", language, "-o", file.to_str().unwrap()]));
        assert_eq!((code, nothing.as_str()), (Some(0), ""));
        assert_eq!(std::fs::read_to_string(file).unwrap().trim_end(), said.trim_end());
    }
}

#[test]
fn the_core_procedure_fits_the_schema_and_what_is_misspelt_does_not() {
    let (code, said) = told(&run(&["schema"]));
    assert_eq!(code, Some(0));
    let schema: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let procedure: Value = serde_yaml::from_str(PROCEDURE).unwrap();
    let wrong = faults(&schema, &schema, &procedure, "");
    assert!(wrong.is_empty(), "{wrong:#?}");
    let mut misspelt = procedure.clone();
    misspelt["stages"][0]["titel"] = json!("x");
    assert!(!faults(&schema, &schema, &misspelt, "").is_empty());
    let mut incomplete = procedure;
    incomplete.as_object_mut().unwrap().remove("stages");
    assert!(!faults(&schema, &schema, &incomplete, "").is_empty());
    // What an editor shows is told in the language asked for.
    let (_, zh) = told(&run(&["schema", "--lang", "zh"]));
    assert_ne!(zh, said);
    assert_eq!(serde_json::from_str::<Value>(&zh).unwrap()["required"], schema["required"]);
}

#[test]
fn a_file_of_a_gibibyte_is_turned_down_without_being_read() {
    let folder = tempfile::tempdir().unwrap();
    let large = folder.path().join("large.yaml");
    // Sparse: it takes no room on the disk.
    std::fs::File::create(&large).unwrap().set_len(1 << 30).unwrap();
    for verb in ["check", "manual", "draw"] {
        // A quarter of it as memory: reading it whole would end the process otherwise than with 1.
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", "ulimit -v 262144; exec \"$0\" --lang en \"$1\" \"$2\""]);
        let output = shell.arg(binary()).arg(verb).arg(&large).env_remove("LC_ALL").output().unwrap();
        let (code, said) = told(&output);
        assert!(code == Some(1) && said.contains("error[too-large]"), "{verb}: {code:?} {said:.2000}");
        assert!(said.len() < 4096, "{verb} says {} bytes", said.len());
    }
}

#[test]
fn a_procedure_is_walked_step_by_step_and_the_walk_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("walk.scenarios.yaml");
    let association = workspace("workflows/gallery/association.yaml").display().to_string();
    let walk = |lines: &str, language: &str| {
        let mut child = quorate(&["try", &association, "--lang", language])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), lines.as_bytes()).unwrap();
        let (code, said) = told(&child.wait_with_output().unwrap());
        assert_eq!(code, Some(0), "{said}");
        said
    };
    let lines = format!(
        "help\n1\nback\nwait 3 days\n{{initiators: submit decide-on-business, facts: {{business: it does}}}}\n\
         initiators: hold founding-assembly\nfoo: bar\n99\nsave {0}\nsave {0}\nquit\n1\n",
        kept.display()
    );
    let said = walk(&lines, "en");
    for line in [
        "Mon 5 Jan 2026 · Prepare",
        "1  initiators: submit decide-on-business",
        "Thu 8 Jan 2026 · Prepare",
        "1  initiators: submit draft-statutes",
        "(task-not-open)",
        "`bar` stands where act is expected",
        "There is no offer of that number",
        "Kept in",
        "exists already",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
    let text = std::fs::read_to_string(&kept).unwrap();
    let scenarios = quorate_core::scenario::read(&text).unwrap();
    assert_eq!(scenarios[0].steps.len(), 2, "{text}");
    // To the end by the offers alone.
    let said = walk(&"1\n".repeat(12), "zh");
    assert!(said.contains("核查意见：齐全"), "{said}");
}

#[test]
fn a_new_procedure_is_sound_whatever_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    for (n, (members, way, language)) in [
        ("", "", "en"),
        ("north North bureau\\nsouth Bureau: \"south\", of { all }\\n", "1", "en"),
        ("", "2", "zh"),
        ("north 北局\\n", "2", "en"),
        ("", "3", "en"),
        ("north 北局\\nsouth 南局\\n", "3", "zh"),
    ]
    .into_iter()
    .enumerate()
    {
        let file = folder.path().join(format!("p{n}.yaml")).display().to_string();
        let answers = format!(
            "not an id?\nclub-founding Founding: a club\n\nclub The club\noffice \n{members}\n{way}\n"
        );
        let answers = answers.replacen("not an id?", "bad:id x", 1).replace("\\n", "\n");
        let mut child = quorate(&["new", &file, "--lang", language])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), answers.as_bytes()).unwrap();
        let (code, said) = told(&child.wait_with_output().unwrap());
        assert_eq!(code, Some(0), "{answers}: {said}");
        let (code, said) = told(&run(&["check", &file]));
        assert_eq!(code, Some(0), "{said}");
        // What is there is left alone.
        assert_eq!(told(&run(&["new", &file])).0, Some(1));
    }
    // Nobody answers.
    let file = folder.path().join("none.yaml");
    assert_eq!(told(&run(&["new", &file.display().to_string()])).0, Some(1));
    assert!(!file.exists());
}
