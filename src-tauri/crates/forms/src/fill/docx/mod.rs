//! Word: placeholders in text, tables, headers, footers and text boxes; rows of the tables that
//! are this ledger's.

mod cell;
mod growth;
pub(crate) mod runs;
mod tables;

use super::edits::Edits;
use super::label::blanks;
use super::placeholder::{hits, report};
use super::table::Table;
use super::{Changed, FillError, Filled, Filling, Package, Placing};
use crate::form::Values;
use runs::{Paragraph, paragraphs};
use std::io::{Read, Seek};
use tables::{TableXml, tables};

pub(crate) const DOCUMENT: &str = "word/document.xml";
/// Parts beside the document that hold text.
const ASIDES: [&str; 4] = [
    "word/header",
    "word/footer",
    "word/footnotes",
    "word/endnotes",
];

/// Fills placeholders everywhere, then the rows of the tables.
pub(super) fn fill(
    package: &mut Package,
    filling: &Filling<'_>,
    placing: &mut Placing<'_>,
    filled: &mut Filled,
) -> Result<Changed, FillError> {
    let mut changed = Changed::new();
    let mut unknown = Vec::new();
    for path in text_parts(package) {
        let xml = package.text(&path)?;
        let (text, count) = placeholders(&xml, filling.values, &mut unknown)?;
        if count > 0 {
            filled.cells += count;
            changed.insert(path, text);
        }
    }
    let xml = match changed.get(DOCUMENT) {
        Some(xml) => xml.clone(),
        None => package.text(DOCUMENT)?,
    };
    let found = fill_tables(xml, filling, placing, &mut changed, filled)?;
    if !found && changed.is_empty() && unknown.is_empty() {
        return Err(FillError::NothingToFill);
    }
    filled.messages.extend(report(unknown));
    if placing.left() > 0 {
        let message = format!("还有 {} 条记录没有填入：没有可用的表格行。", placing.left());
        filled.messages.push(message);
    }
    Ok(changed)
}

/// The parts that hold text: what stands beside the document, then the document itself.
pub(crate) fn text_parts<R: Read + Seek>(package: &Package<R>) -> Vec<String> {
    let aside = |n: &&String| ASIDES.iter().any(|a| n.starts_with(a)) && n.ends_with(".xml");
    let mut parts: Vec<String> = package.names().iter().filter(aside).cloned().collect();
    parts.push(DOCUMENT.to_owned());
    parts
}

/// Fills the placeholders and the labelled blanks of one part; gives the new text and how many were filled.
fn placeholders(
    xml: &str,
    values: &Values,
    unknown: &mut Vec<String>,
) -> Result<(String, usize), FillError> {
    let mut edits = Edits::default();
    let mut count = 0;
    for mut paragraph in paragraphs(xml)? {
        for blank in blanks(&paragraph.text(), values).into_iter().rev() {
            paragraph.replace(blank.place, &blank.text);
            count += 1;
        }
        // From the last to the first, so that places before it stay where they are.
        for hit in hits(&paragraph.text(), values).into_iter().rev() {
            match hit.value {
                Ok(value) => {
                    paragraph.replace(hit.start..hit.end, &value);
                    count += 1;
                }
                Err(name) => unknown.push(name),
            }
        }
        paragraph.write(&mut edits);
    }
    Ok((edits.apply(xml), count))
}

/// Fills the tables that are this ledger's. True where there is one.
fn fill_tables(
    xml: String,
    filling: &Filling<'_>,
    placing: &mut Placing<'_>,
    changed: &mut Changed,
    filled: &mut Filled,
) -> Result<bool, FillError> {
    if placing.left() == 0 {
        return Ok(false);
    }
    let all = tables(&xml)?;
    let understood: Vec<(&TableXml, Table<'_>)> = all
        .iter()
        .filter_map(|t| Some((t, Table::understand(&t.sheet, filling.schema, t)?)))
        .collect();
    let mut edits = Edits::default();
    for (place, table) in &understood {
        for text in placing.for_written(table) {
            filled.cells += place.write(&xml, &text, &mut edits);
        }
    }
    for (place, table) in &understood {
        for text in placing.for_empty(table) {
            filled.cells += place.write(&xml, &text, &mut edits);
        }
    }
    let last = understood.iter().rev().find(|(_, t)| !t.body.is_empty());
    if let (Some((place, table)), true) = (last, placing.left() > 0) {
        let message = format!("表里的空行不够，在表尾加了 {} 行。", placing.left());
        filled.messages.push(message);
        let rows = placing.for_new(table);
        filled.cells += rows.iter().map(Vec::len).sum::<usize>();
        growth::add_rows(&xml, place, table, &rows, &mut edits)?;
    }
    if !edits.is_empty() {
        changed.insert(DOCUMENT.to_owned(), edits.apply(&xml));
    }
    Ok(!understood.is_empty())
}

/// A paragraph's whole text, for tests and for cells.
fn text_of(paragraphs: &[Paragraph]) -> String {
    let texts: Vec<String> = paragraphs.iter().map(Paragraph::text).collect();
    texts.join("\n")
}
