//! What the terminal shows: one JSON document, or lines for a person.

mod lines;

use minglu_app::Error;
use serde_json::{Value, json};
use std::io::Write;

/// Prints a result.
pub fn result(value: &Value, as_json: bool) {
    let text = if as_json {
        format!("{value}\n")
    } else {
        lines::lines(value)
    };
    print(&text);
}

/// Prints a failure on standard error.
pub fn error(error: &Error, as_json: bool) {
    if as_json {
        let Error {
            code,
            message,
            detail,
        } = error;
        eprintln!(
            "{}",
            json!({ "code": code, "message": message, "detail": detail })
        );
    } else {
        eprintln!("{}", error.message);
    }
}

/// Says on standard error what a person should know besides.
pub fn warning(words: Option<String>) {
    if let Some(words) = words {
        eprintln!("注意：{words}");
    }
}

/// Prints one line for a person.
pub fn line(words: &str) {
    print(&format!("{words}\n"));
}

/// A reader that went away, such as `head`, is no failure of ours.
fn print(text: &str) {
    let mut out = std::io::stdout().lock();
    if let Err(e) = out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        tracing::debug!(error = %e, "standard output is closed");
    }
}
