//! Statistics over all units, from what they sent: their attribute ledgers and their own sums.

mod count;
mod paper;
mod sums;

pub use count::{Line, Slice, Statistics, count};
pub use paper::write;
pub use sums::{LedgerSum, UnitSum};
