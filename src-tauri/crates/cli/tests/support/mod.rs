//! What the tests of the program share.
#![allow(clippy::unwrap_used)] // a test's support may fail the test
#![allow(dead_code)] // not every test needs all of it

pub mod desk;

use minglu_forms::foreign::Reader;

/// The reader as every host has it: its child is this program.
pub fn reader() -> Reader {
    Reader::new(env!("CARGO_BIN_EXE_minglu").into())
}
