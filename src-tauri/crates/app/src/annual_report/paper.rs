use super::compare::{comparison, rows};
use super::correction::shown;
use super::facts::facts;
use super::kept::title;
use super::show::Whole;
use crate::file::scratch;
use crate::unit::own_unit;
use crate::{Desk, Error, Result};
use chrono::{Datelike, NaiveDate};
use minglu_forms::letter::{Facts, LetterError, Template};
use minglu_rules::request::report::Place;
use std::path::Path;
use tempfile::NamedTempFile;

/// The name under which an office may keep its own template.
const FILE: &str = "annual-report.docx";
const BUILT_IN: &[u8] = include_bytes!("../../../../../assets/annual-report.docx");

/// A report as it goes onto paper.
pub(super) struct Paper<'a> {
    desk: &'a Desk,
    whole: Whole,
    /// What it is called.
    pub title: String,
}

impl<'a> Paper<'a> {
    /// That of a year; of the one that is to be written now where none is given.
    pub fn of(desk: &'a Desk, year: Option<i32>) -> Result<Paper<'a>> {
        let whole = Whole::of(desk, year.unwrap_or_else(super::usual_year))?;
        let title = title(desk, whole.year())?;
        Ok(Paper { desk, whole, title })
    }

    /// Writes it as a Word file.
    ///
    /// # Errors
    /// `invalid` where a section is not understood; `unreadable` where the office's template cannot
    /// be used; `io` where the file cannot be written.
    pub fn write(&self, out: &Path) -> Result<()> {
        template(self.desk)?
            .write(&self.facts()?, out)
            .map_err(unwritten)
    }

    /// The Word file in a place that is gone after it was looked at.
    ///
    /// # Errors
    /// As for [`Paper::write`].
    pub fn passing(&self) -> Result<NamedTempFile> {
        let file = scratch()?;
        self.write(file.path())?;
        Ok(file)
    }

    /// What the template may name: the numbers by their places, the sections, and all names of the
    /// texts.
    fn facts(&self) -> Result<Facts> {
        let whole = &self.whole;
        let mut facts = facts(&whole.names);
        for section in whole.sections() {
            if let Some(error) = section.error {
                let words = format!("“{}”：{error}", section.title);
                return Err(Error::invalid(&section.name, words));
            }
            facts.text(&section.mark, section.words);
        }
        let report = whole.figures.report();
        for place in Place::all() {
            let number = report.at(place).map(|number| shown(place, number));
            facts.text(&place.to_string(), number.unwrap_or_default());
        }
        let compared = comparison(&whole.book, &report, whole.last.as_ref());
        facts.rows("与上年比较", rows(&compared));
        facts.text("标题", &self.title);
        let unit = own_unit(self.desk)?;
        facts.text("落款", unit.map_or_else(String::new, |unit| unit.name));
        facts.text("落款日期", self.dated());
        Ok(facts)
    }

    /// The day below the report: that on which it was published, else submitted, else today.
    fn dated(&self) -> String {
        let mut said = ["published", "submitted"].iter();
        let said = said.find_map(|field| self.whole.figures.said(field));
        let day = said.and_then(|text| text.parse().ok());
        long(day.unwrap_or_else(crate::task::today))
    }
}

fn template(desk: &Desk) -> Result<Template> {
    let own = desk.dir().join(FILE);
    let unread = |e| Error::io(&format!("年报模板“{FILE}”读不了"), &e);
    let bytes = match own.is_file() {
        true => std::fs::read(&own).map_err(unread)?,
        false => BUILT_IN.to_vec(),
    };
    Template::read(bytes).map_err(unwritten)
}

fn unwritten(error: LetterError) -> Error {
    Error::unreadable(format!("年报没有写成：{error}"))
}

/// `2027年1月20日`
fn long(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}
