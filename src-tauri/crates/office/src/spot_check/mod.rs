//! Spot checks of the standard catalogue (目录抽查) and what has to be mended (整改清单): items drawn
//! by a seed, what was found in each, the notice by which the unit is told, and whether it is done.

mod draw;
mod find;
mod issue;
mod judge;
mod list;
mod make;
mod paper;

pub use draw::{Candidate, Draw, draw};
pub use issue::{Issued, Order, issue};
pub use judge::{Done, Finding, done, judge};
pub use list::{CheckInfo, Item, Shown, list, show};
pub use make::{Draft, Picked, make};
pub use paper::write;

use crate::Error;

/// Nothing to mend.
const PASS: &str = "pass";
/// Something to mend.
const FAULT: &str = "fault";

fn no_check() -> Error {
    Error::not_found("没有这次抽查，请刷新后再看")
}
