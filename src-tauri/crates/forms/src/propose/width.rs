use super::Value;
use crate::table::Sheet;

/// A column's width in pixels is that of its figures, seven each, and its margins.
const PIXELS_PER_FIGURE: f64 = 7.0;
const MARGIN_PIXELS: f64 = 5.0;
const MM_PER_PIXEL: f64 = 25.4 / 96.0;
/// A Chinese character of the body's type.
const MM_PER_CHARACTER: f64 = 4.2;
/// What a column of a table may have.
const USUAL: (f64, f64) = (10.0, 70.0);
const WIDTHS: (f64, f64) = (6.0, 200.0);

/// The width of a column on paper in millimetres: the sheet's own, else what it holds asks for.
pub(super) fn of(sheet: &Sheet, index: u32, title: &str, values: &[&Value]) -> f64 {
    let own = sheet.look.widths.get(index as usize).copied().unwrap_or(0);
    let width = match own {
        0 => asked_for(title, values).clamp(USUAL.0, USUAL.1),
        own => {
            let figures = f64::from(own) / 100.0;
            (figures * PIXELS_PER_FIGURE + MARGIN_PIXELS) * MM_PER_PIXEL
        }
    };
    (width.clamp(WIDTHS.0, WIDTHS.1) * 10.0).round() / 10.0
}

/// Room for the label, and for what most values hold on two lines.
fn asked_for(title: &str, values: &[&Value]) -> f64 {
    let own = title
        .rsplit('/')
        .next()
        .unwrap_or(title)
        .chars()
        .count()
        .min(8);
    let all: usize = values.iter().map(|(text, _)| text.chars().count()).sum();
    let mean = all as f64 / values.len().max(1) as f64;
    (own as f64).max(mean.min(24.0)) * MM_PER_CHARACTER
}
