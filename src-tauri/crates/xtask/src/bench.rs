//! `cargo xtask bench`: our figures beside those of well-known peers, in one run.

use crate::node::Node;
use crate::process::{self, Outcome};
use crate::{cargo, place, system, ui};
use std::path::PathBuf;

/// The peers, at the releases that the figures in the README were measured with.
const PEERS: &[&str] = &[
    "openpyxl==3.1.5",
    "pandas==3.1.*",
    "python-calamine",
    "SQLAlchemy",
    "XlsxWriter==3.3.*",
    "docxtpl",
];

/// Builds for release, prepares the peers, and measures; arguments choose single comparisons. Those
/// of the county office stand behind the word `office`.
pub fn bench(arguments: &[String]) -> Outcome {
    match arguments.split_first() {
        Some((first, chosen)) if first == "office" => office(chosen),
        _ => desk(arguments),
    }
}

/// The server of the county office. Its program finds `minglu` beside itself.
fn office(chosen: &[String]) -> Outcome {
    system::need(&[system::PROGRAM, &["postgresql"]].concat())?;
    ui::build(&Node::ready()?)?;
    process::run(&mut cargo::release())?;
    let mut bench = cargo::cargo("bench");
    bench.args(["--package", "minglu-office", "--bench", "office", "--"]);
    process::follow(bench.args(chosen))
}

fn desk(arguments: &[String]) -> Outcome {
    system::need(&[system::PROGRAM, system::BENCH].concat())?;
    ui::build(&Node::ready()?)?;
    let python = peers()?;
    process::run(&mut cargo::release())?;
    let mut frame = cargo::cargo("build");
    process::run(frame.args([
        "--release",
        "--package",
        "minglu-tests",
        "--bin",
        "minglu-bench",
    ]))?;
    let mut command = process::command(place::program("release", "minglu-bench"));
    command.env("MINGLU_BENCH_PYTHON", python).args(arguments);
    process::follow(&mut command)
}

fn peers() -> Outcome<PathBuf> {
    let venv = place::target().join("bench-venv");
    let python = venv.join("bin/python");
    if !python.is_file() {
        process::run(process::command("python3").args(["-m", "venv"]).arg(&venv))?;
    }
    let mut pip = process::command(&python);
    pip.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ])
    .args(PEERS);
    process::run(&mut pip)?;
    Ok(python)
}
