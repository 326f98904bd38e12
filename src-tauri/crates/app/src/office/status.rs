//! `office.status`: where this desk is enrolled, and how the last exchange went.

use super::{Enrolment, Last};
use crate::batch::{BatchState, states};
use crate::command::Done;
use crate::{Desk, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// The connection to the office. It never says more than receipts prove.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "OfficeStatus")]
pub struct Response {
    /// True where the desk is enrolled.
    pub enrolled: bool,
    /// The office has not confirmed it yet; the next package by hand asks it to.
    pub pending: bool,
    /// Name of the office.
    pub office: Option<String>,
    /// Where it is reached; null where everything is carried by hand.
    pub address: Option<String>,
    /// Fingerprint of its certificate, to be compared with the office's paper.
    pub fingerprint: Option<String>,
    /// The unit, as the office has it.
    pub unit: Option<String>,
    /// The unit's code.
    pub code: Option<String>,
    /// This machine's name.
    pub device: Option<String>,
    /// Id of this machine.
    pub device_id: Option<String>,
    /// What it signs with.
    pub suite: Option<String>,
    /// When the last exchange was, RFC 3339.
    pub last: Option<String>,
    /// When one last went well.
    pub well: Option<String>,
    /// Why the last one failed, and what to do.
    pub trouble: Option<String>,
    /// Ledgers that the last one changed: a page that did not ask for it shows them anew.
    pub touched: Vec<String>,
    /// Batches without a receipt.
    pub unsent: u64,
    /// Batches that were returned and not corrected yet.
    pub returned: u64,
    /// Values on which both sides differ and nobody has chosen.
    pub conflicts: u64,
    /// Things that came down and could not be taken in.
    pub stuck: u64,
    /// Things that came down and that a person has to decide about.
    pub proposals: u64,
}

/// Runs the command.
///
/// # Errors
/// The ledger's.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    Ok(status(desk)?.into())
}

pub(super) fn status(desk: &Desk) -> Result<Response> {
    let enrolment = Enrolment::maybe(desk)?;
    let last = Last::of(desk)?;
    let states = states(desk)?;
    let count = |wanted: &[BatchState]| states.iter().filter(|s| wanted.contains(s)).count() as u64;
    let of = enrolment.as_ref();
    let suite = of.and_then(|e| serde_json::to_value(e.device.suite).ok());
    let conflicts = desk.ledger.conflicts()?.into_iter();
    let stuck = desk.ledger.waiting_issued()?.into_iter();
    Ok(Response {
        enrolled: of.is_some(),
        pending: of.is_some_and(|e| e.pending.is_some()),
        office: of.map(|e| e.office.clone()),
        address: of.and_then(|e| e.address.clone()),
        fingerprint: of.and_then(|e| e.fingerprint.clone()),
        unit: of.map(|e| e.unit.name.clone()),
        code: of.map(|e| e.unit.code.clone()),
        device: of.map(|e| e.device.name.clone()),
        device_id: of.map(|e| e.device.id.clone()),
        suite: suite.and_then(|s| s.as_str().map(str::to_owned)),
        last: last.as_ref().map(|l| l.at.clone()),
        well: last.as_ref().and_then(|l| l.well.clone()),
        touched: last.as_ref().map(|l| l.touched.clone()).unwrap_or_default(),
        trouble: last.and_then(|l| l.trouble),
        unsent: count(&[BatchState::Unsent, BatchState::Failed]),
        returned: count(&[BatchState::Returned]),
        conflicts: conflicts.filter(|c| c.chosen.is_none()).count() as u64,
        stuck: stuck.filter(|i| i.failure.is_some()).count() as u64,
        proposals: desk.ledger.open_proposals()?,
    })
}
