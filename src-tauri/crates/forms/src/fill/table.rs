use crate::header::{self, Detected};
use crate::table::{Cell, Sheet, Span};
use minglu_ledger::schema::{Field, Kind, Schema};
use minglu_notice::squash;

/// A table of the template, understood: which column is which field, which rows are its body.
pub(super) struct Table<'a> {
    /// Its cells.
    pub sheet: &'a Sheet,
    /// Columns that are fields of the ledger.
    pub columns: Vec<(u32, &'a Field)>,
    /// Columns in which one value of a field is ticked, with that value.
    pub ticks: Vec<(u32, &'a Field, String)>,
    /// The column of running numbers, where it is no field.
    pub serial: Option<u32>,
    /// Body rows from top to bottom.
    pub body: Vec<BodyRow>,
    spans: Vec<Span>,
}

/// A row of the body, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BodyRow {
    /// Which row.
    pub row: u32,
    /// True where nothing is written in it.
    pub empty: bool,
}

/// What the file's format knows about rows.
pub(super) trait Rows {
    /// How many rows the file has, those without text too.
    fn count(&self) -> u32;
    /// True where the row has cells of its own that text can be put into.
    fn has_cells(&self, row: u32, columns: &[u32]) -> bool;
    /// The merged regions, also those over empty rows, which a sheet does not know.
    fn spans(&self) -> Vec<Span>;
    /// True where a formula stands in the row.
    fn has_formula(&self, row: u32) -> bool;
}

impl<'a> Table<'a> {
    /// Finds the header and the body. None where the table is none of this ledger.
    pub(super) fn understand(
        sheet: &'a Sheet,
        schema: &'a Schema,
        rows: &dyn Rows,
    ) -> Option<Table<'a>> {
        let detected = header::detect(sheet, schema).ok()?;
        let columns: Vec<(u32, &Field)> = detected
            .columns
            .iter()
            .filter(|c| c.option.is_none())
            .filter_map(|c| Some((c.index, schema.field(c.field.as_deref()?)?)))
            .filter(|(_, field)| !field.derived)
            .collect();
        let ticks = detected.columns.iter().filter_map(|c| {
            let field = schema.field(c.field.as_deref()?)?;
            Some((c.index, field, c.option.clone()?))
        });
        let ticks = ticks.collect();
        let telling = columns
            .iter()
            .filter(|(_, f)| f.name != "seq" && f.name != "remarks");
        if telling.count() < 2 {
            return None;
        }
        let body = body(sheet, &detected, &columns, rows);
        Some(Table {
            serial: serial(&detected),
            spans: rows.spans(),
            sheet,
            columns,
            ticks,
            body,
        })
    }

    /// The column of a field.
    pub(super) fn column(&self, field: &str) -> Option<u32> {
        let found = self.columns.iter().find(|(_, f)| f.name == field);
        found.map(|(index, _)| *index)
    }

    /// True where a merged cell from above or from the left covers this place.
    pub(super) fn is_covered(&self, row: u32, column: u32) -> bool {
        let span = self.span(row, column);
        span.is_some_and(|s| (s.top, s.left) != (row, column))
    }

    /// The cell that is shown here: the first of the merged region, where there is one.
    pub(super) fn shown(&self, row: u32, column: u32) -> Cell<'_> {
        let place = self
            .span(row, column)
            .map_or((row, column), |s| (s.top, s.left));
        self.sheet.cell(place.0, place.1)
    }

    fn span(&self, row: u32, column: u32) -> Option<&Span> {
        self.spans.iter().find(|s| s.covers(row, column))
    }
}

fn serial(detected: &Detected) -> Option<u32> {
    let free = detected.columns.iter().filter(|c| c.field.is_none());
    let mut named = free.filter(|c| squash(&c.header) == "序号");
    named.next().map(|c| c.index)
}

/// Rows below the header, without section rows, repeated headers and the lines at the foot.
fn body(
    sheet: &Sheet,
    detected: &Detected,
    columns: &[(u32, &Field)],
    rows: &dyn Rows,
) -> Vec<BodyRow> {
    let indexes: Vec<u32> = columns.iter().map(|(index, _)| *index).collect();
    let mut body: Vec<BodyRow> = Vec::new();
    let mut asides = 0;
    for row in detected.header_rows.end..rows.count() {
        if is_header(sheet, detected, row) {
            continue;
        }
        let written = indexes.iter().any(|c| !sheet.cell(row, *c).is_empty());
        let aside = is_aside(sheet, columns, rows, row);
        if !aside && written {
            body.push(BodyRow { row, empty: false });
            asides = 0;
        } else if !aside && asides == 0 && rows.has_cells(row, &indexes) {
            body.push(BodyRow { row, empty: true });
        } else if aside {
            asides += 1;
        } else {
            // A gap ends the table, unless a written row follows.
            asides += 1;
        }
    }
    body
}

/// The header printed again, as on each page.
fn is_header(sheet: &Sheet, detected: &Detected, row: u32) -> bool {
    let last = detected.header_rows.end.saturating_sub(1);
    let mut same = 0;
    for column in detected.columns.iter().filter(|c| c.field.is_some()) {
        let (here, label) = (
            sheet.cell(row, column.index),
            sheet.cell(last, column.index),
        );
        if label.is_empty() {
            continue;
        }
        if squash(here.text) != squash(label.text) {
            return false;
        }
        same += 1;
    }
    same >= 2
}

/// A line that is none of the body: one text over most columns, a sum, a signature line.
fn is_aside(sheet: &Sheet, columns: &[(u32, &Field)], rows: &dyn Rows, row: u32) -> bool {
    let cells: Vec<_> = sheet.row(row).filter(|(_, c)| !c.is_empty()).collect();
    let Some((first, cell)) = cells.first() else {
        return rows.has_formula(row);
    };
    let label = squash(cell.text);
    let sum = matches!(label.as_str(), "合计" | "总计" | "小计");
    let wide = sheet
        .span_at(row, *first)
        .is_some_and(|s| s.right - s.left + 1 >= 3);
    let alone = cells.len() == 1;
    let signature = alone && label.contains(['：', ':']);
    let whole = columns.len() > 2 && alone && wide;
    sum || signature || whole || (rows.has_formula(row) && !has_long_text(sheet, columns, row))
}

/// True where the row holds the text by which its kind of record is told apart.
fn has_long_text(sheet: &Sheet, columns: &[(u32, &Field)], row: u32) -> bool {
    let required = columns.iter().filter(|(_, f)| f.required);
    let mut texts = required.filter(|(_, f)| matches!(f.kind, Kind::Text { .. }));
    texts.any(|(index, _)| !sheet.cell(row, *index).is_empty())
}
