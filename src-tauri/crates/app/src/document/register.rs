//! `document.register`: gaps, duplicates and dates out of order in the numbers, what each document
//! has to be looked at for, and the share that is not proactive by year.

use super::facts::facts;
use crate::command::Done;
use crate::duty::Change;
use crate::{Desk, Result};
use chrono::{Datelike, NaiveDate};
use minglu_ledger::{Query, Record};
use minglu_rules::attribute::{Attribute, Document, Numbered, Severity, check, register, shares};
use minglu_rules::document::DocNo;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use ts_rs::TS;

/// So many lines of a kind are listed; the counts go on.
const LISTED: usize = 500;

/// Which year.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The year of the documents; all of them where not given.
    pub year: Option<i32>,
}

/// What the register shows.
#[derive(Debug, Default, Serialize, TS)]
#[ts(rename = "DocumentRegister")]
pub struct Response {
    /// How many documents were looked at.
    pub documents: u64,
    /// Missing serials: 澄农发〔2026〕3号至5号.
    pub gaps: Vec<String>,
    /// Documents that bear the same number.
    pub duplicates: Vec<Vec<RegisterLine>>,
    /// Documents dated before one with an earlier number.
    pub out_of_order: Vec<RegisterLine>,
    /// What has to be looked at, document by document.
    pub findings: Vec<RegisterLine>,
    /// How many findings there are.
    pub found: u64,
    /// The share that is not proactive, by year.
    pub shares: Vec<YearShare>,
}

/// A document and what is said about it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RegisterLine {
    /// The record.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its number.
    pub doc_no: String,
    /// What is said about it.
    pub words: String,
    /// True where the ledger would refuse it today.
    pub blocking: bool,
}

/// A year's documents by attribute.
#[derive(Debug, Clone, Serialize, TS)]
pub struct YearShare {
    /// The year.
    pub year: i32,
    /// 主动公开
    pub proactive: u64,
    /// 依申请公开
    pub on_request: u64,
    /// 不予公开
    pub withheld: u64,
    /// Not determined.
    pub undetermined: u64,
    /// What is not proactive, in per cent of what is determined.
    pub percent: Option<f64>,
    /// Change against the year before, in percentage points.
    pub change: Option<f64>,
}

/// Runs the command.
///
/// # Errors
/// The ledger's.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let mut survey = Survey {
        today: crate::task::today(),
        year: request.year,
        ..Survey::default()
    };
    desk.ledger.each(&Query::of("document"), |record| {
        survey.look(&record);
        Ok(())
    })?;
    Ok(survey.finish().into())
}

#[derive(Default)]
struct Survey {
    today: NaiveDate,
    year: Option<i32>,
    numbered: Vec<Numbered>,
    titles: HashMap<String, (String, String)>,
    by_year: Vec<(i32, Option<Attribute>)>,
    done: Response,
}

impl Survey {
    fn look(&mut self, record: &Record) {
        let text = |field: &str| record.text(field).unwrap_or_default();
        let document = facts(Change::standing(&record.fields));
        let number = DocNo::parse(text("doc_no"));
        let dated = document.dated;
        let year = number.as_ref().map(|n| n.year);
        let year = dated.map(|day| day.year()).or(year);
        if let Some(year) = year {
            self.by_year.push((year, document.attribute));
        }
        if self.year.is_some() && year != self.year {
            return;
        }
        self.done.documents += 1;
        self.findings(record, &document);
        if let Some(number) = number {
            let names = (text("title").into(), text("doc_no").into());
            self.titles.insert(record.id.clone(), names);
            let id = record.id.clone();
            self.numbered.push(Numbered { id, number, dated });
        }
    }

    fn findings(&mut self, record: &Record, document: &Document<'_>) {
        for finding in check(document, self.today) {
            self.done.found += 1;
            if self.done.findings.len() < LISTED {
                self.done.findings.push(RegisterLine {
                    id: record.id.clone(),
                    title: document.title.to_owned(),
                    doc_no: record.text("doc_no").unwrap_or_default().to_owned(),
                    words: finding.reason,
                    blocking: finding.severity == Severity::Blocking,
                });
            }
        }
    }

    fn line(&self, id: &str, words: String) -> RegisterLine {
        let (title, doc_no) = self.titles.get(id).cloned().unwrap_or_default();
        RegisterLine {
            id: id.to_owned(),
            title,
            doc_no,
            words,
            blocking: false,
        }
    }

    fn finish(mut self) -> Response {
        let register = register(std::mem::take(&mut self.numbered));
        let mut done = std::mem::take(&mut self.done);
        done.gaps = register.gaps.iter().map(ToString::to_string).collect();
        let alike = register.duplicates.iter().take(LISTED);
        let alike = alike.map(|ids| {
            let lines = ids.iter().map(|id| self.line(id, "文号重复".into()));
            lines.collect()
        });
        done.duplicates = alike.collect();
        let turned = register.out_of_order.iter().take(LISTED);
        let turned = turned.map(|(id, earlier)| {
            let before = self.titles.get(earlier).map_or("", |(_, doc_no)| doc_no);
            self.line(id, format!("成文日期早于前面的{before}"))
        });
        done.out_of_order = turned.collect();
        done.shares = shares(self.by_year)
            .into_iter()
            .map(YearShare::from)
            .collect();
        done
    }
}

impl From<minglu_rules::attribute::Share> for YearShare {
    fn from(share: minglu_rules::attribute::Share) -> YearShare {
        YearShare {
            year: share.year,
            proactive: share.proactive,
            on_request: share.on_request,
            withheld: share.withheld,
            undetermined: share.undetermined,
            percent: share.percent,
            change: share.change,
        }
    }
}
