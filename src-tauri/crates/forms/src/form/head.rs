use super::{Cell, Column, Paper, Row};

impl Paper {
    /// The rows of the header: one, or more where labels stand over groups of columns.
    pub fn header(&self) -> Vec<Row> {
        let paths: Vec<Vec<&str>> = self.columns.iter().map(Column::path).collect();
        let depth = paths.iter().map(Vec::len).max().unwrap_or(1);
        let row = |level| Row {
            cells: header_row(&paths, level, depth),
        };
        (0..depth).map(row).collect()
    }
}

/// The labels that begin in one row of the header. A column's own label reaches down to its last.
fn header_row(paths: &[Vec<&str>], level: usize, depth: usize) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for (column, path) in paths.iter().enumerate() {
        let Some(text) = path.get(level) else {
            continue;
        };
        let own = path.len() == level + 1;
        let before = column.checked_sub(1).map(|before| &paths[before]);
        let goes_on =
            !own && before.is_some_and(|b| b.len() > level + 1 && b[..=level] == path[..=level]);
        match cells.last_mut() {
            Some(label) if goes_on => label.col_span += 1,
            _ => cells.push(Cell {
                column,
                text: (*text).to_owned(),
                row_span: if own { depth - level } else { 1 },
                col_span: 1,
            }),
        }
    }
    cells
}
