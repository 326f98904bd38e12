use super::LetterError;
use super::inline::paired;
use super::tag::{Condition, Placed, Tag, tags};
use crate::fill::docx::runs::{Paragraph, paragraphs};
use crate::fill::scan::{Scan, TagKind};
use std::ops::Range;

/// A part of a document that stands only where something holds, or once for each row of a list.
#[derive(Debug)]
pub(super) struct Block {
    /// Where it lies, its marks included.
    pub whole: Range<usize>,
    pub kind: Kind,
}

#[derive(Debug)]
pub(super) enum Kind {
    /// Paragraphs and tables under a condition, and those for where it does not hold.
    If(Condition, Range<usize>, Option<Range<usize>>),
    /// Paragraphs for each row of a list.
    Rows(String, Range<usize>),
    /// A table's row for each row of a list.
    Row(String),
}

/// The outermost blocks of a part, from its beginning to its end.
pub(super) fn blocks(xml: &str, paragraphs: &[Paragraph]) -> Result<Vec<Block>, LetterError> {
    let mut finding = Finding {
        xml,
        rows: rows(xml)?,
        open: Vec::new(),
        found: Vec::new(),
        passed: 0,
    };
    for paragraph in paragraphs {
        finding.paragraph(paragraph)?;
    }
    match finding.open.first() {
        Some(open) => Err(LetterError::unpaired(&open.words)),
        None => Ok(finding.found),
    }
}

/// Whether all marks of a part are paired, whatever a case may hide.
pub(super) fn check(xml: &str) -> Result<(), LetterError> {
    let paragraphs = paragraphs(xml)?;
    let blocks = blocks(xml, &paragraphs)?;
    for block in &blocks {
        match &block.kind {
            Kind::If(_, then, otherwise) => {
                check(&xml[then.clone()])?;
                otherwise.iter().try_for_each(|o| check(&xml[o.clone()]))?;
            }
            Kind::Rows(_, body) => check(&xml[body.clone()])?,
            Kind::Row(_) => check(&bare_row(&xml[block.whole.clone()])?)?,
        }
    }
    let outside = |p: &&Paragraph| !blocks.iter().any(|b| b.whole.contains(&p.whole.start));
    let mut texts = paragraphs.iter().filter(outside).map(Paragraph::text);
    texts.try_for_each(|text| paired(&text, &tags(&text)?))
}

/// A table's row without the marks that repeat it.
pub(super) fn bare_row(row: &str) -> Result<String, LetterError> {
    let mut edits = crate::fill::edits::Edits::default();
    let (mut depth, mut begun) = (0, false);
    for mut paragraph in paragraphs(row)? {
        let mut gone = Vec::new();
        for placed in tags(&paragraph.text())? {
            let before = depth;
            depth = match placed.tag {
                Tag::If(_) | Tag::Rows(_) => depth + 1,
                Tag::End => depth - 1,
                Tag::Value(_) | Tag::Else => depth,
            };
            let opens = before == 0 && matches!(placed.tag, Tag::Rows(_)) && !begun;
            let closes = depth == 0 && before == 1 && begun;
            begun |= opens;
            if opens || closes {
                gone.push(placed.place);
            }
        }
        for place in gone.into_iter().rev() {
            paragraph.replace(place, "");
        }
        paragraph.write(&mut edits);
    }
    match depth {
        0 => Ok(edits.apply(row)),
        _ => Err(LetterError::unpaired("表格行")),
    }
}

/// A condition or repetition whose end has not come yet.
struct Open {
    tag: Tag,
    words: String,
    /// Where its mark begins and where it ends.
    mark: Range<usize>,
    otherwise: Option<Range<usize>>,
}

struct Finding<'a> {
    xml: &'a str,
    rows: Vec<Range<usize>>,
    open: Vec<Open>,
    found: Vec<Block>,
    /// Up to here everything belongs to a repeated row.
    passed: usize,
}

