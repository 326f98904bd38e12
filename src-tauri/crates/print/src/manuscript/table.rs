use super::paragraph::BESIDE;
use super::setter::Setter;
use crate::PrintError;
use minglu_forms::manuscript::{Align, Block, Border, Cell, Row, Stands, Table};
use std::fmt::Write;

/// A cell that is set: its source and the height of what is in it.
struct SetCell<'a> {
    cell: &'a Cell,
    source: String,
    height: f64,
}

impl Setter {
    /// Writes a table and says how high it is.
    pub(super) fn table(
        &mut self,
        table: &Table,
        above: f64,
        room: f64,
        out: &mut String,
    ) -> Result<f64, PrintError> {
        let rows = self.rows(table)?;
        let heights = heights(table, &rows);
        let height = heights.iter().map(|h| h.whole).sum();
        let width: f64 = table.widths.iter().sum();
        let left = match table.align {
            Align::Center => (room - width) / 2.0,
            Align::Right => room - width,
            _ => table.indent,
        };
        let _ = write!(
            out,
            "block(above:{above:.2}pt,below:0pt,width:{:.2}pt,breakable:{},pad(left:{left:.2}pt,\
             table(inset:0pt,stroke:none,align:left,columns:(",
            room + BESIDE,
            !(is_whole(table) && height <= self.page)
        );
        for width in &table.widths {
            let _ = write!(out, "{width:.2}pt,");
        }
        out.push_str("),rows:(");
        for (row, height) in table.rows.iter().zip(&heights) {
            match row.exact || height.fixed {
                true => write!(out, "{:.2}pt,", height.whole),
                false => write!(out, "auto,"),
            }
            .unwrap_or_default();
        }
        out.push_str("),");
        if table.header > 0 {
            out.push_str("table.header(repeat:true,");
        }
        for (at, (row, cells)) in table.rows.iter().zip(&rows).enumerate() {
            if at == table.header && at > 0 {
                out.push_str("),");
            }
            cells.iter().for_each(|cell| cell.write(at, row, out));
        }
        out.push_str(")));");
        Ok(height)
    }

    fn rows<'a>(&mut self, table: &'a Table) -> Result<Vec<Vec<SetCell<'a>>>, PrintError> {
        let mut taken = Taken::new(table);
        let mut rows = Vec::new();
        for (at, row) in table.rows.iter().enumerate() {
            let mut cells = Vec::new();
            for cell in &row.cells {
                if taken.take(at, cell) {
                    cells.push(self.cell(table, cell)?);
                }
            }
            rows.push(cells);
        }
        Ok(rows)
    }

    fn cell<'a>(&mut self, table: &Table, cell: &'a Cell) -> Result<SetCell<'a>, PrintError> {
        let widths = table.widths.iter().skip(cell.column).take(cell.columns);
        let width: f64 = widths.sum();
        let [above, right, below, left] = cell.inset;
        let mut source = String::new();
        let height = self.enclosed(&cell.blocks, (width - left - right).max(1.0), &mut source)?;
        if let Some(Block::Paragraph(last)) = cell.blocks.last()
            && last.after > 0.0
        {
            let _ = write!(source, "v({:.2}pt);", last.after);
        }
        Ok(SetCell {
            cell,
            source,
            height: height + above + below + line(cell),
        })
    }
}

/// Whether each row stays on the page of the next, as its paragraphs say.
fn is_whole(table: &Table) -> bool {
    let kept = |cell: &Cell| match cell.blocks.first() {
        Some(Block::Paragraph(first)) => first.keep_next,
        _ => false,
    };
    let mut rows = table.rows.iter().rev().skip(1);
    table.rows.len() > 1 && rows.all(|row| row.cells.iter().any(kept))
}

/// Which places of a table are covered: typst takes no two cells at one place.
struct Taken {
    columns: usize,
    rows: usize,
    /// The row down to which each column is covered.
    until: Vec<usize>,
}

impl Taken {
    fn new(table: &Table) -> Taken {
        Taken {
            columns: table.widths.len(),
            rows: table.rows.len(),
            until: vec![0; table.widths.len()],
        }
    }

    /// Takes a cell's place; false where it has none.
    fn take(&mut self, at: usize, cell: &Cell) -> bool {
        let columns = cell.column..cell.column.saturating_add(cell.columns);
        let fits = cell.columns > 0
            && cell.rows > 0
            && columns.end <= self.columns
            && at.saturating_add(cell.rows) <= self.rows;
        if !fits || self.until[columns.clone()].iter().any(|row| *row > at) {
            return false;
        }
        self.until[columns].fill(at + cell.rows);
        true
    }
}

/// How high a row is, and whether what is in it needs no more.
#[derive(Clone, Copy)]
struct RowHeight {
    whole: f64,
    fixed: bool,
}

fn heights(table: &Table, rows: &[Vec<SetCell<'_>>]) -> Vec<RowHeight> {
    let own = table.rows.iter().zip(rows).map(|(row, cells)| {
        let single = cells.iter().filter(|c| c.cell.rows == 1);
        let highest = single.map(|c| c.height).fold(0.0, f64::max);
        RowHeight {
            whole: if row.exact {
                row.height
            } else {
                row.height.max(highest)
            },
            fixed: row.exact || row.height >= highest,
        }
    });
    let mut heights: Vec<RowHeight> = own.collect();
    for (at, cell) in rows
        .iter()
        .enumerate()
        .flat_map(|(n, r)| r.iter().map(move |c| (n, c)))
    {
        let span = at..at + cell.cell.rows;
        let sum: f64 = heights[span.clone()].iter().map(|h| h.whole).sum();
        let last = span.end - 1;
        if cell.cell.rows > 1 && cell.height > sum && !table.rows[last].exact {
            // The last row takes what the cell needs more than its rows have.
            heights[last].whole += cell.height - sum;
            heights[last].fixed = true;
        }
    }
    heights
}

impl SetCell<'_> {
    fn write(&self, at: usize, row: &Row, out: &mut String) {
        let cell = self.cell;
        let [above, right, below, left] = cell.inset;
        let _ = write!(
            out,
            "table.cell(x:{},y:{at},colspan:{},rowspan:{},inset:(top:{:.2}pt,right:{right:.2}pt,\
             bottom:{below:.2}pt,left:{left:.2}pt)",
            cell.column,
            cell.columns,
            cell.rows,
            above + line(cell)
        );
        match cell.stands {
            Stands::Top => out.push_str(",align:top+left"),
            Stands::Middle => out.push_str(",align:horizon+left"),
            Stands::Bottom => out.push_str(",align:bottom+left"),
        }
        let _ = write!(out, ",breakable:{}", !(row.whole && cell.rows == 1));
        if let Some(ground) = &cell.ground {
            let _ = write!(out, ",fill:rgb(\"{ground}\")");
        }
        out.push_str(",stroke:(rest:none,");
        for (name, border) in ["top", "right", "bottom", "left"].iter().zip(&cell.borders) {
            if let Some(Border { thickness, colour }) = border {
                let _ = write!(out, "{name}:{thickness:.2}pt+rgb(\"{colour}\"),");
            }
        }
        out.push_str("),{");
        out.push_str(&self.source);
        out.push_str("}),");
    }
}

/// Thickness of the line above a cell.
fn line(cell: &Cell) -> f64 {
    cell.borders[0].as_ref().map_or(0.0, |b| b.thickness)
}
