//! What can be done where the ledger cannot be opened.

pub mod accept;
pub mod export;
pub mod show;
