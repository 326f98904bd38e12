mod chart;
mod document;
mod markup;
mod parts;

use super::{Chart, Out, WriteError};
use crate::form::Paper;
use std::io::Write;
use std::path::Path;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Writes a paper as a Word document, its leaves one after the other on fresh pages.
///
/// # Errors
/// Fails where the file cannot be written.
pub fn docx(paper: &Paper, path: &Path) -> Result<(), WriteError> {
    docx_with(paper, &[], path)
}

/// The same with charts behind the last leaf.
///
/// # Errors
/// As for [`docx`].
pub fn docx_with(paper: &Paper, charts: &[Chart], path: &Path) -> Result<(), WriteError> {
    let mut out = Out::new(path)?;
    let mut zip = ZipWriter::new(out.writer());
    for (name, content) in package(paper, charts) {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(content.as_bytes())
            .map_err(WriteError::io(path))?;
    }
    zip.finish()?;
    out.finish()
}

/// The parts of the package by name, in the order in which Word writes them.
fn package(paper: &Paper, charts: &[Chart]) -> Vec<(&'static str, String)> {
    let mut parts = vec![
        (
            "[Content_Types].xml",
            parts::content_types(paper.page_numbers),
        ),
        ("_rels/.rels", parts::package_relations()),
        ("word/document.xml", document::document(paper, charts)),
        (
            "word/_rels/document.xml.rels",
            parts::document_relations(paper.page_numbers),
        ),
        ("word/styles.xml", parts::styles(&paper.fonts)),
        ("word/fontTable.xml", parts::font_table(&paper.fonts)),
        ("word/settings.xml", parts::settings()),
        ("docProps/core.xml", parts::properties(&paper.name)),
    ];
    if paper.page_numbers {
        parts.push(("word/footer1.xml", parts::footer()));
    }
    parts
}
