//! Random sound procedures and random commands: nothing panics, replay agrees, a return lands where a run can stand,
//! and a case that is open can be finished.

use std::fmt::Write as _;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use quorate_core::audit::audit;
use quorate_core::case::{ActKind, Need, Progress, Status, TaskKind, TaskState, Value};
use quorate_core::procedure::model::{Domain, Force, Kind};
use quorate_core::{Case, Command, Procedure};
use serde_json::{Value as Json, json};

use crate::world::World;

/// Choices drawn from bytes, so that a failing case shrinks; past the end every choice is the first.
struct Dice<'a>(std::slice::Iter<'a, u8>);

impl Dice<'_> {
    fn roll(&mut self, sides: usize) -> usize {
        self.0.next().map_or(0, |b| usize::from(*b) % sides)
    }
    fn odds(&mut self, one_in: usize) -> bool {
        self.roll(one_in) == 1
    }
    fn pick<'t, T: ?Sized>(&mut self, of: &[&'t T]) -> &'t T {
        of[self.roll(of.len())]
    }
}

const HEAD: &str = "procedure: random\nversion: 1\nlanguage: en\ntitle: Random\nsource: Rules\nstatus: advisory\n\
founds: {board: Board, source: '1'}\nparties:\n  lead: {league: League}\n  member: {agriculture: A, civil: C, tax: T, science: S}\n  \
formed: {group: Group}\npositions:\n  ranks: [{section-head: Section head}, {deputy-lead: Deputy}, {head: Head}]\n\
parameters:\n  days: {title: Days, range: 1..9 workdays, stands_for: soon, source: '1'}\nstages:\n";

/// A procedure as YAML: up to four stages of up to four tasks, one of which constitutes the board.
fn procedure(dice: &mut Dice<'_>) -> String {
    let mut text = HEAD.to_owned();
    let stages = 1 + dice.roll(4);
    let (mut papers, mut due, mut formed, mut fact) = (vec![], false, false, false);
    for stage in 0..stages {
        let _ = write!(text, "  - stage: s{stage}\n    title: S{stage}\n    source: '{stage}'\n    tasks:\n");
        let tasks = 1 + dice.roll(4);
        for n in 0..tasks {
            task(dice, &mut text, (stage, n), &mut papers, (&mut due, &mut formed, &mut fact));
        }
        if stage + 1 == stages {
            let by = if formed { "group" } else { "league" };
            let back = dice.roll(stages);
            let _ = write!(
                text,
                "      - work: ask\n        title: Ask\n        by: {by}\n        issues: {{request: Request, type: 请示}}\n      - approval: agree\n        \
                 title: Agree\n        of: request\n        by: head of league\n        not_by: drafter of request\n        otherwise: league together\n        \
                 {}issues: {{reply: Reply, type: 批复}}\n        constitutes: board\n        if_returned: s{back}\n        if_refused: refused\n",
                if due { "" } else { "due: days\n        " }
            );
        }
    }
    if !formed {
        text = text.replace("  formed: {group: Group}\n", "");
    }
    text + "ends:\n  founded: {title: Founded, founding: board}\n  refused: {title: Refused}\n"
}

type Flags<'f> = (&'f mut bool, &'f mut bool, &'f mut bool);

fn task(
    dice: &mut Dice<'_>,
    text: &mut String,
    (stage, n): (usize, usize),
    papers: &mut Vec<String>,
    flags: Flags<'_>,
) {
    let (due, formed, fact) = flags;
    let kind = dice.pick(&["work", "consultation", "meeting", "work"]);
    let id = format!("t{stage}-{n}");
    let force = dice.pick(&["must", "should", "may"]);
    let _ = write!(text, "      - {kind}: {id}\n        title: T\n        force: {force}\n");
    if n > 0 && dice.odds(2) {
        let _ = writeln!(text, "        after: t{stage}-{}", dice.roll(n));
    }
    if *fact && dice.odds(4) {
        text.push_str("        when: {size: 3..}\n");
    }
    if !papers.is_empty() && dice.odds(4) && kind != "consultation" {
        let _ = writeln!(text, "        needs: {}", papers[dice.roll(papers.len())]);
    }
    if dice.odds(4) {
        text.push_str("        due: days\n");
        *due = true;
    }
    match kind {
        "consultation" => {
            let ask = dice.pick(&["each of members", "tax", "each of [civil, science]"]);
            let _ = writeln!(text, "        ask: {ask}");
            if dice.odds(2) {
                let _ = writeln!(text, "        if_objection: s{}", dice.roll(stage + 1));
            }
        }
        "meeting" => text.push_str(
            "        convened_by: tax\n        invite: members\n        agenda: [One, {Two: may}]\n",
        ),
        _ => {
            let by = if *formed {
                dice.pick(&["league", "group", "each of members"])
            } else {
                dice.pick(&["league", "each of members", "civil"])
            };
            let _ = writeln!(text, "        by: {by}");
            if !*formed && force == "must" && by == "league" && dice.odds(3) {
                text.push_str("        forms: group from section-head of each of members\n");
                *formed = true;
            } else if !*fact && force == "must" && by == "league" && dice.odds(2) {
                text.push_str("        states: {size: Size, range: 0..9}\n");
                *fact = true;
            }
            if dice.odds(2) {
                let _ = writeln!(text, "        writes: {{p{stage}-{n}: Paper}}");
                papers.push(format!("p{stage}-{n}"));
            }
        }
    }
}

