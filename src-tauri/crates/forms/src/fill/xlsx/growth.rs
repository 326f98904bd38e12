use super::Texts;
use super::grid::{Grid, GridRow};
use super::refs::{Shift, parse};
use crate::fill::FillError;
use crate::fill::edits::Edits;
use crate::fill::scan::{Scan, Tag, TagKind, unescaped};
use crate::table::column_letter;
use quick_xml::escape::escape;
use std::fmt::Write;

/// Attributes that hold references, by element.
const HOLDERS: [(&str, &str); 8] = [
    ("dimension", "ref"),
    ("autoFilter", "ref"),
    ("sortState", "ref"),
    ("hyperlink", "ref"),
    ("conditionalFormatting", "sqref"),
    ("dataValidation", "sqref"),
    ("protectedRange", "sqref"),
    ("ignoredError", "sqref"),
];

/// Adds empty rows in the style of the row `after` (counted from 0), and moves what lies below.
pub(super) fn grow(xml: &str, after: u32, count: u32) -> Result<String, FillError> {
    let grid = Grid::parse(xml)?;
    let shift = Shift {
        after: after + 1,
        count,
        extend: true,
    };
    let mut edits = Edits::default();
    for row in &grid.rows {
        if row.row == after {
            let new = (1..=count).map(|n| copy(xml, &grid, row, after + n));
            edits.replace(row.whole.end..row.whole.end, new.collect::<String>());
        } else if row.row > after {
            renumber(row, count, &mut edits);
        }
    }
    references(xml, shift, &mut edits)?;
    Ok(edits.apply(xml))
}

/// A row with the same cells in the same styles, with nothing in them.
fn copy(xml: &str, grid: &Grid, row: &GridRow, to: u32) -> String {
    let prefix = &grid.prefix;
    let mut tag = xml[row.tag.clone()]
        .trim_end_matches(['/', '>'])
        .trim_end()
        .to_owned();
    if let Some(number) = &row.number {
        let from = number.start - row.tag.start;
        tag.replace_range(from..number.end - row.tag.start, &(to + 1).to_string());
    }
    let mut out = tag + ">";
    for cell in &row.cells {
        let _ = write!(
            out,
            "<{prefix}c r=\"{}{}\"",
            column_letter(cell.column),
            to + 1
        );
        if let Some(style) = &cell.style {
            let _ = write!(out, " s=\"{}\"", escape(style.as_str()));
        }
        out.push_str("/>");
    }
    let _ = write!(out, "</{prefix}row>");
    out
}

fn renumber(row: &GridRow, count: u32, edits: &mut Edits) {
    let number = row.row + 1 + count;
    if let Some(place) = &row.number {
        edits.replace(place.clone(), number.to_string());
    }
    for cell in &row.cells {
        if let Some(place) = &cell.reference {
            edits.replace(
                place.clone(),
                format!("{}{number}", column_letter(cell.column)),
            );
        }
    }
}

/// Merged regions, print areas, validations and the like, outside the rows.
fn references(xml: &str, shift: Shift, edits: &mut Edits) -> Result<(), FillError> {
    let mut scan = Scan::new(xml);
    let mut merges = Merges::default();
    while let Some(tag) = scan.next()? {
        if tag.kind == TagKind::Close {
            if tag.name() == "mergeCells" {
                merges.finish(tag.start, tag.prefix(), edits);
            }
            continue;
        }
        match tag.name() {
            "mergeCells" => merges.begin(&tag),
            "mergeCell" => merges.merge(&tag, shift, edits),
            "brk" => page_break(&tag, shift, edits),
            "sqref" => following_text(xml, &tag, shift, edits),
            name => {
                let holder = HOLDERS.iter().find(|(element, _)| *element == name);
                if let Some(place) = holder.and_then(|(_, attribute)| tag.place(attribute)) {
                    let moved = shift.list(&xml[place.clone()]);
                    edits.replace(place, moved);
                }
            }
        }
    }
    Ok(())
}

