use super::{Out, WriteError};
use crate::form::{Leaf, Paper};
use std::borrow::Cow;
use std::io::{self, Write};
use std::path::Path;

/// Writes the rows of a paper as CSV: UTF-8 with a byte order mark, as Excel and WPS expect, lines
/// ended by CR LF, merged values repeated.
///
/// # Errors
/// Fails where the file cannot be written.
pub fn csv(paper: &Paper, path: &Path) -> Result<(), WriteError> {
    let mut out = Out::new(path)?;
    match write(paper, out.writer()) {
        Ok(()) => out.finish(),
        Err(e) => Err(out.failed(e)),
    }
}

fn write(paper: &Paper, out: &mut impl Write) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let titles = paper.columns.iter().map(|c| match &c.group {
        Some(group) => Cow::Owned(format!("{group}/{}", c.header)),
        None => Cow::Borrowed(c.header.as_str()),
    });
    let titles: Vec<Cow<'_, str>> = titles.collect();
    let leaf = paper.leaf_header.as_deref().into_iter();
    record(out, leaf.chain(titles.iter().map(|title| &**title)))?;
    paper
        .leaves
        .iter()
        .try_for_each(|leaf| body(paper, leaf, out))
}

fn body(paper: &Paper, leaf: &Leaf, out: &mut impl Write) -> io::Result<()> {
    let mut texts = vec![String::new(); paper.columns.len()];
    let mut left = vec![0; paper.columns.len()];
    for row in &leaf.rows {
        for cell in &row.cells {
            for column in cell.column..cell.column + cell.col_span {
                texts[column].clone_from(&cell.text);
                left[column] = cell.row_span;
            }
        }
        for (text, left) in texts.iter_mut().zip(&mut left) {
            match left {
                0 => text.clear(),
                _ => *left -= 1,
            }
        }
        if texts.iter().all(String::is_empty) {
            continue;
        }
        let name = paper.leaf_header.as_ref().map(|_| leaf.name.as_str());
        record(
            out,
            name.into_iter().chain(texts.iter().map(String::as_str)),
        )?;
    }
    Ok(())
}

fn record<'a>(out: &mut impl Write, texts: impl Iterator<Item = &'a str>) -> io::Result<()> {
    for (n, text) in texts.enumerate() {
        if n > 0 {
            out.write_all(b",")?;
        }
        out.write_all(quoted(&guard(text)).as_bytes())?;
    }
    out.write_all(b"\r\n")
}

/// Quoted where the text needs it, and where leading white space would be lost without.
fn quoted(text: &str) -> Cow<'_, str> {
    let plain = !text.contains([',', '"', '\n', '\r', '\t']) && text.trim() == text;
    match plain {
        true => Cow::Borrowed(text),
        false => Cow::Owned(format!("\"{}\"", text.replace('"', "\"\""))),
    }
}

/// Puts an apostrophe before a text that a spreadsheet program would take for a formula.
///
/// A text that already has apostrophes before such a beginning gets one more, so that [`unguard`]
/// gives back exactly what was written.
pub fn guard(text: &str) -> Cow<'_, str> {
    match is_formula(text.trim_start_matches('\'')) {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

/// Takes back the apostrophe that [`guard`] put.
pub fn unguard(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_formula(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}

fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}
