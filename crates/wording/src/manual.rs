//! A procedure as people read it: a manual in Chinese or English, clause by clause, inherited values in full.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use quorate_core::poll::PollRule;
use quorate_core::procedure::model::{
    Amount, Between, Carried, Clause, Domain, DueRule, EscalateRule, From, IN_OFFICE, Kind, NEW, Otherwise,
    Part, Seat, Since, Span, Target, Task, TermRule, Test, When, Who,
};
use quorate_core::procedure::phrase::Unit;
use quorate_core::tally::Share;
use quorate_core::{Language, Procedure, decimal};

use crate::figures::formula_in_words;
use crate::map::who_in_words;
use crate::outside::{filing_in_words, notice_in_words, silence_in_words};
use crate::poll::poll_rule_in_words;
use crate::tally::vote_in_words;
use crate::{listed, say, unit};

struct Manual<'a> {
    procedure: &'a Procedure,
    language: Language,
    out: String,
}

/// A word that a fact can be, in a language: as the file has it, or the program's own of a body that is new or in office.
pub fn fact_word(procedure: &Procedure, language: Language, fact: &str, word: &str) -> String {
    match word {
        NEW if procedure.fact(fact).is_some_and(|f| f.stated_in.is_empty()) => say(language, "body-new", &[]),
        IN_OFFICE if procedure.fact(fact).is_some_and(|f| f.stated_in.is_empty()) => {
            say(language, "body-in-office", &[])
        }
        _ => procedure.say(word, word, language).to_owned(),
    }
}

/// The manual of a procedure, as Markdown.
pub fn manual(procedure: &Procedure, language: Language) -> String {
    let mut manual = Manual { procedure, language, out: String::new() };
    manual.head();
    manual.parties();
    manual.parameters();
    manual.figures();
    for (number, stage) in procedure.stages().iter().enumerate() {
        let title = manual.name(&stage.id);
        let n = (number + 1).to_string();
        manual.line(&format!("\n## {}", manual.say("manual-stage", &[("number", &n), ("title", &title)])));
        manual.clause_line(&stage.clause, "");
        manual.when(&stage.when, "");
        for task in procedure.tasks_of(number) {
            manual.task(task);
        }
    }
    manual.rosters();
    manual.apart();
    manual.incompatible();
    manual.one_at_a_time();
    manual.limits();
    manual.ends();
    manual.out
}

