//! The lock page: whether the ledger is shut, and how it is opened.

pub mod close;
pub mod open;
pub mod recover;
pub mod show;
pub mod stay;
