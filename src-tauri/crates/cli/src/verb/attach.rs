use crate::arguments::Attach;
use minglu_app::{Desk, Error, Result, dispatch};
use serde_json::{Value, json};

/// Hangs a file on a record.
pub fn run(desk: &Desk, attach: Attach) -> Result<Value> {
    let Attach {
        ledger,
        id,
        file,
        field,
    } = attach;
    let field = match field {
        Some(field) => field,
        None => first_attachments(desk, &ledger)?,
    };
    let name = file.file_name().map(|n| n.to_string_lossy().into_owned());
    let payload = json!({
        "ledger": ledger, "id": id, "field": field, "file": file, "name": name.unwrap_or_default(),
    });
    Ok(dispatch(desk, "attachment.add", payload)?.value)
}

fn first_attachments(desk: &Desk, ledger: &str) -> Result<String> {
    let schemas = dispatch(desk, "desk.schemas", json!({}))?.value;
    let of = |key: &'static str, value: &Value| value[key].as_array().cloned().unwrap_or_default();
    let schema = of("schemas", &schemas)
        .into_iter()
        .find(|s| s["ledger"] == ledger);
    let fields = schema.map(|s| of("fields", &s)).unwrap_or_default();
    let field = fields
        .iter()
        .find(|f| f["kind"] == "attachments")
        .and_then(|f| f["name"].as_str());
    field
        .map(str::to_owned)
        .ok_or_else(|| Error::usage(format!("“{ledger}”没有附件栏")))
}
