//! The templates of letters: the program's own, and the versions that an office has brought in. Each
//! version is a record of the ledger `letter_template` with its file; a letter names the version by
//! which it was written.

pub mod export;
pub mod import;
pub mod list;
pub mod names;
pub mod reset;

use crate::letter::Kind;
use crate::{Desk, Error, Result};
use include_dir::{Dir, include_dir};
use minglu_forms::letter::{Facts, LetterError, Mark, Template};
use minglu_ledger::{Attachment, Op, Query, Record};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../../assets/letters");

/// The ledger of the versions.
pub(crate) const LEDGER: &str = "letter_template";
/// Characters of a digest that name the program's own template.
const SHORT: usize = 4;

/// The template by which letters of a kind are written now.
pub(crate) struct Current {
    template: Template,
    /// What a letter names it by.
    pub version: String,
}

/// The template of a kind: the office's own where it has one, else the program's.
pub(crate) fn current(desk: &Desk, kind: &Kind) -> Result<Current> {
    let (bytes, version) = match own(desk, kind)? {
        Some(own) => (content(desk, &own)?, version(&own)),
        None => {
            let bytes = built_in(kind)?;
            let version = format!("自带（{}）", short(bytes));
            (bytes.to_vec(), version)
        }
    };
    let template = Template::read(bytes).map_err(|e| unusable(kind, &e))?;
    Ok(Current { template, version })
}

impl Current {
    /// The names that a letter would leave empty.
    pub fn holes(&self, facts: &Facts) -> Result<Vec<String>> {
        self.template.holes(facts).map_err(|e| unwritable(&e))
    }

    /// Everything that it names.
    pub fn marks(&self) -> Result<BTreeSet<Mark>> {
        self.template.marks().map_err(|e| unwritable(&e))
    }

    /// Writes a letter.
    pub fn write(&self, facts: &Facts, out: &Path) -> Result<()> {
        let written = self.template.write(facts, out);
        written.map_err(|e| unwritable(&e))
    }
}

/// The version of a template by which letters are written now.
pub(crate) struct InUse {
    /// Its record; none for the program's own.
    pub record: Option<String>,
    /// Digest of its file, where it has a record.
    pub digest: Option<String>,
    /// What a letter names it by.
    pub version: String,
}

/// The version of a kind that is in use.
pub(crate) fn in_use(desk: &Desk, kind: &Kind) -> Result<InUse> {
    Ok(match own(desk, kind)? {
        Some(own) => InUse {
            digest: own.get("file")[0]["digest"].as_str().map(str::to_owned),
            version: version(&own),
            record: Some(own.id),
        },
        None => InUse {
            record: None,
            digest: None,
            version: format!("自带（{}）", short(built_in(kind)?)),
        },
    })
}

/// The office's own template of a kind that is in use.
fn own(desk: &Desk, kind: &Kind) -> Result<Option<Record>> {
    let query = Query {
        limit: 1,
        ..Query::of(LEDGER)
            .with("kind", Op::Eq, kind.kind.as_str())
            .with("state", Op::Eq, "in_use")
    };
    Ok(desk.ledger.list(&query)?.rows.into_iter().next())
}

/// How many versions the office has brought in.
fn versions(desk: &Desk, kind: &Kind) -> Result<u64> {
    let query = Query {
        limit: 1,
        ..Query::of(LEDGER).with("kind", Op::Eq, kind.kind.as_str())
    };
    Ok(desk.ledger.list(&query)?.total)
}

fn version(own: &Record) -> String {
    format!("第{}版", own.get("version"))
}

fn content(desk: &Desk, own: &Record) -> Result<Vec<u8>> {
    let files = own.get("file").as_array();
    let file = files.and_then(|files| files.first()).cloned();
    let file: Attachment = serde_json::from_value(file.unwrap_or_default())
        .map_err(|_| Error::new("damaged", "存下的模板不见了。请恢复自带模板，或重新导入"))?;
    let mut bytes = Vec::new();
    let mut from = desk.ledger.open_attachment(&file.digest)?;
    from.read_to_end(&mut bytes)
        .map_err(|e| Error::io("存下的模板读不了", &e))?;
    Ok(bytes)
}

fn built_in(kind: &Kind) -> Result<&'static [u8]> {
    let file = BUILT_IN.get_file(&kind.file);
    let words = || format!("“{}”没有自带的模板，请先导入一份", kind.title);
    file.map(include_dir::File::contents)
        .ok_or_else(|| Error::not_found(words()))
}

fn short(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest
        .iter()
        .take(SHORT)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn unusable(kind: &Kind, cause: &LetterError) -> Error {
    let words = format!("“{}”的模板用不了：{cause}", kind.title);
    Error::unreadable(words)
}

fn unwritable(cause: &LetterError) -> Error {
    let code = match cause {
        LetterError::Unknown(_) | LetterError::Kind(_) => "invalid",
        _ => "io",
    };
    Error::new(code, cause.to_string())
}
