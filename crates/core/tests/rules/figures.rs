//! Figures: computed exactly, within their bounds, and read by guards as the facts and parameters they are computed from.

use std::collections::BTreeMap;

use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq};
use quorate_core::Procedure;
use quorate_core::audit::{Finding, audit};
use quorate_core::case::migrating::{Passage, plan};
use quorate_core::case::{Act, Effect, Progress};
use quorate_core::procedure::formula::{Exact, Flaw, Formula, Table};
use quorate_core::refusal::RefusalCode as R;
use serde_json::json;

use crate::dice::Dice;
use crate::world::{World, said, small};

fn whole(n: i128) -> Exact {
    Exact::from_integer(n)
}

/// Seats by the number of heads, and whether there are enough of them.
const FIGURES: &str = "parameters: {part: {title: Part, range: 2..4, stands_for: some, source: x}}
figures:
  share: {title: Share, source: x, is: {share: [heads, part]}}
  seats: {title: Seats, source: x, is: {table: {by: heads, rows: [{when: ..24, is: 3}, {when: 25.., is: {ceil: share}}]}}}";
const STAGES: &str = "- {stage: a, title: A, source: x, tasks: [{work: count, title: C, states: {heads: Heads, range: 1..100}}]}
- {stage: b, title: B, source: x, tasks: [{work: few, title: F, when: {seats: ..12}}, {work: many, title: M, when: {seats: 13..}}]}";

fn counted(part: i64, heads: i64) -> World {
    let mut world = World::small(FIGURES, STAGES);
    world.act(
        "lead-head",
        json!({"act": "set_parameter", "parameter": "part", "value": part, "decided_by": "x"}),
    );
    world.act("lead-head", json!({"act": "submit", "task": "count.1", "work": {"facts": {"heads": heads}}}));
    world
}

#[test]
fn a_guard_reads_a_figure_as_it_comes_out_exactly() {
    for (part, heads, many) in
        [(2, 24, false), (2, 25, true), (3, 36, false), (3, 37, true), (4, 48, false), (4, 49, true)]
    {
        let world = counted(part, heads);
        let progress = |task: &str| world.case.run(task).progress;
        let (left, asked) = if many { ("few", "many") } else { ("many", "few") };
        assert_eq!(
            (progress(left), progress(asked)),
            (Progress::NotApplicable, Progress::Open),
            "{part} {heads}"
        );
    }
}

#[test]
fn a_figure_is_unknown_until_everything_it_is_computed_from_is_known() {
    let mut world = World::small(FIGURES, STAGES);
    world.act("lead-head", json!({"act": "submit", "task": "count.1", "work": {"facts": {"heads": 30}}}));
    let seats = world.procedure.figures()[1].is.clone();
    assert_eq!(world.case.computed(&seats), None);
    assert_eq!(world.case.run("few").progress, Progress::Waiting, "the parameter is not set");
    world.act(
        "lead-head",
        json!({"act": "set_parameter", "parameter": "part", "value": 4, "decided_by": "x"}),
    );
    assert_eq!(world.case.computed(&seats), Some(whole(8)));
    assert_eq!(world.case.run("few").progress, Progress::Open);
    // What has been decided by a figure is not undone by another value of what it is computed from.
    let other = json!({"act": "set_parameter", "parameter": "part", "value": 2, "decided_by": "x"});
    assert_eq!(world.refused("lead-head", other), R::ParameterSet);
    world.act("lead-head", json!({"act": "return", "to": "a", "reason": "again"}));
    assert_eq!(world.case.computed(&seats), None, "it is stated again");
}

