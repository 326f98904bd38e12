//! Text that has been typed and not been saved. A browser keeps it itself; beside a protected ledger
//! that would lie open on the disk, so the ledger keeps it.

pub mod keep;
pub mod list;

/// What the desk remembers it under.
const KEPT: &str = "drafts";
