use super::{Condition, Facts, Limits, Unit, all_hold};
use crate::calendar::Calendar;
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::Deserialize;

/// What has to be done by when.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Due {
    /// Name of the duty: `publish`.
    pub name: String,
    /// The field that holds the last day or the last moment.
    pub by: String,
    /// It is done where this field is filled.
    #[serde(default)]
    pub until: Option<String>,
    /// It is a duty only where these hold.
    #[serde(default)]
    pub when: Vec<Condition>,
    /// What there is to do, in Chinese: 发布.
    pub words: String,
    /// How days left are counted; days of the calendar unless it says otherwise.
    #[serde(default)]
    pub unit: Option<Unit>,
    /// The limit that says how many days before it is shown; thirty days where there is none.
    #[serde(default)]
    pub ahead: Option<String>,
    /// The field that says that the day may still move.
    #[serde(default)]
    pub note: Option<String>,
}

/// How a duty stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Past its last day or moment.
    pub overdue: bool,
    /// Days of the calendar left; negative where overdue.
    pub days: i64,
    /// In words: 还有3个工作日.
    pub text: String,
    /// The last day.
    pub day: NaiveDate,
}

/// Days that are looked ahead where a duty does not say.
const AHEAD: u32 = 30;
/// Seconds by which China is ahead of UTC.
const CHINA: i32 = 8 * 3600;

impl Due {
    /// How it stands for a record; nothing where it is done or is no duty.
    pub fn standing(
        &self,
        facts: &dyn Facts,
        now: DateTime<FixedOffset>,
        calendar: &Calendar,
    ) -> Option<Standing> {
        let today = now.date_naive();
        if !self.is_open(facts, today) {
            return None;
        }
        let by = facts.text(&self.by);
        match DateTime::parse_from_rfc3339(by) {
            Ok(moment) => Some(in_hours(moment, now)),
            Err(_) => Some(self.in_days(by.parse().ok()?, today, calendar)),
        }
    }

    /// The last day in China of a record for which it is still to be done; nothing where it is done
    /// or is no duty. It is the same whenever somebody asks, so it can be kept.
    pub fn open_by(&self, facts: &dyn Facts) -> Option<NaiveDate> {
        if !self.is_open(facts, NaiveDate::MIN) {
            return None;
        }
        let by = facts.text(&self.by);
        match DateTime::parse_from_rfc3339(by) {
            Ok(moment) => Some(
                moment
                    .with_timezone(&FixedOffset::east_opt(CHINA)?)
                    .date_naive(),
            ),
            Err(_) => by.parse().ok(),
        }
    }

    /// True where one of its conditions changes from one day to the next by itself. No schema may
    /// say so: what is open is kept from change to change.
    pub fn asks_for_the_day(&self) -> bool {
        self.when.iter().any(Condition::asks_for_the_day)
    }

    fn is_open(&self, facts: &dyn Facts, today: NaiveDate) -> bool {
        let done = self.until.as_ref();
        let done = done.is_some_and(|field| !super::condition::is_empty(facts.get(field)));
        !done && all_hold(&self.when, facts, today)
    }

    /// The last day of those that are shown on a day.
    pub fn horizon(&self, today: NaiveDate, calendar: &Calendar, limits: &Limits) -> NaiveDate {
        let limit = self.ahead.as_ref().and_then(|name| limits.get(name));
        match limit {
            Some(limit) if limit.unit == Unit::WorkingDays => {
                calendar.after(today, limit.value).value
            }
            limit => {
                let days = limit.map_or(AHEAD, |limit| limit.value);
                today + chrono::Days::new(days.into())
            }
        }
    }

    /// The fields that it looks at.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        let conditions = self.when.iter().flat_map(Condition::fields);
        std::iter::once(self.by.as_str())
            .chain(self.until.as_deref())
            .chain(self.note.as_deref())
            .chain(conditions)
    }

    fn in_days(&self, day: NaiveDate, today: NaiveDate, calendar: &Calendar) -> Standing {
        let days = (day - today).num_days();
        let (count, unit) = match self.unit {
            Some(Unit::WorkingDays) => (calendar.between(today, day).value, Unit::WorkingDays),
            _ => (days, Unit::Days),
        };
        let text = match (day < today, count) {
            (true, count) => format!("已逾期{}{}", -count, unit.text()),
            _ if days == 0 => "今天到期".to_owned(),
            (false, count) => format!("还有{count}{}", unit.text()),
        };
        let overdue = day < today;
        Standing {
            overdue,
            days,
            text,
            day,
        }
    }
}

fn in_hours(moment: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> Standing {
    let left = moment.signed_duration_since(now);
    let hours = left.num_hours().abs();
    let overdue = left.num_seconds() < 0;
    let text = match (overdue, hours) {
        (true, 0) => "刚刚超时".to_owned(),
        (true, hours) => format!("已超时{hours}小时"),
        (false, 0) => "不到1小时".to_owned(),
        (false, hours) => format!("还有{hours}小时"),
    };
    let day = moment.with_timezone(now.offset()).date_naive();
    Standing {
        overdue,
        days: (day - now.date_naive()).num_days(),
        text,
        day,
    }
}