#[test]
fn a_run_that_a_figure_leads_astray_is_found_and_no_other() {
    let stages = |first: &str, second: &str| {
        format!(
            "- {{stage: a, title: A, source: x, tasks: [{{work: count, title: C, states: {{heads: Heads, range: 1..100}}}}]}}
- {{stage: b, title: B, source: x, tasks: [{{work: w, title: W, when: {{seats: {first}}}, writes: {{p: P}}}}, {{work: v, title: V, when: {{seats: {second}}}, needs: p}}]}}"
        )
    };
    assert_eq!(said(&small(FIGURES, &stages("13..", "13.."))), "");
    assert_eq!(said(&small(FIGURES, &stages("4..", "13.."))), "");
    let found = said(&small(FIGURES, &stages("14..", "13..")));
    assert!(found.contains("papers-are-produced"), "{found}");
    let too_few = said(&small(FIGURES, &stages("2..", "60..")));
    assert!(
        too_few.contains("guards-decide") && too_few.contains("how=always") && too_few.contains("how=never")
    );
}

/// A formula of two names.
fn formula(dice: &mut Dice, deep: usize) -> Formula {
    let inner = |dice: &mut Dice| Box::new(formula(dice, deep.saturating_sub(1)));
    let pick = if deep == 0 { dice.below(3) } else { dice.below(12) };
    match pick {
        0 => Formula::Name("a".into()),
        1 => Formula::Name("b".into()),
        2 => Formula::Number(Exact::new(dice.below(9) as i128, 1 + dice.below(3) as i128)),
        3 => Formula::Sum(vec![*inner(dice), *inner(dice), *inner(dice)]),
        4 => Formula::Difference(vec![*inner(dice), *inner(dice)]),
        5 => Formula::Product(vec![*inner(dice), *inner(dice)]),
        6 => Formula::Share(Box::new((*inner(dice), *inner(dice)))),
        7 => Formula::Ceil(inner(dice)),
        8 => Formula::Floor(inner(dice)),
        9 => Formula::Min(vec![*inner(dice), *inner(dice)]),
        10 => Formula::Max(vec![*inner(dice), *inner(dice)]),
        _ => {
            let cut = dice.below(7) as i64;
            let rows = vec![(None, Some(cut), *inner(dice)), (Some(cut + 1), None, *inner(dice))];
            Formula::Table(Box::new(Table { by: Formula::Floor(inner(dice)), rows }))
        }
    }
}

proptest::proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a figure is computed from, it comes out, and between its bounds; a whole one as a whole number.
    #[test]
    fn a_figure_lies_between_its_bounds(
        bytes in proptest::collection::vec(any::<u8>(), 0..60), a in (-5_i64..10, 0_i64..6), b in (1_i64..10, 0_i64..6),
    ) {
        let formula = formula(&mut Dice::new(&bytes), 3);
        let ends = |(low, more): (i64, i64)| (whole(low.into()), whole((low + more).into()));
        let bounds = formula.bounds(&|name| if name == "a" { ends(a) } else { ends(b) });
        let mut values = vec![];
        for a in a.0..=a.0 + a.1 {
            for b in b.0..=b.0 + b.1 {
                values.push(formula.value(&|name: &str| Some(if name == "a" { a } else { b })));
            }
        }
        match bounds {
            Ok((low, high)) => {
                for value in values {
                    let value = value.expect("it comes out");
                    prop_assert!((low..=high).contains(&value), "{value} not in {low}..{high}: {formula:?}");
                    prop_assert!(!formula.is_whole() || value.is_integer());
                }
            }
            Err(Flaw::DividesByZero | Flaw::TooLarge) => {}
            Err(flaw) => prop_assert_eq!(flaw, Flaw::Rows { several: true, value: 0 }, "these tables are total"),
        }
    }
}

