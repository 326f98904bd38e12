use super::LetterError;
use super::facts::{Fact, Scope};
use super::tag::{Placed, Tag, tags};
use crate::fill::docx::runs::Paragraph;
use std::ops::Range;

/// Writes the facts into a paragraph. False where its marks left nothing of it.
pub(super) fn fill(paragraph: &mut Paragraph, scope: &Scope<'_>) -> Result<bool, LetterError> {
    let text = paragraph.text();
    let tags = tags(&text)?;
    paired(&text, &tags)?;
    let ruled = tags.iter().any(|placed| placed.tag.is_control());
    for (place, words) in pieces(&tags, scope)?.into_iter().rev() {
        paragraph.replace(place, &words);
    }
    Ok(!ruled || !paragraph.text().trim().is_empty())
}

/// What takes the place of what, from the beginning of the line.
pub(super) fn pieces(
    tags: &[Placed],
    scope: &Scope<'_>,
) -> Result<Vec<(Range<usize>, String)>, LetterError> {
    let (mut pieces, mut around, mut at) = (Vec::new(), Vec::<bool>::new(), 0);
    for Placed { tag, place } in tags {
        let shown = around.iter().all(|holds| *holds);
        if !shown {
            pieces.push((at..place.start, String::new()));
        }
        let mut words = String::new();
        match tag {
            Tag::Value(name) if shown => value(name, scope)?.clone_into(&mut words),
            Tag::If(condition) => around.push(condition.holds(scope)),
            Tag::Else => around.iter_mut().last().into_iter().for_each(|h| *h = !*h),
            Tag::End => drop(around.pop()),
            Tag::Value(_) | Tag::Rows(_) => {}
        }
        pieces.push((place.clone(), words));
        at = place.end;
    }
    Ok(pieces)
}

/// The words that a name stands for.
pub(super) fn value<'a>(name: &str, scope: &Scope<'a>) -> Result<&'a str, LetterError> {
    match scope.get(name) {
        Some(Fact::Text(text)) => {
            if text.trim().is_empty() {
                scope.note(name);
            }
            Ok(text)
        }
        Some(Fact::Rows(_)) => Err(LetterError::Kind(name.to_owned())),
        None => Err(LetterError::Unknown(vec![name.to_owned()])),
    }
}

/// Whether the conditions of a line begin and end in it.
pub(super) fn paired(text: &str, tags: &[Placed]) -> Result<(), LetterError> {
    let mut around: Vec<bool> = Vec::new();
    for placed in tags {
        let fits = match placed.tag {
            Tag::If(_) => {
                around.push(false);
                true
            }
            Tag::Else => around
                .last_mut()
                .is_some_and(|had| !std::mem::replace(had, true)),
            Tag::End => around.pop().is_some(),
            Tag::Value(_) => true,
            Tag::Rows(_) => return Err(LetterError::Misplaced(LetterError::excerpt(text))),
        };
        if !fits {
            return Err(LetterError::unpaired(text));
        }
    }
    match around.is_empty() {
        true => Ok(()),
        false => Err(LetterError::unpaired(text)),
    }
}
