//! The check of a text or a file before it is published, copies without what was found, and the
//! record of the outcome.

pub mod check;
mod look;
pub mod redact;
pub mod save;
mod words;
