//! Backup and restore in a form of our own, the same for both databases: one file with every table
//! as lines of JSON and every blob. It holds the office's keys, and is kept accordingly.

mod check;
mod make;
mod restore;
mod tables;

pub use check::{Finding, check};
pub use make::{Made, make};
pub use restore::restore;
