//! Whether a case stands where a run of its procedure can come to: since every marking that a run of a sound
//! procedure reaches can reach an end, a case in which nothing is astray can be finished.
//!
//! What was begun early stands outside the order with its reason, and what was left with an explanation may leave
//! others without their papers; both were told beforehand and are not astray.

use super::facts::doers;
use super::*;
use crate::procedure::Procedure;
use crate::procedure::model as def;

/// Declares the ways of being astray once.
macro_rules! strays {
    ($($(#[$doc:meta])* $variant:ident = $code:literal,)*) => {
        /// Why no run leads to where a task or stage stands.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Stray { $($(#[$doc])* $variant,)* }
        impl Stray {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];
            /// As written in JSON and as `wording` knows it.
            pub fn as_str(self) -> &'static str { match self { $(Self::$variant => $code,)* } }
        }
    };
}

strays! {
    /// It counts as open and nobody owes it, or the other way round.
    Unowed = "unowed",
    /// Its stage has been left, and it is not settled.
    Unsettled = "unsettled",
    /// Its stage is still to come, and it has begun.
    Ahead = "ahead",
    /// Something that comes before it is not settled.
    BeforeItsTurn = "before-its-turn",
    /// Its condition does not hold, and it has begun.
    RuledOut = "ruled-out",
    /// A paper that it reads is not there, and nothing still to come writes it.
    PaperMissing = "paper-missing",
    /// A fact that its condition reads is not stated, and nothing still to come states it.
    FactMissing = "fact-missing",
    /// The party it is for is not formed, and nothing still to come forms it.
    PartyMissing = "party-missing",
}

/// A task or stage that stands where no run leads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Astray {
    /// The task of the definition; a stage where its own condition cannot be judged.
    pub of: String,
    /// Why.
    pub why: Stray,
    /// The task, paper, fact or party it is about; empty: none.
    pub other: String,
}

/// Everything by which the marking of an open case is not one that a run can reach, in the order of the procedure.
pub fn unreachable(procedure: &Procedure, case: &Case) -> Vec<Astray> {
    if !case.is_open() {
        return vec![];
    }
    let marking = Marking { procedure, case };
    let mut all = vec![];
    for (index, stage) in procedure.stages().iter().enumerate() {
        if index > case.stage || case.stays.is_empty() {
            marking.judged(&stage.id, &stage.when, &mut all);
        }
        procedure.tasks_of(index).iter().for_each(|task| marking.task(task, &mut all));
    }
    all
}

struct Marking<'a> {
    procedure: &'a Procedure,
    case: &'a Case,
}

