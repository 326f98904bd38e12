//! What the tests of foreign files share.

use minglu_forms::foreign::Reader;

/// The reader as every host has it: its child is this program.
pub fn reader() -> Reader {
    Reader::new(env!("CARGO_BIN_EXE_minglu").into())
}
