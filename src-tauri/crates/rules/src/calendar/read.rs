use super::{Holiday, YearCalendar};
use chrono::{Datelike, NaiveDate, Weekday};
use std::collections::BTreeSet;

/// A holiday of the country has never been longer.
const LONGEST: i64 = 31;

/// A calendar file that cannot be taken, with the place, in words for whoever brought it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct CalendarError(pub(super) String);

impl YearCalendar {
    /// Reads one year's file.
    ///
    /// # Errors
    /// Fails where the text is not such a file, or its days cannot be right.
    pub fn read(text: &str) -> Result<YearCalendar, CalendarError> {
        let year: YearCalendar = serde_json::from_str(text).map_err(|e| misread(&e))?;
        year.check()?;
        Ok(year)
    }

    pub(super) fn check(&self) -> Result<(), CalendarError> {
        if !(2000..=2100).contains(&self.year) {
            return refuse(format!("年度 {} 不对，应在 2000 到 2100 之间", self.year));
        }
        if self.source.iter().all(|title| title.trim().is_empty()) {
            return refuse("没有写明依据（source），请填上放假通知的标题和文号".into());
        }
        let mut seen = BTreeSet::new();
        for (at, holiday) in self.holidays.iter().enumerate() {
            let place = format!("第 {} 个节日“{}”：", at + 1, holiday.name);
            let checked = self.check_holiday(holiday, &mut seen);
            checked.map_err(|words| CalendarError(place + &words))?;
        }
        self.check_whole()
    }

    fn check_holiday(
        &self,
        holiday: &Holiday,
        seen: &mut BTreeSet<NaiveDate>,
    ) -> Result<(), String> {
        let Holiday { from, to, .. } = holiday;
        if holiday.name.trim().is_empty() {
            return Err("没有写节日名称".into());
        }
        if to < from {
            return Err(format!("放假结束（{to}）早于开始（{from}）"));
        }
        if (*to - *from).num_days() >= LONGEST {
            return Err(format!("{from} 到 {to} 超过 {LONGEST} 天，请核对"));
        }
        if let Some(day) = holiday.working.iter().find(|day| !is_weekend(**day)) {
            return Err(format!("调休上班的 {day} 不是周末，本来就上班，请核对日期"));
        }
        for day in holiday.days_off().chain(holiday.working.iter().copied()) {
            self.check_day(day, seen)?;
        }
        Ok(())
    }

    /// A notice speaks of its year, and at the turn of the year of a few days beside it.
    fn check_day(&self, day: NaiveDate, seen: &mut BTreeSet<NaiveDate>) -> Result<(), String> {
        let beside = match day.month() {
            12 => day.year() + 1 == self.year,
            1 => day.year() - 1 == self.year,
            _ => false,
        };
        if day.year() != self.year && !beside {
            return Err(format!("{day} 不在 {} 年", self.year));
        }
        match seen.insert(day) {
            true => Ok(()),
            false => Err(format!("{day} 出现了两次")),
        }
    }

    /// A calendar of the country in which people work on New Year's Day is none.
    fn check_whole(&self) -> Result<(), CalendarError> {
        if self.region.is_some() && !self.holidays.is_empty() {
            return Ok(());
        }
        for (name, month, day) in [("元旦", 1, 1), ("劳动节", 5, 1), ("国庆节", 10, 1)] {
            let day = NaiveDate::from_ymd_opt(self.year, month, day);
            let off = |holiday: &Holiday| day.is_some_and(|d| holiday.from <= d && d <= holiday.to);
            if !self.holidays.iter().any(off) {
                return refuse(format!(
                    "{} 年缺少{name}，请核对放假通知；只补充本地节日的，请写明地区（region）",
                    self.year
                ));
            }
        }
        Ok(())
    }
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn refuse(words: String) -> Result<(), CalendarError> {
    Err(CalendarError(words))
}

fn misread(error: &serde_json::Error) -> CalendarError {
    let what = match error.classify() {
        serde_json::error::Category::Data => "内容不合要求",
        _ => "不是完整的日历文件（JSON）",
    };
    CalendarError(format!(
        "第 {} 行第 {} 列：{what}（{error}）",
        error.line(),
        error.column()
    ))
}
