use crate::batch::{Kept, records};
use crate::store::Store;
use crate::{Result, unit};
use minglu_app::annual_report::read;
use minglu_rules::request::report::Report;

/// The report of a unit, as it came.
#[derive(Debug, Clone)]
pub struct UnitReport {
    /// Code of the unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// The record that stands; nothing where none came.
    pub kept: Option<Kept>,
    /// Its numbers; nothing where there are none that can be read.
    pub report: Option<Report>,
    /// The numbers of the year before, where they were sent too.
    pub before: Option<Report>,
}

/// The reports of all units for a year. What was returned counts as not sent.
///
/// # Errors
/// The database's.
pub fn gather(store: &Store, year: i32) -> Result<Vec<UnitReport>> {
    let mut all = records(store, "annual_report", None)?;
    all.retain(|kept| kept.record.ledger == "annual_report");
    let find = |unit: &str, year: i32| {
        let mut own = all.iter().filter(|kept| kept.unit == unit);
        own.find(|kept| kept.record.fields.get("year") == Some(&year.into()))
    };
    let report = |unit: unit::Unit| {
        let kept = find(&unit.code, year);
        let before = find(&unit.code, year - 1);
        UnitReport {
            report: kept.and_then(|kept| numbers(kept, year)),
            before: before.and_then(|kept| numbers(kept, year - 1)),
            kept: kept.cloned(),
            unit: unit.code,
            name: unit.name,
        }
    };
    Ok(unit::list(store)?.into_iter().map(report).collect())
}

/// The numbers that a unit signed; what a stranger's program wrote there may be anything.
fn numbers(kept: &Kept, year: i32) -> Option<Report> {
    let text = kept.record.fields.get("figures")?.as_str()?;
    read(text).ok().filter(|report| report.year == year)
}

impl UnitReport {
    /// What is wrong with it as a whole, in Chinese.
    pub fn problem(&self) -> Option<&'static str> {
        let kept = self.kept.as_ref()?;
        let figures = kept.record.fields.get("figures");
        match (&self.report, figures.and_then(|figures| figures.as_str())) {
            (Some(_), _) => None,
            (None, Some(_)) => Some("报来的数字读不了，没有汇总。请退回，让单位用新版程序重报"),
            (None, None) => Some(
                "报来的年报还没有登记报送日期，里面没有数字，没有汇总。请退回，让单位登记后重报",
            ),
        }
    }
}
