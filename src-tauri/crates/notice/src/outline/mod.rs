//! How a notice is built: its items with their numbers, headings and what stands below them.

mod closing;
pub(crate) mod marker;

use crate::head::{Head, Role};
use crate::{Clean, Span, clean};
use marker::{ARTICLE, Marker};

/// A heading is at most so long.
const HEADING: usize = 45;

/// An item: its number, and all paragraphs up to the next number.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// None for text before the first number.
    pub marker: Option<Marker>,
    /// Where the number stands.
    pub number: Span,
    /// The words that name it.
    pub heading: Option<Span>,
    /// Everything behind the number.
    pub body: Span,
    /// The body's lines, the first without the number.
    pub lines: Vec<Span>,
    /// The item above it.
    pub parent: Option<usize>,
    /// An article of rules: it holds for everybody and always, and is no task.
    pub is_article: bool,
}

/// The items of a text, in its order.
pub(crate) fn blocks(clean: &Clean, head: &Head) -> Vec<Block> {
    let mut builder = Builder::default();
    for (at, line) in clean.lines().iter().enumerate() {
        match head.roles.get(at) {
            Some(Role::Body) if clean::is_row(clean.chars(*line)) => builder.close(clean),
            Some(Role::Body) => builder.line(clean, *line),
            Some(Role::Annex) => builder.part(clean),
            _ => builder.close(clean),
        }
    }
    builder.close(clean);
    let mut blocks = builder.blocks;
    name(clean, &mut blocks);
    blocks
}

#[derive(Default)]
struct Builder {
    blocks: Vec<Block>,
    /// The items that lie around the current place.
    stack: Vec<usize>,
    /// The last item takes no more lines.
    closed: bool,
}

impl Builder {
    fn close(&mut self, clean: &Clean) {
        if !self.closed {
            closing::part_last(clean, &mut self.blocks);
        }
        self.closed = true;
    }

    fn part(&mut self, clean: &Clean) {
        self.close(clean);
        self.stack.clear();
    }

    fn line(&mut self, clean: &Clean, line: Span) {
        match marker::read(clean.chars(line)) {
            Some(marker) => self.item(marker, line),
            None => self.paragraph(line),
        }
    }

    fn item(&mut self, marker: Marker, line: Span) {
        while let Some(last) = self.stack.last()
            && self.blocks[*last].marker.is_some_and(|m| ends(m, marker))
        {
            self.stack.pop();
        }
        let behind = line.start + marker.len;
        let article = self.stack.iter().any(|at| self.blocks[*at].is_article);
        self.blocks.push(Block {
            marker: Some(marker),
            number: Span::new(line.start, behind),
            heading: None,
            body: Span::new(behind, line.end),
            lines: vec![Span::new(behind, line.end)],
            parent: self.stack.last().copied(),
            is_article: article || marker.level == ARTICLE,
        });
        self.stack.push(self.blocks.len() - 1);
        self.closed = false;
    }

    fn paragraph(&mut self, line: Span) {
        match self.blocks.last_mut() {
            Some(last) if !self.closed => {
                last.body.end = line.end;
                last.lines.push(line);
            }
            _ => self.loose(line),
        }
    }

    /// Text without a number: below the head, or behind a table.
    fn loose(&mut self, line: Span) {
        let above = self.stack.last().copied();
        self.blocks.push(Block {
            marker: None,
            number: Span::new(line.start, line.start),
            heading: None,
            body: line,
            lines: vec![line],
            parent: above,
            is_article: above.is_some_and(|at| self.blocks[at].is_article),
        });
        self.closed = false;
    }
}

/// An item ends with the next of its level or above; an article with the next article or chapter.
fn ends(open: Marker, next: Marker) -> bool {
    let in_article = open.level == ARTICLE && next.level != ARTICLE && next.level != 1;
    open.level >= next.level && !in_article
}

/// Finds what names each item: its first sentence where more follows, or a line without an end.
fn name(clean: &Clean, blocks: &mut [Block]) {
    for at in 0..blocks.len() {
        let follows = blocks
            .get(at + 1)
            .is_some_and(|next| next.parent == Some(at));
        let block = &blocks[at];
        if block.marker.is_none() {
            continue;
        }
        let Some(first) = block.lines.first().copied() else {
            continue;
        };
        let more = block.lines.len() > 1 || follows;
        let heading = heading(clean.chars(first), more);
        blocks[at].heading = heading.map(|len| Span::new(first.start, first.start + len));
    }
}

/// How many characters of an item's first paragraph name it.
fn heading(line: &[char], more: bool) -> Option<usize> {
    let end = line
        .iter()
        .take(HEADING + 1)
        .position(|c| "。：；（\t".contains(*c));
    let Some(end) = end else {
        let bare = line.len() <= HEADING && !line.is_empty();
        return bare.then_some(line.len());
    };
    let goes_on = end + 1 < line.len() || more;
    match line[end] {
        '。' => (goes_on && !asks(&line[..end])).then_some(end),
        '：' => goes_on.then_some(end),
        '（' => (end > 3 && !line[..end].contains(&'，') && closes_line(line, end)).then_some(end),
        _ => None,
    }
}

/// A sentence that says who has to do what names nothing.
fn asks(line: &[char]) -> bool {
    let text: String = line.iter().collect();
    let modal = ["要", "应当", "必须", "须"]
        .iter()
        .any(|word| text.contains(word));
    let group = ["各", "县", "市", "区"]
        .iter()
        .any(|word| text.starts_with(word));
    modal && group
}

/// The heading's bracket closes the line or its sentence: （责任单位：…）.
fn closes_line(line: &[char], open: usize) -> bool {
    let partners = crate::owner::partners(line);
    let close = partners.get(open).copied().flatten();
    close.is_some_and(|close| line.get(close + 1).is_none_or(|c| *c == '。'))
}

/// All items from the outermost to the one that holds this.
pub(crate) fn above(blocks: &[Block], at: usize) -> Vec<usize> {
    let mut out = Vec::new();
    let mut next = blocks.get(at).and_then(|block| block.parent);
    while let Some(parent) = next {
        out.push(parent);
        next = blocks.get(parent).and_then(|block| block.parent);
    }
    out.reverse();
    out
}

/// The end of everything that stands below an item.
pub(crate) fn end_of(blocks: &[Block], at: usize) -> usize {
    let inside = |block: &usize| above(blocks, *block).contains(&at);
    let last = (at + 1..blocks.len())
        .take_while(inside)
        .last()
        .unwrap_or(at);
    blocks.get(last).map_or(0, |block| block.body.end)
}
