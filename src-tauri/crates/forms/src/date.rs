//! Stand-in for minglu_notice until it is merged.
use crate::text::squash;
use chrono::NaiveDate;

pub(crate) fn date(text: &str, year: Option<i32>) -> Option<NaiveDate> {
    let text = squash(text);
    let parts: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|p| !p.is_empty())
        .collect();
    let n = |s: &str| s.parse::<u32>().ok();
    match parts[..] {
        [y, m, d] if y.len() == 4 => NaiveDate::from_ymd_opt(y.parse().ok()?, n(m)?, n(d)?),
        [m, d] => NaiveDate::from_ymd_opt(year?, n(m)?, n(d)?),
        _ => None,
    }
}
