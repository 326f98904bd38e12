use super::Form;

/// How many rows each cell of the merging columns covers: `spans[row][column]`, 0 for a covered
/// cell.
///
/// A run of equal texts is merged; a merge on the right never crosses a border on the left, nor a
/// border of `groups`. Empty cells stay single, so that they read in again as empty.
pub(super) fn spans(form: &Form, rows: &[Vec<String>], groups: &[String]) -> Vec<Vec<usize>> {
    let mut spans = vec![vec![1; form.columns.len()]; rows.len()];
    let mut border: Vec<bool> = (0..rows.len())
        .map(|r| r == 0 || groups.get(r) != groups.get(r - 1))
        .collect();
    for (column, _) in form.columns.iter().enumerate().filter(|(_, c)| c.merge) {
        for row in 1..rows.len() {
            border[row] |= rows[row][column] != rows[row - 1][column];
        }
        merge_column(&mut spans, &border, column, |row| {
            rows[row][column].is_empty()
        });
    }
    spans
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
