//! `annual_report.show`: the report of a year: its numbers with the records behind them, what does
//! not add up, its texts, its check list, and the year before beside it.

use super::behind::behind;
use super::book::{Book, book};
use super::checks::{ReportCheck, checks, due};
use super::compare::{ReportComparison, comparison};
use super::correction::shown;
use super::facts::{ReportName, facts, names};
use super::figures::Figures;
use super::findings::{ReportFinding, findings};
use super::prose::{ReportSection, sections};
use crate::command::Done;
use crate::record::list::Filter;
use crate::yearly_figure::show::table;
use crate::{Desk, Error, Result};
use minglu_rules::request::outcome::Outcomes;
use minglu_rules::request::report::{
    ACT_LABELS, COLUMNS, Place, REMEDY_LABELS, Report, row_labels,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which year.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The year; the one whose report is to be written now where not given.
    pub year: Option<i32>,
}

/// A year's report.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "AnnualReport")]
pub struct Response {
    /// The year.
    pub year: i32,
    /// What it is called.
    pub title: String,
    /// The record; nothing where nobody has begun it.
    pub id: Option<String>,
    /// How far it is.
    #[ts(type = "'draft' | 'submitted' | 'published'")]
    pub state: String,
    /// When it was submitted.
    pub submitted: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// The last day for both, and who says so.
    pub due: String,
    /// Who sets that day.
    pub due_source: String,
    /// Why its numbers are others than were reported first, or than the year before says.
    pub restatement: Option<String>,
    /// The file that it was read from, where it was.
    pub read_from: Option<String>,
    /// All numbers, table by table.
    pub numbers: Vec<ReportNumber>,
    /// The words beside them.
    pub labels: ReportLabels,
    /// What has to be looked at.
    pub findings: Vec<ReportFinding>,
    /// The six sections.
    pub sections: Vec<ReportSection>,
    /// What the texts may name.
    pub names: Vec<ReportName>,
    /// What the format demands.
    pub checks: Vec<ReportCheck>,
    /// Beside the year before.
    pub comparison: Vec<ReportComparison>,
    /// What somebody has to check in the format's data.
    pub unconfirmed: Vec<String>,
    /// The notice that fixes the format.
    pub source: String,
}

/// A number of the tables.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ReportNumber {
    /// Where: `3.1.7` is table three, row one, column seven.
    pub place: String,
    /// The same in words.
    pub words: String,
    /// What stands in the report; nothing where table two has nothing yet.
    pub value: Option<String>,
    /// What the ledgers come to now.
    pub computed: Option<String>,
    /// The correction by hand.
    pub correction: Option<NumberCorrection>,
    /// The ledger of the records behind it.
    pub ledger: String,
    /// The conditions that find them.
    pub filters: Vec<Filter>,
}

/// A correction by hand.
#[derive(Debug, Clone, Serialize, TS)]
pub struct NumberCorrection {
    /// The number.
    pub value: String,
    /// Why.
    pub reason: String,
    /// Who.
    pub person: String,
    /// When.
    pub day: String,
}

/// The words of the tables.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ReportLabels {
    /// Table two, number by number: article, item, head.
    pub acts: Vec<(String, String, String)>,
    /// The columns of table three.
    pub columns: Vec<String>,
    /// The rows of table three: group and words.
    pub rows: Vec<(Option<String>, String)>,
    /// Table four, number by number: group and head.
    pub remedies: Vec<(String, String)>,
}

/// Runs the command.
///
/// # Errors
/// `unreadable` where the office's own format file is not understood.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let year = request.year.unwrap_or_else(super::usual_year);
    Ok(Whole::of(desk, year)?.shown(desk)?.into())
}

/// All that is known of a year, read once.
pub(super) struct Whole {
    pub book: Book,
    pub outcomes: Outcomes,
    pub figures: Figures,
    /// The numbers of the year before; nothing where nothing is known of it.
    pub last: Option<Report>,
    pub names: Vec<ReportName>,
}

impl Whole {
    pub fn of(desk: &Desk, year: i32) -> Result<Whole> {
        if !(2000..=2100).contains(&year) {
            return Err(Error::invalid("year", "年度：请填四位年份，如 2026"));
        }
        let book = book(desk)?;
        let limits = crate::limit::limits(desk)?;
        let outcomes = crate::request::Book::of(desk, &limits)?.outcomes;
        let figures = Figures::of(desk, year, &outcomes)?;
        let before = Figures::of(desk, year - 1, &outcomes)?;
        let last = (!before.is_blank()).then(|| before.report());
        let names = names(desk, &book, &figures, last.as_ref())?;
        Ok(Whole {
            book,
            outcomes,
            figures,
            last,
            names,
        })
    }

    pub fn year(&self) -> i32 {
        self.figures.counted.report.year
    }

    pub fn sections(&self) -> Vec<ReportSection> {
        sections(&self.book, &self.figures, &facts(&self.names))
    }

    pub fn shown(&self, desk: &Desk) -> Result<Response> {
        let (year, figures) = (self.year(), &self.figures);
        let said = |field: &str| figures.said(field).map(str::to_owned);
        let sections = self.sections();
        let rows = table(desk, year)?;
        let found = findings(&self.book, figures, self.last.as_ref(), &rows, &sections);
        Ok(Response {
            year,
            title: said("title").map_or_else(|| super::kept::title(desk, year), Ok)?,
            id: figures.record.as_ref().map(|record| record.id.clone()),
            state: said("state").unwrap_or_else(|| "draft".to_owned()),
            submitted: said("submitted"),
            published: said("published"),
            url: said("url"),
            due: due(&self.book, year).map_or_else(String::new, |day| day.to_string()),
            due_source: self.book.due.source.clone(),
            restatement: said("restatement"),
            read_from: said("read_from"),
            numbers: self.numbers(),
            labels: labels(&self.outcomes),
            checks: checks(&self.book, figures, &sections, &found),
            comparison: comparison(&self.book, &figures.report(), self.last.as_ref()),
            findings: found,
            sections,
            names: self.names.clone(),
            unconfirmed: self.book.unconfirmed.clone(),
            source: self.book.source.clone(),
        })
    }

    fn numbers(&self) -> Vec<ReportNumber> {
        let report = self.figures.report();
        let number = |place: Place| {
            let said = |number: Option<u64>| number.map(|number| shown(place, number));
            let (ledger, filters) = behind(place, self.year(), &self.outcomes);
            let correction = self.figures.corrections.get(&place);
            ReportNumber {
                place: place.to_string(),
                words: place.words(),
                value: said(report.at(place)),
                computed: said(self.figures.counted.report.at(place)),
                correction: correction.map(|one| NumberCorrection {
                    value: shown(place, one.value),
                    reason: one.reason.clone(),
                    person: one.person.clone(),
                    day: one.day.clone(),
                }),
                ledger: ledger.to_owned(),
                filters,
            }
        };
        Place::all().into_iter().map(number).collect()
    }
}

fn labels(outcomes: &Outcomes) -> ReportLabels {
    let acts = ACT_LABELS.iter();
    let acts = acts.map(|label| [label.article, label.item, label.head].map(str::to_owned));
    ReportLabels {
        acts: acts
            .map(|[article, item, head]| (article, item, head))
            .collect(),
        columns: COLUMNS.map(str::to_owned).to_vec(),
        rows: row_labels(outcomes),
        remedies: REMEDY_LABELS
            .map(|(group, head)| (group.to_owned(), head.to_owned()))
            .to_vec(),
    }
}
