use super::{Cell, Paper, Row};

impl Paper {
    /// The rows of the header: one, or two where labels stand over groups of columns.
    pub fn header(&self) -> Vec<Row> {
        let grouped = self.columns.iter().any(|column| column.group.is_some());
        let mut upper = Row::default();
        let mut lower = Row::default();
        for (at, column) in self.columns.iter().enumerate() {
            let own = |row_span| Cell {
                column: at,
                text: column.header.clone(),
                row_span,
                col_span: 1,
            };
            let Some(group) = &column.group else {
                upper.cells.push(own(if grouped { 2 } else { 1 }));
                continue;
            };
            lower.cells.push(own(1));
            match upper.cells.last_mut() {
                Some(label) if self.goes_on(label, at) => label.col_span += 1,
                _ => upper.cells.push(Cell {
                    text: group.clone(),
                    row_span: 1,
                    ..own(1)
                }),
            }
        }
        match grouped {
            true => vec![upper, lower],
            false => vec![upper],
        }
    }

    /// True where the label over the column before stands over this one too.
    fn goes_on(&self, label: &Cell, at: usize) -> bool {
        let group = |at: usize| {
            self.columns
                .get(at)
                .and_then(|column| column.group.as_ref())
        };
        at > 0 && label.column + label.col_span == at && group(at - 1) == group(at)
    }
}
