//! The attribute ledger: what follows from a document's number, how the checks see it, and what the
//! whole register shows.

mod asked;
mod derive;
mod facts;
pub mod note_asked;
pub mod register;
mod sources;
pub mod suggested;

pub(crate) use asked::{Asked, note_asked};
pub(crate) use derive::derive;
pub(crate) use facts::facts;
pub(crate) use sources::{sources, trouble};
