use super::RedactError;
use super::parts::Parts;
use crate::fill::edits::Edits;
use crate::fill::scan::{Scan, TagKind, texts_of};
use std::collections::HashSet;
use std::ops::Range;

const PART: &str = "xl/sharedStrings.xml";

/// The texts that a workbook keeps in one list, and which of them cells show.
pub(super) struct Strings {
    xml: String,
    items: Vec<Range<usize>>,
    used: HashSet<usize>,
}

impl Strings {
    pub(super) fn read(parts: &mut Parts) -> Result<Strings, RedactError> {
        let xml = if parts.has(PART) {
            parts.text(PART)?
        } else {
            String::new()
        };
        let mut items = Vec::new();
        let mut scan = Scan::new(&xml);
        let mut open = None;
        while let Some(tag) = scan.next()? {
            match (tag.name(), tag.kind) {
                ("si", TagKind::Open) => open = Some(tag.start),
                ("si", TagKind::Empty) => items.push(tag.range()),
                ("si", TagKind::Close) => items.extend(open.take().map(|from| from..tag.end())),
                _ => {}
            }
        }
        let used = HashSet::new();
        Ok(Strings { xml, items, used })
    }

    /// Notes which texts a sheet shows.
    pub(super) fn count(&mut self, sheet: &str) -> Result<(), RedactError> {
        let mut scan = Scan::new(sheet);
        let (mut shared, mut value) = (false, None);
        while let Some(tag) = scan.next()? {
            match (tag.name(), tag.kind) {
                ("c", TagKind::Open) => shared = tag.attribute("t").is_some_and(|t| t == "s"),
                ("v", TagKind::Open) if shared => value = Some(tag.end()),
                ("v", TagKind::Close) => {
                    let number = value.take().map(|from| sheet[from..tag.start].trim());
                    self.used
                        .extend(number.and_then(|n| n.parse::<usize>().ok()));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The text of a cell's element, where it is a text and no number.
    pub(super) fn text_of(&self, cell: &str) -> Result<Option<String>, RedactError> {
        let mut scan = Scan::new(cell);
        let kind = scan
            .next()?
            .and_then(|tag| tag.attribute("t").map(|t| t.into_owned()));
        match kind.as_deref() {
            Some("s") => {
                let number = texts_of(cell, &["v"])?.concat();
                let number: usize = number.trim().parse().map_err(|_| RedactError::Changed)?;
                let item = self.items.get(number).ok_or(RedactError::Changed)?;
                Ok(Some(shown(&self.xml[item.clone()])?))
            }
            Some("inlineStr") => Ok(Some(shown(cell)?)),
            _ => Ok(None),
        }
    }

    /// Empties the texts that no cell shows.
    pub(super) fn empty_unused(self, parts: &mut Parts) -> Result<(), RedactError> {
        let mut edits = Edits::default();
        for (number, item) in self.items.iter().enumerate() {
            let xml = &self.xml[item.clone()];
            if !self.used.contains(&number) && !shown(xml)?.is_empty() {
                let name = xml.trim_start_matches('<');
                let prefix = name.find(":si").map_or("", |at| &name[..=at]);
                edits.replace(
                    item.clone(),
                    format!("<{prefix}si><{prefix}t/></{prefix}si>"),
                );
            }
        }
        parts.edit(PART, &self.xml, edits);
        Ok(())
    }
}

/// The text of an item, without the readings that stand above its characters.
fn shown(xml: &str) -> Result<String, RedactError> {
    let mut scan = Scan::new(xml);
    let (mut text, mut open, mut above) = (String::new(), None, false);
    while let Some(tag) = scan.next()? {
        match (tag.name(), tag.kind) {
            ("rPh", kind) => above = kind == TagKind::Open,
            ("t", TagKind::Open) if !above => open = Some(tag.end()),
            ("t", TagKind::Close) => {
                if let Some(from) = open.take() {
                    text += &crate::fill::scan::unescaped(&xml[from..tag.start]);
                }
            }
            _ => {}
        }
    }
    Ok(text)
}
