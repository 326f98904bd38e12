//! `minglu-office`: the county office's server, and its commands from a terminal.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
