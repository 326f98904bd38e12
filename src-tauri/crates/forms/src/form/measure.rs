use super::{Cell, Paper, Row};
use std::borrow::Cow;

/// Points in a millimetre.
const PT_PER_MM: f64 = 72.0 / 25.4;
/// What a cell's borders and inner margins take of its width, in points.
const CELL_PADDING_PT: f64 = 5.0;
/// Height of a line against the size of its type, with room for substitute fonts.
const LINE_HEIGHT: f64 = 1.42;

/// The height in points that each body row needs for its wrapped text, spans included.
pub fn row_heights(paper: &Paper, rows: &[Row]) -> Vec<f64> {
    let least = (paper.row_min_mm * PT_PER_MM).max(paper.fonts.body.size_pt * LINE_HEIGHT + 4.0);
    let mut heights: Vec<f64> = rows
        .iter()
        .map(|row| {
            let single = row.cells.iter().filter(|c| c.row_span == 1);
            single.fold(least, |h, cell| h.max(text_height(paper, cell)))
        })
        .collect();
    for (top, row) in rows.iter().enumerate() {
        for cell in row.cells.iter().filter(|c| c.row_span > 1) {
            stretch(&mut heights[top..], cell.row_span, text_height(paper, cell));
        }
    }
    heights
}

/// Gives the rows under a span what its text needs beyond their own heights, evenly.
fn stretch(heights: &mut [f64], span: usize, needed: f64) {
    let span = span.min(heights.len());
    let have: f64 = heights[..span].iter().sum();
    if needed > have {
        let more = (needed - have) / span as f64;
        heights[..span].iter_mut().for_each(|h| *h += more);
    }
}

/// The height in points that a cell's wrapped text needs.
pub fn text_height(paper: &Paper, cell: &Cell) -> f64 {
    let widths = paper.columns.iter().skip(cell.column).take(cell.col_span);
    let width: f64 = widths.map(|c| c.width_mm * PT_PER_MM).sum();
    let size = paper.fonts.body.size_pt;
    line_count(&cell.text, width - CELL_PADDING_PT, size) as f64 * size * LINE_HEIGHT + 4.0
}

/// How many lines a text takes when it is wrapped at a width, both in points.
pub fn line_count(text: &str, width: f64, size: f64) -> usize {
    text.split('\n')
        .map(|line| wrapped(line, (width / size).max(1.0)))
        .sum()
}

/// Lines of one paragraph, in a measure of full-width characters: a line never begins with a
/// closing mark, and a Latin word stays whole where it fits.
fn wrapped(line: &str, measure: f64) -> usize {
    let (mut lines, mut used, mut previous) = (1, 0.0, 0.0);
    for piece in pieces(line) {
        let mut width: f64 = piece.chars().map(em).sum();
        if used + width > measure {
            let closing = piece.chars().all(closes);
            lines += 1;
            used = if closing { previous } else { 0.0 };
            while width > measure {
                width -= measure;
                lines += 1;
            }
        }
        used += width;
        previous = width;
    }
    lines
}

/// Lets a Latin word that is longer than a line (an address on the web) be broken anywhere, by
/// invisible break points.
pub fn breakable(text: &str, width: f64, size: f64) -> Cow<'_, str> {
    let measure = (width / size).max(1.0);
    let long = |piece: &str| piece.chars().map(em).sum::<f64>() > measure;
    if !text.split('\n').flat_map(pieces).any(long) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() * 2);
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            out.push('\n');
        }
        for piece in pieces(line) {
            match long(piece) {
                true => piece.chars().for_each(|c| out.extend([c, '\u{200b}'])),
                false => out.push_str(piece),
            }
        }
    }
    Cow::Owned(out)
}

/// Latin words whole, every other character alone.
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let latin = |c: char| c.is_ascii() && c != ' ';
        let end = if latin(first) {
            rest.find(|c| !latin(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

fn closes(c: char) -> bool {
    "，。、；：？！）〕》」』”’】,.;:?!)]}%％".contains(c)
}

/// Width against the size of the type. Dashes, quotes and dots are full width in Chinese fonts.
fn em(c: char) -> f64 {
    if c.is_ascii() || ('\u{80}'..'\u{2000}').contains(&c) || ('\u{ff61}'..'\u{ffdc}').contains(&c)
    {
        0.53
    } else {
        1.0
    }
}
