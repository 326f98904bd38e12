//! The peers: small Python scripts over the libraries that people use for this.

use minglu_tests::{Step, programs};
use std::process::Command;

/// A script of `tests/bench`, under the Python that has the peers installed.
pub fn script(name: &str) -> Step<Command> {
    let python = std::env::var_os("MINGLU_BENCH_PYTHON").ok_or("use `cargo xtask bench`")?;
    let mut command = Command::new(python);
    command.arg(programs::root().join("tests/bench").join(name));
    Ok(command)
}
