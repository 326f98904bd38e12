use crate::arguments::Typeset;
use crate::press::InProcess;
use minglu_app::{Desk, Error, Press, Result};
use minglu_forms::form::Paper;
use minglu_forms::manuscript::Manuscript;
use serde::de::DeserializeOwned;
use serde_json::json;
use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

/// Largest paper that is taken from standard input, in bytes.
const LARGEST: u64 = 160 * 1024 * 1024;

/// Sets a paper or a Word file that comes as JSON on standard input.
pub fn run(typeset: Typeset) -> Result<ExitCode> {
    let out = typeset.output.as_deref();
    let pages = match (&typeset.docx, typeset.manuscript) {
        (Some(docx), _) => manuscript(&Desk::reader()?.manuscript(docx)?, out)?,
        (None, true) => manuscript(&input()?, out)?,
        (None, false) => paper(out)?,
    };
    if let Some(pages) = pages {
        crate::say::result(&json!(pages), true);
    }
    Ok(ExitCode::SUCCESS)
}

/// The pages, where no file is asked for.
fn paper(out: Option<&Path>) -> Result<Option<Vec<String>>> {
    let paper: Paper = input()?;
    match out {
        Some(out) => InProcess.pdf(&paper, out).map(|()| None),
        None => InProcess.svg(&paper).map(Some),
    }
}

/// The same of a Word file.
fn manuscript(manuscript: &Manuscript, out: Option<&Path>) -> Result<Option<Vec<String>>> {
    match out {
        Some(out) => InProcess.manuscript_pdf(manuscript, out).map(|()| None),
        None => InProcess.manuscript_svg(manuscript).map(Some),
    }
}

fn input<T: DeserializeOwned>() -> Result<T> {
    let mut bytes = Vec::new();
    let input = std::io::stdin()
        .lock()
        .take(LARGEST)
        .read_to_end(&mut bytes);
    input.map_err(|e| Error::io("读不到要排版的内容", &e))?;
    serde_json::from_slice(&bytes).map_err(|e| Error::usage(format!("要排版的内容有误：{e}")))
}
