use super::{Column, Place, meant};
use crate::header::{is_aside, is_section};
use crate::table::{Sheet, SpanCursor};

/// What a row of the body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowKind<'a> {
    Blank,
    /// A heading over the rows that follow.
    Section(&'a str),
    /// A footnote, a signature line.
    Aside(&'a str),
    PageNumber,
    /// Sums of the rows above.
    Total(&'a str),
    Body,
}

pub(super) fn kind<'a>(
    sheet: &'a Sheet,
    row: u32,
    spans: &SpanCursor<'_>,
    columns: &[Column<'_>],
) -> RowKind<'a> {
    if let Some(word) = total(sheet, row) {
        return RowKind::Total(word);
    }
    let mut own = sheet.row(row);
    let (first, second, third) = (own.next(), own.next(), own.next());
    let Some((column, cell)) = first else {
        return match hangs(sheet, row, spans, columns) {
            true => RowKind::Body,
            false => RowKind::Blank,
        };
    };
    match (second, third) {
        (None, _) => single(sheet, row, spans, columns, (column, cell.text)),
        (Some((_, text)), None) if is_chinese_number(cell.text) => {
            let serial = columns.iter().any(|c| c.serial && c.index == column);
            let lonely = serial && !hangs(sheet, row, spans, columns);
            // 一 | 加强组织领导 and nothing else, where the rows below say who is responsible.
            match lonely && columns.len() > 2 {
                true => RowKind::Section(text.text),
                false => RowKind::Body,
            }
        }
        _ => RowKind::Body,
    }
}

/// 合计 and nothing but sums behind it, or nothing at all.
fn total(sheet: &Sheet, row: u32) -> Option<&str> {
    const WORDS: [&str; 8] = [
        "合计",
        "总计",
        "总分",
        "小计",
        "共计",
        "累计",
        "本页小计",
        "本页合计",
    ];
    let mut own = sheet.row(row);
    let (_, first) = own.next()?;
    let word: String = first.text.chars().filter(|c| !c.is_whitespace()).collect();
    let word = word.trim_end_matches(['：', ':']);
    let sums = WORDS.contains(&word) && own.all(|(_, cell)| is_sum(cell.text));
    sums.then_some(first.text)
}

/// 1,204.5 and 12.5万元 and 85%, and what stands where a column has no sum: —, /.
fn is_sum(text: &str) -> bool {
    const MARKS: &str = ".,，%％-—－–/+ \u{3000}";
    let bare = text.trim();
    let number = bare.trim_end_matches(|c: char| !c.is_ascii_digit() && !MARKS.contains(c));
    let unit = bare.chars().count() - number.chars().count();
    unit <= 3
        && !number.is_empty()
        && number
            .chars()
            .all(|c| c.is_ascii_digit() || MARKS.contains(c))
}

/// A row with one text of its own.
fn single<'a>(
    sheet: &'a Sheet,
    row: u32,
    spans: &SpanCursor<'_>,
    columns: &[Column<'_>],
    (column, text): (u32, &'a str),
) -> RowKind<'a> {
    let wide = spans.over(row, column).is_some_and(|span| {
        let covered = columns
            .iter()
            .filter(|c| (span.left..=span.right).contains(&c.index));
        covered.count() >= columns.len().saturating_sub(1).max(2)
    });
    let hangs = hangs(sheet, row, spans, columns);
    if !wide && hangs {
        return RowKind::Body;
    }
    if is_aside(text) || is_signature(text) {
        return RowKind::Aside(text);
    }
    if is_page_number(text) {
        return RowKind::PageNumber;
    }
    let field = columns.iter().find(|c| c.index == column);
    let record = field.is_some_and(|c| c.innermost || !(c.grouping || is_section(text)));
    match wide || (columns.len() > 1 && (is_section(text) || !record)) {
        true => RowKind::Section(text),
        false => RowKind::Body,
    }
}

/// True where cells merged from above give this row a text.
fn hangs(sheet: &Sheet, row: u32, spans: &SpanCursor<'_>, columns: &[Column<'_>]) -> bool {
    columns.iter().any(|c| {
        let (cell, place) = meant(sheet, row, spans, c.index, columns);
        place == Place::Above && !cell.is_empty()
    })
}

/// 主管领导签字： and the like below a form.
fn is_signature(text: &str) -> bool {
    const WORDS: [&str; 8] = [
        "签字",
        "签名",
        "盖章",
        "填表人",
        "填报人",
        "审核人",
        "报送日期",
        "填报日期",
    ];
    let short = text.chars().count() <= 60;
    let ends = text.trim_end().ends_with(['：', ':']);
    let says = WORDS.iter().any(|word| text.contains(word));
    short && (ends || (says && text.contains(['：', ':'])))
}

/// — 3 — and 第 3 页 共 5 页.
fn is_page_number(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let digits = bare.chars().any(|c| c.is_ascii_digit());
    let dashes = |c: char| matches!(c, '-' | '—' | '－' | '–' | '─');
    let dashed = bare.starts_with(dashes) && bare.ends_with(dashes);
    let numbered = bare.starts_with('第') && bare.contains('页');
    let rest = |c: char| c.is_ascii_digit() || dashes(c) || "第共页/，,".contains(c);
    digits && (dashed || numbered) && bare.chars().all(rest)
}

fn is_chinese_number(text: &str) -> bool {
    let bare = text.trim().trim_end_matches(['、', '.', '．']);
    !bare.is_empty() && bare.chars().all(|c| "一二三四五六七八九十".contains(c))
}
