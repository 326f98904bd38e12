//! The office through its public doors: on both databases, over the wire, from the terminal.
#![allow(missing_docs)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;
mod contract;
mod exchange;
mod hostile;
