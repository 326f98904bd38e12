//! Days of the county as stretches of Universal Time, in which everything is stored.

use crate::store::moment;
use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, Utc};

/// The clock of the whole country, in seconds before Universal Time.
const EAST: i32 = 8 * 3600;

/// The last moment of a day, `YYYY-MM-DD`.
pub fn end_of_day(day: &str) -> Option<String> {
    let day: NaiveDate = day.parse().ok()?;
    let next = begin(day.checked_add_days(Days::new(1))?)?;
    Some(moment(next - chrono::TimeDelta::seconds(1)))
}

/// The first moment of a year, and the first after it.
pub fn year_bounds(year: i32) -> Option<(String, String)> {
    let first = |year| begin(NaiveDate::from_ymd_opt(year, 1, 1)?);
    Some((moment(first(year)?), moment(first(year + 1)?)))
}

/// A quarter, `2026Q1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quarter {
    /// The year.
    pub year: i32,
    /// 1 to 4.
    pub number: u32,
}

impl Quarter {
    /// The quarter that somebody writes as `2026Q1`.
    pub fn parse(text: &str) -> Option<Quarter> {
        let (year, number) = text.trim().split_once(['Q', 'q'])?;
        let quarter = Quarter {
            year: year.parse().ok()?,
            number: number.parse().ok()?,
        };
        let usual = (1..=4).contains(&quarter.number) && (2000..3000).contains(&quarter.year);
        usual.then_some(quarter)
    }

    /// Its first moment, and the first after it.
    pub fn bounds(self) -> Option<(String, String)> {
        let first = |year, month| begin(NaiveDate::from_ymd_opt(year, month, 1)?);
        let from = first(self.year, self.number * 3 - 2)?;
        let to = match self.number {
            4 => first(self.year + 1, 1)?,
            number => first(self.year, number * 3 + 1)?,
        };
        Some((moment(from), moment(to)))
    }

    /// As people write it.
    pub fn title(self) -> String {
        let names = ["一", "二", "三", "四"];
        let name = names[(self.number as usize - 1).min(3)];
        format!("{}年第{name}季度", self.year)
    }
}

/// A stored moment as a day of the county: 2026-11-22.
pub fn day(stored: &str) -> String {
    let at: Option<DateTime<Utc>> = stored.parse().ok();
    let east = FixedOffset::east_opt(EAST);
    match (at, east) {
        (Some(at), Some(east)) => {
            let day = at.with_timezone(&east);
            format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
        }
        _ => stored.to_owned(),
    }
}

fn begin(day: NaiveDate) -> Option<DateTime<Utc>> {
    let midnight = day.and_hms_opt(0, 0, 0)?;
    let there = midnight.and_local_timezone(FixedOffset::east_opt(EAST)?);
    there.single().map(|at| at.to_utc())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_begins_at_midnight_of_the_county() {
        let bounds = Quarter::parse("2026Q4").unwrap().bounds().unwrap();
        assert_eq!(
            bounds,
            ("2026-09-30T16:00:00Z".into(), "2026-12-31T16:00:00Z".into())
        );
        assert_eq!(Quarter::parse("2026Q1").unwrap().title(), "2026年第一季度");
        assert!(
            ["2026Q5", "2026Q0", "26Q1", "2026", "Q1"]
                .iter()
                .all(|text| Quarter::parse(text).is_none())
        );
    }

    #[test]
    fn a_day_ends_before_the_next_one_of_the_county() {
        assert_eq!(end_of_day("2026-02-28").unwrap(), "2026-02-28T15:59:59Z");
        assert_eq!(
            (day("2026-02-28T15:59:59Z"), day("2026-02-28T16:00:00Z")),
            ("2026-02-28".into(), "2026-03-01".into())
        );
    }
}
