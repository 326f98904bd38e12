use super::county::{desk, government, sum};
use super::gather::{UnitReport, gather};
use crate::batch::Kept;
use crate::{Office, Result, identity};
use minglu_app::annual_report::show::{ReportLabels, ReportNumber};
use minglu_app::annual_report::{ReportFinding, identities, show as page, shown};
use minglu_rules::request::report::{Place, Report};
use serde::Serialize;
use std::collections::BTreeMap;

/// The county's report of a year.
#[derive(Debug, Serialize)]
pub struct CountyReport {
    /// The year.
    pub year: i32,
    /// What it is called.
    pub title: String,
    /// The sums, table by table.
    pub numbers: Vec<ReportNumber>,
    /// The words beside them.
    pub labels: ReportLabels,
    /// What contradicts in the sums.
    pub findings: Vec<ReportFinding>,
    /// Every unit with what it adds.
    pub units: Vec<UnitLine>,
    /// What somebody has to know before using the sums, in Chinese.
    pub notes: Vec<String>,
}

/// A unit's report within the county's.
#[derive(Debug, Clone, Serialize)]
pub struct UnitLine {
    /// Code of the unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// `missing`, `stored` or `accepted`.
    pub state: String,
    /// The batch that stands.
    pub batch: Option<String>,
    /// When it came.
    pub reported_at: Option<String>,
    /// Why its numbers are not in the sums.
    pub problem: Option<String>,
    /// Its numbers that are not nought, by place.
    pub numbers: BTreeMap<String, String>,
    /// What contradicts in its own report.
    pub findings: Vec<ReportFinding>,
    /// Numbers of table two that it left blank.
    pub blank: u64,
}

/// Shows the county's report of a year.
///
/// # Errors
/// `unreadable` where the office's own texts or format are not understood.
pub fn show(office: &Office, year: i32) -> Result<CountyReport> {
    let units = gather(&office.store, year)?;
    let sum = sum(&units, year);
    let scratch = desk(office, &units, &sum)?;
    let request = page::Request { year: Some(year) };
    let whole = page::run(&scratch.desk, request)?.value;
    let name = government(&office.store.read(identity::name)?);
    Ok(CountyReport {
        year,
        title: format!("{name}{year}年政府信息公开工作年度报告"),
        numbers: whole.numbers.into_iter().map(bare).collect(),
        labels: whole.labels,
        findings: identities(&sum.report, sum.before.as_ref(), false),
        notes: notes(&units, &sum.overflowing, sum.before.is_some()),
        units: units.iter().map(line).collect(),
    })
}

/// A sum has no ledger behind it: what a desk would count of its own says nothing.
fn bare(number: ReportNumber) -> ReportNumber {
    ReportNumber {
        computed: None,
        ledger: String::new(),
        filters: Vec::new(),
        ..number
    }
}

fn line(unit: &UnitReport) -> UnitLine {
    let kept = unit.kept.as_ref();
    let report = unit.report.as_ref();
    UnitLine {
        unit: unit.unit.clone(),
        name: unit.name.clone(),
        state: kept
            .map_or("missing", |kept| kept.state.as_str())
            .to_owned(),
        batch: kept.map(|kept| kept.batch.clone()),
        reported_at: kept.map(|kept: &Kept| kept.stored_at.clone()),
        problem: unit.problem().map(str::to_owned),
        numbers: report.map(numbers).unwrap_or_default(),
        findings: report.map_or_else(Vec::new, |report| {
            identities(report, unit.before.as_ref(), explained(kept))
        }),
        blank: report.map_or(0, |report| report.acts.missing() as u64),
    }
}

fn numbers(report: &Report) -> BTreeMap<String, String> {
    let number = |place: Place| {
        let number = report.at(place).filter(|number| *number > 0)?;
        Some((place.to_string(), shown(place, number)))
    };
    Place::all().into_iter().filter_map(number).collect()
}

/// A unit may have said in its report why it begins otherwise than it ended.
fn explained(kept: Option<&Kept>) -> bool {
    let said = kept.and_then(|kept| kept.record.fields.get("restatement"));
    said.and_then(|said| said.as_str())
        .is_some_and(|said| !said.trim().is_empty())
}

fn notes(units: &[UnitReport], overflowing: &[String], compared: bool) -> Vec<String> {
    let counted = units.iter().filter(|unit| unit.report.is_some()).count();
    let mut notes = Vec::new();
    if counted > 0 && !compared {
        notes.push("有单位没有报来上一年的年报，全县的“上年结转”没有与上年核对。".to_owned());
    }
    let waiting = units.iter().filter(|unit| {
        let kept = unit.kept.as_ref();
        unit.report.is_some() && kept.is_some_and(|kept| kept.state == "stored")
    });
    let waiting = waiting.count();
    if waiting > 0 {
        notes.push(format!("有{waiting}个单位的年报还没有审核，数字已经计入。"));
    }
    if !overflowing.is_empty() {
        notes.push(format!(
            "{}报来的数字太大，有的没有加进去，请退回核对。",
            overflowing.join("、")
        ));
    }
    notes
}
