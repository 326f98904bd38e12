//! `interpretation.survey`: which policy documents of a year have no interpretation or were not
//! brought to those whom they concern, what was not published together, and the year's rates.

use super::beside::pair;
use super::brief::{Brief, Policy};
use super::known::Known;
use super::lines::policies;
use super::wanted::{Want, wants};
use crate::command::Done;
use crate::duty::Law;
use crate::{Desk, Result};
use minglu_ledger::{Op, Query, Record};
use minglu_rules::duty::Limits;
use minglu_rules::interpretation::together;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// So many lines of a kind are listed; the counts go on.
const LISTED: usize = 500;

/// Which year.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The year of the documents and of the publications; this one where not given.
    pub year: Option<i32>,
}

/// What the survey shows.
#[derive(Debug, Default, Serialize, TS)]
#[ts(rename = "InterpretationSurvey")]
pub struct Response {
    /// The year.
    pub year: i32,
    /// Policy documents of the year.
    pub documents: u64,
    /// Interpretations published in the year.
    pub published: u64,
    /// How much of them goes beyond text, and beyond the website.
    pub rates: Vec<Rate>,
    /// True where the head of the unit has interpreted a policy.
    pub head: bool,
    /// Policy documents without an interpretation and without a reason.
    pub missing: Vec<SurveyLine>,
    /// Interpretations that did not go together with their documents.
    pub apart: Vec<SurveyLine>,
    /// Policy documents that were not brought to the groups that they are aimed at.
    pub unpushed: Vec<SurveyLine>,
}

/// A share and what it should be.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "InterpretationRate")]
pub struct Rate {
    /// What it is: 多样化解读率.
    pub title: String,
    /// How many count.
    pub count: u64,
    /// In per cent, one digit kept; null where nothing was published.
    pub percent: Option<f64>,
    /// What it should be in that year, in per cent.
    pub target: u32,
    /// True where it is reached, or nothing was published.
    pub reached: bool,
}

/// A record and what is said about it.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "InterpretationLine")]
pub struct SurveyLine {
    /// The ledger.
    pub ledger: String,
    /// The record.
    pub id: String,
    /// The document's title.
    pub title: String,
    /// Its number.
    pub doc_no: String,
    /// What is said about it.
    pub words: String,
}

/// Runs the command.
///
/// # Errors
/// The ledger's.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let law = Law::of(desk)?;
    let year = request.year.unwrap_or_else(|| year_of(law.today()));
    let documents = policies(desk, &of_year("document", "dated", year))?;
    let mut survey = Response {
        year,
        documents: documents.len() as u64,
        ..Response::default()
    };
    let published = published(desk, year)?;
    survey.count(&published, &law.limits);
    survey.compare(desk, &documents, &law)?;
    Ok(survey.into())
}

fn year_of(day: chrono::NaiveDate) -> i32 {
    chrono::Datelike::year(&day)
}

fn of_year(ledger: &str, field: &str, year: i32) -> Query {
    Query::of(ledger)
        .with(field, Op::Ge, json!(format!("{year}-01-01")))
        .with(field, Op::Le, json!(format!("{year}-12-31")))
}

/// The interpretations published in a year.
fn published(desk: &Desk, year: i32) -> Result<Vec<Record>> {
    let mut published = Vec::new();
    let query = of_year("interpretation", "published", year);
    desk.ledger.each(&query, |record| {
        if Brief::of(&record).needed {
            published.push(record);
        }
        Ok(())
    })?;
    Ok(published)
}

impl Response {
    fn count(&mut self, published: &[Record], limits: &Limits) {
        self.published = published.len() as u64;
        self.head = published
            .iter()
            .any(|record| record.text("interpreter_role") == Some("head"));
        let rates = [
            ("多样化解读率", "diversified", "interpretation.diversified"),
            (
                "网站以外渠道发布的占比",
                "beyond_website",
                "interpretation.beyond_website",
            ),
        ];
        for (title, field, limit) in rates {
            let holds = |record: &&Record| record.get(field) == &Value::Bool(true);
            let count = published.iter().filter(holds).count() as u64;
            let limit = limits.get(limit);
            let target = limit.map_or(0, |limit| limit.in_year(self.year));
            self.rates
                .push(Rate::of(title, count, self.published, target));
        }
    }

    fn compare(&mut self, desk: &Desk, documents: &[Policy], law: &Law) -> Result<()> {
        let interpreted = Known::read(desk, "interpretation")?;
        let pushed = Known::read(desk, "targeted_push")?;
        for document in documents {
            for want in wants(document, &interpreted, &pushed) {
                let line = line("document", &document.id, document, want.words());
                match want {
                    Want::Interpretation => keep(&mut self.missing, line),
                    Want::Push(_) => keep(&mut self.unpushed, line),
                    // Told below, by how many days.
                    Want::Publication(_) => {}
                }
            }
            if let Some(first) = interpreted.first_of(document) {
                self.apart(document, first, law);
            }
        }
        Ok(())
    }

    fn apart(&mut self, document: &Policy, brief: &Brief, law: &Law) {
        if !brief.needed {
            return;
        }
        let found = together(pair(document, brief), law.today());
        let words: Vec<String> = found.into_iter().map(|finding| finding.reason).collect();
        if !words.is_empty() {
            let line = line("interpretation", &brief.id, document, words.join("；"));
            keep(&mut self.apart, line);
        }
    }
}

impl Rate {
    fn of(title: &str, count: u64, of: u64, target: u32) -> Rate {
        let exact = (of > 0).then(|| count as f64 * 100.0 / of as f64);
        Rate {
            title: title.to_owned(),
            count,
            percent: exact.map(|exact| (exact * 10.0).round() / 10.0),
            target,
            // By whole numbers: 89.96 is not 90.
            reached: count * 100 >= of * u64::from(target),
        }
    }
}

fn keep(lines: &mut Vec<SurveyLine>, line: SurveyLine) {
    if lines.len() < LISTED {
        lines.push(line);
    }
}

fn line(ledger: &str, id: &str, document: &Policy, words: String) -> SurveyLine {
    SurveyLine {
        ledger: ledger.to_owned(),
        id: id.to_owned(),
        title: document.title.clone(),
        doc_no: document.doc_no.clone(),
        words,
    }
}
