//! `cargo xtask test`: everything that must pass, cheapest first.

use crate::node::Node;
use crate::process::{self, Outcome};
use crate::tally::Tally;
use crate::{cargo, check, system, ui};

/// Checks, then the tests of the pages, of the crates and of the whole programs. Further arguments
/// go to `cargo test`.
pub fn test(arguments: &[String]) -> Outcome {
    system::need(&[system::PROGRAM, system::TESTS].concat())?;
    let node = Node::ready()?;
    check::quick(&node)?;
    ui::build(&node)?;
    check::lints()?;
    build()?;
    let mut tally = Tally::default();
    let pages = tally.run(node.npm(&["run", "--silent", "test"]).env("NO_COLOR", "1"))?;
    let crates = tally.run(
        cargo::workspace("test")
            .arg("--no-fail-fast")
            .args(arguments),
    )?;
    println!("{} passed, {} failed", tally.passed, tally.failed);
    if pages && crates {
        Ok(())
    } else {
        Err("tests failed".into())
    }
}

/// The programs first: the whole-program tests start them.
fn build() -> Outcome {
    process::run(cargo::workspace("build").arg("--all-targets"))
}
