//! `cargo xtask`: everything that is done to the repository from outside the programs.

mod bench;
mod bundle;
mod cargo;
mod check;
mod docs;
mod generate;
mod licences;
mod node;
mod place;
mod process;
mod run;
mod soak;
mod system;
mod tally;
mod test;
mod ui;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask run      install what is missing, build, and open the window (without a display: minglu serve)
cargo xtask test     everything that must pass
cargo xtask check    format, lints, types, generated files, paths in documents, licences
cargo xtask bench    measured against its peers, with ratios
cargo xtask soak     the tests of faults (kill, power cut, full disk, exchange), 20 times as long, or as many as said
cargo xtask bundle   .deb and .rpm of the desk, .deb of the office, under target/bundle
cargo xtask generate the UI's types from the Rust types";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let outcome = match command.as_str() {
        "run" => run::run(&rest),
        "test" => test::test(&rest),
        "check" => check::check(),
        "bench" => bench::bench(&rest),
        "soak" => soak::soak(&rest),
        "generate" => generate::generate(),
        "bundle" => bundle::bundle(),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask {command}: {error}");
            ExitCode::FAILURE
        }
    }
}
