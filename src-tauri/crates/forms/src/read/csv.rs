use super::limits::Meter;
use super::{Limits, ReadError};
use crate::table::{CellKind, Sheet, SheetBuilder, Workbook};
use crate::write::unguard;
use std::borrow::Cow;

/// Reads separated values. Every cell is text, so that leading zeros stay.
///
/// The lexing is our own because a clerk must be told the row that Excel shows: readers made for
/// data skip blank lines and count lines inside quotes, and refuse quotes in the middle of a text.
pub(super) fn read(text: &str, limits: &Limits) -> Result<Workbook, ReadError> {
    let (text, told) = told_delimiter(text);
    let delimiter = told.unwrap_or_else(|| likely_delimiter(text));
    let sheet = sheet("表1", text, delimiter, Quotes::Always, limits)?;
    Ok(Workbook {
        sheets: vec![sheet],
        notes: Vec::new(),
    })
}

/// When a field that begins with a quotation mark counts as quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    /// Whenever the quotation closes before a delimiter or line end.
    Always,
    /// Only when it needs to: Excel's clipboard writes plain “"a"” for a cell that holds just that.
    WhereNeeded,
}

pub(super) fn sheet(
    name: &str,
    text: &str,
    delimiter: u8,
    quotes: Quotes,
    limits: &Limits,
) -> Result<Sheet, ReadError> {
    let mut meter = Meter::new(limits);
    let mut sheet = SheetBuilder::new(name);
    for (row, column, field) in Fields::new(text, delimiter, quotes) {
        // What Minglu wrote so that a program takes no text for a formula is taken back.
        let field = unguard(&field);
        if !field.is_empty() {
            meter.push(&mut sheet, (row, column), CellKind::Text, field)?;
        }
    }
    Ok(sheet.finish())
}

/// Excel's own hint on the first line, `sep=;`.
fn told_delimiter(text: &str) -> (&str, Option<u8>) {
    let first = text.lines().next().unwrap_or_default();
    match first.trim_end().strip_prefix("sep=").map(str::as_bytes) {
        Some([delimiter]) => {
            let rest = &text[first.len()..];
            (rest.strip_prefix('\n').unwrap_or(rest), Some(*delimiter))
        }
        _ => (text, None),
    }
}

/// The delimiter that splits the greatest share of the rows, and among such the one that splits
/// most of them into the same number of fields.
fn likely_delimiter(text: &str) -> u8 {
    const LOOK_AT: u32 = 30;
    let regular = |delimiter: u8| {
        let mut counts: Vec<u32> = Vec::new();
        let fields = Fields::new(text, delimiter, Quotes::Always);
        for (row, column, _) in fields.take_while(|f| f.0 < LOOK_AT) {
            counts.resize(row as usize + 1, 0);
            counts[row as usize] = column + 1;
        }
        // Of a thousand rows, since a wrong delimiter tears quoted line breaks into more rows.
        let share = |found: usize| found * 1000 / counts.len().max(1);
        let split = counts.iter().filter(|n| **n > 1);
        let alike = |n: u32| share(counts.iter().filter(|c| **c == n).count());
        let (rows, best) = (
            share(split.clone().count()),
            split.map(|n| (alike(*n), *n)).max(),
        );
        best.map(|(alike, n)| (rows, alike, n))
    };
    let best = [b',', b';', b'\t'].into_iter().max_by_key(|d| regular(*d));
    best.filter(|d| regular(*d).is_some()).unwrap_or(b',')
}

/// Walks the fields of a text with their rows and columns, counted from 0.
struct Fields<'a> {
    text: &'a str,
    at: usize,
    row: u32,
    column: u32,
    delimiter: u8,
    quotes: Quotes,
    /// From here on no quotation closes: spares looking for it again.
    unclosed: usize,
}

impl<'a> Fields<'a> {
    fn new(text: &'a str, delimiter: u8, quotes: Quotes) -> Fields<'a> {
        Fields {
            text,
            at: 0,
            row: 0,
            column: 0,
            delimiter,
            quotes,
            unclosed: usize::MAX,
        }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn ends(&self, at: usize) -> bool {
        match self.byte(at) {
            None | Some(b'\r' | b'\n') => true,
            Some(b) => b == self.delimiter,
        }
    }

    /// The inside of a quoted field that begins here, and where it ends.
    fn quoted(&mut self) -> Option<(Cow<'a, str>, usize)> {
        if self.byte(self.at) != Some(b'"') || self.at >= self.unclosed {
            return None;
        }
        let from = self.at + 1;
        let mut end = from;
        loop {
            end += memchr::memchr(b'"', &self.text.as_bytes()[end..]).or_else(|| {
                self.unclosed = self.at;
                None
            })?;
            if self.byte(end + 1) != Some(b'"') {
                break;
            }
            end += 2;
        }
        let inside = &self.text[from..end];
        let needed = inside.contains(['\n', '\r', '\t', '"']);
        if !self.ends(end + 1) || (self.quotes == Quotes::WhereNeeded && !needed) {
            return None;
        }
        let plain = match inside.contains('"') {
            true => Cow::Owned(inside.replace("\"\"", "\"")),
            false => Cow::Borrowed(inside),
        };
        Some((plain, end + 1))
    }

    fn plain(&self) -> (Cow<'a, str>, usize) {
        let rest = &self.text.as_bytes()[self.at..];
        let length = memchr::memchr3(self.delimiter, b'\n', b'\r', rest).unwrap_or(rest.len());
        let end = self.at + length;
        (Cow::Borrowed(&self.text[self.at..end]), end)
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = (u32, u32, Cow<'a, str>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.text.len() {
            return None;
        }
        let (field, end) = self.quoted().unwrap_or_else(|| self.plain());
        let place = (self.row, self.column);
        self.at = end + 1;
        match self.byte(end) {
            Some(b'\r') => {
                self.at += usize::from(self.byte(end + 1) == Some(b'\n'));
                self.row += 1;
                self.column = 0;
            }
            Some(b'\n') => {
                self.row += 1;
                self.column = 0;
            }
            _ => self.column += 1,
        }
        Some((place.0, place.1, field))
    }
}
