//! What the office gives out to the units: receipts, verdicts, notices, forms and the rest, each
//! with its place in a series of the unit that has no gaps.

mod draft;
mod page;
mod taken;
mod welcome;
mod write;

pub use draft::{Draft, Kept};
pub use page::page;
pub use taken::taken;
pub use welcome::welcome;
pub use write::{issue, keep, last, latest, place, write};

/// The series of a unit's items.
pub(crate) fn series(unit: &str) -> String {
    format!("issued:{unit}")
}
