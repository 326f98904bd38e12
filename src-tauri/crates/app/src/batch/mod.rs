//! Batches that go to the county office, and what comes from there.
//!
//! A batch is frozen once and never changed; what becomes of it is read from the receipts and
//! verdicts that are kept, and from nothing else.

pub mod check;
pub mod decide;
mod desk;
pub mod export;
mod gather;
mod inspect;
mod kind;
pub mod list;
pub mod new;
pub mod receipt;
pub mod received;
mod records;
pub mod settle;
pub mod show;
mod state;
pub mod sync;
mod take;
mod visit;

/// What pages are told where batches have changed: beside the names of ledgers.
pub(crate) const TOUCHED: &str = "batch";

pub use new::Scope;
pub(crate) use state::states;
pub use state::{BatchLine, BatchState};
