//! The ledger's password: set, changed, removed, and the recovery code for the safe.

pub mod change;
pub mod code;
pub mod minutes;
pub mod remove;
pub mod set;
pub mod sheet;
