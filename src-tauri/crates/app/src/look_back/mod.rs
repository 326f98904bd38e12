//! Looking back: last year's tasks that were not done are carried over and must be settled.

pub mod carry;
pub mod left;
