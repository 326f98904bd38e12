use minglu_rules::publication::{Kind, Words, scan};
use std::ops::Range;

/// Characters before and after a hit.
const BEFORE: usize = 16;
const AFTER: usize = 48;
/// What is looked at on either side to recognise a number that is cut.
const MARGIN: usize = 40;
/// Characters of the hit itself.
const HIT: usize = 60;

/// A hit with what stands around it; a page marks the hit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// What stands before it.
    pub before: String,
    /// The hit; empty where it cannot be shown.
    pub hit: String,
    /// What stands behind it.
    pub after: String,
}

impl Excerpt {
    /// What stands in a text around these bytes.
    pub(super) fn around(text: &str, place: Range<usize>) -> Excerpt {
        let hit = &text[place.clone()];
        Excerpt {
            before: last(&text[..place.start], BEFORE),
            hit: first(hit, HIT),
            after: first(&text[place.end..], AFTER),
        }
    }

    /// The same in the text of a file: what looks like personal data there is hidden, as far as it
    /// can be seen.
    pub(super) fn in_file(text: &str, place: Range<usize>) -> Excerpt {
        let begin = back(text, place.start, BEFORE + MARGIN);
        let end = place.end + ahead(&text[place.end..], AFTER + MARGIN);
        let (hidden, place) = hide(&text[begin..end], place.start - begin..place.end - begin);
        Excerpt::around(&hidden, place)
    }

    /// The beginning of a text in which no hit is shown.
    pub(super) fn beginning(text: &str) -> Excerpt {
        Excerpt {
            after: first(text, BEFORE + AFTER),
            ..Excerpt::default()
        }
    }
}

/// Hides numbers of people, cards and telephones, and says where a place lies afterwards.
fn hide(text: &str, place: Range<usize>) -> (String, Range<usize>) {
    let mut hidden = String::with_capacity(text.len());
    let (mut from, mut moved) = (0, place.clone());
    for finding in scan(text, "", &Words::default()) {
        let Some(stands) = finding
            .replacement
            .filter(|_| finding.kind <= Kind::Address)
        else {
            continue;
        };
        hidden.push_str(&text[from..finding.place.start]);
        let shift = |at: usize| at + stands.len() - finding.place.len();
        if finding.place.end <= place.start {
            moved = shift(moved.start)..shift(moved.end);
        } else if finding.place.start < place.end {
            // A hit in such a number is not shown.
            let at = hidden.len();
            moved = at..at;
        }
        hidden.push_str(&stands);
        from = finding.place.end;
    }
    hidden.push_str(&text[from..]);
    (hidden, moved)
}

/// So many characters before a place, in bytes.
fn back(text: &str, at: usize, chars: usize) -> usize {
    let mut before = text[..at].char_indices().rev();
    before.nth(chars).map_or(0, |(start, _)| start)
}

/// How many bytes so many characters take.
fn ahead(text: &str, chars: usize) -> usize {
    text.char_indices()
        .nth(chars)
        .map_or(text.len(), |(end, _)| end)
}

fn first(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => in_line(&text[..end]) + "…",
        None => in_line(text),
    }
}

fn last(text: &str, most: usize) -> String {
    match text.char_indices().rev().nth(most) {
        Some((at, c)) => format!("…{}", in_line(&text[at + c.len_utf8()..])),
        None => in_line(text),
    }
}

/// Line ends and other gaps as one space each.
fn in_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_whitespace() || c.is_control() {
            false => line.push(c),
            true if line.ends_with(' ') => {}
            true => line.push(' '),
        }
    }
    line
}
