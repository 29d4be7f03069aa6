//! The walk: what people try, what is checked after each act, and how a case is finished.

use super::*;
use quorate_core::roll::Counted;

/// What people send: well-formed commands.
impl Walk {
    /// Who acts for an office, with rank.
    pub(super) fn people(&self, office: &str) -> Vec<(String, String)> {
        let held = |a: &&quorate_core::directory::Appointment| a.office == office && a.until.is_none();
        let all = self.world.directory.appointments.values().filter(held);
        all.map(|a| (a.person.clone(), a.rank.clone())).collect()
    }

    /// Who may do a task by office and rank; whoever has claimed it comes first.
    pub(super) fn able(&self, task: &Task) -> Vec<String> {
        let asked = asked(&self.world.procedure, task);
        let fits = |rank: &str| match (&asked, RANKS.iter().position(|r| *r == rank)) {
            (None, _) => true,
            (Some(asked), Some(held)) => held == asked.rank || (asked.or_higher && held > asked.rank),
            (Some(_), None) => false,
        };
        let mut able: Vec<String> =
            self.people(&task.office).into_iter().filter(|(_, rank)| fits(rank)).map(|(p, _)| p).collect();
        // Where two count, the second is anybody else of the office.
        if let Some(first) = &task.entered {
            let all = self.people(&task.office).into_iter().map(|(p, _)| p);
            able = all.filter(|p| *p != first.person).collect();
        }
        if let Some(named) = &task.named {
            able = vec![named.clone()];
        }
        able.sort_by_key(|p| task.state != TaskState::Claimed { person: p.clone() });
        able
    }

    pub(super) fn file(&mut self, paper: &str) -> Value {
        let sections = self.world.procedure.paper(paper).map(|p| p.sections.clone()).unwrap_or_default();
        let file = self.world.file(&format!("{paper} {}", self.log.len()));
        json!({"paper": paper, "files": [file], "sections": sections})
    }

    pub(super) fn files(&mut self, papers: &[String]) -> Vec<Value> {
        papers.iter().map(|p| self.file(p)).collect()
    }

    /// The favourable command that settles a task, complete in every part.
    pub(super) fn well_formed(&mut self, key: &str) -> Value {
        let task = self.world.case.tasks[key].clone();
        let Some(definition) = self.world.procedure.task(&task.task) else { return Value::Null };
        let (papers, kind) = (definition.papers.clone(), definition.kind.clone());
        match (task.kind, kind) {
            (TaskKind::Work, _) => json!({"act": "submit", "task": key, "work": self.work(&task.task)}),
            (TaskKind::Assist, _) => json!({"act": "submit", "task": key, "work": {"remark": "Helped"}}),
            (TaskKind::Reply, _) => json!({"act": "reply", "task": key, "stance": "agree"}),
            (TaskKind::Consultation, _) => json!({"act": "close_round", "task": key}),
            (TaskKind::Approval, _) => {
                json!({"act": "decide", "task": key, "outcome": "agreed", "papers": self.files(&papers)})
            }
            (TaskKind::Vote, _) => self.ballots(&task, "carried"),
            (TaskKind::Filing | TaskKind::Notice, _) => self.event(&task),
            (TaskKind::Procedure, _) => self.result(&task, false),
            (TaskKind::Objection, _) => {
                json!({"act": "decide", "task": key, "outcome": "declined", "reason": "So"})
            }
            (TaskKind::Meeting, kind) => {
                let points = if let Kind::Meeting { agenda, .. } = kind { agenda } else { vec![] };
                let held: Vec<Value> = points.iter().filter_map(|p| self.point(p)).collect();
                json!({"act": "record_meeting", "task": key, "held_on": self.world.today().to_string(),
                    "attendance": [{"party": "lead", "name": "Somebody", "rank": "head"}], "agenda": held,
                    "papers": self.files(&papers)})
            }
        }
    }

    /// The same, heard on the telephone from somebody of the rank asked.
    pub(super) fn on_behalf(&mut self, task: &Task) -> Value {
        let rank = asked(&self.world.procedure, task).map_or("head", |c| RANKS[c.rank]);
        let mut command = self.well_formed(&task.key);
        command["behalf"] =
            json!({"medium": "phone", "signer": "Somebody", "rank": rank, "dated": "2026-09-14"});
        command
    }

