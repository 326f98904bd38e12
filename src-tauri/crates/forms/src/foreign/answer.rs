use super::{limit, wire};
use crate::manuscript::{self, Manuscript};
use crate::notice;
use crate::publication;
use crate::read::{Limits, ReadError, read_telling};
use crate::secrecy;
use crate::table::Workbook;
use crate::text::{self, Text};
use std::io::{BufWriter, Result, Write, stdout};
use std::path::Path;

/// What the parent wants to know of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Its tables.
    Tables,
    /// Only whether it bears a classification mark.
    Marks,
    /// Every text in it, and what it carries along unseen.
    Publication,
    /// Its text, for the search box.
    Text,
    /// What its pages look like.
    Manuscript,
    /// Its text in the order in which it is read, with its tables.
    Notice,
}

/// The child's half: limits itself, reads the file and writes the table, or why there is none, to
/// standard output.
///
/// # Errors
/// Fails where nobody listens, or the system refuses the limits.
pub fn answer(path: &Path, question: Question) -> Result<()> {
    let size = std::fs::metadata(path).map_or(0, |m| m.len());
    limit::limit(size)?;
    if question == Question::Text {
        limit::step_back();
    }
    stdout().write_all(wire::MAGIC)?;
    let told = match question {
        Question::Tables => tables(path).map(Told::Tables),
        Question::Marks => marks(path).map(Told::Tables),
        Question::Publication => publication(path).map(Told::All),
        Question::Text => unmarked(path, text::text).map(Told::Text),
        Question::Notice => unmarked(path, notice::read).map(Told::Text),
        Question::Manuscript => manuscript(path).map(|m| Told::Manuscript(Box::new(m))),
    };
    let mut out = BufWriter::with_capacity(1 << 16, stdout().lock());
    match told {
        Ok(Told::Tables(workbook)) => wire::encode(&workbook, &mut out)?,
        Ok(Told::All(all)) => wire::encode_told(&all, &mut out)?,
        Ok(Told::Text(text)) => wire::encode_text(&text, &mut out)?,
        Ok(Told::Manuscript(read)) => wire::encode_manuscript(&read, &mut out)?,
        Err(error) => wire::encode_error(&error, &mut out)?,
    }
    out.flush()
}

enum Told {
    Tables(Workbook),
    All(Vec<publication::Told>),
    Text(Text),
    Manuscript(Box<Manuscript>),
}

/// What the file's pages look like, unless a mark stands on them.
fn manuscript(path: &Path) -> std::result::Result<Manuscript, ReadError> {
    match secrecy::file_is_marked(path)? {
        true => Err(ReadError::Classified),
        false => manuscript::read(path),
    }
}

/// Reads a file's text, and tells how far it is.
type ReadText = fn(&Path, fn()) -> std::result::Result<Text, ReadError>;

/// The text of a file, unless a mark stands in it, or packed into it where nobody could look when
/// the file came in.
fn unmarked(path: &Path, read: ReadText) -> std::result::Result<Text, ReadError> {
    if secrecy::file_is_marked(path)? {
        return Err(ReadError::Classified);
    }
    let text = read(path, progress)?;
    match minglu_rules::secrecy::is_marked(&text.text) {
        true => Err(ReadError::Classified),
        false => Ok(text),
    }
}

/// All that the file tells, unless a mark stands anywhere in it: then nothing.
fn publication(path: &Path) -> std::result::Result<Vec<publication::Told>, ReadError> {
    if secrecy::file_is_marked(path)? {
        return Err(ReadError::Classified);
    }
    let mut all = Vec::new();
    publication::look(path, progress, &mut |told| {
        if let publication::Told::Piece(piece) = &told
            && minglu_rules::secrecy::is_marked(&piece.text)
        {
            return Err(ReadError::Classified);
        }
        all.push(told);
        Ok(())
    })?;
    Ok(all)
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
    if let Err(ReadError::Classified) = tables(path) {
        return Err(ReadError::Classified);
    }
    let first = text::first_pages(path, progress);
    match first.is_ok_and(|text| minglu_rules::secrecy::is_marked(&text.text)) {
        true => Err(ReadError::Classified),
        false => Ok(Workbook::default()),
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
