//! Filings and notices in random procedures, and what happens with them.

use quorate_core::case::{Answer, Posting};
use quorate_core::procedure::{FilingRule, NoticeRule, Until};

use super::*;

impl Author {
    /// One office does it: what several would each tell of one notice is no rule.
    fn by_one(&mut self, keys: &mut Vec<String>) {
        let mut who = vec!["", "", "lead", "north", "head of lead"];
        who.extend(self.group.then_some("group"));
        who.extend(self.founded.then_some("board"));
        let who = self.dice.pick(&who);
        keys.extend((!who.is_empty()).then(|| format!("by: {who}")));
    }

    /// A filing of a paper; whether some run goes on without what it brings.
    pub(super) fn filing(&mut self, keys: &mut Vec<String>, paper: &str, founding: bool) -> bool {
        self.by_one(keys);
        keys.push(format!("papers: {paper}"));
        keys.push(format!("to: {}", self.dice.pick(&["registry", "press", "[registry, press]", "south"])));
        keys.extend(founding.then(|| self.constitutes()));
        match self.dice.below(4) {
            0 => keys.push("until: sent".into()),
            1 => {}
            _ => {
                keys.push("until: answered".into());
                keys.push(format!("if_returned: {}", self.back()));
                keys.push("if_refused: refused".into());
                let waits = founding || !self.dice.one_in(4);
                keys.extend(waits.then(|| "no_answer: 4 workdays".to_owned()));
                if waits && (founding || self.dice.one_in(2)) {
                    let to = self.back();
                    keys.push(format!("if_no_answer: {}", self.dice.pick(&[to.as_str(), "refused"])));
                } else if waits {
                    return true;
                }
            }
        }
        false
    }

    /// A notice that shows a paper.
    pub(super) fn notice(&mut self, keys: &mut Vec<String>, paper: &str, founding: bool) {
        self.by_one(keys);
        keys.push(format!("of: {paper}, for: {}", self.dice.pick(&["3 days", "2 workdays", "40 hours"])));
        keys.extend(founding.then(|| self.constitutes()));
        let decider = self.dice.pick(&["lead", "south", "head of lead", "deputy-lead or higher of north"]);
        match self.dice.below(3) {
            0 => {}
            1 => {
                keys.push(format!("objections: {{decided_by: {decider}, within: 4 days}}, upheld: correct"));
            }
            _ => {
                keys.push(format!("objections: {{decided_by: {decider}, due: 2 workdays}}"));
                let to = self.back();
                keys.push(format!("if_upheld: {}", self.dice.pick(&[to.as_str(), "refused"])));
            }
        }
    }
}

impl Walk {
    fn filing_of(&self, task: &Task) -> Option<FilingRule> {
        match &self.world.procedure.task(&task.task)?.kind {
            Kind::Filing(rule) => Some(rule.clone()),
            _ => None,
        }
    }

    fn notice_of(&self, task: &Task) -> Option<NoticeRule> {
        self.world.case.notice_of(&self.world.procedure, task).cloned()
    }

    /// What has to happen next with a filing or a notice.
    pub(super) fn event(&mut self, task: &Task) -> Value {
        let papers = self.world.procedure.task(&task.task).map(|t| t.papers.clone()).unwrap_or_default();
        let (event, last) = if let Some(rule) = self.filing_of(task) {
            let all = task.recipients();
            let left: Vec<usize> = all.iter().filter(|r| !r.has_come(rule.until)).map(|r| r.of).collect();
            let name = |p: &str| if p == "press" { "Herald" } else { "" };
            let unsent: Vec<Value> = task
                .unsent(&rule, &self.world.procedure)
                .into_iter()
                .map(|p| json!({"party": p, "name": name(p)}))
                .collect();
            match (left.first(), rule.until) {
                _ if !unsent.is_empty() => (json!({"is": "sent", "to": unsent}), rule.until == Until::Sent),
                (None, _) => (json!({"is": "sent", "to": []}), false),
                (Some(of), Until::Answered) => {
                    (json!({"is": "answered", "of": of, "answer": "registered"}), left.len() == 1)
                }
                (Some(of), _) => (json!({"is": "received", "of": of}), left.len() == 1),
            }
        } else {
            let Some(rule) = self.notice_of(task) else { return Value::Null };
            match self.world.case.is_corrected(&rule, task) && !self.world.case.is_change_up(task) {
                _ if task.day_of("put_up").is_none() => (json!({"is": "put_up"}), false),
                true => (json!({"is": "change_put_up"}), false),
                false => (json!({"is": "taken_down"}), true),
            }
        };
        let papers = if last { self.files(&papers) } else { vec![] };
        let file = self.world.file(&format!("proof {}", self.log.len()));
        json!({"act": "record_event", "task": task.key, "event": event, "day": self.world.today().to_string(),
            "files": [file], "words": "Seen", "papers": papers})
    }

    /// What else can happen with it.
    pub(super) fn another_event(&mut self, task: &Task) -> Value {
        let mut command = self.event(task);
        if self.filing_of(task).is_some() {
            if let Some(of) = task.recipients().first().map(|r| r.of)
                && self.dice.one_in(3)
            {
                let answer = self.dice.pick(&Answer::ALL);
                command["event"] = json!({"is": "answered", "of": of, "answer": answer});
                command["papers"] = json!([]);
            }
        } else if self.dice.one_in(3) {
            command["event"] = json!({"is": "objected", "name": "Somebody"});
            command["papers"] = json!([]);
        }
        if self.dice.one_in(8) {
            command["event"] = json!({"is": "struck"});
        }
        if self.dice.one_in(2) {
            self.wait_out(task);
        }
        command["day"] = json!(self.world.today().to_string());
        command
    }

    /// Lets as much time pass as a notice has to stay up.
    pub(super) fn wait_out(&mut self, task: &Task) {
        if let Some(posting) = Posting::of(task) {
            self.world.now = self.world.now.max(posting.over());
        }
        // Nothing happens on a day before the one on which it began. Clocks go back in these walks: the last event
        // may be noted before another.
        let noted = task.events.iter().map(|e| e.at).max();
        self.world.now = self.world.now.max(noted.unwrap_or(self.world.now));
    }

    /// What an objection has changed is corrected by whoever wrote it; where that cannot be, the stage begins again.
    pub(super) fn correct_shown(&mut self, task: &Task) -> Result<bool, String> {
        let Some(rule) = self.notice_of(task) else { return Ok(false) };
        if self.world.case.undecided(task).next().is_some() || self.world.case.is_corrected(&rule, task) {
            return Ok(false);
        }
        let key = self.world.case.paper(&rule.of).map(|v| v.key.clone()).unwrap_or_default();
        let office = self.world.case.tasks.get(&key).map(|t| t.office.clone()).unwrap_or_default();
        let people: Vec<String> = self.people(&office).into_iter().map(|(p, _)| p).collect();
        let Some(command) = self.correction_of(&key, &rule.of) else { return Ok(false) };
        for person in people.into_iter().chain(["lead-head".to_owned()]) {
            if self.act(&person, &command)?.is_ok() {
                return Ok(true);
            }
        }
        let stage = self.world.procedure.stages()[task.stage].id.clone();
        let (person, command) =
            lead(json!({"act": "return", "to": stage, "reason": "It cannot be corrected"}));
        let back = self.act(&person, &command)?;
        back.map(|()| true)
            .map_err(|r| format!("{} can neither be corrected nor done again: {r:?}", task.key))
    }
}
