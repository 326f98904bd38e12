use crate::value::SEPARATOR;
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
fn stands_alone(c: char) -> bool {
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
        fn no_character_is_a_gap_for_the_index(text in "\\PC{0,30}") {
            prop_assert!(normalise(&text).chars().all(|c| !c.is_ascii() || c.is_ascii_alphanumeric()));
        }
    }
}
