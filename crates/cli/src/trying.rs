//! `try`: a procedure is walked step by step in the terminal, as any office, with a clock that is moved by hand. A line is a
//! step of a scenario, and what was walked can be kept as one.

use std::fmt::Write as _;
use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use quorate_core::audit::audit;
use quorate_core::case::Status;
use quorate_core::procedure::Party;
use quorate_core::scenario::{self, Rehearsal, What};
use quorate_core::{Calendar, Date, Language, Procedure};
use quorate_wording::{say, tell_refusal};

use crate::definitions::{File, load, read, told};
use crate::rehearsing::sentence;
use crate::setup::CALENDAR;
use crate::terminal::{print, print_line};
use crate::{Done, Trouble};

/// More steps than this are not walked by hand.
const STEPS_MAX: usize = 2_000;

pub(crate) fn walk(path: &Path, from: Option<Date>, language: Language) -> Done {
    let file = read(path)?;
    let procedure = match load(&file) {
        Ok(procedure) => procedure,
        Err(faults) => {
            print(told(&file, &faults, language))?;
            return Ok(ExitCode::FAILURE);
        }
    };
    let calendar = Calendar::from_yaml(CALENDAR).map_err(Trouble::from_display)?;
    let title = procedure.name(procedure.id(), language);
    print_line(say(language, "try-begins", &[("title", title)]))?;
    let mut walk =
        Walk { procedure: &procedure, calendar: &calendar, language, from, steps: vec![], offers: vec![] };
    walk.show()?;
    for line in std::io::stdin().lock().lines() {
        let line = line.map_err(Trouble::from_display)?;
        match line.trim() {
            "" => continue,
            "quit" | "exit" => break,
            "help" | "?" => print(say(language, "try-help", &[]))?,
            "back" => {
                walk.steps.pop();
                walk.show()?;
            }
            other => match other.strip_prefix("save ") {
                Some(to) => walk.save(Path::new(to.trim()))?,
                None => walk.take(other)?,
            },
        }
    }
    Ok(ExitCode::SUCCESS)
}

struct Walk<'a> {
    procedure: &'a Procedure,
    calendar: &'a Calendar,
    language: Language,
    /// The day on which the case is opened, if it was said.
    from: Option<Date>,
    /// As written, every one accepted.
    steps: Vec<String>,
    /// What was offered last, by number.
    offers: Vec<String>,
}

impl Walk<'_> {
    /// A step as written: a line of a scenario, or the number of an offer.
    fn take(&mut self, line: &str) -> Result<(), Trouble> {
        let number = line.parse::<usize>().ok();
        let offered = number.map(|n| self.offers.get(n.wrapping_sub(1)).cloned());
        if offered == Some(None) {
            return print_line(say(self.language, "try-no-offer", &[]));
        }
        let mut step = offered.flatten().unwrap_or_else(|| line.to_owned());
        // `wait 3 days` reads as it is said.
        if let Some(length) = step.strip_prefix("wait ") {
            step = format!("wait: {length}");
        }
        if self.steps.len() >= STEPS_MAX {
            return print_line(say(self.language, "try-too-long", &[]));
        }
        self.steps.push(step);
        let text = self.text();
        let file = File { name: "try".into(), text: text.clone(), translation: None };
        let scenario = match scenario::read(&text) {
            Ok(scenarios) => scenarios.into_iter().next(),
            Err(faults) => {
                self.steps.pop();
                return print(told(&file, &faults, self.language));
            }
        };
        let Some(scenario) = scenario else { return Ok(()) };
        let (played, _) = scenario::rehearse(self.procedure, self.calendar, &scenario);
        if played.failures.is_empty() {
            return self.show();
        }
        self.steps.pop();
        for failure in &played.failures {
            match &failure.what {
                What::Refused(refusal) => {
                    let told = tell_refusal(self.language, refusal, Some(self.procedure), &|_| None);
                    print(format_args!("{} ({})\n{}\n", told.text, refusal.code.as_str(), told.help))?;
                }
                _ => print(sentence(self.language, self.procedure, &file, failure))?,
            }
        }
        Ok(())
    }

    /// What was walked, as a file of scenarios.
    fn text(&self) -> String {
        let mut text = format!("scenarios:\n  - scenario: {}\n", self.procedure.id());
        if let Some(from) = self.from {
            let _ = writeln!(text, "    from: {from}");
        }
        // Of a party of several there are two, so that each of them has to do something.
        let several = |p: &&Party| p.many && p.has_offices();
        let several: Vec<&Party> = self.procedure.parties().iter().filter(several).collect();
        if !several.is_empty() {
            let of = |p: &&Party| format!("{0}: [{0}-1, {0}-2]", p.id);
            let offices: Vec<String> = several.iter().map(of).collect();
            let _ = writeln!(text, "    offices: {{{}}}", offices.join(", "));
        }
        text += "    steps:\n";
        for step in &self.steps {
            // Writing to memory does not fail.
            let _ = writeln!(text, "      - {step}");
        }
        if self.steps.is_empty() {
            text += "      []\n";
        }
        text
    }

    fn rehearsal(&self) -> Option<Rehearsal<'_>> {
        let scenario = scenario::read(&self.text()).ok()?.into_iter().next()?;
        scenario::rehearse(self.procedure, self.calendar, &scenario).1
    }

    /// Where the case stands and what can be done next.
    fn show(&mut self) -> Result<(), Trouble> {
        let (language, procedure) = (self.language, self.procedure);
        let Some(rehearsal) = self.rehearsal() else { return Ok(()) };
        let day = quorate_wording::day(language, rehearsal.now.date(self.calendar.offset()));
        let case = &rehearsal.case;
        let offers = rehearsal.offers();
        let lines = match &case.status {
            Status::Open => {
                let stage =
                    procedure.stages().get(case.stage).map_or("", |s| procedure.name(&s.id, language));
                let mut lines = say(language, "try-stands", &[("day", &day), ("stage", stage)]) + "\n";
                for (n, offer) in offers.iter().enumerate() {
                    let _ = writeln!(lines, "  {}  {offer}", n + 1);
                }
                lines
            }
            status => {
                let end = match status {
                    Status::Ended { end, .. } => procedure.name(end, language),
                    _ => "",
                };
                let complete = audit(procedure, &case.id, &rehearsal.acts, self.calendar.offset()).complete;
                let complete = if complete { "yes" } else { "no" };
                say(language, "try-ended", &[("day", &day), ("end", end), ("complete", complete)]) + "\n"
            }
        };
        print(lines)?;
        self.offers = offers;
        Ok(())
    }

    /// Keeps what was walked; what is there already is left alone.
    fn save(&self, to: &Path) -> Result<(), Trouble> {
        let name = to.display().to_string();
        if PathBuf::from(to).exists() {
            return print_line(say(self.language, "try-exists", &[("file", &name)]));
        }
        match std::fs::write(to, self.text()) {
            Ok(()) => print_line(say(self.language, "try-saved", &[("file", &name)])),
            Err(error) => print_line(format_args!("{name}: {error}")),
        }
    }
}
