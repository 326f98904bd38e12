//! The office through its public doors: on both databases, over the wire, from the terminal.
#![allow(missing_docs)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod assessment;
mod carried;
mod common;
mod console;
mod contract;
mod county_report;
mod drill;
mod exchange;
mod filed;
mod hostile;
mod openapi;
mod overview;
mod paper;
mod several;
mod spot_check;
