//! What many parts of the file share: who, when, how many, and where a clause comes from.

use super::*;

impl<'a> Reader<'a> {
    /// Source, quote, force and inference of a node; what it does not say comes from the clause above it.
    pub(super) fn clause(&mut self, node: &Node, place: Place, above: Option<&Clause>) -> Clause {
        let own = |key: &str| Some(text_of(node.get(key))).filter(|t| !t.is_empty());
        let force = own("force").and_then(|w| Force::parse(&w));
        let inferred: Vec<String> = node
            .get("inferred")
            .map(Node::items)
            .unwrap_or_default()
            .iter()
            .filter_map(|n| n.text().map(str::to_owned))
            .collect();
        for item in node.get("inferred").map(Node::items).unwrap_or_default() {
            let Some(key) = item.text() else { continue };
            if key != "whole" && node.get(key).is_none() {
                let fault = Diagnostic::new(Code::NamesAreDeclared, item.place).with("name", key);
                self.faults.push(fault.with("wanted", "key"));
            }
        }
        Clause {
            source: own("source").or_else(|| above.map(|a| a.source.clone())).unwrap_or_default(),
            quote: own("quote").unwrap_or_default(),
            force: force.or_else(|| above.map(|a| a.force)).unwrap_or(Force::Must),
            inferred,
            place,
        }
    }

    pub(super) fn whos(&mut self, node: Option<&Node>) -> Vec<Who> {
        node.map(Node::items).unwrap_or_default().into_iter().filter_map(|n| self.who(n)).collect()
    }

    /// A who-phrase, its names resolved.
    pub(super) fn who(&mut self, node: &Node) -> Option<Who> {
        let parsed = self.keep(phrase::who(node.text()?, node.place))?;
        self.who_from(parsed)
    }

    pub(super) fn who_from(&mut self, parsed: phrase::Who) -> Option<Who> {
        if let (Some(capacity), [only]) = (&parsed.capacity, parsed.sets.as_slice()) {
            if capacity.text == "drafter" {
                self.resolve(only, &[Sort::Paper])?;
                return Some(Who::Drafter(only.text.clone()));
            }
            if self.is_roster(&only.text) {
                let seats = self.file.get("rosters").and_then(|r| r.get(&only.text));
                let known: Vec<&str> = seats
                    .map(|r| named(r, ROSTER_KEYS).into_iter().filter_map(|(k, _)| k.text()).collect())
                    .unwrap_or_default();
                if !known.contains(&capacity.text.as_str()) {
                    let mut fault = Diagnostic::new(Code::NamesAreDeclared, capacity.place)
                        .with("name", &capacity.text)
                        .with("wanted", "seat");
                    if let Some(near) = nearest(&capacity.text, known.into_iter()) {
                        fault = fault.with("near", near);
                    }
                    self.faults.push(fault);
                    return None;
                }
                return Some(Who::Seat { roster: only.text.clone(), seat: capacity.text.clone() });
            }
        }
        let mut parties = vec![];
        for set in &parsed.sets {
            if self.is_body(&set.text) {
                parties.push(set.text.clone());
            } else {
                parties.extend(self.set(set));
            }
        }
        if parties.is_empty() {
            return None;
        }
        let position = match parsed.capacity {
            Some(name) => Some(self.capacity(&name, parsed.or_higher, &parties)?),
            None => None,
        };
        Some(Who::Parties { parties, each: parsed.each, position })
    }

    /// A rank, or a position of the one party named.
    fn capacity(&mut self, name: &Name, or_higher: bool, parties: &[String]) -> Option<Capacity> {
        match self.resolve(name, &[Sort::Rank, Sort::Position])? {
            Sort::Rank => {
                let rank = self.draft.ranks.iter().position(|r| r.id == name.text)?;
                Some(Capacity { id: name.text.clone(), rank, or_higher })
            }
            _ => {
                let position = self.draft.positions.iter().find(|p| p.id == name.text)?.clone();
                if parties != [position.party.clone()] {
                    let fault = Diagnostic::new(Code::NamesAreDeclared, name.place).with("name", &name.text);
                    self.faults.push(
                        fault
                            .with("wanted", "position")
                            .with("found", format!("position of {}", position.party)),
                    );
                    return None;
                }
                Some(Capacity {
                    id: position.id,
                    rank: position.rank,
                    or_higher: or_higher || position.or_higher,
                })
            }
        }
    }

