use super::{limit, wire};
use crate::read::{Limits, read_telling};
use std::io::{BufWriter, Result, Write, stdout};
use std::path::Path;

/// The child's half: limits itself, reads the file and writes the table, or why there is none, to
/// standard output.
///
/// # Errors
/// Fails where nobody listens, or the system refuses the limits.
pub fn answer(path: &Path) -> Result<()> {
    let size = std::fs::metadata(path).map_or(0, |m| m.len());
    limit::limit(size)?;
    stdout().write_all(wire::MAGIC)?;
    let table = read_telling(path, &Limits::default(), progress);
    let mut out = BufWriter::with_capacity(1 << 16, stdout().lock());
    match table {
        Ok(workbook) => wire::encode(&workbook, &mut out)?,
        Err(error) => wire::encode_error(&error, &mut out)?,
    }
    out.flush()
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
