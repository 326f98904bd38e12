//! Bars of a chart: pictures that are drawn as long as a number says.
//!
//! A picture in the line whose alternative text is `{{条 本年条}}` keeps so many hundredths of the
//! width that the template gives it as that name says; of nought it goes. One dot of a colour is
//! picture enough, so every program that shows Word files shows the chart, and the office changes
//! its colours in Word.

use super::LetterError;
use super::facts::{Fact, Scope};
use crate::fill::edits::Edits;
use crate::fill::scan::{Scan, Tag, TagKind};
use std::collections::BTreeSet;
use std::ops::Range;

/// A width at full length.
const FULL: u64 = 100;

/// Gives every bar its length.
pub(super) fn draw(xml: String, scope: &Scope<'_>) -> Result<String, LetterError> {
    let mut edits = Edits::default();
    let mut bar: Option<Bar> = None;
    let mut scan = Scan::new(&xml);
    while let Some(tag) = scan.next()? {
        match (tag.name(), tag.kind) {
            ("drawing", TagKind::Open) => bar = Some(Bar::at(tag.start)),
            ("drawing", TagKind::Close) => {
                if let Some(bar) = bar.take() {
                    bar.write(&xml, tag.end(), scope, &mut edits)?;
                }
            }
            _ => bar.iter_mut().for_each(|bar| bar.hear(&tag)),
        }
    }
    Ok(match edits.is_empty() {
        true => xml,
        false => edits.apply(&xml),
    })
}

/// Gives a number of its own to every drawing that a repeated row brought along.
pub(super) fn number(xml: String) -> Result<String, LetterError> {
    let mut edits = Edits::default();
    let mut taken = BTreeSet::new();
    let mut twice = Vec::new();
    let mut scan = Scan::new(&xml);
    while let Some(tag) = scan.next()? {
        let id = tag.place("id").filter(|_| tag.begins("docPr"));
        let Some((place, id)) = id.and_then(|id| Some((id.clone(), xml[id].parse::<u32>().ok()?)))
        else {
            continue;
        };
        if !taken.insert(id) {
            twice.push(place);
        }
    }
    let free = (1..).filter(|id| !taken.contains(id));
    for (place, id) in twice.into_iter().zip(free) {
        edits.replace(place, id.to_string());
    }
    Ok(match edits.is_empty() {
        true => xml,
        false => edits.apply(&xml),
    })
}

/// A drawing that may be a bar.
struct Bar {
    start: usize,
    /// The name that says its length, and where its alternative text lies.
    name: Option<(String, Range<usize>)>,
    /// Where its widths lie.
    widths: Vec<Range<usize>>,
}

impl Bar {
    fn at(start: usize) -> Bar {
        Bar {
            start,
            name: None,
            widths: Vec::new(),
        }
    }

    fn hear(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "docPr" if self.name.is_none() => {
                let name = tag.attribute("descr").as_deref().and_then(named);
                self.name = name.zip(tag.place("descr"));
            }
            "extent" | "ext" => self.widths.extend(tag.place("cx")),
            _ => {}
        }
    }

    fn write(
        self,
        xml: &str,
        end: usize,
        scope: &Scope<'_>,
        edits: &mut Edits,
    ) -> Result<(), LetterError> {
        let Some((name, words)) = self.name else {
            return Ok(());
        };
        let share = share(&name, scope)?;
        if share == 0 {
            edits.replace(self.start..end, "");
            return Ok(());
        }
        edits.replace(words, format!("{share}%"));
        for place in self.widths {
            let full: u64 = xml[place.clone()].parse().unwrap_or(0);
            edits.replace(place, (full.saturating_mul(share) / FULL).to_string());
        }
        Ok(())
    }
}

/// The name in an alternative text that makes a picture a bar.
fn named(words: &str) -> Option<String> {
    let inside = words.trim().strip_prefix("{{")?.strip_suffix("}}")?;
    let name = inside.trim().strip_prefix('条')?;
    let parted = name.starts_with(char::is_whitespace);
    parted.then(|| name.trim().to_owned())
}

fn share(name: &str, scope: &Scope<'_>) -> Result<u64, LetterError> {
    let words = match scope.get(name) {
        Some(Fact::Text(words)) => words.trim(),
        Some(Fact::Rows(_)) => return Err(LetterError::Kind(name.to_owned())),
        None => return Err(LetterError::Unknown(vec![name.to_owned()])),
    };
    let share = match words {
        "" => Ok(0),
        words => words.parse::<u64>(),
    };
    share
        .map(|share| share.min(FULL))
        .map_err(|_| LetterError::Kind(name.to_owned()))
}
