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

/// A text that begins in a column of sections and spans the columns behind it.
fn spanning(columns: &Columns, cell: impl Fn(usize) -> Option<Span>) -> Option<Span> {
    columns.sections.iter().rev().find_map(|at| cell(*at))
}

pub(super) struct Reader<'a> {
    clean: &'a Clean,
    columns: Option<Columns>,
    /// What stands in merged cells.
    above: Row,
    /// A row that spans the table: 一、…
    title: Option<Span>,
    /// Lines since the last row.
    gap: usize,
}

/// A row that spans the table is at most so long.
const TITLE: usize = 60;
/// More lines than these between two rows part two tables.
const GAP: usize = 3;

impl<'a> Reader<'a> {
    pub(super) fn new(clean: &'a Clean) -> Reader<'a> {
        Reader {
            clean,
            columns: None,
            above: Row::default(),
            title: None,
            gap: 0,
        }
    }

    /// A line between rows: a cell that spans the whole table, or the end of the table.
    pub(super) fn line(&mut self, line: Span) {
        self.gap += 1;
        if self.gap > GAP {
            self.end();
        }
        self.title = (line.len() <= TITLE).then_some(line);
    }

    /// Another paper begins.
    pub(super) fn end(&mut self) {
        self.columns = None;
        self.above = Row::default();
        self.title = None;
    }

    pub(super) fn row(&mut self, cells: &[Span]) -> Option<Row> {
        self.gap = 0;
        let words: Vec<String> = cells.iter().map(|cell| self.clean.words(*cell)).collect();
        if let Some(columns) = columns::of(&words) {
            let again = self.columns.as_ref() == Some(&columns);
            self.columns = Some(columns);
            self.title = None;
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

    /// A cell with nothing but a figure before the text, in a column without a label.
    fn figure(&self, cells: &[Span], text: usize) -> Option<Span> {
        let mut before = cells.iter().take(text).rev().copied();
        before.find(|cell| self.is_figure(*cell))
    }

    fn is_figure(&self, cell: Span) -> bool {
        let digits = self.clean.chars(cell).iter().all(char::is_ascii_digit);
        (1..=3).contains(&cell.len()) && digits
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
            number: of(columns.number, self.above.number)
                .or_else(|| self.figure(cells, columns.text)),
            sections: sections.collect(),
            text: cell(columns.text)
                .or_else(|| spanning(columns, cell))
                .unwrap_or_default(),
            lead: of(columns.lead, above.lead),
            responsible: of(columns.responsible, above.responsible),
            assist: of(columns.assist, above.assist),
            due: of(columns.due, self.above.due),
            is_merged: !own,
        };
        self.above = row.clone();
        let mut row = row;
        row.sections
            .retain(|section| !section.is_empty() && !self.is_figure(*section));
        row.sections.splice(0..0, self.title);
        (!row.text.is_empty()).then_some(row)
    }
}
