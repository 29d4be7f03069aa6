//! What is founded, days, waits and limits in random procedures, and the clock that runs beside the walk.

use quorate_core::Actor;
use quorate_core::case::TIMER;

use super::*;

impl Author {
    /// What is founded by an act: the board, sometimes with another body beside it.
    pub(super) fn constitutes(&mut self) -> String {
        if let Some(acts) = self.acts_on() {
            return acts;
        }
        if !self.dice.one_in(3) {
            return "constitutes: board".to_owned();
        }
        let facts: Vec<Told> =
            self.facts.iter().filter(|f| f.sure && f.number && f.stage < self.stage).cloned().collect();
        let when = self.dice.pick_any(&facts).map(|fact| format!(", when: {{{}: 2..}}", fact.id));
        self.beside = Some(when.unwrap_or_default());
        "constitutes: [board, watch]".to_owned()
    }

    /// Sometimes a task does not begin before something.
    pub(super) fn not_before(&mut self, keys: &mut Vec<String>) {
        if !self.dice.one_in(8) {
            return;
        }
        let task = format!("t{}", self.dice.below(self.tasks));
        let since = [
            format!("2 days after {task}"),
            "assembly".to_owned(),
            "3 workdays before assembly".to_owned(),
            format!("1 month after {task}"),
        ];
        let since = self.dice.pick(&since);
        self.day |= since.contains("assembly");
        keys.push(format!("not_before: {since}"));
    }

    /// Sometimes a limit that runs over stages.
    pub(super) fn limits(&mut self, stages: usize) -> String {
        if self.tasks < 2 || !self.dice.one_in(4) {
            return String::new();
        }
        let (from, until) = (self.dice.below(self.tasks), self.dice.below(self.tasks));
        let then = self.dice.pick(&["refused".to_owned(), format!("s{}", stages - 1)]);
        let from = self.dice.pick(&[format!("4 months after t{from}"), "90 days after assembly".to_owned()]);
        self.day |= from.contains("assembly");
        format!(
            "limits: [{{limit: over, title: Over, within: {from}, until: t{until}, then: {then}, source: \"1\"}}]\n"
        )
    }
}

impl Walk {
    /// A day near the present.
    pub(super) fn some_day(&mut self) -> String {
        let days = self.dice.pick(&[5, 0, 20, 60]);
        self.world.now.plus_minutes(days * 24 * 60).date(480).to_string()
    }

    /// Does what the clock has to do next, letting as much time pass as it takes; whether there was anything.
    pub(super) fn tick(&mut self, limits: bool) -> Result<bool, String> {
        let wanted = |c: &Command| {
            matches!(c, Command::Wake { .. }) || limits && matches!(c, Command::PassLimit { .. })
        };
        let Some((at, command)) = self.world.case.clock_work().into_iter().find(|(_, c)| wanted(c)) else {
            return Ok(false);
        };
        self.world.now = self.world.now.max(at).max(self.world.case.moved_at);
        let before = self.world.case.clone();
        let actor = Actor { person: "system".into(), capacities: vec![], via: TIMER.into(), guest: None };
        let decided = self.world.attempt_as(&actor, &command);
        let decided = decided.map_err(|r| format!("the clock cannot {command:?}: {r:?}"))?;
        let act = decided.act.clone();
        self.world.take(decided);
        self.log.push(format!("the clock {command:?}"));
        self.check(&before, &act).map_err(|said| format!("{command:?}: {said}"))?;
        Ok(true)
    }
}
