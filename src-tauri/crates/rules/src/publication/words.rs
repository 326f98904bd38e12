//! Words that are written wrong, and words that the unit does not want: both are lists that an
//! office may replace.

use super::found::Found;
use super::glyphs::Glyphs;
use super::{Grade, Kind};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A word to find.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    /// As it must not stand.
    pub wrong: String,
    /// What should stand instead; none where a person decides.
    #[serde(default)]
    pub right: Option<String>,
    /// Longer words in which it is right: 反应 is, in 化学反应.
    #[serde(default)]
    pub except: Vec<String>,
    /// Why.
    #[serde(default)]
    pub note: Option<String>,
}

/// Words by their first character.
#[derive(Debug, Clone, Default)]
pub struct Words {
    by_first: HashMap<char, Vec<(Kind, Word)>>,
}

impl Words {
    /// Adds words of one kind.
    pub fn add(&mut self, kind: Kind, words: impl IntoIterator<Item = Word>) {
        for word in words {
            if let Some(first) = word.wrong.chars().next() {
                self.by_first.entry(first).or_default().push((kind, word));
            }
        }
    }

    pub(super) fn scan(&self, text: &str, glyphs: &Glyphs, out: &mut Vec<Found>) {
        for (at, (start, c)) in text.char_indices().enumerate() {
            let words = self.by_first.get(&c).into_iter().flatten();
            let here = words.filter(|(_, w)| text[start..].starts_with(&w.wrong));
            let longest = here.max_by_key(|(_, w)| w.wrong.len());
            if let Some((kind, word)) = longest
                && !is_excepted(text, start, word)
            {
                out.push(found(*kind, word, at, glyphs));
            }
        }
    }
}

fn found(kind: Kind, word: &Word, at: usize, glyphs: &Glyphs) -> Found {
    let end = at + word.wrong.chars().count();
    Found {
        kind,
        grade: Grade::Sure,
        place: at..end.min(glyphs.len()),
        replacement: word.right.clone(),
        note: word.note.clone(),
    }
}

/// True where a longer word that is right lies over this place.
fn is_excepted(text: &str, start: usize, word: &Word) -> bool {
    word.except.iter().any(|longer| {
        longer.match_indices(&word.wrong).any(|(inner, _)| {
            let begin = start.checked_sub(inner);
            begin
                .and_then(|b| text.get(b..))
                .is_some_and(|t| t.starts_with(longer))
        })
    })
}
