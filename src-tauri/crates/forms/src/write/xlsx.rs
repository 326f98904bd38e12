mod body;
mod chart;
mod frame;
mod looks;
mod tabs;

pub(super) use frame::{HIGHEST_ROW, foot, prepare, print_setup, top};
pub(super) use looks::Looks;

use super::{Chart, Out, WriteError};
use crate::form::{Leaf, Paper};
use rust_xlsxwriter::{DocProperties, Format, Workbook};
use std::path::Path;
use tabs::Tabs;

/// More leaves than this are not a workbook that anybody can use.
const MAX_SHEETS: usize = 500;

/// Writes a paper as an Excel workbook, one sheet per leaf.
///
/// Every value is written as text: nothing that a person typed ever becomes a formula, and leading
/// zeros stay.
///
/// # Errors
/// Fails where the file cannot be written or a limit of Excel is passed.
pub fn xlsx(paper: &Paper, path: &Path) -> Result<(), WriteError> {
    xlsx_with(&[paper], &[], path)
}

/// Writes several papers as one workbook, and behind their sheets one for each chart.
///
/// # Errors
/// As for [`xlsx`].
pub fn xlsx_with(papers: &[&Paper], charts: &[Chart], path: &Path) -> Result<(), WriteError> {
    let sheets = papers.iter().map(|paper| paper.leaves.len()).sum::<usize>() + charts.len();
    if sheets > MAX_SHEETS {
        return Err(WriteError::TooManySheets { max: MAX_SHEETS });
    }
    let mut book = new_book()?;
    let name = papers.first().map_or("", |paper| paper.name.as_str());
    book.set_properties(&DocProperties::new().set_title(name));
    let mut tabs = Tabs::default();
    for paper in papers {
        let looks = Looks::new(paper);
        for leaf in &paper.leaves {
            let sheet = book.add_worksheet();
            sheet.set_name(tabs.name(&leaf.name))?;
            write_leaf(sheet, &looks, paper, leaf)?;
        }
    }
    for chart in charts {
        chart::draw(&mut book, chart, &tabs.name(&format!("图 {}", chart.title)))?;
    }
    save(&mut book, path)
}

/// A workbook whose usual font is that of a Chinese Excel: column widths are counted in its figures.
pub(super) fn new_book() -> Result<Workbook, WriteError> {
    let mut book = Workbook::new();
    let usual = Format::new().set_font_name("宋体").set_font_size(11);
    book.set_default_format(&usual, 18, 72)?;
    Ok(book)
}

fn write_leaf(
    sheet: &mut rust_xlsxwriter::Worksheet,
    looks: &Looks,
    paper: &Paper,
    leaf: &Leaf,
) -> Result<(), WriteError> {
    prepare(sheet, paper)?;
    let first = top(sheet, looks, paper, leaf, false)?;
    let after = body::body(sheet, looks, paper, leaf, first)?;
    let end = foot(sheet, looks, paper, leaf, after)?;
    print_setup(sheet, paper, first, end)
}

/// Saves through a temporary file, so that no half a workbook ever has the name.
pub(super) fn save(book: &mut Workbook, path: &Path) -> Result<(), WriteError> {
    let mut out = Out::new(path)?;
    match book.save_to_writer(out.writer()) {
        Ok(()) => out.finish(),
        Err(rust_xlsxwriter::XlsxError::IoError(e)) => Err(out.failed(e)),
        Err(e) => Err(e.into()),
    }
}
