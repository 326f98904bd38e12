use chrono::{Datelike, Days, Months, NaiveDate};

use crate::date::{number, ymd};

/// A stretch of a year whose end is a deadline.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part {
    /// 年底, 全年
    Year,
    /// 年初: taken as January, so that nobody comes late
    Start,
    /// 上半年, 年中
    FirstHalf,
    /// 第三季度
    Quarter(u32),
    /// 10月
    Month(u32),
    /// 10月上旬, 10月中旬
    Day(u32, u32),
}

/// The last day of a stretch.
pub(super) fn day_of(year: i32, part: Part) -> Option<NaiveDate> {
    match part {
        Part::Year => ymd(year, 12, 31),
        Part::Start => ymd(year, 1, 31),
        Part::FirstHalf => ymd(year, 6, 30),
        Part::Quarter(quarter @ 1..=4) => month_end(year, quarter * 3),
        Part::Quarter(_) => None,
        Part::Month(month) => month_end(year, month),
        Part::Day(month, day) => ymd(year, month, day),
    }
}

fn month_end(year: i32, month: u32) -> Option<NaiveDate> {
    let first = ymd(year, month, 1)?;
    first.checked_add_months(Months::new(1))?.pred_opt()
}

/// What follows 2022年: 底, 初, 上半年, 10月, 第3季度, or nothing, which means the whole year.
pub(super) fn of_year(rest: &mut &str, year: i32) -> Option<NaiveDate> {
    eat(rest, &["年"]);
    if eat(rest, &["底", "末", "内", "终", "度"]) {
        return day_of(year, Part::Year);
    }
    if eat(rest, &["初"]) {
        return day_of(year, Part::Start);
    }
    if eat(rest, &["中"]) {
        return day_of(year, Part::FirstHalf);
    }
    let mut inner = *rest;
    let found = match leading_number(&mut inner) {
        Some(n) => counted_after(&mut inner, n, year),
        None => in_year(&mut inner, year),
    };
    match found {
        Some(date) => {
            *rest = inner;
            Some(date)
        }
        None if eat_before(rest) => day_of(year.checked_sub(1)?, Part::Year),
        None => day_of(year, Part::Year),
    }
}

/// 上半年, 下半年, 年初, 第3季度 in a year known already.
pub(super) fn in_year(rest: &mut &str, year: i32) -> Option<NaiveDate> {
    if eat(rest, &["上半年", "年中"]) {
        return day_of(year, Part::FirstHalf);
    }
    if eat(rest, &["下半年"]) {
        return day_of(year, Part::Year);
    }
    if eat(rest, &["年初"]) {
        return day_of(year, Part::Start);
    }
    let mut inner = rest.strip_prefix('第')?;
    let n = leading_number(&mut inner)?;
    let found = counted_after(&mut inner, n, year)?;
    *rest = inner;
    Some(found)
}

/// A number that stands at the front together with what it counts: 10月底, 3季度, 9月10日.
pub(super) fn counted(rest: &mut &str, n: u32, year: i32) -> Option<NaiveDate> {
    let mut inner = *rest;
    leading_number(&mut inner)?;
    let found = counted_after(&mut inner, n, year)?;
    *rest = inner;
    Some(found)
}

fn counted_after(rest: &mut &str, n: u32, year: i32) -> Option<NaiveDate> {
    if eat(rest, &["季度", "季"]) {
        let end = day_of(year, Part::Quarter(n))?;
        return Some(if eat_before(rest) {
            before(end, 3)?
        } else {
            end
        });
    }
    eat(rest, &["月份", "月"]).then(|| in_month(rest, n, year))?
}

fn in_month(rest: &mut &str, month: u32, year: i32) -> Option<NaiveDate> {
    if eat(rest, &["上旬", "初"]) {
        return day_of(year, Part::Day(month, 10));
    }
    if eat(rest, &["中旬"]) {
        return day_of(year, Part::Day(month, 20));
    }
    let mut inner = *rest;
    if let Some(day) = leading_number(&mut inner)
        && (eat(&mut inner, &["日", "号"]) || inner.starts_with('前') || inner.starts_with("之前"))
    {
        *rest = inner;
        return day_of(year, Part::Day(month, day));
    }
    let end = day_of(year, Part::Month(month))?;
    Some(if eat_before(rest) {
        before(end, 1)?
    } else {
        end
    })
}

/// 9月前 ends with August, while 9月底前 and 9月10日前 count the day they name.
fn eat_before(rest: &mut &str) -> bool {
    eat(rest, &["以前", "之前", "前"])
}

/// The last day before the stretch of so many months that ends with `end`.
fn before(end: NaiveDate, months: u32) -> Option<NaiveDate> {
    let first_of_last = end.checked_sub_days(Days::new(u64::from(end.day0())))?;
    first_of_last
        .checked_sub_months(Months::new(months - 1))?
        .pred_opt()
}

fn leading_number(rest: &mut &str) -> Option<u32> {
    let end = rest
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(rest.len());
    let found = number(&rest[..end], 2)?;
    *rest = &rest[end..];
    Some(found)
}

fn eat(rest: &mut &str, words: &[&str]) -> bool {
    let after = words.iter().find_map(|word| rest.strip_prefix(word));
    *rest = after.unwrap_or(rest);
    after.is_some()
}
