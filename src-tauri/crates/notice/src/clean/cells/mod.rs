//! Tables whose cells stand each on a line of its own, as a page of the web gives them to the
//! clipboard: the words of the header one by one, then the cells of the rows one by one. They
//! become rows whose cells are parted by tabs.

mod column;
mod path;

use super::frame::{is_bar, is_drawn};
use column::Column;

/// Fewer columns make no table.
const FEWEST: usize = 3;
/// More columns than any breakdown has.
const MOST: usize = 12;

/// The lines, with such tables written row by row.
pub(super) fn gathered(lines: Vec<String>) -> Vec<String> {
    let said: Vec<usize> = (0..lines.len()).filter(|at| says(&lines[*at])).collect();
    let mut out = Vec::with_capacity(lines.len());
    let (mut at, mut kept) = (0, 0);
    while at < said.len() {
        let cells = Cells {
            lines: &lines,
            said: &said[at..],
        };
        let Some((rows, taken)) = cells.table() else {
            at += 1;
            continue;
        };
        out.extend_from_slice(&lines[kept..said[at]]);
        out.extend(rows);
        at += taken;
        kept = said.get(at).copied().unwrap_or(lines.len());
    }
    out.extend_from_slice(&lines[kept..]);
    out
}

/// A line that holds more than blanks and the frame of a cell.
fn says(line: &str) -> bool {
    !line.chars().all(|c| c.is_whitespace() || is_bar(c)) && !is_drawn(line)
}

/// The lines from a place on that say something.
struct Cells<'a> {
    lines: &'a [String],
    said: &'a [usize],
}

impl Cells<'_> {
    /// A line as a cell; nothing where it holds several.
    fn cell(&self, at: usize) -> Option<&str> {
        let line = &self.lines[*self.said.get(at)?];
        let cell = line.trim().trim_matches(is_bar).trim();
        (!cell.contains('\t') && !cell.contains(is_bar)).then_some(cell)
    }

    /// The rows of a table that begins here, its header first, and how many lines it takes.
    fn table(&self) -> Option<(Vec<String>, usize)> {
        let mut columns: Vec<Column> = (0..MOST)
            .map_while(|at| self.cell(at).and_then(column::of))
            .collect();
        let named = columns.len();
        let owner = columns.contains(&Column::Units);
        if named < FEWEST || !owner || !columns.contains(&Column::Text) {
            return None;
        }
        let mut header: Vec<&str> = (0..named).filter_map(|at| self.cell(at)).collect();
        column::part_kinds(&mut columns);
        if let Some(at) = self.unnamed_number(&columns) {
            columns.insert(at, Column::Number);
            header.insert(at, "");
        }
        let body = (named..).map_while(|at| self.cell(at));
        let (rows, taken) = path::rows(&columns, &header, body)?;
        let mut out = vec![header.join("\t")];
        out.extend(rows);
        Some((out, named + taken))
    }

    /// Where the first row has its number, in a table whose header does not name that column.
    fn unnamed_number(&self, columns: &[Column]) -> Option<usize> {
        let named = columns.contains(&Column::Number);
        let texts = columns.iter().position(|column| *column == Column::Text)?;
        let first = |at: &usize| self.cell(columns.len() + at) == Some("1");
        (0..=texts).find(first).filter(|_| !named)
    }
}
