//! Initials of pinyin: zwgk is 政务公开. A character with several readings stands for the first
//! letter of each; letters and digits stand for themselves, and what lies between words for nothing.

use pinyin::ToPinyinMulti;
use std::ops::Range;
use std::sync::LazyLock;

/// Letters of a question: fewer would find nearly everything, more is no abbreviation.
const FEWEST: usize = 2;
const MOST: usize = 20;

/// The characters whose readings are kept at hand.
const COMMON: Range<u32> = 0x4E00..0xA000;
static READINGS: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let read = |code| char::from_u32(code).map_or(0, readings);
    COMMON.map(read).collect()
});

/// Initials that somebody types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Initials(Vec<u8>);

impl Initials {
    /// Reads initials; nothing where the text is anything else.
    pub fn parse(text: &str) -> Option<Initials> {
        let kept = text.chars().filter(|c| !c.is_whitespace()).map(narrow);
        let typed: String = kept.map(|c| c.to_ascii_lowercase()).collect();
        let letters = typed.bytes().filter(u8::is_ascii_lowercase).count();
        let fits = letters >= FEWEST
            && typed.len() <= MOST
            && typed.bytes().all(|b| b.is_ascii_alphanumeric());
        fits.then(|| Initials(typed.into_bytes()))
    }

    /// What stands side by side in them. A text without all of these does not hold them.
    pub fn pairs(&self) -> impl Iterator<Item = [char; 2]> {
        self.0.windows(2).map(|w| [w[0].into(), w[1].into()])
    }

    /// Where the characters stand in a text, in bytes, whose initials these are.
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        let read: Vec<(usize, char, u64)> = text
            .char_indices()
            .map(|(at, c)| (at, c, signs(c)))
            .filter(|(_, _, signs)| *signs != 0)
            .collect();
        let wanted: Vec<u64> = self.0.iter().map(|b| sign(*b)).collect();
        let found = read.windows(wanted.len()).find(|window| {
            let mut both = window.iter().zip(&wanted);
            both.all(|((_, _, signs), wanted)| signs & wanted != 0)
        })?;
        let ((begin, ..), (last, c, _)) = (found.first()?, found.last()?);
        Some(*begin..last + c.len_utf8())
    }
}

/// What may stand side by side in the initials of a text, in however many readings.
pub fn pairs(text: &str, mut each: impl FnMut(char, char)) {
    let mut before = 0;
    for signs in text.chars().map(signs).filter(|signs| *signs != 0) {
        for first in each_of(before) {
            for second in each_of(signs) {
                each(first, second);
            }
        }
        before = signs;
    }
}

/// A bit for each letter and digit.
fn sign(b: u8) -> u64 {
    match b {
        b'a'..=b'z' => 1 << (b - b'a'),
        b'0'..=b'9' => 1 << (26 + b - b'0'),
        _ => 0,
    }
}

fn each_of(signs: u64) -> impl Iterator<Item = char> {
    let all = (b'a'..=b'z').chain(b'0'..=b'9');
    all.filter(move |b| signs & sign(*b) != 0).map(char::from)
}

/// All that a character stands for.
fn signs(c: char) -> u64 {
    let c = narrow(c);
    if c.is_ascii() {
        return sign(c.to_ascii_lowercase() as u8);
    }
    let place = u32::from(c).wrapping_sub(COMMON.start) as usize;
    let known = READINGS.get(place).copied();
    u64::from(known.unwrap_or_else(|| readings(c)))
}

fn readings(c: char) -> u32 {
    let all = c.to_pinyin_multi().into_iter().flatten();
    all.filter_map(|reading| reading.first_letter().bytes().next())
        .filter(u8::is_ascii_lowercase)
        .fold(0, |signs, b| signs | 1 << (b - b'a'))
}

/// Full-width letters and digits as half-width ones.
fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from((u32::from(c) - 0xFEE0) as u8),
        other => other,
    }
}
