use chrono::NaiveDate;
use minglu_rules::{Recurs, periods_like};

use crate::date::{number, ymd};

const WORDS: [(Recurs, &[&str]); 5] = [
    (
        Recurs::Monthly,
        &["每月", "每个月", "逐月", "按月", "每1个月"],
    ),
    (
        Recurs::Quarterly,
        &["每季", "每个季度", "按季", "逐季", "每1季"],
    ),
    (
        Recurs::HalfYearly,
        &["每半年", "每个半年", "半年1次", "半年一次", "按半年"],
    ),
    (
        Recurs::Yearly,
        &["每年", "每1年", "逐年", "按年度", "每年度"],
    ),
    (
        Recurs::Ongoing,
        &["长期", "持续", "常态", "经常性", "常年", "日常"],
    ),
];

/// The rhythm that a wording names, the quickest where it names several.
pub(super) fn recurs(text: &str) -> Option<Recurs> {
    WORDS
        .iter()
        .find(|(_, words)| words.iter().any(|word| text.contains(word)))
        .map(|(recurs, _)| *recurs)
}

/// The last due day in the year of 每月25日前 or 每季度最后一个月的30日前.
pub(super) fn last_in_year(text: &str, recurs: Recurs, year: i32) -> Option<NaiveDate> {
    let month = match recurs {
        Recurs::Monthly if text.contains("次月") || text.contains("下月") => return None,
        Recurs::Monthly => 1,
        Recurs::Quarterly | Recurs::HalfYearly => month_within(text, recurs)?,
        Recurs::Yearly | Recurs::Ongoing => return None,
    };
    let sample = ymd(year, month, lone_day(text)?)
        .or_else(|| ymd(year, month + recurs.months(), lone_day(text)?))?;
    Some(periods_like(recurs, year, sample).last()?.due)
}

/// Which month of its period: 首月, 第2个月, 最后一个月.
fn month_within(text: &str, recurs: Recurs) -> Option<u32> {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["最后1个月", "最后一个月", "末月", "最后1月", "最后一月"]) {
        return Some(recurs.months());
    }
    if has(&["首月", "首个月", "第1个月", "第一个月"]) {
        return Some(1);
    }
    has(&["第2个月", "第二个月"]).then_some(2)
}

/// The day in 每月25日前: digits before 日 that follow no month of their own.
fn lone_day(text: &str) -> Option<u32> {
    let (before, _) = text.split_once(['日', '号'])?;
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (before, day) = before.split_at(before.len() - digits);
    let own_month = before
        .strip_suffix('月')
        .is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit()));
    number(day, 2).filter(|_| !own_month)
}
