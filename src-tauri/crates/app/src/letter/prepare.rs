use super::book::{Kind, Name};
use super::case::Case;
use super::facts::{Telling, facts, on_record, words};
use super::kept::{Kept, Said};
use super::number::{CODE, Number, next};
use super::{Book, may};
use crate::duty::Law;
use crate::template::{self, Current};
use crate::{Desk, Error, Result, task};
use chrono::NaiveDate;
use minglu_forms::letter::Facts;
use minglu_ledger::Record;
use serde::Serialize;
use ts_rs::TS;

/// What is asked for.
pub(super) struct Wanted<'a> {
    /// The case.
    pub request: &'a str,
    /// The kind of letter.
    pub kind: &'a str,
    /// The step at which its addressee was asked; the last where not given.
    pub step: Option<&'a str>,
    /// Its day; today where not given.
    pub dated: Option<&'a str>,
    /// What the clerk says.
    pub said: &'a Said,
    /// True for a look at it, with personal data masked.
    pub masked: bool,
}

/// A letter before it is written.
pub(super) struct Prepared {
    pub book: Book,
    pub law: Law,
    pub kind: usize,
    pub case: Case,
    pub step: Option<Record>,
    pub kept: Kept,
    pub template: Current,
    pub number: Option<Number>,
    pub dated: NaiveDate,
    pub facts: Facts,
}

/// Something that a letter still wants.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Missing {
    /// The name in the template.
    pub name: String,
    /// The question to the clerk, or what she has to put on record first.
    pub question: String,
    /// True where she is asked; false where it follows from the case.
    pub asked: bool,
    /// The field of the case in which she puts it on record; null where she is asked, or where it
    /// follows from a step or another letter.
    pub field: Option<String>,
}

impl Prepared {
    /// Gathers what a letter would say.
    ///
    /// # Errors
    /// `usage` where there is no such kind; `conflict` where the case cannot have it now.
    pub fn of(desk: &Desk, wanted: &Wanted<'_>) -> Result<Prepared> {
        let (book, law) = (Book::of(desk)?, Law::of(desk)?);
        let kind = book.kind(wanted.kind)?;
        let case = Case::load(desk, wanted.request)?;
        if let Some(why) = may::why_not(desk, &law, &case, kind)? {
            return Err(Error::new(
                "conflict",
                format!("不能出“{}”：{why}", kind.title),
            ));
        }
        let step = asked_at(&law, &case, kind, wanted.step)?;
        let case = if wanted.masked {
            case.masked(desk)?
        } else {
            case
        };
        let step = step.and_then(|id| case.steps.iter().find(|step| step.id == id).cloned());
        let mut kept = Kept::of(desk)?;
        kept.hear(&book, wanted.said);
        let dated = day(wanted.dated)?;
        let number = match book.series(kind)? {
            Some(series) => Some(next(&desk.ledger, series, &kept, dated)?),
            None => None,
        };
        let at = book.kinds.iter().position(|one| one.kind == kind.kind);
        let mut prepared = Prepared {
            kind: at.unwrap_or_default(),
            template: template::current(desk, kind)?,
            facts: Facts::new(),
            book,
            law,
            case,
            step,
            kept,
            number,
            dated,
        };
        prepared.tell(desk, wanted.said)?;
        Ok(prepared)
    }

    /// The kind.
    pub fn kind(&self) -> &Kind {
        &self.book.kinds[self.kind]
    }

    /// Gathers the facts, once more where the number is another.
    pub fn tell(&mut self, desk: &Desk, said: &Said) -> Result<()> {
        let mut all = self.kept.said.clone();
        all.extend(said.clone());
        let telling = Telling {
            desk,
            law: &self.law,
            book: &self.book,
            case: &self.case,
            kind: self.kind(),
            dated: self.dated,
            step: self.step.as_ref(),
            number: self.number.as_ref().map_or("", |number| &number.words),
            said: &all,
        };
        self.facts = facts(&telling)?;
        Ok(())
    }

    /// What it still wants: what its template would leave empty, and the code of its number.
    pub fn missing(&self) -> Result<Vec<Missing>> {
        let mut names = match self.kind().form {
            true => Vec::new(),
            false => self.template.holes(&self.facts)?,
        };
        let numberless = |number: &Number| number.words.is_empty();
        if self.number.as_ref().is_some_and(numberless) {
            names.retain(|name| name != "文号");
            names.insert(0, CODE.to_owned());
        }
        Ok(names.iter().map(|name| self.wants(name)).collect())
    }

    fn wants(&self, name: &str) -> Missing {
        let known = self.book.names.iter().find(|one| one.name == name);
        let asked = known.and_then(|known| known.ask.clone());
        let question = match (&asked, known) {
            (Some(question), _) => question.clone(),
            (None, Some(known)) => {
                format!("案件里还没有“{name}”（{}），请先登记", known.meaning)
            }
            (None, None) => format!("案件里还没有“{name}”，请先登记"),
        };
        Missing {
            name: name.to_owned(),
            question,
            field: on_record(name)
                .filter(|_| asked.is_none())
                .map(str::to_owned),
            asked: asked.is_some(),
        }
    }

    /// The names that the clerk is asked for and that this template uses, the code of its number
    /// and the kind of the unit where they matter.
    pub fn asked(&self) -> Result<Vec<&Name>> {
        let marks = self.template.marks()?;
        let used = |name: &str| marks.iter().any(|mark| mark.name == name);
        let behind = |name: &str| match name {
            CODE => self.number.is_some(),
            "单位类别" | "上一级机关" | "网上复议地址" => used("救济途径"),
            _ => false,
        };
        let asked = self.book.asked();
        Ok(asked
            .filter(|one| used(&one.name) || behind(&one.name))
            .collect())
    }

    /// The words of a name.
    pub fn words(&self, name: &str) -> &str {
        words(&self.facts, name)
    }
}

/// The step at which the addressee of a letter was asked; nothing where nobody was yet.
fn asked_at(law: &Law, case: &Case, kind: &Kind, step: Option<&str>) -> Result<Option<String>> {
    let asked = kind.party().map(|party| case.asked(law, party));
    let mut steps = asked.unwrap_or_default().into_iter().map(|(_, step)| step);
    let Some(id) = step else {
        return Ok(steps.next_back().map(|step| step.id.clone()));
    };
    let known = steps.any(|step| step.id == id);
    let words = || Error::usage("没有征求过这一方的意见，请重新打开这一页");
    known.then(|| Some(id.to_owned())).ok_or_else(words)
}

fn day(said: Option<&str>) -> Result<NaiveDate> {
    match said.map(str::trim).filter(|said| !said.is_empty()) {
        None => Ok(task::today()),
        Some(said) => said
            .parse()
            .map_err(|_| Error::invalid("dated", "文书日期要写成 2026-03-06 的样子")),
    }
}
