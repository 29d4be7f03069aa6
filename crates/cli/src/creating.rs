//! `new`: a few questions, and a sound procedure to go on from.

use std::fmt::Write as _;
use std::io::BufRead;
use std::path::Path;
use std::process::ExitCode;

use quorate_core::{Language, Procedure};
use quorate_wording::say;

use crate::definitions::{File, told};
use crate::terminal::{print, print_line};
use crate::{Done, Trouble};

/// How often a question is put before the program gives up.
const TRIES: usize = 5;

pub(crate) fn create(to: &Path, language: Language) -> Done {
    let name = to.display().to_string();
    if to.exists() {
        print_line(say(language, "new-exists", &[("file", &name)]))?;
        return Ok(ExitCode::FAILURE);
    }
    print_line(say(language, "new-begins", &[]))?;
    let Some(answers) = Asking { language }.all()? else {
        print_line(say(language, "new-given-up", &[]))?;
        return Ok(ExitCode::FAILURE);
    };
    let text = answers.text(language);
    // What is written is proved first; should it not be sound the author is told why.
    if let Err(faults) = Procedure::from_yaml(&text, None) {
        print(told(&File { name, text, translation: None }, &faults, language))?;
        return Ok(ExitCode::FAILURE);
    }
    std::fs::write(to, text).map_err(|e| Trouble(format!("{name}: {e}")))?;
    print_line(say(language, "new-written", &[("file", &name)]))?;
    Ok(ExitCode::SUCCESS)
}

/// By what the body is founded.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Approval,
    Vote,
    Meeting,
}

/// An id and what it is called.
struct Named {
    id: String,
    title: String,
}

struct Answers {
    procedure: Named,
    source: String,
    body: Named,
    lead: Named,
    members: Vec<Named>,
    way: Way,
}

struct Asking {
    language: Language,
}

impl Asking {
    fn all(&self) -> Result<Option<Answers>, Trouble> {
        let Some(procedure) = self.named("new-procedure", "committee-founding")? else { return Ok(None) };
        let source = self.line("new-source")?.filter(|s| !s.is_empty());
        let source = source.unwrap_or_else(|| say(self.language, "new-source-unnamed", &[]));
        let Some(body) = self.named("new-body", "committee")? else { return Ok(None) };
        let Some(lead) = self.named("new-lead", "lead-office")? else { return Ok(None) };
        let mut members = vec![];
        while let Some(member) = self.member(members.len() + 1)? {
            members.push(member);
        }
        let way = match self.line("new-way")?.as_deref().unwrap_or_default() {
            "2" => Way::Vote,
            "3" => Way::Meeting,
            _ => Way::Approval,
        };
        Ok(Some(Answers { procedure, source, body, lead, members, way }))
    }

    /// A line of what is typed, trimmed; none where nothing more is typed.
    fn line(&self, question: &str) -> Result<Option<String>, Trouble> {
        print(say(self.language, question, &[]) + " ")?;
        let mut line = String::new();
        let read = std::io::stdin().lock().read_line(&mut line).map_err(Trouble::from_display)?;
        Ok((read > 0).then(|| line.trim().chars().filter(|c| !c.is_control()).take(200).collect()))
    }

    /// `ID Title`; an empty line takes what is proposed.
    fn named(&self, question: &str, proposed: &str) -> Result<Option<Named>, Trouble> {
        for _ in 0..TRIES {
            let Some(line) = self.line(question)? else { return Ok(None) };
            if line.is_empty() {
                return Ok(Some(Named { id: proposed.into(), title: proposed.into() }));
            }
            match named(&line) {
                Some(named) => return Ok(Some(named)),
                None => print_line(say(self.language, "new-no-id", &[]))?,
            }
        }
        Ok(None)
    }

    /// The next of the members; none at an empty line.
    fn member(&self, n: usize) -> Result<Option<Named>, Trouble> {
        let question = if n == 1 { "new-member" } else { "new-member-more" };
        for _ in 0..TRIES {
            match self.line(question)?.filter(|line| !line.is_empty()) {
                None => return Ok(None),
                Some(line) => match named(&line) {
                    Some(named) => return Ok(Some(named)),
                    None => print_line(say(self.language, "new-no-id", &[]))?,
                },
            }
        }
        Ok(None)
    }
}

