use super::csv::{self, Quotes};
use super::{Limits, ReadError, html};
use crate::secrecy::tables_are_marked;
use crate::table::Workbook;

/// Reads a block that was copied from Excel, WPS or Word: its HTML, which knows merged cells,
/// or else its tab-separated text.
///
/// # Errors
/// Fails where neither holds a table, the block is too large or bears a classification mark.
pub fn read_pasted(html: Option<&str>, text: Option<&str>) -> Result<Workbook, ReadError> {
    let limits = Limits::default();
    let text = text.filter(|t| !t.trim().is_empty());
    let table = match (html.filter(|h| !h.trim().is_empty()), text) {
        (None, None) => Err(ReadError::NoTable("粘贴的内容".into())),
        (Some(html), None) => html::read(html, &limits),
        (None, Some(text)) => separated(text, &limits),
        (Some(html), Some(text)) => html::read(html, &limits).or_else(|_| separated(text, &limits)),
    }?;
    match tables_are_marked(&table) {
        true => Err(ReadError::Classified),
        false => Ok(table),
    }
}

fn separated(text: &str, limits: &Limits) -> Result<Workbook, ReadError> {
    if text.len() as u64 > limits.text {
        return Err(ReadError::TooLarge("粘贴的内容太多".into()));
    }
    let sheet = csv::sheet("粘贴的内容", text, b'\t', Quotes::WhereNeeded, limits)?;
    Ok(Workbook {
        sheets: vec![sheet],
        notes: Vec::new(),
    })
}
