//! Requests on application (依申请公开): one case from the counter to the archive.
//!
//! A case is a record of the ledger `request`. Its clock is a ledger too: the entries lie in the
//! record (`clock`), so that every date follows from the record alone and is reckoned anew where the
//! calendar changes. What was done is told by records of `request_step`, one an act, written in the
//! same step as what it changed: one undo takes both back.

pub mod anonymise;
mod book;
mod by_hand;
pub mod charge;
mod clean;
pub(crate) mod clock;
mod complete;
mod derive;
mod entry;
pub mod fee_of;
mod follow;
mod forgotten;
mod guard;
mod lamp;
pub mod list;
pub mod note;
pub mod preview;
pub mod reckon;
pub mod set_step;
pub mod show;
mod similar;
pub mod step;
mod told;
pub mod workflow;

pub use entry::ClockEntry;

pub(crate) use book::{Book, trouble};
pub(crate) use by_hand::by_hand;
pub(crate) use complete::complete;
pub(crate) use derive::derive;
pub(crate) use follow::follow;
pub(crate) use show::{steps, why_not};
pub(crate) use told::{told, writes};

/// The ledger of cases.
pub(crate) const LEDGER: &str = "request";
/// The ledger of what was done.
pub(crate) const STEPS: &str = "request_step";
/// Dates of a case that move with the calendar.
pub(crate) const DATES: [&str; 3] = ["due", "side_by", "step_by"];
