//! The wording of a deadline read into its last day and its rhythm.

mod point;
mod rhythm;
mod scan;

use chrono::NaiveDate;
use minglu_rules::Recurs;

use crate::date::arabic;
use crate::squash::squashed;

/// Longer wordings are not deadlines.
const LONGEST: usize = 2000;

/// What a deadline's wording means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Due {
    /// The last day that still counts; of a recurring duty, its last day in the year.
    pub date: Option<NaiveDate>,
    /// How often the duty comes back.
    pub recurs: Option<Recurs>,
}

/// Reads 年底前, 11月底前完成, 9月10日前, 每季度最后一个月的30日前, 长期坚持 and their like; `year` is the notice's year.
///
/// Where several days are named, the latest is taken. Wording that names none (推进中,
/// 接到通知后5个工作日内) gives nothing.
pub fn due(text: &str, year: i32) -> Due {
    let text = squashed(text);
    if text.len() > LONGEST {
        return Due::default();
    }
    let text = arabic(&text);
    let recurs = rhythm::recurs(&text);
    let date = match recurs.and_then(|recurs| rhythm::last_in_year(&text, recurs, year)) {
        Some(date) => Some(date),
        None => scan::latest(&text, year),
    };
    Due { date, recurs }
}
