//! Excel 97–2003 workbooks and other compound files.

mod records;

use super::limits::Meter;
use super::package::{hidden_columns_note, hidden_rows_note, hidden_sheet_note};
use super::xlsx::{NumberStyle, Shown, errors_note, show};
use super::{Input, Limits, ReadError, guarded};
use crate::table::{Note, Sheet, SheetBuilder, Span, Workbook, column_letter};
use calamine::{Data, DataRef, Reader, SheetType, SheetVisible, Xls, XlsError};
use records::Checked;
use std::io::{Cursor, Read, Write};

type Compound<T> = cfb::CompoundFile<T>;

pub(super) fn read(input: Input, limits: &Limits) -> Result<Workbook, ReadError> {
    let stream = guarded(|| book_stream(input, limits))?;
    let checked = records::check(stream)?;
    guarded(|| book(&checked, limits))
}

/// The stream in which the workbook lies, or why this compound file is none.
fn book_stream(input: Input, limits: &Limits) -> Result<Vec<u8>, ReadError> {
    let mut file = Compound::open(input).map_err(|e| unopened(&e))?;
    let names = ["/Workbook", "/Book", "/WORKBOOK", "/BOOK"];
    let Some(name) = names.into_iter().find(|name| file.is_stream(name)) else {
        return Err(other_program(&file));
    };
    let mut bytes = Vec::new();
    let stream = file.open_stream(name).map_err(ReadError::damaged)?;
    stream
        .take(limits.file)
        .read_to_end(&mut bytes)
        .map_err(ReadError::damaged)?;
    Ok(bytes)
}

/// The first thing that is looked at is whether the file is as long as its own directory says.
fn unopened(error: &std::io::Error) -> ReadError {
    match error.to_string().contains("but file has only") {
        true => ReadError::Truncated,
        false => ReadError::damaged_by(error),
    }
}

fn other_program(file: &Compound<Input>) -> ReadError {
    if file.exists("/EncryptedPackage") {
        return ReadError::Password;
    }
    if file.exists("/WordDocument") {
        return ReadError::unsupported(
            "这是旧版 Word 文档（.doc、.wps）",
            "请用 Word 或 WPS 另存为 .docx 后再导入",
        );
    }
    if file.exists("/PowerPoint Document") {
        return ReadError::unsupported("这是演示文稿", "请选择 Excel、Word 或 CSV 文件");
    }
    ReadError::unsupported(
        "这个文件的格式无法识别",
        "请用 Excel 或 WPS 打开后另存为 .xlsx 再导入",
    )
}

fn book(checked: &Checked, limits: &Limits) -> Result<Workbook, ReadError> {
    let packed = packed(&checked.stream).map_err(ReadError::damaged)?;
    let mut book: Xls<Cursor<Vec<u8>>> = Xls::new(packed).map_err(refused)?;
    let mut meter = Meter::new(limits);
    let mut workbook = Workbook::default();
    let sheets = book.sheets_metadata().to_vec();
    for (i, info) in sheets.iter().enumerate().take(limits.sheets) {
        if info.typ != SheetType::WorkSheet {
            continue;
        }
        let (sheet, errors) = sheet(&mut book, info, &mut meter)?;
        let hidden = checked.sheets.get(i);
        let rows = hidden.and_then(|h| hidden_rows_note(&h.rows_within(sheet.rows())));
        let columns = hidden.map(|h| h.columns_within(sheet.cols()));
        let columns = columns.and_then(|c| hidden_columns_note(&c));
        let whole = sheet.hidden.then(|| hidden_sheet_note().to_owned());
        let notes = [whole, rows, columns, errors_note(&errors)];
        let notes = notes.into_iter().flatten();
        workbook
            .notes
            .extend(notes.map(|m| Note::on(&info.name, m)));
        workbook.sheets.push(sheet);
    }
    Ok(workbook)
}

/// A shorter stream is kept in another way.
const SHORTEST: usize = 4096;

/// The checked stream in a compound file of our own making: whatever was wrong with the
/// original's structure is gone.
fn packed(stream: &[u8]) -> std::io::Result<Cursor<Vec<u8>>> {
    // Version 3 and no short stream: what old programs write and every reader knows.
    let padding = vec![0; SHORTEST.saturating_sub(stream.len())];
    let mut file = Compound::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()))?;
    let mut whole = file.create_stream("/Workbook")?;
    whole.write_all(stream)?;
    whole.write_all(&padding)?;
    whole.flush()?;
    drop(whole);
    file.flush()?;
    Ok(file.into_inner())
}

fn sheet(
    book: &mut Xls<Cursor<Vec<u8>>>,
    info: &calamine::Sheet,
    meter: &mut Meter,
) -> Result<(Sheet, Vec<String>), ReadError> {
    let mut builder = SheetBuilder::new(&info.name);
    builder.sheet_mut().hidden = info.visible != SheetVisible::Visible;
    let range = book.worksheet_range(&info.name).map_err(refused)?;
    let (top, left) = range.start().unwrap_or_default();
    let (mut errors, mut scratch) = (Vec::new(), String::new());
    for (row, column, value) in range.used_cells() {
        let (row, column) = (row as u32 + top, column as u32 + left);
        if matches!(value, Data::Error(_)) {
            errors.push(format!("{}{}", column_letter(column), row + 1));
        }
        let value = borrowed(value);
        if let Some(Shown { kind, text }) = show(&value, NumberStyle::Plain, &mut scratch) {
            meter.push(&mut builder, (row, column), kind, text)?;
        }
    }
    for merged in book
        .merge_cells_by_sheet_name(&info.name)
        .map_err(refused)?
    {
        builder.merge(Span {
            top: merged.start.0,
            left: merged.start.1,
            bottom: merged.end.0,
            right: merged.end.1,
        });
    }
    Ok((builder.finish(), errors))
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::String(text) => DataRef::SharedString(text),
        Data::Int(n) => DataRef::Int(*n),
        Data::Float(n) => DataRef::Float(*n),
        Data::Bool(b) => DataRef::Bool(*b),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

fn refused(error: XlsError) -> ReadError {
    match error {
        XlsError::Password => ReadError::Password,
        other => ReadError::damaged(other),
    }
}
