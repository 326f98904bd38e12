//! Tables in the text of a notice: rows whose cells are parted by tabs. A header may come again on
//! every page, and an empty cell goes on with the one above it.

mod columns;
mod rows;

use crate::head::{Head, Role};
use crate::{Clean, Span, clean};

pub(crate) use columns::{Kind, kind};
pub(crate) use rows::Row;

/// The rows of all task breakdowns in a text.
pub(crate) fn rows(clean: &Clean, head: &Head) -> Vec<Row> {
    let mut reader = rows::Reader::new(clean);
    let mut out = Vec::new();
    for (at, line) in clean.lines().iter().enumerate() {
        match head.roles.get(at) {
            Some(Role::Body) if clean::is_row(clean.chars(*line)) => {
                out.extend(reader.row(&cells(clean, *line)));
            }
            Some(Role::Annex) => reader.end(),
            _ => reader.line(*line),
        }
    }
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
