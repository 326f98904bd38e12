use super::{limit, wire};
use crate::read::{Limits, ReadError, read_telling};
use crate::secrecy;
use crate::table::Workbook;
use std::io::{BufWriter, Result, Write, stdout};
use std::path::Path;

/// What the parent wants to know of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Its tables.
    Tables,
    /// Only whether it bears a classification mark.
    Marks,
}

/// The child's half: limits itself, reads the file and writes the table, or why there is none, to
/// standard output.
///
/// # Errors
/// Fails where nobody listens, or the system refuses the limits.
pub fn answer(path: &Path, question: Question) -> Result<()> {
    let size = std::fs::metadata(path).map_or(0, |m| m.len());
    limit::limit(size)?;
    stdout().write_all(wire::MAGIC)?;
    let table = match question {
        Question::Tables => tables(path),
        Question::Marks => marks(path),
    };
    let mut out = BufWriter::with_capacity(1 << 16, stdout().lock());
    match table {
        Ok(workbook) => wire::encode(&workbook, &mut out)?,
        Err(error) => wire::encode_error(&error, &mut out)?,
    }
    out.flush()
}

fn tables(path: &Path) -> std::result::Result<Workbook, ReadError> {
    if secrecy::file_is_marked(path)? {
        return Err(ReadError::Classified);
    }
    let workbook = read_telling(path, &Limits::default(), progress)?;
    match secrecy::tables_are_marked(&workbook) {
        true => Err(ReadError::Classified),
        false => Ok(workbook),
    }
}

/// No table, or the refusal of a marked file; what cannot be read bears no mark that is known.
fn marks(path: &Path) -> std::result::Result<Workbook, ReadError> {
    match tables(path) {
        Err(ReadError::Classified) => Err(ReadError::Classified),
        _ => Ok(Workbook::default()),
    }
}

/// One more MiB of the file has been read.
fn progress() {
    let mut out = stdout().lock();
    if out
        .write_all(&[wire::PROGRESS])
        .and_then(|()| out.flush())
        .is_err()
    {
        // Whoever asked is gone.
        std::process::exit(1);
    }
}
