//! Judging every case of a jurisdiction for the auditor's list. It is worked out when somebody looks, case by case,
//! and kept until the case moves.

use quorate_core::audit::{Finding, Verdict};
use quorate_core::procedure::Force;
use quorate_store::StoreError;

use crate::Engine;

/// Cases judged between two looks at what is left.
const AT_ONCE: i64 = 200;

impl Engine {
    /// Judges cases that have moved since they were judged, at most so many; tells whether some are left.
    ///
    /// # Errors
    /// If the database fails, or the record of a case is not what its hashes say.
    pub async fn judge_some(&self, tenant: &str, limit: i64) -> Result<bool, StoreError> {
        let cases = self.store().unjudged(tenant, limit + 1).await?;
        let left = cases.len() as i64 > limit;
        for case in cases.iter().take(usize::try_from(limit).unwrap_or(0)) {
            if let Some(judged) = self.verdict(tenant, case).await? {
                self.store().put_verdict((tenant, case), judged.verdict.acts, found(&judged.verdict)).await?;
            }
        }
        Ok(left)
    }

    /// Judges the rest in the background; whoever asks while that goes on starts nothing more.
    pub fn judge_rest(&self, tenant: &str) {
        let (engine, tenant) = (self.clone(), tenant.to_owned());
        tokio::spawn(async move {
            let Ok(_alone) = engine.inner.judging.try_lock() else { return };
            loop {
                match engine.judge_some(&tenant, AT_ONCE).await {
                    Ok(true) => {}
                    Ok(false) => break,
                    Err(error) => {
                        tracing::error!(%error, %tenant, "cases could not be judged");
                        break;
                    }
                }
            }
        });
    }
}

/// Weight, broken, doubts, explained, recorded later, returns. What is not done yet is no doubt while a case is open.
fn found(verdict: &Verdict) -> [u64; 6] {
    let ended = verdict.end.as_deref().is_some_and(|end| end != "withdrawn");
    let clauses = || verdict.source.clauses.iter().chain(&verdict.procedure_adds.clauses);
    let count =
        |is: &dyn Fn(Finding, Force) -> bool| clauses().filter(|c| is(c.finding, c.force)).count() as u64;
    let open = |f: Finding| f == Finding::Missing && !ended;
    let broken = count(&|f, force| {
        force == Force::Must && matches!(f, Finding::Missing | Finding::WrongParty) && !open(f)
    });
    let doubts = count(&|f, _| f.is_doubt() && !open(f));
    let explained = count(&|f, _| f == Finding::Explained);
    let (later, returns) = (u64::from(verdict.recorded_later), u64::from(verdict.returns));
    let weight = broken.min(999) * 1_000_000_000
        + doubts.min(999) * 1_000_000
        + explained.min(999) * 1_000
        + (later + returns).min(999);
    [weight, broken, doubts, explained, later, returns]
}
