use super::labels::{CARRIED, CARRIED_ON, COLUMNS, RECEIVED, REMEDY_LABELS, ROWS, TOTAL, short};
use super::remedies::GROUP;
use super::{Column, Report};
use serde::Serialize;

/// A number that does not agree with the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Its table, three or four.
    pub table: u8,
    /// Its row from one; in table four always one.
    pub row: u8,
    /// Its column from one.
    pub column: u8,
    /// What the others ask for.
    pub expected: u64,
    /// What stands there.
    pub found: u64,
    /// What is wrong, in Chinese.
    pub words: String,
}

/// Holds the identities against a report, and against that of the year before where it is given.
pub fn check(report: &Report, last: Option<&Report>) -> Vec<Finding> {
    let columns = Column::all().flat_map(|column| by_column(report, column));
    let rows = (1..=ROWS as u8).filter_map(|row| by_row(report, row));
    let carried = last.into_iter().flat_map(|last| carried(report, last));
    let groups = (0..3).filter_map(|group| of_remedies(report, group));
    columns.chain(rows).chain(carried).chain(groups).collect()
}

/// 一+二 = （七）+四, and （七） is the sum of the lines.
fn by_column(report: &Report, column: Column) -> Vec<Finding> {
    let at = |row: u8| u64::from(report.requests.at(row, column));
    let lines: u64 = (3..TOTAL).map(at).sum();
    let (received, done) = (at(RECEIVED) + at(CARRIED), at(TOTAL) + at(CARRIED_ON));
    let head = COLUMNS[column.index()];
    let mut found = Vec::new();
    if received != done {
        let words =
            format!("“{head}”一列：一加二是{received}，（七）总计加四是{done}，两边应当相等");
        found.push(three(
            CARRIED_ON,
            column,
            received.saturating_sub(at(TOTAL)),
            at(CARRIED_ON),
            words,
        ));
    }
    if lines != at(TOTAL) {
        let words = format!(
            "“{head}”一列：各项办理结果相加是{lines}，（七）总计是{}，应当相等",
            at(TOTAL)
        );
        found.push(three(TOTAL, column, lines, at(TOTAL), words));
    }
    found
}

/// 总计 is the sum of the six kinds.
fn by_row(report: &Report, row: u8) -> Option<Finding> {
    let kinds = Column::all().filter(|column| *column != Column::Total);
    let sum: u64 = kinds
        .map(|column| u64::from(report.requests.at(row, column)))
        .sum();
    let total = u64::from(report.requests.at(row, Column::Total));
    (sum != total).then(|| {
        let words = format!(
            "{}：各类申请人相加是{sum}，总计是{total}，应当相等",
            short(row)
        );
        three(row, Column::Total, sum, total, words)
    })
}

/// What a year carries over is what the next one begins with.
fn carried<'a>(report: &'a Report, last: &'a Report) -> impl Iterator<Item = Finding> + 'a {
    Column::all().filter_map(|column| {
        let expected = u64::from(last.requests.at(CARRIED_ON, column));
        let found = u64::from(report.requests.at(CARRIED, column));
        let head = COLUMNS[column.index()];
        (expected != found).then(|| {
            let words = format!(
                "“{head}”一列：{}年报告结转下年度{expected}件，今年“上年结转”是{found}件，应当相等；不相等的要在报告里说明",
                last.year
            );
            three(CARRIED, column, expected, found, words)
        })
    })
}

fn of_remedies(report: &Report, group: usize) -> Option<Finding> {
    let numbers = &report.remedies.0[group * GROUP..(group + 1) * GROUP];
    let sum: u64 = numbers[..GROUP - 1].iter().copied().map(u64::from).sum();
    let total = u64::from(numbers[GROUP - 1]);
    let name = REMEDY_LABELS[group * GROUP].0;
    (sum != total).then(|| Finding {
        table: 4,
        row: 1,
        column: ((group + 1) * GROUP) as u8,
        expected: sum,
        found: total,
        words: format!("“{name}”：四种结果相加是{sum}，总计是{total}，应当相等"),
    })
}

fn three(row: u8, column: Column, expected: u64, found: u64, words: String) -> Finding {
    Finding {
        table: 3,
        row,
        column: column.index() as u8 + 1,
        expected,
        found,
        words,
    }
}