/// As many people as a figure says, found once it can be computed.
#[test]
fn a_seat_is_for_as_many_people_as_a_figure_says() {
    let figures = "figures: {stewards: {title: Stewards, source: x, is: {min: [12, {max: [3, {ceil: {share: [flats, 25]}}]}]}}}";
    let rosters = "rosters: {team: {source: x, force: must, seats: {title: S, count: stewards, from: {Youth: {age: ..35}}}}}";
    let stages = "- {stage: a, title: A, source: x, tasks: [{work: count, title: C, states: {flats: Flats, range: 1..600}}, {work: choose, title: D, fills: team}]}
- {stage: b, title: B, source: x, tasks: [{work: v, title: V}]}";
    let mut world = World::small(&format!("{figures}\n{rosters}"), stages);
    assert_eq!(world.case.run("choose").progress, Progress::Waiting, "nobody knows how many");
    world.act("lead-head", json!({"act": "submit", "task": "count.1", "work": {"facts": {"flats": 101}}}));
    let holders = |n: usize| {
        let one =
            |n| json!({"seat": "seats", "name": format!("Young {n}"), "pool": "Youth", "facts": {"age": 30}});
        json!({"act": "submit", "task": "choose.1", "work": {"roster": (0..n).map(one).collect::<Vec<_>>()}})
    };
    for wrong in [4, 6] {
        assert_eq!(world.refused("lead-head", holders(wrong)), R::RosterRule, "{wrong}");
    }
    world.act("lead-head", holders(5));
    assert_eq!(world.case.stage, 1);
    // What can be a fraction counts nobody, and of too few people nobody is found.
    let half = figures.replace("{ceil: {share: [flats, 25]}}", "{share: [flats, 25]}");
    assert!(said(&small(&format!("{half}\n{rosters}"), stages)).contains("how=no-count"));
    let stated_later = stages
        .replace("{work: count, title: C, states: {flats: Flats, range: 1..600}}, ", "")
        .replace("{work: v, title: V}", "{work: v, title: V, states: {flats: Flats, range: 1..600}}");
    assert!(
        said(&small(&format!("{figures}\n{rosters}"), &stated_later)).contains("facts-are-stated fact=flats")
    );
}

/// Seats for each place by its part of the whole, and all of them together.
const GROUPED: &str = "figures:
  tenth: {title: Tenth, source: x, is: {share: [staff, 10]}}
  seats: {title: Seats, source: x, for_each: sites, is: {ceil: {share: [staff, tenth]}}}
  sizes: {title: Sizes, source: x, for_each: sites, is: {product: [sites, 2]}}
  all: {title: All, source: x, is: {total: seats}}";
const BY_PLACE: &str = "- {stage: a, title: A, source: x, tasks: [
    {work: list, title: L, lists: {sites: Sites, range: 1..9, grouped_by: Place, measures: {staff: Staff, range: 1..999}}}]}
- {stage: b, title: B, source: x, tasks: [{work: few, title: F, when: {all: ..11}}, {work: many, title: M, when: {all: 12..}}]}";

/// Files the sites of a table, a row each: its place and its staff.
fn listed(rows: &[(&str, u64)]) -> World {
    let rows: Vec<(&str, String)> = rows.iter().map(|(place, staff)| (*place, staff.to_string())).collect();
    listed_by(BY_PLACE, &rows)
}

fn listed_by(stages: &str, rows: &[(&str, String)]) -> World {
    let mut world = World::small(GROUPED, stages);
    let columns = world.procedure.columns("sites").unwrap();
    let head = ["name", "Place", "Staff"].map(str::to_owned).to_vec();
    let row = |(n, (place, staff)): (usize, &(&str, String))| {
        vec![n.to_string(), (*place).to_owned(), staff.clone()]
    };
    let table = [head].into_iter().chain(rows.iter().enumerate().map(row));
    let file = world.file("sites");
    let counted = quorate_core::roll::count(table, &columns);
    world.rolls.insert(("sites".into(), file.parse().unwrap()), counted);
    let work = json!({"papers": [{"paper": "sites", "files": [file]}]});
    world.act("lead-head", json!({"act": "submit", "task": "list.1", "work": work}));
    world
}

