//! `publication.redact`: a copy of a checked file in which findings are replaced, and what it
//! carries along is left out. The file itself is never written to.

use super::look::{Looked, Source, hex, look};
use crate::command::Done;
use crate::file::{FileOut, Incoming, place, written};
use crate::{Desk, Error, Result};
use minglu_forms::publication::{Place, RedactError, Redaction, Replacement, TraceKind, redact};
use minglu_rules::publication::Grade;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// Which file, and what of it goes.
#[derive(Debug, Deserialize, TS)]
#[ts(rename = "PublicationRedaction", optional_fields)]
pub struct Request {
    /// A staged file's token, or a path.
    #[ts(optional = false)]
    pub file: String,
    /// Its name as the clerk knows it.
    #[ts(optional = false)]
    pub name: String,
    /// The digest of the file as it was checked.
    pub digest: Option<String>,
    /// What is put in place of which findings; without it, every sure one gets what is suggested.
    pub replace: Option<Vec<Change>>,
    /// Kinds of what is left out; without it, all that can be.
    #[ts(type = "string[]")]
    pub remove: Option<Vec<TraceKind>>,
    /// Where to write, for the command line; the export folder where not given.
    pub path: Option<String>,
}

/// What is put in place of one finding.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(rename = "PublicationChange")]
pub struct Change {
    /// Its number in the report.
    pub index: usize,
    /// What is put there.
    pub with: String,
}

/// The copy.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "PublicationCopy")]
pub struct Response {
    /// The file.
    #[serde(flatten)]
    #[ts(flatten)]
    pub file: FileOut,
    /// Its SHA-256.
    pub digest: String,
    /// Findings that were replaced.
    pub replaced: usize,
    /// What is still in it, in words.
    pub left: Vec<String>,
}

/// Runs the command.
///
/// # Errors
/// `classified` where it bears a mark; `conflict` where the file is another than the one that was
/// checked; `unreadable` where something could stay behind.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let source = Source {
        file: Some(request.file.clone()),
        text: None,
        name: request.name.clone(),
    };
    let looked = look(desk, &source)?;
    if request.digest.as_ref().is_some_and(|d| *d != looked.digest) {
        return Err(refused(RedactError::Changed));
    }
    if looked.stops() {
        return Err(Error::usage(
            "文件标明只供内部使用，不能发布，没有生成副本。确需发布的，请先由制发单位解除内部标志",
        ));
    }
    let changes = changes(&looked, request.replace.clone())?;
    let redaction = redaction(&looked, &changes, request.remove.as_deref());
    let out = target(desk, &request)?;
    let file: &Incoming = looked
        .file
        .as_ref()
        .ok_or_else(|| Error::usage("没有文件"))?;
    redact(&file.path, &redaction, &out).map_err(refused)?;
    let bytes = std::fs::read(&out).map_err(|e| Error::io("副本没有写成", &e))?;
    Ok(Response {
        file: written(&out)?,
        digest: hex(Sha256::digest(bytes).as_slice()),
        replaced: changes.len(),
        left: left(desk, &out)?,
    }
    .into())
}

fn refused(error: RedactError) -> Error {
    match error {
        RedactError::Changed => Error::new("conflict", error.to_string()),
        RedactError::Original => Error::usage(error.to_string()),
        RedactError::Write(e) => Error::new("io", e.to_string()),
        RedactError::Read(e) => e.into(),
        other => Error::unreadable(other.to_string()),
    }
}

/// The changes that were asked for, else every sure one that has a suggestion.
fn changes(looked: &Looked, asked: Option<Vec<Change>>) -> Result<Vec<Change>> {
    let Some(asked) = asked else {
        let all = looked.hits.iter().enumerate();
        let sure = all.filter(|(_, h)| h.finding.grade == Grade::Sure);
        let suggested = sure.filter_map(|(index, h)| {
            let with = h.finding.replacement.clone()?;
            Some(Change { index, with })
        });
        return Ok(suggested.collect());
    };
    match asked.iter().find(|c| c.index >= looked.hits.len()) {
        Some(_) => Err(refused(RedactError::Changed)),
        None => Ok(asked),
    }
}

fn redaction(looked: &Looked, changes: &[Change], remove: Option<&[TraceKind]>) -> Redaction {
    let mut by_piece: BTreeMap<usize, Replacement> = BTreeMap::new();
    let by_index: BTreeMap<usize, &Change> = changes.iter().map(|c| (c.index, c)).collect();
    for (index, change) in &by_index {
        let hit = &looked.hits[*index];
        let piece = &looked.pieces[hit.piece];
        let one = by_piece.entry(hit.piece).or_insert_with(|| Replacement {
            place: piece.place.clone(),
            text: piece.text.clone(),
            edits: Vec::new(),
        });
        one.edits
            .push((hit.finding.place.clone(), change.with.clone()));
    }
    let asked = |kind: &TraceKind| remove.is_none_or(|r| r.contains(kind));
    let kinds = TraceKind::ALL.into_iter().filter(|k| k.is_removable());
    Redaction {
        replacements: by_piece.into_values().collect(),
        removed: kinds.filter(asked).collect(),
        gone: gone(looked, &by_index),
    }
}

/// Texts of which every one that was found is replaced: none may be left anywhere.
fn gone(looked: &Looked, changes: &BTreeMap<usize, &Change>) -> Vec<(String, String)> {
    let mut gone: HashMap<&str, &str> = HashMap::new();
    let mut kept: BTreeSet<&str> = BTreeSet::new();
    for (index, hit) in looked.hits.iter().enumerate() {
        let piece = &looked.pieces[hit.piece];
        let found = &piece.text[hit.finding.place.clone()];
        match changes.get(&index) {
            Some(change) => drop(gone.insert(found, &change.with)),
            // What lies in a comment or a link goes with it, or is found in what is left.
            None if matches!(piece.place, Place::Buried { .. }) => {}
            None => drop(kept.insert(found)),
        }
    }
    let owned = |(was, is): (&str, &str)| (was.to_owned(), is.to_owned());
    gone.into_iter()
        .filter(|(was, _)| !kept.contains(was))
        .map(owned)
        .collect()
}

/// What the copy still holds: it is looked through like any other file.
fn left(desk: &Desk, copy: &Path) -> Result<Vec<String>> {
    let source = Source {
        file: Some(copy.display().to_string()),
        text: None,
        name: String::new(),
    };
    let looked = look(desk, &source)?;
    let count = looked.counts().into_iter();
    Ok(count
        .map(|c| format!("{} {} 处", c.title, c.count))
        .collect())
}

/// 表.xlsx becomes 表（脱敏）.xlsx.
fn target(desk: &Desk, request: &Request) -> Result<PathBuf> {
    if let Some(path) = &request.path {
        return Ok(PathBuf::from(path));
    }
    let name = Path::new(&request.name);
    let part = |p: Option<&std::ffi::OsStr>| p.map(|s| s.to_string_lossy().into_owned());
    let stem = part(name.file_stem()).unwrap_or_else(|| "文件".to_owned());
    let ending = part(name.extension()).map_or_else(String::new, |e| format!(".{e}"));
    place(&desk.exports(), &format!("{stem}（脱敏）{ending}"))
}
