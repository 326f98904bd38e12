//! `cargo xtask soak [TIMES]`: what the program survives, tried for longer than CI has time for.

use crate::process::{self, Outcome};
use crate::{cargo, system};

const TIMES: &str = "20";

const PROGRAMS: [&str; 4] = ["--package", "minglu-cli", "--package", "minglu-office"];

/// Runs the tests of faults with so many times their rounds.
pub fn soak(arguments: &[String]) -> Outcome {
    system::need(&[system::PROGRAM, system::TESTS].concat())?;
    let times = arguments.first().map_or(TIMES, String::as_str);
    process::run(cargo::cargo("build").args(PROGRAMS))?;
    let mut tests = cargo::cargo("test");
    tests.args(["--package", "minglu-tests", "--test", "faults"]);
    process::run(tests.env("MINGLU_SOAK", times))
}
