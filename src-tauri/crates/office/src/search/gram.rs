//! Texts as pairs of neighbouring characters. A pair is written in hexadecimal, so that no database
//! takes it apart by rules of its own.

use super::words;
use minglu_ledger::normalise;
use serde_json::{Map, Value};
use std::collections::HashSet;

/// Characters of a record that are looked into.
const TEXT_MAX: usize = 50_000;

/// The pairs in the values of a record, each once; the last character of a value stands alone.
pub(super) fn of_fields(fields: &Map<String, Value>) -> String {
    let mut seen = HashSet::new();
    let mut text = String::new();
    let mut left = TEXT_MAX;
    for value in fields.values() {
        let chars: Vec<char> = normalise(&words(value)).chars().take(left).collect();
        left -= chars.len();
        for (at, first) in chars.iter().enumerate() {
            let pair = (*first, chars.get(at + 1).copied());
            if seen.insert(pair) {
                write(pair, &mut text);
                text.push(' ');
            }
        }
    }
    text
}

/// What a record must have in which a normalised text stands: its pairs, or all that begin with a
/// single character.
pub(super) fn wanted(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let word = |first, second| {
        let mut word = String::new();
        write((first, second), &mut word);
        word
    };
    match chars.as_slice() {
        [] => Vec::new(),
        [only] => vec![word(*only, None) + "*"],
        many => many
            .windows(2)
            .map(|pair| word(pair[0], Some(pair[1])))
            .collect(),
    }
}

/// Four digits each. Rare characters share theirs with others: what is found is read before it is told.
fn write((first, second): (char, Option<char>), text: &mut String) {
    for c in [Some(first), second].into_iter().flatten() {
        for shift in [12, 8, 4, 0] {
            text.extend(char::from_digit((u32::from(c) >> shift) & 0xF, 16));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn grams(text: &str) -> String {
        of_fields(json!({ "text": text }).as_object().unwrap_or(&Map::new()))
    }

    #[test]
    fn pairs_do_not_reach_over_the_end_of_a_value() {
        let fields = json!({ "a": "公开", "b": ["目录", 3] });
        let all = of_fields(fields.as_object().unwrap_or(&Map::new()));
        assert_eq!(all, "516c5f00 5f00 76ee5f55 5f553001 30010033 0033 ");
        assert_eq!(wanted("开目"), ["5f0076ee"]);
    }

    proptest! {
        #[test]
        fn a_record_has_what_is_wanted_of_any_piece_of_its_text(
            text in "[公开目录Ab1 ，\u{20000}\u{1F600}]{1,20}", from in 0..20usize, length in 1..6usize
        ) {
            let piece: String = normalise(&text).chars().skip(from).take(length).collect();
            let all = grams(&text);
            let has = |word: &String| match word.strip_suffix('*') {
                Some(begin) => all.split(' ').any(|gram| gram.starts_with(begin)),
                None => all.split(' ').any(|gram| gram == word),
            };
            prop_assert!(wanted(&piece).iter().all(has));
        }
    }
}
