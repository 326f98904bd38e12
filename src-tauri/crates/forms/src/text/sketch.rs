//! What a page of a PDF draws: its signs and its straight thin lines, each in its place.

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{
    BlendMode, ClipPath, Device, GlyphDrawMode, Image, Paint, PathDrawMode, SoftMask,
};
use kurbo::{Affine, BezPath, PathSeg, Point, Rect, Shape};

/// Two signs this far apart, in points, both ways, stand on two lines.
const APART: f64 = 2.0;
/// What is filled and no wider than this, in points, is a line.
const THIN: f64 = 3.0;
/// Lines of a page that are taken down: a table of a thousand cells has some thousands.
const RULES: usize = 6_000;

/// A sign, or several that are drawn as one.
pub(crate) struct Sign {
    /// Where its baseline begins, in points from the page's upper left corner.
    pub at: Point,
    /// Its characters.
    pub words: String,
}

/// A straight line along the page or across it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rule {
    /// True where it lies along the lines of text.
    pub level: bool,
    /// How far down it lies, or how far to the right.
    pub at: f64,
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

impl Rule {
    /// The line that a box is, where it is thin enough to be one.
    fn of(r: Rect) -> Option<Rule> {
        let rule = |level, at, from, to| Rule {
            level,
            at,
            from,
            to,
        };
        match (r.width() <= THIN, r.height() <= THIN) {
            (false, true) => Some(rule(true, r.center().y, r.x0, r.x1)),
            (true, false) => Some(rule(false, r.center().x, r.y0, r.y1)),
            _ => None,
        }
    }
}

/// A page as it was drawn, in the order in which it was.
#[derive(Default)]
pub(crate) struct Sketch {
    /// Its signs.
    pub signs: Vec<Sign>,
    /// Its lines, the first of them where there are more than any table needs.
    pub rules: Vec<Rule>,
}

impl Sketch {
    /// The text of the signs in the order in which they are drawn, line by line.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut last: Option<Point> = None;
        for sign in &self.signs {
            if last.is_some_and(|last| are_apart(last, sign.at)) {
                text.push('\n');
            }
            last = Some(sign.at);
            text.push_str(&sign.words);
        }
        text
    }

    /// Takes down what a path is made of: boxes where it is filled, its own pieces where it is drawn.
    fn path(&mut self, path: &BezPath, filled: bool) {
        for part in path.elements().chunk_by(|_, next| !starts(next)) {
            let part = BezPath::from_vec(part.to_vec());
            let boxes: Vec<Rect> = match filled {
                true => vec![part.bounding_box()],
                false => part.segments().filter_map(straight).collect(),
            };
            self.rules.extend(boxes.into_iter().filter_map(Rule::of));
        }
        self.rules.truncate(RULES);
    }
}

/// True where two signs stand on two lines.
pub(crate) fn are_apart(one: Point, other: Point) -> bool {
    (one.x - other.x).abs() > APART && (one.y - other.y).abs() > APART
}

fn starts(element: &kurbo::PathEl) -> bool {
    matches!(element, kurbo::PathEl::MoveTo(_))
}

fn straight(segment: PathSeg) -> Option<Rect> {
    match segment {
        PathSeg::Line(line) => Some(Rect::from_points(line.p0, line.p1)),
        _ => None,
    }
}

impl Device<'_> for Sketch {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'_>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'_>,
        _: &GlyphDrawMode,
    ) {
        let words = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(s)) => s,
            None => String::new(),
        };
        let at = transform * glyph_transform * Point::ZERO;
        self.signs.push(Sign { at, words });
    }

    fn draw_path(&mut self, path: &BezPath, transform: Affine, _: &Paint<'_>, mode: &PathDrawMode) {
        if self.rules.len() < RULES {
            let path = transform * path.clone();
            self.path(&path, matches!(mode, PathDrawMode::Fill(_)));
        }
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
