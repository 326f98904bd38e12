use super::{Place, Tell, piece};
use crate::read::{ReadError, text_of_file};
use std::path::Path;

/// A plain text, line by line.
pub(super) fn look(path: &Path, tell: Tell<'_>) -> Result<(), ReadError> {
    let text = text_of_file(path)?;
    for (number, line) in (1..).zip(text.lines()) {
        piece(Place::Line(number), line, tell)?;
    }
    Ok(())
}
