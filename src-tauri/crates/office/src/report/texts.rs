use super::gather::UnitReport;
use crate::{Error, Office, Result};
use minglu_ledger::Fields;
use std::collections::BTreeMap;

/// The name under which an office may keep its own in the data folder.
const FILE: &str = "county-report.json";
const BUILT_IN: &str = include_str!("../../../../../assets/county-report.json");

/// The texts of the sections with what only the office knows filled in; the report's own names
/// stay for its writer.
pub(super) fn texts(office: &Office, units: &[UnitReport]) -> Result<Fields> {
    let own = office.dir.join(FILE);
    let text = match own.is_file() {
        true => {
            std::fs::read_to_string(&own).map_err(|e| Error::io(&format!("“{FILE}”读不了"), &e))?
        }
        false => BUILT_IN.to_owned(),
    };
    let sections: BTreeMap<String, String> = serde_json::from_str(&text).map_err(|e| {
        Error::new(
            "unreadable",
            format!(
                "数据文件夹里的“{FILE}”第 {} 行写得不对，请改正或移走",
                e.line()
            ),
        )
    })?;
    let counted = units.iter().filter(|unit| unit.report.is_some()).count();
    let missing: Vec<&str> = units
        .iter()
        .filter(|unit| unit.report.is_none())
        .map(|unit| unit.name.as_str())
        .collect();
    let missing = match missing.is_empty() {
        true => String::new(),
        false => format!("尚未计入{}。", missing.join("、")),
    };
    let filled = |text: String| {
        text.replace("{{汇总单位数}}", &counted.to_string())
            .replace("{{未计入说明}}", &missing)
    };
    let sections = sections.into_iter();
    Ok(sections
        .map(|(name, text)| (name, filled(text).into()))
        .collect())
}
