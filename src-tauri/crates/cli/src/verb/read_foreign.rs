use crate::arguments::ReadForeign;
use minglu_app::{Error, Result};
use minglu_forms::foreign::{Question, answer};
use std::process::ExitCode;

/// Reads a file that may be hostile, for the program that started this one.
pub fn run(read: &ReadForeign) -> Result<ExitCode> {
    let question = match read {
        _ if read.only_marks => Question::Marks,
        _ if read.before_publishing => Question::Publication,
        _ if read.plain_text => Question::Text,
        _ if read.as_seen => Question::Manuscript,
        _ if read.as_notice => Question::Notice,
        _ => Question::Tables,
    };
    answer(&read.file, question).map_err(|e| Error::io("读不出结果", &e))?;
    Ok(ExitCode::SUCCESS)
}