impl Marking<'_> {
    fn task(&self, task: &def::Task, all: &mut Vec<Astray>) {
        let case = self.case;
        let progress = case.run(&task.id).progress;
        let mut stray = |why, other: &str| {
            all.push(Astray { of: task.id.clone(), why, other: other.to_owned() });
        };
        if (progress == Progress::Open) != self.is_owed(&task.id) {
            stray(Stray::Unowed, "");
        }
        let early = |e: &Explanation| e.how == Departure::Early && !e.superseded && e.task == task.id;
        if case.explanations.iter().any(early) {
            return;
        }
        let passed = self.is_passed(task.stage);
        let begun = matches!(progress, Progress::Open | Progress::Done);
        if case.stays.is_empty() || task.stage > case.stage {
            if progress != Progress::Waiting {
                stray(Stray::Ahead, "");
            }
        } else if task.stage < case.stage {
            let untouched = passed && progress == Progress::Waiting;
            if !(progress.settled() || untouched) {
                stray(Stray::Unsettled, "");
            }
        } else if begun {
            let before = task.after.iter().filter(|a| !case.run(a).progress.settled());
            before.for_each(|a| stray(Stray::BeforeItsTurn, a));
            let missing = task.reads().into_iter().filter(|p| case.paper(p).is_none());
            missing.for_each(|p| stray(Stray::PaperMissing, p));
            if case.guard(&task.when) == Some(false) {
                stray(Stray::RuledOut, "");
            }
        }
        // What is optional and cannot start lapses with its stage.
        let owed = task.clause.force < def::Force::May;
        if progress == Progress::Waiting && owed && self.is_to_come(task) {
            self.can_start(task, all);
        }
    }

    /// Whether somebody still has to act on it: nothing waits for who only helps, but for what an added voice objects
    /// to it does.
    fn is_owed(&self, id: &str) -> bool {
        // What was left with an explanation is left with its objections.
        let left = matches!(self.case.run(id).progress, Progress::Explained | Progress::Lapsed);
        self.case.tasks.values().filter(|t| t.task == id && !t.superseded).any(|t| {
            let helps = t.added.as_ref().is_some_and(|a| a.turn == Turn::Aside);
            (t.state.is_owed() && !helps) || (!left && t.added.is_some() && decide::is_open_objection(t))
        })
    }

    /// Whether a stage is passed over, whatever is decided on the parameters that its condition reads.
    fn is_passed(&self, stage: usize) -> bool {
        self.procedure.stages().get(stage).is_some_and(|s| !self.case.may_hold(self.procedure, &s.when))
    }

    /// Whether a task may still settle on the way forward.
    fn is_to_come(&self, task: &def::Task) -> bool {
        let ahead = self.case.stays.is_empty() || task.stage >= self.case.stage;
        let owed = !self.case.run(&task.id).progress.settled();
        owed && ahead && !self.is_passed(task.stage) && self.case.may_hold(self.procedure, &task.when)
    }

    /// Whether something will come of a task, or the lead has left it knowing what hangs on it.
    fn provides(&self, task: &def::Task) -> bool {
        let left = |e: &Explanation| e.how == Departure::Left && !e.superseded && e.task == task.id;
        // What is open is done by whoever has it, wherever it stands.
        let open = self.case.run(&task.id).progress == Progress::Open;
        open || self.is_to_come(task) || self.case.explanations.iter().any(left)
    }

    fn can_start(&self, task: &def::Task, all: &mut Vec<Astray>) {
        let procedure = self.procedure;
        self.judged(&task.id, &task.when, all);
        let mut stray = |why, other: &str| {
            all.push(Astray { of: task.id.clone(), why, other: other.to_owned() });
        };
        for paper in procedure.waits_for(task).into_iter().filter(|p| self.case.paper(p).is_none()) {
            if !procedure.writers(paper).any(|t| self.provides(t)) {
                stray(Stray::PaperMissing, paper);
            }
        }
        for fact in self.case.uncounted(procedure, task) {
            let stating = procedure.fact(fact).and_then(|f| procedure.task(&f.stated_in));
            if !stating.is_some_and(|t| self.provides(t)) {
                stray(Stray::FactMissing, fact);
            }
        }
        for party in doers(task).into_iter().filter(|p| !self.case.parties.contains_key(*p)) {
            let formed = procedure.party(party).is_none_or(|p| p.parts == [def::Part::Formed]);
            if formed
                && !procedure.tasks().iter().any(|t| forms(procedure, t).contains(&party) && self.provides(t))
            {
                stray(Stray::PartyMissing, party);
            }
        }
    }

    /// Whether a condition is known, or can still become known. What is 未定 stays open by the decision of people.
    fn judged(&self, of: &str, when: &def::When, all: &mut Vec<Astray>) {
        let case = self.case;
        if case.guard(when).is_some() {
            return;
        }
        let open: Vec<&str> = when.reads().filter(|n| !case.facts.contains_key(*n)).collect();
        let parameter = |name: &&str| {
            self.procedure.parameter(name).is_some()
                && case.amount(&def::Amount::Parameter((*name).into())).is_none()
        };
        let stated = |name: &&str| {
            let fact = self.procedure.fact(name).and_then(|f| self.procedure.task(&f.stated_in));
            fact.is_some_and(|t| self.provides(t))
        };
        if open.iter().any(|name| parameter(name) || stated(name)) {
            return;
        }
        let missing = open.into_iter().find(|n| self.procedure.fact(n).is_some());
        all.extend(missing.map(|fact| Astray {
            of: of.to_owned(),
            why: Stray::FactMissing,
            other: fact.into(),
        }));
    }
}

/// The party and the bodies that come of a task, or that act from it on.
pub(super) fn forms<'a>(procedure: &'a Procedure, task: &'a def::Task) -> Vec<&'a str> {
    let party = match &task.kind {
        def::Kind::Work { forms: Some((party, _)), .. } => Some(party.as_str()),
        _ => None,
    };
    let lets_act = |b: &&def::Body| b.provisional.as_ref().is_some_and(|p| p.from == task.id);
    let acting = procedure.bodies().iter().filter(lets_act).map(|b| b.id.as_str());
    party.into_iter().chain(task.bodies.iter().map(String::as_str)).chain(acting).collect()
}
