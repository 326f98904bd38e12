//! Licences and sources of all crates, where `cargo-deny` is installed.

use crate::cargo;
use crate::process::{self, Outcome};

/// Runs the parts of `cargo deny` that need no network.
pub fn check() -> Outcome {
    if process::find("cargo-deny").is_none() {
        println!("skipped: licences (cargo install cargo-deny)");
        return Ok(());
    }
    let mut deny = cargo::cargo("deny");
    process::run(deny.args(["--offline", "check", "licenses", "bans", "sources"]))
}