    pub(super) fn work(&mut self, task: &str) -> Value {
        let Some(definition) = self.world.procedure.task(task) else { return Value::Null };
        let Kind::Work { checklist, any_of, forms, .. } = definition.kind.clone() else { return Value::Null };
        let mut work = self.brought(task);
        work["covered"] = json!(checklist);
        if !any_of.is_empty() {
            work["choices"] = json!([self.dice.pick(&any_of)]);
        }
        if forms.is_some() {
            let named = self.dice.pick(&[Some("north-section-head"), None]);
            work["members"] =
                json!([{"name": "Member", "person": named, "party": "north", "rank": "section-head"}]);
        }
        work
    }

    /// The papers, facts and people that a task brings about.
    pub(super) fn brought(&mut self, task: &str) -> Value {
        let Some(definition) = self.world.procedure.task(task) else { return Value::Null };
        let (papers, states) = (definition.papers.clone(), definition.states.clone());
        let fills = definition.fills().map(str::to_owned);
        let mut work = json!({"papers": self.files(&papers)});
        self.count_rolls(&work["papers"]);
        for fact in states {
            if self.world.procedure.fact(&fact).is_some_and(|f| f.counted_from.is_some()) {
                continue;
            }
            let domain = self.world.procedure.fact(&fact).map(|f| f.domain.clone());
            work["facts"][fact] = match domain {
                Some(Domain::Number(low, high)) => json!(self.dice.pick(&(low..=high).collect::<Vec<_>>())),
                Some(Domain::OneOf(words)) => json!(self.dice.pick(&words)),
                None => Value::Null,
            };
        }
        if let Some(roster) = fills {
            work["roster"] = self.roster(&roster);
        }
        work
    }

    /// As few people as the seats of a roster ask for.
    pub(super) fn roster(&mut self, roster: &str) -> Value {
        let person = if self.dice.one_in(2) { Some("lead-head") } else { None };
        let seats = self.world.procedure.roster(roster).map(|r| r.seats.clone()).unwrap_or_default();
        let mut holders = vec![];
        for seat in seats {
            let least = seat.count.low.as_ref().and_then(|low| self.world.case.amount(low)).unwrap_or(1);
            holders.extend((0..least).map(|n| match &seat.from {
                procedure::From::Pools(pools) => {
                    json!({"seat": seat.id, "name": format!("Young {n}"), "pool": pools[0].title, "facts": {"age": 30}})
                }
                procedure::From::Who(_) => {
                    json!({"seat": seat.id, "name": "Somebody", "party": "lead", "position": "head", "person": person})
                }
            }));
        }
        // Somebody of the group sits there too, where they can.
        let leaves = self.world.procedure.incompatible_with(roster).any(|r| r.leaves);
        let nobody_known = self.world.case.people_on("group").all(|(_, person)| person.is_none());
        if leaves && nobody_known && self.world.case.people_on("group").next().is_some() {
            holders[0]["also"] = json!({"group": 1});
            holders[0]["person"] = Value::Null;
        }
        json!(holders)
    }

    /// The letter of a consultation: filed with its round, which goes on.
    pub(super) fn letter(&mut self, task: &Task) -> Option<Value> {
        let Kind::Consultation { sends, .. } = &self.world.procedure.task(&task.task)?.kind else {
            return None;
        };
        let letter = self.file(&sends.clone()?);
        Some(json!({"act": "submit", "task": task.key, "work": {"papers": [letter]}}))
    }

    /// A correction of a paper that a task has filed.
    pub(super) fn correction(&mut self, key: &str) -> Option<Value> {
        let counts = |(_, all): &(&String, &Vec<quorate_core::case::Version>)| {
            all.iter().any(|v| v.key == key && !v.superseded)
        };
        let papers = self.world.case.papers.iter().filter(counts);
        // What something has been counted by is left alone where there is another.
        let roll = |id: &String| self.world.procedure.paper(id).is_some_and(|p| p.roll.is_some());
        let paper = papers.map(|(id, _)| id).min_by_key(|id| roll(id))?.clone();
        self.correction_of(key, &paper)
    }

    /// The same of one paper.
    pub(super) fn correction_of(&mut self, key: &str, paper: &str) -> Option<Value> {
        let paper = paper.to_owned();
        let before = self.world.case.paper(&paper).and_then(|v| v.roll.clone());
        let filed = self.file(&paper);
        let file = filed["files"][0].as_str()?.parse().ok()?;
        let other = self.world.procedure.paper(&paper).and_then(|p| p.roll.as_ref()?.from.clone());
        let within = other.and_then(|id| Some(self.world.case.paper(&id)?.files.first()?.digest));
        let compared = |counted| Ok(Counted { within, ..counted });
        self.world.rolls.extend(before.map(|counted| ((paper, file), compared(counted))));
        Some(json!({"act": "correct", "task": key, "paper": filed, "reason": "A slip"}))
    }

