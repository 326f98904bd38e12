use super::cells::{Number, bare, counted, number};
use crate::table::Sheet;
use minglu_rules::request::report::{Place, REMEDY_LABELS, Remedies};

/// Table four, where a sheet is one: fifteen numbers in its last row.
pub(super) fn read(sheet: &Sheet, notes: &mut Vec<String>) -> Option<Remedies> {
    let count = REMEDY_LABELS.len() as u32;
    let first = sheet.cols().checked_sub(count)?;
    let says = |words: &str| {
        (0..sheet.rows())
            .any(|row| (0..sheet.cols()).any(|column| bare(sheet, row, column).contains(words)))
    };
    if !(says("行政复议") && says("行政诉讼") && says("尚未审结")) {
        return None;
    }
    let filled =
        |row: &u32| (first..sheet.cols()).any(|c| matches!(number(sheet, *row, c), Number::Is(_)));
    let row = (0..sheet.rows()).rev().find(filled)?;
    let mut remedies = Remedies::default();
    for (slot, column) in remedies.0.iter_mut().zip(first..) {
        let place = Place::of(4, 1, (column - first + 1) as u8);
        *slot = counted(sheet, (row, column), &place.words(), notes);
    }
    Some(remedies)
}