/// The act that does a task well, by somebody who may.
fn favourable(world: &mut World, key: &str, dice: &mut Dice<'_>) -> (String, Json) {
    let task = world.case.tasks[key].clone();
    let definition = world.procedure.task(&task.task).unwrap().clone();
    let office = if task.office.starts_with("case-1-") { "civil".to_owned() } else { task.office.clone() };
    let file = world.file(key);
    let papers: Vec<Json> = definition.papers.iter().map(|p| json!({"paper": p, "files": [file]})).collect();
    let person = format!("{office}-section-head");
    match task.kind {
        TaskKind::Reply => {
            let stance = if dice.odds(4) { "object" } else { "agree" };
            (person, json!({"act": "reply", "task": key, "stance": stance, "opinion": "words"}))
        }
        TaskKind::Meeting => (
            person,
            json!({"act": "record_meeting", "task": key, "held_on": world.today(), "attendance": [{"party": "tax", "name": "T"}],
                "agenda": [{"title": "One", "held": true}], "papers": papers}),
        ),
        TaskKind::Approval => (
            "league-deputy-lead".into(),
            json!({"act": "decide", "task": key, "outcome": "agreed", "papers": papers,
                "together": {"minutes": file, "count": {"entitled": 3, "present": 3, "agree": 2, "against": 1}}}),
        ),
        TaskKind::Consultation => (person, json!({"act": "close_round", "task": key})),
        TaskKind::Work => {
            let fact = |id: &String| {
                let value = match &world.procedure.fact(id).unwrap().domain {
                    Domain::Number(low, high) => {
                        Value::Number(low + dice.roll(1 + (high - low) as usize) as i64)
                    }
                    Domain::OneOf(words) => Value::Word(words[0].clone()),
                };
                (id.clone(), json!(value))
            };
            let facts: serde_json::Map<String, Json> = definition.states.iter().map(fact).collect();
            let forms = matches!(&definition.kind, Kind::Work { forms: Some(_), .. });
            let members = if forms {
                json!([{"name": "M", "person": "civil-section-head", "party": "civil", "rank": "section-head"}])
            } else {
                json!([])
            };
            (
                person,
                json!({"act": "submit", "task": key, "work": {"papers": papers, "facts": facts, "members": members}}),
            )
        }
    }
}

/// Any command at all: often nonsense, by anybody.
fn anything(world: &mut World, dice: &mut Dice<'_>) -> (String, Json) {
    let people = [
        "league-section-head",
        "league-head",
        "civil-section-head",
        "tax-head",
        "science-deputy-lead",
        "nobody",
    ];
    let person = dice.pick(&people).to_owned();
    let keys: Vec<String> = world.case.tasks.keys().cloned().collect();
    let key = if keys.is_empty() || dice.odds(9) {
        "nothing.1".into()
    } else {
        keys[dice.roll(keys.len())].clone()
    };
    let of = key.split('.').next().unwrap_or_default().to_owned();
    let lead = "league-section-head".to_owned();
    match dice.roll(16) {
        0 | 1 => {
            if world.case.tasks.contains_key(&key) {
                let (right, command) = favourable(world, &key, dice);
                (if dice.odds(3) { person } else { right }, command)
            } else {
                (person, json!({"act": "claim", "task": key}))
            }
        }
        2 => (person, json!({"act": "claim", "task": key})),
        3 => (person, json!({"act": "release", "task": key})),
        4 => (lead, json!({"act": "return", "to": format!("s{}", dice.roll(5)), "reason": "again"})),
        5 => (lead, json!({"act": "explain", "of": of, "reason": "because"})),
        6 => (lead, json!({"act": "lapse", "of": of})),
        7 => (lead, json!({"act": "close_stage"})),
        8 => (person, json!({"act": "undo", "task": key})),
        9 => (lead, json!({"act": "dispose", "task": key, "disposal": "partly", "reason": "words"})),
        10 => (
            lead,
            json!({"act": "set_parameter", "parameter": "days", "value": dice.roll(12), "decided_by": "me"}),
        ),
        11 => (
            "league-head".into(),
            json!({"act": "decide", "task": key, "outcome": "returned", "reason": "again"}),
        ),
        12 => (lead, json!({"act": "bind_party", "party": "tax", "offices": ["tax"]})),
        13 => (
            lead,
            json!({"act": "reply", "task": key, "confirm": true,
            "behalf": {"medium": "phone", "signer": "x", "dated": world.today()}}),
        ),
        14 => (person, json!({"act": "submit", "task": key, "work": {"confirm": true}})),
        _ => (lead, json!({"act": "close_round", "task": key})),
    }
}

