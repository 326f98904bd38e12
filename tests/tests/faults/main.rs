//! What is left of a ledger when the program, the power or the disk gives out, and of what units and
//! the county office say to each other when the line, the clock or either side does.
//!
//! `cargo xtask soak` runs the same tests for longer: `MINGLU_SOAK` multiplies the rounds.
#![allow(clippy::unwrap_used)] // support of the tests may fail them too

mod clock;
mod disk;
mod exchange;
mod full;
mod kept;
mod kill;
mod password;
mod power;
mod rounds;
mod search;