    pub(super) fn meet(&mut self, need: &Need) -> Value {
        match need {
            Need::Party { party } => {
                let nobody = party == "guests" && self.dice.one_in(3);
                let offices = if nobody { vec![] } else { vec![party] };
                json!({"act": "bind_party", "party": party, "offices": offices})
            }
            Need::Parameter { parameter }
                if self.world.procedure.parameter(parameter).is_some_and(|p| p.day) =>
            {
                json!({"act": "set_parameter", "parameter": parameter, "day": self.some_day(), "decided_by": "Somebody"})
            }
            Need::Parameter { parameter } => {
                let range = self.world.procedure.parameter(parameter).map_or((1, 1), |p| (p.low, p.high));
                let value = if self.dice.one_in(2) { range.1 } else { range.0 };
                json!({"act": "set_parameter", "parameter": parameter, "value": value, "decided_by": "Somebody"})
            }
            _ => Value::Null,
        }
    }

    pub(super) fn open_tasks(&self) -> Vec<Task> {
        let open = self.world.case.tasks.values().filter(|t| t.state.is_open() && !t.superseded);
        open.cloned().collect()
    }

    pub(super) fn objections(&self) -> Vec<String> {
        let open = |t: &&Task| {
            t.reply.as_ref().is_some_and(|r| r.stance.as_str() == "object" && r.disposal.is_none())
        };
        self.world.case.tasks.values().filter(|t| !t.superseded).filter(open).map(|t| t.key.clone()).collect()
    }
}

/// What people send at random: sensible, untimely, by the wrong people, and nonsense.
impl Walk {
    pub(super) fn wander(&mut self, commands: &[u8]) -> Checked {
        self.dice = Dice::new(commands);
        let mut budget = 60;
        if self.dice.one_in(12) {
            let (person, command) = lead(self.taken_up());
            let _ = self.act(&person, &command)?;
        }
        while !self.dice.spent() && self.world.case.is_open() && budget > 0 {
            budget -= 1;
            let Some((mut person, command)) = self.random() else { continue };
            if self.dice.one_in(8) {
                let people: Vec<String> =
                    self.world.directory.people.keys().cloned().chain(["nobody".into()]).collect();
                person = self.dice.pick(&people);
            }
            let _ = self.act(&person, &command)?;
            self.check_permitted()?;
            if self.dice.one_in(12) {
                self.arrange();
            }
            if self.dice.one_in(8) {
                self.tick(true)?;
            }
        }
        self.back_from_leave();
        Ok(())
    }

    /// Somebody stands in for somebody, or keeps out of a task.
    fn arrange(&mut self) {
        let people: Vec<String> = self.world.directory.people.keys().cloned().collect();
        let (person, by) = (self.dice.pick(&people), self.dice.pick(&people));
        let id = self.log.len();
        let today = self.world.today().to_string();
        let office = person.split('-').next().unwrap_or_default().to_owned();
        let cover = json!({"act": "put_cover", "cover": format!("c{id}"), "person": person, "by": by,
            "office": office, "since": today, "until": today, "instrument": "Leave"});
        if self.world.try_direct(cover.clone()).is_ok() {
            self.log.push(cover.to_string());
        }
    }

    /// At the end everybody is there again: what is unfinished is finished by whose it is.
    fn back_from_leave(&mut self) {
        let covers: Vec<String> = self.world.directory.arrangements.covers.keys().cloned().collect();
        let yesterday = self.world.today().before().map(|d| d.to_string());
        for cover in covers {
            let _ = self.world.try_direct(json!({"act": "end_cover", "cover": cover, "until": yesterday}));
        }
    }

