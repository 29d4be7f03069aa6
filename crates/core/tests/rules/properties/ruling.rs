//! The rules over several tasks, and over papers in effect, that every step keeps.

use super::*;

impl Walk {
    /// Nothing takes the place of what is in effect.
    pub(super) fn check_effects(&self, before: &Case, act: &Act) -> Checked {
        for effect in &act.effects {
            let Effect::PaperFiled { paper, key, corrects: false, .. } = effect else { continue };
            let by = |key: &str| self.world.case.tasks.get(key).map(|t| t.office.clone());
            let left = before.left_in_effect(&self.world.procedure, paper);
            ensure!(left.iter().all(|v| by(&v.key) != by(key)), "{paper} is in effect and written anew");
        }
        Ok(())
    }

    /// Of tasks that are done one at a time one is in hand.
    pub(super) fn check_turns(&self) -> Checked {
        let held = |t: &&Task| !t.superseded && matches!(t.state, TaskState::Claimed { .. });
        for rule in self.world.procedure.one_at_a_time() {
            let held = self.world.case.tasks.values().filter(held).map(|t| &t.task);
            let held: BTreeSet<&String> = held.filter(|task| rule.tasks.contains(task)).collect();
            ensure!(held.len() < 2, "{held:?} are in hand at once");
        }
        Ok(())
    }

    /// Nobody is bound by two tasks of the standing round that are kept apart, and no office either.
    pub(super) fn check_apart(&self) -> Checked {
        for rule in self.world.procedure.apart() {
            let bound = self.world.case.tasks.values().filter(|t| rule.tasks.contains(&t.task));
            let mut by: BTreeMap<String, &str> = BTreeMap::new();
            for (task, bound) in bound.filter_map(|t| Some((t.task.as_str(), t.bound()?))) {
                let people = bound.people.iter().map(|p| (*p).to_owned()).collect();
                let who: Vec<String> =
                    if rule.over == Over::People { people } else { vec![bound.office.to_owned()] };
                for one in who {
                    let other = *by.entry(one.clone()).or_insert(task);
                    ensure!(other == task, "{one} is bound by {task} and by {other}");
                }
            }
        }
        Ok(())
    }
}
