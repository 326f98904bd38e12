//! The attribute ledger: what follows from a document's fields, what the law refuses and warns of,
//! and what the whole register shows.

mod asked;
pub mod check;
mod derive;
mod due;
mod facts;
mod judge;
pub mod note_asked;
pub mod register;
mod sources;
pub mod suggested;
mod warned;

pub(crate) use asked::{Asked, note_asked};
pub(crate) use derive::{deadline, derive};
pub(crate) use due::lines;
pub(crate) use judge::{refusals, refuse, refuse_change};
pub(crate) use sources::sources;
pub(crate) use warned::warnings;