/// A manual break between pages; its number is that of the row above it.
fn page_break(tag: &Tag<'_>, shift: Shift, edits: &mut Edits) {
    let id = tag.attribute("id").and_then(|id| id.parse::<u32>().ok());
    // Breaks between columns have the highest row as their end, breaks between rows a column.
    let of_rows = tag.attribute("max").is_none_or(|m| m == "16383");
    if let (Some(id), Some(place), true) = (id, tag.place("id"), of_rows) {
        edits.replace(place, shift.row(id).to_string());
    }
}

fn following_text(xml: &str, tag: &Tag<'_>, shift: Shift, edits: &mut Edits) {
    if let Some(length) = xml[tag.end()..].find('<') {
        let place = tag.end()..tag.end() + length;
        let moved = shift.list(&xml[place.clone()]);
        edits.replace(place, moved);
    }
}

/// The list of merged regions while it is gone through.
#[derive(Default)]
struct Merges {
    count: Option<(std::ops::Range<usize>, u32)>,
    /// Regions within the copied row, for each copy.
    new: Vec<String>,
}

impl Merges {
    fn begin(&mut self, tag: &Tag<'_>) {
        let count = tag.attribute("count").and_then(|c| c.parse().ok());
        self.count = tag.place("count").zip(count);
    }

    fn merge(&mut self, tag: &Tag<'_>, shift: Shift, edits: &mut Edits) {
        let (Some(reference), Some(place)) = (tag.attribute("ref"), tag.place("ref")) else {
            return;
        };
        let keep = Shift {
            extend: false,
            ..shift
        };
        edits.replace(place, keep.list(&reference));
        let corners = reference.split_once(':');
        let corners = corners.and_then(|(from, to)| Some((parse(from)?, parse(to)?)));
        if let Some(((left, top), (right, bottom))) = corners
            && (top, bottom) == (shift.after - 1, shift.after - 1)
        {
            let (left, right) = (column_letter(left), column_letter(right));
            let rows = shift.after + 1..=shift.after + shift.count;
            self.new
                .extend(rows.map(|row| format!("{left}{row}:{right}{row}")));
        }
    }

    fn finish(&mut self, end: usize, prefix: &str, edits: &mut Edits) {
        if self.new.is_empty() {
            return;
        }
        let mut text = String::new();
        for reference in &self.new {
            let _ = write!(text, "<{prefix}mergeCell ref=\"{reference}\"/>");
        }
        edits.replace(end..end, text);
        if let Some((place, count)) = self.count.take() {
            edits.replace(place, (count + self.new.len() as u32).to_string());
        }
    }
}

/// The workbook's print areas and titles after a sheet has grown.
pub(super) fn grow_names(
    xml: &str,
    sheet: usize,
    after: u32,
    count: u32,
) -> Result<String, FillError> {
    let shift = Shift {
        after: after + 1,
        count,
        extend: true,
    };
    let mut edits = Edits::default();
    let mut scan = Scan::new(xml);
    while let Some(tag) = scan.next()? {
        if tag.kind != TagKind::Open || tag.name() != "definedName" {
            continue;
        }
        let ours = tag
            .attribute("localSheetId")
            .is_some_and(|id| id == sheet.to_string());
        let excels = tag
            .attribute("name")
            .is_some_and(|n| n.starts_with("_xlnm."));
        if let (true, Some(length)) = (ours && excels, xml[tag.end()..].find('<')) {
            let place = tag.end()..tag.end() + length;
            let moved = shift.list(&unescaped(&xml[place.clone()]));
            edits.replace(place, escape(moved.as_str()).into_owned());
        }
    }
    Ok(edits.apply(xml))
}

/// Texts for cells below the added rows go down with their rows.
pub(super) fn moved(texts: Texts, after: u32, count: u32) -> Texts {
    let down = |row: u32| if row > after { row + count } else { row };
    texts
        .into_iter()
        .map(|((row, column), text)| ((down(row), column), text))
        .collect()
}
