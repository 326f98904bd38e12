use std::ops::Range;

/// Characters before and after a hit.
const BEFORE: usize = 16;
const AFTER: usize = 48;
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

    /// The beginning of a text in which no hit is shown.
    pub(super) fn beginning(text: &str) -> Excerpt {
        Excerpt {
            after: first(text, BEFORE + AFTER),
            ..Excerpt::default()
        }
    }
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
