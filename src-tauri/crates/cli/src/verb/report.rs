use crate::arguments::Report;
use minglu_app::{Desk, Error, Result, dispatch};
use serde_json::{Value, json};
use std::path::Path;

/// Does what is asked of the annual report.
pub fn run(desk: &Desk, report: Report) -> Result<Value> {
    let call = |name: &str, payload: Value| Ok(dispatch(desk, name, payload)?.value);
    match report {
        Report::Annual { year, output: None } => {
            call("annual_report.show", json!({ "year": year }))
        }
        Report::Annual {
            year,
            output: Some(path),
        } => {
            let command = writer(&path)?;
            let mut shown = call("annual_report.show", json!({ "year": year }))?;
            let year = shown["year"].clone();
            shown["file"] = call(command, json!({ "year": year, "path": path }))?;
            Ok(shown)
        }
        Report::Check { file, last } => {
            let payload = json!({ "file": file, "name": name(&file), "last": last });
            call("annual_report.check_file", payload)
        }
        Report::Take { file, year } => {
            let payload = json!({ "file": file, "name": name(&file), "year": year });
            call("annual_report.take", payload)
        }
    }
}

/// The command that writes such a file.
fn writer(path: &Path) -> Result<&'static str> {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    match ending.to_ascii_lowercase().as_str() {
        "docx" => Ok("annual_report.export"),
        "pdf" => Ok("annual_report.print"),
        _ => Err(Error::usage(
            "年报写成 .docx 或 .pdf，请把 -o 后的文件名写完整",
        )),
    }
}

fn name(file: &Path) -> String {
    file.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
