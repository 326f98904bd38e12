//! The kept files of cases whose people are to be forgotten.

use crate::file::{Incoming, scratch};
use crate::{Desk, Error, Result};
use minglu_forms::publication::{
    Piece, Place, RedactError, Redaction, Replacement, Told, TraceKind, holds, redact,
};
use minglu_forms::read::ReadError;
use minglu_ledger::{Attachment, Words};
use serde::Serialize;
use serde_json::{Value, json};
use std::fs::File;
use std::path::Path;
use ts_rs::TS;

/// How many files stay, and how.
#[derive(Debug, Default, Serialize, TS)]
#[ts(rename = "FilesCleaned")]
pub struct Cleaned {
    /// Those that name nobody and stay as they are.
    pub kept: u64,
    /// Those in whose place a copy stands that names nobody.
    pub replaced: u64,
    /// Those that are gone: proofs, and all that cannot be looked into from end to end.
    pub removed: u64,
}

/// Looks through files for words.
pub(super) struct Cleaner<'a> {
    desk: &'a Desk,
    words: &'a Words,
    pub cleaned: Cleaned,
}

/// What becomes of a file.
enum Fate {
    Stays,
    Replaced(Attachment),
    Goes,
}

impl<'a> Cleaner<'a> {
    pub fn new(desk: &'a Desk, words: &'a Words) -> Cleaner<'a> {
        Cleaner {
            desk,
            words,
            cleaned: Cleaned::default(),
        }
    }

    /// The items of a list of files that stay in it. Links stay.
    pub fn items(&mut self, items: &[Value]) -> Result<Vec<Value>> {
        let mut stay = Vec::new();
        for item in items {
            let Ok(file) = serde_json::from_value::<Attachment>(item.clone()) else {
                stay.push(item.clone());
                continue;
            };
            match self.fate(&file)? {
                Fate::Stays => {
                    self.cleaned.kept += 1;
                    stay.push(item.clone());
                }
                Fate::Replaced(copy) => {
                    self.cleaned.replaced += 1;
                    stay.push(json!(copy));
                }
                Fate::Goes => self.cleaned.removed += 1,
            }
        }
        Ok(stay)
    }

    /// The same where every file goes.
    pub fn remove(&mut self, items: &[Value]) -> Vec<Value> {
        self.cleaned.removed += items.len() as u64;
        Vec::new()
    }

    fn fate(&self, file: &Attachment) -> Result<Fate> {
        let Ok(mut open) = self.desk.ledger.open_attachment(&file.digest) else {
            return Ok(Fate::Goes);
        };
        let kept = Incoming::copied(&mut open)?;
        let Some(pieces) = seen(&kept.path)? else {
            return Ok(Fate::Goes);
        };
        if !self.names_somebody(&kept.path, &pieces) {
            return Ok(Fate::Stays);
        }
        self.copy(&kept.path, &pieces, &file.name)
    }

    fn names_somebody(&self, path: &Path, pieces: &[Piece]) -> bool {
        let told = |piece: &Piece| !self.words.places(&piece.text).is_empty();
        let words: Vec<&str> = self.words.iter().collect();
        // What cannot be opened may say anything.
        pieces.iter().any(told) || holds(path, &words).unwrap_or(true)
    }

    /// A copy that names nobody; the file goes where none can be made.
    fn copy(&self, path: &Path, pieces: &[Piece], name: &str) -> Result<Fate> {
        let out = scratch()?;
        match redact(path, &self.redaction(pieces), out.path()) {
            Err(RedactError::Write(error)) => return Err(Error::unreadable(error.to_string())),
            Err(_) => return Ok(Fate::Goes),
            Ok(()) => {}
        }
        let left = seen(out.path())?;
        if left.is_none_or(|pieces| self.names_somebody(out.path(), &pieces)) {
            return Ok(Fate::Goes);
        }
        let copy = File::open(out.path()).map_err(|e| Error::io("副本没有写成", &e))?;
        Ok(Fate::Replaced(self.desk.ledger.store(name, copy)?))
    }

    fn redaction(&self, pieces: &[Piece]) -> Redaction {
        let gone = || Words::GONE.to_owned();
        let read = pieces
            .iter()
            .filter(|p| !matches!(p.place, Place::Buried { .. }));
        let replacement = |piece: &Piece| {
            let places = self.words.places(&piece.text).into_iter();
            Replacement {
                place: piece.place.clone(),
                text: piece.text.clone(),
                edits: places.map(|place| (place, gone())).collect(),
            }
        };
        let kinds = TraceKind::ALL.into_iter();
        Redaction {
            replacements: read
                .map(replacement)
                .filter(|r| !r.edits.is_empty())
                .collect(),
            removed: kinds.filter(|kind| kind.is_removable()).collect(),
            gone: self.words.iter().map(|w| (w.to_owned(), gone())).collect(),
        }
    }
}

/// Every text of a file; nothing where some of it cannot be seen, as a picture or a scan.
fn seen(path: &Path) -> Result<Option<Vec<Piece>>> {
    let told = match Desk::reader()?.told(path) {
        Err(error @ (ReadError::Program(_) | ReadError::Io(_))) => return Err(error.into()),
        Err(_) => return Ok(None),
        Ok(told) => told,
    };
    let mut pieces = Vec::new();
    for one in told {
        match one {
            Told::Piece(piece) => pieces.push(piece),
            Told::Unseen(_) => return Ok(None),
            Told::Trace(trace) if trace.kind == TraceKind::Embedded => return Ok(None),
            Told::Trace(_) => {}
        }
    }
    Ok(Some(pieces))
}