#[test]
fn a_figure_for_each_group_goes_by_what_the_group_has_and_its_total_by_all_of_them() {
    // 10 %, 30 % and 60 % and one more: a fraction of a tenth is a seat.
    let world = listed(&[("North", 10), ("South", 31), ("West", 40), ("West", 20)]);
    let figures = world.case.figures(&world.procedure);
    let each = |id: &str| {
        let computed = figures.iter().find(|f| f.figure == id).unwrap();
        computed.groups.iter().map(|(g, n)| format!("{g} {n}")).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(each("seats"), "North 1, South 4, West 6");
    assert_eq!(each("sizes"), "North 2, South 2, West 4", "heads of the group");
    let value = |id: &str| figures.iter().find(|f| f.figure == id).unwrap().value.clone();
    assert_eq!((value("all").as_deref(), value("tenth").as_deref()), (Some("11"), Some("101/10")));
    assert_eq!(value("seats"), None, "it is many numbers");
    assert_eq!(world.case.run("few").progress, Progress::Open);
    let more = listed(&[("North", 11), ("South", 31), ("East", 1), ("West", 57)]);
    assert_eq!(more.case.run("many").progress, Progress::Open, "2 + 4 + 1 + 6");
}

#[test]
fn what_is_one_number_and_what_is_one_for_each_group_are_told_apart() {
    let how = |figures: &str, when: &str| {
        let stages = BY_PLACE.replace("all: ..11", when).replace("all: 12..", "staff: 500..");
        let found = said(&small(&GROUPED.replace("is: {total: seats}", figures), &stages));
        found.lines().find_map(|l| l.split_once("figures-are-computable ").map(|(_, f)| f.to_owned()))
    };
    assert_eq!(how("is: {total: seats}", "all: ..11"), None);
    assert_eq!(how("is: {sum: [seats, 1]}", "all: ..11").as_deref(), Some("figure=seats how=for-each"));
    assert_eq!(how("is: {total: tenth}", "all: ..11").as_deref(), Some("figure=tenth how=total"));
    assert_eq!(how("is: {total: seats}", "seats: ..11").as_deref(), Some("figure=seats how=for-each"));
}

#[test]
fn a_roll_by_whose_groups_something_was_decided_is_corrected_no_more() {
    let mut world = listed(&[("North", 10), ("South", 30), ("West", 60)]);
    assert_eq!(world.case.run("few").progress, Progress::Open, "1 + 3 + 6");
    // As much staff as before, at more places: 3 + 3 + 3 + 3.
    let columns = world.procedure.columns("sites").unwrap();
    let rows = ["name,Place,Staff", "a,North,25", "b,South,25", "c,West,25", "d,East,25"];
    let table = rows.map(|r| r.split(',').map(str::to_owned).collect::<Vec<_>>());
    let file = world.file("corrected");
    world.rolls.insert(("sites".into(), file.parse().unwrap()), quorate_core::roll::count(table, &columns));
    let paper = json!({"paper": "sites", "files": [file]});
    let correct = json!({"act": "correct", "task": "list.1", "paper": paper, "reason": "x"});
    assert_eq!(world.refused("lead-head", correct), R::RollInUse);
}

#[test]
fn a_measure_with_decimals_is_read_in_ones_by_conditions_and_figures() {
    let stages = BY_PLACE
        .replace("range: 1..999}", "range: 1..999, decimals: 2}")
        .replace("all: ..11", "staff: ..100");
    let stages = stages.replace("all: 12..", "any: [{all: 12..}, {staff: 101..}]");
    let rows = [("North", "10.05".to_owned()), ("South", "30".to_owned()), ("West", "59.96".to_owned())];
    let world = listed_by(&stages, &rows);
    assert_eq!(world.case.facts["staff"].written(world.procedure.decimals("staff")), "100.01");
    let figures = world.case.figures(&world.procedure);
    let tenth = figures.iter().find(|f| f.figure == "tenth").unwrap();
    assert_eq!(tenth.value.as_deref(), Some("10001/1000"));
    let seats = figures.iter().find(|f| f.figure == "seats").unwrap();
    let seats: Vec<&str> = seats.groups.values().map(String::as_str).collect();
    assert_eq!(seats, ["2", "3", "6"], "10.05 is more than a tenth of 100.01");
    assert_eq!(world.case.run("few").progress, Progress::NotApplicable, "it is more than 100");
    assert_eq!(
        world.case.run("many").progress,
        Progress::NotApplicable,
        "it is less than 101, and eleven seats"
    );
    let even = listed_by(&stages, &[("North", "60.000".to_owned()), ("South", "40.0".to_owned())]);
    assert_eq!(even.case.run("few").progress, Progress::Open);
}

#[test]
fn a_table_goes_by_a_measure_with_decimals_only_once_it_is_rounded() {
    let stages = BY_PLACE.replace("range: 1..999}", "range: 1..999, decimals: 1}");
    let by = |by: &str| {
        let table =
            format!("is: {{table: {{by: {by}, rows: [{{when: ..9, is: 1}}, {{when: 10.., is: 2}}]}}}}");
        let stages = stages.replace("all: ..11", "all: ..1").replace("all: 12..", "all: 2..");
        said(&small(&GROUPED.replace("is: {total: seats}", &table), &stages))
    };
    assert!(by("staff").contains("how=by-fraction"), "{}", by("staff"));
    assert_eq!(by("{floor: staff}"), "");
}

#[test]
fn decimals_are_one_to_four_and_leave_room_for_the_sum() {
    let found = |written: &str| said(&small(GROUPED, &BY_PLACE.replace("range: 1..999}", written)));
    assert_eq!(found("range: 1..999, decimals: 4}"), "");
    for wrong in ["5", "0", "two"] {
        let found = found(&format!("range: 1..999, decimals: {wrong}}}"));
        assert!(found.contains("unknown-word") && found.contains("allowed=1, 2, 3, 4"), "{found}");
    }
    assert!(found("range: 1..999999999999999, decimals: 2}").contains("bad-phrase"));
    assert_eq!(found("range: 0.01..999.5, decimals: 2}"), "");
    assert!(found("range: 0.001..999, decimals: 2}").contains("bad-phrase"), "finer than its decimals");
    assert!(found("range: 0.5..999}").contains("bad-phrase"), "a whole number");
}

/// Delegates of each place: as many as its seats.
const DELEGATES: &str = "- {stage: c, title: C, source: x, tasks: [
    {work: send, title: S, lists: {delegates: Delegates, range: 1..200000, grouped_by: Place, as_many_as: seats}}]}
