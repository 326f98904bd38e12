use super::super::package::{hidden_columns_note, hidden_rows_note};
use super::super::xml::{Node, Walk};
use super::super::{Input, Limits, ReadError};
use super::{FactsByName, parts};
use crate::table::{Look, Span, column_letter};
use memchr::memmem;
use std::borrow::Cow;
use std::io::{BufReader, Read};
use zip::ZipArchive;

/// What a sheet's XML says beside its cells.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// Hidden rows counted from 1.
    hidden_rows: Vec<u32>,
    /// Hidden columns counted from 0.
    hidden_columns: Vec<u32>,
    pub(super) merges: Vec<Span>,
    pub(super) look: Look,
}

impl Facts {
    pub(super) fn hidden_lines(self, sheet: String) -> super::HiddenLines {
        super::HiddenLines {
            sheet,
            rows: self.hidden_rows,
            columns: self.hidden_columns,
        }
    }

    pub(super) fn rows_note(&self, rows: u32) -> Option<String> {
        let read: Vec<u32> = self
            .hidden_rows
            .iter()
            .copied()
            .filter(|r| *r <= rows)
            .collect();
        hidden_rows_note(&read)
    }

    pub(super) fn columns_note(&self, columns: u32) -> Option<String> {
        let read = self.hidden_columns.iter().filter(|c| **c < columns);
        hidden_columns_note(&read.map(|c| column_letter(*c)).collect::<Vec<_>>())
    }
}

const CHUNK: usize = 256 << 10;
/// Longer than any tag end that is looked for.
const CARRY: usize = 64;
/// After its cells a sheet has merged regions, rules and validations; more than this it has not.
const MOST_TAIL: usize = 64 << 20;

/// Looks through every sheet before a cell is read, in memory that does not grow.
pub(super) fn scan(
    archive: &mut ZipArchive<Input>,
    limits: &Limits,
) -> Result<FactsByName, ReadError> {
    let mut budget = limits.unpacked;
    let mut facts = FactsByName::new();
    for (name, part) in parts::sheet_parts(archive)? {
        if let Some(part) = stored_name(archive, &part) {
            facts.insert(name, sheet(archive, &part, &mut budget)?);
        }
    }
    Ok(facts)
}

/// Some programs write a part's name in other letters than they refer to it.
fn stored_name(archive: &ZipArchive<Input>, part: &str) -> Option<String> {
    let mut names = archive.file_names().flatten();
    let found = names.find(|n| n.replace('\\', "/").eq_ignore_ascii_case(part));
    found.map(Cow::into_owned)
}

fn sheet(
    archive: &mut ZipArchive<Input>,
    part: &str,
    budget: &mut u64,
) -> Result<Facts, ReadError> {
    let seen = look_through(archive, part, budget)?;
    let mut facts = Facts {
        merges: merges(&seen.tail)?,
        look: Look {
            widths: widths(&seen.head),
            landscape: memmem::find(&seen.tail, b"orientation=\"landscape\"").is_some(),
        },
        ..Facts::default()
    };
    if seen.hidden {
        let xml = BufReader::new(archive.by_name(part)?);
        hidden(Walk::new(xml), &mut facts)?;
    }
    Ok(facts)
}

/// What a quick look at a part has found.
#[derive(Default)]
struct Seen {
    /// Somewhere a `hidden` attribute stands: worth a careful look.
    hidden: bool,
    /// What stands before the cells, as far as the first window shows it.
    head: Vec<u8>,
    /// What follows the cells.
    tail: Vec<u8>,
    in_tail: bool,
}

fn look_through(
    archive: &mut ZipArchive<Input>,
    part: &str,
    budget: &mut u64,
) -> Result<Seen, ReadError> {
    let mut source = archive.by_name(part)?;
    let mut window = vec![0; CARRY + CHUNK];
    let mut seen = Seen::default();
    let (mut kept, mut first) = (0, true);
    loop {
        let read = source
            .read(&mut window[kept..])
            .map_err(ReadError::damaged)?;
        if read == 0 {
            return Ok(seen);
        }
        *budget = budget
            .checked_sub(read as u64)
            .ok_or_else(|| ReadError::TooLarge("解压后超过上限".into()))?;
        let full = &window[..kept + read];
        if first && memmem::find(full, b"<!DOCTYPE").is_some() {
            return Err(ReadError::damaged("XML 中含有 DOCTYPE"));
        }
        if first {
            let end = memmem::find(full, b"sheetData").unwrap_or(full.len());
            seen.head = full[..end].to_vec();
        }
        first = false;
        seen.look(full, kept)?;
        let keep = full.len().min(CARRY);
        window.copy_within(kept + read - keep..kept + read, 0);
        kept = keep;
    }
}

