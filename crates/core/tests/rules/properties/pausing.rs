//! The walk lets clocks stand and go on: nothing is done meanwhile, and no deadline moves but by going on.

use super::*;

/// What is done in a case that is suspended.
const MEANWHILE: [&str; 11] = [
    "suspend",
    "resume",
    "attach",
    "end",
    "withdraw",
    "succeed",
    "uninvite",
    "inform",
    "acknowledge",
    "recount",
    "migrate",
];

impl Walk {
    /// A task or the whole case is suspended, or goes on.
    pub(super) fn pause(&mut self, keys: &[String]) -> Option<(String, Value)> {
        let task = if self.dice.one_in(4) { String::new() } else { self.dice.pick_any(keys)? };
        let office = self.world.case.tasks.get(&task).map_or("lead", |t| &t.office).to_owned();
        let mut people: Vec<String> = self.people(&office).into_iter().map(|(p, _)| p).collect();
        people.push("lead-head".into());
        let person = self.dice.pick(&people);
        // What stands goes on sooner or later, or nothing else would ever be tried.
        let held = self.world.case.suspended.is_some()
            || self.world.case.tasks.get(&task).is_some_and(|t| t.suspended.is_some());
        let command = if held != self.dice.one_in(5) {
            json!({"act": "resume", "task": task})
        } else {
            json!({"act": "suspend", "task": task, "reason": "Papers are missing"})
        };
        Some((person, command))
    }

    pub(super) fn check_paused(&self, before: &Case, act: &Act) -> Checked {
        let after = &self.world.case;
        ensure!(
            before.suspended.is_none() || MEANWHILE.contains(&act.act.as_str()),
            "{} is done in a case that is suspended",
            act.act
        );
        for (key, was) in &before.tasks {
            let Some(is) = after.tasks.get(key) else { continue };
            let stood = was.suspended.is_some() && before.owes(was) && after.owes(is);
            ensure!(!stood || is.state == was.state, "{key} is suspended, and {} moves it", act.act);
            ensure!(
                is.due == was.due
                    || was.due.is_none()
                    || act.act == "resume"
                    // A day that everything hangs on has moved.
                    || act.act == "set_parameter"
                    || was.superseded
                    || is.offered != was.offered,
                "{} moves the deadline of {key}",
                act.act
            );
            let stands = after.is_stopped(is);
            ensure!(!stands || is.stopped.is_some(), "{key} stands, nobody knows since when");
            ensure!(stands || !after.owes(is) || is.stopped.is_none(), "{key} goes on, and its clock stands");
        }
        Ok(())
    }

    /// Everything goes on.
    pub(super) fn go_on(&mut self) -> Checked {
        let mut held: Vec<String> = vec![];
        held.extend(self.world.case.suspended.is_some().then(String::new));
        let stands = self.world.case.tasks.iter().filter(|(_, t)| t.suspended.is_some());
        held.extend(stands.filter(|(_, t)| self.world.case.owes(t)).map(|(key, _)| key.clone()));
        for task in held {
            let (person, command) = lead(json!({"act": "resume", "task": task}));
            self.act(&person, &command)?.map_err(|r| format!("{task:?} cannot go on: {r:?}"))?;
        }
        Ok(())
    }
}
