//! Reads the text of attachments for the search box, one file at a time, when nobody waits for it.
//! What has been read is kept at once: whoever is killed goes on where he was.

use crate::file::readable;
use crate::{Desk, Error, Result};
use minglu_forms::text::FILE_MAX;
use minglu_ledger::FileText;
use std::io::Read;
use std::path::PathBuf;
use tempfile::TempPath;

/// Reads one attachment after the other. Those that cannot be got at are passed over until the
/// program starts again.
#[derive(Debug, Default)]
pub struct Gatherer {
    passed_over: Vec<String>,
}

/// An attachment that is to be read, where a reader can open it.
#[derive(Debug)]
pub struct Waiting {
    digest: String,
    path: PathBuf,
    /// The readable copy of a sealed file; it goes when this goes.
    _copy: Option<TempPath>,
}

impl Gatherer {
    /// The next attachment to be read; nothing where all are.
    ///
    /// # Errors
    /// The ledger's, where its index cannot be asked.
    pub fn next(&mut self, desk: &Desk) -> Result<Option<Waiting>> {
        while let Some(digest) = desk.ledger.next_unread(&self.passed_over)? {
            match waiting(desk, &digest) {
                Ok(waiting) => return Ok(Some(waiting)),
                Err(error) => self.pass_over(digest, &error),
            }
        }
        Ok(None)
    }

    /// Reads it. Needs no desk: whoever wants to lock it in the meantime need not wait. Nothing
    /// where it cannot be read this time.
    pub fn read(&mut self, waiting: &Waiting) -> Option<FileText> {
        match read(waiting) {
            Ok(text) => Some(text),
            Err(error) => {
                self.pass_over(waiting.digest.clone(), &error);
                None
            }
        }
    }

    fn pass_over(&mut self, digest: String, error: &Error) {
        tracing::warn!(code = error.code, "an attachment is passed over");
        self.passed_over.push(digest);
    }
}

impl Waiting {
    /// Keeps what was read of it.
    ///
    /// # Errors
    /// The ledger's.
    pub fn keep(&self, desk: &Desk, read: &FileText) -> Result<()> {
        Ok(desk.ledger.keep_text(&self.digest, read)?)
    }
}

/// Reads all attachments that are still to be read, and says how many these were.
///
/// # Errors
/// The ledger's.
pub fn gather(desk: &Desk) -> Result<u64> {
    let mut gatherer = Gatherer::default();
    let mut count = 0;
    while let Some(waiting) = gatherer.next(desk)? {
        if let Some(read) = gatherer.read(&waiting) {
            waiting.keep(desk, &read)?;
            count += 1;
        }
    }
    Ok(count)
}

fn waiting(desk: &Desk, digest: &str) -> Result<Waiting> {
    let copy = match desk.ledger.key() {
        None => None,
        // One byte too many is enough for the reader to leave it alone.
        Some(_) => Some(readable(
            desk.ledger.open_attachment(digest)?.take(FILE_MAX + 1),
        )?),
    };
    let path = match &copy {
        None => desk.ledger.attachment_path(digest)?,
        Some(copy) => copy.to_path_buf(),
    };
    Ok(Waiting {
        digest: digest.to_owned(),
        path,
        _copy: copy,
    })
}

/// What cannot be read today cannot be read tomorrow, except where the system stands in the way.
fn read(waiting: &Waiting) -> Result<FileText> {
    match Desk::reader()?.text(&waiting.path) {
        Ok(read) if read.text.contains(char::is_alphanumeric) => Ok(FileText::Read {
            text: read.text,
            cut: read.cut,
        }),
        Ok(_) => Ok(FileText::Unread),
        Err(error) => match error.code() {
            "classified" => Ok(FileText::Classified),
            "io" => Err(error.into()),
            _ => Ok(FileText::Unread),
        },
    }
}
