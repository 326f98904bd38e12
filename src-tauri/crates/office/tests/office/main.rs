//! The office through its public doors: on both databases, over the wire, from the terminal.
#![allow(missing_docs)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod carried;
mod clerk;
mod common;
mod console;
mod contract;
mod drill;
mod enrolment;
mod exchange;
mod hostile;
mod issuing;
mod openapi;
mod paper;
mod several;
mod versions;
