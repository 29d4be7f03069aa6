//! The walk goes over to another version of its procedure at a random point: with a task more, less, or of another
//! name. Whatever is called safe can be finished.

use quorate_core::case::migrating::{Passage, plan};

use super::*;

/// Another version of a procedure, and what its tasks are called there. Not always a sound one.
fn varied(text: &str, dice: &mut Dice) -> (String, BTreeMap<String, String>) {
    let mut lines: Vec<String> =
        text.replace("version: 1\n", "version: 2\n").lines().map(str::to_owned).collect();
    let tasks: Vec<usize> = (0..lines.len()).filter(|i| lines[*i].starts_with("  - {")).collect();
    let mut mapping = BTreeMap::new();
    for _ in 0..1 + dice.below(2) {
        let at = dice.pick(&tasks);
        let id = lines[at].split([' ', ',']).nth(4).unwrap_or_default().to_owned();
        match dice.below(3) {
            0 => {
                let force = dice.pick(&["must", "should", "may"]);
                let more = dice.pick(&["", ", writes: {px: Paper}", ", by: north"]);
                let line = format!("\n  - {{work: more, title: More, force: {force}{more}}}");
                if !lines.iter().any(|l| l.contains("work: more,")) {
                    lines[at] += &line;
                }
            }
            1 => {
                let (name, to) = (format!("renamed-{id}"), id.clone());
                let whole = |line: &str| {
                    let mut out = String::new();
                    let mut word = String::new();
                    for c in line.chars().chain(['\n']) {
                        if c.is_ascii_alphanumeric() || c == '-' || c == '_' {
                            word.push(c);
                            continue;
                        }
                        out += if word == to { &name } else { &word };
                        word.clear();
                        out.push(c);
                    }
                    out.trim_end_matches('\n').to_owned()
                };
                lines = lines.iter().map(|l| whole(l)).collect();
                if !dice.one_in(4) {
                    mapping.insert(id, name);
                }
            }
            _ => {
                lines[at].clear();
                for line in &mut lines {
                    let id = &id;
                    for (from, to) in [
                        (format!("[{id}]"), "[]".to_owned()),
                        (format!("[{id}, "), "[".to_owned()),
                        (format!(", {id}, "), ", ".to_owned()),
                        (format!(", {id}]"), "]".to_owned()),
                        (", after: []".to_owned(), String::new()),
                    ] {
                        *line = line.replace(&from, &to);
                    }
                }
            }
        }
    }
    mapping.retain(|from, _| text.contains(&format!(": {from},")));
    (lines.join("\n") + "\n", mapping)
}

impl Walk {
    /// Goes over to a version if the plan lets it; tells what the plan said.
    fn go_over(&mut self, to: Procedure, mapping: &BTreeMap<String, String>) -> Result<&'static str, String> {
        let planned = plan(&self.world.procedure, &to, &self.world.case, mapping);
        let command = json!({"act": "migrate", "to": to.digest(), "mapping": mapping, "reason": "New version",
            "accept_loss": true, "basis": "Rule 1", "authoriser": "Somebody"});
        let was = self.world.case.clone();
        self.world.next = Some(to);
        let gone = self.act("lead-head", &command)?;
        let can = matches!(planned.passage, Passage::Safe | Passage::LosesObligation { .. });
        ensure!(gone.is_ok() == can, "planned {:?}, and then {gone:?}", planned.passage);
        if let Passage::Safe = planned.passage {
            let now = &self.world.case;
            for (key, task) in was.tasks.iter().filter(|(_, t)| t.state.is_owed() && !t.superseded) {
                let kept = now.tasks.get(key);
                ensure!(
                    kept.is_some_and(
                        |k| (&k.office, &k.due, &k.state) == (&task.office, &task.due, &task.state)
                    ),
                    "{key} was open, and is {kept:?}"
                );
            }
            ensure!(now.recent.is_empty(), "something can be undone by the version before");
        }
        Ok(planned.passage.as_str())
    }
}

#[test]
fn whatever_goes_over_safely_can_be_finished() {
    let strategy = (
        vec(any::<u8>(), 0..200),
        vec(any::<u8>(), 0..160),
        vec(any::<u8>(), 0..24),
        vec(any::<u8>(), 0..80),
        vec(any::<u8>(), 0..40),
    );
    let seen = std::cell::RefCell::new(BTreeMap::<&str, usize>::new());
    let lived = runner().run(&strategy, |(procedure, before, other, after, finish)| {
        let text = author(&procedure);
        let (next, mapping) = varied(&text, &mut Dice::new(&other));
        let Ok(to) = Procedure::from_yaml(&next, None) else {
            return Err(TestCaseError::reject("not sound"));
        };
        let drive = |walk: &mut Walk| {
            walk.wander(&before)?;
            if !walk.world.case.is_open() {
                return Ok(());
            }
            let said = walk.go_over(to, &mapping).map_err(|said| format!("{said}\n\n{next}"))?;
            *seen.borrow_mut().entry(said).or_default() += 1;
            walk.wander(&after).map_err(|said| format!("{said}\n\n{next}"))
        };
        match live(&text, drive, &finish) {
            Some(Ok(())) => Ok(()),
            Some(Err(said)) => Err(TestCaseError::fail(format!("{said}\n{next}"))),
            None => Err(TestCaseError::reject("not sound")),
        }
    });
    println!("{:?}", seen.borrow());
    match lived {
        Ok(()) => {}
        Err(TestError::Fail(said, _)) => panic!("{}", said.message()),
        Err(other) => panic!("{other}"),
    }
    assert!(Passage::WORDS.iter().all(|word| seen.borrow().contains_key(word)), "{:?}", seen.borrow());
}
