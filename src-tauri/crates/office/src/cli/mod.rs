mod arguments;
mod log;
mod say;
mod verb;

use arguments::Arguments;
use clap::Parser;
use std::process::ExitCode;

/// Runs what the command line asks for.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let json = arguments.json;
    match verb::run(arguments) {
        Ok(said) => {
            say::result(&said, json);
            said.code
        }
        Err(error) => {
            say::error(&error, json);
            ExitCode::FAILURE
        }
    }
}
