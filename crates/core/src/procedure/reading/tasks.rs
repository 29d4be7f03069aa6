//! Stages and their tasks.

use super::*;
use crate::procedure::outside::Until;
use crate::procedure::sub_case::FAILED;
use crate::tally::VoteRule;

impl Reader<'_> {
    pub(super) fn tasks_and_stages(&mut self) {
        let file = self.file;
        for (index, node) in file.get("stages").map(Node::items).unwrap_or_default().into_iter().enumerate() {
            let place = node.get("stage").map_or(node.place, |n| n.place);
            let clause = self.clause(node, place, None);
            let when = self.when(node.get("when"));
            let first = self.draft.tasks.len();
            let title = text_of(node.get("title"));
            for task in node.get("tasks").map(Node::items).unwrap_or_default() {
                self.task(task, node, index, first, &clause);
            }
            if first == self.draft.tasks.len() {
                let fault =
                    Diagnostic::new(Code::MissingKey, place).with("key", "tasks").with("mapping", "stage");
                self.faults.push(fault);
            }
            let heading = Some(text_of(node.get("heading"))).filter(|h| !h.is_empty());
            self.draft.stages.push(Stage {
                id: text_of(node.get("stage")),
                heading: heading.unwrap_or_else(|| title.clone()),
                title,
                when,
                tasks: first..self.draft.tasks.len(),
                clause,
            });
        }
    }

    fn task(&mut self, node: &Node, stage: &Node, index: usize, first: usize, above: &Clause) {
        let kinds: Vec<&str> = KINDS.iter().copied().filter(|k| node.get(k).is_some()).collect();
        let [kind] = kinds.as_slice() else {
            let fault =
                Diagnostic::new(Code::MissingKey, node.place).with("key", join(KINDS.iter().copied()));
            self.faults.push(fault.with("mapping", "task"));
            return;
        };
        let id_node = node.get(kind).unwrap_or(node);
        let id = text_of(Some(id_node));
        self.foreign_keys(node, kind);
        // What is inherited or left out is not in this node, so `inferred` is judged against the node alone.
        let clause = self.clause(node, id_node.place, Some(&Clause { inferred: vec![], ..above.clone() }));
        let title = text_of(node.get("title"));
        if title.is_empty() {
            let fault = Diagnostic::new(Code::MissingKey, id_node.place).with("key", "title");
            self.faults.push(fault.with("mapping", "task"));
        }
        let by = self.doer(node, stage, kind);
        let after = match node.get("after").and_then(Node::text) {
            Some("all above") => self.draft.tasks[first..].iter().map(|t| t.id.clone()).collect(),
            _ => self.after(node, stage),
        };
        let mut papers = self.papers(node, &id, &clause, kind);
        let mut states = self.facts(node, &id);
        let (rolls, counted) = self.rolls(node, &id, &clause);
        papers.extend(rolls);
        states.extend(counted);
        let (bodies, body_act) = self.acts_on(node);
        let mut task = Task {
            title,
            stage: index,
            kind: Kind::Work { checklist: vec![], any_of: vec![], fills: None, forms: None },
            by,
            when: self.when(node.get("when")),
            after,
            needs: {
                // A roll whose people stand on another needs that one.
                let mut needs = self.ids_at(node, "needs", &[Sort::Paper]);
                let drawn = self.draft.papers.iter().filter(|p| papers.contains(&p.id));
                let from = drawn.filter_map(|p| p.roll.as_ref()?.from.clone());
                let from: Vec<String> = from.filter(|from| !needs.contains(from)).collect();
                needs.extend(from);
                needs
            },
            papers,
            states,
            due: self.due(node),
            not_before: self.not_before(node),
            remind: self.remind(node),
            escalate: self.escalate(node),
            bodies,
            body_act,
            outcomes: BTreeMap::new(),
            clause,
            id,
        };
        task.kind = self.kind(node, stage, kind, &task.clause);
        self.outcomes(node, stage, kind, &mut task);
        self.draft.tasks.push(task);
    }

    /// What silence means is the source's to say: the clause quotes it, and it takes a time within which to answer.
    fn silence(&mut self, node: &Node) -> Silence {
        let counts_as = text_of(node.get("counts_as"));
        let counts_as = CountsAs::ALL.into_iter().find(|c| c.as_str() == counts_as);
        Silence {
            counts_as: counts_as.unwrap_or(CountsAs::Waiver),
            clause: self.clause(node, node.place, None),
        }
    }

    fn foreign_keys(&mut self, node: &Node, kind: &str) {
        for (key, _) in node.entries() {
            let Some(name) = key.text() else { continue };
            let owners = owners(name);
            if !owners.is_empty() && !owners.contains(&kind) {
                let fault =
                    Diagnostic::new(Code::UnknownKey, key.place).with("key", name).with("mapping", kind);
                self.faults.push(fault.with("allowed", join(owners.into_iter())));
            }
        }
    }

    /// Who does it: the task says, or its stage, or it is the convening lead.
    fn doer(&mut self, node: &Node, stage: &Node, kind: &str) -> Who {
        let key = if kind == "meeting" { "convened_by" } else { "by" };
        let written = match (node.get(key), kind) {
            (Some(own), _) => Some(own),
            (None, "work" | "approval" | "vote" | "filing" | "notice" | "procedure") => stage.get("by"),
            (None, _) => None,
        };
        let parsed = written.and_then(|n| {
            let items = n.items();
            let parsed: Vec<Who> = items.iter().filter_map(|i| self.who(i)).collect();
            parsed.into_iter().reduce(merge)
        });
        parsed.unwrap_or_else(|| {
            let lead =
                self.draft.parties.iter().find(|p| p.parts.contains(&Part::Lead)).map(|p| p.id.clone());
            Who::Parties { parties: lead.into_iter().collect(), each: false, position: None }
        })
    }

    fn after(&mut self, node: &Node, stage: &Node) -> Vec<String> {
        let mut names = vec![];
        for item in node.get("after").map(Node::items).unwrap_or_default() {
            let Some(text) = item.text() else { continue };
            let name = Name { text: text.to_owned(), place: item.place };
            if self.resolve(&name, &[Sort::Task]).is_none() {
                continue;
            }
            let tasks = stage.get("tasks").map(Node::items).unwrap_or_default();
            let here =
                tasks.iter().any(|t| KINDS.iter().any(|k| t.get(k).and_then(Node::text) == Some(text)));
            if here {
                names.push(name.text);
            } else {
                let fault = Diagnostic::new(Code::NamesAreDeclared, item.place).with("name", text);
                self.faults.push(fault.with("wanted", "task-of-stage"));
            }
        }
        names
    }

    /// Nobody is reminded of, or late for, what has no deadline.
    fn beside_due<'n>(&mut self, node: &'n Node, key: &str) -> Option<&'n Node> {
        let value = node.get(key)?;
        if node.get("due").is_none() {
            let fault = Diagnostic::new(Code::MissingKey, value.place).with("key", "due");
            self.faults.push(fault.with("mapping", "task"));
        }
        Some(value)
    }

    fn remind(&mut self, node: &Node) -> Option<Span> {
        let value = self.beside_due(node, "remind")?;
        let (length, unit) = self.keep(phrase::remind(value.text()?, value.place))?;
        Some(Span { length, unit })
    }

    fn escalate(&mut self, node: &Node) -> Option<EscalateRule> {
        let value = self.beside_due(node, "escalate")?;
        let ((length, unit), whom) = self.keep(phrase::escalate(value.text()?, value.place))?;
        let to = if whom.text == "lead" {
            None
        } else {
            self.resolve(&whom, &[Sort::Rank, Sort::Position])?;
            Some(whom.text)
        };
        Some(EscalateRule { after: Span { length, unit }, to })
    }

    fn facts(&mut self, node: &Node, task: &str) -> Vec<String> {
        let mut ids = vec![];
        for item in node.get("states").map(Node::items).unwrap_or_default() {
            for (id, title) in named(item, FACT_KEYS) {
                let domain = if let Some(range) = item.get("range") {
                    match self.between(range) {
                        Some(Between {
                            low: Some(Amount::Number(low)),
                            high: Some(Amount::Number(high)),
                            ..
                        }) => Domain::Number(low, high),
                        _ => {
                            self.faults.push(bad_range(range.place));
                            Domain::Number(0, 0)
                        }
                    }
                } else if let Some(words) = item.get("one_of") {
                    Domain::OneOf(words.items().iter().filter_map(|n| n.text().map(str::to_owned)).collect())
                } else {
                    let fault = Diagnostic::new(Code::MissingKey, id.place).with("key", "range, one_of");
                    self.faults.push(fault.with("mapping", "fact"));
                    continue;
                };
                let fact = Fact {
                    id: text_of(Some(id)),
                    title: text_of(Some(title)),
                    domain,
                    stated_in: task.to_owned(),
                    decimals: 0,
                    counted_from: None,
                    place: id.place,
                };
                ids.push(fact.id.clone());
                self.draft.facts.push(fact);
            }
        }
        ids
    }

    /// The papers a task declares. A reply answers what its task is `of`; an answer answers what is sent.
    /// Whether a name is a paper that another task can write as well: a roll is drawn up, and counted, by one.
    fn other_way(&mut self, name: &Name) -> bool {
        if let Some((Sort::Roll, place)) = self.names.get(&name.text) {
            let fault = Diagnostic::new(Code::NamesAreDeclared, name.place).with("name", &name.text);
            self.faults.push(fault.with("wanted", "paper").with("found", "roll").beside(*place));
            return false;
        }
        self.resolve(name, &[Sort::Paper]).is_some()
    }

    fn papers(&mut self, node: &Node, task: &str, clause: &Clause, kind: &str) -> Vec<String> {
        let mut ids = vec![];
        for (key, outward) in [("writes", false), ("issues", true), ("sends", true), ("answer", true)] {
            for item in node.get(key).map(Node::items).unwrap_or_default() {
                // Declared by another task: this is another way to it.
                if let Some(id) = item.text() {
                    let name = Name { text: id.to_owned(), place: item.place };
                    ids.extend(self.other_way(&name).then_some(name.text));
                }
                for (id, title) in named(item, PAPER_KEYS) {
                    let answers = match (key, kind) {
                        ("issues", "approval") => Some(text_of(node.get("of"))),
                        ("answer", _) => node
                            .get("sends")
                            .and_then(|s| named(s, PAPER_KEYS).first().map(|(k, _)| text_of(Some(k)))),
                        _ => None,
                    };
                    let keep = item.get("keep").and_then(|n| {
                        let parsed = phrase::keep(n.text().unwrap_or_default(), n.place);
                        self.keep(parsed)
                    });
                    let paper = Paper {
                        id: text_of(Some(id)),
                        title: text_of(Some(title)),
                        kind: text_of(item.get("type")),
                        outward,
                        to: self.whos(item.get("to")),
                        attach: self.ids_at(item, "attach", &[Sort::Paper]),
                        sections: texts(item.get("sections")),
                        signed_by: self.whos(item.get("signed_by")),
                        keep,
                        takes_effect: text_of(item.get("takes_effect")) == "true",
                        answers,
                        roll: None,
                        task: task.to_owned(),
                        clause: Clause {
                            inferred: if clause.infers(key) { vec!["whole".into()] } else { vec![] },
                            place: id.place,
                            ..clause.clone()
                        },
                    };
                    ids.push(paper.id.clone());
                    self.draft.papers.push(paper);
                }
            }
        }
        ids
    }

    fn kind(&mut self, node: &Node, stage: &Node, kind: &str, clause: &Clause) -> Kind {
        match kind {
            "consultation" => {
                let own = self.id_at(node, "about", &[Sort::Paper]);
                let first = |key: &str| {
                    node.get(key).and_then(|p| named(p, PAPER_KEYS).first().map(|(k, _)| text_of(Some(k))))
                };
                let (sends, answer) = (first("sends"), first("answer"));
                // Silence means something only after a time to speak.
                let wanted = [("ask", true), ("due", node.get("silence").is_some())];
                for (key, _) in wanted.into_iter().filter(|(key, asked)| *asked && node.get(key).is_none()) {
                    let fault = Diagnostic::new(Code::MissingKey, node.place).with("key", key);
                    self.faults.push(fault.with("mapping", "consultation"));
                }
                Kind::Consultation {
                    ask: self.whos(node.get("ask")),
                    about: own.or_else(|| self.id_at(stage, "about", &[Sort::Paper])),
                    sends,
                    answer,
                    silence: node.get("silence").map(|n| self.silence(n)),
                }
            }
            "approval" => {
                if node.get("of").is_none() {
                    let fault = Diagnostic::new(Code::MissingKey, node.place).with("key", "of");
                    self.faults.push(fault.with("mapping", "approval"));
                }
                let together = node.get("otherwise").and_then(|n| {
                    let parsed = phrase::together(n.text().unwrap_or_default(), n.place);
                    self.keep(parsed)
                });
                Kind::Approval {
                    of: self.id_at(node, "of", &[Sort::Paper]).unwrap_or_default(),
                    not_by: self.whos(node.get("not_by")),
                    otherwise: together.filter(|n| self.resolve(n, &[Sort::Party]).is_some()).map(|n| n.text),
                    voting: node.get("voting").map(|n| self.voting(n)),
                    carried: node
                        .get("carried")
                        .and_then(|n| {
                            let parsed = phrase::carried(n.text().unwrap_or_default(), n.place);
                            self.keep(parsed)
                        })
                        .unwrap_or_default(),
                    in_turn: node.get("in_turn").and_then(Node::text) == Some("true"),
                    weights: self.weights(node.get("weights")),
                }
            }
            "meeting" => Kind::Meeting {
                requested_by: self.whos(node.get("requested_by")),
                invite: self.whos(node.get("invite")),
                agenda: node
                    .get("agenda")
                    .map(Node::items)
                    .unwrap_or_default()
                    .into_iter()
                    .map(|item| self.agenda_item(item, clause))
                    .collect(),
            },
            "vote" => Kind::Vote(self.poll_rule(node)),
            "filing" => Kind::Filing(self.filing(node)),
            "notice" => Kind::Notice(self.notice(node)),
            "procedure" => Kind::Procedure(SubCase {
                runs: node.get("runs").and_then(Node::text).map(str::to_owned),
                fills: self.id_at(node, "fills", &[Sort::Roster]),
            }),
            _ => {
                let forms = node.get("forms").and_then(|n| {
                    let parsed = phrase::forms(n.text().unwrap_or_default(), n.place);
                    self.keep(parsed)
                });
                let forms = forms.and_then(|(party, from)| {
                    self.resolve(&party, &[Sort::Party])?;
                    Some((party.text, self.who_from(from)?))
                });
                Kind::Work {
                    checklist: texts(node.get("checklist")),
                    any_of: texts(node.get("any_of")),
                    fills: self.id_at(node, "fills", &[Sort::Roster]),
                    forms,
                }
            }
        }
    }

    /// How a body votes.
    fn voting(&mut self, node: &Node) -> VoteRule {
        let mut share = |key: &str| {
            let written = node.get(key)?;
            self.keep(phrase::share(written.text().unwrap_or_default(), written.place))
        };
        let (quorum, carried) = (share("quorum"), share("carried"));
        let word = |key: &str| node.get(key).and_then(Node::text).unwrap_or_default();
        let plain = VoteRule::default();
        VoteRule {
            quorum: quorum.map(|(share, _)| share),
            carried: carried.map_or(plain.carried, |(share, _)| share),
            base: carried.and_then(|(_, base)| base).unwrap_or_default(),
            chair_decides: word("tie") == "chair",
            recused_leave: word("recused") == "leave",
        }
    }

    /// What the word of a party counts: at least one, at most a thousand.
    fn weights(&mut self, node: Option<&Node>) -> BTreeMap<String, u32> {
        let mut weights = BTreeMap::new();
        for (party, value) in node.map(Node::entries).unwrap_or_default() {
            let name = Name { text: text_of(Some(party)), place: party.place };
            let weight = value.text().and_then(|t| t.parse().ok()).filter(|w| (1..=1000).contains(w));
            match weight {
                Some(weight) if self.resolve(&name, &[Sort::Party]).is_some() => {
                    weights.insert(name.text, weight);
                }
                Some(_) => {}
                None => self.faults.push(bad_range(value.place)),
            }
        }
        weights
    }

    /// A point of an agenda: plain words, `title: who`, `title: force`, or `open: words`.
    fn agenda_item(&mut self, node: &Node, above: &Clause) -> AgendaItem {
        let above = Clause { inferred: vec![], quote: String::new(), force: Force::Must, ..above.clone() };
        let mut clause = self.clause(node, node.place, Some(&above));
        if let Some(text) = node.text() {
            let title = text.to_owned();
            return plain_point(title, clause, false);
        }
        if let Some(open) = node.get("open") {
            clause.force = Force::May;
            let title = text_of(Some(open));
            return plain_point(title, clause, true);
        }
        let mut by = self.whos(node.get("by"));
        let entries = named(node, AGENDA_KEYS);
        let title = entries.first().map(|(k, _)| text_of(Some(k))).unwrap_or_default();
        if let Some((_, value)) = entries.first() {
            match value.text().and_then(Force::parse) {
                Some(force) => clause.force = force,
                None => by.extend(self.whos(Some(value))),
            }
        }
        AgendaItem {
            title,
            by,
            reads: self.id_at(node, "reads", &[Sort::Paper]),
            vote: self.id_at(node, "vote", &[Sort::Task]),
            when: self.when(node.get("when")),
            clause,
            open: false,
        }
    }

    /// Where each outcome leads; an approval needs a line for each of its unfavourable ones.
    fn outcomes(&mut self, node: &Node, stage: &Node, kind: &str, task: &mut Task) {
        let keys: &[(&str, &str, bool)] = match kind {
            "consultation" => &[("if_objection", "objection", false)],
            "approval" => &[("if_returned", "returned", true), ("if_refused", "refused", true)],
            "meeting" => &[("if_changes", "changes", false)],
            "vote" => &[
                ("if_lost", LOST, true),
                ("if_no_quorum", "no_quorum", false),
                ("if_void", "void", false),
                ("if_tie", "tie", false),
                ("if_short", "short", false),
            ],
            "filing" => {
                let answered = matches!(&task.kind, Kind::Filing(f) if f.until == Until::Answered);
                if answered {
                    &[
                        ("if_returned", "returned", true),
                        ("if_refused", "refused", true),
                        ("if_no_answer", "no_answer", false),
                    ]
                } else {
                    &[
                        ("if_returned", "returned", false),
                        ("if_refused", "refused", false),
                        ("if_no_answer", "no_answer", false),
                    ]
                }
            }
            "notice" => &[("if_upheld", UPHELD, false)],
            "procedure" => &[("if_failed", FAILED, true)],
            _ => &[],
        };
        for (key, outcome, needed) in keys {
            let written = node.get(key).or_else(|| stage.get(key));
            let Some(value) = written else {
                if *needed {
                    let fault = Diagnostic::new(Code::MissingKey, task.clause.place).with("key", *key);
                    self.faults.push(fault.with("mapping", kind).cites(&task.clause.source));
                }
                continue;
            };
            let target = self.target(value);
            if let Some(target) = target {
                task.outcomes.insert((*outcome).to_owned(), target);
            }
        }
    }
}

fn merge(one: Who, other: Who) -> Who {
    match (one, other) {
        (Who::Parties { mut parties, each, position }, Who::Parties { parties: more, each: also, .. }) => {
            parties.extend(more);
            Who::Parties { parties, each: each || also, position }
        }
        (one, _) => one,
    }
}

fn texts(node: Option<&Node>) -> Vec<String> {
    node.map(Node::items).unwrap_or_default().iter().filter_map(|n| n.text().map(str::to_owned)).collect()
}

/// A point of an agenda of which nothing more is said.
fn plain_point(title: String, clause: Clause, open: bool) -> AgendaItem {
    AgendaItem { title, by: vec![], reads: None, vote: None, when: When::default(), clause, open }
}
