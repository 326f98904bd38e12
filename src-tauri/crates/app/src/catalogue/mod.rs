//! The standard catalogue: what must be published, by whom and by when; the self check by each
//! item's own time limit, and its revision from year to year.

pub mod carry;
pub mod check;
pub mod compare;
mod derive;
mod differences;
mod judge;
mod lines;
pub mod print;
mod title;
mod years;

pub(crate) use derive::derive;
pub(crate) use lines::items;
pub(crate) use title::{constants, tidy};

/// The ledger of items.
pub(crate) const LEDGER: &str = "catalogue_item";
