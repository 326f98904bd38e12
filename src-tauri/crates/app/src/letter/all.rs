//! `letter.all`: copies of all letters of a case, or of one, in a folder of their own.

use super::case::Case;
use super::write::note;
use crate::attachment::of_record;
use crate::command::Done;
use crate::file::{FileOut, place, written};
use crate::{Desk, Error, Result};
use minglu_ledger::{Attachment, Record};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::copy;
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// Whose letters.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The case.
    #[ts(optional = false)]
    pub request: String,
    /// One letter of it only.
    pub id: Option<String>,
    /// Into which folder, for the command line; one in the export folder where not given.
    pub path: Option<String>,
}

/// The copies.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "LettersOut")]
pub struct Response {
    /// The folder.
    pub folder: String,
    /// The files, in the order of the letters' days.
    pub files: Vec<FileOut>,
}

/// Runs the command.
///
/// # Errors
/// `not_found` where the case has no letter; `damaged` where a kept file is not what was stored.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let case = Case::load(desk, &request.request)?;
    let wanted = |letter: &&Record| request.id.as_ref().is_none_or(|id| *id == letter.id);
    let schema = desk.ledger.schema(super::LEDGER)?;
    let letters = case.letters.iter().filter(wanted);
    let files: Vec<Attachment> = letters
        .flat_map(|letter| of_record(schema, letter))
        .collect();
    if files.is_empty() {
        return Err(Error::not_found("这件申请还没有文书，请先写文书"));
    }
    let folder = match &request.path {
        Some(path) => PathBuf::from(path),
        None => desk.exports().join("文书").join(folder_name(&case)),
    };
    note(desk, files.len() as u64, request.id.as_deref())?;
    let files = files.iter().map(|file| copied(desk, file, &folder));
    Ok(Response {
        files: files.collect::<Result<_>>()?,
        folder: folder.display().to_string(),
    }
    .into())
}

/// By the number of the case, which names nobody.
fn folder_name(case: &Case) -> String {
    let number = case
        .request
        .text("number")
        .filter(|number| !number.is_empty());
    let plain = |c: char| {
        if c.is_alphanumeric() || c == '-' {
            c
        } else {
            '-'
        }
    };
    number.map_or_else(
        || case.request.id.clone(),
        |n| n.chars().map(plain).collect(),
    )
}

fn copied(desk: &Desk, file: &Attachment, folder: &Path) -> Result<FileOut> {
    let unwritten = |e: std::io::Error| Error::io("无法写出文书", &e);
    let out = place(folder, &file.name)?;
    let mut from = desk.ledger.open_attachment(&file.digest)?;
    copy(&mut from, &mut File::create(&out).map_err(unwritten)?).map_err(unwritten)?;
    written(&out)
}
