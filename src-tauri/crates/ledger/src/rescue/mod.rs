//! What can be done beside a ledger that cannot be opened: read what can be read, or go on with
//! what is there.

mod accept;
mod salvage;

pub use accept::accept;
pub use salvage::{Salvaged, salvage};
