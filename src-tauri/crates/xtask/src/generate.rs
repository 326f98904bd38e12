//! `cargo xtask generate`: files that are made from others.

use crate::cargo;
use crate::process::{self, Outcome};

/// Writes the TypeScript types anew from the Rust types.
pub fn generate() -> Outcome {
    process::run(cargo::typescript().env("MINGLU_GENERATE", "1"))
}
