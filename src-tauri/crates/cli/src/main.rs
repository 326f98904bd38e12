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
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    log(arguments.json);
    let json = arguments.json;
    match verb::run(arguments) {
        Ok(code) => code,
        Err(error) => {
            say::error(&error, json);
            ExitCode::FAILURE
        }
    }
}

/// What goes wrong inside is told on standard error, but never beside the one JSON document there.
fn log(json: bool) {
    let usual = if json { "off" } else { "error" };
    let filter = EnvFilter::try_from_env("MINGLU_LOG").unwrap_or_else(|_| EnvFilter::new(usual));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
}
