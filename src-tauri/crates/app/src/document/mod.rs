//! The attribute ledger: what follows from a document's number, how the checks see it, and what the
//! whole register shows.

mod derive;
mod facts;
pub mod register;

pub(crate) use derive::derive;
pub(crate) use facts::facts;
