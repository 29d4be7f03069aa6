//! What stands on a paper, worked out from the procedure and the case.

use quorate_core::case::{Case, Task};
use quorate_core::procedure::Who;
use quorate_core::procedure::model::{Kind, Paper, Task as Definition};
use quorate_core::record::Digest;
use quorate_core::{Language, Procedure};
use quorate_wording::{listed, say};

use crate::{Block, Draft};

/// Names and dates that the case itself does not hold.
#[expect(missing_debug_implementations, reason = "a bundle of borrowed closures")]
pub struct Facts<'a> {
    /// The language of the paper.
    pub language: Language,
    /// Today, as people write it.
    pub today: String,
    /// The year, for the number.
    pub year: i16,
    /// The name of an office.
    pub office: &'a dyn Fn(&str) -> String,
    /// The text of a payload.
    pub text: &'a dyn Fn(Digest) -> String,
    /// A due moment as people write it.
    pub due: &'a dyn Fn(&Task) -> String,
}

/// Drafts a paper of a case; none if the procedure has no such paper.
pub fn draft(procedure: &Procedure, case: &Case, paper: &str, facts: &Facts<'_>) -> Option<Draft> {
    let paper = procedure.paper(paper)?;
    // Of several ways to it, the one that is taken.
    let open = |t: &&quorate_core::procedure::Task| case.round_of(&t.id).next().is_some();
    let task = procedure.writers(&paper.id).find(open).or_else(|| procedure.task(&paper.task))?;
    let drafting = Drafting { procedure, case, facts, paper, task };
    let attached = paper.attach.iter().map(|a| drafting.name(a)).collect();
    Some(Draft {
        number: drafting.number(),
        title: drafting.title(),
        to: drafting.addressees(),
        blocks: drafting.blocks(),
        attached,
        from: drafting.signer(),
        day: facts.today.clone(),
    })
}

struct Drafting<'a> {
    procedure: &'a Procedure,
    case: &'a Case,
    facts: &'a Facts<'a>,
    paper: &'a Paper,
    task: &'a Definition,
}

/// The official types that have sentences of their own, by the word a procedure writes.
const TYPES: [(&str, &str); 7] = [
    ("函", "letter"),
    ("复函", "answer"),
    ("请示", "request"),
    ("批复", "reply"),
    ("通知", "notice"),
    ("报告", "report"),
    ("纪要", "minutes"),
];

