use super::Texts;
use super::grid::{Grid, GridRow};
use crate::fill::edits::Edits;
use crate::table::column_letter;
use quick_xml::escape::escape;
use std::collections::BTreeMap;

/// Puts texts into cells, as text and never as formulas; styles stay.
pub(crate) fn cells(xml: &str, grid: &Grid, texts: &Texts) -> String {
    let mut rows: BTreeMap<u32, Vec<(u32, &str)>> = BTreeMap::new();
    for ((row, column), text) in texts {
        rows.entry(*row).or_default().push((*column, text));
    }
    let mut edits = Edits::default();
    for (row, cells) in rows {
        match grid.find(row) {
            Some(place) => into_row(xml, grid, place, &cells, &mut edits),
            None => new_row(grid, row, &cells, &mut edits),
        }
    }
    edits.apply(xml)
}

fn into_row(xml: &str, grid: &Grid, row: &GridRow, cells: &[(u32, &str)], edits: &mut Edits) {
    let mut behind = String::new();
    for (column, text) in cells {
        let there = row.cell(*column);
        let style = there.map_or_else(
            || grid.default_style(row.row, *column),
            |c| c.style.as_deref(),
        );
        let new = cell(&grid.prefix, row.row, *column, style, text);
        let next = row.cells.iter().find(|c| c.column > *column);
        match (there, next) {
            (Some(there), _) => edits.replace(there.whole.clone(), new),
            (None, Some(next)) => edits.replace(next.whole.start..next.whole.start, new),
            (None, None) => behind.push_str(&new),
        }
    }
    if behind.is_empty() {
        return;
    }
    let end_tag = format!("</{}row>", grid.prefix);
    if row.closed {
        let start = xml[row.tag.clone()].trim_end_matches("/>").trim_end();
        edits.replace(row.whole.clone(), format!("{start}>{behind}{end_tag}"));
    } else {
        let inner_end = xml[row.whole.clone()]
            .rfind("</")
            .map(|n| row.whole.start + n);
        let at = inner_end.unwrap_or(row.whole.end);
        edits.replace(at..at, behind);
    }
}

fn new_row(grid: &Grid, row: u32, cells: &[(u32, &str)], edits: &mut Edits) {
    let prefix = &grid.prefix;
    let mut out = format!("<{prefix}row r=\"{}\">", row + 1);
    for (column, text) in cells {
        out.push_str(&cell(
            prefix,
            row,
            *column,
            grid.default_style(row, *column),
            text,
        ));
    }
    out.push_str(&format!("</{prefix}row>"));
    let next = grid.rows.iter().find(|r| r.row > row);
    let at = next.map_or(grid.end, |r| r.whole.start);
    edits.replace(at..at, out);
}

fn cell(prefix: &str, row: u32, column: u32, style: Option<&str>, text: &str) -> String {
    let style = style.map_or_else(String::new, |s| format!(" s=\"{}\"", escape(s)));
    let clean: String = text.chars().filter(|c| is_xml(*c)).collect();
    format!(
        "<{prefix}c r=\"{}{}\"{style} t=\"inlineStr\"><{prefix}is><{prefix}t \
         xml:space=\"preserve\">{}</{prefix}t></{prefix}is></{prefix}c>",
        column_letter(column),
        row + 1,
        escape(clean.as_str())
    )
}

/// Characters that XML can hold.
fn is_xml(c: char) -> bool {
    !matches!(c, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}
