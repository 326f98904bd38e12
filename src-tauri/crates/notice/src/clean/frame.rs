//! Rows of tables whose frame is made of signs or of blanks, not of tabs.

use crate::squash;

/// Words of a column that names units.
const OWNERS: [&str; 5] = ["责任", "牵头", "负责", "承办", "配合"];
/// Words of the other columns.
const LABELS: [&str; 15] = [
    "序号", "时限", "时间", "任务", "内容", "措施", "要求", "事项", "项目", "单位", "部门", "科室",
    "目标", "备注", "类别",
];
/// A label is at most so long.
const LABEL: usize = 10;
/// Fewer columns make no table.
const FEWEST: usize = 3;

/// Walks down the lines and knows in which table it stands.
#[derive(Default)]
pub(super) struct Frames {
    /// How many columns the table of blanks has.
    columns: Option<usize>,
}

impl Frames {
    /// The cells of a line, where it is a row of such a table.
    pub(super) fn cells(&mut self, raw: &str) -> Option<Vec<String>> {
        if let Some(cells) = between_bars(raw) {
            return Some(cells);
        }
        if raw.contains('\t') {
            return None;
        }
        let (wide, narrow) = (parted(raw, 2), parted(raw, 1));
        let header = [&wide, &narrow]
            .into_iter()
            .find(|cells| is_header(cells))
            .cloned();
        if let Some(header) = header {
            self.columns = Some(header.len());
            return Some(header);
        }
        let columns = self.columns?;
        let row = [wide, narrow]
            .into_iter()
            .find(|cells| cells.len() == columns);
        if row.is_none() && !raw.trim().is_empty() {
            self.columns = None;
        }
        row
    }
}

/// `| 任务 | 责任单位 |`, as converters write tables.
fn between_bars(raw: &str) -> Option<Vec<String>> {
    let cells: Vec<String> = raw
        .trim()
        .trim_matches(is_bar)
        .split(is_bar)
        .map(|cell| cell.trim().to_owned())
        .collect();
    (cells.len() > 1).then_some(cells)
}

/// A sign that draws the side of a cell.
pub(super) fn is_bar(c: char) -> bool {
    matches!(c, '|' | '｜' | '│' | '┃')
}

/// A line that only draws the frame: |---|---|, ├──┼──┤.
pub(super) fn is_drawn(line: &str) -> bool {
    let line = line.trim();
    let drawn = |c: char| {
        matches!(
            c,
            '|' | '｜' | '-' | ':' | ' ' | '+' | '\u{2500}'..='\u{257f}'
        )
    };
    line.chars().count() > 2 && line.chars().all(drawn)
}

/// The pieces between runs of at least so many blanks; a full-width one counts twice.
fn parted(raw: &str, blanks: usize) -> Vec<String> {
    let mut cells: Vec<String> = vec![String::new()];
    let mut run = 0;
    for c in raw.trim().chars() {
        if c.is_whitespace() {
            run += if c == '\u{3000}' { 2 } else { 1 };
            continue;
        }
        let last = cells.last_mut();
        match last {
            Some(cell) if run < blanks || cell.is_empty() => cell.push(c),
            _ => cells.push(c.to_string()),
        }
        run = 0;
    }
    cells
}

fn is_header(cells: &[String]) -> bool {
    let cells: Vec<String> = cells.iter().map(|cell| squash(cell)).collect();
    let has = |words: &[&str], cell: &String| words.iter().any(|word| cell.contains(word));
    let owner = cells.iter().any(|cell| has(&OWNERS, cell));
    let known = |cell: &String| {
        cell.chars().count() <= LABEL
            && !cell.contains(['：', ':', '、', '，', '。'])
            && (has(&OWNERS, cell) || has(&LABELS, cell))
    };
    cells.len() >= FEWEST && owner && cells.iter().all(known)
}
