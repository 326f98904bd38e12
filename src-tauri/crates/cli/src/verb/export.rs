use super::record::filters;
use crate::arguments::{Export, Fill};
use minglu_app::{Desk, Error, Result, dispatch};
use serde_json::{Map, Value, json};
use std::path::Path;

/// Writes a ledger's rows as a form.
pub fn export(desk: &Desk, export: Export) -> Result<Value> {
    let format = format_of(&export.output)?;
    let form = match export.form {
        Some(form) => form,
        None => usual_form(desk, &export.ledger)?,
    };
    let payload = json!({
        "form": form,
        "filters": filters(&export.conditions),
        "format": format,
        "values": values(export.values),
        "reveal": export.reveal,
        "path": export.output,
    });
    same_ledger(desk, &form, &export.ledger)?;
    Ok(dispatch(desk, "form.export", payload)?.value)
}

/// The format that a file's name asks for.
pub fn format_of(output: &Path) -> Result<String> {
    let extension = output.extension();
    extension
        .map(|e| e.to_string_lossy().to_lowercase())
        .ok_or_else(|| Error::usage("请在 -o 后写明带后缀的文件名，如 任务表.xlsx"))
}

/// Fills the office's own file.
pub fn fill(desk: &Desk, fill: Fill) -> Result<Value> {
    if same_file(&fill.template, &fill.output) {
        return Err(Error::usage("不能覆盖原表，请把 -o 写成另一个文件名"));
    }
    let payload = json!({
        "template": fill.template,
        "name": fill.template.file_name().map(|n| n.to_string_lossy()),
        "ledger": fill.ledger,
        "filters": filters(&fill.conditions),
        "values": values(fill.values),
        "path": fill.output,
    });
    Ok(dispatch(desk, "form.fill", payload)?.value)
}

fn same_file(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

fn values(pairs: Vec<(String, String)>) -> Value {
    let pairs = pairs
        .into_iter()
        .map(|(name, value)| (name, Value::String(value)));
    Value::Object(pairs.collect::<Map<_, _>>())
}

fn usual_form(desk: &Desk, ledger: &str) -> Result<String> {
    let form = desk.ledger.schema(ledger)?.form.clone();
    form.ok_or_else(|| Error::usage(format!("请用 --form 指明“{ledger}”的表样")))
}

fn same_ledger(desk: &Desk, form: &str, ledger: &str) -> Result<()> {
    let schemas = dispatch(desk, "desk.schemas", json!({}))?.value;
    let forms = schemas["forms"].as_array().cloned().unwrap_or_default();
    let of_ledger = forms
        .iter()
        .filter(|f| f["ledger"] == ledger)
        .collect::<Vec<_>>();
    if of_ledger
        .iter()
        .any(|f| f["name"] == form || f["title"] == form)
    {
        return Ok(());
    }
    let names: Vec<_> = of_ledger
        .iter()
        .filter_map(|f| f["name"].as_str())
        .collect();
    let names = names.join("、");
    Err(Error::usage(format!(
        "“{ledger}”没有“{form}”这张表样。可用的有：{names}"
    )))
}
