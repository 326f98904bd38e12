//! `cargo xtask bundle`: packages that install the window and the command line together.

mod deb;
mod rpm;
mod tree;

use crate::node::Node;
use crate::process::{self, Outcome};
use crate::{cargo, place, system, ui};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Builds for release and makes a .deb and an .rpm under `target/bundle`.
pub fn bundle() -> Outcome {
    system::need(&[system::PROGRAM, system::BUNDLE].concat())?;
    ui::build(&Node::ready()?)?;
    process::run(&mut cargo::release())?;
    let folder = place::target().join("bundle");
    let tree = tree::stage(&folder)?;
    let packages = [deb::make(&folder, &tree)?, rpm::make(&folder, &tree)?];
    for package in packages {
        println!("{}", package.display());
    }
    Ok(())
}
