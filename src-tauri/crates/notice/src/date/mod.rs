//! Dates as clerks write them.

mod numerals;

use chrono::NaiveDate;

use crate::squash::squashed;
pub(crate) use numerals::arabic;

/// Reads a cell that holds one date and nothing else: 2021年9月10日, 2021.9.10, 2021-9-10, 2021/9/10,
/// 20210910, 二〇二一年九月十日, also with a time of day behind it; 9月10日 and 9/10 take the year given.
pub fn date(text: &str, year: Option<i32>) -> Option<NaiveDate> {
    let text = text.trim();
    if text.is_empty() || text.len() > 160 {
        return None;
    }
    let text = squashed(without_clock(text));
    let text = arabic(&text);
    let text = without_weekday(&text);
    marked(text, year)
        .or_else(|| separated(text, year))
        .or_else(|| compact(text))
}

/// `2021-09-10 00:00:00`, `2021-09-10T00:00:00`: cut while the blank between day and time is there.
fn without_clock(text: &str) -> &str {
    if !text.contains([':', '：']) {
        return text;
    }
    text.split(|c: char| c.is_whitespace() || c == 'T')
        .next()
        .unwrap_or(text)
}

/// 2021-09-10(星期五) and the like: the day of the week adds nothing.
fn without_weekday(text: &str) -> &str {
    let cut = ["星期", "周", "(星期", "(周"]
        .iter()
        .filter_map(|mark| text.find(mark))
        .min();
    cut.map_or(text, |at| &text[..at])
}

/// 2021年9月10日, 9月10号
fn marked(text: &str, year: Option<i32>) -> Option<NaiveDate> {
    let (year, rest) = match text.split_once('年') {
        Some((written, rest)) => (whole_year(written)?, rest),
        None => (year?, text),
    };
    let (month, rest) = rest.split_once('月')?;
    let (day, time) = rest.split_once(['日', '号'])?;
    is_time(time).then(|| ymd(year, number(month, 2)?, number(day, 2)?))?
}

/// 2021.9.10, 2021-9-10, 2021/9/10; 9-10 and 9/10, but not 9.10, which may be a number.
fn separated(text: &str, year: Option<i32>) -> Option<NaiveDate> {
    let mark = text.chars().find(|c| matches!(c, '.' | '-' | '/'))?;
    let parts: Vec<&str> = text.splitn(4, mark).collect();
    match parts[..] {
        [written, month, day] if written.len() == 4 => {
            ymd(whole_year(written)?, number(month, 2)?, number(day, 2)?)
        }
        [month, day] if mark != '.' => ymd(year?, number(month, 2)?, number(day, 2)?),
        _ => None,
    }
}

/// 20210910
fn compact(text: &str) -> Option<NaiveDate> {
    if text.len() != 8 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (year, rest) = text.split_at(4);
    let (month, day) = rest.split_at(2);
    ymd(whole_year(year)?, number(month, 2)?, number(day, 2)?)
}

fn is_time(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '时' | '分' | '秒'))
}

/// A year of our time in four digits.
pub(crate) fn whole_year(text: &str) -> Option<i32> {
    let year = number(text, 4)?;
    (1900..=2999).contains(&year).then_some(year as i32)
}

/// A number of at most so many digits, and nothing else.
pub(crate) fn number(text: &str, digits: usize) -> Option<u32> {
    let fits = (1..=digits).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| text.parse().ok())?
}

pub(crate) fn ymd(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}
