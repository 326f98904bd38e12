use super::RedactError;
use super::parts::Parts;
use crate::fill::edits::Edits;
use crate::fill::scan::{Scan, TagKind};
use crate::publication::look::properties::{OF_APP, OF_CORE};

/// Empties what names people and places; properties that somebody added go altogether.
pub(super) fn remove(parts: &mut Parts) -> Result<(), RedactError> {
    empty(parts, "docProps/core.xml", &OF_CORE)?;
    empty(parts, "docProps/app.xml", &OF_APP)?;
    parts.drop(|n| {
        n == "docProps/custom.xml" || n == "word/people.xml" || n.starts_with("docProps/thumbnail")
    })?;
    where_it_was_kept(parts)
}

fn empty(parts: &mut Parts, part: &str, elements: &[&str]) -> Result<(), RedactError> {
    if !parts.has(part) {
        return Ok(());
    }
    let xml = parts.text(part)?;
    let mut edits = Edits::default();
    let mut scan = Scan::new(&xml);
    let mut open = None;
    while let Some(tag) = scan.next()? {
        if !elements.contains(&tag.name()) {
            continue;
        }
        match (tag.kind, open.take()) {
            (TagKind::Open, _) => open = Some(tag.end()),
            (TagKind::Close, Some(start)) => edits.replace(start..tag.start, ""),
            _ => {}
        }
    }
    parts.edit(part, &xml, edits);
    Ok(())
}

/// Excel writes down in which folder of whom a workbook lay.
fn where_it_was_kept(parts: &mut Parts) -> Result<(), RedactError> {
    const BOOK: &str = "xl/workbook.xml";
    if !parts.has(BOOK) {
        return Ok(());
    }
    let xml = parts.text(BOOK)?;
    let mut edits = Edits::default();
    let mut scan = Scan::new(&xml);
    while let Some(tag) = scan.next()? {
        let named = match tag.name() {
            "absPath" => tag.place("url"),
            "fileSharing" => tag.place("userName"),
            _ => None,
        };
        if let Some(place) = named {
            edits.replace(place, "");
        }
    }
    parts.edit(BOOK, &xml, edits);
    Ok(())
}
