use super::convert::readable;
use super::read::Response;
use crate::file::{Incoming, incoming};
use crate::{Desk, Error, Result};
use minglu_forms::text::Text;
use minglu_ledger::Query;
use minglu_notice::{Clean, Notice, Setting, Unit};
use minglu_rules::secrecy::is_marked;
use serde::Deserialize;
use serde_json::Value;
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// A pasted notice has at most so many characters.
const MOST: usize = minglu_forms::notice::MOST;

/// Which notice to read: a file or a text.
#[derive(Debug, Default, Clone, Deserialize, TS)]
#[ts(optional_fields, rename = "NoticeAsked")]
#[serde(default)]
pub struct Asked {
    /// A staged file's token, or a path.
    pub file: Option<String>,
    /// The file's name as the clerk knows it.
    pub name: Option<String>,
    /// A text from the clipboard.
    pub text: Option<String>,
    /// The year of dates without one; that of the notice where not given.
    pub year: Option<i32>,
    /// The unit whose duties are ours; the desk's own where not given.
    pub unit: Option<String>,
}

/// A notice and its mended text.
pub(super) struct Read {
    pub clean: Clean,
    pub notice: Notice,
    /// There was more of it than is read.
    pub cut: bool,
}

/// Reads a notice for this desk.
///
/// # Errors
/// `usage` where nothing is named; `unreadable` and `unsupported` as for any file from outside;
/// `classified` where it bears a mark.
pub(super) fn notice(desk: &Desk, asked: &Asked) -> Result<Read> {
    let text = match (&asked.file, &asked.text) {
        (Some(file), _) => of_incoming(&incoming(desk, file)?, asked)?,
        (None, Some(text)) if !text.trim().is_empty() => pasted(text)?,
        _ => return Err(Error::usage("请选择一份通知，或粘贴通知的文字")),
    };
    let me = match &asked.unit {
        Some(name) => named(name),
        None => crate::unit::me(desk)?,
    };
    let setting = Setting {
        year: asked.year,
        me,
        directory: directory(desk)?,
    };
    Ok(read(&text, &setting))
}

fn read(text: &Text, setting: &Setting) -> Read {
    let clean = Clean::of(&text.text);
    Read {
        notice: minglu_notice::read(&clean, setting),
        clean,
        cut: text.cut,
    }
}

fn of_incoming(file: &Incoming, asked: &Asked) -> Result<Text> {
    let own = file.path.file_name().unwrap_or_default().to_string_lossy();
    let name = asked.name.clone().unwrap_or_else(|| own.into_owned());
    file.keep_nothing_classified(of_path(&file.path, &name))
}

/// The text of a file, through LibreOffice where only that reads it, and always through the child.
fn of_path(path: &Path, name: &str) -> Result<Text> {
    if minglu_rules::secrecy::is_marked_name(name) {
        return Err(Error::classified());
    }
    let converted = readable(path, name)?;
    let path = converted
        .as_ref()
        .map_or(path, |converted| converted.path());
    let text = Desk::reader()?.notice(path)?;
    match text.text.trim().is_empty() && !name.ends_with(".txt") {
        true => Err(Error::unreadable(
            "文件里没有读出文字，可能是扫描件或照片。请找有文字的版本，或者把通知的文字粘贴进来",
        )),
        false => Ok(text),
    }
}

fn pasted(text: &str) -> Result<Text> {
    if is_marked(text) {
        return Err(Error::classified());
    }
    let end = text.char_indices().nth(MOST).map(|(end, _)| end);
    let kept = text[..end.unwrap_or(text.len())].to_owned();
    Ok(Text::new(kept, end.is_some()))
}

fn named(name: &str) -> Unit {
    Unit {
        name: name.to_owned(),
        ..Unit::default()
    }
}

/// The county's units as far as the desk keeps them. With its own unit alone it keeps no directory.
fn directory(desk: &Desk) -> Result<Vec<Unit>> {
    let rows = desk.ledger.list(&Query::of("unit"))?.rows;
    if rows.len() < 2 {
        return Ok(Vec::new());
    }
    let list = |value: &Value| {
        let items = value.as_array().into_iter().flatten();
        items.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let unit = |record: &minglu_ledger::Record| Unit {
        name: record.text("name").unwrap_or_default().to_owned(),
        aliases: list(record.get("aliases")),
        groups: list(record.get("groups")),
    };
    Ok(rows.iter().map(unit).collect())
}

/// Reads a notice where there is no desk: its text and what it says.
///
/// # Errors
/// As for `notice.read`.
pub fn of_file(path: &Path, year: Option<i32>, unit: Option<&str>) -> Result<Response> {
    let path: PathBuf = path.to_path_buf();
    if !path.is_file() {
        let words = format!("找不到文件“{}”，请重新选择", path.display());
        return Err(Error::not_found(words));
    }
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let setting = Setting {
        year,
        me: unit.map(named).unwrap_or_default(),
        directory: Vec::new(),
    };
    Response::of(read(&of_path(&path, &name)?, &setting))
}
