//! Rows that go on over the edge of a page.

use crate::notice::row::Lines;

/// Lines at most that stand between two parts of a table: a page number, a running head.
const FURNITURE: usize = 2;

/// A cell with words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    pub column: usize,
    pub words: String,
    /// Its last line goes up to the right edge.
    pub is_full: bool,
}

/// Writes lines and rows, the last row of a table held back until it is known that it is whole.
pub(super) struct Across<'a> {
    lines: &'a mut Lines,
    /// The first row of the last table: it comes again on every page.
    header: Vec<String>,
    held: Option<Vec<Cell>>,
    /// Lines behind the row that is held back.
    behind: Vec<String>,
}

impl<'a> Across<'a> {
    pub fn new(lines: &'a mut Lines) -> Across<'a> {
        Across {
            lines,
            header: Vec::new(),
            held: None,
            behind: Vec::new(),
        }
    }

    pub fn is_full(&self) -> bool {
        self.lines.is_full()
    }

    pub fn line(&mut self, words: String) {
        if words.trim().is_empty() {
            return;
        }
        self.behind.push(words);
        if self.held.is_none() || self.behind.len() > FURNITURE {
            self.end();
        }
    }

    /// A table, or what of one stands on a page.
    pub fn table(&mut self, rows: Vec<Vec<Cell>>) {
        let mut rows = rows.into_iter().peekable();
        let repeated = rows.next_if(|row| words(row) == self.header);
        if let (Some(held), Some(first)) = (&mut self.held, rows.peek())
            && goes_on(held, first)
            && let Some(first) = rows.next()
        {
            join(held, first);
        }
        self.end();
        if let (None, Some(first)) = (&repeated, rows.peek()) {
            self.header = words(first);
        }
        for row in repeated.into_iter().chain(rows) {
            self.end();
            self.held = Some(row);
        }
    }

    /// Writes what was held back.
    pub fn end(&mut self) {
        if let Some(row) = self.held.take() {
            let cells = row.into_iter().map(|cell| (cell.column, cell.words));
            self.lines.row(cells);
        }
        for line in self.behind.drain(..) {
            self.lines.line(&line);
        }
    }
}

fn words(row: &[Cell]) -> Vec<String> {
    row.iter().map(|cell| cell.words.clone()).collect()
}

/// True where a row is the rest of the one before: it has no number of its own, says something only
/// where that one does, and one of its cells was broken in the middle of a sentence.
fn goes_on(before: &[Cell], row: &[Cell]) -> bool {
    let above = |cell: &Cell| before.iter().find(|each| each.column == cell.column);
    let broken = |cell: &Cell| {
        above(cell).is_some_and(|above| above.is_full && !above.words.ends_with(['。', '；', ';']))
    };
    let numbered = row.iter().any(|cell| cell.column == 0);
    !numbered && row.iter().all(|cell| above(cell).is_some()) && row.iter().any(broken)
}

fn join(before: &mut [Cell], rest: Vec<Cell>) {
    for cell in rest {
        let above = before.iter_mut().find(|each| each.column == cell.column);
        if let Some(above) = above {
            above.words.push_str(&cell.words);
            above.is_full = cell.is_full;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Across, Cell};
    use crate::notice::row::Lines;

    fn row(cells: &[(usize, &str, bool)]) -> Vec<Cell> {
        let cell = |(column, words, is_full): &(usize, &str, bool)| Cell {
            column: *column,
            words: (*words).to_owned(),
            is_full: *is_full,
        };
        cells.iter().map(cell).collect()
    }

    fn header() -> Vec<Cell> {
        row(&[(0, "序号", false), (1, "要求", false), (2, "单位", false)])
    }

    fn told(pages: Vec<Vec<Vec<Cell>>>) -> String {
        let mut lines = Lines::default();
        let mut across = Across::new(&mut lines);
        for rows in pages {
            across.table(rows);
            across.line("- 3 -".to_owned());
        }
        across.end();
        lines.told().text
    }

    #[test]
    fn a_row_that_is_broken_by_the_page_is_one_again() {
        let first = row(&[
            (0, "1", false),
            (1, "公布各类市场主体利", true),
            (2, "县财政局", false),
        ]);
        let rest = row(&[(1, "益相关的事项。", false)]);
        let next = row(&[
            (0, "2", false),
            (1, "编制年报。", false),
            (2, "县司法局", false),
        ]);
        let text = told(vec![vec![header(), first], vec![header(), rest, next]]);
        assert_eq!(
            text,
            "序号\t要求\t单位\n1\t公布各类市场主体利益相关的事项。\t县财政局\n- 3 -\n\
             序号\t要求\t单位\n2\t编制年报。\t县司法局\n- 3 -\n"
        );
    }

    #[test]
    fn a_row_under_a_merged_number_is_a_row_of_its_own() {
        let first = row(&[
            (0, "1", false),
            (1, "公布目录。", true),
            (2, "县财政局", false),
        ]);
        let next = row(&[(1, "编制年报。", false), (2, "县司法局", false)]);
        let text = told(vec![vec![header(), first], vec![header(), next]]);
        assert!(text.contains("\n\t编制年报。\t县司法局\n"), "{text}");
    }
}
