use super::correction::{Correction, corrections};
use super::count::{Counted, count};
use super::kept::{kept, reported};
use crate::{Desk, Result};
use minglu_ledger::Record;
use minglu_rules::request::outcome::Outcomes;
use minglu_rules::request::report::{Place, Report};
use std::collections::BTreeMap;

/// Everything that is known of a year's numbers.
pub(super) struct Figures {
    /// The report as it is kept.
    pub record: Option<Record>,
    /// What the ledgers come to now.
    pub counted: Counted,
    pub corrections: BTreeMap<Place, Correction>,
    /// What was reported, once it was.
    pub reported: Option<Report>,
}

impl Figures {
    pub fn of(desk: &Desk, year: i32, outcomes: &Outcomes) -> Result<Figures> {
        let record = kept(desk, year)?;
        let reported = record.as_ref().map(reported).transpose()?.flatten();
        Ok(Figures {
            counted: count(desk, year, outcomes)?,
            corrections: corrections(desk, year)?,
            reported,
            record,
        })
    }

    /// The numbers of the ledgers with the corrections laid over them.
    pub fn corrected(&self) -> Report {
        let mut report = self.counted.report.clone();
        for (place, correction) in &self.corrections {
            report.put(*place, correction.value);
        }
        report
    }

    /// The numbers of the report: those that were reported, else the present ones.
    pub fn report(&self) -> Report {
        self.reported.clone().unwrap_or_else(|| self.corrected())
    }

    /// What a field of the kept report says.
    pub fn said(&self, field: &str) -> Option<&str> {
        self.record.as_ref()?.text(field)
    }

    /// Whether nothing at all is known of the year.
    pub fn is_blank(&self) -> bool {
        let blank = Report {
            year: self.counted.report.year,
            ..Report::default()
        };
        self.record.is_none() && self.corrected() == blank
    }
}
