//! What is to be done, from what both sides have. Pure: no clock, no network, no disk.

use crate::crypto::Digest;
use crate::protocol::{BatchState, KnownBatch, StatusResponse, TheirBatch};
use std::collections::HashMap;
use uuid::Uuid;

/// A batch as the unit has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ours {
    /// Which.
    pub id: Uuid,
    /// Its content.
    pub digest: Digest,
    /// The office's receipt is kept.
    pub receipt: bool,
}

impl Ours {
    /// What is told to the office about it.
    #[must_use]
    pub fn known(&self) -> KnownBatch {
        KnownBatch {
            id: self.id,
            digest: self.digest.clone(),
        }
    }
}

/// How far the unit has taken in what the office issued.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mark {
    /// The office's epoch that `after` speaks of; none before the first exchange.
    pub epoch: Option<String>,
    /// The last sequence without a gap before it.
    pub after: u64,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The office has stored it and its receipt got lost on the way.
    KeepReceipt(Uuid),
    /// The office has it not, or no longer.
    Send(Uuid),
    /// Another content has its id there: told, never settled by itself.
    Tell(Uuid),
    /// Fetch what was issued after this sequence.
    Fetch(u64),
}

/// The steps, in their order: receipts first, for they cost nothing; then the batches as they were
/// frozen, so that a correction comes behind what it corrects; then what came down.
#[must_use]
pub fn plan(ours: &[Ours], mark: &Mark, theirs: &StatusResponse) -> Vec<Step> {
    let known: HashMap<Uuid, &TheirBatch> = theirs.batches.iter().map(|b| (b.id, b)).collect();
    let mut steps: Vec<Step> = ours
        .iter()
        .filter_map(|batch| step(batch, known.get(&batch.id)?))
        .collect();
    steps.sort_by_key(|step| !matches!(step, Step::KeepReceipt(_)));
    steps.extend(fetch(mark, theirs));
    steps
}

fn step(ours: &Ours, theirs: &TheirBatch) -> Option<Step> {
    match (theirs.state, ours.receipt) {
        (BatchState::OtherContent, _) => Some(Step::Tell(ours.id)),
        // A receipt that we hold says that it was there: the office came back from a backup.
        (BatchState::Absent, _) => Some(Step::Send(ours.id)),
        (_, true) => None,
        (_, false) if theirs.receipt.is_some() => Some(Step::KeepReceipt(ours.id)),
        // Stored without a receipt: sent again, it is answered with one.
        (_, false) => Some(Step::Send(ours.id)),
    }
}

fn fetch(mark: &Mark, theirs: &StatusResponse) -> Option<Step> {
    let same = mark.epoch.as_deref() == Some(theirs.epoch.as_str());
    match same && theirs.latest >= mark.after {
        true if theirs.latest == mark.after => None,
        true => Some(Step::Fetch(mark.after)),
        // Sequences have begun anew; what is known already is passed over when it comes again.
        false if theirs.latest == 0 => None,
        false => Some(Step::Fetch(0)),
    }
}
