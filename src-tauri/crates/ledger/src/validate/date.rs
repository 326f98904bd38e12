use super::number::half_width;
use super::{Outcome, Refusal, quoted};
use crate::value::date_time;
use chrono::NaiveDate;
use serde_json::Value as Json;

pub(super) fn date(value: &Json) -> Outcome {
    match value.as_str().and_then(read) {
        Some(date) => Ok(Json::String(date.format("%Y-%m-%d").to_string())),
        None => {
            let words = format!(
                "“{}”不是有效日期，请按 2021-09-10 的样子填写",
                quoted(value)
            );
            Err(Refusal::new("not_date", words))
        }
    }
}

/// `2021-9-10`, `2021/9/10`, `2021.9.10`, `2021年9月10日`; nothing that leaves a part out.
fn read(text: &str) -> Option<NaiveDate> {
    let text = half_width(text);
    let text = text.strip_suffix('日').unwrap_or(&text);
    let parts: Vec<&str> = text
        .split(['-', '/', '.', '年', '月'])
        .map(str::trim)
        .collect();
    let &[year, month, day] = parts.as_slice() else {
        return None;
    };
    let digits = |s: &str, most: usize| {
        (1..=most).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit())
    };
    if year.len() != 4 || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    (1900..2200)
        .contains(&chrono::Datelike::year(&date))
        .then_some(date)
}

pub(super) fn moment(value: &Json) -> Outcome {
    match value.as_str().and_then(date_time) {
        Some(moment) => Ok(Json::String(moment)),
        None => {
            let words = format!(
                "“{}”不是有效时间，请按 2021-09-10T08:30:00+08:00 的样子填写",
                quoted(value)
            );
            Err(Refusal::new("not_date_time", words))
        }
    }
}
