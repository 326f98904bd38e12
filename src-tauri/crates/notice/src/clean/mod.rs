//! A notice's text mended: broken lines joined, page furniture left out, blanks inside words and
//! mixed widths set right. All places that the reader tells are characters of this text.

mod blank;
mod bracket;
mod cells;
mod frame;
mod furniture;
mod join;
mod line;
mod number;
mod punctuation;

use crate::Span;

/// A mended text and where its lines lie.
#[derive(Debug, Clone, Default)]
pub struct Clean {
    text: String,
    chars: Vec<char>,
    lines: Vec<Span>,
}

impl Clean {
    /// Mends a text as it came out of a file or from the clipboard.
    pub fn of(raw: &str) -> Clean {
        Clean::from_lines(&join::joined(line::lines(raw)))
    }

    fn from_lines(lines: &[String]) -> Clean {
        let text = lines.join("\n");
        let chars: Vec<char> = text.chars().collect();
        let mut start = 0;
        let mut spans = Vec::with_capacity(lines.len());
        for line in lines {
            let end = start + line.chars().count();
            spans.push(Span::new(start, end));
            start = end + 1;
        }
        Clean {
            text,
            chars,
            lines: spans,
        }
    }

    /// The whole text, its lines parted by `\n`; cells of a table's row by tabs.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its lines.
    pub(crate) fn lines(&self) -> &[Span] {
        &self.lines
    }

    /// The characters of a stretch.
    pub(crate) fn chars(&self, span: Span) -> &[char] {
        let end = span.end.min(self.chars.len());
        &self.chars[span.start.min(end)..end]
    }

    /// The words of a stretch.
    pub fn words(&self, span: Span) -> String {
        self.chars(span).iter().collect()
    }

    /// The whole text as characters.
    pub(crate) fn all(&self) -> &[char] {
        &self.chars
    }

    /// A stretch without the blanks and the punctuation at its edges that belongs to what is beside it.
    pub(crate) fn trimmed(&self, span: Span) -> Span {
        let chars = self.chars(span);
        let before = |c: &&char| c.is_whitespace() || "。；，、！;,".contains(**c);
        let behind = |c: &&char| c.is_whitespace();
        let start = chars.iter().take_while(before).count();
        let end = chars.len() - chars.iter().rev().take_while(behind).count();
        Span::new(span.start + start, span.start + end.max(start))
    }
}

/// True for a row of a table: its cells are parted by tabs.
pub(crate) fn is_row(line: &[char]) -> bool {
    line.contains(&'\t')
}

/// Chinese characters, their punctuation and quotation marks.
pub(crate) fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff5e}')
        || matches!(
            c,
            '\u{20000}'..='\u{3ffff}' | '“' | '”' | '‘' | '’' | '—' | '…' | '×'
        )
}
