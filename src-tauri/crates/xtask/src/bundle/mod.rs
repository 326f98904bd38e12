//! `cargo xtask bundle`: packages that install the window and the command line together, and the
//! county office's server by itself.

mod deb;
mod package;
mod rpm;
#[cfg(test)]
mod tests;
mod tree;

use crate::node::Node;
use crate::process::{self, Outcome};
use crate::{cargo, place, system, ui};
use package::{DESK, OFFICE};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Builds for release and makes under `target/bundle` a .deb and an .rpm of the desk, and a .deb of
/// the office.
pub fn bundle() -> Outcome {
    system::need(&[system::PROGRAM, system::BUNDLE].concat())?;
    ui::build(&Node::ready()?)?;
    process::run(cargo::release().args(["--package", "minglu-office"]))?;
    let (folder, built) = (
        place::target().join("bundle"),
        place::target().join("release"),
    );
    let desk = tree::stage(&folder, &DESK, &built)?;
    let office = tree::stage(&folder, &OFFICE, &built)?;
    let packages = [
        deb::make(&folder, &DESK, &desk)?,
        rpm::make(&folder, &desk)?,
        deb::make(&folder, &OFFICE, &office)?,
    ];
    for package in packages {
        println!("{}", package.display());
    }
    Ok(())
}
