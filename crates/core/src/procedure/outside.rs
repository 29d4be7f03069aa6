//! What clauses ask of the world outside: papers filed with parties that never sign in, a notice that people can object
//! to. What those outside do is told by somebody of an office, with evidence.

use super::model::{Span, Who};

/// How far a filing has to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Until {
    /// Every recipient was sent the papers.
    Sent,
    /// Every recipient has confirmed that they came.
    Received,
    /// Every recipient has answered, or was waited for long enough.
    Answered,
}

impl Until {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Sent, Self::Received, Self::Answered];
    /// As written in a file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Received => "received",
            Self::Answered => "answered",
        }
    }
}

/// 备案, 申报: papers go to one or several recipients, each with its own receipt and answer.
#[derive(Clone, Debug)]
pub struct FilingRule {
    /// What is filed.
    pub papers: Vec<String>,
    /// With whom.
    pub to: Vec<Who>,
    /// How far it has to come.
    pub until: Until,
    /// How long an answer is waited for; none: until it comes.
    pub no_answer: Option<Span>,
}

impl FilingRule {
    /// The parties it goes to.
    pub fn parties(&self) -> impl Iterator<Item = &str> {
        fn parties(who: &Who) -> &[String] {
            if let Who::Parties { parties, .. } = who { parties } else { &[] }
        }
        self.to.iter().flat_map(parties).map(String::as_str)
    }
}

/// 公示: a paper is put up for at least a time, and people may object to it.
#[derive(Clone, Debug)]
pub struct NoticeRule {
    /// What is put up.
    pub of: String,
    /// Where, in the words of the source.
    pub place: String,
    /// How long at least; the day on which it is put up does not count.
    pub lasts: Span,
    /// Who decides on objections; none: nobody can object.
    pub objections: Option<Objections>,
    /// An objection that is upheld corrects what was put up, and the change is put up too.
    pub corrects: bool,
}

/// 异议: what becomes of an objection to a notice.
#[derive(Clone, Debug)]
pub struct Objections {
    /// How long after the notice was put up somebody can object; none: as long as it has to stay up.
    pub within: Option<Span>,
    /// Who decides.
    pub decided_by: Who,
    /// By when, from the day on which the objection is on record.
    pub due: Option<Span>,
}
