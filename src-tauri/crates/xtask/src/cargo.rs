//! Cargo with the one set of features, so that nothing is built twice.

use crate::{place, process};
use std::process::Command;

/// The window serves the built pages from inside itself, in tests as in the real thing.
const FEATURES: &str = "minglu-desktop/custom-protocol";

/// `cargo SUBCOMMAND` in the workspace, with its own colours and target folder.
pub fn cargo(subcommand: &str) -> Command {
    let mut command = process::command(std::env::var_os("CARGO").unwrap_or("cargo".into()));
    command
        .arg(subcommand)
        .env("CARGO_TARGET_DIR", place::target());
    command
}

/// `cargo SUBCOMMAND --workspace` with the features of the product.
pub fn workspace(subcommand: &str) -> Command {
    let mut command = cargo(subcommand);
    command.args(["--workspace", "--features", FEATURES]);
    command
}

/// Builds the two programs for use.
pub fn release() -> Command {
    let mut command = cargo("build");
    command.args([
        "--release",
        "--package",
        "minglu-desktop",
        "--package",
        "minglu-cli",
    ]);
    command.args(["--features", FEATURES]);
    command
}

/// The test that holds the generated TypeScript against the Rust types.
pub fn typescript() -> Command {
    let mut command = workspace("test");
    command.args(["--quiet", "--test", "typescript"]);
    command
}
