//! Tables on paper, as every list and report of the office goes out.

use crate::{Error, Result};
use minglu_app::form::plain;
use minglu_forms::form::{Margins, Orientation, Paper};
use minglu_forms::write::{Chart, docx_with, xlsx_with};
use std::path::Path;

/// A table that is wider than a sheet is upright: on paper that lies.
pub fn wide(
    heading: &str,
    columns: &[(&str, f64)],
    rows: Vec<Vec<String>>,
    foot: Vec<String>,
) -> Paper {
    let mut paper = plain(heading, columns, rows, foot);
    paper.geometry.orientation = Orientation::Landscape;
    paper.geometry.margins = Margins::usual(Orientation::Landscape);
    paper
}

/// The same paper under a short name for its sheet.
pub fn named(mut paper: Paper, name: &str) -> Paper {
    for leaf in &mut paper.leaves {
        leaf.name = name.to_owned();
    }
    paper
}

/// Writes papers with their charts as Excel, or the first of them as Word, by the ending of the
/// file's name.
///
/// # Errors
/// `usage` for another ending; `io` where the file cannot be written.
pub fn write(papers: &[&Paper], charts: &[Chart], out: &Path) -> Result<()> {
    let ending = out.extension().and_then(|ending| ending.to_str());
    let ending = ending.map(str::to_lowercase);
    let written = match (ending.as_deref(), papers.first()) {
        (Some("docx"), Some(paper)) => docx_with(paper, charts, out),
        (Some("xlsx"), _) => xlsx_with(papers, charts, out),
        _ => {
            return Err(Error::usage(
                "只写成 .docx（Word）或 .xlsx（Excel），请改文件名",
            ));
        }
    };
    written.map_err(|e| Error::new("io", e.to_string()))
}
