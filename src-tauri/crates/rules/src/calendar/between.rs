use super::day::is_weekday;
use super::{Calendar, Reckoned};
use chrono::{Datelike, NaiveDate};

impl Calendar {
    /// How many working days lie after one date up to another, that one included; negative where
    /// the second is the earlier one.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> Reckoned<i64> {
        if to < from {
            let back = self.between(to, from);
            return Reckoned {
                value: -back.value,
                ..back
            };
        }
        Reckoned {
            value: weekdays(from, to) + self.departures(from, to),
            provisional: !self.covers_all(from, to),
        }
    }

    /// Days worked on weekends, less weekdays off.
    fn departures(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        let after = (
            std::ops::Bound::Excluded(from),
            std::ops::Bound::Included(to),
        );
        let special = match from == to {
            true => return 0,
            false => self.special.range(after),
        };
        special
            .map(|(day, special)| i64::from(special.working) - i64::from(is_weekday(*day)))
            .sum()
    }
}

/// Mondays to Fridays after one date up to a later one.
fn weekdays(from: NaiveDate, to: NaiveDate) -> i64 {
    let days = (to - from).num_days();
    let first = i64::from(from.weekday().num_days_from_monday());
    let rest = (1..=days % 7).filter(|day| (first + day) % 7 < 5).count();
    days / 7 * 5 + rest as i64
}
