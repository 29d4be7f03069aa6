//! What is drawn: most procedures are sound, and together they use what the language has.

use super::*;

/// What every run of this test has sound procedures of.
const FEATURES: &[&str] = &[
    "consultation:",
    "vote:",
    "filing:",
    "notice:",
    "objections:",
    "until: answered",
    "not_before:",
    "before assembly",
    "limits:",
    "figures:",
    "lists:",
    "bodies:",
    "concerns:",
    "term:",
    "changes: board",
    "renewed_by:",
    "when: {board: ",
    "writes: p",
    ", vote: t",
    "support:",
    "incompatible:",
    "refilled_by:",
    "again_if:",
    "groups",
    "proxies:",
    "runners-up",
    "procedure: t",
    "provisional:",
    "for_each:",
    "decimals:",
    "as_many_as:",
    ", from: r",
];

/// How many are drawn.
const DRAWN: usize = 800;

#[test]
fn many_generated_procedures_are_sound() {
    let mut runner = TestRunner::deterministic();
    let mut faults: BTreeMap<&str, usize> = BTreeMap::new();
    let mut sound = 0;
    let mut used: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..DRAWN {
        let bytes = vec(any::<u8>(), 0..200).new_tree(&mut runner).unwrap().current();
        let text = author(&bytes);
        match Procedure::from_yaml(&text, None) {
            Ok(_) => {
                sound += 1;
                for feature in FEATURES.iter().filter(|f| text.contains(**f)) {
                    *used.entry(*feature).or_default() += 1;
                }
            }
            Err(found) => found.iter().for_each(|f| *faults.entry(f.code.as_str()).or_default() += 1),
        }
    }
    println!("{sound} of {DRAWN} are sound; {faults:?}; {used:?}");
    assert!(FEATURES.iter().all(|f| used.get(f) > Some(&2)), "hardly ever used: {used:?}");
    assert!(sound >= DRAWN * 2 / 5, "only {sound} of {DRAWN} are sound: {faults:?}");
    let unread = [
        "bad-phrase",
        "wrong-shape",
        "unknown-key",
        "names-are-declared",
        "names-are-distinct",
        "missing-key",
    ];
    assert!(unread.iter().all(|code| !faults.contains_key(code)), "not even read: {faults:?}");
}
