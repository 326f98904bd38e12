use super::kept::{figures, kept, put, title};
use crate::{Desk, Result};
use minglu_ledger::{Fields, Source};
use minglu_rules::request::report::Report;
use serde_json::json;

/// Keeps numbers that were counted elsewhere as this desk's report of their year, with texts of the
/// sections: so the county's report, which is the sum of those of its units, is shown, checked and
/// printed as any other.
///
/// # Errors
/// The ledger's.
pub fn hold(desk: &Desk, report: &Report, texts: Fields) -> Result<()> {
    let mut fields = texts;
    fields.insert("state".to_owned(), json!("submitted"));
    fields.insert("figures".to_owned(), figures(report)?);
    let before = kept(desk, report.year)?;
    let of = (report.year, title(desk, report.year)?);
    desk.transact("汇总年报", Source::Import, |tx| {
        put(tx, before.as_ref(), of, fields)
    })?;
    Ok(())
}