/// Tries a command; what is accepted must survive its own bytes, and time must not run back.
fn attempt(world: &mut World, person: &str, command: Json) -> bool {
    let command: Command = serde_json::from_value(command).unwrap();
    let before = world.case.clone();
    let Ok(decided) = world.attempt(person, &command) else {
        assert_eq!(before, world.case, "a refusal changes nothing");
        return false;
    };
    let text = quorate_core::record::canonical(&decided.act).unwrap();
    assert_eq!(decided.act, serde_json::from_str(&text).unwrap());
    assert!(decided.act.at >= before.moved_at);
    world.take(decided);
    if let Command::Return { .. } | Command::Decide { .. } = command {
        after_return(world, &before);
    }
    let lost = |(key, task): (&String, &quorate_core::case::Task)| {
        task.state == TaskState::Done && !world.case.tasks.get(key).is_some_and(|t| t.done == task.done)
    };
    let undone = matches!(command, Command::Undo { .. });
    assert!(undone || !before.tasks.iter().any(lost), "what was done is never deleted");
    true
}

/// After a return the case stands as when the stage was entered: nothing from there on is settled or on paper.
fn after_return(world: &World, before: &Case) {
    let returned = world
        .acts
        .last()
        .unwrap()
        .effects
        .iter()
        .any(|e| matches!(e, quorate_core::case::Effect::Returned { .. }));
    if !returned {
        return;
    }
    let (case, stage) = (&world.case, world.case.stage);
    assert!(stage <= before.stage && case.is_open());
    for task in world.procedure.tasks() {
        let progress = case.run(&task.id).progress;
        if task.stage < stage {
            assert!(progress.settled(), "{} before the stage", task.id);
        } else {
            assert!(
                matches!(progress, Progress::Waiting | Progress::Open | Progress::NotApplicable),
                "{} {progress:?}",
                task.id
            );
            assert!(task.papers.iter().all(|p| case.paper(p).is_none()), "{} has papers", task.id);
            assert!(task.states.iter().all(|f| !case.facts.contains_key(f)), "{} has facts", task.id);
        }
    }
}

/// Does everything that is open well, until the case is founded. The bound is generous: each pass settles something.
fn finish(world: &mut World) -> bool {
    let mut dice = Dice([].iter());
    for _ in 0..400 {
        if !world.case.is_open() {
            return matches!(world.case.status, Status::Ended { success: true, .. });
        }
        let lead = "league-section-head";
        for need in world.case.open_needs(&world.procedure) {
            match need {
                Need::Parameter { parameter } => {
                    attempt(
                        world,
                        lead,
                        json!({"act": "set_parameter", "parameter": parameter, "value": 3, "decided_by": "me"}),
                    );
                }
                Need::Party { party } => {
                    attempt(world, lead, json!({"act": "bind_party", "party": party, "offices": [party]}));
                }
                _ => {}
            }
        }
        let mut moved = false;
        for key in world.open_keys() {
            if let Some(TaskState::Claimed { person }) = world.case.tasks.get(&key).map(|t| t.state.clone()) {
                moved |= attempt(world, &person, json!({"act": "release", "task": key}));
            }
            if world
                .case
                .tasks
                .get(&key)
                .is_none_or(|t| !t.state.is_open() || t.superseded || t.kind == TaskKind::Consultation)
            {
                continue;
            }
            let (person, command) = favourable(world, &key, &mut dice);
            moved |= attempt(world, &person, command);
        }
        let objections: Vec<String> = world.case.tasks.keys().cloned().collect();
        for key in objections {
            moved |= attempt(
                world,
                lead,
                json!({"act": "dispose", "task": key, "disposal": "declined", "reason": "x"}),
            );
        }
        if !moved {
            moved = attempt(world, lead, json!({"act": "close_stage"}));
        }
        if !moved {
            for task in world
                .procedure
                .tasks()
                .iter()
                .filter(|t| t.clause.force == Force::May)
                .map(|t| t.id.clone())
                .collect::<Vec<_>>()
            {
                moved |= attempt(world, lead, json!({"act": "lapse", "of": task}));
            }
        }
        // What was left before takes along what needs its paper or its fact (S9).
        let lacking = |t: &&quorate_core::procedure::Task| {
            world.case.guard(&t.when).is_none()
                || world
                    .case
                    .needs(&world.procedure, t)
                    .iter()
                    .any(|n| matches!(n, Need::Paper { .. } | Need::Formed { .. }))
        };
        if !moved {
            let stage = world.procedure.tasks_of(world.case.stage).iter().filter(lacking);
            for task in stage.map(|t| t.id.clone()).collect::<Vec<_>>() {
                moved |= attempt(
                    world,
                    lead,
                    json!({"act": "explain", "of": task, "reason": "its paper was left out"}),
                );
            }
        }
        if !moved {
            return false;
        }
    }
    false
}

