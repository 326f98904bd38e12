//! The text layer of a PDF, also the one that is not drawn, which scanners lay under their
//! pictures. A scan without it has no text.

use super::Text;
use crate::read::{ReadError, guarded};
use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, interpret_page,
};
use kurbo::{Affine, BezPath, Point, Rect};
use std::time::{Duration, Instant};

/// Pages of a file.
const PAGES: usize = 2_000;
/// Pages that are looked into while somebody waits, and for how long: a mark stands on the first.
const DOOR_PAGES: usize = 10;
const DOOR_TIME: Duration = Duration::from_secs(5);
/// How often the reader tells that it goes on: its parent expects no more of a small file.
const TICKS: usize = 8;
/// Two signs this far apart, in points, both ways, stand on two lines.
const APART: f64 = 2.0;

/// How much of a file is read.
pub(super) struct Most {
    pages: usize,
    until: Option<Instant>,
}

impl Most {
    /// What the search box wants: nobody waits for it.
    pub(super) const ALL: Most = Most {
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
    guarded(move || pages(bytes, most, progress, text))
}

fn pages(bytes: Vec<u8>, most: &Most, progress: fn(), text: &mut Text) -> Result<(), ReadError> {
    let pdf = Pdf::new(bytes).map_err(refused)?;
    let pages = pdf.pages();
    let settings = InterpreterSettings::default();
    let cache = InterpreterCache::new();
    let step = pages.len() / TICKS + 1;
    text.cut |= pages.len() > most.pages;
    for (at, page) in pages.iter().take(most.pages).enumerate() {
        // Neither where the page lies nor how large it is matters.
        let mut context = Context::new(
            Affine::IDENTITY,
            Rect::new(0.0, 0.0, 1.0, 1.0),
            &cache,
            pdf.xref(),
            settings.clone(),
        );
        let mut lines = Lines::default();
        interpret_page(page, &mut context, &mut lines);
        lines.text.lines().for_each(|line| text.line(line));
        if text.is_full() || most.is_over() {
            text.cut = true;
            break;
        }
        if at % step == 0 {
            progress();
        }
    }
    Ok(())
}

fn refused(error: LoadPdfError) -> ReadError {
    match error {
        LoadPdfError::Decryption(_) => ReadError::Password,
        _ => ReadError::damaged("不是完好的 PDF 文件"),
    }
}

/// Takes down the signs of a page in the order in which they are drawn.
#[derive(Default)]
struct Lines {
    text: String,
    last: Option<Point>,
}

impl Device<'_> for Lines {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'_>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'_>,
        _: &GlyphDrawMode,
    ) {
        let place = transform * glyph_transform * Point::ZERO;
        let apart =
            |last: Point| (last.x - place.x).abs() > APART && (last.y - place.y).abs() > APART;
        if self.last.is_some_and(apart) {
            self.text.push('\n');
        }
        self.last = Some(place);
        match glyph.as_unicode() {
            Some(BfString::Char(c)) => self.text.push(c),
            Some(BfString::String(s)) => self.text.push_str(&s),
            None => {}
        }
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'_>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
