//! The pages: their packages, their build, their checks.

use crate::node::Node;
use crate::place;
use crate::process::{self, Outcome};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Everything but these in the folder of the pages decides what is built.
const BUILT: &[&str] = &["dist", "dist-console", "node_modules", "coverage"];

/// Installs the packages that the lock file names, where that has not been done.
pub fn packages(node: &Node) -> Outcome {
    let done = changed(&place::ui().join("node_modules/.package-lock.json"));
    let wanted = changed(&place::ui().join("package-lock.json"));
    if done.is_some() && done >= wanted {
        return Ok(());
    }
    process::run(&mut node.npm(&["ci", "--no-audit", "--no-fund"]))
}

/// What stands when all pages are built: the desk's and those of the office's console.
const PAGES: &[&str] = &["dist/index.html", "dist-console/console.html"];

/// Builds the pages where their sources are newer than what was built. The programs carry them, so
/// this comes before cargo.
pub fn build(node: &Node) -> Outcome {
    packages(node)?;
    let built = PAGES.iter().map(|page| changed(&place::ui().join(page)));
    let oldest = built.min().flatten();
    if oldest.is_some() && oldest >= newest_source() {
        println!("# the built pages are newer than their sources");
        return Ok(());
    }
    process::run(&mut node.npm(&["run", "build"]))
}

/// Format, lints and types of the pages.
pub fn check(node: &Node) -> Outcome {
    packages(node)?;
    for script in ["format:check", "lint", "typecheck"] {
        process::run(&mut node.npm(&["run", "--silent", script]))?;
    }
    Ok(())
}

/// The latest change to anything that the built pages are made of.
fn newest_source() -> Option<SystemTime> {
    let folders = [
        place::ui(),
        place::root().join("assets"),
        place::root().join("schemas"),
    ];
    folders
        .iter()
        .flat_map(|folder| files(folder))
        .filter_map(|file| changed(&file))
        .max()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let kept = entries.filter(|entry| !BUILT.iter().any(|name| entry.file_name() == *name));
    kept.flat_map(|entry| {
        let path = entry.path();
        if path.is_dir() {
            files(&path)
        } else {
            vec![path]
        }
    })
    .collect()
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|found| found.modified()).ok()
}
