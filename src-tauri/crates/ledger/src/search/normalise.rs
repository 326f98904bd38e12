use crate::error::{Error, Result};
use crate::value::SEPARATOR;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// The form in which texts are compared: NFKC, lower case, no white space, and no character that
/// the full-text index would take for a gap.
pub fn normalise(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    each_char(text, |c| out.push(c));
    out
}

/// A record's text as the index takes it: every character a token of its own.
pub(crate) fn tokens(text: &str, out: &mut String) {
    out.clear();
    out.reserve(text.len() * 2);
    for (at, part) in text.split(SEPARATOR).enumerate() {
        if at > 0 {
            out.push(SEPARATOR);
            out.push(' ');
        }
        each_char(part, |c| {
            out.push(c);
            out.push(' ');
        });
    }
}

/// Characters of a search at most: more is a mistaken paste.
const WANTED_MAX: usize = 500;

/// What somebody searches for, as texts are compared.
pub(crate) fn wanted(text: &str) -> Result<String> {
    let text = normalise(text);
    match text.chars().count() > WANTED_MAX {
        true => Err(Error::usage(format!(
            "搜索的文字太长，请少于 {WANTED_MAX} 个字"
        ))),
        false => Ok(text),
    }
}

/// Where a normalised text stands in another, in bytes of that other as it is written.
pub(crate) fn located(text: &str, wanted: &str) -> Option<Range<usize>> {
    let mut plain = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len() / 2);
    for (at, c) in text.char_indices() {
        each_char(c.encode_utf8(&mut [0; 4]), |c| {
            plain.push(c);
            places.push(at);
        });
    }
    let found = plain.find(wanted)?;
    let first = plain[..found].chars().count();
    let begin = *places.get(first)?;
    let last = *places.get(first + wanted.chars().count().checked_sub(1)?)?;
    let end = text[last..].chars().next()?.len_utf8() + last;
    Some(begin..end)
}

/// A full-text phrase that stands for a normalised text; nothing where there is no text.
pub(crate) fn phrase(normalised: &str) -> Option<String> {
    if normalised.is_empty() {
        return None;
    }
    let mut phrase = String::with_capacity(normalised.len() * 2 + 2);
    phrase.push('"');
    for c in normalised.chars() {
        phrase.push(c);
        phrase.push(' ');
    }
    phrase.push('"');
    Some(phrase)
}

fn each_char(text: &str, mut f: impl FnMut(char)) {
    if text.chars().all(stands_alone) {
        text.chars().filter_map(|c| fold(widen(c))).for_each(f);
        return;
    }
    for c in text.nfkc().flat_map(char::to_lowercase) {
        if let Some(c) = fold(c) {
            f(c);
        }
    }
}

/// Characters of ordinary Chinese text, whose NFKC form depends on no neighbour.
pub(super) fn stands_alone(c: char) -> bool {
    matches!(c,
        '\0'..='\u{7F}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{3000}'..='\u{3003}'
        | '\u{3008}'..='\u{3011}'
        | '\u{3014}' | '\u{3015}'
        | '\u{2013}' | '\u{2014}' | '\u{2018}' | '\u{2019}' | '\u{201C}' | '\u{201D}'
        | '\u{FF01}'..='\u{FF5E}')
}

/// The NFKC form of such a character, in lower case.
fn widen(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from((u32::from(c) - 0xFEE0) as u8).to_ascii_lowercase(),
        '\u{3000}' => ' ',
        other => other.to_ascii_lowercase(),
    }
}

/// White space and invisible characters go; ASCII punctuation, which the tokenizer would skip,
/// becomes its full-width twin.
fn fold(c: char) -> Option<char> {
    if c.is_ascii_alphanumeric() || ('\u{4E00}'..='\u{9FFF}').contains(&c) {
        return Some(c);
    }
    if c.is_ascii_graphic() {
        return char::from_u32(u32::from(c) + 0xFEE0);
    }
    let invisible = matches!(
        c,
        SEPARATOR | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'
    );
    (!invisible && !c.is_whitespace() && !c.is_control()).then_some(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn width_case_and_gaps_make_no_difference() {
        assert_eq!(normalise("ＡＢｃ　１２ ,（x）"), normalise("abC12，(X)"));
        assert_eq!(normalise("①"), "1");
    }

    proptest! {
        #[test]
        fn the_quick_way_and_the_full_way_agree(text in "[\\x00-\\x7F\u{3000}-\u{3003}\u{3008}-\u{3011}一-龥！-～“”‘’—–]{0,20}") {
            let full: String = text.nfkc().flat_map(char::to_lowercase).filter_map(fold).collect();
            prop_assert_eq!(normalise(&text), full);
        }

        #[test]
        fn what_is_located_is_what_was_wanted(text in "[公开ＡＢab，, 　①\n]{0,20}", from in 0..20usize, length in 1..5usize) {
            let wanted: String = normalise(&text).chars().skip(from).take(length).collect();
            let place = located(&text, &wanted).filter(|_| !wanted.is_empty());
            prop_assert_eq!(place.is_some(), !wanted.is_empty());
            if let Some(place) = place {
                prop_assert_eq!(normalise(&text[place]), wanted);
            }
        }

        #[test]
        fn no_character_is_a_gap_for_the_index(text in "\\PC{0,30}") {
            prop_assert!(normalise(&text).chars().all(|c| !c.is_ascii() || c.is_ascii_alphanumeric()));
        }
    }
}
