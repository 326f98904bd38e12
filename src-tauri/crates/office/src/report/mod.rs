//! The county's annual report: the sum of the reports of its units, every number with the units it
//! is made of.

mod county;
mod gather;
mod paper;
mod show;
mod texts;

pub use gather::{UnitReport, gather};
pub use paper::write;
pub use show::{CountyReport, UnitLine, show};
