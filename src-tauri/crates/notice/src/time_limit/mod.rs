//! The wording of a catalogue's time limit read into a rule.

mod rhythm;
mod within;

use crate::date::arabic;
use crate::due::due;
use crate::squash::squashed;
use chrono::Datelike;
use minglu_rules::Recurs;
use minglu_rules::time_limit::{Pace, Rhythm, TimeLimit};

/// Longer wordings are no limits.
const LONGEST: usize = 3000;

const REAL_TIME: [&str; 6] = ["实时", "即时", "立即", "第一时间", "当日", "当天"];
const PROMPT: [&str; 3] = ["及时", "动态", "随时"];

/// Reads 自信息形成或变更之日起20个工作日内, 每年1月底前, 按季度更新, 及时公开 and their like; `year` is the
/// catalogue's. Wording that names neither days nor a rhythm (按规定时限) gives nothing.
pub fn time_limit(text: &str, year: i32) -> TimeLimit {
    let text = squashed(text);
    if text.len() > LONGEST {
        return TimeLimit::default();
    }
    let text = arabic(&text);
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let (rhythm, rest) = rhythm::rhythm(&text, year);
    let within = within::within(&rest);
    let named = due(&text, year);
    let lasting = named.recurs == Some(Recurs::Ongoing) || has(&["永久"]);
    // A day beside a number of days is that of a law, or the one from which they are counted.
    let day = named
        .date
        .filter(|_| within.is_none() && rhythm.is_none() && !lasting);
    let (yearly, by) = match day {
        Some(day) if day.year() == year => (Some(Rhythm::Each(Recurs::Yearly, Some(day))), None),
        by => (None, by),
    };
    let open = within.is_none() && rhythm.is_none() && day.is_none();
    let pace = match open {
        true if has(&REAL_TIME) => Some(Pace::RealTime),
        true if has(&PROMPT) => Some(Pace::Prompt),
        _ => None,
    };
    TimeLimit {
        within,
        rhythm: rhythm.or(yearly),
        by,
        pace,
        lasting,
    }
}