    pub(super) fn random(&mut self) -> Option<(String, Value)> {
        let tasks: Vec<String> = self.world.procedure.tasks().iter().map(|t| t.id.clone()).collect();
        let stages: Vec<String> = self.world.procedure.stages().iter().map(|s| s.id.clone()).collect();
        let keys: Vec<String> = self.world.case.tasks.keys().cloned().collect();
        let of = self.dice.pick(&tasks);
        match self.dice.below(33) {
            0..=10 => self.sensible(),
            11 => {
                let task = self.dice.pick_any(&self.open_tasks())?;
                let people = self.people(&task.office);
                let person = self.dice.pick_any(&people)?.0;
                let act = self.dice.pick(&["claim", "release"]);
                Some((person, json!({"act": act, "task": task.key})))
            }
            12 | 13 => Some(lead(json!({"act": "return", "to": self.dice.pick(&stages), "reason": "Again"}))),
            14 => Some(lead(json!({"act": "explain", "of": of, "reason": "Not needed"}))),
            15 => Some(lead(json!({"act": "lapse", "of": of}))),
            16 => {
                let rounds: Vec<Task> =
                    self.open_tasks().into_iter().filter(|t| t.kind == TaskKind::Consultation).collect();
                let round = self.dice.pick_any(&rounds);
                let letter = round.as_ref().filter(|_| self.dice.one_in(2)).and_then(|t| self.letter(t));
                if let Some(letter) = letter {
                    return Some(lead(letter));
                }
                let close = json!({"act": "close_stage"});
                Some(lead(round.map_or(close, |t| json!({"act": "close_round", "task": t.key}))))
            }
            17 | 18 => {
                let recent = self.dice.pick_any(&self.world.case.recent.clone())?;
                Some((recent.person, json!({"act": "undo", "task": recent.key})))
            }
            19 | 20 => self.slip(&keys),
            21 => Some(lead(self.settings())),
            22 => {
                let task = self.dice.pick_any(&self.open_tasks())?;
                (task.kind != TaskKind::Consultation).then(|| lead(self.on_behalf(&task)))
            }
            23 | 24 => Some(lead(self.rare(&tasks, &keys))),
            25..=28 => self.involve(&keys),
            29..=31 => self.pause(&keys),
            _ => Some(lead(self.nonsense(&keys))),
        }
    }

    /// A paper is corrected; an answer given on the version before says that it matters.
    pub(super) fn slip(&mut self, keys: &[String]) -> Option<(String, Value)> {
        let case = &self.world.case;
        let corrected = |t: &&Task| {
            let about = t.reply.as_ref().and_then(|r| r.about.as_ref());
            about.is_some_and(|(paper, version)| {
                case.paper(paper).is_some_and(|now| now.corrects && now.version > *version)
            })
        };
        let answers: Vec<Task> =
            case.tasks.values().filter(|t| !t.superseded).filter(corrected).cloned().collect();
        let filed = |k: &&String| case.papers.values().flatten().any(|v| &&v.key == k && !v.superseded);
        let papers: Vec<String> = keys.iter().filter(filed).cloned().collect();
        if let Some(task) = self.dice.pick_any(&answers) {
            let person = self.dice.pick_any(&self.people(&task.office))?.0;
            let matters = json!({"act": "call_substantive", "task": task.key, "reason": "It matters"});
            return Some((person, matters));
        }
        let judged: Vec<String> = case
            .tasks
            .values()
            .filter(|t| !t.superseded && t.stage == case.stage)
            .filter_map(|t| Some(case.paper(&t.reply.as_ref()?.about.as_ref()?.0)?.key.clone()))
            .collect();
        let key = self.dice.pick_any(if judged.is_empty() { &papers } else { &judged })?;
        let person = self.dice.pick_any(&self.people(&self.world.case.tasks[&key].office.clone()))?.0;
        self.correction(&key).map(|command| (person, command))
    }

    /// What was done before the case was opened here: the first tasks of the procedure.
    pub(super) fn taken_up(&mut self) -> Value {
        let mut done = vec![];
        for index in 0..=self.dice.below(4) {
            let Some(task) = self.world.procedure.tasks().get(index) else { break };
            let (of, work) = (task.id.clone(), matches!(task.kind, Kind::Work { .. }));
            done.push(json!({"task": of, "took_place": "2026-05-06"}));
            if work {
                done[index]["work"] = self.work(&of);
            } else {
                let parties =
                    ["north", "south", "guests"].map(|party| json!({"party": party, "stance": "agree"}));
                done[index]["replies"] = json!(parties);
            }
        }
        json!({"act": "take_up", "done": done})
    }

