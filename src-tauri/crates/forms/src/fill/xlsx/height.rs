//! Rows of a fixed height that are given more text: Excel would cut it.

use super::Texts;
use super::grid::Grid;
use crate::fill::edits::Edits;
use crate::fill::scan::Scan;
use crate::fill::{FillError, Package};
use crate::form::line_count;
use std::collections::BTreeMap;

/// What a digit of the usual type is wide, in points.
const DIGIT_PT: f64 = 5.25;
/// What a cell's margins take of its width, in points.
const MARGIN_PT: f64 = 4.0;
/// Height of a line against the size of its type.
const LINE: f64 = 1.36;
/// No row of Excel is higher, in points.
const HIGHEST: f64 = 409.5;

/// How the cells of a style set their text.
#[derive(Debug, Clone, Copy)]
struct Look {
    size: f64,
    wraps: bool,
}

/// The looks of a workbook's cell styles, by number.
#[derive(Debug, Default)]
pub(super) struct Looks(Vec<Look>);

impl Looks {
    /// Reads sizes of type and wrapping.
    pub(super) fn read(package: &mut Package) -> Result<Looks, FillError> {
        const STYLES: &str = "xl/styles.xml";
        if !package.has(STYLES) {
            return Ok(Looks::default());
        }
        let xml = package.text(STYLES)?;
        let mut scan = Scan::new(&xml);
        let (mut within, mut sizes, mut looks) = (String::new(), Vec::new(), Vec::new());
        while let Some(tag) = scan.next()? {
            let number = |name: &str| tag.attribute(name)?.parse::<f64>().ok();
            match (tag.name(), within.as_str()) {
                (name @ ("fonts" | "cellXfs"), _) if tag.begins(name) => {
                    name.clone_into(&mut within)
                }
                (name, current) if name == current => within.clear(),
                ("font", "fonts") if tag.begins("font") => sizes.push(11.0),
                ("sz", "fonts") if tag.begins("sz") => {
                    if let (Some(last), Some(size)) = (sizes.last_mut(), number("val")) {
                        *last = size.clamp(1.0, 409.0);
                    }
                }
                ("xf", "cellXfs") if tag.begins("xf") => {
                    let font = number("fontId").unwrap_or_default() as usize;
                    let size = sizes.get(font).copied().unwrap_or(11.0);
                    looks.push(Look { size, wraps: false });
                }
                ("alignment", "cellXfs") if tag.begins("alignment") => {
                    let wraps = tag
                        .attribute("wrapText")
                        .is_some_and(|w| w == "1" || w == "true");
                    looks.last_mut().into_iter().for_each(|l| l.wraps |= wraps);
                }
                _ => {}
            }
        }
        Ok(Looks(looks))
    }

    fn of(&self, style: Option<&str>) -> Option<Look> {
        self.0.get(style?.parse::<usize>().ok()?).copied()
    }
}

/// Raises the rows of a fixed height that these texts need more room in. Rows that Excel fits
/// itself have no height in the file and are left to it.
pub(super) fn raise(xml: &str, texts: &Texts, looks: &Looks) -> Result<String, FillError> {
    let grid = Grid::parse(xml)?;
    let mut needed: BTreeMap<u32, f64> = BTreeMap::new();
    for ((row, column), text) in texts {
        let Some(height) = text_height(&grid, (*row, *column), text, looks) else {
            continue;
        };
        let span = grid.span_from(*row, *column);
        let rows = *row..=span.map_or(*row, |s| s.bottom);
        // What a merged cell lacks is shared among its rows.
        let heights = rows
            .clone()
            .map(|r| grid.find(r).and_then(|r| r.height.as_ref()).map(|h| h.0));
        let Some(heights) = heights.collect::<Option<Vec<f64>>>() else {
            continue;
        };
        let more = (height - heights.iter().sum::<f64>()) / heights.len() as f64;
        for (row, have) in rows.zip(heights).filter(|_| more > 0.0) {
            let wanted = needed.entry(row).or_default();
            *wanted = wanted.max(have + more).min(HIGHEST);
        }
    }
    let mut edits = Edits::default();
    for (row, height) in needed {
        if let Some((_, place)) = grid.find(row).and_then(|r| r.height.clone()) {
            edits.replace(place, format!("{height:.2}"));
        }
    }
    Ok(edits.apply(xml))
}

/// The height that a text needs in its cell; none where its style does not wrap.
fn text_height(grid: &Grid, place: (u32, u32), text: &str, looks: &Looks) -> Option<f64> {
    let (row, column) = place;
    let cell = grid.find(row)?.cell(column)?;
    let look = looks.of(cell.style.as_deref()).filter(|l| l.wraps)?;
    let right = grid.span_from(row, column).map_or(column, |s| s.right);
    // No sheet that people look at is wider; a hostile span must not be walked.
    let columns = column..=right.min(column + 512);
    let width: f64 = columns.map(|c| grid.width(c)).sum::<f64>() * DIGIT_PT - MARGIN_PT;
    Some(line_count(text, width, look.size) as f64 * look.size * LINE + 3.0)
}
