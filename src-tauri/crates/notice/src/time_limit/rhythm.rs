use crate::date::{number, ymd};
use crate::due::due;
use minglu_rules::Recurs;
use minglu_rules::duty::Unit;
use minglu_rules::time_limit::Rhythm;
use std::borrow::Cow;

/// The rhythm that a wording names, and the wording without the days that belong to it.
pub(super) fn rhythm(text: &str, year: i32) -> (Option<Rhythm>, Cow<'_, str>) {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let whole = Cow::Borrowed(text);
    if has(&["每日", "每天", "每个工作日", "每1个工作日", "按日", "逐日"]) {
        let rest = text.replace("每个工作日", "").replace("每1个工作日", "");
        return (Some(Rhythm::Every(1, Unit::WorkingDays)), rest.into());
    }
    if has(&["每周", "每1周", "每星期", "按周", "逐周"]) {
        return (Some(Rhythm::Every(7, Unit::Days)), whole);
    }
    let named = due(text, year);
    let yearly = has(&["按年", "1年一次", "年更新"]).then_some(Recurs::Yearly);
    let recurs = named
        .recurs
        .filter(|recurs| *recurs != Recurs::Ongoing)
        .or(yearly);
    let Some(recurs) = recurs else {
        return (None, whole);
    };
    match after_the_end(text) {
        Some((days, rest)) => {
            let sample = ymd(year, 1, days.min(28));
            (Some(Rhythm::Each(recurs, sample)), rest.into())
        }
        None => (Some(Rhythm::Each(recurs, named.date)), whole),
    }
}

/// 季度结束后10日内, 次月5日前: so many days into the stretch that follows, and the wording without
/// them. Working days are taken with their weekends.
fn after_the_end(text: &str) -> Option<(u32, String)> {
    const ENDS: [&str; 6] = ["结束后的", "结束后", "终了后", "季后", "次月", "下月"];
    let (at, word) = ENDS
        .iter()
        .find_map(|word| Some((text.find(word)?, *word)))?;
    let after = &text[at + word.len()..];
    let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let count = number(&after[..digits], 2)?;
    let unit = &after[digits..];
    let days = match unit.starts_with("个工作日") || unit.starts_with("工作日") {
        true => count + count.div_ceil(5) * 2,
        false if unit.starts_with(['日', '天', '号']) => count,
        false => return None,
    };
    Some((days, format!("{}{unit}", &text[..at])))
}