    /// What is asked next, done as it should be or nearly so.
    pub(super) fn sensible(&mut self) -> Option<(String, Value)> {
        let needs = self.world.case.open_needs(&self.world.procedure);
        if let Some(need) = self.dice.pick_any(&needs).filter(|_| !self.dice.one_in(4)) {
            return Some(lead(self.meet(&need)));
        }
        let objections = self.objections();
        if let Some(key) = self.dice.pick_any(&objections).filter(|_| self.dice.one_in(2)) {
            let disposal = self.dice.pick(&["adopted", "partly", "declined"]);
            return Some(lead(json!({"act": "dispose", "task": key, "disposal": disposal, "reason": "So"})));
        }
        let open: Vec<Task> =
            self.open_tasks().into_iter().filter(|t| t.kind != TaskKind::Consultation).collect();
        let task = self.dice.pick_any(&open)?;
        let person = self.dice.pick_any(&self.able(&task))?;
        let mut command = self.well_formed(&task.key);
        let again = task.round > 1 && self.dice.one_in(2);
        match task.kind {
            TaskKind::Work if again => command["work"] = json!({"confirm": true}),
            TaskKind::Reply if again => command = json!({"act": "reply", "task": task.key, "confirm": true}),
            TaskKind::Reply => {
                command["stance"] = json!(self.dice.pick(&["agree", "agree", "suggest", "object"]));
                command["opinion"] = json!("An opinion");
                let papers =
                    self.world.procedure.task(&task.task).map(|t| t.papers.clone()).unwrap_or_default();
                if self.dice.one_in(3) {
                    command["papers"] = json!(self.files(&papers));
                }
            }
            TaskKind::Approval => {
                let other = self.dice.pick(&["returned", "returned", "refused"]);
                command["outcome"] = json!(self.dice.pick(&["agreed", "agreed", other]));
                command["reason"] = json!("So");
                if self.dice.one_in(4) {
                    let agree = self.dice.pick(&[2, 1, 3, 2_147_483_648_u32]);
                    let minutes = self.world.file("minutes");
                    command["together"] = json!({"minutes": minutes, "count": {"entitled": agree, "present": agree, "agree": agree, "against": 0}});
                }
            }
            TaskKind::Vote => {
                let came =
                    self.dice.pick(&["carried", "carried", "lost", "no_quorum", "void", "tie", "short"]);
                command = self.ballots(&task, came);
                command["recount"] = json!(self.dice.one_in(6));
                command["remark"] = json!("So");
            }
            TaskKind::Filing | TaskKind::Notice => command = self.another_event(&task),
            TaskKind::Procedure if self.dice.one_in(4) => command = self.result(&task, true),
            TaskKind::Objection => command["outcome"] = json!(self.dice.pick(&["declined", "upheld"])),
            TaskKind::Meeting if self.dice.one_in(5) => {
                command["changes"] = json!(true);
                command["remark"] = json!("Otherwise");
            }
            _ => {}
        }
        if command["work"]["roster"].is_array() && self.dice.one_in(8) {
            command["work"]["roster"][0]["facts"] =
                json!({"age": self.dice.pick(&[i64::MAX, i64::MIN, 9_007_199_254_740_993])});
        }
        Some((person, command))
    }

    pub(super) fn settings(&mut self) -> Value {
        if self.dice.one_in(6) {
            let day = self.some_day();
            return json!({"act": "set_parameter", "parameter": "assembly", "day": day, "decided_by": "Somebody"});
        }
        if self.dice.one_in(2) {
            let parameter = self.dice.pick(&["days", "level", "size", "none"]);
            let value = self.dice.pick(&[Some(1), Some(3), None, Some(i64::MAX)]);
            return json!({"act": "set_parameter", "parameter": parameter, "value": value, "decided_by": "Somebody"});
        }
        let party = self.dice.pick(&["guests", "north", "south", "lead", "group", "board"]);
        let mut offices = vec![vec![], vec!["museum"], vec!["guests", "museum"], vec!["nowhere"]];
        // Were the north the lead's own office, a clause that bars it would bar everybody.
        offices.extend((party != "north").then(|| vec!["lead"]));
        let offices = self.dice.pick(&offices);
        json!({"act": "bind_party", "party": party, "offices": offices})
    }

    /// Somebody, or whoever is there already, comes in a place that was left, or in one that was not.
    fn refill(&mut self) -> Value {
        let left: Vec<usize> = self.world.case.left.iter().map(|l| l.place).collect();
        let place = self.dice.pick_any(&left).unwrap_or(1);
        let person =
            self.dice.pick(&[Some("south-head"), Some("north-section-head"), Some("lead-head"), None]);
        let member = json!({"name": "Somebody", "party": "north", "rank": "section-head", "person": person});
        json!({"act": "refill", "party": "group", "place": place, "member": member, "reason": "The next"})
    }

