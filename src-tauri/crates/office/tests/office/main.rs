//! The office through its public doors: on both databases, over the wire, from the terminal.
#![allow(missing_docs)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod assessment;
mod brought;
mod carried;
mod catalogue;
mod changed;
mod clerk;
mod common;
mod console;
mod contract;
mod county_report;
mod directory;
mod drill;
mod enrolment;
mod exchange;
mod filed;
mod form;
mod hostile;
mod issuing;
mod notice;
mod openapi;
mod overview;
mod secure;
mod several;
mod spot_check;
mod versions;
