//! Readers: one per format, all giving the neutral table. A file's format is told by its content.

mod csv;
mod docx;
pub(crate) mod encoding;
mod error;
mod html;
mod limits;
mod ods;
pub(crate) mod package;
mod pasted;
pub(crate) mod relationships;
mod sniff;
mod told;
mod xls;
mod xlsb;
mod xlsx;
mod xml;

pub(crate) use docx::symbol;
pub use error::ReadError;
pub use limits::Limits;
pub(crate) use limits::Meter;
pub use pasted::read_pasted;
pub(crate) use xlsx::hidden_lines;
pub(crate) use xml::{Node, Walk};

use crate::table::Workbook;
use sniff::Format;
use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::Path;

/// Where a file's bytes come from.
pub(crate) trait Source: Read + Seek {}
impl<T: Read + Seek> Source for T {}

/// A file's bytes, wherever they lie.
pub(crate) type Input = BufReader<Box<dyn Source>>;

/// Reads all sheets or tables of a file.
///
/// # Errors
/// Fails with a message for the clerk where the format is not read, the file is damaged,
/// protected or too large, or holds no table.
pub fn read(path: &Path, limits: &Limits) -> Result<Workbook, ReadError> {
    let file = File::open(path)?;
    read_from(BufReader::new(Box::new(file)), limits)
}

/// Reads a file as [`read`] does, and tells of every MiB that it has read of it.
pub(crate) fn read_telling(
    path: &Path,
    limits: &Limits,
    tell: fn(),
) -> Result<Workbook, ReadError> {
    let file = told::Told::new(File::open(path)?, tell);
    read_from(BufReader::new(Box::new(file)), limits)
}

/// Reads a file that is already in memory.
///
/// # Errors
/// The same as for [`read`].
pub fn read_bytes(bytes: Vec<u8>, limits: &Limits) -> Result<Workbook, ReadError> {
    read_from(BufReader::new(Box::new(Cursor::new(bytes))), limits)
}

fn read_from(mut input: Input, limits: &Limits) -> Result<Workbook, ReadError> {
    let size = input.seek(SeekFrom::End(0))?;
    if size > limits.file {
        let most = limits.file >> 20;
        return Err(ReadError::TooLarge(format!("超过 {most} MB")));
    }
    let workbook = match format(&mut input)? {
        Format::Zip => package::read(input, limits),
        Format::Compound => xls::read(input, limits),
        Format::Html => html::read(&whole_text(input, limits)?, limits),
        Format::Text => csv::read(&whole_text(input, limits)?, limits),
    }?;
    if workbook.sheets.iter().all(|s| s.cell_count() == 0) {
        return Err(ReadError::NoTable("文件".into()));
    }
    Ok(workbook)
}

/// What a file begins like; it is then read from its beginning again.
fn format(input: &mut Input) -> Result<Format, ReadError> {
    input.rewind()?;
    let mut head = Vec::new();
    input
        .by_ref()
        .take(sniff::HEAD as u64)
        .read_to_end(&mut head)?;
    input.rewind()?;
    sniff::sniff(&head)
}

/// What a file is, to one who looks into it whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileKind {
    /// .docx
    Document,
    /// .xlsx, .xlsm
    Workbook,
    /// Another format whose tables are read and nothing else.
    Tables,
    /// A web page.
    Page,
    /// Text as it stands.
    Text,
}

/// Tells what a file is, and refuses one that would exhaust its reader.
pub(crate) fn kind_of(path: &Path) -> Result<FileKind, ReadError> {
    let mut input: Input = BufReader::new(Box::new(File::open(path)?));
    Ok(match format(&mut input)? {
        Format::Html => FileKind::Page,
        Format::Text => FileKind::Text,
        Format::Compound => FileKind::Tables,
        Format::Zip => match package::open(input, &Limits::default())?.0 {
            package::Kind::Docx => FileKind::Document,
            package::Kind::Xlsx => FileKind::Workbook,
            package::Kind::Xlsb | package::Kind::Ods => FileKind::Tables,
        },
    })
}

/// A plain text or page as it is written.
pub(crate) fn text_of_file(path: &Path) -> Result<String, ReadError> {
    let limits = Limits::default();
    let mut input: Input = BufReader::new(Box::new(File::open(path)?));
    match format(&mut input)? {
        Format::Html | Format::Text => whole_text(input, &limits),
        Format::Zip | Format::Compound => Err(ReadError::NoTable("文件".into())),
    }
}

fn whole_text(mut input: Input, limits: &Limits) -> Result<String, ReadError> {
    let mut bytes = Vec::new();
    input
        .by_ref()
        .take(limits.text + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limits.text {
        let most = limits.text >> 20;
        return Err(ReadError::TooLarge(format!("文本超过 {most} MB")));
    }
    encoding::decode(bytes)
}

/// Runs a foreign reader that may panic on a malformed file; the panic becomes an error.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T, ReadError>) -> Result<T, ReadError> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(ReadError::damaged("内部结构错误")))
}