    pub(super) fn rare(&mut self, tasks: &[String], keys: &[String]) -> Value {
        let of = self.dice.pick(tasks);
        if !self.world.case.left.is_empty() && self.dice.one_in(2) {
            return self.refill();
        }
        match self.dice.below(8) {
            0 | 1 => {
                let asked = |t: &&procedure::Task| matches!(&t.kind, Kind::Meeting { requested_by, .. } if !requested_by.is_empty());
                let meetings = self.world.procedure.tasks_of(self.world.case.stage).iter().filter(asked);
                let meetings: Vec<String> = meetings.map(|t| t.id.clone()).collect();
                json!({"act": "request", "of": self.dice.pick_any(&meetings).unwrap_or(of)})
            }
            2 => json!({"act": "open", "procedure": "random", "county": "520622"}),
            3 | 4 => self.taken_up(),
            5 => {
                json!({"act": "attach", "task": self.dice.pick_any(keys).unwrap_or_default(), "title": "More", "file": self.world.file("more")})
            }
            6 if self.dice.one_in(4) => json!({"act": "withdraw", "reason": "Enough"}),
            _ if self.dice.one_in(4) => {
                json!({"act": "end", "end": self.dice.pick(&["refused", "done"]), "reason": "Enough"})
            }
            _ => json!({"act": "close_stage"}),
        }
    }

    /// Keys, words and numbers that fit nothing.
    pub(super) fn nonsense(&mut self, keys: &[String]) -> Value {
        let mut names: Vec<String> =
            ["", "t0", "t0.1", "t0.9.north", "t0.-1", "成立.1", "s0", "done"].map(String::from).to_vec();
        names.extend(keys.iter().cloned());
        names.push("x".repeat(4001));
        let task = self.dice.pick(&names);
        let unknown = "0".repeat(64);
        let number = self.dice.pick(&[0, -1, i64::MAX, i64::MIN]);
        match self.dice.below(10) {
            0 => json!({"act": "submit", "task": task}),
            1 => {
                json!({"act": "submit", "task": task, "work": {"facts": {"f0": number, "f9": task}, "choices": [task], "confirm": true}})
            }
            2 => {
                json!({"act": "submit", "task": task, "work": {"papers": [{"paper": "p0", "files": [unknown]}], "members": [{"name": task}]}, "took_place": "2999-12-31"})
            }
            3 => {
                json!({"act": "reply", "task": task, "stance": "object", "opinion": task, "confirm": number == 0})
            }
            4 => {
                json!({"act": "decide", "task": task, "outcome": task, "together": {"minutes": unknown, "count": {"entitled": u32::MAX, "present": u32::MAX, "agree": u32::MAX, "against": u32::MAX}}})
            }
            5 => {
                json!({"act": "record_meeting", "task": task, "held_on": "0001-01-01", "attendance": [{"party": task, "name": task}], "agenda": [{"title": task, "held": true}], "changes": true, "remark": task})
            }
            6 => json!({"act": "return", "to": task, "reason": task}),
            7 => json!({"act": "dispose", "task": task, "disposal": "adopted", "reason": task}),
            8 => json!({"act": "set_parameter", "parameter": task, "value": number, "decided_by": task}),
            _ => json!({"act": "attach", "task": task, "title": task, "file": unknown}),
        }
    }
}

/// Carries the case to its end by favourable acts of the right people alone.
impl Walk {
    pub(super) fn finish(&mut self) -> Checked {
        self.go_on()?;
        for _ in 0..STEPS_MAX {
            match &self.world.case.status {
                Status::Ended { success: true, .. } => return Ok(()),
                Status::Open => self.step()?,
                other => return Err(format!("favourable acts led to {other:?}")),
            }
        }
        Err(format!("not finished within {STEPS_MAX} steps"))
    }

