use super::county::{desk, sum};
use super::gather::gather;
use super::show::{CountyReport, UnitLine, show};
use crate::paper::{named, wide};
use crate::when::day;
use crate::{Error, Office, Result, paper};
use minglu_app::annual_report::export;
use minglu_app::form::plain;
use minglu_forms::form::Paper;
use std::path::Path;

/// Writes the county's report in the official layout as Word, or its sums with the units behind each
/// as Excel, by the ending of the file's name.
///
/// # Errors
/// `unreadable` where the office's own template cannot be used; `io` where the file cannot be
/// written.
pub fn write(office: &Office, year: i32, out: &Path) -> Result<()> {
    let ending = out.extension().and_then(|ending| ending.to_str());
    match ending {
        Some("docx") => official(office, year, out),
        Some("xlsx") => {
            let report = show(office, year)?;
            paper::write(&[&sources(&report), &standing(&report)], &[], out)
        }
        _ => Err(Error::usage(
            "年报只写成 .docx（Word）或 .xlsx（Excel），请改文件名",
        )),
    }
}

fn official(office: &Office, year: i32, out: &Path) -> Result<()> {
    let units = gather(&office.store, year)?;
    let scratch = desk(office, &units, &sum(&units, year))?;
    let request = export::Request {
        year: Some(year),
        path: Some(out.display().to_string()),
    };
    export::run(&scratch.desk, request)?;
    Ok(())
}

/// Every number with the units that it is made of.
fn sources(report: &CountyReport) -> Paper {
    let columns = [
        ("数字", 74.0),
        ("全县", 20.0),
        ("单位", 44.0),
        ("本单位", 18.0),
    ];
    let mut rows = Vec::new();
    for number in &report.numbers {
        let whole = number.value.clone().unwrap_or_default();
        let parts = report.units.iter().filter_map(|unit| {
            let own = unit.numbers.get(&number.place)?;
            let texts = [&number.words, &whole, &unit.name, own];
            Some(texts.map(Clone::clone).to_vec())
        });
        rows.extend(parts);
    }
    let heading = format!("{}数字来源", report.title);
    named(plain(&heading, &columns, rows, Vec::new()), "数字来源")
}

/// Who has sent a report, and what contradicts in it.
fn standing(report: &CountyReport) -> Paper {
    let columns = [
        ("单位", 56.0),
        ("状态", 24.0),
        ("收到", 28.0),
        ("核对", 149.0),
    ];
    let row = |unit: &UnitLine| {
        let found = unit.findings.iter().map(|one| one.words.clone());
        let problems: Vec<String> = unit.problem.iter().cloned().chain(found).collect();
        vec![
            unit.name.clone(),
            state(unit).to_owned(),
            unit.reported_at.as_deref().map(day).unwrap_or_default(),
            problems.join("\n"),
        ]
    };
    let rows = report.units.iter().map(row).collect();
    let mut foot: Vec<String> = report
        .findings
        .iter()
        .map(|one| one.words.clone())
        .collect();
    foot.extend(report.notes.iter().cloned());
    let heading = format!("{}报送情况", report.title);
    named(wide(&heading, &columns, rows, foot), "报送情况")
}

fn state(unit: &UnitLine) -> &'static str {
    match unit.state.as_str() {
        "accepted" => "已接收",
        "stored" => "待审核",
        _ => "未报",
    }
}
