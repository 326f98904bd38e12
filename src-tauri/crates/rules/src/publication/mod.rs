//! What must be looked at before a text is published: personal data, marks that keep it inside the
//! office, and words that are written wrong. Each kind has a scanner of its own; where two find the
//! same place, the one that knows it better is heard.

mod address;
mod bank_card;
mod doc_no;
mod found;
mod glyphs;
mod id_card;
mod internal;
mod kind;
mod mail;
mod number;
mod passport;
mod phone;
pub mod redacted;
mod words;

pub use kind::{Grade, Kind};
pub use words::{Word, Words};

use found::Found;
use glyphs::Glyphs;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;

/// Something to be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What it is.
    pub kind: Kind,
    /// How much it weighs.
    pub grade: Grade,
    /// Where it lies in the text, in bytes.
    pub place: Range<usize>,
    /// What could stand there instead.
    pub replacement: Option<String>,
    /// What a person should know about it.
    pub note: Option<String>,
}

/// Looks through one line, paragraph or cell. `label` is what the head of the cell's column says,
/// or nothing.
pub fn scan(text: &str, label: &str, words: &Words) -> Vec<Finding> {
    let glyphs = Glyphs::new(text);
    let mut found = Vec::new();
    internal::scan(&glyphs, &mut found);
    mail::scan(&glyphs, &mut found);
    id_card::scan(&glyphs, &mut found);
    bank_card::scan(&glyphs, label, &mut found);
    passport::scan(&glyphs, label, &mut found);
    phone::scan(&glyphs, label, &mut found);
    address::scan(&glyphs, label, &mut found);
    doc_no::scan(&glyphs, &mut found);
    words.scan(text, &glyphs, &mut found);
    let links = links(&glyphs);
    let inside = |place: &Range<usize>| links.iter().any(|l| overlap(l, place));
    found.retain(|f| f.kind == Kind::Mail || !inside(&f.place));
    let kept = first_of_each_place(found);
    kept.into_iter().map(|f| f.into_finding(&glyphs)).collect()
}

/// True where a text heads a column of personal data.
pub fn is_label(text: &str) -> bool {
    const LABELS: [&str; 11] = [
        "电话",
        "手机",
        "传真",
        "卡号",
        "账号",
        "帐号",
        "护照",
        "通行证",
        "住址",
        "家庭地址",
        "户籍地址",
    ];
    text.chars().count() <= 16
        && !text.contains(|c: char| c.is_ascii_digit())
        && LABELS.iter().any(|label| text.contains(label))
}

impl Found {
    fn into_finding(self, glyphs: &Glyphs) -> Finding {
        Finding {
            kind: self.kind,
            grade: self.grade,
            place: glyphs.bytes(&self.place),
            replacement: self.replacement,
            note: self.note,
        }
    }
}

/// Addresses of pages: their digits are nobody's.
fn links(glyphs: &Glyphs) -> Vec<Range<usize>> {
    let mut links = Vec::new();
    let mut at = 0;
    while at < glyphs.len() {
        let begins = ["http://", "https://", "www."];
        let here = |word: &&str| {
            glyphs
                .slice(at..at + word.len())
                .iter()
                .copied()
                .eq(word.chars())
        };
        if begins.iter().any(here) {
            let end = (at..glyphs.len()).find(|n| !glyphs.get(*n).is_some_and(in_link));
            let end = end.unwrap_or(glyphs.len());
            links.push(at..end);
            at = end;
        } else {
            at += 1;
        }
    }
    links
}

fn in_link(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\'')
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// The scanners run in the order of what they know. A mark covers its whole line, and hides nothing.
fn first_of_each_place(found: Vec<Found>) -> Vec<Found> {
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    let mut kept: Vec<Found> = Vec::new();
    for one in found {
        let before = taken.range(..one.place.end).next_back();
        if before.is_none_or(|(_, end)| *end <= one.place.start) {
            if one.kind != Kind::Internal {
                taken.insert(one.place.start, one.place.end);
            }
            kept.push(one);
        }
    }
    kept.sort_by_key(|f| (f.place.start, f.place.end));
    kept
}
