use super::LEDGER;
use super::book::Series;
use super::kept::Kept;
use crate::{Error, Result};
use chrono::{Datelike, NaiveDate};
use minglu_ledger::schema::SortBy;
use minglu_ledger::{Ledger, Op, Page, Query, Tx};

/// The name under which the clerk says by which characters numbers begin.
pub(super) const CODE: &str = "机关代字";

/// What a pattern must have: without them two letters would have the same number.
const WANTED: [&str; 2] = ["{year}", "{n}"];

/// The number of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    /// The series.
    pub series: String,
    /// Its place in the series and the year.
    pub serial: u64,
    /// As it is printed; empty while the code is not known.
    pub words: String,
}

/// Where the letters of a series lie: a letter that is void keeps its number.
pub(super) trait Letters {
    /// A page of them.
    fn page(&self, query: &Query) -> minglu_ledger::Result<Page>;
}

impl Letters for Ledger {
    fn page(&self, query: &Query) -> minglu_ledger::Result<Page> {
        self.list(query)
    }
}

impl Letters for Tx<'_> {
    fn page(&self, query: &Query) -> minglu_ledger::Result<Page> {
        self.list(query)
    }
}

/// The next number of a series in the year of a day. Letters that another program writes at the
/// same time are seen inside the transaction only.
pub(super) fn next(
    letters: &impl Letters,
    series: &Series,
    kept: &Kept,
    dated: NaiveDate,
) -> minglu_ledger::Result<Number> {
    let year = dated.year();
    let query = Query {
        sort: vec![SortBy::parse("-serial")],
        limit: 1,
        ..Query::of(LEDGER)
            .with("series", Op::Eq, series.name.as_str())
            .with("dated", Op::Ge, format!("{year}-01-01"))
            .with("dated", Op::Le, format!("{year}-12-31"))
    };
    let rows = letters.page(&query)?.rows;
    let last = rows
        .first()
        .and_then(|letter| letter.get("serial").as_u64());
    let serial = last.unwrap_or(0) + 1;
    Ok(Number {
        series: series.name.clone(),
        serial,
        words: words(series, kept, year, serial),
    })
}

/// A number as it is printed; empty where it wants a code that nobody has said.
pub(super) fn words(series: &Series, kept: &Kept, year: i32, serial: u64) -> String {
    let pattern = pattern(series, kept);
    let code = kept.said.get(CODE).map(String::as_str).unwrap_or_default();
    if code.is_empty() && pattern.contains("{code}") {
        return String::new();
    }
    pattern
        .replace("{code}", code)
        .replace("{year}", &year.to_string())
        .replace("{n}", &serial.to_string())
}

/// The pattern by which a series is numbered here.
pub(super) fn pattern<'a>(series: &'a Series, kept: &'a Kept) -> &'a str {
    let own = kept.patterns.get(&series.name);
    own.map_or(series.pattern.as_str(), String::as_str)
}

/// Refuses a pattern by which two letters would have the same number.
pub(super) fn check(pattern: &str) -> Result<()> {
    match WANTED.iter().find(|wanted| !pattern.contains(**wanted)) {
        Some(wanted) => {
            let words = format!(
                "文号的样式里要有 {wanted}。样式如 {{code}}〔{{year}}〕{{n}}号：{{code}} 是机关代字，{{year}} 是年份，{{n}} 是顺序号"
            );
            Err(Error::invalid("pattern", words))
        }
        None => Ok(()),
    }
}
