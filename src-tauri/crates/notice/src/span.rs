use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A stretch of the cleaned text, counted in characters; `end` stands behind its last one.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[ts(rename = "TextSpan")]
pub struct Span {
    /// The first character.
    pub start: usize,
    /// Behind the last character.
    pub end: usize,
}

impl Span {
    /// From one character to behind another; turned round it is empty.
    pub fn new(start: usize, end: usize) -> Span {
        let end = end.max(start);
        Span { start, end }
    }

    /// True where it holds no character.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// How many characters it holds.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// True where the other lies within this one.
    pub fn holds(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True where the two have a character in common.
    pub fn touches(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}
