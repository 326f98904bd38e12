//! Looking back: last year's tasks that were not done are carried over and must be settled.

pub mod carry;
pub mod left;
mod lines;

pub(crate) use lines::lines;

/// The ledger of self checks and of what was carried over.
const LEDGER: &str = "look_back";
