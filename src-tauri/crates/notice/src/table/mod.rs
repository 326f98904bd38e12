//! Tables in the text of a notice: rows whose cells are parted by tabs. A header may come again on
//! every page, and an empty cell goes on with the one above it.

mod columns;
mod rows;

use crate::head::{Head, Role};
use crate::{Clean, Span, clean};

pub(crate) use rows::Row;

/// The rows of all task breakdowns in a text.
pub(crate) fn rows(clean: &Clean, head: &Head) -> Vec<Row> {
    let mut out = Vec::new();
    let mut table: Vec<Vec<Span>> = Vec::new();
    for (at, line) in clean.lines().iter().enumerate() {
        let is_row = clean::is_row(clean.chars(*line)) && head.roles.get(at) == Some(&Role::Body);
        if is_row {
            table.push(cells(clean, *line));
        } else if !table.is_empty() {
            // A page number or a title may part a table; its header comes again then.
            rows::read(clean, &std::mem::take(&mut table), &mut out);
        }
    }
    rows::read(clean, &table, &mut out);
    out
}

/// The cells of a row, each without blanks at its edges.
fn cells(clean: &Clean, line: Span) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = line.start;
    for (at, c) in clean.chars(line).iter().enumerate() {
        if *c == '\t' {
            out.push(Span::new(start, line.start + at));
            start = line.start + at + 1;
        }
    }
    out.push(Span::new(start, line.end));
    out
}
