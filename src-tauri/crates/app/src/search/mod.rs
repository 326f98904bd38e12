//! Search in everything, and the reading of attachments that it needs.

pub mod everywhere;
mod gather;

pub use gather::{Gatherer, gather};
