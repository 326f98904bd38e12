use super::words::words;
use crate::file::{Incoming, incoming};
use crate::{Desk, Error, Result};
use minglu_forms::publication::{Piece, Place, Told, Trace};
use minglu_rules::publication::{Finding, Words, is_label, scan};
use minglu_rules::secrecy::{is_marked, is_marked_name};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fs::File;
use ts_rs::TS;

/// A text, or a file.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(rename = "PublicationSource", optional_fields)]
pub struct Source {
    /// A staged file's token, or a path.
    pub file: Option<String>,
    /// The text, where there is no file.
    pub text: Option<String>,
    /// The name that the clerk knows it by.
    #[ts(optional = false)]
    pub name: String,
}

/// A finding with the text that it lies in.
pub(super) struct Hit {
    pub piece: usize,
    pub finding: Finding,
}

/// All that is to be known of a text or a file.
pub(super) struct Looked {
    pub pieces: Vec<Piece>,
    pub hits: Vec<Hit>,
    pub traces: Vec<Trace>,
    pub unseen: Vec<String>,
    pub digest: String,
    pub file: Option<Incoming>,
}

/// Looks through a text or a file.
pub(super) fn look(desk: &Desk, source: &Source) -> Result<Looked> {
    let words = words(desk)?;
    match (&source.file, &source.text) {
        (Some(file), _) => {
            let file = incoming(desk, file)?;
            let told = file.told(&source.name)?;
            let digest = digest_of(&file)?;
            Ok(looked(told, digest, Some(file), &words))
        }
        (None, Some(text)) => {
            if is_marked(text) || is_marked_name(&source.name) {
                return Err(Error::classified());
            }
            let digest = hex(Sha256::digest(text.as_bytes()).as_slice());
            let lines = (1..).zip(text.lines());
            let told = lines.map(|(number, line)| {
                Told::Piece(Piece {
                    place: Place::Line(number),
                    text: line.to_owned(),
                })
            });
            Ok(looked(told.collect(), digest, None, &words))
        }
        (None, None) => Err(Error::usage("请选择一个文件，或粘贴一段文字")),
    }
}

fn looked(told: Vec<Told>, digest: String, file: Option<Incoming>, words: &Words) -> Looked {
    let mut looked = Looked {
        pieces: Vec::new(),
        hits: Vec::new(),
        traces: Vec::new(),
        unseen: Vec::new(),
        digest,
        file,
    };
    let mut labels = Labels::default();
    for one in told {
        match one {
            Told::Piece(piece) => {
                let found = scan(&piece.text, labels.of(&piece.place), words);
                labels.note(&piece);
                let at = looked.pieces.len();
                if !found.is_empty() {
                    looked.pieces.push(piece);
                }
                let hits = found.into_iter().map(|finding| Hit { piece: at, finding });
                looked.hits.extend(hits);
            }
            Told::Trace(trace) => looked.traces.push(trace),
            Told::Unseen(words) => {
                if !looked.unseen.contains(&words) {
                    looked.unseen.push(words);
                }
            }
        }
    }
    looked
}

/// What stands at the head of each column of the sheet that is gone through.
#[derive(Default)]
struct Labels {
    sheet: String,
    by_column: HashMap<u32, String>,
}

impl Labels {
    fn of(&self, place: &Place) -> &str {
        let label = match place {
            Place::Cell { sheet, column, .. } if *sheet == self.sheet => self.by_column.get(column),
            _ => None,
        };
        label.map_or("", String::as_str)
    }

    fn note(&mut self, piece: &Piece) {
        let Place::Cell { sheet, column, .. } = &piece.place else {
            return;
        };
        if *sheet != self.sheet {
            self.by_column.clear();
            self.sheet.clone_from(sheet);
        }
        if is_label(&piece.text) {
            self.by_column.insert(*column, piece.text.clone());
        }
    }
}

fn digest_of(file: &Incoming) -> Result<String> {
    let mut hasher = Sha256::new();
    let read = File::open(&file.path).and_then(|mut f| std::io::copy(&mut f, &mut hasher));
    read.map_err(|e| Error::io("无法读取文件", &e))?;
    Ok(hex(hasher.finalize().as_slice()))
}

/// Bytes in hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