    /// A number, or a name of one of some sorts.
    pub(super) fn amount(&mut self, bound: Bound, sorts: &[Sort]) -> Option<Amount> {
        let name = match bound {
            Bound::Number(n) => return Some(Amount::Number(n)),
            Bound::Parameter(name) => name,
        };
        if self.resolve(&name, sorts)? == Sort::Parameter {
            return Some(Amount::Parameter(name.text));
        }
        let formula = self.formulas.get(&name.text)?.clone().filter(|_| self.is_one_number(&name))?;
        if !formula.is_whole() {
            self.no_figure(name.place, "no-count", &name.text);
        }
        Some(Amount::Figure(name.text, Box::new(formula)))
    }

    /// A range of numbers or parameters.
    pub(super) fn between(&mut self, node: &Node) -> Option<Between> {
        self.between_with(node, &[Sort::Parameter], 0)
    }

    /// A range of a measure with decimals: of numbers alone, since a parameter is a whole number.
    pub(super) fn between_decimals(&mut self, node: &Node, decimals: u8) -> Option<Between> {
        let between = self.between_with(node, &[Sort::Parameter], decimals)?;
        let bounds = [&between.low, &between.high];
        if let Some(Amount::Parameter(name)) =
            bounds.into_iter().flatten().find(|b| !matches!(b, Amount::Number(_)))
        {
            self.no_figure(node.place, "decimal-bound", name);
            return None;
        }
        Some(between)
    }

    /// The same, with bounds of other sorts.
    fn between_with(&mut self, node: &Node, sorts: &[Sort], decimals: u8) -> Option<Between> {
        let range = self.keep(phrase::range_with(node.text()?, node.place, decimals))?;
        let low = match range.low {
            Some(bound) => Some(self.amount(bound, sorts)?),
            None => None,
        };
        let high = match range.high {
            Some(bound) => Some(self.amount(bound, sorts)?),
            None => None,
        };
        if let (Some(Amount::Number(a)), Some(Amount::Number(b))) = (&low, &high)
            && a > b
        {
            self.faults.push(bad_range(node.place));
        }
        Some(Between { low, high, decimals })
    }

    /// A condition on a value: a range if it looks like one, else one of the words.
    pub(super) fn test(&mut self, node: &Node, numbers: bool) -> Option<Test> {
        if numbers {
            return node.items().first().and_then(|n| self.between(n)).map(Test::Between);
        }
        Some(Test::OneOf(node.items().iter().filter_map(|n| n.text().map(str::to_owned)).collect()))
    }

    pub(super) fn when(&mut self, node: Option<&Node>) -> When {
        let Some(node) = node else { return When::default() };
        let mut any = vec![];
        let direct = self.conjunction(node, &["any"]);
        if !direct.is_empty() {
            any.push(direct);
        }
        for option in node.get("any").map(Node::items).unwrap_or_default() {
            any.push(self.conjunction(option, &[]));
        }
        let names = any.iter().flatten().map(|(name, _): &(String, Test)| name);
        let formula = |name: &String| Some((name.clone(), self.formulas.get(name)?.clone()?));
        When { figures: names.filter_map(formula).collect(), any, place: Some(node.place) }
    }

