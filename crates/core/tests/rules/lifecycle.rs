//! The table of the life cycle: whole, and told by the same code that refuses.

use std::collections::BTreeSet;

use quorate_core::case::lifecycle::{Relation, Standing, TABLE, line};
use quorate_core::case::{ActKind, TaskKind};

#[test]
fn every_act_has_its_line_in_order() {
    let acts: Vec<ActKind> = TABLE.iter().map(|l| l.act).collect();
    assert_eq!(acts, ActKind::ALL);
    for act in ActKind::ALL {
        let line = line(*act);
        assert_eq!(line.act, *act);
        for (what, there) in
            [("kind", line.kinds.len()), ("standing", line.standing.len()), ("relation", line.who.len())]
        {
            assert!(there > 0, "{} has no {what}", act.as_str());
        }
    }
}

#[test]
fn everything_the_table_can_say_is_said_somewhere() {
    let kinds: BTreeSet<&str> = TABLE.iter().flat_map(|l| l.kinds).map(|k| k.as_str()).collect();
    let standings: BTreeSet<Standing> = TABLE.iter().flat_map(|l| l.standing).copied().collect();
    let relations: BTreeSet<Relation> = TABLE.iter().flat_map(|l| l.who).copied().collect();
    assert_eq!(
        (kinds.len(), standings.len(), relations.len()),
        (TaskKind::ALL.len(), Standing::ALL.len(), Relation::ALL.len())
    );
}
