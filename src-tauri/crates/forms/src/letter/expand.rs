use super::LetterError;
use super::bar;
use super::block::{Block, Kind, bare_row, blocks};
use super::cells::mend;
use super::facts::{Fact, Facts, Scope};
use super::inline::{fill, value};
use super::tag::{Placed, Tag, tags};
use crate::fill::docx::runs::{Paragraph, paragraphs};
use crate::fill::edits::Edits;

/// A part of a letter with its facts.
pub(super) fn expand(xml: &str, scope: &Scope<'_>) -> Result<String, LetterError> {
    let mut edits = Edits::default();
    let paragraphs = paragraphs(xml)?;
    let blocks = blocks(xml, &paragraphs)?;
    for block in &blocks {
        edits.replace(block.whole.clone(), written(xml, block, scope)?);
    }
    let outside = |p: &Paragraph| !blocks.iter().any(|b| b.whole.contains(&p.whole.start));
    for mut paragraph in paragraphs.into_iter().filter(outside) {
        match lines(&paragraph, scope)? {
            Some(lines) => {
                let source = &xml[paragraph.whole.clone()];
                edits.replace(paragraph.whole, repeated(source, &lines)?);
            }
            None if fill(&mut paragraph, scope)? => paragraph.write(&mut edits),
            None => edits.replace(paragraph.whole, ""),
        }
    }
    mend(bar::draw(edits.apply(xml), scope)?)
}

fn written(xml: &str, block: &Block, scope: &Scope<'_>) -> Result<String, LetterError> {
    match &block.kind {
        Kind::If(condition, then, _) if condition.holds(scope) => expand(&xml[then.clone()], scope),
        Kind::If(_, _, Some(otherwise)) => expand(&xml[otherwise.clone()], scope),
        Kind::If(..) => Ok(String::new()),
        Kind::Rows(name, body) => for_each(name, &xml[body.clone()], scope),
        Kind::Row(name) => for_each(name, &bare_row(&xml[block.whole.clone()])?, scope),
    }
}

fn for_each(name: &str, body: &str, scope: &Scope<'_>) -> Result<String, LetterError> {
    let one = |row: &Facts| expand(body, &scope.within(row));
    match scope.get(name) {
        Some(Fact::Rows(rows)) => rows.iter().map(one).collect(),
        Some(Fact::Text(_)) => Err(LetterError::Kind(name.to_owned())),
        None => Err(LetterError::Unknown(vec![name.to_owned()])),
    }
}

/// The lines of a value that has its paragraph for itself: each becomes a paragraph.
fn lines<'a>(
    paragraph: &Paragraph,
    scope: &Scope<'a>,
) -> Result<Option<Vec<&'a str>>, LetterError> {
    let text = paragraph.text();
    let tags = tags(&text)?;
    let [
        Placed {
            tag: Tag::Value(name),
            place,
        },
    ] = tags.as_slice()
    else {
        return Ok(None);
    };
    if place.len() != text.trim().len() {
        return Ok(None);
    }
    let lines: Vec<&str> = value(name, scope)?.lines().collect();
    Ok((lines.len() > 1).then_some(lines))
}

fn repeated(source: &str, lines: &[&str]) -> Result<String, LetterError> {
    let mut out = String::new();
    for line in lines {
        let mut edits = Edits::default();
        if let Some(paragraph) = paragraphs(source)?.first_mut() {
            paragraph.set(line);
            paragraph.write(&mut edits);
        }
        out.push_str(&edits.apply(source));
    }
    Ok(out)
}
