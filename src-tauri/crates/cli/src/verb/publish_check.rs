use crate::arguments::PublishCheck;
use minglu_app::{Desk, Result, dispatch};
use serde_json::{Value, json};

/// Says what stands in the way of publishing a file, or writes a copy that may be published.
pub fn run(desk: &Desk, check: &PublishCheck) -> Result<Value> {
    let name = check
        .file
        .file_name()
        .map(|n| n.to_string_lossy().into_owned());
    let payload =
        json!({ "file": check.file, "name": name.unwrap_or_default(), "path": check.output });
    let command = match check.output {
        Some(_) => "publication.redact",
        None => "publication.check",
    };
    Ok(dispatch(desk, command, payload)?.value)
}
