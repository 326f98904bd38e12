//! The built programs, and the tools of the machine.

use crate::Step;
use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The folder of cargo's profile in which this very program lies: its tests are in `deps`.
fn profile() -> PathBuf {
    let own = env::current_exe().unwrap_or_default();
    let folder = own.parent().unwrap_or(Path::new("."));
    let above = folder.parent().filter(|_| folder.ends_with("deps"));
    above.unwrap_or(folder).to_path_buf()
}

/// A program of this workspace, built in the same profile.
///
/// # Errors
/// Says how to build it where it is missing.
pub fn built(name: &str) -> Step<PathBuf> {
    let path = profile().join(name);
    if path.is_file() {
        return Ok(path);
    }
    Err(format!("{} is not built: use `cargo xtask test`", path.display()).into())
}

/// `minglu ARGUMENTS` on this data folder.
///
/// # Errors
/// Fails where the program is not built or cannot be started.
pub fn minglu(data: &Path, arguments: &[&str]) -> Step<Output> {
    let mut command = Command::new(built("minglu")?);
    Ok(command.arg("--data").arg(data).args(arguments).output()?)
}

/// Where a tool is on the search path.
pub fn tool(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

/// Whether all of these tools are there. On a machine of a person a test may be skipped without
/// them, and says so; in CI it must not be.
///
/// # Errors
/// Fails in CI where a tool is missing.
pub fn ready(tools: &[&str]) -> Step<bool> {
    let missing: Vec<&str> = tools
        .iter()
        .copied()
        .filter(|name| tool(name).is_none())
        .collect();
    if missing.is_empty() {
        return Ok(true);
    }
    let words = format!("without {}", missing.join(", "));
    if env::var_os("CI").is_some() {
        return Err(words.into());
    }
    println!("skipped: {words}");
    Ok(false)
}

/// The root of the repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(Path::to_path_buf)
        .unwrap_or_default()
}

/// The folder of the collected notices, where this machine has it.
#[must_use]
pub fn shared() -> Option<PathBuf> {
    let beside = || root().parent().map(|folder| folder.join("shared"));
    env::var_os("MINGLU_SHARED")
        .map(PathBuf::from)
        .or_else(beside)
        .filter(|f| f.is_dir())
}

/// Where pictures of the screen are kept.
#[must_use]
pub fn screenshots() -> PathBuf {
    profile()
        .parent()
        .map(|target| target.join("screenshots"))
        .unwrap_or_default()
}
