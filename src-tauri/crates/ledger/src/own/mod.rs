//! A unit's own ledgers: schemas that live in the ledger's file, beside the built-in ones.
//!
//! Each is one record of the ledger `own_ledger`, so that history, undo, trash, backup, check and
//! the password know it as they know any record. Its table is made in the step that defines it and
//! is never dropped. What a ledger's file defines is read when it is opened; whoever has it open
//! asks [`crate::Ledger::is_current`] whether that still holds.

mod define;
mod definition;
mod judge;
mod list;
mod put_away;
mod read;
mod schema;

pub use definition::{Column, ColumnKind, Definition};
pub use judge::{COLUMNS_MAX, LEDGERS_MAX};
pub use list::OwnLedger;

pub(crate) use read::{Known, read};

/// The ledger whose records define further ledgers.
pub const OWN_LEDGER: &str = "own_ledger";

/// How their names in code begin; no built-in ledger is ever called so with a number behind it.
pub(crate) const PREFIX: &str = "own_";

/// The name of the form of an own ledger: `own-1` prints `own_1`.
pub fn form_name(ledger: &str) -> String {
    ledger.replace('_', "-")
}

/// True for the name of an own ledger.
pub fn is_own(ledger: &str) -> bool {
    let number = ledger.strip_prefix(PREFIX);
    number.is_some_and(|number| number.parse::<u32>().is_ok())
}
