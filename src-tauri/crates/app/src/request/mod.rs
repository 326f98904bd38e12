//! Requests on application: their clock and their fee, reckoned by this desk's calendar and limits.

mod entry;
pub mod fee_of;
pub mod reckon;

pub use entry::ClockEntry;
