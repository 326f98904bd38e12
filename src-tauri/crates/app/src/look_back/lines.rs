use super::left::left;
use crate::desk::today::TodayLine;
use crate::task::LampInfo;
use crate::{Desk, Result};
use chrono::{Datelike, NaiveDate};

/// One line for all of last year's tasks that are neither done nor carried over; their year ended
/// with its last day.
pub(crate) fn lines(desk: &Desk, today: NaiveDate) -> Result<Vec<TodayLine>> {
    let count = left(desk, today.year())?.len();
    if count == 0 {
        return Ok(Vec::new());
    }
    let year = today.year() - 1;
    let end = NaiveDate::from_ymd_opt(year, 12, 31);
    Ok(vec![TodayLine {
        ledger: super::LEDGER.to_owned(),
        id: String::new(),
        title: format!("{year}年还有 {count} 项任务没有完成，也没有结转"),
        lamp: LampInfo {
            code: "overdue".to_owned(),
            text: "上年未完成".to_owned(),
            days: end.map(|end| (end - today).num_days()),
        },
        detail: "到“自查与回头看”结转到今年，或者在任务里登记完成".to_owned(),
    }])
}
