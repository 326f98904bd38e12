//! Where things are in the repository.

use std::env::var_os;
use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> PathBuf {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    crate_folder
        .ancestors()
        .nth(3)
        .map(Path::to_path_buf)
        .unwrap_or_default()
}

/// The folder of the pages.
pub fn ui() -> PathBuf {
    root().join("ui")
}

/// Where cargo puts what it builds: as the environment says; on a CI machine, which clones anew for
/// every run, a folder that outlives the clone; else the clone's own.
pub fn target() -> PathBuf {
    named("CARGO_TARGET_DIR")
        .or_else(lasting)
        .unwrap_or_else(|| root().join("target"))
}

/// A built program.
pub fn program(profile: &str, name: &str) -> PathBuf {
    target().join(profile).join(name)
}

fn lasting() -> Option<PathBuf> {
    named("CI")?;
    let folder = named("HOME")?.join(".cache/minglu/target");
    std::fs::create_dir_all(&folder).ok()?;
    Some(folder)
}

fn named(variable: &str) -> Option<PathBuf> {
    var_os(variable)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}
