//! `OFFICE[/RANK]: ACT OF …`: what somebody does, in one phrase.

use super::Doing;
use super::recording::HAPPENED;
use crate::procedure::diagnostic::Diagnostic;
use crate::procedure::node::Node;
use crate::procedure::phrase::Words;
use crate::procedure::sub_case::FAILED;

/// What follows the name of an act.
enum Form {
    /// Nothing.
    Alone,
    /// `NAME`.
    Of,
    /// `NAME as WORD`.
    As,
    /// `NAME of OFFICE as WORD`.
    OfAs,
    /// `NAME to WORD [WORD …]`.
    To,
    /// `NAME of PAPER`.
    OfPaper,
    /// `to NAME`.
    ToOf,
}

/// Acts as written, the commands they stand for, and what follows them.
const ACTS: &[(&str, &str, Form)] = &[
    ("submit", "submit", Form::Of),
    ("confirm", "confirm", Form::Of),
    ("reply", "reply", Form::As),
    ("decide", "decide", Form::As),
    ("hold", "record_meeting", Form::Of),
    ("count", "count_votes", Form::As),
    ("record", "record_event", Form::As),
    ("result", "take_result", Form::As),
    ("correct", "correct", Form::OfPaper),
    ("claim", "claim", Form::Of),
    ("release", "release", Form::Of),
    ("remind", "remind", Form::Of),
    ("dispose", "dispose", Form::OfAs),
    ("close", "close_round", Form::Of),
    ("lapse", "lapse", Form::Of),
    ("explain", "explain", Form::Of),
    ("redo", "redo", Form::Of),
    ("refill", "refill", Form::Of),
    ("request", "request", Form::Of),
    ("undo", "undo", Form::Of),
    ("set", "set_parameter", Form::To),
    ("bind", "bind_party", Form::To),
    ("return", "return", Form::ToOf),
    ("end", "end", Form::As),
    ("withdraw", "withdraw", Form::Alone),
    ("close-stage", "close_stage", Form::Alone),
];

pub(super) fn doing(who: &Node, what: &Node) -> Result<Doing, Diagnostic> {
    let name = who.text().unwrap_or_default();
    let (office, rank) = name.split_once('/').unwrap_or((name, ""));
    let mut words = Words::of("doing", what.text().unwrap_or_default(), what.place);
    let Some((_, act, form)) = ACTS.iter().find(|(word, ..)| words.take(word)) else {
        return Err(words.fault("act"));
    };
    let (mut of, mut whose, mut value) = (String::new(), String::new(), String::new());
    let must = |words: &mut Words, word: &'static str| {
        if words.take(word) { Ok(()) } else { Err(words.fault(word)) }
    };
    match form {
        Form::Alone => {}
        Form::Of => of = words.name("name")?.text,
        Form::As if *act == "end" => {
            must(&mut words, "as")?;
            of = words.name("name")?.text;
        }
        Form::As => {
            of = words.name("name")?.text;
            must(&mut words, "as")?;
            if *act == "record_event" && !words.peek().is_some_and(|w| HAPPENED.contains(&w)) {
                return Err(words.fault("happened"));
            }
            if *act == "take_result" && !words.peek().is_some_and(|w| ["done", FAILED].contains(&w)) {
                return Err(words.fault("came"));
            }
            value = words.name("name")?.text;
        }
        Form::OfAs => {
            of = words.name("name")?.text;
            must(&mut words, "of")?;
            whose = words.name("name")?.text;
            must(&mut words, "as")?;
            value = words.name("name")?.text;
        }
        Form::OfPaper => {
            of = words.name("name")?.text;
            must(&mut words, "of")?;
            value = words.name("name")?.text;
        }
        Form::To => {
            of = words.name("name")?.text;
            must(&mut words, "to")?;
            let number = |word: &str| {
                word == "open" || word.parse::<i64>().is_ok() || crate::Date::parse(word).is_some()
            };
            if *act == "set_parameter" && !words.peek().is_some_and(number) {
                return Err(words.fault("number"));
            }
            let mut all = vec![words.name("name")?.text];
            while let Ok(more) = words.name("name") {
                all.push(more.text);
            }
            value = all.join(" ");
        }
        Form::ToOf => {
            must(&mut words, "to")?;
            of = words.name("name")?.text;
        }
    }
    words.end(Doing {
        office: office.to_owned(),
        rank: rank.to_owned(),
        act: (*act).to_owned(),
        of,
        whose,
        value,
        facts: Default::default(),
        with: Default::default(),
        refused: String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::ACTS;
    use crate::procedure::phrase::EXAMPLES;

    #[test]
    fn every_act_has_an_example() {
        let (_, examples) = EXAMPLES.iter().find(|(name, _)| *name == "doing").unwrap();
        let first = |e: &&str| e.split(' ').next().unwrap().to_owned();
        let shown: Vec<String> = examples.iter().map(first).collect();
        let unshown: Vec<&str> =
            ACTS.iter().map(|(word, ..)| *word).filter(|word| !shown.iter().any(|s| s == word)).collect();
        assert!(unshown.is_empty(), "{unshown:?}");
    }
}
