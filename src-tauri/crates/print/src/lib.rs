//! Paper as PDF and as pages on screen, typeset by typst inside the program: no file, package or
//! network is read but the fonts of the system.

mod error;
mod fonts;
mod markup;
mod source;
mod world;

pub use error::PrintError;
pub use source::source;

use minglu_forms::Paper;
use std::path::Path;
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;
use typst_svg::SvgOptions;

/// More rows than this take typst minutes and gigabytes; nobody reads them on paper.
pub const MAX_ROWS: usize = 5000;

/// Writes a paper as PDF.
///
/// # Errors
/// Fails where the paper is too long, no Chinese font is installed or the file cannot be written.
pub fn pdf(paper: &Paper, out: &Path) -> Result<(), PrintError> {
    let document = typeset(paper)?;
    let options = PdfOptions {
        creator: typst::foundations::Smart::Custom(Some("明录".to_owned())),
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&document, &options).map_err(|e| PrintError::typeset(&e))?;
    Ok(minglu_forms::write::file(out, &bytes)?)
}

/// The pages of a paper, each as an SVG picture.
///
/// # Errors
/// Fails where the paper is too long or no Chinese font is installed.
pub fn svg(paper: &Paper) -> Result<Vec<String>, PrintError> {
    let document = typeset(paper)?;
    let options = SvgOptions::default();
    let pages = document.pages().iter();
    Ok(pages.map(|page| typst_svg::svg(page, &options)).collect())
}

fn typeset(paper: &Paper) -> Result<PagedDocument, PrintError> {
    let rows = paper.leaves.iter().map(|leaf| leaf.rows.len()).sum();
    if rows > MAX_ROWS {
        return Err(PrintError::TooManyRows {
            rows,
            max: MAX_ROWS,
        });
    }
    let fonts = fonts::installed();
    let source = source(paper, &|family| fonts.has(family), fonts.chinese())?;
    let world = world::World::new(source);
    let document = typst::compile::<PagedDocument>(&world).output;
    // What was memoised for this paper is of no use to the next.
    typst::comemo::evict(0);
    document.map_err(|e| PrintError::typeset(&e))
}
