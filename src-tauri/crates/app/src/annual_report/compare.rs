use super::book::Book;
use super::names::added;
use minglu_forms::letter::Facts;
use minglu_rules::request::report::Report;
use serde::Serialize;
use ts_rs::TS;

/// A number beside that of the year before.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ReportComparison {
    /// What it is.
    pub title: String,
    /// In the year.
    pub now: f64,
    /// In the year before; nothing where nothing is known of it.
    pub last: Option<f64>,
}

/// What the book compares.
pub(super) fn comparison(
    book: &Book,
    report: &Report,
    last: Option<&Report>,
) -> Vec<ReportComparison> {
    let named = book
        .comparison
        .iter()
        .filter_map(|name| book.names.iter().find(|one| one.name == *name));
    let lines = named.map(|named| {
        let number = |report: &Report| added(named, report).parse().unwrap_or(0.0);
        ReportComparison {
            title: named.name.clone(),
            now: number(report),
            last: last.map(number),
        }
    });
    lines.collect()
}

/// The same for the template: a row a number, each with two bars, the longest of which is full.
/// Nothing where nothing is known of the year before.
pub(super) fn rows(lines: &[ReportComparison]) -> Vec<Facts> {
    let lasts = lines.iter().filter_map(|line| line.last);
    let most = lines.iter().map(|line| line.now).chain(lasts);
    let most = most.fold(1.0, f64::max);
    let row = |line: &ReportComparison| {
        let last = line.last?;
        let mut row = Facts::new();
        row.text("项目", &line.title);
        row.text("上年数", last.to_string());
        row.text("本年数", line.now.to_string());
        row.text("增减", (line.now - last).to_string());
        row.text("上年条", share(last, most));
        row.text("本年条", share(line.now, most));
        Some(row)
    };
    lines.iter().filter_map(row).collect()
}

/// In hundredths; what is there at all is seen.
fn share(number: f64, most: f64) -> String {
    let share = (number * 100.0 / most).round();
    let seen = if number > 0.0 { share.max(1.0) } else { 0.0 };
    seen.to_string()
}