    pub(super) fn step(&mut self) -> Checked {
        if let Some(need) = self.world.case.open_needs(&self.world.procedure).first().cloned() {
            let command = self.meet(&need);
            let (person, command) = lead(command);
            return self.act(&person, &command)?.map_err(|r| format!("{need:?} cannot be met: {r:?}"));
        }
        if let Some(key) = self.objections().first() {
            let (person, command) =
                lead(json!({"act": "dispose", "task": key, "disposal": "declined", "reason": "So"}));
            return self
                .act(&person, &command)?
                .map_err(|r| format!("an objection cannot be disposed of: {r:?}"));
        }
        let optional = |t: &Task| t.force == Force::May && t.state == TaskState::Offered;
        let mut trouble = vec![];
        for task in self.open_tasks().into_iter().filter(|t| t.kind != TaskKind::Consultation) {
            if optional(&task) && self.dice.one_in(2) {
                continue;
            }
            match self.settle(&task)? {
                Ok(()) => return Ok(()),
                Err(said) => trouble.push(said),
            }
        }
        // Where nothing else can be done, what waits for its time does.
        if self.tick(false)? {
            return Ok(());
        }
        self.lapse(&mut trouble)
    }

    /// Does one open task; the refusals if nobody can.
    pub(super) fn settle(&mut self, task: &Task) -> Result<Result<(), String>, String> {
        let mut refusals = vec![];
        let able = self.able(task);
        if let (TaskState::Claimed { person }, Some(_)) = (&task.state, &task.owner) {
            let back = self.act(person, &json!({"act": "hand_back", "task": task.key}))?;
            return Ok(back.map_err(|r| format!("{} cannot be handed back: {r:?}", task.key)));
        }
        if let TaskState::Claimed { person } = &task.state
            && !able.contains(person)
        {
            let released = self.let_go(task, person)?;
            return Ok(released.map_err(|r| format!("{} cannot be released: {r:?}", task.key)));
        }
        self.wait_out(task);
        if self.correct_shown(task)? {
            return Ok(Ok(()));
        }
        let mut command = self.well_formed(&task.key);
        for person in &able {
            match self.act(person, &command)? {
                Ok(()) => return Ok(Ok(())),
                Err(refusal) => refusals.push(format!("{person}: {refusal:?}")),
            }
        }
        // Nobody of the rank: the lead records it from the telephone, or the collective decides.
        if able.is_empty() {
            let (mut person, command) = lead(self.on_behalf(task));
            if task.entered.as_ref().is_some_and(|first| first.person == person) {
                person = if person == "lead-head" { "lead-section-head" } else { "lead-head" }.into();
            }
            match self.act(&person, &command)? {
                Ok(()) => return Ok(Ok(())),
                Err(refusal) => refusals.push(format!("on behalf: {refusal:?}")),
            }
        } else if task.kind == TaskKind::Approval {
            let minutes = self.world.file("minutes");
            command["together"] =
                json!({"minutes": minutes, "count": {"entitled": 3, "present": 3, "agree": 3, "against": 0}});
            for (person, _) in self.people(&task.office) {
                match self.act(&person, &command)? {
                    Ok(()) => return Ok(Ok(())),
                    Err(refusal) => refusals.push(format!("{person} together: {refusal:?}")),
                }
            }
        }
        // The second came to something else: whoever counted first counts again.
        if let Some(first) = &task.entered {
            let own = self.people(&task.office).iter().any(|(p, _)| *p == first.person);
            let again = if own { self.well_formed(&task.key) } else { self.on_behalf(task) };
            match self.act(&first.person, &again)? {
                Ok(()) => return Ok(Ok(())),
                Err(refusal) => refusals.push(format!("counted again: {refusal:?}")),
            }
        }
        // What would be replaced is in effect: it is revoked first.
        let in_effect = self.in_effect(&task.task);
        if let Some((person, revoke)) = in_effect.and_then(|key| self.revocation(&key)) {
            match self.act(&person, &revoke)? {
                Ok(()) => return Ok(Ok(())),
                Err(refusal) => refusals.push(format!("revoked: {refusal:?}")),
            }
        }
        // Whoever was added and is barred since is dropped again.
        if let Some(added) = &task.added
            && let Some((person, _)) = self.people(&added.by).first()
        {
            let drop = json!({"act": "drop_signer", "task": task.key, "reason": "Barred"});
            match self.act(person, &drop)? {
                Ok(()) => return Ok(Ok(())),
                Err(refusal) => refusals.push(format!("dropped: {refusal:?}")),
            }
            // To drop a voice that decides is nobody's: the stage is begun again without it.
            let to = &self.world.procedure.stages()[self.world.case.stage].id;
            let (person, back) = lead(json!({"act": "return", "to": to, "reason": "Nobody can decide"}));
            match self.act(&person, &back)? {
                Ok(()) => return Ok(Ok(())),
                Err(refusal) => refusals.push(format!("returned: {refusal:?}")),
            }
        }
        Ok(Err(format!("{}: {refusals:#?}", task.key)))
    }

