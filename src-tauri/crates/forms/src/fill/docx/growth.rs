use super::cell::put;
use super::runs::paragraphs_in;
use super::tables::{RowXml, TableXml};
use crate::fill::FillError;
use crate::fill::edits::Edits;
use crate::fill::scan::Scan;
use crate::fill::table::Table;

/// Adds rows below the last body row: copies of it with other texts.
pub(super) fn add_rows(
    xml: &str,
    place: &TableXml,
    table: &Table<'_>,
    rows: &[Vec<(u32, String)>],
    edits: &mut Edits,
) -> Result<(), FillError> {
    let last = table.body.last().map_or(0, |b| b.row as usize);
    let Some(model) = place.rows.get(last) else {
        return Ok(());
    };
    let mut out = String::new();
    for texts in rows {
        out.push_str(&copy(xml, model, texts)?);
    }
    edits.replace(model.whole.end..model.whole.end, out);
    Ok(())
}

/// A copy of a row with these texts, everything else in it emptied.
fn copy(xml: &str, model: &RowXml, texts: &[(u32, String)]) -> Result<String, FillError> {
    let row = &xml[model.whole.clone()];
    let mut edits = Edits::default();
    if let Some(place) = &model.exact {
        let start = model.whole.start;
        edits.replace(place.start - start..place.end - start, "atLeast");
    }
    for cell in &model.cells {
        let text = texts.iter().find(|(column, _)| *column == cell.column);
        let text = text.map_or("", |(_, text)| text.as_str());
        let start = model.whole.start;
        let range = cell.whole.start - start..cell.whole.end - start;
        let mut paragraphs = paragraphs_in(row, range)?;
        put(row, &mut paragraphs, text, &mut edits);
    }
    forget_marks(&edits.apply(row))
}

/// Bookmarks and the ids of paragraphs must not stand twice in a document; and the new record is
/// none of the group that the copied row was merged into.
fn forget_marks(row: &str) -> Result<String, FillError> {
    let mut edits = Edits::default();
    let mut scan = Scan::new(row);
    while let Some(tag) = scan.next()? {
        if matches!(tag.name(), "bookmarkStart" | "bookmarkEnd" | "vMerge") {
            edits.replace(tag.range(), "");
        }
        for id in ["w14:paraId", "w14:textId"] {
            if let Some(place) = tag.place(id) {
                let from = place.start - format!(" {id}=\"").len();
                edits.replace(from..place.end + 1, "");
            }
        }
    }
    Ok(edits.apply(row))
}
