//! Conditions in random procedures, and the figures they go by.

use super::*;

impl Author {
    /// A condition on a fact.
    pub(super) fn guard(&mut self, fact: &Told) -> String {
        if !fact.number {
            return format!("{}: good", fact.id);
        }
        if let Some(guard) = self.of_groups(fact) {
            return guard;
        }
        if self.dice.one_in(4) {
            let of = &fact.id;
            let level = self.dice.one_in(2);
            let other = if level { "level" } else { "3" };
            self.parameters.extend(level.then_some("level"));
            self.figures.push(match self.dice.below(5) {
                0 => format!("{{ceil: {{share: [{of}, {other}]}}}}"),
                1 => format!("{{sum: [{of}, {other}, 1/2]}}"),
                2 => format!("{{difference: [{{product: [{of}, 2]}}, {other}]}}"),
                3 => format!("{{min: [{of}, {{max: [{other}, 2]}}]}}"),
                _ => format!(
                    "{{table: {{by: {{floor: {of}}}, rows: [{{when: ..2, is: {other}}}, {{when: 3.., is: 1/3}}]}}}}"
                ),
            });
            let test = self.dice.pick(&["2..", "..1", "1..2", "3.."]);
            return format!("g{}: {test}", self.figures.len() - 1);
        }
        // What may have decimals is bounded by numbers alone.
        let measured = fact.id.starts_with('m');
        let last = if measured { "..4" } else { "level.." };
        let test = self.dice.pick(&["2..", "..3", "1..4", "2..", "..3", last]);
        if test == "level.." {
            self.parameters.insert("level");
        }
        format!("{}: {test}", fact.id)
    }

    /// Sometimes what the groups of a roll come to together, each rounded for itself.
    fn of_groups(&mut self, fact: &Told) -> Option<String> {
        let (roll, measure, _) =
            self.rolls.iter().find(|(roll, _, grouped)| *grouped && *roll == fact.id)?.clone();
        if !self.dice.one_in(2) {
            return None;
        }
        let of = measure.unwrap_or(roll.clone());
        let n = self.figures.len();
        self.figures.push(format!("{{ceil: {{share: [{of}, 2]}}}}, for_each: {roll}"));
        self.figures.push(format!("{{total: g{n}}}"));
        Some(format!("g{}: {}", n + 1, self.dice.pick(&["2..", "..1", "3.."])))
    }
}