impl Seen {
    /// Looks at a window whose first `old` bytes were looked at before.
    fn look(&mut self, window: &[u8], old: usize) -> Result<(), ReadError> {
        if self.in_tail {
            self.tail.extend_from_slice(&window[old..]);
        } else {
            self.hidden |= memmem::find(window, b"hidden=").is_some();
            if let Some(end) = cells_end(window) {
                self.in_tail = true;
                self.tail.extend_from_slice(&window[end..]);
            }
        }
        match self.tail.len() > MOST_TAIL {
            true => Err(ReadError::TooLarge("工作表附加信息过多".into())),
            false => Ok(()),
        }
    }
}

/// Where the cells end: behind `</sheetData>`, whatever the prefix, or `<sheetData/>`.
fn cells_end(window: &[u8]) -> Option<usize> {
    memmem::find_iter(window, b"sheetData").find_map(|at| {
        let rest = &window[at + b"sheetData".len()..];
        let close = rest.iter().position(|b| !b.is_ascii_whitespace())?;
        let opened = window[..at].iter().rposition(|b| *b == b'<')?;
        let ends = match rest[close] {
            b'>' => window.get(opened + 1) == Some(&b'/'),
            b'/' => true,
            _ => false,
        };
        ends.then(|| at + b"sheetData".len())
    })
}

fn merges(tail: &[u8]) -> Result<Vec<Span>, ReadError> {
    if memmem::find(tail, b"mergeCell").is_none() {
        return Ok(Vec::new());
    }
    let mut walk = Walk::new(tail);
    let mut found = Vec::new();
    loop {
        match walk.step()? {
            Node::Open(tag) if tag.is("mergeCell") => {
                found.extend(tag.attribute("ref").and_then(|r| range(&r)));
            }
            Node::Close(name) if name == "mergeCells" => return Ok(found),
            Node::End => return Ok(found),
            _ => {}
        }
    }
}

/// Widths of columns, in hundredths. Nothing but the look of a paper hangs on them: where the part
/// is cut off or broken, those that were found must do, and whoever reads the cells will tell.
fn widths(head: &[u8]) -> Vec<u32> {
    let mut walk = Walk::new(head);
    let mut widths = Vec::new();
    while let Ok(node) = walk.step() {
        match node {
            Node::Open(tag) if tag.is("col") => {
                let from = tag.number("min").unwrap_or(1).max(1);
                let to = tag.number("max").unwrap_or(from);
                let width = tag.attribute("width").and_then(|w| w.parse::<f64>().ok());
                let width = width.map_or(0, |w| (w.clamp(0.0, 255.0) * 100.0).round() as u32);
                let to = to.min(crate::table::MAX_COLUMNS) as usize;
                if widths.len() < to {
                    widths.resize(to, 0);
                }
                let seen = widths.get_mut(from as usize - 1..to);
                seen.into_iter().flatten().for_each(|w| *w = width);
            }
            Node::End => break,
            _ => {}
        }
    }
    widths
}

fn hidden(mut walk: Walk<impl std::io::BufRead>, facts: &mut Facts) -> Result<(), ReadError> {
    let mut row = 0;
    loop {
        match walk.step()? {
            Node::Open(tag) if tag.is("row") => {
                row = tag.number("r").unwrap_or(row + 1);
                if tag.flag("hidden") {
                    facts.hidden_rows.push(row);
                }
            }
            Node::Open(tag) if tag.is("col") && tag.flag("hidden") => {
                let from = tag.number("min").unwrap_or(1).max(1);
                let to = tag
                    .number("max")
                    .unwrap_or(from)
                    .min(crate::table::MAX_COLUMNS);
                facts.hidden_columns.extend(from - 1..to);
            }
            Node::Close(name) if name == "sheetData" => return Ok(()),
            Node::End => return Ok(()),
            _ => {}
        }
    }
}

/// `B4:B9` as a span.
fn range(text: &str) -> Option<Span> {
    let (from, to) = text.split_once(':')?;
    let ((top, left), (bottom, right)) = (place(from)?, place(to)?);
    Some(Span {
        top: top.min(bottom),
        left: left.min(right),
        bottom: top.max(bottom),
        right: left.max(right),
    })
}

/// `$B$4` as row and column counted from 0.
fn place(text: &str) -> Option<(u32, u32)> {
    let text = text.replace('$', "").to_ascii_uppercase();
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let letters = text[..digits].bytes().try_fold(0_u32, |n, b| {
        let letter = b.is_ascii_uppercase().then(|| u32::from(b - b'A') + 1)?;
        n.checked_mul(26)?.checked_add(letter)
    })?;
    let row: u32 = text[digits..].parse().ok()?;
    Some((row.checked_sub(1)?, letters.checked_sub(1)?))
}
