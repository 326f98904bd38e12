//! What a unit sends to the county office, and what comes from there.
#![allow(clippy::unwrap_used)]

mod county;
mod frozen;
mod issued;
#[path = "../../../sync/tests/support/mod.rs"]
mod memory;
mod receipt;
#[path = "../support/mod.rs"]
mod support;
mod verdict;
