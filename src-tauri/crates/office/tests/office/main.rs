//! The office through its public doors: on both databases, over the wire, from the terminal.
#![allow(missing_docs)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod assessment;
mod carried;
mod common;
mod console;
mod contract;
mod county_report;
mod directory;
mod drill;
mod exchange;
mod filed;
mod form;
mod hostile;
mod notice;
mod openapi;
mod overview;
mod several;
mod spot_check;
#[path = "../../../../../tests/src/table.rs"]
mod table;
