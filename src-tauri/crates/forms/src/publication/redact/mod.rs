//! A copy of a file in which some texts are replaced and some of what it carries along is left out;
//! every other part stays as it was. The file itself is never written to. Where it is not sure that
//! nothing stays behind, there is no copy.

mod comments;
mod docx;
mod error;
mod hidden_text;
mod leftover;
mod links;
mod metadata;
mod parts;
mod sheets;
mod strings;
mod text;
mod tracked;
mod xlsx;

pub use error::RedactError;
pub use leftover::holds;

use super::look::properties::embedded;
use super::{Place, TraceKind};
use crate::fill::package::Package;
use crate::read::{FileKind, kind_of};
use parts::Parts;
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

/// What is replaced in one line, paragraph or cell.
#[derive(Debug, Clone)]
pub struct Replacement {
    /// Where it stands.
    pub place: Place,
    /// The whole text as it was looked at: where another stands there by now, there is no copy.
    pub text: String,
    /// Places in the text, in bytes and from front to back, with what is put there.
    pub edits: Vec<(Range<usize>, String)>,
}

/// What a copy shall be.
#[derive(Debug, Clone, Default)]
pub struct Redaction {
    /// Texts to replace.
    pub replacements: Vec<Replacement>,
    /// What to leave out.
    pub removed: BTreeSet<TraceKind>,
    /// Texts of which nothing may stay anywhere in the copy, and what stands in their place.
    pub gone: Vec<(String, String)>,
}

impl Replacement {
    /// The text with everything replaced.
    pub fn result(&self) -> String {
        let mut text = self.text.clone();
        for (place, with) in self.edits.iter().rev() {
            text.replace_range(place.clone(), with);
        }
        text
    }
}

/// Writes the copy.
///
/// # Errors
/// `Unsure` where something could stay behind; where the file is of a format of which no copy is
/// made, damaged or too large; where `out` cannot be written.
pub fn redact(file: &Path, redaction: &Redaction, out: &Path) -> Result<(), RedactError> {
    if same_file(file, out) {
        return Err(RedactError::Original);
    }
    match kind_of(file)? {
        FileKind::Page | FileKind::Text => text::redact(file, redaction, out),
        FileKind::Tables => Err(RedactError::Format),
        kind => office(kind, Package::open(file)?, redaction, out),
    }
}

fn same_file(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

fn office(
    kind: FileKind,
    package: Package,
    redaction: &Redaction,
    out: &Path,
) -> Result<(), RedactError> {
    if let Some(part) = package.names().iter().find_map(|n| embedded(n)) {
        return Err(RedactError::Unsure(format!(
            "文件里有{part}，看不到里面的内容。请先在 Word、Excel 或 WPS 里删去再试"
        )));
    }
    let mut parts = Parts::new(package);
    match kind {
        FileKind::Document => docx::redact(&mut parts, redaction)?,
        _ => xlsx::redact(&mut parts, redaction)?,
    }
    if redaction.removed.contains(&TraceKind::Author) {
        metadata::remove(&mut parts)?;
    }
    links::replace(&mut parts, &redaction.gone)?;
    parts.drop_unreachable()?;
    leftover::check(&mut parts, &redaction.gone)?;
    parts.write(out)
}
