use crate::arguments::Typeset;
use crate::press::InProcess;
use minglu_app::{Error, Press, Result};
use minglu_forms::form::Paper;
use serde_json::json;
use std::io::Read;
use std::process::ExitCode;

/// Largest paper that is taken from standard input, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Sets a paper that comes as JSON on standard input.
pub fn run(typeset: Typeset) -> Result<ExitCode> {
    let mut bytes = Vec::new();
    let input = std::io::stdin()
        .lock()
        .take(LARGEST)
        .read_to_end(&mut bytes);
    input.map_err(|e| Error::io("读不到要排版的内容", &e))?;
    let paper: Paper = serde_json::from_slice(&bytes)
        .map_err(|e| Error::usage(format!("要排版的内容有误：{e}")))?;
    match typeset.output {
        Some(out) => InProcess.pdf(&paper, &out)?,
        None => crate::say::result(&json!(InProcess.svg(&paper)?), true),
    }
    Ok(ExitCode::SUCCESS)
}