- {stage: e, title: E, source: x, tasks: [{work: more, title: M}]}";

fn sends(world: &mut World, places: &[&str]) -> serde_json::Value {
    let columns = world.procedure.columns("delegates").unwrap();
    let head = ["name", "Place"].map(str::to_owned).to_vec();
    let row = |(n, place): (usize, &&str)| vec![n.to_string(), (*place).to_owned()];
    let table = [head].into_iter().chain(places.iter().enumerate().map(row));
    let file = world.file(&places.concat());
    world
        .rolls
        .insert(("delegates".into(), file.parse().unwrap()), quorate_core::roll::count(table, &columns));
    json!({"act": "submit", "task": "send.1", "work": {"papers": [{"paper": "delegates", "files": [file]}]}})
}

#[test]
fn of_each_group_there_are_as_many_as_its_figure_says() {
    let stages = BY_PLACE.split_once("\n- {stage: b").unwrap().0.to_owned() + "\n" + DELEGATES;
    let rows = [("North", "10".to_owned()), ("South", "31".to_owned()), ("West", "60".to_owned())];
    let mut world = listed_by(&stages, &rows);
    // One of the North, four of the South, six of the West.
    let mut right = vec!["North"];
    right.extend(["South"; 4]);
    right.extend(["West"; 6]);
    let told = |world: &mut World, places: &[&str]| {
        let submit = sends(world, places);
        world.refused("lead-head", submit)
    };
    assert_eq!(told(&mut world, &right[..10]), R::RollUneven, "one too few");
    assert_eq!(told(&mut world, &[&right[..], &["West"]].concat()), R::RollUneven, "one too many");
    assert_eq!(
        told(&mut world, &[&right[..], &["East"]].concat()),
        R::RollUneven,
        "of a place there is none of"
    );
    assert_eq!(told(&mut world, &right[1..]), R::RollUneven, "none of a place");
    let submit = sends(&mut world, &right);
    world.act("lead-head", submit);
    assert_eq!(world.case.facts["delegates"].to_string(), "11");
    // The verdict counts once more what the door let through.
    let row = |acts: &[Act]| {
        let verdict = audit(&world.procedure, "case-1", acts, 480);
        let row = verdict.source.clauses.into_iter().find(|c| c.kind == "groups").unwrap();
        (row.finding, row.facts.get("group").cloned())
    };
    assert_eq!(row(&world.acts), (Finding::Done, None));
    let mut let_through = world.acts.clone();
    let filed = let_through.last_mut().unwrap().effects.iter_mut().find_map(|e| match e {
        Effect::RollCounted { counted, .. } => Some(counted),
        _ => None,
    });
    *filed.unwrap().groups.get_mut("South").unwrap() += 1;
    assert_eq!(row(&let_through), (Finding::Missing, Some("South".into())));
    // The sites are not corrected into others by which there would be other delegates.
    let columns = world.procedure.columns("sites").unwrap();
    let correct = |world: &mut World, rows: [&str; 4]| {
        let table = rows.map(|r| r.split(',').map(str::to_owned).collect::<Vec<_>>());
        let file = world.file(&rows.concat());
        world
            .rolls
            .insert(("sites".into(), file.parse().unwrap()), quorate_core::roll::count(table, &columns));
        json!({"act": "correct", "task": "list.1", "paper": {"paper": "sites", "files": [file]}, "reason": "x"})
    };
    let other = correct(&mut world, ["name,Place,Staff", "a,North,30", "b,South,31", "c,West,40"]);
    assert_eq!(world.refused("lead-head", other), R::RollInUse);
    let alike = correct(&mut world, ["name,Place,Staff", "a,North,10", "b,South,32", "c,West,60"]);
    world.act("lead-head", alike);
}

