//! What the law and the notices ask of records, for every ledger: dates that follow, what may not
//! be written, what is due. A ledger's schema says most of it; what needs more is code of the
//! ledger's own, and is called from here, so that no path into the ledger forgets it.

mod derive;
mod facts;
mod find;
mod items;
mod link;
mod refuse;

pub(crate) use derive::{arrange, dates, derive, reckon};
pub(crate) use facts::Change;
pub(crate) use find::{Found, find, is_checked};
pub(crate) use items::items;
pub(crate) use refuse::{refusals, refuse, refuse_change};

use crate::request::Book;
use crate::{Desk, Result};
use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Utc};
use minglu_rules::attribute::Sources;
use minglu_rules::calendar::Calendar;
use minglu_rules::duty::Limits;

/// By what the records of a desk are judged: its calendar, its numbers, its
/// notices, and the hour.
pub(crate) struct Law {
    pub calendar: Calendar,
    pub limits: Limits,
    /// The notices behind the checks, in words.
    pub sources: Sources,
    /// How requests on application are handled.
    pub requests: Book,
    pub now: DateTime<FixedOffset>,
}

impl Law {
    /// The law as it stands at this desk.
    pub fn of(desk: &Desk) -> Result<Law> {
        let limits = crate::limit::limits(desk)?;
        Ok(Law {
            calendar: crate::calendar::calendar(desk)?,
            requests: Book::of(desk, &limits)?,
            limits,
            sources: crate::document::sources(desk),
            now: now(),
        })
    }

    /// The day.
    pub fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }
}

/// Now in China, which has one time zone, whatever the machine is set to.
pub(crate) fn now() -> DateTime<FixedOffset> {
    let now = Utc::now();
    match FixedOffset::east_opt(8 * 3600) {
        Some(china) => now.with_timezone(&china),
        None => (now + TimeDelta::hours(8)).fixed_offset(),
    }
}
