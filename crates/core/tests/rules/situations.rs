//! What `check` finds in small procedures, each in a few lines of `situations.txt`.
//!
//! Write the findings anew with `UPDATE_EXPECT=1` and read the difference.

use std::path::Path;

use quorate_core::Procedure;
use quorate_core::procedure::Diagnostic;

use crate::world::small;

/// The counts if it is sound; else each fault with its facts and the run to it.
fn found(text: &str) -> Vec<String> {
    let faults = match Procedure::from_yaml(text, None) {
        Ok(procedure) => {
            let explored = procedure.explored();
            return vec![format!("= {} situations, {} steps", explored.markings, explored.steps)];
        }
        Err(faults) => faults,
    };
    let line = |fault: &Diagnostic| {
        let facts: String = fault.facts.iter().map(|(k, v)| format!(" {k}={v}")).collect();
        let run = fault.run.iter().map(|s| format!("{} {} {}", s.what, s.id, s.detail).trim().to_owned());
        let run: Vec<String> = run.collect();
        let run = if run.is_empty() { String::new() } else { format!(": {}", run.join("; ")) };
        format!("= {}{facts}{run}", fault.code.as_str())
    };
    faults.iter().map(line).collect()
}

#[test]
fn small_procedures_have_the_situations_and_faults_that_stand_beside_them() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/situations.txt");
    let wanted = std::fs::read_to_string(&file).unwrap();
    let mut blocks: Vec<String> = vec![];
    for block in wanted.split("\n\n") {
        let mut lines: Vec<&str> = block.lines().filter(|line| !line.starts_with("= ")).collect();
        let mut said = vec![];
        if block.starts_with("# ") {
            let first_stage = lines.iter().position(|line| line.starts_with("- ")).unwrap_or(lines.len());
            said = found(&small(&lines[1..first_stage].join("\n"), &lines[first_stage..].join("\n")));
        }
        lines.extend(said.iter().map(String::as_str));
        blocks.push(lines.join("\n"));
    }
    let now = blocks.join("\n\n") + "\n";
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        return std::fs::write(&file, &now).unwrap();
    }
    let different = wanted.split("\n\n").zip(now.split("\n\n")).find(|(a, b)| a.trim_end() != b.trim_end());
    assert_eq!(different, None);
}

#[test]
fn a_procedure_with_too_many_situations_is_not_proved() {
    let tasks: Vec<String> =
        (0..9).map(|n| format!("{{work: t{n}, title: T, by: each of members}}")).collect();
    let stage = format!("- {{stage: a, title: A, source: x, tasks: [{}]}}", tasks.join(", "));
    assert_eq!(found(&small("", &stage)), ["= unproved bound=200000"]);
}