#[test]
fn a_roll_by_groups_is_checked_when_the_file_is_read() {
    let stages = BY_PLACE.split_once("\n- {stage: b").unwrap().0.to_owned() + "\n" + DELEGATES;
    let found = |from: &str, to: &str| {
        assert!(stages.contains(from), "{from}");
        said(&small(GROUPED, &stages.replace(from, to)))
    };
    assert_eq!(found("1..200000", "1..200000"), "");
    assert!(found("as_many_as: seats", "as_many_as: all").contains("how=as-many-one"));
    assert!(found("grouped_by: Place, as_many_as", "as_many_as").contains("how=as-many-ungrouped"));
    assert!(found("1..200000", "1..10").contains("how=as-many-range"), "{}", found("1..200000", "1..10"));
    // The sites are not known before they are listed.
    let turned =
        stages.replace("{work: send", "{work: x, title: X}, {work: send").replace("stage: c", "stage: d");
    let (a, c) = turned.split_once("\n- {stage: d").unwrap();
    let early = format!("- {{stage: d{c}\n{a}");
    assert!(said(&small(GROUPED, &early)).contains("facts-are-stated"), "{}", said(&small(GROUPED, &early)));
    let fraction = GROUPED.replace("is: {ceil: {share: [staff, tenth]}}", "is: {share: [staff, tenth]}");
    assert!(said(&small(&fraction, &stages)).contains("how=no-count"));
}

