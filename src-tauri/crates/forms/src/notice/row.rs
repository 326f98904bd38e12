use super::MOST;
use crate::text::Text;

/// The lines that were read so far.
#[derive(Default)]
pub(super) struct Lines {
    text: String,
    chars: usize,
    cut: bool,
}

impl Lines {
    /// Adds a text as it stands; what is too much is cut.
    pub(super) fn text(&mut self, text: &str) {
        let room = MOST - self.chars;
        let end = text.char_indices().nth(room).map(|(end, _)| end);
        self.cut |= end.is_some();
        let kept = &text[..end.unwrap_or(text.len())];
        self.chars += kept.chars().count();
        self.text.push_str(kept);
    }

    /// Adds a paragraph.
    pub(super) fn line(&mut self, line: &str) {
        self.text(line);
        self.text("\n");
    }

    /// Adds a row of a table, each cell with its column.
    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = (usize, String)>) {
        let mut row = String::new();
        let mut at = 0;
        for (column, text) in cells {
            let tabs = column.saturating_sub(at).min(512);
            row.extend(std::iter::repeat_n('\t', tabs));
            at = at.max(column);
            row.push_str(&without_ends(&text));
        }
        if !row.trim().is_empty() {
            self.line(&row);
        }
    }

    /// True where nothing more is kept.
    pub fn is_full(&self) -> bool {
        self.chars >= MOST
    }

    /// Says that there was more of it.
    pub fn cut(&mut self) {
        self.cut = true;
    }

    /// All of it.
    pub(super) fn told(self) -> Text {
        Text::new(self.text, self.cut)
    }
}

/// A cell's paragraphs as one line: a row ends with its line.
fn without_ends(text: &str) -> String {
    text.trim()
        .replace(['\n', '\r', '\t', '\u{b}', '\u{c}'], " ")
}
