//! Procedures that a unit has to have, and which of them it has.

pub mod required;
