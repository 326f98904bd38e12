//! The text inside a file, for the search box and for nothing else: order and look do not matter.
//! Runs in the child.

mod page;
pub(crate) mod pdf;
pub(crate) mod sketch;

use crate::publication::{self, Place, Told};
use crate::read::{FileKind, ReadError, kind_of};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Bytes of a file at most. Larger ones are not read: what lies in them is pictures.
pub const FILE_MAX: u64 = 100 << 20;
/// Bytes of a PDF that is looked into while somebody waits.
pub const DOOR_MAX: u64 = 32 << 20;
/// Characters that are kept of a file.
pub const TEXT_MAX: usize = 200_000;

/// The text of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// Its lines, paragraphs and cells, each on a line of its own.
    pub text: String,
    /// True where there was more of it than [`TEXT_MAX`] characters.
    pub cut: bool,
    chars: usize,
}

impl Text {
    /// A text as it was told.
    pub fn new(text: String, cut: bool) -> Text {
        let chars = text.chars().count();
        Text { text, cut, chars }
    }

    /// Adds a line; what is too much is cut.
    fn line(&mut self, line: &str) {
        let line = line.trim();
        if line.is_empty() {
            return;
        }
        let room = TEXT_MAX - self.chars;
        let end = line.char_indices().nth(room).map(|(end, _)| end);
        self.cut |= end.is_some();
        let kept = &line[..end.unwrap_or(line.len())];
        self.chars = (self.chars + kept.chars().count() + 1).min(TEXT_MAX);
        self.text.push_str(kept);
        self.text.push('\n');
    }

    /// True where nothing more is kept.
    fn is_full(&self) -> bool {
        self.chars >= TEXT_MAX
    }
}

/// The text of a file.
///
/// # Errors
/// Fails where the format is not read, or the file is too large or damaged.
pub(crate) fn text(path: &Path, progress: fn()) -> Result<Text, ReadError> {
    if std::fs::metadata(path)?.len() > FILE_MAX {
        return Err(ReadError::TooLarge(format!("超过 {} MB", FILE_MAX >> 20)));
    }
    let mut text = Text::default();
    if begins_like_pdf(path)? {
        pdf::read(std::fs::read(path)?, &pdf::Most::ALL, progress, &mut text)?;
    } else if kind_of(path)? == FileKind::Page {
        page::read(path, &mut text)?;
    } else {
        pieces(path, progress, &mut text)?;
    }
    Ok(text)
}

/// The text of the first pages of a PDF, for whoever waits at the door; none where the file is no
/// PDF or a large one. What stands further behind is read when the whole is.
///
/// # Errors
/// Fails where the file is damaged.
pub(crate) fn first_pages(path: &Path, progress: fn()) -> Result<Text, ReadError> {
    let mut text = Text::default();
    if std::fs::metadata(path)?.len() <= DOOR_MAX && begins_like_pdf(path)? {
        pdf::read(
            std::fs::read(path)?,
            &pdf::Most::at_the_door(),
            progress,
            &mut text,
        )?;
    }
    Ok(text)
}

/// The text of the first pages of a PDF, as it lies in these bytes.
///
/// # Errors
/// Fails where it is none, or damaged.
pub fn of_pdf(bytes: Vec<u8>) -> Result<Text, ReadError> {
    let mut text = Text::default();
    pdf::read(bytes, &pdf::Most::at_the_door(), || {}, &mut text)?;
    Ok(text)
}

/// What stands in a document, a table or a plain text, for people to see.
fn pieces(path: &Path, progress: fn(), text: &mut Text) -> Result<(), ReadError> {
    let looked = publication::look(path, progress, &mut |told| match told {
        _ if text.is_full() => Err(ReadError::TooLarge("文字太多".into())),
        Told::Piece(piece) => {
            if !matches!(piece.place, Place::Buried { .. }) {
                text.line(&piece.text);
            }
            Ok(())
        }
        _ => Ok(()),
    });
    match looked {
        Err(_) if text.is_full() => {
            text.cut = true;
            Ok(())
        }
        looked => looked,
    }
}

/// Some printers write a few bytes of their own before the sign.
pub(crate) fn begins_like_pdf(path: &Path) -> Result<bool, ReadError> {
    let mut head = Vec::new();
    File::open(path)?.take(1024).read_to_end(&mut head)?;
    Ok(head.windows(5).any(|w| w == b"%PDF-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_much_is_cut_and_said() {
        let mut text = Text::default();
        text.line(&"字".repeat(TEXT_MAX - 1));
        assert!(!text.cut && text.is_full());
        text.line("再来一行");
        assert!(text.cut);
        assert_eq!(
            text.text.chars().filter(|c| *c == '字').count(),
            TEXT_MAX - 1
        );
        assert!(!text.text.contains('再'));
    }
}
