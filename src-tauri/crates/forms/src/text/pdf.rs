//! The text layer of a PDF, also the one that is not drawn, which scanners lay under their
//! pictures. A scan without it has no text.

use super::Text;
use super::sketch::Sketch;
use crate::read::{ReadError, guarded};
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::util::TransformExt;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use kurbo::Rect;
use std::time::{Duration, Instant};

/// Pages of a file.
const PAGES: usize = 2_000;
/// Pages that are looked into while somebody waits, and for how long: a mark stands on the first.
const DOOR_PAGES: usize = 10;
const DOOR_TIME: Duration = Duration::from_secs(5);
/// How often the reader tells that it goes on: its parent expects no more of a small file.
const TICKS: usize = 8;

/// How much of a file is read.
pub(crate) struct Most {
    pages: usize,
    until: Option<Instant>,
}

impl Most {
    /// What the search box wants: nobody waits for it.
    pub(crate) const ALL: Most = Most {
        pages: PAGES,
        until: None,
    };

    /// What can be read while somebody waits.
    pub(super) fn at_the_door() -> Most {
        Most {
            pages: DOOR_PAGES,
            until: Some(Instant::now() + DOOR_TIME),
        }
    }

    fn is_over(&self) -> bool {
        self.until.is_some_and(|until| Instant::now() > until)
    }
}

/// The text of the pages.
pub(super) fn read(
    bytes: Vec<u8>,
    most: &Most,
    progress: fn(),
    text: &mut Text,
) -> Result<(), ReadError> {
    let cut = each_page(bytes, most, progress, |page| {
        page.text().lines().for_each(|line| text.line(line));
        !text.is_full()
    })?;
    text.cut |= cut;
    Ok(())
}

/// Hands over page by page what it draws, as long as that is wanted; answers whether there is more.
///
/// # Errors
/// Fails where the file is none, locked or damaged.
pub(crate) fn each_page(
    bytes: Vec<u8>,
    most: &Most,
    progress: fn(),
    take: impl FnMut(Sketch) -> bool,
) -> Result<bool, ReadError> {
    guarded(move || pages(bytes, most, progress, take))
}

fn pages(
    bytes: Vec<u8>,
    most: &Most,
    progress: fn(),
    mut take: impl FnMut(Sketch) -> bool,
) -> Result<bool, ReadError> {
    let pdf = Pdf::new(bytes).map_err(refused)?;
    let pages = pdf.pages();
    let settings = InterpreterSettings::default();
    let cache = InterpreterCache::new();
    let step = pages.len() / TICKS + 1;
    for (at, page) in pages.iter().take(most.pages).enumerate() {
        // Places count from the upper left corner of the page as it is read, whichever way it lies;
        // how large it is does not matter.
        let mut context = Context::new(
            page.initial_transform(true).to_kurbo(),
            Rect::new(0.0, 0.0, 1.0, 1.0),
            &cache,
            pdf.xref(),
            settings.clone(),
        );
        let mut sketch = Sketch::default();
        interpret_page(page, &mut context, &mut sketch);
        if !take(sketch) || most.is_over() {
            return Ok(true);
        }
        if at % step == 0 {
            progress();
        }
    }
    Ok(pages.len() > most.pages)
}

fn refused(error: LoadPdfError) -> ReadError {
    match error {
        LoadPdfError::Decryption(_) => ReadError::Password,
        _ => ReadError::damaged("不是完好的 PDF 文件"),
    }
}
