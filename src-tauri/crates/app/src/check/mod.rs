//! Whether the ledger is whole.

pub mod mend;
pub mod print;
pub mod run;

pub use run::CheckItem;
