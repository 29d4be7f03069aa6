//! Runs every rule and returns every diagnostic.
//!
//! The first group reads the definition as it stands; the second explores all its runs once (`graph`) and reads
//! the graph. A procedure with a fault of the first group is not explored: its runs would mean nothing.

use super::Explored;
use super::diagnostic::Diagnostic;
use super::graph::Graph;
use super::reading::Draft;

mod bodies_are_constituted_once;
mod constituting_is_must;
mod duties_are_separable;
mod facts_are_stated;
mod figures_are_computable;
mod filings_lead_on;
mod force_has_a_source;
mod founding_is_constituted;
mod guards_decide;
mod limits_lead_on;
mod outcomes_lead_on;
mod outsiders_owe_nothing;
mod papers_are_produced;
mod papers_fit_together;
mod parameters_are_used;
mod parties_are_asked_once;
mod parties_are_formed;
mod provisional_bodies_act;
mod returns_stay_before_founding;
mod roles_can_be_left;
mod rosters_can_be_filled;
mod rules_concern_several;
mod runs_never_stick;
mod stages_are_reached;
mod stages_can_end;
mod sub_cases_fit;
mod tasks_can_start;
mod terms_lead_on;
mod thresholds_are_attainable;
mod times_fit_together;
mod votes_decide;

type OnText = fn(&Draft, &mut Vec<Diagnostic>);
type OnRuns = fn(&Draft, &Graph, &mut Vec<Diagnostic>);

const ON_TEXT: &[(&str, OnText)] = &[
    ("bodies-are-constituted-once", bodies_are_constituted_once::judge),
    ("constituting-is-must", constituting_is_must::judge),
    ("duties-are-separable", duties_are_separable::judge),
    ("figures-are-computable", figures_are_computable::judge),
    ("filings-lead-on", filings_lead_on::judge),
    ("force-has-a-source", force_has_a_source::judge),
    ("guards-decide", guards_decide::judge),
    ("limits-lead-on", limits_lead_on::judge),
    ("outcomes-lead-on", outcomes_lead_on::judge),
    ("outsiders-owe-nothing", outsiders_owe_nothing::judge),
    ("papers-fit-together", papers_fit_together::judge),
    ("parameters-are-used", parameters_are_used::judge),
    ("parties-are-asked-once", parties_are_asked_once::judge),
    ("provisional-bodies-act", provisional_bodies_act::judge),
    ("roles-can-be-left", roles_can_be_left::judge),
    ("rosters-can-be-filled", rosters_can_be_filled::judge),
    ("rules-concern-several", rules_concern_several::judge),
    ("sub-cases-fit", sub_cases_fit::judge),
    ("tasks-can-start", tasks_can_start::judge),
    ("terms-lead-on", terms_lead_on::judge),
    ("thresholds-are-attainable", thresholds_are_attainable::judge),
    ("times-fit-together", times_fit_together::judge),
    ("votes-decide", votes_decide::judge),
];

const ON_RUNS: &[(&str, OnRuns)] = &[
    ("facts-are-stated", facts_are_stated::judge),
    ("founding-is-constituted", founding_is_constituted::judge),
    ("papers-are-produced", papers_are_produced::judge),
    ("parties-are-formed", parties_are_formed::judge),
    ("returns-stay-before-founding", returns_stay_before_founding::judge),
    ("runs-never-stick", runs_never_stick::judge),
    ("stages-are-reached", stages_are_reached::judge),
    ("stages-can-end", stages_can_end::judge),
];

/// The names of all rules; each has a broken example in the tests.
pub const RULES: &[&str] = &[
    "bodies-are-constituted-once",
    "constituting-is-must",
    "duties-are-separable",
    "facts-are-stated",
    "figures-are-computable",
    "filings-lead-on",
    "force-has-a-source",
    "founding-is-constituted",
    "guards-decide",
    "limits-lead-on",
    "outcomes-lead-on",
    "outsiders-owe-nothing",
    "papers-are-produced",
    "papers-fit-together",
    "parameters-are-used",
    "parties-are-asked-once",
    "parties-are-formed",
    "provisional-bodies-act",
    "returns-stay-before-founding",
    "roles-can-be-left",
    "rosters-can-be-filled",
    "rules-concern-several",
    "runs-never-stick",
    "stages-are-reached",
    "stages-can-end",
    "sub-cases-fit",
    "tasks-can-start",
    "terms-lead-on",
    "thresholds-are-attainable",
    "times-fit-together",
    "votes-decide",
];

pub(crate) fn judge(draft: &Draft, faults: &mut Vec<Diagnostic>) -> Explored {
    debug_assert_eq!(ON_TEXT.len() + ON_RUNS.len(), RULES.len());
    for (_, rule) in ON_TEXT {
        rule(draft, faults);
    }
    if !faults.is_empty() {
        return Explored::default();
    }
    match Graph::explore(draft) {
        Ok(graph) => {
            for (_, rule) in ON_RUNS {
                rule(draft, &graph, faults);
            }
            graph.explored()
        }
        Err(fault) => {
            faults.push(fault);
            Explored::default()
        }
    }
}
