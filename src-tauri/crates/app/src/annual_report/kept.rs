use super::LEDGER;
use crate::unit::own_unit;
use crate::{Desk, Error, Result};
use minglu_ledger::{Fields, Op, Query, Record, Tx};
use minglu_rules::request::report::Report;
use serde_json::{Value, json};

/// The report of a year as it is kept; nothing where nobody has begun it.
pub(super) fn kept(desk: &Desk, year: i32) -> Result<Option<Record>> {
    let query = Query {
        limit: 1,
        ..Query::of(LEDGER).with("year", Op::Eq, json!(year))
    };
    Ok(desk.ledger.list(&query)?.rows.pop())
}

/// The numbers that were reported; nothing where the report is still being written.
pub(super) fn reported(record: &Record) -> Result<Option<Report>> {
    record.text("figures").map(read).transpose()
}

/// Reads the numbers of a report as they are kept and reported.
///
/// # Errors
/// `damaged` where they are none.
pub fn read(text: &str) -> Result<Report> {
    let report = serde_json::from_str(text);
    report.map_err(|e| Error::new("damaged", format!("年报留存的数字读不了：{e}")))
}

/// The same as they are kept.
pub(super) fn figures(report: &Report) -> Result<Value> {
    let text = serde_json::to_string(report);
    let text = text.map_err(|e| Error::new("internal", format!("年报的数字写不出来：{e}")))?;
    Ok(json!(text))
}

/// `澄溪县财政局2026年政府信息公开工作年度报告`.
pub(super) fn title(desk: &Desk, year: i32) -> Result<String> {
    let unit = own_unit(desk)?.map_or_else(String::new, |unit| unit.name);
    Ok(format!("{unit}{year}年政府信息公开工作年度报告"))
}

/// Writes into the report of a year, which is begun where it is not there.
pub(super) fn put(
    tx: &mut Tx<'_>,
    kept: Option<&Record>,
    (year, title): (i32, String),
    fields: Fields,
) -> minglu_ledger::Result<()> {
    match kept {
        Some(record) => tx.set(LEDGER, &record.id, &fields).map(drop),
        None => {
            let mut all = fields;
            all.insert("year".to_owned(), json!(year));
            all.entry("title".to_owned()).or_insert(json!(title));
            tx.add(LEDGER, all).map(drop)
        }
    }
}
