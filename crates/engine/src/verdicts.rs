//! Verdicts from the record, and rebuilding what is read from it.

use std::sync::Arc;

use quorate_core::audit::{Verdict, audit};
use quorate_core::case::Act;
use quorate_core::context::Elsewhere;
use quorate_core::record::Digest;
use quorate_core::record::leaf::{Body, case_stream};
use quorate_core::record::merkle::{Frontier, leaf_hash};
use quorate_core::{Case, Procedure};
use quorate_store::{Batch, LeafRow, StoreError};

use crate::Engine;

/// A verdict with where each entry stands in the log.
#[derive(Debug)]
pub struct Judged {
    /// The verdict.
    pub verdict: Verdict,
    /// Log index and leaf hash by version of the case, from 1.
    pub entries: Vec<(u64, Digest)>,
    /// The procedure the case is under.
    pub procedure: Arc<Procedure>,
}

impl Judged {
    /// Where acts of the case stand in the record, counted from 1 as people do.
    pub fn numbers(&self, versions: &[u64]) -> impl Iterator<Item = u64> {
        versions
            .iter()
            .filter_map(|v| self.entries.get((*v as usize).checked_sub(1)?).map(|(index, _)| index + 1))
    }
}

impl Engine {
    /// Judges a case by its leaves; none if there is none.
    ///
    /// # Errors
    /// If the database fails, or a leaf is not what its hash says.
    pub async fn verdict(&self, tenant: &str, id: &str) -> Result<Option<Judged>, StoreError> {
        let leaves = self.store().leaves_since(tenant, &case_stream(id), 0, i64::MAX).await?;
        Ok(self.judged(id, leaves)?.map(|(judged, _)| judged))
    }

    /// A case whose result is to be taken into another one, with its verdict, as it stands inside a batch; none if there
    /// is none. What has been written there is read again: a hint is not enough for what the record then says.
    pub(crate) async fn elsewhere_in(
        &self,
        batch: &mut Batch,
        tenant: &str,
        id: &str,
    ) -> Result<Option<Elsewhere>, StoreError> {
        let leaves = batch.leaves_since(tenant, &case_stream(id), 0).await?;
        let Some((judged, case)) = self.judged(id, leaves)? else { return Ok(None) };
        let people = case.rosters.values().flat_map(|r| &r.holders).map(|h| h.name);
        let names = batch.payloads(tenant, &people.collect::<Vec<_>>()).await?;
        let Some((_, leaf)) = judged.entries.last().copied() else { return Ok(None) };
        let (procedure, complete) = (judged.procedure, judged.verdict.complete);
        Ok(Some(Elsewhere { case, procedure, leaf, complete, names: names.into_iter().collect() }))
    }

    fn judged(&self, id: &str, leaves: Vec<LeafRow>) -> Result<Option<(Judged, Case)>, StoreError> {
        let mut acts: Vec<Act> = vec![];
        let mut entries = vec![];
        for (row, version) in leaves.into_iter().zip(1u64..) {
            check(&row)?;
            if row.leaf.version != version {
                return Err(StoreError::Inconsistent(format!("case {id} has no act {version}")));
            }
            entries.push((row.index, row.hash));
            if let Body::Case { act } = row.leaf.body {
                acts.push(act);
            }
        }
        if acts.is_empty() {
            return Ok(None);
        }
        let mut case = Case::empty(id);
        // To the last: it is judged by the version it went over to.
        acts.iter().for_each(|act| case.evolve(act));
        let unknown = || StoreError::Inconsistent(format!("no definition {} for case {id}", case.digest));
        let procedure = self.procedures().by_digest(case.digest).ok_or_else(unknown)?;
        let verdict = audit(&procedure, id, &acts, self.calendar().offset());
        Ok(Some((Judged { verdict, entries, procedure }, case)))
    }

    /// Reads a whole log: every leaf hashed again, indices without gaps, versions without gaps, the head as told.
    ///
    /// # Errors
    /// If anything does not fit.
    pub async fn check_log(&self, tenant: &str) -> Result<u64, StoreError> {
        let mut tree = Frontier::default();
        let mut versions = std::collections::BTreeMap::new();
        let mut last = quorate_core::Moment(0);
        loop {
            let rows = self.store().log_since(tenant, tree.size(), 1000).await?;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                check(&row)?;
                let version: &mut u64 = versions.entry(row.leaf.stream.clone()).or_default();
                *version += 1;
                if row.index != tree.size() || row.leaf.version != *version || row.leaf.at < last {
                    return Err(StoreError::Inconsistent(format!("leaf {} is out of order", row.index)));
                }
                last = row.leaf.at;
                tree.append(row.hash);
            }
        }
        let streams: Vec<(String, u64)> = versions.into_iter().collect();
        // Databases sort by their own rules.
        let mut told = self.store().streams(tenant).await?;
        told.sort();
        if told != streams {
            return Err(StoreError::Inconsistent("the streams are not those of the leaves".into()));
        }
        let head = self.store().head(tenant).await?;
        if head.as_ref().is_some_and(|h| h.last_at != last) {
            return Err(StoreError::Inconsistent("the head was not last moved by the last leaf".into()));
        }
        if head.as_ref().is_some_and(|h| h.frontier != tree) || (head.is_none() && tree.size() > 0) {
            return Err(StoreError::Inconsistent("the head is not that of the leaves".into()));
        }
        Ok(tree.size())
    }

    /// Drops every read table and fills it again from the leaves; tells how many cases. All in one transaction for
    /// each tenant, so that nobody sees half of it.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn rebuild(&self) -> Result<u64, StoreError> {
        let mut rebuilt = 0;
        for tenant in self.store().tenants().await? {
            let mut batch = self.store().batch().await?;
            batch.lock_head(&tenant).await?;
            batch.clear(&tenant).await?;
            let mut after = String::new();
            loop {
                let streams = self.store().case_streams(&tenant, &after, 500).await?;
                let Some(last) = streams.last() else { break };
                after.clone_from(last);
                for stream in &streams {
                    let mut case = Case::empty(stream.strip_prefix("case/").unwrap_or_default());
                    for row in batch.leaves_since(&tenant, stream, 0).await? {
                        if let Body::Case { act } = &row.leaf.body {
                            case.evolve(act);
                            let procedure = self.procedures().by_digest(case.digest);
                            let told =
                                procedure.map(|p| case.notices(act, case.lead(&p))).unwrap_or_default();
                            batch.add_notices(&tenant, (&case.id, row.index, row.leaf.at), &told).await?;
                        }
                    }
                    let unknown =
                        || StoreError::Inconsistent(format!("no definition {} for {stream}", case.digest));
                    let procedure = self.procedures().by_digest(case.digest).ok_or_else(unknown)?;
                    batch.put_outline(&tenant, &procedure, &case, None).await?;
                    rebuilt += 1;
                }
            }
            batch.commit().await?;
        }
        self.store().set_read_version(crate::READ_VERSION).await?;
        Ok(rebuilt)
    }
}

fn check(row: &LeafRow) -> Result<(), StoreError> {
    if leaf_hash(row.text.as_bytes()) == row.hash {
        return Ok(());
    }
    Err(StoreError::Inconsistent(format!("leaf {} is not what its hash says", row.index)))
}