impl Finding<'_> {
    fn paragraph(&mut self, paragraph: &Paragraph) -> Result<(), LetterError> {
        if paragraph.whole.start < self.passed {
            return Ok(());
        }
        let text = paragraph.text();
        let tags = tags(&text)?;
        let repeats = tags.iter().find_map(|placed| match &placed.tag {
            Tag::Rows(name) => Some(name.clone()),
            _ => None,
        });
        match (repeats, self.row(paragraph), alone(&text, tags)) {
            (Some(name), Some(row), _) => self.repeat(name, row),
            (_, _, Some(tag)) => self.mark(tag, &text, paragraph.whole.clone())?,
            (Some(_), None, None) => {
                return Err(LetterError::Misplaced(LetterError::excerpt(&text)));
            }
            (None, ..) => {}
        }
        Ok(())
    }

    /// The innermost table row around a paragraph.
    fn row(&self, paragraph: &Paragraph) -> Option<Range<usize>> {
        let around = self
            .rows
            .iter()
            .filter(|row| row.contains(&paragraph.whole.start));
        around.max_by_key(|row| row.start).cloned()
    }

    fn repeat(&mut self, name: String, row: Range<usize>) {
        self.passed = row.end;
        if self.open.is_empty() {
            self.found.push(Block {
                whole: row,
                kind: Kind::Row(name),
            });
        }
    }

    fn mark(&mut self, tag: Tag, text: &str, mark: Range<usize>) -> Result<(), LetterError> {
        let unpaired = || LetterError::unpaired(text);
        match tag {
            Tag::Else => {
                let open = self.open.last_mut().ok_or_else(unpaired)?;
                let first = open.otherwise.replace(mark).is_none();
                match first && matches!(open.tag, Tag::If(_)) {
                    true => Ok(()),
                    false => Err(unpaired()),
                }
            }
            Tag::End => {
                let open = self.open.pop().ok_or_else(unpaired)?;
                self.close(open, mark)
            }
            tag => {
                self.open.push(Open {
                    tag,
                    words: text.to_owned(),
                    mark,
                    otherwise: None,
                });
                Ok(())
            }
        }
    }

    fn close(&mut self, open: Open, end: Range<usize>) -> Result<(), LetterError> {
        let whole = open.mark.start..end.end;
        let last = open.otherwise.as_ref().map_or(end.start, |e| e.start);
        let inside = open.mark.end..last;
        let otherwise = open.otherwise.map(|e| e.end..end.start);
        let mut parts = std::iter::once(&inside).chain(&otherwise);
        if !parts.all(|part| is_whole(&self.xml[part.clone()])) {
            return Err(LetterError::unpaired(&open.words));
        }
        let kind = match open.tag {
            Tag::If(condition) => Kind::If(condition, inside, otherwise),
            Tag::Rows(name) => Kind::Rows(name, inside),
            Tag::Value(_) | Tag::Else | Tag::End => return Ok(()),
        };
        if self.open.is_empty() {
            self.found.push(Block { whole, kind });
        }
        Ok(())
    }
}

/// A mark that has its paragraph for itself.
fn alone(text: &str, tags: Vec<Placed>) -> Option<Tag> {
    let [placed] = <[Placed; 1]>::try_from(tags).ok()?;
    let all = text[placed.place.clone()].len() == text.trim().len();
    (all && placed.tag.is_control()).then_some(placed.tag)
}

/// Where the rows of all tables lie.
fn rows(xml: &str) -> Result<Vec<Range<usize>>, LetterError> {
    let (mut open, mut rows) = (Vec::new(), Vec::new());
    let mut scan = Scan::new(xml);
    while let Some(tag) = scan.next()? {
        match (tag.name(), tag.kind) {
            ("tr", TagKind::Open) => open.push(tag.start),
            ("tr", TagKind::Close) => rows.extend(open.pop().map(|start| start..tag.end())),
            _ => {}
        }
    }
    Ok(rows)
}

/// True where no element begins or ends outside of it.
fn is_whole(xml: &str) -> bool {
    let mut depth = 0_i32;
    let mut scan = Scan::new(xml);
    while let Ok(Some(tag)) = scan.next() {
        match tag.kind {
            TagKind::Open => depth += 1,
            TagKind::Close => depth -= 1,
            TagKind::Empty => {}
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}
