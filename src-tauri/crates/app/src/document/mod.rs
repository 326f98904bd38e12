//! The attribute ledger: what follows from a document's fields, what the law refuses and warns of,
//! and what the whole register shows.

pub mod check;
mod derive;
mod due;
mod facts;
mod judge;
pub mod register;

pub(crate) use derive::{deadline, derive};
pub(crate) use due::lines;
pub(crate) use judge::{refusals, refuse};
