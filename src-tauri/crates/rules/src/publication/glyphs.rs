use std::ops::Range;

/// A text as the scanners see it: character by character, full-width digits, letters and signs as
/// plain ones.
pub(super) struct Glyphs {
    chars: Vec<char>,
    /// Where each character begins in the text, and where the text ends.
    at: Vec<usize>,
}

impl Glyphs {
    pub(super) fn new(text: &str) -> Glyphs {
        let mut at: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        at.push(text.len());
        Glyphs {
            chars: text.chars().map(plain).collect(),
            at,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at a place; nothing before the first and behind the last.
    pub(super) fn get(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    /// The character before a place.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        self.get(at.checked_sub(1)?)
    }

    pub(super) fn slice(&self, place: Range<usize>) -> &[char] {
        self.chars.get(place).unwrap_or_default()
    }

    pub(super) fn text(&self, place: Range<usize>) -> String {
        self.slice(place).iter().collect()
    }

    /// So many characters before a place, spaces left out.
    pub(super) fn lead(&self, at: usize, most: usize) -> String {
        let from = at.saturating_sub(most);
        self.slice(from..at)
            .iter()
            .filter(|c| !c.is_whitespace())
            .collect()
    }

    /// The same place in bytes of the text.
    pub(super) fn bytes(&self, place: &Range<usize>) -> Range<usize> {
        let end = self.at.len() - 1;
        self.at[place.start.min(end)]..self.at[place.end.min(end)]
    }

    /// True where neither side goes on with a letter, a digit or what belongs to a number.
    pub(super) fn stands_alone(&self, place: &Range<usize>) -> bool {
        let joins = |c: char| c.is_ascii_alphanumeric() || matches!(c, '*' | '_' | '×');
        let points = |c: Option<char>, beyond: Option<char>| {
            matches!(c, Some('.' | '/' | ',')) && beyond.is_some_and(|c| c.is_ascii_digit())
        };
        let before = self.before(place.start);
        let after = self.get(place.end);
        !before.is_some_and(|c| joins(c) || matches!(c, '.' | '/' | '='))
            && !after.is_some_and(joins)
            && !points(
                before,
                place.start.checked_sub(2).and_then(|at| self.get(at)),
            )
            && !points(after, self.get(place.end + 1))
    }
}

/// Full-width forms of ASCII lie in one block, in the same order.
fn plain(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        '‐' | '‑' | '–' | '—' | '−' | '─' => '-',
        c => c,
    }
}