/// What is told to be closed is refused; a claim that is told to be open is accepted.
fn permitted_agrees(world: &mut World, dice: &mut Dice<'_>) {
    let keys = world.open_keys();
    if keys.is_empty() {
        return;
    }
    let key = &keys[dice.roll(keys.len())];
    let person = dice.pick(&["league-section-head", "civil-section-head", "tax-section-head"]);
    let claim: Command = serde_json::from_value(json!({"act": "claim", "task": key})).unwrap();
    assert_eq!(
        world.may(person, key, ActKind::Claim),
        world.attempt(person, &claim).is_ok(),
        "{person} {key}"
    );
    let kind = match world.case.tasks[key].kind {
        TaskKind::Work => ActKind::Submit,
        TaskKind::Reply => ActKind::Reply,
        TaskKind::Meeting => ActKind::RecordMeeting,
        TaskKind::Approval | TaskKind::Consultation => return,
    };
    let (_, command) = favourable(world, key, dice);
    let command: Command = serde_json::from_value(command).unwrap();
    assert_eq!(
        world.may(person, key, kind),
        world.attempt(person, &command).is_ok(),
        "{person} {key} {kind:?}"
    );
}

fn sound(bytes: &[u8]) -> Option<String> {
    let text = procedure(&mut Dice(bytes.iter()));
    Procedure::from_yaml(&text, None).is_ok().then_some(text)
}

#[test]
fn enough_random_procedures_are_sound_for_the_rest_to_mean_something() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut good = 0;
    for _ in 0..200 {
        let bytes = proptest::collection::vec(any::<u8>(), 10..80).new_tree(&mut runner).unwrap().current();
        good += usize::from(sound(&bytes).is_some());
    }
    assert!(good >= 40, "{good} of 200");
}

proptest! {
    #[test]
    fn a_case_that_is_open_can_be_finished(bytes in proptest::collection::vec(any::<u8>(), 10..80), acts in proptest::collection::vec(any::<u8>(), 0..160)) {
        let Some(text) = sound(&bytes) else { return Ok(()) };
        let mut world = World::new(&text);
        world.step = 1;
        let mut dice = Dice(acts.iter());
        attempt(&mut world, "league-section-head", json!({"act": "open", "procedure": "random", "county": "520622"}));
        while dice.0.len() > 0 && world.case.is_open() {
            let (person, command) = anything(&mut world, &mut dice);
            attempt(&mut world, &person, command);
            permitted_agrees(&mut world, &mut dice);
        }
        let mut again = Case::empty("case-1");
        world.acts.iter().for_each(|a| again.evolve(a));
        prop_assert_eq!(&again, &world.case);
        audit(&world.procedure, "case-1", &world.acts, 480);
        if world.case.is_open() {
            let stood = world.acts.len();
            let done: Vec<String> = world.acts.iter().map(|a| format!("{} {}", a.act, a.by.person)).collect();
            prop_assert!(finish(&mut world), "stuck at {:?} {:?}\n{text}\n{done:#?}", world.open_keys(), &world.acts[stood..].iter().map(|a| &a.act).collect::<Vec<_>>());
            prop_assert!(audit(&world.procedure, "case-1", &world.acts, 480).end.as_deref() == Some("founded"));
        }
    }
}
