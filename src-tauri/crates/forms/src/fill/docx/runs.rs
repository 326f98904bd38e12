use crate::fill::FillError;
use crate::fill::edits::Edits;
use crate::fill::scan::{Scan, Tag, TagKind, unescaped};
use quick_xml::escape::escape;
use std::ops::Range;

/// A paragraph's text in the pieces in which Word keeps it.
#[derive(Debug, Default)]
pub(crate) struct Paragraph {
    /// Where the whole element lies.
    pub whole: Range<usize>,
    /// Where its start tag ends.
    pub inside: usize,
    /// True for `<w:p/>`.
    pub closed: bool,
    /// Where its properties lie, with their tags.
    pub properties: Option<Range<usize>>,
    pieces: Vec<Piece>,
}

/// A `w:t` element, or something between two that no placeholder reaches across.
#[derive(Debug)]
struct Piece {
    /// Where the element lies; none for a tab or a break.
    whole: Option<Range<usize>>,
    text: String,
    prefix: String,
    changed: bool,
}

impl Piece {
    /// Stands where a tab or a break stands.
    fn gap() -> Piece {
        Piece {
            whole: None,
            text: "\n".into(),
            prefix: String::new(),
            changed: false,
        }
    }
}

/// The paragraphs of a part, those in text boxes too: each piece belongs to the innermost.
pub(crate) fn paragraphs(xml: &str) -> Result<Vec<Paragraph>, FillError> {
    paragraphs_in(xml, 0..xml.len())
}

/// The paragraphs of a part that begin in a range.
pub(crate) fn paragraphs_in(xml: &str, range: Range<usize>) -> Result<Vec<Paragraph>, FillError> {
    let mut reading = Reading::default();
    // A range is always whole elements; names with prefixes need no declaration here.
    let mut scan = Scan::new(&xml[range.clone()]);
    while let Some(mut tag) = scan.next()? {
        tag.start += range.start;
        reading.tag(xml, &tag);
    }
    reading.done.sort_by_key(|p| p.whole.start);
    Ok(reading.done)
}

#[derive(Default)]
struct Reading {
    open: Vec<Paragraph>,
    done: Vec<Paragraph>,
    text: Option<Range<usize>>,
    in_properties: bool,
}

impl Reading {
    fn tag(&mut self, xml: &str, tag: &Tag<'_>) {
        match (tag.name(), tag.kind) {
            ("p", TagKind::Close) => {
                if let Some(mut paragraph) = self.open.pop() {
                    paragraph.whole.end = tag.end();
                    self.done.push(paragraph);
                }
            }
            ("p", kind) => self.begin(tag, kind == TagKind::Empty),
            ("pPr", kind) => self.properties(tag, kind),
            ("t", TagKind::Open) => self.text = Some(tag.range()),
            ("t", TagKind::Close) => self.piece(xml, tag),
            ("tab" | "br" | "cr", kind) if kind != TagKind::Close && !self.in_properties => {
                self.with(|p| p.pieces.push(Piece::gap()));
            }
            _ => {}
        }
    }

    fn properties(&mut self, tag: &Tag<'_>, kind: TagKind) {
        self.in_properties = kind == TagKind::Open;
        self.with(|p| p.properties.get_or_insert(tag.range()).end = tag.end());
    }

    fn begin(&mut self, tag: &Tag<'_>, closed: bool) {
        let paragraph = Paragraph {
            whole: tag.range(),
            inside: tag.end(),
            closed,
            ..Paragraph::default()
        };
        match closed {
            true => self.done.push(paragraph),
            false => self.open.push(paragraph),
        }
    }

    fn piece(&mut self, xml: &str, end: &Tag<'_>) {
        let Some(start) = self.text.take() else {
            return;
        };
        let piece = Piece {
            text: unescaped(&xml[start.end..end.start]).into_owned(),
            whole: Some(start.start..end.end()),
            prefix: end.prefix().to_owned(),
            changed: false,
        };
        self.with(|p| p.pieces.push(piece));
    }

    fn with(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some(paragraph) = self.open.last_mut() {
            change(paragraph);
        }
    }
}

impl Paragraph {
    /// The whole text.
    pub(crate) fn text(&self) -> String {
        self.pieces.iter().map(|p| p.text.as_str()).collect()
    }

    /// True where it has a place for text already.
    pub(crate) fn has_text_places(&self) -> bool {
        self.pieces.iter().any(|p| p.whole.is_some())
    }

    /// Puts `value` in place of a range of the text: into the piece where the range begins; what
    /// other pieces hold of the range is taken out of them.
    pub(crate) fn replace(&mut self, range: Range<usize>, value: &str) {
        let mut at = 0;
        let mut value = Some(value);
        for piece in &mut self.pieces {
            let (start, end) = (at, at + piece.text.len());
            at = end;
            let from = range.start.clamp(start, end) - start;
            let to = range.end.clamp(start, end) - start;
            let first = value.is_some() && range.start >= start && range.start < end;
            if piece.whole.is_none() || (from == to && !first) {
                continue;
            }
            let text = if first {
                value.take().unwrap_or_default()
            } else {
                ""
            };
            piece.text.replace_range(from..to, text);
            piece.changed = true;
        }
    }

    /// Puts `value` in place of the whole text.
    pub(crate) fn set(&mut self, value: &str) {
        let mut value = Some(value);
        for piece in self.pieces.iter_mut().filter(|p| p.whole.is_some()) {
            value.take().unwrap_or_default().clone_into(&mut piece.text);
            piece.changed = true;
        }
    }

    /// Gives the changed pieces to be written.
    pub(crate) fn write(&self, edits: &mut Edits) {
        for piece in self.pieces.iter().filter(|p| p.changed) {
            if let Some(whole) = &piece.whole {
                edits.replace(whole.clone(), text_elements(&piece.text, &piece.prefix));
            }
        }
    }
}

/// A text as `w:t` elements, its lines parted by breaks.
pub(crate) fn text_elements(text: &str, prefix: &str) -> String {
    let clean: String = text
        .chars()
        .filter(|c| !c.is_control() || *c == '\n')
        .collect();
    let lines = clean.split('\n').map(|line| {
        format!(
            "<{prefix}t xml:space=\"preserve\">{}</{prefix}t>",
            escape(line)
        )
    });
    lines.collect::<Vec<_>>().join(&format!("<{prefix}br/>"))
}
