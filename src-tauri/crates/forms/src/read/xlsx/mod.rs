//! Excel workbooks, .xlsx and .xlsm: cells through calamine's streaming reader; hidden rows and
//! columns and merged regions, which that reader does not give, from the sheet's own XML.

mod display;
mod parts;
mod scan;

use super::limits::Meter;
use super::package::{hidden_sheet_note, overflow_note};
use super::{Input, Limits, ReadError, guarded};
use crate::table::{Note, Sheet, SheetBuilder, Workbook, column_letter};
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
pub(super) use display::{NumberStyle, Shown, show};
use scan::Facts;
use std::collections::HashMap;
use zip::ZipArchive;

pub(super) fn read(mut archive: ZipArchive<Input>, limits: &Limits) -> Result<Workbook, ReadError> {
    let mut facts = scan::scan(&mut archive, limits)?;
    let input = archive.into_inner();
    guarded(|| {
        let mut book: Xlsx<Input> = Xlsx::new(input).map_err(refused)?;
        let mut meter = Meter::new(limits);
        let mut workbook = Workbook::default();
        for info in worksheets(&book, limits) {
            let known = facts.remove(&info.name);
            let sheet = sheet(&mut book, &info, known, &mut meter, &mut workbook.notes)?;
            workbook.sheets.push(sheet);
        }
        Ok(workbook)
    })
}

fn worksheets(book: &Xlsx<Input>, limits: &Limits) -> Vec<calamine::Sheet> {
    let all = book.sheets_metadata().iter();
    let cells = all.filter(|s| s.typ == SheetType::WorkSheet);
    cells.take(limits.sheets).cloned().collect()
}

fn sheet(
    book: &mut Xlsx<Input>,
    info: &calamine::Sheet,
    facts: Option<Facts>,
    meter: &mut Meter,
    notes: &mut Vec<Note>,
) -> Result<Sheet, ReadError> {
    let mut builder = SheetBuilder::new(&info.name);
    let errors = match cells(book, &info.name, &mut builder, meter) {
        Err(Cells::NotCells) => return Ok(builder.finish()),
        Err(Cells::Failed(error)) => return Err(error),
        Ok(errors) => errors,
    };
    let facts = facts.unwrap_or_default();
    for span in &facts.merges {
        builder.merge(*span);
    }
    builder.sheet_mut().hidden = info.visible != SheetVisible::Visible;
    builder.sheet_mut().look = facts.look.clone();
    let overflowed = builder.overflowed();
    let sheet = builder.finish();
    let mut say = |message: Option<String>| {
        notes.extend(message.map(|m| Note::on(&info.name, m)));
    };
    say(sheet.hidden.then(|| hidden_sheet_note().to_owned()));
    say(facts.rows_note(sheet.rows()));
    say(facts.columns_note(sheet.cols()));
    say(overflowed.then(|| overflow_note().to_owned()));
    say(errors_note(&errors));
    Ok(sheet)
}

enum Cells {
    /// A dialog or macro sheet, or one that the file names and does not hold.
    NotCells,
    Failed(ReadError),
}

impl From<XlsxError> for Cells {
    fn from(error: XlsxError) -> Cells {
        match error {
            XlsxError::NotAWorksheet(_) | XlsxError::WorksheetNotFound(_) => Cells::NotCells,
            other => Cells::Failed(refused(other)),
        }
    }
}

/// Adds all cells; gives the places that hold an error value.
fn cells(
    book: &mut Xlsx<Input>,
    name: &str,
    builder: &mut SheetBuilder,
    meter: &mut Meter,
) -> Result<Vec<String>, Cells> {
    let mut reader = book.worksheet_cells_reader(name)?;
    let styles: Vec<NumberStyle> = reader.styles().iter().map(NumberStyle::of).collect();
    let mut errors = Vec::new();
    let mut scratch = String::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        let (row, column) = cell.get_position();
        let style = styles.get(style).copied().unwrap_or_default();
        let Some(shown) = show(cell.get_value(), style, &mut scratch) else {
            continue;
        };
        if matches!(cell.get_value(), DataRef::Error(_)) {
            errors.push(format!("{}{}", column_letter(column), row + 1));
        }
        let Shown { kind, text } = shown;
        let pushed = meter.push(builder, (row, column), kind, text);
        pushed.map_err(Cells::Failed)?;
    }
    Ok(errors)
}

/// What to say about cells whose formula failed.
pub(super) fn errors_note(places: &[String]) -> Option<String> {
    const SHOWN: usize = 8;
    let first = places.get(..SHOWN.min(places.len()))?.join("、");
    let more = if places.len() > SHOWN { " 等" } else { "" };
    (!places.is_empty()).then(|| {
        format!(
            "{first}{more}共 {} 个单元格是公式错误值，已按原样读入，请核对",
            places.len()
        )
    })
}

fn refused(error: XlsxError) -> ReadError {
    match error {
        XlsxError::Password => ReadError::Password,
        other => ReadError::damaged(other),
    }
}

/// Facts about each sheet by its name.
type FactsByName = HashMap<String, Facts>;

/// The hidden rows, counted from 1, and columns, counted from 0, of a sheet.
pub(crate) struct HiddenLines {
    pub(crate) sheet: String,
    pub(crate) rows: Vec<u32>,
    pub(crate) columns: Vec<u32>,
}

/// What is hidden on each sheet of a workbook.
pub(crate) fn hidden_lines(path: &std::path::Path) -> Result<Vec<HiddenLines>, ReadError> {
    let file: Box<dyn super::Source> = Box::new(std::fs::File::open(path)?);
    let mut archive = ZipArchive::new(Input::new(file))?;
    let facts = scan::scan(&mut archive, &Limits::default())?;
    let mut found: Vec<HiddenLines> = facts
        .into_iter()
        .map(|(sheet, facts)| facts.hidden_lines(sheet))
        .collect();
    found.sort_by(|a, b| a.sheet.cmp(&b.sheet));
    Ok(found)
}
