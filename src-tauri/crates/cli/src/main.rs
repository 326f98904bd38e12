//! `minglu`: the desk's commands from a terminal, and the loopback host for a browser.

mod arguments;
mod ask;
mod press;
mod say;
mod serve;
mod verb;

use arguments::Arguments;
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let json = arguments.json;
    match verb::run(arguments) {
        Ok(code) => code,
        Err(error) => {
            say::error(&error, json);
            ExitCode::FAILURE
        }
    }
}
