use super::Form;

/// How many rows each cell of the merging columns covers: `spans[row][column]`, 0 for a covered
/// cell.
///
/// A run of equal texts is merged; a merge on the right never crosses a border on the left, nor a
/// border of `groups`. A column without equal neighbours (running numbers) merges nothing, and so
/// binds nothing to its right. Empty cells stay single, so that they read in again as empty.
///
/// The sheet on screen (`ui/src/sheet/merge.ts`) follows the same rule.
pub(super) fn spans(form: &Form, rows: &[Vec<String>], groups: &[String]) -> Vec<Vec<usize>> {
    let mut spans = vec![vec![1; form.columns.len()]; rows.len()];
    let mut border: Vec<bool> = (0..rows.len())
        .map(|r| r == 0 || groups.get(r) != groups.get(r - 1))
        .collect();
    for (column, _) in form.columns.iter().enumerate().filter(|(_, c)| c.merge) {
        let own = sharpened(&border, rows, column);
        merge_column(&mut spans, &own, column, |row| rows[row][column].is_empty());
        if own.contains(&false) {
            border = own;
        }
    }
    spans
}

/// The borders on the left, and those between different texts of this column.
fn sharpened(border: &[bool], rows: &[Vec<String>], column: usize) -> Vec<bool> {
    let differs = |row: usize| row > 0 && rows[row][column] != rows[row - 1][column];
    let sharpened = border.iter().enumerate();
    sharpened.map(|(r, b)| *b || differs(r)).collect()
}

fn merge_column(
    spans: &mut [Vec<usize>],
    border: &[bool],
    column: usize,
    empty: impl Fn(usize) -> bool,
) {
    let mut top = 0;
    for row in 1..border.len() {
        if border[row] || empty(row) {
            top = row;
        } else {
            spans[row][column] = 0;
            spans[top][column] += 1;
        }
    }
}
