//! `cargo xtask check`: what can be known without running the programs.

use crate::node::Node;
use crate::process::{self, Outcome};
use crate::{cargo, docs, licences, system, ui};

/// Checks everything; a fresh clone is enough.
pub fn check() -> Outcome {
    system::need(system::PROGRAM)?;
    let node = Node::ready()?;
    quick(&node)?;
    ui::build(&node)?;
    lints()?;
    generated()
}

/// The checks that need nothing built.
pub fn quick(node: &Node) -> Outcome {
    let mut format = cargo::cargo("fmt");
    process::run(format.args(["--all", "--check"]))?;
    docs::check()?;
    licences::check()?;
    ui::check(node)
}

/// Clippy over everything, with the features of the product.
pub fn lints() -> Outcome {
    let mut clippy = cargo::workspace("clippy");
    process::run(clippy.args(["--all-targets", "--", "-D", "warnings"]))
}

/// The TypeScript types that the UI reads are those of the Rust types.
fn generated() -> Outcome {
    process::run(&mut cargo::typescript())
}
