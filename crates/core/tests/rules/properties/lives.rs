//! Bodies in office in random procedures: terms, renewals, changes and dissolutions, and what becomes of them.

use super::*;

/// How long the board is in office, and whether it is there before the case.
#[derive(Clone, Debug, Default)]
pub(super) struct Life {
    /// The procedure is about a board in office, for which it does this.
    pub standing: bool,
    act: &'static str,
    /// Its term, as the file has it.
    term: String,
    /// It renews the board that it founds.
    again: bool,
    /// The task from which on the board acts before it is constituted.
    pub provisional: Option<String>,
    /// And has something to do.
    pub acts: bool,
}

/// The first day on which a board that is there before the case can be renewed.
const TERM: &str = r#"{"since": "2023-01-10", "until": "2027-01-10", "at_end": "continues"}"#;

impl Author {
    /// Sometimes whoever sits on the board was not in the group, or leaves it by that.
    pub(super) fn roles(&mut self) -> String {
        if !self.group || !self.roster || self.dice.one_in(8) {
            return String::new();
        }
        let then =
            self.dice.pick(&["leaves, refilled_by: lead", "leaves, refilled_by: lead", "leaves", "refused"]);
        format!("incompatible: [{{holding: group, standing_for: board, then: {then}, source: \"1\"}}]\n")
    }

    /// Half of what founds says no more; the rest is about a board in office, or says how long it is.
    pub(super) fn live(&mut self) {
        if self.dice.one_in(2) {
            return;
        }
        self.life.standing = self.dice.one_in(2);
        self.life.act = self.dice.pick(&["renews", "renews", "changes", "dissolves", "voids"]);
        let begins = !self.life.standing || self.life.act == "renews";
        if !begins || self.dice.one_in(4) {
            return;
        }
        let length = self.dice.pick(&["2 years", "18 months", "30 days", "days"]);
        if length == "days" {
            self.parameters.insert("days");
        }
        let from = self.dice.pick(&["", "", ", from: assembly", ", from: t0"]);
        self.day |= from.contains("assembly");
        let at_end = self.dice.pick(&["continues", "lapses"]);
        self.life.again = !self.life.standing && !self.dice.one_in(4);
        let by = if self.life.again { ", renewed_by: this procedure" } else { "" };
        self.life.term = format!(", term: {{length: {length}{from}, at_end: {at_end}{by}, source: \"1\"}}");
    }

    /// Sometimes a task is only for a board that is new, or only for one in office.
    pub(super) fn when_new(&mut self, keys: &mut Vec<String>) -> bool {
        if !self.life.again || self.dice.one_in(2) {
            return false;
        }
        let met = self.papers.iter().any(|p| p.sure && p.under == "board: in office");
        let word = if met { "new" } else { self.dice.pick(&["in office", "in office", "new"]) };
        self.under = format!("board: {word}");
        keys.push(format!("when: {{{}}}", self.under));
        true
    }

    /// What only a new board's case writes, one about a board in office comes to by another way, and the other way round.
    pub(super) fn other_way(&mut self, keys: &mut Vec<String>, sure: bool) -> bool {
        let only = |under: &str| under.starts_with("board: ");
        if !sure || !only(&self.under) {
            return false;
        }
        let under = self.under.clone();
        let Some(paper) = self
            .papers
            .iter_mut()
            .find(|p| p.sure && p.id.starts_with('p') && only(&p.under) && p.under != under)
        else {
            return false;
        };
        keys.push(format!("writes: {}", paper.id));
        paper.under.clear();
        true
    }

    /// Sometimes the board acts from a task on that every run does.
    pub(super) fn lets_act(&mut self, id: &str, kind: &str, keys: &[String]) {
        let one = !keys.iter().any(|k| k.contains("each of") || k.contains("by: board"));
        let always = self.always && self.under.is_empty() && keys.iter().any(|k| k == "force: must");
        let founds = self.founding.is_some() && !self.life.standing && self.life.provisional.is_none();
        let before = founds && !self.founded && kind != "consultation";
        if one && always && before && self.dice.one_in(2) {
            self.life.provisional = Some(id.to_owned());
        }
    }

    pub(super) fn named_body(&self) -> String {
        let key = if self.life.standing { "concerns" } else { "founds" };
        let acts = self.life.provisional.as_ref().filter(|_| self.life.acts);
        let acts =
            acts.map(|from| format!(", provisional: {{from: {from}, source: \"1\"}}")).unwrap_or_default();
        format!("{key}: {{board: Board, source: \"1\"{acts}{}}}\n", self.life.term)
    }

    /// What the board is done to where it is there before the case.
    pub(super) fn acts_on(&self) -> Option<String> {
        self.life.standing.then(|| format!("{}: board", self.life.act))
    }
}

/// Whether a paper that counts was written by a task, and not by another way.
pub(super) fn came_by(case: &Case, paper: &str, task: &str) -> bool {
    case.paper(paper).is_some_and(|v| case.tasks.get(&v.key).is_none_or(|t| t.task == task))
}

/// The command that opens the case: about a board in office where the procedure asks for one, and sometimes where it can.
pub(super) fn opening(world: &mut World) -> Value {
    let mut open = json!({"act": "open", "procedure": "random", "county": "520622"});
    let body = world.procedure.founds();
    let again = |b: &quorate_core::procedure::Body| {
        b.is_renewed_here() && world.procedure.digest().to_string().as_bytes()[0].is_multiple_of(2)
    };
    if body.is_some_and(|b| b.standing || again(b)) {
        let term: Value = serde_json::from_str(TERM).unwrap();
        world.direct(json!({"act": "put_office", "office": "board", "name": "board"}));
        world.direct(json!({"act": "appoint", "appointment": "board", "person": "lead-section-head", "office": "board", "role": "handler", "rank": "section-head"}));
        world.direct(json!({"act": "register_body", "office": "board", "body": "board", "term": term}));
        open["about"] = "board".into();
    }
    open
}

impl Walk {
    /// What a case is about is under way while the case is open; its success has brought about what its acts say; what has
    /// begun a term has one as soon as it can be counted.
    pub(super) fn check_lives(&self) -> Checked {
        let (case, directory) = (&self.world.case, &self.world.directory);
        if let Some(concern) = &case.concerns {
            let body = &directory.bodies[&concern.office];
            ensure!(
                body.under_way.contains_key(&case.id) == case.is_open(),
                "under way and not open, or open and not under way: {body:?}"
            );
            let acted = body.turns.iter().filter(|t| t.case.is_some()).count();
            ensure!(
                acted == usize::from(case.has_acted_on(&concern.body)),
                "acted on {acted} times: {body:?}"
            );
        }
        for (body, term) in &case.terms {
            ensure!(term.since < term.until, "{body}: {term:?}");
            let office = &case.formed[body].office;
            ensure!(directory.bodies[office].term.as_ref() == Some(term), "{body} is told another term");
        }
        for body in self.world.procedure.bodies().iter().filter(|b| case.has_acted_on(&b.id)) {
            let at_once = body.term.as_ref().is_some_and(|t| {
                t.from.is_none() && matches!(t.length, quorate_core::procedure::Amount::Number(_))
            });
            ensure!(!at_once || case.terms.contains_key(&body.id), "{} has no term", body.id);
        }
        Ok(())
    }
}
