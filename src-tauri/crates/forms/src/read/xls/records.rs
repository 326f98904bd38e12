use super::super::ReadError;
use crate::table::column_letter;

/// Most cells that the rectangle over a sheet's cells may hold: the reader makes the whole of it.
const MOST_RECTANGLE: u64 = 6_000_000;
const MOST_SHEETS: usize = 256;

/// A workbook stream that is safe to hand on, and what was seen in it.
pub(super) struct Checked {
    pub(super) stream: Vec<u8>,
    pub(super) sheets: Vec<Hidden>,
}

/// What one sheet hides; rows and columns counted from 0.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    rows: Vec<u16>,
    columns: Vec<u16>,
}

impl Hidden {
    /// Hidden rows of the read part, counted from 1.
    pub(super) fn rows_within(&self, rows: u32) -> Vec<u32> {
        let read = self.rows.iter().map(|r| u32::from(*r) + 1);
        read.filter(|r| *r <= rows).collect()
    }

    /// Hidden columns of the read part by their letters.
    pub(super) fn columns_within(&self, columns: u32) -> Vec<String> {
        let read = self.columns.iter().map(|c| u32::from(*c));
        read.filter(|c| *c < columns).map(column_letter).collect()
    }
}

const BOUND_SHEET: u16 = 0x0085;
const PASSWORD: u16 = 0x002F;
const DIMENSIONS: u16 = 0x0200;
const ROW: u16 = 0x0208;
const COLUMN: u16 = 0x007D;
const END: u16 = 0x000A;
const BEGIN: u16 = 0x0809;

/// Walks all records before the reader does: it reserves memory for what a sheet's declared
/// dimensions say, and for the whole rectangle over the cells, and a file may lie in both.
pub(super) fn check(mut stream: Vec<u8>) -> Result<Checked, ReadError> {
    let offsets = sheet_offsets(&stream)?;
    let mut sheets = Vec::with_capacity(offsets.len());
    let mut total = 0;
    for offset in offsets {
        let (hidden, rectangle) = sheet(&mut stream, offset);
        total += rectangle;
        if total > MOST_RECTANGLE {
            return Err(ReadError::TooLarge(
                "旧版 .xls 的单元格分布过散，请另存为 .xlsx".into(),
            ));
        }
        sheets.push(hidden);
    }
    Ok(Checked { stream, sheets })
}

fn sheet_offsets(stream: &[u8]) -> Result<Vec<usize>, ReadError> {
    let mut offsets = Vec::new();
    let mut at = 0;
    while let Some(record) = Record::at(stream, at) {
        match record.kind {
            PASSWORD => return Err(ReadError::Password),
            BOUND_SHEET => offsets.extend(record.u32(0).map(|o| o as usize)),
            END => break,
            _ => {}
        }
        at = record.end;
    }
    let within = offsets.iter().all(|o| *o < stream.len());
    match within && offsets.len() <= MOST_SHEETS {
        true => Ok(offsets),
        false => Err(ReadError::damaged("工作表目录错误")),
    }
}

/// Empties the declared dimensions and measures the real ones.
fn sheet(stream: &mut [u8], offset: usize) -> (Hidden, u64) {
    let mut hidden = Hidden::default();
    let mut corner = (0, 0);
    let (mut at, mut depth) = (offset, 0);
    while let Some(record) = Record::at(stream, at) {
        let (body, end) = (record.body, record.end);
        match record.kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            DIMENSIONS => stream[body..end].fill(0),
            ROW => hidden.rows.extend(hidden_row(&record)),
            COLUMN => hidden
                .columns
                .extend(hidden_columns(&record).into_iter().flatten()),
            kind if is_cell(kind) => grow(&mut corner, &record),
            _ => {}
        }
        at = end;
    }
    (
        hidden,
        (u64::from(corner.0) + 1) * (u64::from(corner.1) + 1),
    )
}

/// Number, label, boolean, error, formula, and runs of numbers.
fn is_cell(kind: u16) -> bool {
    matches!(
        kind,
        0x0203 | 0x0204 | 0x00D6 | 0x0205 | 0x027E | 0x00FD | 0x00BD | 0x0006
    )
}

fn grow(corner: &mut (u16, u16), record: &Record<'_>) {
    let last = match record.kind {
        0x00BD => record
            .bytes
            .len()
            .checked_sub(2)
            .and_then(|at| record.u16(at)),
        _ => record.u16(2),
    };
    corner.0 = corner.0.max(record.u16(0).unwrap_or(0));
    corner.1 = corner
        .1
        .max(last.unwrap_or(0))
        .max(record.u16(2).unwrap_or(0));
}

fn hidden_row(record: &Record<'_>) -> Option<u16> {
    let hidden = record.u16(12)? & 0x20 != 0;
    record.u16(0).filter(|_| hidden)
}

fn hidden_columns(record: &Record<'_>) -> Option<std::ops::RangeInclusive<u16>> {
    let hidden = record.u16(8)? & 1 != 0;
    let columns = record.u16(0)?..=record.u16(2)?.min(255);
    hidden.then_some(columns)
}

struct Record<'a> {
    kind: u16,
    bytes: &'a [u8],
    body: usize,
    end: usize,
}

impl Record<'_> {
    fn at(stream: &[u8], at: usize) -> Option<Record<'_>> {
        let head = stream.get(at..at.checked_add(4)?)?;
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let (body, end) = (at + 4, at + 4 + length);
        Some(Record {
            kind: u16::from_le_bytes([head[0], head[1]]),
            bytes: stream.get(body..end)?,
            body,
            end,
        })
    }

    fn u16(&self, at: usize) -> Option<u16> {
        let bytes = self.bytes.get(at..at + 2)?;
        Some(u16::from_le_bytes([bytes[0], bytes[1]]))
    }

    fn u32(&self, at: usize) -> Option<u32> {
        let bytes = self.bytes.get(at..at + 4)?;
        Some(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }
}
