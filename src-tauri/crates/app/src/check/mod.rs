//! Is the ledger sound?

pub mod run;
