use super::limits::Meter;
use super::package::{hidden_sheet_note, overflow_note};
use super::xlsx::{NumberStyle, Shown, errors_note, show};
use super::{Input, Limits, ReadError, guarded};
use crate::table::{Note, SheetBuilder, Workbook, column_letter};
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsb, XlsbError};

/// Reads a binary workbook. Merged regions and hidden rows are not known in this format.
pub(super) fn read(input: Input, limits: &Limits) -> Result<Workbook, ReadError> {
    guarded(|| {
        let mut book: Xlsb<Input> = Xlsb::new(input).map_err(refused)?;
        let mut meter = Meter::new(limits);
        let mut workbook = Workbook::default();
        let sheets = book.sheets_metadata().to_vec();
        let sheets = sheets.iter().filter(|s| s.typ == SheetType::WorkSheet);
        for info in sheets.take(limits.sheets) {
            let mut builder = SheetBuilder::new(&info.name);
            builder.sheet_mut().hidden = info.visible != SheetVisible::Visible;
            let errors = cells(&mut book, &mut builder, &mut meter)?;
            let mut say = |m: &str| workbook.notes.push(Note::on(&info.name, m));
            if builder.sheet_mut().hidden {
                say(hidden_sheet_note());
            }
            if builder.overflowed() {
                say(overflow_note());
            }
            if let Some(message) = errors_note(&errors) {
                say(&message);
            }
            workbook.sheets.push(builder.finish());
        }
        Ok(workbook)
    })
}

fn cells(
    book: &mut Xlsb<Input>,
    builder: &mut SheetBuilder,
    meter: &mut Meter,
) -> Result<Vec<String>, ReadError> {
    let name = builder.sheet_mut().name.clone();
    let mut reader = book.worksheet_cells_reader(&name).map_err(refused)?;
    let (mut errors, mut scratch) = (Vec::new(), String::new());
    while let Some(cell) = reader.next_cell().map_err(refused)? {
        let (row, column) = cell.get_position();
        if matches!(cell.get_value(), DataRef::Error(_)) {
            errors.push(format!("{}{}", column_letter(column), row + 1));
        }
        let shown = show(cell.get_value(), NumberStyle::Plain, &mut scratch);
        if let Some(Shown { kind, text }) = shown {
            meter.push(builder, (row, column), kind, text)?;
        }
    }
    Ok(errors)
}

fn refused(error: XlsbError) -> ReadError {
    match error {
        XlsbError::Password => ReadError::Password,
        other => ReadError::damaged(other),
    }
}
