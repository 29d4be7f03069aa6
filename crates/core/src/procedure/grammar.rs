//! The keys of the language, as one table.
//!
//! The table refuses unknown keys and wrong shapes, writes the JSON Schema for editors, and is the only list of
//! what may stand where. What a key means is read in `reading`; its sentence for people is `wording`'s, under
//! `grammar-<mapping>-<key>`.

use super::bodies::BodyAct;
use super::diagnostic::{Code, Diagnostic};
use super::node::{Node, Value};
use super::phrase::is_id;

mod schema;

pub use schema::{all_keys, mappings, schema};

/// The shape of a value.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A name: letters of any script, digits, `-` and `_`; at most 64.
    Id,
    /// Words for people, at most 2,000 characters.
    Text,
    /// A whole number.
    Number,
    /// `true` or `false`.
    Flag,
    /// One of some words.
    Word(&'static [&'static str]),
    /// One of the fixed phrases of `phrase`, named.
    Phrase(&'static str),
    /// One value or a list of such.
    OneOrMany(&'static Shape),
    /// A list, also of one.
    List(&'static Shape),
    /// A map of declared keys.
    Map(&'static Mapping),
    /// Anything: what it may be is another's to say.
    Any,
    /// The first of several shapes that fits.
    Either(&'static [Shape]),
}

/// A key of a mapping.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// As written.
    pub name: &'static str,
    /// Of its value.
    pub shape: Shape,
    /// Whether it must be there.
    pub needed: bool,
}

/// A map of the language: its keys, and what a key means that is not among them (a name being declared).
#[derive(Debug)]
pub struct Mapping {
    /// For the schema and the sentences.
    pub name: &'static str,
    /// The declared keys.
    pub keys: &'static [Key],
    /// The shape under a name the author gives.
    pub named: Option<Shape>,
}

const fn key(name: &'static str, shape: Shape) -> Key {
    Key { name, shape, needed: false }
}
const fn needed(name: &'static str, shape: Shape) -> Key {
    Key { name, shape, needed: true }
}

/// Forces as written in a file; `reported` tells what somebody did.
pub const FORCES: &[&str] = &["must", "should", "may", "reported"];

const WHO: Shape = Shape::OneOrMany(&Shape::Phrase("who"));
const IDS: Shape = Shape::OneOrMany(&Shape::Id);
const TEXTS: Shape = Shape::OneOrMany(&Shape::Text);
const FORCE: Key = key("force", Shape::Word(FORCES));
const SOURCE: Key = key("source", Shape::Text);
const QUOTE: Key = key("quote", Shape::Text);
const TITLE: Key = key("title", Shape::Text);
const INFERRED: Key = key("inferred", Shape::Either(&[Shape::Word(&["whole"]), IDS]));

/// The whole file.
pub static FILE: Mapping = Mapping {
    name: "procedure",
    keys: &[
        needed("procedure", Shape::Id),
        needed("version", Shape::Number),
        key("adapts", Shape::Text),
        key("language", Shape::Word(&["zh", "en"])),
        needed("title", Shape::Text),
        needed("source", Shape::Text),
        needed("status", Shape::Word(&["advisory", "binding"])),
        key("founds", Shape::Map(&FOUNDS)),
        key("bodies", Shape::Map(&BODIES)),
        key("concerns", Shape::Map(&FOUNDS)),
        needed("parties", Shape::Map(&PARTIES)),
        key("groups", Shape::Map(&GROUPS)),
        key("positions", Shape::Map(&POSITIONS)),
        key("parameters", Shape::Map(&PARAMETERS)),
        key("days", Shape::Map(&DAYS)),
        key("figures", Shape::Map(&FIGURES)),
        key("rosters", Shape::Map(&ROSTERS)),
        needed("stages", Shape::List(&Shape::Map(&STAGE))),
        key("apart", Shape::List(&Shape::Map(&APART))),
        key("incompatible", Shape::List(&Shape::Map(&INCOMPATIBLE))),
        key("one_at_a_time", Shape::List(&Shape::Map(&ONE_AT_A_TIME))),
        key("limits", Shape::List(&Shape::Map(&LIMIT))),
        needed("ends", Shape::Map(&ENDS)),
        key("then", Shape::List(&Shape::Map(&THEN))),
        key("notes", Shape::List(&Shape::Map(&NOTE))),
    ],
    named: None,
};

static FOUNDS: Mapping = Mapping {
    name: "founds",
    keys: &[
        key("short", Shape::Text),
        SOURCE,
        key("provisional", Shape::Map(&PROVISIONAL)),
        key("term", Shape::Map(&TERM)),
    ],
    named: Some(Shape::Text),
};

static BODIES: Mapping = Mapping { name: "bodies", keys: &[], named: Some(Shape::Map(&BODY)) };
static BODY: Mapping = Mapping {
    name: "body",
    keys: &[
        needed("title", Shape::Text),
        key("short", Shape::Text),
        key("when", Shape::Map(&WHEN)),
        SOURCE,
        key("provisional", Shape::Map(&PROVISIONAL)),
        key("term", Shape::Map(&TERM)),
    ],
    named: None,
};
static PROVISIONAL: Mapping =
    Mapping { name: "provisional", keys: &[needed("from", Shape::Id), SOURCE, QUOTE, INFERRED], named: None };
static TERM: Mapping = Mapping {
    name: "term",
    keys: &[
        needed("length", Shape::Phrase("length")),
        key("from", Shape::Id),
        needed("at_end", Shape::Word(&["continues", "lapses"])),
        key("opens", Shape::Phrase("wait")),
        key("renewed_by", Shape::Word(&["this procedure", "another procedure"])),
        SOURCE,
        QUOTE,
        FORCE,
        INFERRED,
    ],
    named: None,
};

static PARTIES: Mapping = Mapping {
    name: "parties",
    keys: &[
        needed("lead", Shape::Map(&PART)),
        key("member", Shape::Map(&PART)),
        key("invited", Shape::Map(&PART)),
        key("formed", Shape::Map(&PART)),
        key("outside", Shape::Map(&PART)),
    ],
    named: None,
};
static PART: Mapping = Mapping {
    name: "part",
    keys: &[key("many", IDS), key("open", Shape::Map(&TITLES)), SOURCE],
    named: Some(Shape::Text),
};
static TITLES: Mapping = Mapping { name: "titles", keys: &[], named: Some(Shape::Text) };
static GROUPS: Mapping =
    Mapping { name: "groups", keys: &[], named: Some(Shape::OneOrMany(&Shape::Phrase("set"))) };

static POSITIONS: Mapping = Mapping {
    name: "positions",
    keys: &[needed("ranks", Shape::List(&Shape::Map(&TITLES)))],
    named: Some(Shape::Map(&OFFICE_POSITIONS)),
};
static OFFICE_POSITIONS: Mapping =
    Mapping { name: "office-positions", keys: &[], named: Some(Shape::Map(&POSITION)) };
static POSITION: Mapping = Mapping {
    name: "position",
    keys: &[needed("title", Shape::Text), needed("rank", Shape::Phrase("rank"))],
    named: None,
};

static PARAMETERS: Mapping = Mapping { name: "parameters", keys: &[], named: Some(Shape::Map(&PARAMETER)) };
static PARAMETER: Mapping = Mapping {
    name: "parameter",
    keys: &[
        needed("title", Shape::Text),
        needed("range", Shape::Phrase("range")),
        needed("stands_for", Shape::Text),
        SOURCE,
        INFERRED,
    ],
    named: None,
};

static DAYS: Mapping = Mapping { name: "days", keys: &[], named: Some(Shape::Map(&DAY)) };
static DAY: Mapping = Mapping {
    name: "day",
    keys: &[needed("title", Shape::Text), needed("stands_for", Shape::Text), SOURCE, INFERRED],
    named: None,
};
static LIMIT: Mapping = Mapping {
    name: "limit",
    keys: &[
        needed("limit", Shape::Id),
        TITLE,
        needed("within", Shape::Phrase("within")),
        needed("until", Shape::Id),
        needed("then", Shape::Id),
        SOURCE,
        QUOTE,
        FORCE,
        INFERRED,
    ],
    named: None,
};

static FIGURES: Mapping = Mapping { name: "figures", keys: &[], named: Some(Shape::Map(&FIGURE)) };
static FIGURE: Mapping = Mapping {
    name: "figure",
    keys: &[
        needed("title", Shape::Text),
        needed("is", Shape::Either(&OPERANDS)),
        key("for_each", Shape::Id),
        SOURCE,
        QUOTE,
        FORCE,
        INFERRED,
    ],
    named: None,
};
/// What is computed from: written or named, or computed itself.
static OPERANDS: [Shape; 2] = [Shape::Map(&FORMULA), Shape::Phrase("operand")];
static OPERAND: Shape = Shape::Either(&OPERANDS);
/// The operations of a figure; each is written alone.
pub const OPERATIONS: &[&str] =
    &["sum", "difference", "product", "share", "ceil", "floor", "min", "max", "total", "table"];
static FORMULA: Mapping = Mapping {
    name: "formula",
    keys: &[
        key("sum", Shape::List(&OPERAND)),
        key("difference", Shape::List(&OPERAND)),
        key("product", Shape::List(&OPERAND)),
        key("share", Shape::List(&OPERAND)),
        key("ceil", Shape::Either(&OPERANDS)),
        key("floor", Shape::Either(&OPERANDS)),
        key("min", Shape::List(&OPERAND)),
        key("max", Shape::List(&OPERAND)),
        key("total", Shape::Id),
        key("table", Shape::Map(&TABLE)),
    ],
    named: None,
};
static TABLE: Mapping = Mapping {
    name: "table",
    keys: &[needed("by", Shape::Either(&OPERANDS)), needed("rows", Shape::List(&Shape::Map(&ROW)))],
    named: None,
};
static ROW: Mapping = Mapping {
    name: "row",
    keys: &[needed("when", Shape::Phrase("range")), needed("is", Shape::Either(&OPERANDS))],
    named: None,
};

static ROSTERS: Mapping = Mapping { name: "rosters", keys: &[], named: Some(Shape::Map(&ROSTER)) };
static ROSTER: Mapping = Mapping {
    name: "roster",
    keys: &[TITLE, SOURCE, FORCE, key("one_seat_each", Shape::Flag), INFERRED],
    named: Some(Shape::Map(&SEAT)),
};
static SEAT: Mapping = Mapping {
    name: "seat",
    keys: &[
        needed("title", Shape::Text),
        needed("count", Shape::Phrase("count")),
        needed("from", Shape::Either(&[Shape::Map(&POOLS), WHO])),
        key("per_party", Shape::Number),
        key("must_include", IDS),
        key("duty", Shape::Text),
        key("how", Shape::Text),
        QUOTE,
        SOURCE,
        FORCE,
        INFERRED,
    ],
    named: None,
};
static POOLS: Mapping = Mapping { name: "pools", keys: &[], named: Some(Shape::Map(&PERSON)) };
static PERSON: Mapping = Mapping {
    name: "person",
    keys: &[key("as_of", Shape::Text)],
    named: Some(Shape::OneOrMany(&Shape::Phrase("range"))),
};

static STAGE: Mapping = Mapping {
    name: "stage",
    keys: &[
        needed("stage", Shape::Id),
        needed("title", Shape::Text),
        SOURCE,
        QUOTE,
        FORCE,
        key("heading", Shape::Text),
        key("when", Shape::Map(&WHEN)),
        key("by", WHO),
        key("about", Shape::Id),
        key("if_objection", Shape::Id),
        needed("tasks", Shape::List(&Shape::Map(&TASK))),
    ],
    named: None,
};

/// The kinds of task: the first key of a task is its kind, the value its id.
pub const KINDS: &[&str] =
    &["work", "consultation", "approval", "meeting", "vote", "filing", "notice", "procedure"];

static TASK: Mapping = Mapping {
    name: "task",
    keys: &[
        key("work", Shape::Id),
        key("consultation", Shape::Id),
        key("approval", Shape::Id),
        key("meeting", Shape::Id),
        key("vote", Shape::Id),
        key("filing", Shape::Id),
        key("notice", Shape::Id),
        key("procedure", Shape::Id),
        TITLE,
        SOURCE,
        QUOTE,
        FORCE,
        INFERRED,
        key("when", Shape::Map(&WHEN)),
        key("after", Shape::Either(&[Shape::Word(&["all above"]), IDS])),
        key("needs", IDS),
        key("due", Shape::Phrase("due")),
        key("not_before", Shape::Phrase("not_before")),
        key("remind", Shape::Phrase("remind")),
        key("escalate", Shape::Phrase("escalate")),
        // work
        key("by", WHO),
        key("checklist", TEXTS),
        key("any_of", TEXTS),
        key("fills", Shape::Id),
        key("forms", Shape::Phrase("forms")),
        key("states", Shape::OneOrMany(&Shape::Map(&FACT))),
        key("lists", Shape::OneOrMany(&Shape::Map(&ROLL))),
        key("writes", Shape::OneOrMany(&Shape::Either(&[Shape::Map(&PAPER), Shape::Id]))),
        key("issues", Shape::OneOrMany(&Shape::Map(&PAPER))),
        // consultation
        key("ask", WHO),
        key("about", Shape::Id),
        key("sends", Shape::Map(&PAPER)),
        key("answer", Shape::Map(&PAPER)),
        key("silence", Shape::Map(&SILENCE)),
        key("if_objection", Shape::Id),
        // approval
        key("of", Shape::Id),
        key("not_by", WHO),
        key("otherwise", Shape::Phrase("together")),
        key("voting", Shape::Map(&VOTING)),
        key("carried", Shape::Phrase("carried")),
        key("in_turn", Shape::Flag),
        key("weights", Shape::Map(&WEIGHTS)),
        key("constitutes", IDS),
        key("renews", IDS),
        key("changes", IDS),
        key("dissolves", IDS),
        key("voids", IDS),
        key("if_returned", Shape::Id),
        key("if_refused", Shape::Id),
        // meeting
        key("convened_by", WHO),
        key("requested_by", WHO),
        key("invite", WHO),
        key("agenda", Shape::List(&Shape::Either(&[Shape::Map(&AGENDA), Shape::Text]))),
        key("if_changes", Shape::Id),
        // vote
        key("voters", Shape::Id),
        key("quorum", THRESHOLDS),
        key("majority", THRESHOLDS),
        key("support", THRESHOLDS),
        key("proxies", Shape::Phrase("proxies")),
        key("candidates", Shape::Word(&["more than seats", "as many as seats"])),
        key("tie", Shape::Word(&["chair", "lost"])),
        key("ballots", Shape::Flag),
        key("counts", Shape::Word(&["1", "2"])),
        key("again", Shape::List(&Shape::Map(&AGAIN))),
        key("again_if", Shape::OneOrMany(&Shape::Word(&["void", "no_quorum", "tie", "short"]))),
        key("if_lost", Shape::Id),
        key("if_no_quorum", Shape::Id),
        key("if_void", Shape::Id),
        key("if_tie", Shape::Id),
        key("if_short", Shape::Id),
        // filing
        key("papers", IDS),
        key("to", WHO),
        key("until", Shape::Word(UNTIL)),
        key("no_answer", Shape::Phrase("wait")),
        key("if_no_answer", Shape::Id),
        // notice
        key("place", Shape::Text),
        key("for", Shape::Phrase("wait")),
        key("objections", Shape::Map(&OBJECTIONS)),
        key("upheld", Shape::Word(&["correct"])),
        key("if_upheld", Shape::Id),
        // procedure
        key("runs", Shape::Id),
        key("if_failed", Shape::Id),
    ],
    named: None,
};

/// The keys that only tasks of some kinds have, beside what they do to bodies.
const OWN_KEYS: &[(&str, &str)] = &[
    ("work", "by checklist any_of fills forms lists"),
    ("consultation", "ask about sends answer silence if_objection"),
    ("approval", "by of not_by otherwise voting carried in_turn weights if_returned if_refused"),
    ("meeting", "convened_by requested_by invite agenda if_changes"),
    (
        "vote",
        "by fills voters quorum majority support proxies candidates tie ballots counts again again_if if_lost if_no_quorum if_void if_tie if_short",
    ),
    ("filing", "by papers to until answer no_answer if_no_answer if_returned if_refused"),
    ("notice", "by of place for objections upheld if_upheld"),
    ("procedure", "by fills runs if_failed"),
];

/// The kinds of task that alone have a key; none: every task has it.
pub fn owners(key: &str) -> Vec<&'static str> {
    // Opinions are asked, and bring nothing about.
    if BodyAct::ALL.iter().any(|act| act.as_str() == key) {
        return KINDS.iter().copied().filter(|kind| *kind != "consultation").collect();
    }
    let own = OWN_KEYS.iter().filter(|(_, keys)| keys.split(' ').any(|k| k == key));
    own.map(|(kind, _)| *kind).collect()
}

/// How far a filing has to come.
const UNTIL: &[&str] = &["sent", "received", "answered"];
static OBJECTIONS: Mapping = Mapping {
    name: "objections",
    keys: &[
        needed("decided_by", WHO),
        key("within", Shape::Phrase("wait")),
        key("due", Shape::Phrase("wait")),
    ],
    named: None,
};

/// What a vote asks: phrases that all have to be reached, or several lists of such of which one has to.
const THRESHOLDS: Shape =
    Shape::Either(&[Shape::Map(&ALTERNATIVES), Shape::OneOrMany(&Shape::Phrase("threshold"))]);
static ALTERNATIVES: Mapping = Mapping {
    name: "alternatives",
    keys: &[needed("any", Shape::List(&Shape::OneOrMany(&Shape::Phrase("threshold"))))],
    named: None,
};
static SILENCE: Mapping = Mapping {
    name: "silence",
    keys: &[
        needed("counts_as", Shape::Word(&["agreement", "waiver"])),
        needed("source", Shape::Text),
        needed("quote", Shape::Text),
    ],
    named: None,
};
static AGAIN: Mapping = Mapping {
    name: "again",
    keys: &[
        key("quorum", THRESHOLDS),
        key("majority", THRESHOLDS),
        key("candidates", Shape::Word(&["runners-up"])),
    ],
    named: None,
};
static ROLL: Mapping = Mapping {
    name: "roll",
    keys: &[
        needed("range", Shape::Phrase("range")),
        key("measures", Shape::OneOrMany(&Shape::Map(&MEASURE))),
        key("grouped_by", Shape::Text),
        key("as_many_as", Shape::Id),
        key("from", Shape::Id),
        key("keep", Shape::Phrase("keep")),
    ],
    named: Some(Shape::Text),
};
static MEASURE: Mapping = Mapping {
    name: "measure",
    keys: &[needed("range", Shape::Phrase("range")), key("decimals", Shape::Word(&["1", "2", "3", "4"]))],
    named: Some(Shape::Text),
};
static VOTING: Mapping = Mapping {
    name: "voting",
    keys: &[
        key("quorum", Shape::Phrase("share")),
        key("carried", Shape::Phrase("share")),
        key("tie", Shape::Word(&["chair", "lost"])),
        key("recused", Shape::Word(&["absent", "leave"])),
    ],
    named: None,
};
static WEIGHTS: Mapping = Mapping { name: "weights", keys: &[], named: Some(Shape::Number) };
static FACT: Mapping = Mapping {
    name: "fact",
    keys: &[key("range", Shape::Phrase("range")), key("one_of", TEXTS)],
    named: Some(Shape::Text),
};
static PAPER: Mapping = Mapping {
    name: "paper",
    keys: &[
        key("type", Shape::Text),
        key("to", WHO),
        key("attach", IDS),
        key("sections", TEXTS),
        key("signed_by", WHO),
        key("keep", Shape::Phrase("keep")),
        key("takes_effect", Shape::Flag),
    ],
    named: Some(Shape::Text),
};
static AGENDA: Mapping = Mapping {
    name: "agenda",
    keys: &[
        key("open", Shape::Text),
        key("reads", Shape::Id),
        key("vote", Shape::Id),
        key("by", WHO),
        key("when", Shape::Map(&WHEN)),
        FORCE,
        QUOTE,
        SOURCE,
        INFERRED,
    ],
    named: Some(Shape::Either(&[Shape::Word(FORCES), WHO])),
};
static WHEN: Mapping = Mapping {
    name: "when",
    keys: &[key("any", Shape::List(&Shape::Map(&CONDITION)))],
    named: Some(Shape::OneOrMany(&Shape::Phrase("range"))),
};
static CONDITION: Mapping =
    Mapping { name: "condition", keys: &[], named: Some(Shape::OneOrMany(&Shape::Phrase("range"))) };
static INCOMPATIBLE: Mapping = Mapping {
    name: "incompatible",
    keys: &[
        needed("holding", Shape::Id),
        needed("standing_for", Shape::Id),
        needed("then", Shape::Word(&["leaves", "refused"])),
        key("refilled_by", Shape::Phrase("who")),
        SOURCE,
        QUOTE,
        FORCE,
        INFERRED,
    ],
    named: None,
};
/// What a rule of separation tells apart.
const OVER: &[&str] = &["people", "offices"];
static APART: Mapping = Mapping {
    name: "apart",
    keys: &[
        needed("tasks", IDS),
        needed("over", Shape::Word(OVER)),
        key("otherwise", Shape::Either(&[Shape::Phrase("together"), Shape::Phrase("who")])),
        SOURCE,
        QUOTE,
        FORCE,
        INFERRED,
    ],
    named: None,
};
static ONE_AT_A_TIME: Mapping = Mapping {
    name: "one_at_a_time",
    keys: &[needed("tasks", IDS), SOURCE, QUOTE, FORCE, INFERRED],
    named: None,
};
static ENDS: Mapping = Mapping { name: "ends", keys: &[], named: Some(Shape::Map(&END)) };
static END: Mapping = Mapping {
    name: "end",
    keys: &[TITLE, key("success", Shape::Flag), key("founding", Shape::Id), key("notify", WHO)],
    named: None,
};
static THEN: Mapping = Mapping {
    name: "then",
    keys: &[
        key("obligations", Shape::Id),
        key("procedure", Shape::Id),
        key("each", Shape::Id),
        key("from", Shape::Id),
    ],
    named: None,
};
static NOTE: Mapping = Mapping { name: "note", keys: &[needed("finding", Shape::Text), SOURCE], named: None };

/// A file of scenarios beside a procedure.
pub static SCENARIOS: Mapping = Mapping {
    name: "scenarios",
    keys: &[needed("scenarios", Shape::List(&Shape::Map(&SCENARIO)))],
    named: None,
};
static SCENARIO: Mapping = Mapping {
    name: "scenario",
    keys: &[
        needed("scenario", Shape::Text),
        key("from", Shape::Text),
        key("offices", Shape::Map(&SCENARIO_OFFICES)),
        key("in_office", Shape::Map(&IN_OFFICE)),
        needed("steps", Shape::List(&Shape::Map(&STEP))),
        key("verdict", Shape::Map(&JUDGEMENT)),
    ],
    named: None,
};
static IN_OFFICE: Mapping = Mapping {
    name: "in-office",
    keys: &[
        needed("since", Shape::Text),
        needed("until", Shape::Text),
        key("opens", Shape::Text),
        key("at_end", Shape::Word(&["continues", "lapses"])),
    ],
    named: None,
};
static SCENARIO_OFFICES: Mapping =
    Mapping { name: "scenario-offices", keys: &[], named: Some(Shape::OneOrMany(&Shape::Id)) };
/// The keys of a step that are no office.
pub const STEP_KEYS: &[&str] = &["wait", "expect", "facts", "with", "reason", "opinion", "refused"];
static STEP: Mapping = Mapping {
    name: "step",
    keys: &[
        key("wait", Shape::Phrase("wait")),
        key("expect", Shape::Map(&EXPECT)),
        key("facts", Shape::Map(&TITLES)),
        key("with", Shape::Any),
        key("reason", Shape::Text),
        key("opinion", Shape::Text),
        key("refused", Shape::Text),
    ],
    named: Some(Shape::Phrase("doing")),
};
static EXPECT: Mapping = Mapping {
    name: "expect",
    keys: &[
        key("stage", Shape::Id),
        key("end", Shape::Id),
        key("open", IDS),
        key("done", IDS),
        key("not_applicable", IDS),
        key("founded", IDS),
        key("terms", Shape::Map(&TITLES)),
        key("tenure", Shape::Map(&TITLES)),
        key("facts", Shape::Map(&TITLES)),
        key("figures", Shape::Map(&TITLES)),
        key("rosters", Shape::Map(&TITLES)),
    ],
    named: None,
};
static JUDGEMENT: Mapping = Mapping {
    name: "judgement",
    keys: &[key("complete", Shape::Flag), key("findings", Shape::Map(&TITLES))],
    named: None,
};

/// The same for a file of scenarios.
pub(crate) fn compare_scenarios(node: &Node, faults: &mut Vec<Diagnostic>) {
    check_map(node, &SCENARIOS, faults);
}

/// Compares a tree with the table and tells every difference.
pub(crate) fn compare(node: &Node, faults: &mut Vec<Diagnostic>) {
    check_map(node, &FILE, faults);
}

fn check_map(node: &Node, mapping: &Mapping, faults: &mut Vec<Diagnostic>) {
    let Value::Map(entries) = &node.value else {
        faults.push(wrong(node, mapping.name));
        return;
    };
    for (name, value) in entries {
        let Some(text) = name.text() else {
            faults.push(wrong(name, "id"));
            continue;
        };
        match (mapping.keys.iter().find(|k| k.name == text), &mapping.named) {
            (Some(key), _) => check(value, &key.shape, faults),
            (None, Some(shape)) if value_missing(value) => {
                let fault = Diagnostic::new(Code::WrongShape, name.place).with("found", "nothing");
                faults.push(fault.with("expected", shape_name(shape)).with("comma", "yes"));
            }
            (None, Some(shape)) => {
                if text.chars().count() > 64 {
                    faults.push(wrong(name, "id"));
                }
                check(value, shape, faults);
            }
            (None, None) => {
                let mut fault = Diagnostic::new(Code::UnknownKey, name.place)
                    .with("key", text)
                    .with("mapping", mapping.name)
                    .with("allowed", join(mapping.keys.iter().map(|k| k.name)));
                if let Some(near) = nearest(text, mapping.keys.iter().map(|k| k.name)) {
                    fault = fault.with("near", near);
                }
                // `{title: no meeting, no advice}` is two keys to YAML: the second has no value.
                if value_missing(value) {
                    fault = fault.with("comma", "yes");
                }
                faults.push(fault);
            }
        }
    }
    for key in mapping.keys.iter().filter(|k| k.needed) {
        if !entries.iter().any(|(k, _)| k.text() == Some(key.name)) {
            let fault = Diagnostic::new(Code::MissingKey, node.place).with("key", key.name);
            faults.push(fault.with("mapping", mapping.name));
        }
    }
}

fn value_missing(node: &Node) -> bool {
    matches!(node.value, Value::Null)
}

fn wrong(node: &Node, expected: &str) -> Diagnostic {
    let found = match &node.value {
        Value::Null => "nothing",
        Value::Text(_) => "text",
        Value::List(_) => "list",
        Value::Map(_) => "map",
    };
    Diagnostic::new(Code::WrongShape, node.place).with("expected", expected).with("found", found)
}

fn check(node: &Node, shape: &Shape, faults: &mut Vec<Diagnostic>) {
    match shape {
        Shape::Map(mapping) => check_map(node, mapping, faults),
        Shape::List(item) | Shape::OneOrMany(item) => {
            let listed = matches!(node.value, Value::List(_));
            if !listed && matches!(shape, Shape::List(_)) {
                faults.push(wrong(node, "list"));
            }
            for one in node.items() {
                check(one, item, faults);
            }
        }
        Shape::Either(shapes) => match shapes.iter().find(|s| fits(node, s)) {
            Some(shape) => check(node, shape, faults),
            None => faults.push(wrong(node, "either")),
        },
        Shape::Word(words) => match node.text() {
            Some(text) if words.contains(&text) => {}
            Some(text) => {
                let mut fault = Diagnostic::new(Code::UnknownWord, node.place).with("word", text);
                // One number is not another one misspelt.
                let near = nearest(text, words.iter().copied()).filter(|_| text.parse::<f64>().is_err());
                if let Some(near) = near {
                    fault = fault.with("near", near);
                }
                faults.push(fault.with("allowed", join(words.iter().copied())));
            }
            None => faults.push(wrong(node, "word")),
        },
        Shape::Flag => match node.text() {
            Some("true" | "false") => {}
            _ => faults.push(wrong(node, "flag")),
        },
        Shape::Number => match node.text().map(str::parse::<u32>) {
            Some(Ok(_)) => {}
            _ => faults.push(wrong(node, "number")),
        },
        Shape::Id => match node.text() {
            Some(text) if is_id(text) => {}
            _ => faults.push(wrong(node, "id")),
        },
        Shape::Any => {}
        Shape::Text | Shape::Phrase(_) => match node.text() {
            Some(text) if text.chars().count() <= 2000 && !text.chars().any(is_unseen) => {}
            _ => faults.push(wrong(node, "text")),
        },
    }
}

/// Control characters and those that turn the reading direction: a reviewer would not see them.
fn is_unseen(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn fits(node: &Node, shape: &Shape) -> bool {
    match (shape, &node.value) {
        (Shape::Map(_), Value::Map(_)) | (Shape::List(_), Value::List(_)) => true,
        (Shape::OneOrMany(_), Value::List(_) | Value::Text(_)) => true,
        (Shape::Word(words), Value::Text(text)) => words.contains(&text.as_str()),
        (Shape::Text | Shape::Phrase(_) | Shape::Id, Value::Text(_)) => true,
        _ => false,
    }
}

fn shape_name(shape: &Shape) -> &'static str {
    match shape {
        Shape::Id => "id",
        Shape::Text | Shape::Phrase(_) => "text",
        Shape::Number => "number",
        Shape::Flag => "flag",
        Shape::Word(_) => "word",
        Shape::OneOrMany(_) | Shape::Either(_) | Shape::Any => "either",
        Shape::List(_) => "list",
        Shape::Map(mapping) => mapping.name,
    }
}

pub(crate) fn join<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(", ")
}

/// The known word that differs least, if it differs by little.
pub(crate) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|k| (distance(word, k), k))
        .filter(|(d, k)| *d <= 1 + k.chars().count().min(word.chars().count()) / 4)
        .min()
        .map(|(_, k)| k)
}

/// Edits between two words (insert, drop, replace), by the usual two-row table.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, cb) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(ca != *cb);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(row[j + 1] + 1);
        }
    }
    row[b.len()]
}
