//! Papers that go with a task: the slip on which a leader decides (呈批单), and the pack of a meeting (会议包).

use quorate_core::Procedure;
use quorate_core::case::{Case, Task};
use quorate_core::procedure::Who;
use quorate_core::procedure::model::Kind;
use quorate_wording::{listed, say};

use crate::drafting::offices;
use crate::{Block, Draft, Facts};

/// A paper that goes with a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handed {
    /// 呈批单.
    Slip,
    /// 会议通知.
    Notice,
    /// 参会回执.
    Acceptance,
    /// 签到表.
    SignIn,
}

impl Handed {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Slip, Self::Notice, Self::Acceptance, Self::SignIn];

    /// As addresses write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Slip => "slip",
            Self::Notice => "notice",
            Self::Acceptance => "acceptance",
            Self::SignIn => "sign-in",
        }
    }

    /// As addresses write it.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|h| h.as_str() == text)
    }
}

/// Drafts a paper that goes with a task; none for a paper that makes no sense with it. `code` is what the slip is
/// known by when it comes back.
pub fn hand(
    procedure: &Procedure,
    case: &Case,
    task: &Task,
    (which, code): (Handed, &str),
    facts: &Facts<'_>,
) -> Option<Draft> {
    let definition = procedure.task(&task.task)?;
    let handing = Handing { procedure, case, task, facts };
    if which == Handed::Slip {
        return Some(handing.slip(&definition.clause.source, code));
    }
    let Kind::Meeting { invite, agenda, .. } = &definition.kind else { return None };
    let agenda: Vec<String> =
        agenda.iter().map(|i| procedure.say(&i.title, &i.title, facts.language).to_owned()).collect();
    Some(match which {
        Handed::Notice => handing.notice(invite, &agenda),
        Handed::Acceptance => handing.acceptance(),
        _ => handing.sign_in(invite),
    })
}

struct Handing<'a> {
    procedure: &'a Procedure,
    case: &'a Case,
    task: &'a Task,
    facts: &'a Facts<'a>,
}

impl Handing<'_> {
    fn t(&self, id: &str) -> String {
        say(self.facts.language, id, &[])
    }

    fn name(&self) -> &str {
        self.procedure.name(&self.task.task, self.facts.language)
    }

    fn case_title(&self) -> &str {
        self.procedure.case_title(&self.case.title, self.facts.language)
    }

    fn draft(&self, title: String, to: String, blocks: Vec<Block>) -> Draft {
        let from = (self.facts.office)(&self.task.office);
        let day = self.facts.today.clone();
        Draft { number: String::new(), title, to, blocks, attached: vec![], from, day }
    }

    /// What is asked, what was proposed on the way, and room for who decides.
    fn slip(&self, source: &str, code: &str) -> Draft {
        let cell = |id: &str, text: &str| vec![self.t(id), text.to_owned()];
        let mut rows = vec![
            cell("col-case", self.case_title()),
            cell("col-what", self.name()),
            cell("col-clause", source),
            cell("col-due", &(self.facts.due)(self.task)),
        ];
        for endorsement in &self.task.endorsements {
            let who = self.procedure.name(&endorsement.rank, self.facts.language);
            rows.push(vec![
                say(self.facts.language, "slip-endorsed", &[("position", who)]),
                (self.facts.text)(endorsement.words),
            ]);
        }
        if self.task.endorsements.is_empty() {
            rows.push(cell("slip-proposed", "\n\n"));
        }
        rows.push(cell("slip-decision", "\n\n\n\n"));
        rows.push(cell("slip-code", code));
        let head = vec![self.t("slip-item"), self.t("slip-content")];
        let how = Block::Text(say(self.facts.language, "slip-how", &[("code", code)]));
        self.draft(self.t("slip"), String::new(), vec![Block::Table(head, rows), how])
    }

    fn notice(&self, invite: &[Who], agenda: &[String]) -> Draft {
        let language = self.facts.language;
        let to = listed(language, offices(self.procedure, self.case, self.facts, invite));
        let facts = [("case", self.case_title()), ("meeting", self.name())];
        let mut blocks = vec![Block::Text(say(language, "meeting-notice-text", &facts))];
        blocks.push(Block::Heading(self.t("meeting-when")));
        blocks.push(Block::Text(self.t("meeting-when-here")));
        blocks.push(Block::Heading(self.t("meeting-agenda")));
        for (n, item) in agenda.iter().enumerate() {
            blocks.push(Block::Text(format!("{}. {item}", n + 1)));
        }
        blocks.push(Block::Heading(self.t("meeting-asks")));
        blocks.push(Block::Text(self.t("meeting-asks-text")));
        self.draft(say(language, "meeting-notice", &facts), to, blocks)
    }

    fn acceptance(&self) -> Draft {
        let head = ["col-office", "person-name", "person-title", "phone", "meeting-stands-in"];
        let blank = || vec![String::new(); head.len()];
        let table = Block::Table(head.map(|h| self.t(h)).into(), vec![blank(), blank()]);
        let facts = [("meeting", self.name()), ("office", &(self.facts.office)(&self.task.office))];
        let back = Block::Text(say(self.facts.language, "meeting-acceptance-text", &facts));
        let mut draft = self.draft(
            say(self.facts.language, "meeting-acceptance", &facts),
            String::new(),
            vec![table, back],
        );
        // Signed by whoever answers.
        (draft.from, draft.day) = (String::new(), String::new());
        draft
    }

    fn sign_in(&self, invite: &[Who]) -> Draft {
        let head = ["col-office", "person-name", "person-title", "paper-signature"].map(|h| self.t(h));
        let row = |office| vec![office, String::new(), String::new(), String::new()];
        let rows = offices(self.procedure, self.case, self.facts, invite).into_iter().map(row).collect();
        let title = say(self.facts.language, "meeting-sign-in", &[("meeting", self.name())]);
        self.draft(title, String::new(), vec![Block::Table(head.into(), rows)])
    }
}