    fn conjunction(&mut self, node: &Node, skip: &[&str]) -> Vec<(String, Test)> {
        let mut tests = vec![];
        for (key, value) in named(node, skip) {
            let name = Name { text: text_of(Some(key)), place: key.place };
            let renewed = |b: &Body| b.id == name.text && b.is_renewed_here();
            let sort = if self.draft.bodies.iter().any(renewed) {
                Some(Sort::Fact)
            } else {
                self.resolve(&name, &[Sort::Fact, Sort::Parameter, Sort::Figure])
            };
            let Some(sort) = sort else { continue };
            if sort == Sort::Figure && !self.is_one_number(&name) {
                continue;
            }
            let numbers = sort != Sort::Fact || self.fact_is_number(&name.text);
            let decimals = if sort == Sort::Fact { self.decimals_of(&name.text) } else { 0 };
            let test = if decimals > 0 {
                self.between_decimals(value, decimals).map(Test::Between)
            } else {
                self.test(value, numbers)
            };
            if let Some(test) = test {
                tests.push((name.text, test));
            }
        }
        tests
    }

    /// Whether a fact is declared with a range, or counted; looked up in the tree, since facts may be declared further down.
    pub(super) fn fact_is_number(&self, fact: &str) -> bool {
        let stages = self.file.get("stages").map(Node::items).unwrap_or_default();
        let tasks = stages.iter().flat_map(|s| s.get("tasks").map(Node::items).unwrap_or_default());
        let items = |t: &'a Node, key: &str| t.get(key).map(Node::items).unwrap_or_default();
        let states = tasks.flat_map(|t| items(t, "states"));
        let ranged = |f: &Node, keys| names(f, keys, fact) && f.get("range").is_some();
        states.into_iter().any(|f| ranged(f, FACT_KEYS))
            || self.rolls_listed().any(|r| ranged(r, ROLL_KEYS))
            || self.measures().any(|m| ranged(m, MEASURE_KEYS))
    }

    pub(super) fn rosters(&mut self) {
        for (id, node) in self.file.get("rosters").map(Node::entries).unwrap_or_default() {
            let clause = self.clause(node, id.place, None);
            let mut seats = vec![];
            for (seat_id, seat) in named(node, ROSTER_KEYS) {
                seats.push(self.seat(seat_id, seat, &clause));
            }
            let id_text = text_of(Some(id));
            let title = Some(text_of(node.get("title"))).filter(|t| !t.is_empty());
            let body = self.draft.bodies.iter().find(|b| b.id == id_text).map(|b| b.title.clone());
            self.draft.rosters.push(Roster {
                title: title.or(body).unwrap_or_else(|| id_text.clone()),
                id: id_text,
                one_seat_each: text_of(node.get("one_seat_each")) == "true",
                seats,
                clause,
            });
        }
    }

    fn seat(&mut self, id: &Node, node: &Node, above: &Clause) -> Seat {
        let clause = self.clause(node, id.place, Some(above));
        let from = match node.get("from") {
            Some(pools) if matches!(pools.value, Value::Map(_)) => {
                let mut all = vec![];
                for (title, asks) in pools.entries() {
                    let mut tests = vec![];
                    for (field, value) in named(asks, &["as_of"]) {
                        let looks_like_number =
                            value.text().is_some_and(|t| t.contains("..") || t.parse::<i64>().is_ok());
                        if let Some(test) = self.test(value, looks_like_number) {
                            tests.push((text_of(Some(field)), test));
                        }
                    }
                    let as_of = Some(text_of(asks.get("as_of"))).filter(|t| !t.is_empty());
                    all.push(Pool { title: text_of(Some(title)), asks: tests, as_of });
                }
                From::Pools(all)
            }
            other => From::Who(self.whos(other)),
        };
        let sorts = [Sort::Parameter, Sort::Figure];
        let count = node.get("count").and_then(|n| self.between_with(n, &sorts, 0)).unwrap_or_default();
        Seat {
            id: text_of(Some(id)),
            title: text_of(node.get("title")),
            count,
            from,
            per_party: text_of(node.get("per_party")).parse().ok(),
            must_include: {
                let names = node.get("must_include").map(Node::items).unwrap_or_default();
                let names: Vec<Name> = names
                    .iter()
                    .filter_map(|n| n.text().map(|t| Name { text: t.into(), place: n.place }))
                    .collect();
                names.iter().flat_map(|n| self.set(n)).collect()
            },
            duty: text_of(node.get("duty")),
            how: text_of(node.get("how")),
            clause,
        }
    }
}
