use serde_json::Value;
use std::collections::BTreeSet;
use std::ops::Range;

/// Shorter words stand by chance in many a text.
const SHORTEST: usize = 2;

/// Words of which nothing stays in a text, the longest first: one may lie in another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words(Vec<String>);

impl Words {
    /// What stands where a word stood.
    pub const GONE: &str = "×××";

    /// These words; what is too short to be one is left out.
    #[must_use]
    pub fn of(words: BTreeSet<String>) -> Words {
        let long = |word: &String| word.chars().count() >= SHORTEST;
        let mut words: Vec<String> = words.into_iter().filter(long).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        Words(words)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Where they stand in a text, from front to back; no place lies in another.
    #[must_use]
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        let mut places: Vec<Range<usize>> = Vec::new();
        for word in &self.0 {
            for (at, _) in text.match_indices(word.as_str()) {
                let place = at..at + word.len();
                let apart =
                    |other: &Range<usize>| other.end <= place.start || place.end <= other.start;
                if places.iter().all(apart) {
                    places.push(place);
                }
            }
        }
        places.sort_by_key(|place| place.start);
        places
    }

    /// The text without them; nothing where it holds none.
    pub(super) fn without(&self, text: &str) -> Option<String> {
        let places = self.places(text);
        let mut rest = text.to_owned();
        for place in places.iter().rev() {
            rest.replace_range(place.clone(), Words::GONE);
        }
        (!places.is_empty()).then_some(rest)
    }

    /// Takes them out of every text of a value; true where there was one. A digest is no text.
    pub(super) fn leave(&self, value: &mut Value) -> bool {
        match value {
            Value::String(text) => match self.without(text) {
                Some(rest) => {
                    *text = rest;
                    true
                }
                None => false,
            },
            // Every item is gone through, whatever was found before it.
            Value::Array(items) => items.iter_mut().fold(false, |any, v| self.leave(v) | any),
            Value::Object(fields) => {
                let texts = fields.iter_mut().filter(|(name, _)| *name != "digest");
                texts.fold(false, |any, (_, value)| self.leave(value) | any)
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn words(of: &[&str]) -> Words {
        Words::of(of.iter().map(|word| (*word).to_owned()).collect())
    }

    #[test]
    fn every_text_loses_the_word_and_nothing_else_changes() {
        let mut value = json!({ "name": "申知远身份证.jpg", "digest": "申知远", "size": 3, "more": ["甲", "申知远"] });
        assert!(words(&["申知远"]).leave(&mut value));
        let left = json!({ "name": "×××身份证.jpg", "digest": "申知远", "size": 3, "more": ["甲", "×××"] });
        assert_eq!(value, left);
        assert!(!words(&["申知远"]).leave(&mut json!(["甲", null, 1])));
    }

    #[test]
    fn the_longer_word_goes_first_and_a_single_character_is_no_word() {
        let words = words(&["申知", "申知远", "申", " "]);
        assert_eq!(
            words.without("申知远、申知、申").as_deref(),
            Some("×××、×××、申")
        );
        assert_eq!(words.without("申请"), None);
    }
}
