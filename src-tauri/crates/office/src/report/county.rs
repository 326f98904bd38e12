use super::gather::UnitReport;
use super::texts::texts;
use crate::scratch::Scratch;
use crate::{Error, Office, Result, identity};
use minglu_app::annual_report::hold;
use minglu_app::unit::set_own;
use minglu_rules::request::report::Report;

/// The files by which an office may have made the report its own.
const OWN_FILES: [&str; 2] = ["annual-report.docx", "annual-report.json"];

/// What the reports of the units add up to.
pub(super) struct Sum {
    pub report: Report,
    /// The year before; nothing where one of the units that count has not sent it.
    pub before: Option<Report>,
    /// Units of which a number has no room in the sum.
    pub overflowing: Vec<String>,
}

/// Adds the reports up.
pub(super) fn sum(units: &[UnitReport], year: i32) -> Sum {
    let empty = |year| Report {
        year,
        ..Report::default()
    };
    let (mut report, mut before) = (empty(year), Some(empty(year - 1)));
    let mut overflowing = Vec::new();
    for unit in units {
        let Some(own) = &unit.report else { continue };
        if !report.add(own) {
            overflowing.push(unit.name.clone());
        }
        before = before.zip(unit.before.as_ref()).map(|(mut sum, last)| {
            sum.add(last);
            sum
        });
    }
    let none = units.iter().all(|unit| unit.report.is_none());
    Sum {
        report,
        before: before.filter(|_| !none),
        overflowing,
    }
}

/// A desk that holds the county's report as its own, for the writer of reports.
pub(super) fn desk(office: &Office, units: &[UnitReport], sum: &Sum) -> Result<Scratch> {
    let scratch = Scratch::new(&office.dir)?;
    for name in OWN_FILES {
        let own = office.dir.join(name);
        if own.is_file() {
            let copied = std::fs::copy(&own, scratch.desk.dir().join(name));
            copied.map_err(|e| Error::io(&format!("“{name}”读不了"), &e))?;
        }
    }
    let office_name = office.store.read(identity::name)?;
    let profile = set_own::Request {
        name: government(&office_name),
        county: county(&office_name).to_owned(),
        aliases: Vec::new(),
        groups: Vec::new(),
    };
    set_own::run(&scratch.desk, profile)?;
    if let Some(before) = &sum.before {
        hold(&scratch.desk, before, minglu_ledger::Fields::new())?;
    }
    hold(&scratch.desk, &sum.report, texts(office, units)?)?;
    Ok(scratch)
}

/// 澄溪县 of 澄溪县人民政府办公室.
fn county(office: &str) -> &str {
    let endings = ["人民政府办公室", "政府办公室", "人民政府", "办公室"];
    let mut bare = endings.iter().filter_map(|end| office.strip_suffix(end));
    bare.next().unwrap_or(office)
}

/// In whose name the report stands: 澄溪县人民政府.
pub(super) fn government(office: &str) -> String {
    match county(office) {
        "" => "本级人民政府".to_owned(),
        bare => format!("{bare}人民政府"),
    }
}
