use super::LetterError;
use crate::fill::edits::Edits;
use crate::fill::scan::{Scan, Tag, TagKind};

/// What Word would not open is made whole again: a cell without a paragraph gets an empty one, a
/// table without rows goes.
pub(super) fn mend(xml: String) -> Result<String, LetterError> {
    let mut edits = Edits::default();
    let mut around: Vec<Around> = Vec::new();
    let mut scan = Scan::new(&xml);
    while let Some(tag) = scan.next()? {
        match (tag.name(), tag.kind) {
            ("tbl" | "tc", TagKind::Open) => around.push(Around::of(&tag)),
            ("tbl" | "tc", TagKind::Close) => {
                if let Some(around) = around.pop().filter(|around| !around.filled) {
                    around.mend(&tag, &mut edits);
                }
            }
            ("p" | "tr", kind) if kind != TagKind::Close => {
                if let Some(around) = around.last_mut() {
                    around.filled |= (tag.name() == "tr") == around.table;
                }
            }
            _ => {}
        }
    }
    Ok(match edits.is_empty() {
        true => xml,
        false => edits.apply(&xml),
    })
}

/// A table or a cell, and whether it has what it must have.
struct Around {
    start: usize,
    table: bool,
    filled: bool,
}

impl Around {
    fn of(tag: &Tag<'_>) -> Around {
        Around {
            start: tag.start,
            table: tag.name() == "tbl",
            filled: false,
        }
    }

    fn mend(&self, end: &Tag<'_>, edits: &mut Edits) {
        match self.table {
            true => edits.replace(self.start..end.end(), ""),
            false => edits.replace(end.start..end.start, format!("<{}p/>", end.prefix())),
        }
    }
}
