use super::book::{Book, Check, Rule};
use super::figures::Figures;
use super::findings::ReportFinding;
use super::prose::ReportSection;
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

/// A line of the check list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ReportCheck {
    /// What is asked.
    pub words: String,
    /// Who asks it.
    pub source: String,
    /// Whether it is so.
    pub done: bool,
}

/// The last day for the report of a year.
pub(super) fn due(book: &Book, year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year + 1, book.due.month, book.due.day)
}

/// The check list.
pub(super) fn checks(
    book: &Book,
    figures: &Figures,
    sections: &[ReportSection],
    findings: &[ReportFinding],
) -> Vec<ReportCheck> {
    let looked = Looked {
        book,
        figures,
        sections,
        findings,
    };
    let check = |check: &Check| ReportCheck {
        words: check.words.clone(),
        source: check.source.clone(),
        done: looked.holds(check),
    };
    book.checks.iter().map(check).collect()
}

struct Looked<'a> {
    book: &'a Book,
    figures: &'a Figures,
    sections: &'a [ReportSection],
    findings: &'a [ReportFinding],
}

impl Looked<'_> {
    fn holds(&self, check: &Check) -> bool {
        let section = self.sections.iter().find(|one| one.name == check.section);
        let of = |holds: &dyn Fn(&ReportSection) -> bool| section.is_some_and(holds);
        match check.rule {
            Rule::Written => of(&|one| one.error.is_none() && !one.words.trim().is_empty()),
            Rule::Says => of(&|one| check.any.iter().any(|words| one.words.contains(words))),
            Rule::Binds => of(&|one| check.names.iter().all(|name| one.binds.contains(name))),
            Rule::Figures => self.figures.report().acts.missing() == 0,
            Rule::Identities => self.is_free_of(&["identity", "carried", "late", "kind"]),
            Rule::Typed => self.is_free_of(&["typed"]),
            Rule::Submitted => self.in_time("submitted"),
            Rule::Published => self.in_time("published"),
        }
    }

    fn is_free_of(&self, kinds: &[&str]) -> bool {
        let stands = |one: &&ReportFinding| one.blocking && kinds.contains(&one.kind);
        !self.findings.iter().any(|one| stands(&one))
    }

    fn in_time(&self, field: &str) -> bool {
        let day = self
            .figures
            .said(field)
            .and_then(|text| text.parse::<NaiveDate>().ok());
        day.zip(due(self.book, self.figures.counted.report.year))
            .is_some_and(|(day, due)| day <= due)
    }
}
