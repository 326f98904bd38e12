//! Procedures that a unit has to have, and which of them it has.

mod lines;
pub mod required;

pub(crate) use lines::lines;

/// The ledger of procedures.
const LEDGER: &str = "procedure";
