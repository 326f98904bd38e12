use super::parts::Parts;
use super::{RedactError, Redaction, comments, hidden_text, tracked};
use crate::fill::docx::runs::paragraphs;
use crate::fill::edits::Edits;
use crate::publication::look::docx::parts as text_parts;
use crate::publication::{Place, TraceKind};
use std::collections::{BTreeMap, BTreeSet};

/// Replaces first: what is left out afterwards moves the paragraphs.
pub(super) fn redact(parts: &mut Parts, redaction: &Redaction) -> Result<(), RedactError> {
    let removed = &redaction.removed;
    replace(parts, redaction)?;
    for part in text_parts(parts.package()) {
        if removed.contains(&TraceKind::TrackedChanges) {
            tracked::accept(parts, &part)?;
        }
        if removed.contains(&TraceKind::HiddenText) {
            hidden_text::remove(parts, &part)?;
        }
        if removed.contains(&TraceKind::Comments) {
            comments::unmark(parts, &part)?;
        }
    }
    match removed.contains(&TraceKind::Comments) {
        true => parts.drop(|n| n.starts_with("word/comments") || n == "word/people.xml"),
        false => Ok(()),
    }
}

fn replace(parts: &mut Parts, redaction: &Redaction) -> Result<(), RedactError> {
    let mut wanted: BTreeMap<&str, BTreeMap<u32, &super::Replacement>> = BTreeMap::new();
    for one in &redaction.replacements {
        match &one.place {
            Place::Paragraph { part, number } => {
                wanted.entry(part).or_default().insert(*number, one);
            }
            // It goes with what it belongs to.
            Place::Buried { .. } => {}
            _ => return Err(RedactError::Changed),
        }
    }
    let there: BTreeSet<String> = parts.names().into_iter().collect();
    for (part, wanted) in wanted {
        if !there.contains(part) {
            return Err(RedactError::Changed);
        }
        let xml = parts.text(part)?;
        let edits = in_part(&xml, wanted)?;
        parts.edit(part, &xml, edits);
    }
    Ok(())
}

/// The same in any part of paragraphs, a drawing of a workbook too.
pub(super) fn in_part(
    xml: &str,
    mut wanted: BTreeMap<u32, &super::Replacement>,
) -> Result<Edits, RedactError> {
    let mut edits = Edits::default();
    for (number, mut paragraph) in (1..).zip(paragraphs(xml)?) {
        let Some(one) = wanted.remove(&number) else {
            continue;
        };
        if paragraph.text() != one.text {
            return Err(RedactError::Changed);
        }
        for (place, with) in one.edits.iter().rev() {
            paragraph.replace(place.clone(), with);
        }
        paragraph.write(&mut edits);
    }
    match wanted.is_empty() {
        true => Ok(edits),
        false => Err(RedactError::Changed),
    }
}
