use super::cells::{Number, bare, counted, number};
use crate::table::Sheet;
use minglu_rules::request::report::{COLUMNS, Place, ROWS, Requests};

/// By what words each row of table three is known, from the third on. What begins a row's label is
/// enough; the last but two must be all of it.
const LINES: [(&str, u8); 24] = [
    ("本年新收", 1),
    ("上年结转", 2),
    ("予以公开", 3),
    ("部分公开", 4),
    ("属于国家秘密", 5),
    ("其他法律行政法规禁止公开", 6),
    ("危及", 7),
    ("保护第三方合法权益", 8),
    ("属于三类内部事务信息", 9),
    ("属于四类过程性信息", 10),
    ("属于行政执法案卷", 11),
    ("属于行政查询事项", 12),
    ("本机关不掌握", 13),
    ("没有现成信息", 14),
    ("补正后申请内容仍不明确", 15),
    ("信访举报投诉", 16),
    ("重复申请", 17),
    ("要求提供公开出版物", 18),
    ("无正当理由大量反复", 19),
    ("要求行政机关确认或重新出具", 20),
    ("申请人无正当理由逾期不补正", 21),
    ("申请人逾期未按收费通知", 22),
    ("总计", 24),
    ("结转下年度", 25),
];
/// The one line of 2019 that three lines stand for now.
const OTHER: &str = "其他处理";

/// Table three, where a sheet is one.
pub(super) fn read(sheet: &Sheet, notes: &mut Vec<String>, old: &mut bool) -> Option<Requests> {
    let first = sheet.cols().checked_sub(COLUMNS.len() as u32)?;
    let lines = lines(sheet, first);
    let has = |row: u8| lines.iter().any(|(line, ..)| *line == row);
    if !(has(1) && has(24) && has(25)) {
        return None;
    }
    let mut table = Requests::default();
    for (line, at, was_other) in &lines {
        *old |= was_other;
        for (column, kind) in (first..).zip(1u8..).take(COLUMNS.len()) {
            let place = Place::of(3, *line, kind);
            let number = counted(sheet, (*at, column), &place.words(), notes);
            if let Some(kind) = place.column() {
                table.put(*line, kind, number);
            }
        }
    }
    // The old form has one line where the new one has three.
    let lacks = |row: &u8| !(has(*row) || (*old && [21, 22].contains(row)));
    let lacking: Vec<String> = (1..=ROWS as u8)
        .filter(lacks)
        .map(|row| Place::of(3, row, 1).words())
        .collect();
    if !lacking.is_empty() {
        notes.push(format!("表三缺少{}行，按 0 计", lacking.len()));
    }
    Some(table)
}

/// Which line of the form stands in which row of a sheet, and whether it is the old one.
fn lines(sheet: &Sheet, first: u32) -> Vec<(u8, u32, bool)> {
    let mut lines: Vec<(u8, u32, bool)> = Vec::new();
    for at in 0..sheet.rows() {
        let counts = (first..sheet.cols()).any(|c| matches!(number(sheet, at, c), Number::Is(_)));
        let words = (0..first).rev().map(|column| bare(sheet, at, column));
        let label = words.into_iter().find(|text| !text.is_empty());
        let line = label.filter(|_| counts).and_then(|label| line(&label));
        let Some((line, old)) = line else { continue };
        if !lines.iter().any(|(known, ..)| *known == line) {
            lines.push((line, at, old));
        }
    }
    lines
}

fn line(label: &str) -> Option<(u8, bool)> {
    let words = unnumbered(label);
    if words == "其他" {
        return Some((23, false));
    }
    if words.starts_with(OTHER) {
        return Some((23, true));
    }
    let known = LINES.iter().find(|(begin, _)| words.starts_with(begin));
    known.map(|(_, row)| (*row, false))
}

/// A label without the number before it: `（三）`, `1.`, `一、`.
fn unnumbered(label: &str) -> &str {
    let mark = |c: char| "（）()一二三四五六七0123456789.．、".contains(c);
    let rest = label.trim_start_matches(mark);
    if rest.is_empty() { label } else { rest }
}
