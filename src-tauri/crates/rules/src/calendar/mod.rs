//! Working days: the State Council's yearly notices, and counting by them.
//!
//! The years that the program was built with lie in `assets/calendar`; a unit adds the years and
//! local holidays that it was given since. In a year that nobody has published yet days are counted
//! by weekday, and whatever comes of it says that it is [provisional](Reckoned::provisional).

mod after;
mod between;
mod builtin;
mod day;
mod read;
mod wanted;
mod year;

pub use day::Day;
pub use read::CalendarError;
pub use year::{Holiday, YearCalendar};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What was reckoned by the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reckoned<T> {
    /// The day, or how many days.
    pub value: T,
    /// True where a year was touched whose holidays are not known: it may still move.
    pub provisional: bool,
}

/// Which days are worked.
#[derive(Debug, Clone)]
pub struct Calendar {
    years: Vec<YearCalendar>,
    covered: BTreeSet<i32>,
    special: BTreeMap<NaiveDate, Special>,
}

/// A day that is not as its weekday says.
#[derive(Debug, Clone)]
struct Special {
    working: bool,
    name: String,
}

impl Calendar {
    /// A calendar of these years. A later one stands in the place of an earlier one of the same
    /// year and region; local holidays are laid over those of the country.
    pub fn new(years: impl IntoIterator<Item = YearCalendar>) -> Calendar {
        let mut kept: Vec<YearCalendar> = Vec::new();
        for year in years {
            kept.retain(|other| !other.is_same(&year));
            kept.push(year);
        }
        kept.sort_by_key(|year| (year.region.is_some(), year.year));
        let national = kept.iter().filter(|year| year.region.is_none());
        Calendar {
            covered: national.map(|year| year.year).collect(),
            special: kept.iter().flat_map(specials).collect(),
            years: kept,
        }
    }

    /// The years that the program was built with, and these.
    ///
    /// # Errors
    /// Fails where a file that was built in cannot be read.
    pub fn with(more: Vec<YearCalendar>) -> Result<Calendar, CalendarError> {
        let mut years = builtin::years()?;
        years.extend(more);
        Ok(Calendar::new(years))
    }

    /// The files that it was made of: those of the country by year, then local ones.
    pub fn years(&self) -> &[YearCalendar] {
        &self.years
    }

    /// True where the holidays of this year are known.
    pub fn covers(&self, year: i32) -> bool {
        self.covered.contains(&year)
    }

    fn covers_all(&self, from: NaiveDate, to: NaiveDate) -> bool {
        (from.year()..=to.year()).all(|year| self.covers(year))
    }
}

fn specials(year: &YearCalendar) -> Vec<(NaiveDate, Special)> {
    let special = |working: bool, name: &str| Special {
        working,
        name: name.to_owned(),
    };
    let off = year.holidays.iter().flat_map(|holiday| {
        let days = holiday.days_off();
        days.map(move |day| (day, special(false, &holiday.name)))
    });
    let on = year.holidays.iter().flat_map(|holiday| {
        let days = holiday.working.iter();
        days.map(move |day| (*day, special(true, &holiday.name)))
    });
    off.chain(on).collect()
}