    /// A task that filed what would now be replaced by a task of the definition, and is in effect.
    fn in_effect(&self, of: &str) -> Option<String> {
        let (case, procedure) = (&self.world.case, &self.world.procedure);
        let mut filed = case.tasks.values().filter(|t| t.task == of);
        filed.find(|t| case.has_left_in_effect(procedure, &t.key)).map(|t| t.key.clone())
    }

    /// Whoever holds a task releases it; if that one held it for somebody who is back, that somebody does.
    fn let_go(&mut self, task: &Task, holder: &str) -> Result<Result<(), Refusal>, String> {
        let own = self.people(&task.office).iter().any(|(p, _)| p == holder)
            && task.named.as_deref().is_none_or(|named| named == holder);
        let back = task.claim.covered.as_deref().filter(|_| !own);
        self.act(back.unwrap_or(holder), &json!({"act": "release", "task": task.key}))
    }

    /// Nothing is left to be done: what is optional lapses; what an explanation has left without papers is left too.
    pub(super) fn lapse(&mut self, trouble: &mut Vec<String>) -> Checked {
        // What is claimed holds the stage.
        for task in self.open_tasks() {
            if let TaskState::Claimed { person } = &task.state {
                let released = self.let_go(&task, person)?;
                return released.map_err(|r| format!("{} cannot be released: {r:?}; {trouble:?}", task.key));
            }
        }
        // What lapses leaves nothing in effect.
        let stage: Vec<String> =
            self.world.procedure.tasks_of(self.world.case.stage).iter().map(|t| t.id.clone()).collect();
        let filed = stage.iter().find_map(|of| self.in_effect(of));
        if let Some((person, revoke)) = filed.and_then(|key| self.revocation(&key)) {
            return self.act(&person, &revoke)?.map_err(|r| format!("cannot be revoked: {r:?}"));
        }
        let (person, close) = lead(json!({"act": "close_stage"}));
        match self.act(&person, &close)? {
            Ok(()) => return Ok(()),
            Err(refusal) => trouble.push(format!("close_stage: {refusal:?}")),
        }
        let case = &self.world.case;
        let open: Vec<(String, Force)> = self
            .world
            .procedure
            .tasks_of(case.stage)
            .iter()
            .filter(|t| !case.run(&t.id).progress.settled())
            .map(|t| (t.id.clone(), t.clause.force))
            .collect();
        let left = case.explanations.iter().any(|e| !e.superseded && e.how != Departure::Passed);
        // What a body leaves undone whose term is over is the lead's to explain.
        let out = trouble.iter().any(|t| t.contains("BodyOut"));
        for (of, force) in open {
            let act = if force >= Force::May { "lapse" } else { "explain" };
            let waits = left && self.world.case.run(&of).progress == Progress::Waiting;
            if act == "explain" && !waits && !out {
                continue;
            }
            let mut command = json!({"act": act, "of": of});
            if act == "explain" {
                command["reason"] = json!("It lost its papers");
            }
            match self.act(&person, &command)? {
                Ok(()) => return Ok(()),
                Err(refusal) => trouble.push(format!("{act} {of}: {refusal:?}")),
            }
        }
        let case = &self.world.case;
        let runs: Vec<String> = self
            .world
            .procedure
            .tasks_of(case.stage)
            .iter()
            .map(|t| {
                format!("{} {:?} waits for {:?}", t.id, case.run(&t.id), case.needs(&self.world.procedure, t))
            })
            .collect();
        Err(format!("stuck in stage {}: {}\n{}", case.stage, runs.join("; "), trouble.join("\n")))
    }
}

/// The rank a task asks of whoever does it.
pub(super) fn asked(procedure: &Procedure, task: &Task) -> Option<Capacity> {
    let definition = procedure.task(&task.task)?;
    let who = match (&definition.kind, task.kind) {
        (Kind::Consultation { ask, .. }, TaskKind::Reply) => {
            ask.iter().find(|w| matches!(w, Who::Parties { parties, .. } if parties.contains(&task.party)))?
        }
        (Kind::Notice(NoticeRule { objections: Some(rule), .. }), TaskKind::Objection) => &rule.decided_by,
        _ => &definition.by,
    };
    if let Who::Parties { position, .. } = who { position.clone() } else { None }
}