impl Drafting<'_> {
    fn say(&self, id: &str, facts: &[(&str, &str)]) -> String {
        say(self.facts.language, id, facts)
    }

    fn name(&self, id: &str) -> String {
        self.procedure.name(id, self.facts.language).to_owned()
    }

    /// `letter`, `request` …; `plain` for what has no official type.
    fn kind(&self) -> &'static str {
        TYPES.iter().find(|(word, _)| *word == self.paper.kind).map_or("plain", |(_, id)| id)
    }

    fn case_title(&self) -> &str {
        self.procedure.case_title(&self.case.title, self.facts.language)
    }

    fn body(&self) -> String {
        self.procedure.founds().map_or_else(|| self.case_title().to_owned(), |b| self.name(&b.id))
    }

    /// What sentences may need: the case, the body, this paper and the one it answers, by when.
    fn told(&self, prefix: &str) -> String {
        let (body, own) = (self.body(), self.name(&self.paper.id));
        let answers = self.paper.answers.as_ref().map(|p| self.name(p)).unwrap_or_default();
        let due = self.case.replies(&self.task.id).find(|t| t.due.is_some());
        let due = due.map(|t| (self.facts.due)(t)).unwrap_or_default();
        let facts = [
            ("case", self.case_title()),
            ("body", &body),
            ("paper", &own),
            ("answers", &answers),
            ("due", &due),
        ];
        self.say(&format!("{prefix}-{}", self.kind()), &facts)
    }

    /// Of an official paper that goes outward, the number is left open; the year is this one.
    fn number(&self) -> String {
        if self.paper.kind.is_empty() {
            return String::new();
        }
        self.say("paper-number", &[("year", &self.facts.year.to_string())])
    }

    fn title(&self) -> String {
        self.told("paper-title")
    }

    fn addressees(&self) -> String {
        // Who is asked is whom the letter goes to.
        let to: &[Who] = match &self.task.kind {
            Kind::Consultation { ask, sends: Some(letter), .. } if *letter == self.paper.id => ask,
            _ => &self.paper.to,
        };
        listed(self.facts.language, self.offices(to))
    }

    fn offices<'w>(&self, who: impl IntoIterator<Item = &'w Who>) -> Vec<String> {
        offices(self.procedure, self.case, self.facts, who)
    }

    fn signer(&self) -> String {
        let at_hand = self.case.tasks.values().find(|t| t.task == self.task.id && !t.superseded);
        match at_hand {
            Some(task) => (self.facts.office)(&task.office),
            None => self.offices([&self.task.by]).into_iter().next().unwrap_or_default(),
        }
    }

    fn blocks(&self) -> Vec<Block> {
        if let Kind::Work { fills: Some(roster), .. } = &self.task.kind {
            return vec![self.roster(roster)];
        }
        if let (Kind::Meeting { invite, .. }, "plain") = (&self.task.kind, self.kind()) {
            return vec![self.sign_in(invite)];
        }
        let mut blocks = vec![];
        if self.kind() != "plain" {
            blocks.push(Block::Text(self.told("paper-text")));
        }
        let points: &[String] = match &self.task.kind {
            Kind::Work { checklist, .. } if self.paper.sections.is_empty() => checklist,
            _ => &self.paper.sections,
        };
        for section in points {
            blocks.push(Block::Heading(self.procedure.say(section, section, self.facts.language).to_owned()));
            blocks.push(Block::Text(self.say("paper-here", &[])));
        }
        if blocks.is_empty() {
            blocks.push(Block::Text(self.say("paper-here", &[])));
        }
        blocks
    }

    /// The people proposed, or the empty seats.
    fn roster(&self, id: &str) -> Block {
        let head = ["paper-seat", "person-name", "col-office", "person-title"].map(|h| self.say(h, &[]));
        let seats = self.procedure.roster(id).map(|r| &r.seats[..]).unwrap_or_default();
        let mut rows = vec![];
        for seat in seats {
            let title = self.name(&seat.id);
            let holders = self.case.rosters.get(id).into_iter().flat_map(|r| &r.holders);
            let before = rows.len();
            for holder in holders.filter(|h| h.seat == seat.id) {
                let from = if holder.party.is_empty() {
                    self.procedure.say(&holder.pool, &holder.pool, self.facts.language).to_owned()
                } else {
                    self.name(&holder.party)
                };
                let position = self.name(&holder.position);
                rows.push(vec![title.clone(), (self.facts.text)(holder.name), from, position]);
            }
            if rows.len() == before {
                rows.push(vec![title, String::new(), String::new(), String::new()]);
            }
        }
        Block::Table(head.into(), rows)
    }

    /// A line for each office invited, to be signed.
    fn sign_in(&self, invite: &[Who]) -> Block {
        let head = ["col-office", "person-name", "person-title", "paper-signature"].map(|h| self.say(h, &[]));
        let row = |office| vec![office, String::new(), String::new(), String::new()];
        Block::Table(head.into(), self.offices(invite).into_iter().map(row).collect())
    }
}

/// The offices that fill some parties, each once; a party that is not filled yet goes by its own name, unless it may
/// stay empty.
pub(crate) fn offices<'w>(
    procedure: &Procedure,
    case: &Case,
    facts: &Facts<'_>,
    who: impl IntoIterator<Item = &'w Who>,
) -> Vec<String> {
    let parties = who.into_iter().filter_map(|who| match who {
        Who::Parties { parties, .. } => Some(parties),
        _ => None,
    });
    let offices = parties.flatten().flat_map(|party| match case.parties.get(party) {
        Some(offices) if !offices.is_empty() => offices.iter().map(|o| (facts.office)(o)).collect(),
        _ if procedure.party(party).is_some_and(|p| p.many) => vec![],
        _ => vec![procedure.name(party, facts.language).to_owned()],
    });
    let mut seen = std::collections::BTreeSet::new();
    offices.filter(|o| seen.insert(o.clone())).collect()
}
