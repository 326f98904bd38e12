//! What the terminal shows: one JSON document, or lines for a person.

use minglu_office::{Error, Result};
use serde::Serialize;
use serde_json::Value;
use std::io::Write;
use std::process::ExitCode;

/// The outcome of a command.
pub struct Said {
    value: Value,
    lines: Vec<String>,
    /// How the process ends.
    pub code: ExitCode,
}

impl Said {
    /// A value, and the same in lines for a person.
    pub fn new(value: &impl Serialize, lines: Vec<String>) -> Result<Said> {
        Ok(Said {
            value: serde_json::to_value(value)?,
            lines,
            code: ExitCode::SUCCESS,
        })
    }

    /// The same, with the sign that something is not as it should be.
    #[must_use]
    pub fn failing(mut self, fails: bool) -> Said {
        if fails {
            self.code = ExitCode::from(2);
        }
        self
    }
}

/// Prints a result.
pub fn result(said: &Said, as_json: bool) {
    let text = match as_json {
        true => format!("{}\n", said.value),
        false => said.lines.iter().map(|line| format!("{line}\n")).collect(),
    };
    print(&text);
}

/// Prints one line at once, while the command goes on.
pub fn line(words: &str) {
    print(&format!("{words}\n"));
}

/// Prints a failure on standard error.
pub fn error(error: &Error, as_json: bool) {
    match serde_json::to_string(error) {
        Ok(text) if as_json => eprintln!("{text}"),
        _ => eprintln!("{}", error.message),
    }
}

/// A reader that went away, such as `head`, is no failure of ours.
fn print(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
