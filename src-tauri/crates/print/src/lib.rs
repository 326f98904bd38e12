//! Paper as PDF and as pages on screen, typeset by typst inside the program: no file, package or
//! network is read but the fonts of the system.

mod error;
mod fonts;
mod manuscript;
mod markup;
mod source;
mod world;

pub use error::PrintError;
pub use source::source;

use manuscript::{Set, set};
use minglu_forms::Paper;
use minglu_forms::manuscript::Manuscript;
use std::path::Path;
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;
use typst_svg::SvgOptions;

/// More rows than this take typst minutes and gigabytes; nobody reads them on paper.
pub const MAX_ROWS: usize = 5000;

/// More pages than this nobody looks through, and a hostile file may ask for millions.
pub const MAX_PAGES: usize = 500;

/// Writes a paper as PDF.
///
/// # Errors
/// Fails where the paper is too long, no Chinese font is installed or the file cannot be written.
pub fn pdf(paper: &Paper, out: &Path) -> Result<(), PrintError> {
    write(&typeset(paper)?, out)
}

/// The pages of a paper, each as an SVG picture.
///
/// # Errors
/// Fails where the paper is too long or no Chinese font is installed.
pub fn svg(paper: &Paper) -> Result<Vec<String>, PrintError> {
    Ok(drawn(&typeset(paper)?))
}

/// Writes a Word file as PDF.
///
/// # Errors
/// As for [`pdf`].
pub fn manuscript_pdf(manuscript: &Manuscript, out: &Path) -> Result<(), PrintError> {
    write(&typeset_manuscript(manuscript)?, out)
}

/// The pages of a Word file, each as an SVG picture.
///
/// # Errors
/// As for [`svg`].
pub fn manuscript_svg(manuscript: &Manuscript) -> Result<Vec<String>, PrintError> {
    Ok(drawn(&typeset_manuscript(manuscript)?))
}

fn write(document: &PagedDocument, out: &Path) -> Result<(), PrintError> {
    let options = PdfOptions {
        creator: typst::foundations::Smart::Custom(Some("明录".to_owned())),
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(document, &options).map_err(|e| PrintError::typeset(&e))?;
    Ok(minglu_forms::write::file(out, &bytes)?)
}

fn drawn(document: &PagedDocument) -> Vec<String> {
    let options = SvgOptions::default();
    let pages = document.pages().iter();
    pages.map(|page| typst_svg::svg(page, &options)).collect()
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
    compile(source, Vec::new())
}

fn typeset_manuscript(manuscript: &Manuscript) -> Result<PagedDocument, PrintError> {
    let Set { source, pictures } = set(manuscript)?;
    let document = compile(source, pictures)?;
    let pages = document.pages().len();
    match pages > MAX_PAGES {
        true => Err(PrintError::TooManyPages {
            pages,
            max: MAX_PAGES,
        }),
        false => Ok(document),
    }
}

fn compile(source: String, pictures: Vec<Vec<u8>>) -> Result<PagedDocument, PrintError> {
    let world = world::World::new(source, pictures);
    let document = typst::compile::<PagedDocument>(&world).output;
    // What was memoised for this paper is of no use to the next.
    typst::comemo::evict(0);
    document.map_err(|e| PrintError::typeset(&e))
}
