use super::parts::Parts;
use super::strings::Strings;
use super::{RedactError, Redaction, Replacement, comments, docx, sheets};
use crate::fill::xlsx::book::Book;
use crate::fill::xlsx::grid::Grid;
use crate::fill::xlsx::write;
use crate::publication::{Place, TraceKind};
use std::collections::BTreeMap;

pub(super) fn redact(parts: &mut Parts, redaction: &Redaction) -> Result<(), RedactError> {
    let removed = &redaction.removed;
    let book = Book::read(parts.package())?;
    let strings = Strings::read(parts)?;
    let mut wanted: BTreeMap<&str, Vec<&Replacement>> = BTreeMap::new();
    let mut boxes: BTreeMap<&str, BTreeMap<u32, &Replacement>> = BTreeMap::new();
    for one in &redaction.replacements {
        match &one.place {
            Place::Cell { sheet, .. } => wanted.entry(sheet).or_default().push(one),
            Place::Paragraph { part, number } => {
                boxes.entry(part).or_default().insert(*number, one);
            }
            Place::Buried { .. } => {}
            Place::Line(_) => return Err(RedactError::Changed),
        }
    }
    for (name, cells) in wanted {
        let sheet = book.parts.iter().find(|p| p.name == name);
        let sheet = sheet.ok_or(RedactError::Changed)?;
        replace(parts, &sheet.path, &cells, &strings)?;
    }
    for (part, wanted) in boxes {
        let xml = parts.text(part)?;
        let edits = docx::in_part(&xml, wanted)?;
        parts.edit(part, &xml, edits);
    }
    if removed.contains(&TraceKind::Comments) {
        comments::from_workbook(parts)?;
    }
    if removed.contains(&TraceKind::HiddenSheet) {
        sheets::remove_hidden(parts, &book)?;
    }
    empty_unused(parts, strings, &book)
}

/// Puts the new texts into their cells: as texts of their own, so that no other cell changes.
fn replace(
    parts: &mut Parts,
    sheet: &str,
    cells: &[&Replacement],
    strings: &Strings,
) -> Result<(), RedactError> {
    let xml = parts.text(sheet)?;
    let grid = Grid::parse(&xml)?;
    let mut texts = BTreeMap::new();
    for one in cells {
        let Place::Cell { row, column, .. } = one.place else {
            continue;
        };
        let row = row.checked_sub(1).ok_or(RedactError::Changed)?;
        if grid.is_formula(row, column) {
            return Err(RedactError::Unsure(format!(
                "{}是公式算出来的。请先在 Excel 或 WPS 里把它粘贴为数值再试",
                one.place.words()
            )));
        }
        let cell = grid.find(row).and_then(|r| r.cell(column));
        let cell = cell.ok_or(RedactError::Changed)?;
        if let Some(was) = strings.text_of(&xml[cell.whole.clone()])?
            && was != one.text
        {
            return Err(RedactError::Changed);
        }
        texts.insert((row, column), one.result());
    }
    let written = write::cells(&xml, &grid, &texts);
    parts.put(sheet, written);
    Ok(())
}

/// A text that no cell shows any more stays in the list of texts: it is emptied.
fn empty_unused(parts: &mut Parts, mut strings: Strings, book: &Book) -> Result<(), RedactError> {
    for sheet in &book.parts {
        if !parts.has(&sheet.path) {
            continue;
        }
        strings.count(&parts.text(&sheet.path)?)?;
    }
    strings.empty_unused(parts)
}
