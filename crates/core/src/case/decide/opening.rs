//! Opening a case, taking one up midway, binding offices, giving parameters.

use super::*;
use crate::case::command::DoneBefore;

impl Deciding<'_> {
    /// Opens a case: county and procedure are all that is asked.
    pub(super) fn open(&mut self, county: &str, title: &str, about: Option<&str>) -> Outcome {
        if self.case.version > 1 {
            return Err(Refusal::new(RefusalCode::AlreadyOpened));
        }
        let lead = self.procedure.convenor();
        let fills = self.context.directory.offices_for(lead);
        let own = self.context.actor.capacities.iter().map(|c| &c.office).filter(|o| fills.contains(o));
        let Some(office) = own.into_iter().find(|o| self.act_for(o).is_ok()).cloned() else {
            return Err(Refusal::new(RefusalCode::NotTheLead)
                .with("party", lead)
                .with("office", fills.join(", ")));
        };
        if county != self.context.directory.jurisdiction {
            return Err(Refusal::new(RefusalCode::NotFound));
        }
        if title.chars().count() > 200 {
            return Err(Refusal::new(RefusalCode::TooLong).with("max", 200));
        }
        if title.chars().any(char::is_control) {
            return Err(Refusal::new(RefusalCode::UnseenCharacters));
        }
        self.act_for(&office)?;
        let concern = self.concern(about)?;
        let title = if title.trim().is_empty() { self.procedure.title() } else { title.trim() };
        self.emit(Effect::CaseOpened {
            procedure: self.procedure.id().to_owned(),
            digest: self.procedure.digest(),
            county: county.to_owned(),
            title: title.to_owned(),
            midway: false,
            tasks: self.procedure.tasks().iter().map(|t| t.id.clone()).collect(),
        });
        self.emit(Effect::PartyBound { party: lead.to_owned(), offices: vec![office] });
        self.tell_concern(concern);
        self.enter_from(0);
        Ok(())
    }

    pub(super) fn bind(&mut self, party: &str, offices: &[String]) -> Outcome {
        self.act_for_lead()?;
        self.short_list(offices.len())?;
        let unknown = || Refusal::new(RefusalCode::PartyUnknown).with("party", party);
        let definition = self.procedure.party(party).ok_or_else(unknown)?;
        if !definition.has_offices() || party == self.procedure.convenor() {
            return Err(unknown());
        }
        if !definition.many && offices.len() != 1 {
            return Err(Refusal::new(RefusalCode::OneOfficeOnly).with("party", party));
        }
        for office in offices {
            if !self.context.directory.offices.contains_key(office) {
                return Err(Refusal::new(RefusalCode::OfficeUnknown).with("office", office));
            }
            self.still_acts(office)?;
        }
        // An office that has been asked keeps its task; a set is frozen when its task opens.
        if self.case.tasks.values().any(|t| t.party == party && t.state.is_open() && !t.superseded) {
            return Err(Refusal::new(RefusalCode::PartyInUse).with("party", party));
        }
        let mut offices = offices.to_vec();
        offices.sort();
        offices.dedup();
        self.emit(Effect::PartyBound { party: party.to_owned(), offices });
        Ok(())
    }

    /// Asks for a meeting that another office convenes; until then it lies in nobody's queue.
    pub(super) fn request(&mut self, of: &str) -> Outcome {
        let definition = self.definition(of)?;
        let source = &definition.clause.source;
        let def::Kind::Meeting { requested_by, .. } = &definition.kind else {
            return Err(Refusal::new(RefusalCode::WrongKind)
                .with("task", of)
                .with("kind", definition.kind.as_str()));
        };
        self.act_as_one_of(requested_by, source).map_err(|r| r.with("task", of))?;
        let waits = self.case.run(of).progress == Progress::Waiting && definition.stage == self.case.stage;
        if !waits || self.case.requested.contains(of) {
            return Err(Refusal::new(RefusalCode::TaskNotOpen).with("task", of).cites(source));
        }
        self.emit(Effect::TaskRequested { task: of.to_owned() });
        Ok(())
    }

    /// Offices are merged and renamed in the middle of a case; the directory says who goes on.
    pub(super) fn succeed(&mut self, office: &str) -> Outcome {
        if self.act_for_lead().is_err() {
            // The lead itself may have been succeeded.
            let lead = self.context.directory.today(&self.lead_office()).to_owned();
            self.act_for(&lead)?;
        }
        let successor = self.context.directory.today(office);
        let takes_part = self.case.parties.values().flatten().any(|o| o == office)
            || self.case.tasks.values().any(|t| t.office == office && t.state.is_open());
        if successor == office || !takes_part {
            return Err(Refusal::new(RefusalCode::NotSucceeded).with("office", office));
        }
        self.emit(Effect::OfficeSucceeded { office: office.to_owned(), successor: successor.to_owned() });
        Ok(())
    }

    pub(super) fn set_parameter(
        &mut self,
        parameter: &str,
        (value, day): (Option<i64>, Option<Date>),
        decided_by: &str,
    ) -> Outcome {
        self.act_for_lead()?;
        let unknown = || Refusal::new(RefusalCode::ParameterUnknown).with("parameter", parameter);
        let definition = self.procedure.parameter(parameter).ok_or_else(unknown)?;
        let source = &definition.clause.source;
        // A day is given as one, a number as one.
        if if definition.day { value.is_some() } else { day.is_some() } {
            let refusal = Refusal::new(RefusalCode::OutOfRange).with("name", parameter);
            let value = day.map_or_else(|| value.unwrap_or_default().to_string(), |d| d.to_string());
            return Err(refusal.with("value", value).with("low", "").with("high", "").cites(source));
        }
        let value = value.or(day.map(Date::number));
        if let Some(value) = value
            && !(definition.low..=definition.high).contains(&value)
        {
            let refusal = Refusal::new(RefusalCode::OutOfRange).with("name", parameter).with("value", value);
            return Err(refusal.with("low", definition.low).with("high", definition.high).cites(source));
        }
        let decides = self
            .procedure
            .tasks()
            .iter()
            .map(|t| &t.when)
            .chain(self.procedure.stages().iter().map(|s| &s.when))
            .chain(self.procedure.bodies().iter().map(|b| &b.when));
        let groups = self.procedure.papers().iter().filter_map(|p| p.roll.as_ref()?.as_many.as_ref());
        let mut counts = groups.flat_map(|many| many.total.reads());
        // Neither a guard nor a group can go by what is undetermined: the case would wait for ever.
        if value.is_none()
            && (decides.into_iter().any(|w| w.reads().any(|n| n == parameter))
                || counts.any(|n| n == parameter))
        {
            let refusal = Refusal::new(RefusalCode::OutOfRange).with("name", parameter).with("value", "");
            return Err(refusal.with("low", definition.low).with("high", definition.high).cites(source));
        }
        let counted = self.case.tasks.values().any(|t| {
            let rule = self.procedure.task(&t.task).and_then(|d| d.due.as_ref());
            !t.superseded && rule.is_some_and(|r| r.length == def::Amount::Parameter(parameter.to_owned()))
        });
        if (counted && self.case.parameters.contains_key(parameter)) || self.turns(parameter, value) {
            return Err(Refusal::new(RefusalCode::ParameterSet).with("parameter", parameter).cites(source));
        }
        let decided_by = self.needed(decided_by, source)?;
        self.emit(Effect::ParameterSet { parameter: parameter.to_owned(), value, decided_by });
        if definition.day { self.recount_from(parameter) } else { Ok(()) }
    }

    /// Whether a value would turn a condition that has been judged, or the groups of a roll that has been filed: what came
    /// of it has been acted on.
    fn turns(&self, parameter: &str, value: Option<i64>) -> bool {
        let mut after = self.case.clone();
        after.parameters.insert(parameter.to_owned(), value);
        self.turned(&after).is_some() || self.drawn_up_otherwise(&after).is_some()
    }

    /// A task or stage whose condition has been judged, and would be judged otherwise in another state of the case.
    pub(super) fn turned(&self, after: &Case) -> Option<String> {
        let turned =
            |when: &def::When| self.case.guard(when).is_some_and(|before| after.guard(when) != Some(before));
        let begun = |t: &&def::Task| self.case.run(&t.id).progress != Progress::Waiting;
        let entered = if self.case.stays.is_empty() { 0 } else { self.case.stage + 1 };
        let task = self.procedure.tasks().iter().filter(begun).find(|t| turned(&t.when)).map(|t| &t.id);
        let mut stages = self.procedure.stages().iter().take(entered);
        // What founds bodies has judged their conditions.
        let acted = |b: &&def::Body| {
            let mut acts = self.procedure.tasks().iter().filter(|t| t.bodies.contains(&b.id));
            acts.any(|t| self.case.run(&t.id).progress == Progress::Done)
        };
        let mut bodies = self.procedure.bodies().iter().filter(acted);
        let body = bodies.find(|b| turned(&b.when)).map(|b| &b.id);
        task.or_else(|| stages.find(|s| turned(&s.when)).map(|s| &s.id)).or(body).cloned()
    }

    /// 补录: what was done before the case was opened here, in the order of the procedure. Each task is taken up by
    /// the same rules as it would be done, recorded by the lead, dated in the past.
    pub(super) fn take_up(&mut self, done: &[DoneBefore]) -> Outcome {
        self.act_for_lead()?;
        self.short_list(done.len())?;
        let left =
            self.case.runs.values().any(|r| matches!(r.progress, Progress::Explained | Progress::Lapsed));
        // The case begins anew: nothing that somebody has done with a task may be lost by it.
        let touched = |t: &Task| t.added.is_some() || !t.is_untouched();
        if self.case.midway || left || self.case.tasks.values().any(touched) {
            return Err(Refusal::new(RefusalCode::TakeUpLate));
        }
        let CaseHead { procedure, digest, county, title } = self.head();
        let tasks = self.procedure.tasks().iter().map(|t| t.id.clone()).collect();
        // The same head again, now marked: evolve keeps one rule for what a case begins with.
        self.emit(Effect::CaseOpened { procedure, digest, county, title, midway: true, tasks });
        self.enter_from(0);
        for one in done {
            self.advance();
            self.not_in_future(Some(one.took_place))?;
            self.take_up_one(one)?;
        }
        Ok(())
    }

    fn head(&self) -> CaseHead {
        let case = &self.case;
        CaseHead {
            procedure: case.procedure.clone(),
            digest: case.digest,
            county: case.county.clone(),
            title: case.title.clone(),
        }
    }

    fn take_up_one(&mut self, one: &DoneBefore) -> Outcome {
        let definition = self.definition(&one.task)?;
        let source = &definition.clause.source;
        // What was optional in a stage left before was not taken up.
        if definition.stage > self.case.stage {
            self.close_stage()?;
            self.advance();
        }
        // Nor what was optional before a task that has been done all the same.
        for before in &definition.after {
            let optional = self.definition(before)?.clause.force >= def::Force::May;
            if optional && !self.case.run(before).progress.settled() {
                self.lapse(before)?;
            }
        }
        self.advance();
        let keys: Vec<Task> = self.case.round_of(&one.task).cloned().collect();
        if keys.is_empty() || self.case.run(&one.task).progress != Progress::Open {
            return Err(Refusal::new(RefusalCode::TaskNotOpen).with("task", &one.task).cites(source));
        }
        let doer = Doer { person: None, rank: String::new(), grade: Grade::Paper, instead: false };
        self.act.took_place = Some(one.took_place);
        for task in keys {
            match task.kind {
                TaskKind::Work => self.finish_work(&task, definition, &doer, &one.work)?,
                TaskKind::Reply => {
                    let Some(reply) = one.replies.iter().find(|r| r.party == task.party) else { continue };
                    let opinion = self.payload_if_any(&reply.opinion)?;
                    let about = self.judged(definition);
                    self.emit(Effect::ReplyGiven {
                        key: task.key.clone(),
                        stance: reply.stance,
                        opinion,
                        about,
                    });
                    self.done(&task.key, &doer, reply.stance.as_str(), "", false)?;
                }
                TaskKind::Consultation | TaskKind::Assist | TaskKind::Objection => {}
                // What founds a body is decided here, or was decided before and needs no case.
                TaskKind::Approval
                | TaskKind::Meeting
                | TaskKind::Vote
                | TaskKind::Filing
                | TaskKind::Notice
                | TaskKind::Procedure => {
                    return Err(Refusal::new(RefusalCode::WrongKind).with("task", &one.task).cites(source));
                }
            }
        }
        Ok(())
    }
}

struct CaseHead {
    procedure: String,
    digest: Digest,
    county: String,
    title: String,
}