impl Manual<'_> {
    fn say(&self, id: &str, facts: &[(&str, &str)]) -> String {
        say(self.language, id, facts)
    }
    fn name(&self, id: &str) -> String {
        self.procedure.name(id, self.language).to_owned()
    }
    fn words(&self, text: &str) -> String {
        self.procedure.say(text, text, self.language).to_owned()
    }
    fn line(&mut self, text: &str) {
        let _ = writeln!(self.out, "{text}");
    }
    fn item(&mut self, id: &str, facts: &[(&str, &str)]) {
        let text = self.say(id, facts);
        self.line(&format!("- {text}"));
    }
    fn unit(&self, of: Unit, n: &str) -> String {
        unit(self.language, of, Some(n))
    }
    fn span(&self, span: Span) -> (String, String) {
        let length = span.length.to_string();
        let unit = self.unit(span.unit, &length);
        (length, unit)
    }
    fn list(&self, items: &[String]) -> String {
        listed(self.language, items)
    }
    fn whos(&self, who: &[Who]) -> String {
        let all: Vec<String> = who.iter().map(|w| who_in_words(self.procedure, self.language, w)).collect();
        self.list(&all)
    }

    fn head(&mut self) {
        let p = self.procedure;
        self.line(&format!("# {}\n", self.name(p.id())));
        let (version, status) =
            (p.version().to_string(), self.say(&format!("status-{}", p.status().as_str()), &[]));
        let source = p.say("source", p.source(), self.language).to_owned();
        self.item("manual-source", &[("source", &source)]);
        self.item(
            "manual-version",
            &[("version", &version), ("status", &status), ("digest", &p.digest().to_string())],
        );
        for body in p.bodies() {
            let (name, source) = (self.name(&body.id), body.source.clone());
            let id = if body.standing { "manual-concerns" } else { "manual-founds" };
            self.item(id, &[("body", &name), ("source", &source)]);
            self.when(&body.when, "  ");
            if let Some(rule) = &body.provisional {
                let task = self.name(&rule.from);
                self.item("manual-provisional", &[("task", &task)]);
                self.clause_line(&rule.clause, "  ");
            }
            if let Some(term) = &body.term {
                self.term(&name, term);
            }
        }
        for note in p.notes() {
            let (finding, source) = (self.words(&note.finding), note.source.clone());
            self.item("manual-note", &[("finding", &finding), ("source", &source)]);
        }
    }

    fn term(&mut self, body: &str, term: &TermRule) {
        let length = self.amount(&term.length, 0);
        let (since, event) = match &term.from {
            Some(Since::Task(id)) => ("task", self.name(id)),
            Some(Since::Day(id)) => ("day", self.name(id)),
            _ => ("none", String::new()),
        };
        let at_end = self.say(&format!("at-end-{}", term.at_end.as_str()), &[]);
        let (unit_of_term, opens) = (self.unit(term.unit, &length), term.opens.map(|o| self.span(o)));
        let facts = [
            ("body", body),
            ("length", &length),
            ("unit", &unit_of_term),
            ("since", since),
            ("event", &event),
            ("at_end", &at_end),
        ];
        self.item("manual-term", &facts);
        self.clause_line(&term.clause, "  ");
        if let Some((length, unit)) = opens {
            self.item("manual-term-opens", &[("length", &length), ("unit", &unit)]);
        }
        if term.renewed_here {
            self.item("manual-term-renewed-here", &[]);
        }
    }

    fn parties(&mut self) {
        self.line(&format!("\n## {}\n", self.say("manual-parties", &[])));
        for part in Part::ALL {
            let parties = self.procedure.parties().iter().filter(|p| p.parts.contains(&part));
            let names: Vec<String> = parties
                .map(|p| {
                    let name = self.name(&p.id);
                    if p.open { self.say("manual-open-list", &[("name", &name)]) } else { name }
                })
                .collect();
            if !names.is_empty() {
                let (part, names) = (self.say(&format!("part-{}", part.as_str()), &[]), self.list(&names));
                self.item("manual-part", &[("part", &part), ("names", &names)]);
            }
        }
    }

    fn parameters(&mut self) {
        if self.procedure.parameters().is_empty() {
            return;
        }
        self.line(&format!("\n## {}\n", self.say("manual-parameters", &[])));
        for p in self.procedure.parameters() {
            let unit = p.unit.map(|u| self.unit(u, &p.high.to_string())).unwrap_or_default();
            let (low, high, title, words) =
                (p.low.to_string(), p.high.to_string(), self.name(&p.id), self.words(&p.stands_for));
            let id = match (p.day, p.clause.wholly_inferred()) {
                (false, false) => "manual-parameter",
                (false, true) => "manual-parameter-inferred",
                (true, false) => "manual-day",
                (true, true) => "manual-day-inferred",
            };
            self.item(
                id,
                &[("title", &title), ("low", &low), ("high", &high), ("unit", &unit), ("words", &words)],
            );
        }
    }

    fn figures(&mut self) {
        if self.procedure.figures().is_empty() {
            return;
        }
        self.line(&format!("\n## {}\n", self.say("manual-figures", &[])));
        for figure in self.procedure.figures() {
            let title = self.name(&figure.id);
            let how = formula_in_words(self.language, self.procedure, &figure.is);
            let facts = [("title", &*title), ("how", &how)];
            match &figure.for_each {
                Some(roll) => {
                    self.item("manual-figure-each", &[&facts[..], &[("roll", &self.name(roll))]].concat())
                }
                None => self.item("manual-figure", &facts),
            }
            self.clause_line(&figure.clause, "  ");
        }
    }

    /// Source, force and what is inferred.
    fn clause_line(&mut self, clause: &Clause, indent: &str) {
        let force = self.say(&format!("force-{}", clause.force.as_str()), &[]);
        let source = if clause.wholly_inferred() || clause.source.is_empty() {
            self.say("manual-inferred-whole", &[])
        } else {
            self.say("diagnostic-source", &[("source", &clause.source)])
        };
        let mut text = format!("{indent}- {source} · {force}");
        if !clause.inferred.is_empty() && !clause.wholly_inferred() {
            let keys = clause.inferred.join(", ");
            let _ = write!(text, " · {}", self.say("manual-inferred", &[("keys", &keys)]));
        }
        self.line(&text);
        if !clause.quote.is_empty() {
            self.line(&format!("{indent}  > {}", clause.quote));
        }
    }

    fn when(&mut self, when: &When, indent: &str) {
        if when.any.is_empty() {
            return;
        }
        let alternatives: Vec<String> = when
            .any
            .iter()
            .map(|all| {
                let tests: Vec<String> = all
                    .iter()
                    .map(|(name, test)| format!("{} {}", self.name(name), self.test(name, test)))
                    .collect();
                tests.join(&self.say("manual-and", &[]))
            })
            .collect();
        let text = alternatives.join(&self.say("manual-or", &[]));
        self.line(&format!("{indent}- {}", self.say("manual-when", &[("test", &text)])));
    }

    fn test(&self, name: &str, test: &Test) -> String {
        match test {
            Test::Between(between) => self.between(between),
            Test::OneOf(words) => {
                let word = |w: &String| fact_word(self.procedure, self.language, name, w);
                self.list(&words.iter().map(word).collect::<Vec<_>>())
            }
        }
    }

    fn amount(&self, amount: &Amount, decimals: u8) -> String {
        match amount {
            Amount::Number(n) => decimal::write(*n, decimals),
            Amount::Parameter(p) => self.say("manual-parameter-name", &[("name", &self.name(p))]),
            Amount::Figure(id, _) => self.say("manual-figure-name", &[("name", &self.name(id))]),
        }
    }

    fn between(&self, between: &Between) -> String {
        let amount = |bound: &Amount| self.amount(bound, between.decimals);
        match (&between.low, &between.high) {
            (Some(low), Some(high)) if low == high => amount(low),
            (Some(low), Some(high)) => format!("{}–{}", amount(low), amount(high)),
            (Some(low), None) => self.say("manual-at-least", &[("n", &amount(low))]),
            (None, Some(high)) => self.say("manual-at-most", &[("n", &amount(high))]),
            (None, None) => String::new(),
        }
    }

    fn task(&mut self, task: &Task) {
        let kind = self.say(&format!("kind-{}", task.kind.as_str()), &[]);
        self.line(
            &format!("\n### {}（{kind}）\n", self.name(&task.id))
                .replace('（', if self.language == Language::Zh { "（" } else { " (" })
                .replace('）', if self.language == Language::Zh { "）" } else { ")" }),
        );
        self.clause_line(&task.clause, "");
        self.when(&task.when, "");
        let doer = who_in_words(self.procedure, self.language, &task.by);
        if let Kind::Consultation { ask, .. } = &task.kind {
            let asked = self.whos(ask);
            self.item("manual-asked", &[("who", &asked)]);
            self.item("manual-collects", &[("who", &doer)]);
        } else {
            self.item("manual-by", &[("who", &doer)]);
        }
        let after: Vec<String> = task.after.iter().map(|t| self.name(t)).collect();
        self.some("manual-after", "tasks", &after);
        let needs: Vec<String> = task.reads().iter().map(|p| self.name(p)).collect();
        self.some("manual-needs", "papers", &needs);
        self.own(task);
        for id in &task.papers {
            self.paper(id);
        }
        for fact in task.states.iter().filter_map(|f| self.procedure.fact(f)) {
            let values = match &fact.domain {
                Domain::Number(low, high) => {
                    let [low, high] = [low, high].map(|n| decimal::write(*n, fact.decimals));
                    format!("{low}–{high}")
                }
                Domain::OneOf(words) => self.list(&words.iter().map(|w| self.words(w)).collect::<Vec<_>>()),
            };
            let name = self.name(&fact.id);
            let id = if fact.counted_from.is_some() { "manual-counts" } else { "manual-states" };
            self.item(id, &[("fact", &name), ("values", &values)]);
        }
        if let Some(due) = &task.due {
            self.time("manual-due", due, &[]);
        }
        if let Some(wait) = &task.not_before {
            self.time("manual-not-before", wait, &[]);
        }
        if let Some(remind) = &task.remind {
            let (length, unit) = self.span(*remind);
            self.item("manual-remind", &[("length", &length), ("unit", &unit)]);
        }
        if let Some(EscalateRule { after, to }) = &task.escalate {
            let (length, unit) = self.span(*after);
            let whom = to.as_ref().map_or_else(|| "none".to_owned(), |to| self.name(to));
            let facts = [("length", &*length), ("unit", &unit), ("whom", &whom)];
            self.item("manual-escalate", &facts);
        }
        let bodies: Vec<String> = task.bodies.iter().map(|body| self.name(body)).collect();
        self.some(&format!("manual-{}", task.body_act.as_str()), "body", &bodies);
        for (id, target) in &task.outcomes {
            // An objection leads back only where the lead says so.
            let returns = if id == "objection" { "manual-may-return" } else { "manual-returns" };
            let outcome = match &task.kind {
                Kind::Vote(rule) if id == "lost" => self.lost(task, rule),
                _ => self.say(&format!("outcome-{id}"), &[]),
            };
            // Everything an election can come to has a line of its own.
            if outcome.is_empty() {
                continue;
            }
            match target {
                Target::Stage(stage) => {
                    let stage = self.name(&self.procedure.stages()[*stage].id);
                    self.item(returns, &[("outcome", &outcome), ("stage", &stage)]);
                }
                Target::End(end) => {
                    let end = self.name(end);
                    self.item("manual-ends-at", &[("outcome", &outcome), ("end", &end)]);
                }
            }
        }
    }

    /// What a vote comes to that leads where `if_lost` says: whatever is not carried and has no line of its own. An
    /// election is never lost: nobody is elected, or too few are.
    fn lost(&self, task: &Task, rule: &PollRule) -> String {
        let unelected = (!task.outcomes.contains_key("short")).then_some("unelected");
        let lost = if rule.fills.is_some() { unelected } else { Some("lost") };
        let own = |outcome: &&str| rule.can_come_to(outcome) && !task.outcomes.contains_key(*outcome);
        let all = lost.into_iter().chain(["void", "no_quorum", "tie"].into_iter().filter(own));
        let all: Vec<String> = all.map(|o| self.say(&format!("outcome-{o}"), &[])).collect();
        self.list(&all)
    }

    /// How long after or before what, with more facts.
    fn time(&mut self, id: &str, rule: &DueRule, more: &[(&str, &str)]) {
        let length = self.amount(&rule.length, 0);
        let unit = self.unit(rule.unit, &length);
        let (since, event) = match &rule.since {
            Since::Offer => ("offer", String::new()),
            Since::Task(task) => ("task", self.name(task)),
            Since::Day(day) if rule.length == Amount::Number(0) => ("on", self.name(day)),
            Since::Day(day) => ("day", self.name(day)),
            Since::BeforeDay(day) => ("before", self.name(day)),
        };
        let facts = [("length", &*length), ("unit", &unit), ("since", since), ("event", &event)];
        self.item(id, &[&facts, more].concat());
    }

    fn limits(&mut self) {
        if self.procedure.limits().is_empty() {
            return;
        }
        self.line(&format!("\n## {}\n", self.say("manual-limits", &[])));
        for limit in self.procedure.limits() {
            let (title, until) = (self.name(&limit.id), self.name(&limit.until));
            let (target, then) = match &limit.then {
                Target::Stage(stage) => ("stage", self.name(&self.procedure.stages()[*stage].id)),
                Target::End(end) => ("end", self.name(end)),
            };
            let more = [("title", &*title), ("until", &until), ("target", target), ("then", &then)];
            self.time("manual-limit", &limit.within, &more);
            self.clause_line(&limit.clause, "  ");
        }
    }

    fn some(&mut self, id: &str, fact: &str, items: &[String]) {
        if !items.is_empty() {
            let list = self.list(items);
            self.item(id, &[(fact, &list)]);
        }
    }

    fn own(&mut self, task: &Task) {
        match &task.kind {
            Kind::Work { checklist, any_of, fills, forms } => {
                let translated = |list: &[String]| list.iter().map(|t| self.words(t)).collect::<Vec<_>>();
                let (checklist, any_of) = (translated(checklist), translated(any_of));
                self.some("manual-checklist", "points", &checklist);
                self.some("manual-any-of", "ways", &any_of);
                if let Some(roster) = fills {
                    let roster = self.procedure.roster_name(roster, self.language).to_owned();
                    self.item("manual-fills", &[("roster", &roster)]);
                }
                if let Some((party, from)) = forms {
                    let (party, from) = (self.name(party), who_in_words(self.procedure, self.language, from));
                    self.item("manual-forms", &[("party", &party), ("from", &from)]);
                }
            }
            Kind::Consultation { silence: None, .. } => {}
            Kind::Consultation { silence: Some(silence), .. } => {
                self.line(&format!("- {}", silence_in_words(self.language, silence)));
            }
            Kind::Approval { not_by, otherwise, voting, carried, in_turn, weights, .. } => {
                self.signing(&task.by, carried, *in_turn, weights);
                if !not_by.is_empty() {
                    let who = self.whos(not_by);
                    self.item("manual-not-by", &[("who", &who)]);
                }
                if let Some(party) = otherwise {
                    let party = self.name(party);
                    self.item("manual-together", &[("party", &party)]);
                    if let Some(rule) = voting {
                        let how = vote_in_words(self.language, rule);
                        self.item("manual-vote", &[("how", &how)]);
                    }
                }
            }
            Kind::Vote(rule) => {
                for line in poll_rule_in_words(self.language, self.procedure, rule) {
                    self.line(&format!("- {line}"));
                }
            }
            Kind::Procedure(rule) => {
                if let Some(roster) = &rule.fills {
                    let roster = self.procedure.roster_name(roster, self.language).to_owned();
                    self.item("manual-fills", &[("roster", &roster)]);
                }
                self.item("manual-sub-case", &[("runs", rule.runs.as_deref().unwrap_or("any"))]);
            }
            Kind::Filing(rule) => {
                for line in filing_in_words(self.language, self.procedure, rule) {
                    self.line(&format!("- {line}"));
                }
            }
            Kind::Notice(rule) => {
                for line in notice_in_words(self.language, self.procedure, rule) {
                    self.line(&format!("- {line}"));
                }
            }
            Kind::Meeting { requested_by, invite, agenda } => {
                if !requested_by.is_empty() {
                    let who = self.whos(requested_by);
                    self.item("manual-requested-by", &[("who", &who)]);
                }
                if !invite.is_empty() {
                    let who = self.whos(invite);
                    self.item("manual-invites", &[("who", &who)]);
                }
                for (n, item) in (1..).zip(agenda) {
                    let (title, by) = (self.words(&item.title), self.whos(&item.by));
                    let force = self.say(&format!("force-{}", item.clause.force.as_str()), &[]);
                    let by = if by.is_empty() { String::new() } else { format!(" · {by}") };
                    let vote = item
                        .vote
                        .as_ref()
                        .map(|v| self.say("manual-agenda-vote", &[("vote", &self.name(v))]));
                    let by = vote.map_or(by.clone(), |vote| format!("{by} · {vote}"));
                    self.line(&format!("  {n}. {title} · {force}{by}"));
                }
            }
        }
    }

    /// How several sign; of one there is nothing to say.
    fn signing(&mut self, by: &Who, carried: &Carried, in_turn: bool, weights: &BTreeMap<String, u32>) {
        if !matches!(by, Who::Parties { each: true, .. } | Who::Seat { .. }) {
            return;
        }
        let (how, n, weighted) = match carried {
            Carried::All => ("all", String::new(), false),
            Carried::Count(1) => ("any", String::new(), false),
            Carried::Count(least) => ("least", least.to_string(), false),
            Carried::Share { share: Share { of: (part, whole), more_than }, weighted } => {
                (if *more_than { "more" } else { "share" }, format!("{part}/{whole}"), *weighted)
            }
        };
        let base = if weighted { "weight" } else { "all" };
        self.item("manual-carried", &[("carried", how), ("n", &n), ("base", base)]);
        if !weights.is_empty() {
            let each: Vec<String> = weights.iter().map(|(p, w)| format!("{} {w}", self.name(p))).collect();
            let list = self.list(&each);
            self.item("manual-weights", &[("list", &list)]);
        }
        if in_turn {
            self.item("manual-in-turn", &[]);
        }
    }

    fn paper(&mut self, id: &str) {
        let Some(paper) = self.procedure.paper(id) else { return };
        let mut parts = vec![];
        if !paper.kind.is_empty() {
            parts.push(self.say("manual-paper-kind", &[("kind", &paper.kind)]));
        }
        if !paper.to.is_empty() {
            parts.push(self.say("manual-paper-to", &[("who", &self.whos(&paper.to))]));
        }
        for (key, list) in
            [("manual-paper-attach", &paper.attach), ("manual-paper-sections", &paper.sections)]
        {
            if !list.is_empty() {
                let names: Vec<String> = list
                    .iter()
                    .map(|x| if key == "manual-paper-attach" { self.name(x) } else { self.words(x) })
                    .collect();
                parts.push(self.say(key, &[("list", &self.list(&names))]));
            }
        }
        match paper.keep {
            Some(None) => parts.push(self.say("manual-paper-keep", &[])),
            Some(Some(years)) => parts.push(self.say("manual-paper-keep", &[("years", &years.to_string())])),
            None => {}
        }
        if let Some(roll) = paper.roll.as_ref().filter(|r| !r.measures.is_empty()) {
            let names: Vec<String> = roll.measures.iter().map(|m| self.name(m)).collect();
            parts.push(self.say("manual-roll-measures", &[("list", &self.list(&names))]));
        }
        if let Some(from) = paper.roll.as_ref().and_then(|r| r.from.as_ref()) {
            parts.push(self.say("manual-roll-from", &[("roll", &self.name(from))]));
        }
        if let Some(many) = paper.roll.as_ref().and_then(|r| r.as_many.as_ref()) {
            parts.push(self.say("manual-roll-as-many", &[("figure", &self.name(&many.figure))]));
        }
        if let Some(roll) = paper.roll.as_ref().filter(|r| !r.grouped_by.is_empty()) {
            parts.push(self.say("manual-roll-grouped", &[("by", &self.words(&roll.grouped_by))]));
        }
        let filed = self.procedure.task(&paper.task).map(|t| &t.kind);
        let key = match (&paper.roll, paper.outward) {
            (Some(_), _) => "manual-lists",
            (None, true) if matches!(filed, Some(Kind::Filing(_))) => "manual-comes-back",
            (None, true) => "manual-issues",
            (None, false) => "manual-writes",
        };
        let detail = if parts.is_empty() { String::new() } else { format!(" · {}", parts.join(" · ")) };
        let name = self.name(id);
        let text = self.say(key, &[("paper", &name)]);
        self.line(&format!("- {text}{detail}"));
    }

    fn rosters(&mut self) {
        for roster in self.procedure.rosters() {
            let title = self.procedure.say(&roster.title, &roster.title, self.language).to_owned();
            self.line(&format!("\n## {}\n", self.say("manual-roster", &[("title", &title)])));
            self.clause_line(&roster.clause, "");
            for seat in &roster.seats {
                self.seat(seat);
            }
            if roster.one_seat_each {
                self.item("manual-one-seat", &[]);
            }
        }
    }

    fn seat(&mut self, seat: &Seat) {
        let title = self.procedure.say(&seat.id, &seat.title, self.language).to_owned();
        let count = self.between(&seat.count);
        let from = match &seat.from {
            From::Who(who) => {
                let all: Vec<String> =
                    who.iter().map(|w| who_in_words(self.procedure, self.language, w)).collect();
                all.join(&self.say("manual-or", &[]))
            }
            From::Pools(pools) => {
                let pools: Vec<String> = pools.iter().map(|p| self.words(&p.title)).collect();
                self.list(&pools)
            }
        };
        let force = self.say(&format!("force-{}", seat.clause.force.as_str()), &[]);
        self.item("manual-seat", &[("title", &title), ("count", &count), ("from", &from), ("force", &force)]);
        if !seat.clause.quote.is_empty() {
            self.line(&format!("  > {}", seat.clause.quote));
        }
        if !seat.must_include.is_empty() {
            let names: Vec<String> = seat.must_include.iter().map(|p| self.name(p)).collect();
            self.line(&format!(
                "  - {}",
                self.say("manual-must-include", &[("parties", &self.list(&names))])
            ));
        }
        if let Some(most) = seat.per_party {
            self.line(&format!("  - {}", self.say("manual-per-party", &[("most", &most.to_string())])));
        }
        for text in [&seat.duty, &seat.how] {
            if !text.is_empty() {
                self.line(&format!("  - {}", self.words(text)));
            }
        }
    }

    fn apart(&mut self) {
        if self.procedure.apart().is_empty() {
            return;
        }
        self.line(&format!("\n## {}\n", self.say("manual-apart", &[])));
        for rule in self.procedure.apart() {
            let tasks: Vec<String> = rule.tasks.iter().map(|t| self.name(t)).collect();
            let tasks = self.list(&tasks);
            self.item("manual-apart-rule", &[("over", rule.over.as_str()), ("tasks", &tasks)]);
            match &rule.otherwise {
                Some(Otherwise::Together(party)) => {
                    let text = self.say("manual-together", &[("party", &self.name(party))]);
                    self.line(&format!("  - {text}"));
                }
                Some(Otherwise::Signer(who)) => {
                    let who = who_in_words(self.procedure, self.language, who);
                    let text = self.say("manual-apart-signer", &[("who", &who)]);
                    self.line(&format!("  - {text}"));
                }
                None => {}
            }
            self.clause_line(&rule.clause, "  ");
        }
    }

    fn incompatible(&mut self) {
        if self.procedure.incompatible().is_empty() {
            return;
        }
        self.line(&format!("\n## {}\n", self.say("manual-incompatible", &[])));
        for rule in self.procedure.incompatible() {
            let named = |id: &str| self.procedure.roster_name(id, self.language).to_owned();
            let (list, roster) = (named(&rule.holding), named(&rule.standing_for));
            let then = if rule.leaves { "leaves" } else { "refused" };
            let facts = [("then", then), ("list", list.as_str()), ("roster", roster.as_str())];
            self.item("manual-incompatible-rule", &facts);
            self.clause_line(&rule.clause, "  ");
            if let Some(who) = &rule.refilled_by {
                let who = self.whos(std::slice::from_ref(who));
                self.item("manual-refilled", &[("who", &who)]);
            }
        }
    }

    fn one_at_a_time(&mut self) {
        if self.procedure.one_at_a_time().is_empty() {
            return;
        }
        self.line(&format!("\n## {}\n", self.say("manual-one-at-a-time", &[])));
        for rule in self.procedure.one_at_a_time() {
            let tasks: Vec<String> = rule.tasks.iter().map(|t| self.name(t)).collect();
            let tasks = self.list(&tasks);
            self.item("manual-one-at-a-time-rule", &[("tasks", &tasks)]);
            self.clause_line(&rule.clause, "  ");
        }
    }

    fn ends(&mut self) {
        self.line(&format!("\n## {}\n", self.say("manual-ends", &[])));
        for end in self.procedure.ends() {
            let name = self.name(&end.id);
            let kind = if end.founding.is_some() {
                "manual-end-founding"
            } else if end.success {
                "manual-end-success"
            } else {
                "manual-end-other"
            };
            let notify = self.whos(&end.notify);
            self.item(kind, &[("end", &name), ("notify", &notify)]);
        }
    }
}
