use super::columns::{self, Columns};
use crate::{Clean, Span};

/// A task's row; where a cell was merged, its places are those of the cell above.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Row {
    pub number: Option<Span>,
    /// From the outermost.
    pub sections: Vec<Span>,
    pub text: Span,
    pub lead: Option<Span>,
    pub responsible: Option<Span>,
    pub assist: Option<Span>,
    pub due: Option<Span>,
    /// The owners stand in a row above.
    pub is_merged: bool,
}

/// Adds the rows of one table.
pub(super) fn read(clean: &Clean, table: &[Vec<Span>], out: &mut Vec<Row>) {
    let mut reader = Reader {
        clean,
        columns: None,
        above: Row::default(),
        title: None,
    };
    for cells in table {
        out.extend(reader.row(cells));
    }
}

struct Reader<'a> {
    clean: &'a Clean,
    columns: Option<Columns>,
    /// What stands in merged cells.
    above: Row,
    /// A row that spans the table: 一、…
    title: Option<Span>,
}

impl Reader<'_> {
    fn row(&mut self, cells: &[Span]) -> Option<Row> {
        let words: Vec<String> = cells.iter().map(|cell| self.clean.words(*cell)).collect();
        if let Some(columns) = columns::of(&words) {
            let again = self.columns.as_ref() == Some(&columns);
            self.columns = Some(columns);
            if !again {
                self.above = Row::default();
            }
            return None;
        }
        let filled: Vec<Span> = cells
            .iter()
            .copied()
            .filter(|cell| !cell.is_empty())
            .collect();
        let columns = self.columns.as_ref()?.widened(cells.len());
        if let [only] = filled.as_slice()
            && cells.first() == Some(only)
        {
            self.title = Some(*only);
            return None;
        }
        self.task(&columns, cells)
    }

    fn task(&mut self, columns: &Columns, cells: &[Span]) -> Option<Row> {
        let cell = |at: usize| cells.get(at).copied().filter(|cell| !cell.is_empty());
        let of = |at: Option<usize>, above: Option<Span>| at.and_then(cell).or(at.and(above));
        let sections = columns.sections.iter().enumerate().map(|(nth, at)| {
            cell(*at)
                .or_else(|| self.above.sections.get(nth).copied())
                .unwrap_or_default()
        });
        let owners = [columns.lead, columns.responsible, columns.assist];
        let own = owners.iter().flatten().any(|at| cell(*at).is_some());
        // Where a row names somebody, its other owner cells are empty and not merged.
        let above = if own {
            Row::default()
        } else {
            self.above.clone()
        };
        let row = Row {
            number: of(columns.number, self.above.number),
            sections: sections.collect(),
            text: cell(columns.text).unwrap_or_default(),
            lead: of(columns.lead, above.lead),
            responsible: of(columns.responsible, above.responsible),
            assist: of(columns.assist, above.assist),
            due: of(columns.due, self.above.due),
            is_merged: !own,
        };
        self.above = row.clone();
        let mut row = row;
        row.sections.retain(|section| !section.is_empty());
        row.sections.splice(0..0, self.title);
        (!row.text.is_empty()).then_some(row)
    }
}
