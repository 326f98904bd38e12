//! The yearly review of every document that is not proactive: a campaign, a verdict on each, and a
//! summary to sign.
//!
//! What is left to review is a query, not rows of its own: a document bears the year of its last
//! review (`reviewed`, 0 for never), so a campaign over a million documents opens at once and takes
//! in by itself what is determined while it runs.

mod campaign;
pub mod cancel;
pub mod close;
mod due;
mod incoming;
pub mod open;
mod paper;
pub mod set;
pub mod set_due;
pub mod show;
mod verdict;

pub(crate) use campaign::Campaign;
pub(crate) use due::lines;
pub(crate) use incoming::{Listed, judged};
pub(crate) use paper::values;
pub(crate) use verdict::of_change;

/// The ledger of campaigns.
const CAMPAIGNS: &str = "review";
/// The ledger of verdicts.
pub(crate) const ITEMS: &str = "review_item";
