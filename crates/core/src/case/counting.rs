//! How an approval by several stands: who has agreed, what is needed, and whether the outcome can still change.
//!
//! One rule for every way of signing (会签, 顺序会签, 或签, 票签): an approval is carried as soon as enough have agreed, and
//! lost as soon as enough can no longer agree; then it goes the way of the decision that settled it. Counted exactly,
//! in whole numbers.

use serde::{Deserialize, Serialize};

use super::*;
use crate::procedure::model::{self as def, Carried};
use crate::procedure::{Kind, Procedure};

/// The favourable outcome of an approval.
pub const AGREED: &str = "agreed";

/// A count of the signers of an approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// How many sign, added ones included.
    pub signers: u32,
    /// The weight of all of them; their number where none is weighted.
    pub all: u64,
    /// The weight of those who agree.
    pub agree: u64,
    /// The weight of those who do not.
    pub against: u64,
    /// The least weight of agreement that carries.
    pub needed: u64,
    /// Whether it is carried; none while it can still go either way.
    pub carried: Option<bool>,
}

impl Case {
    /// The count of the present round of an approval; none for other tasks and before the first round.
    pub fn count(&self, procedure: &Procedure, task: &str) -> Option<Count> {
        let Kind::Approval { carried, weights, .. } = &procedure.task(task)?.kind else { return None };
        let signers: Vec<&Task> = self
            .round_of(task)
            .filter(|t| t.kind == TaskKind::Approval && t.state != TaskState::Dropped)
            .collect();
        if signers.is_empty() {
            return None;
        }
        let weighted = matches!(carried, Carried::Share { weighted: true, .. });
        let weight = |t: &Task| match weights.get(&t.party) {
            Some(weight) if weighted => u64::from(*weight),
            _ => 1,
        };
        let sum = |counts: &dyn Fn(&Task) -> bool| -> u64 {
            signers.iter().filter(|t| counts(t)).map(|t| weight(t)).sum()
        };
        let spoke = |t: &Task, agreed: bool| t.done.as_ref().is_some_and(|d| (d.outcome == AGREED) == agreed);
        let all = sum(&|_| true);
        let agree = sum(&|t| spoke(t, true));
        let against = sum(&|t| spoke(t, false));
        let needed = needed(carried, all);
        let carried = if agree >= needed {
            Some(true)
        } else if all - against < needed {
            Some(false)
        } else {
            None
        };
        Some(Count { signers: signers.len() as u32, all, agree, against, needed, carried })
    }
}

/// The least weight of agreement that carries, of so much in all. What nobody could reach asks for everybody.
fn needed(carried: &def::Carried, all: u64) -> u64 {
    match *carried {
        Carried::All => all,
        Carried::Count(least) => u64::from(least).min(all),
        Carried::Share { share, .. } => share.least_of(all).clamp(1, all.max(1)),
    }
}
