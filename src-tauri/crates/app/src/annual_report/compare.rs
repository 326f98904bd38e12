use super::book::Book;
use super::names::added;
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