fn named(line: &str) -> Option<Named> {
    let (id, title) = line.split_once(char::is_whitespace).unwrap_or((line, line));
    let good = id.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_') && id.chars().count() <= 64;
    good.then(|| Named { id: id.to_owned(), title: title.trim().to_owned() })
}

/// A title as YAML takes it whatever stands in it.
fn quoted(title: &str) -> String {
    format!("\"{}\"", title.replace('\\', "\\\\").replace('"', "\\\""))
}

impl Answers {
    fn text(&self, language: Language) -> String {
        let say = |id: &str| quoted(&say(language, id, &[]));
        let (lead, body) = (&self.lead.id, &self.body.id);
        let mut text = format!("# {}\n", quorate_wording::say(language, "new-comment", &[]));
        // Writing to memory does not fail.
        let _ = writeln!(
            text,
            "procedure: {}\nversion: 1\nlanguage: {}\ntitle: {}\nsource: {}\nstatus: advisory\nfounds: {{{body}: {}, source: \"?\"}}\n",
            self.procedure.id,
            if language == Language::En { "en" } else { "zh" },
            quoted(&self.procedure.title),
            quoted(&self.source),
            quoted(&self.body.title),
        );
        let _ = writeln!(text, "parties:\n  lead:\n    {lead}: {}", quoted(&self.lead.title));
        if !self.members.is_empty() {
            text += "  member:\n";
        }
        for member in &self.members {
            let _ = writeln!(text, "    {}: {}", member.id, quoted(&member.title));
        }
        let _ = writeln!(
            text,
            "\npositions:\n  ranks: [{{officer: {}}}, {{head: {}}}]\n\nstages:",
            say("new-officer"),
            say("new-head")
        );
        let _ = writeln!(
            text,
            "  - stage: preparing\n    title: {}\n    source: \"?\"\n    tasks:\n      - work: write-plan\n        title: {}\n        by: {lead}\n        writes: {{plan: {}}}",
            say("new-preparing"),
            say("new-write-plan"),
            say("new-plan")
        );
        if self.way == Way::Vote {
            let _ = writeln!(
                text,
                "      - work: list-voters\n        title: {}\n        by: {lead}\n        lists: {{voters-roll: {}, range: 2..10000 persons}}",
                say("new-list-voters"),
                say("new-roll")
            );
        }
        if !self.members.is_empty() {
            let _ = writeln!(
                text,
                "  - stage: consulting\n    title: {}\n    source: \"?\"\n    tasks:\n      - consultation: opinions\n        title: {}\n        ask: each of members\n        about: plan\n        due: 10 workdays\n        if_objection: preparing\n        inferred: [due]",
                say("new-consulting"),
                say("new-opinions")
            );
        }
        let _ = writeln!(
            text,
            "  - stage: founding\n    title: {}\n    source: \"?\"\n    tasks:",
            say("new-founding")
        );
        let _ = match self.way {
            Way::Approval => writeln!(
                text,
                "      - approval: approve\n        title: {}\n        by: head of {lead}\n        not_by: drafter of plan\n        otherwise: {lead} together\n        of: plan\n        constitutes: {body}\n        if_returned: preparing\n        if_refused: not-founded\n        inferred: [not_by, otherwise]",
                say("new-approve")
            ),
            Way::Vote => writeln!(
                text,
                "      - vote: adopt\n        title: {}\n        by: {lead}\n        voters: voters-roll\n        needs: plan\n        quorum: at least 1/2 of entitled\n        majority: more than 1/2 of cast\n        constitutes: {body}\n        if_lost: not-founded\n        if_no_quorum: preparing\n        inferred: [quorum, majority, if_lost, if_no_quorum]",
                say("new-adopt")
            ),
            Way::Meeting => writeln!(
                text,
                "      - meeting: founding-meeting\n        title: {}\n        convened_by: {lead}\n        agenda: [{{{}: {lead}, reads: plan}}, {{open: {}}}]\n        constitutes: {body}\n        if_changes: preparing",
                say("new-meeting"),
                say("new-plan"),
                say("new-further")
            ),
        };
        let _ = write!(text, "\nends:\n  founded: {{title: {}, founding: {body}}}\n", say("new-founded"));
        if self.way != Way::Meeting {
            let _ = writeln!(text, "  not-founded: {{title: {}}}", say("new-not-founded"));
        }
        text
    }
}
