use super::Page;
use super::length::{count, twips};
use super::tree::Element;

/// Paper is no smaller than this.
const LEAST: f64 = 72.0;
/// Lines of the page's grid are no nearer than this.
const LEAST_GRID: f64 = 4.0;

/// What `sectPr` says beside its heads and feet.
pub(super) struct SectionLook {
    pub(super) page: Page,
    pub(super) begins_at: Option<u32>,
    /// Goes on where the section before it ends.
    pub(super) continues: bool,
    /// Its first page has a head and foot of its own.
    pub(super) first: bool,
    /// Several columns, which are not shown.
    pub(super) columns: bool,
}

/// Reads it.
pub(super) fn section(element: &Element) -> SectionLook {
    let columns = element.child("cols").and_then(|c| count(c, "num"));
    SectionLook {
        page: page(element),
        begins_at: element
            .child("pgNumType")
            .and_then(|e| count(e, "start"))
            .map(|n| n.min(100_000)),
        continues: element.child("type").and_then(|e| e.val()) == Some("continuous"),
        first: super::length::switch(element, "titlePg") == Some(true),
        columns: columns.is_some_and(|n| n > 1),
    }
}

fn page(element: &Element) -> Page {
    let mut page = Page::default();
    if let Some(size) = element.child("pgSz") {
        page.width = twips(size, "w").unwrap_or(page.width).max(LEAST);
        page.height = twips(size, "h").unwrap_or(page.height).max(LEAST);
    }
    if let Some(margins) = element.child("pgMar") {
        let margin = |name, usual: f64| twips(margins, name).unwrap_or(usual);
        let gutter = margin("gutter", 0.0).max(0.0);
        // A negative one says that the head may not push the text down, which it seldom does.
        page.top = margin("top", page.top).abs();
        page.bottom = margin("bottom", page.bottom).abs();
        page.left = margin("left", page.left).max(0.0) + gutter;
        page.right = margin("right", page.right).max(0.0);
        page.head = margin("header", page.head).max(0.0);
        page.foot = margin("footer", page.foot).max(0.0);
    }
    page.grid = element.child("docGrid").and_then(grid);
    leave_room(&mut page);
    page
}

fn grid(element: &Element) -> Option<f64> {
    let kinds = ["lines", "linesAndChars", "snapToChars"];
    let drawn = element
        .attribute("type")
        .is_some_and(|kind| kinds.contains(&kind));
    let pitch = twips(element, "linePitch").filter(|pitch| *pitch >= LEAST_GRID);
    pitch.filter(|_| drawn)
}

/// Margins that leave nothing for the text are none.
fn leave_room(page: &mut Page) {
    if page.width - page.left - page.right < LEAST / 2.0 {
        (page.left, page.right) = (0.0, 0.0);
    }
    if page.height - page.top - page.bottom < LEAST / 2.0 {
        (page.top, page.bottom) = (0.0, 0.0);
    }
}