#[test]
fn what_groups_come_to_together_is_not_known_before_the_roll_is() {
    let head = "parameters: {level: {title: L, range: 1..9 persons, stands_for: some, source: x}}
figures:
  one: {title: One, source: x, for_each: sites, is: {sum: [level, 1]}}
  all: {title: All, source: x, is: {total: one}}";
    let before = "- {stage: z, title: Z, source: x, tasks: [{work: few, title: F, when: {all: ..11}}]}\n";
    let list = BY_PLACE.split_once("\n- {stage: b").unwrap().0;
    let found = said(&small(head, &format!("{before}{list}")));
    assert!(found.contains("facts-are-stated") && found.contains("fact=sites"), "{found}");
    assert_eq!(said(&small(head, &format!("{list}\n{}", before.trim_end()))), "");
}

/// A total is judged by what it comes to, once that is known, and not by between what it lies.
#[test]
fn where_a_total_is_known_a_paper_is_missed_only_by_what_it_asks_for() {
    let stages = BY_PLACE.split_once("\n- {stage: b").unwrap().0.to_owned()
        + "\n- {stage: b, title: B, source: x, tasks: [{work: make, title: M, when: {all: 12..}, writes: {map: Map}}, {work: other, title: O}]}
- {stage: c, title: C, source: x, tasks: [{work: use, title: U, when: {all: 12..}, needs: map}, {work: last, title: L}]}";
    let world = listed_by(
        &stages,
        &[("North", "10".to_owned()), ("South", "31".to_owned()), ("West", "60".to_owned())],
    );
    assert_eq!(world.case.run("make").progress, Progress::NotApplicable, "eleven seats");
    let text = small(GROUPED, &stages).replace("version: 1\n", "version: 2\n");
    let to = Procedure::from_yaml(&text, None).unwrap();
    assert_eq!(plan(&world.procedure, &to, &world.case, &BTreeMap::new()).passage, Passage::Safe);
}

/// What is the map's own key to say is no name of anybody's.
#[test]
fn a_parameter_called_as_a_key_of_a_measure_is_a_parameter() {
    let figures = "parameters: {decimals: {title: D, range: 1..900 persons, stands_for: some, source: x}}
figures: {f: {title: F, source: x, is: {sum: [decimals, 0]}}}";
    let stages = BY_PLACE.split_once("\n- {stage: b").unwrap().0.replace("1..999}", "1..999, decimals: 2}");
    let mut world = World::small(figures, &stages);
    let set = json!({"act": "set_parameter", "parameter": "decimals", "value": 500, "decided_by": "x"});
    world.act("lead-head", set);
    assert_eq!(world.case.figures(&world.procedure)[0].value.as_deref(), Some("500"));
}

#[test]
fn a_condition_on_a_measure_tells_its_bounds_with_decimals_too() {
    let stages = BY_PLACE.replace("range: 1..999}", "range: 1..999, decimals: 2}");
    let stages = stages.replace("all: ..11", "staff: ..100.01").replace("all: 12..", "staff: 100.02..");
    let open = |total: &str| {
        let world = listed_by(&stages, &[("North", total.to_owned())]);
        ["few", "many"].map(|task| world.case.run(task).progress == Progress::Open)
    };
    assert_eq!((open("100.01"), open("100.02")), ([true, false], [false, true]));
    let level = "parameters: {level: {title: L, range: 1..9 persons, stands_for: some, source: x}}\n"
        .to_owned()
        + GROUPED;
    let bounded = said(&small(&level, &stages.replace("100.02..", "level..")));
    assert!(bounded.contains("how=decimal-bound") && bounded.contains("figure=level"), "{bounded}");
    let half = GROUPED.replace("is: {product: [sites, 2]}", "is: {product: [sites, 2.5]}");
    let world = World::small(&half, &stages);
    let sizes = world.procedure.figures().iter().find(|f| f.id == "sizes").unwrap();
    assert!(!sizes.is.is_whole());
    assert!(said(&small(&half.replace("2.5", "2."), &stages)).contains("bad-phrase"));
}
