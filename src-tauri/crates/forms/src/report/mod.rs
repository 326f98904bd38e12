//! Annual reports of other units and of earlier years: the three tables found in a file by the words
//! of their rows, in the formats of 2021 and 2019.

mod acts;
mod cells;
mod remedies;
mod requests;

use crate::table::Workbook;
use minglu_rules::request::report::{Acts, Remedies, Report, Requests};

/// What was found in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Table two, where it is there.
    pub acts: Option<Acts>,
    /// Table three, where it is there.
    pub requests: Option<Requests>,
    /// Table four, where it is there.
    pub remedies: Option<Remedies>,
    /// True for the format of 2019.
    pub old: bool,
    /// What somebody should know before trusting the numbers, in Chinese.
    pub notes: Vec<String>,
}

/// Finds the tables of an annual report.
#[must_use]
pub fn find(workbook: &Workbook) -> Found {
    let mut found = Found::default();
    for sheet in &workbook.sheets {
        if found.requests.is_none() {
            found.requests = requests::read(sheet, &mut found.notes, &mut found.old);
        }
        if found.remedies.is_none() {
            found.remedies = remedies::read(sheet, &mut found.notes);
        }
        if let Some((acts, old)) = acts::read(sheet, found.acts, &mut found.notes) {
            found.acts = Some(acts);
            found.old |= old;
        }
    }
    found
}

impl Found {
    /// The numbers as a report of that year; what was not found is empty.
    #[must_use]
    pub fn report(&self, year: i32) -> Report {
        Report {
            year,
            acts: self.acts.unwrap_or_default(),
            requests: self.requests.clone().unwrap_or_default(),
            remedies: self.remedies.unwrap_or_default(),
        }
    }

    /// The tables that are not in the file, in Chinese.
    #[must_use]
    pub fn missing(&self) -> Vec<&'static str> {
        let tables = [
            (self.acts.is_some(), "表二（主动公开政府信息情况）"),
            (
                self.requests.is_some(),
                "表三（收到和处理政府信息公开申请情况）",
            ),
            (
                self.remedies.is_some(),
                "表四（政府信息公开行政复议、行政诉讼情况）",
            ),
        ];
        let missing = tables.into_iter().filter(|(found, _)| !found);
        missing.map(|(_, words)| words).collect()
    }
}
