use super::{Allowance, Pace, Published, Rhythm, TimeLimit};
use crate::calendar::{Calendar, Reckoned};
use crate::duty::Unit;
use crate::{Recurs, periods, periods_like};
use chrono::{Datelike, Days, Months, NaiveDate};

impl TimeLimit {
    /// The next day by which the item is to be published; none where nothing is open.
    pub fn next(
        &self,
        item: Published,
        allowance: Allowance,
        calendar: &Calendar,
        today: NaiveDate,
    ) -> Option<Reckoned<NaiveDate>> {
        let changed = self.after_change(item, allowance, calendar);
        let again = self
            .rhythm
            .and_then(|rhythm| match (rhythm, item.published) {
                (Rhythm::Each(recurs, sample), last) => following(recurs, sample, last, today),
                (Rhythm::Every(count, unit), last) => after(last?, count, unit, calendar),
            });
        let once = self.by.filter(|_| item.published.is_none()).map(certain);
        let all = [changed, again, once].into_iter().flatten();
        all.min_by_key(|due| due.value)
    }

    /// So long after a change that has not been published yet.
    fn after_change(
        &self,
        item: Published,
        allowance: Allowance,
        calendar: &Calendar,
    ) -> Option<Reckoned<NaiveDate>> {
        let changed = item.changed?;
        if item.published.is_some_and(|published| published >= changed) {
            return None;
        }
        let named = self.pace.map(|pace| match pace {
            Pace::RealTime => (allowance.real_time, Unit::WorkingDays),
            Pace::Prompt => (allowance.prompt, Unit::WorkingDays),
        });
        let (count, unit) = self.within.or(named)?;
        after(changed, count, unit, calendar)
    }
}

/// A publication counts for the stretch of the calendar in which it falls: the next is due in the
/// one that follows. What was never published is due in the stretch that runs.
fn following(
    recurs: Recurs,
    sample: Option<NaiveDate>,
    last: Option<NaiveDate>,
    today: NaiveDate,
) -> Option<Reckoned<NaiveDate>> {
    let day = last.unwrap_or(today);
    let later = u32::from(last.is_some());
    let at = day.month0() / recurs.months() + later;
    let of_year = 12 / recurs.months();
    let year = day.year().checked_add((at / of_year) as i32)?;
    let series = match sample {
        Some(sample) => periods_like(recurs, year, sample),
        None => periods(recurs, year),
    };
    let period = series.into_iter().nth((at % of_year) as usize)?;
    Some(certain(period.due))
}

fn after(
    day: NaiveDate,
    count: u32,
    unit: Unit,
    calendar: &Calendar,
) -> Option<Reckoned<NaiveDate>> {
    match unit {
        Unit::WorkingDays => Some(calendar.after(day, count)),
        Unit::Days => day.checked_add_days(Days::new(count.into())).map(certain),
        Unit::Months => day.checked_add_months(Months::new(count)).map(certain),
        // Within hours is by the next day: nobody writes down the hour of a change.
        Unit::Hours => {
            let days = count.div_ceil(24).max(1);
            day.checked_add_days(Days::new(days.into())).map(certain)
        }
        Unit::Percent | Unit::Times => None,
    }
}

fn certain(value: NaiveDate) -> Reckoned<NaiveDate> {
    Reckoned {
        value,
        provisional: false,
    }
}
