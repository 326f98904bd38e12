//! `cargo xtask run`: from a bare machine to the open window.

use crate::node::Node;
use crate::process::{self, Outcome};
use crate::{cargo, place, system, ui};

/// Builds and starts the program; further arguments go to it.
pub fn run(arguments: &[String]) -> Outcome {
    system::need(system::PROGRAM)?;
    ui::build(&Node::ready()?)?;
    process::run(&mut cargo::release())?;
    let shown = ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some());
    let name = if shown { "minglu-desktop" } else { "minglu" };
    let mut command = process::command(place::program("release", name));
    if !shown {
        println!("# no display: open the printed address in a browser");
        command.arg("serve");
    }
    process::follow(command.args(arguments))
}
