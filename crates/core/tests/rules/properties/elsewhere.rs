//! Tasks of random procedures that another case does, or a rule outside.

use super::*;

impl Author {
    /// One office takes the result over; it can come to nothing.
    pub(super) fn sub_case(&mut self, keys: &mut Vec<String>, founding: bool) {
        let mut who = vec!["", "", "lead", "north", "head of lead"];
        who.extend(self.group.then_some("group"));
        let who = self.dice.pick(&who);
        keys.extend((!who.is_empty()).then(|| format!("by: {who}")));
        // What it gives besides is drawn later: without anything, any case would do.
        keys.push("runs: election".into());
        if self.founding.is_some() && !self.founded && !self.roster && self.dice.one_in(3) {
            keys.push("fills: board".into());
            self.roster = true;
        }
        let to = self.back();
        keys.push(format!("if_failed: {}", self.dice.pick(&[to.as_str(), "refused"])));
        keys.extend(founding.then(|| self.constitutes()));
    }
}

impl Walk {
    /// The result of a rule outside, with everything the clause asks for.
    pub(super) fn result(&mut self, task: &Task, failed: bool) -> Value {
        let shown = self.world.file(&format!("result {}", self.log.len()));
        let mut command = json!({"act": "take_result", "task": task.key, "rule": "By-laws", "files": [shown],
            "failed": failed, "words": "So", "took_place": self.world.today().to_string()});
        if !failed {
            command["work"] = self.brought(&task.task);
        }
        command
    }
}
