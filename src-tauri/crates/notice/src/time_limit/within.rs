use crate::date::number;
use minglu_rules::duty::Unit;

const UNITS: [(&str, Unit, u32); 11] = [
    ("个工作日", Unit::WorkingDays, 1),
    ("工作日", Unit::WorkingDays, 1),
    ("个自然日", Unit::Days, 1),
    ("个小时", Unit::Hours, 1),
    ("小时", Unit::Hours, 1),
    ("个月", Unit::Months, 1),
    ("个星期", Unit::Days, 7),
    ("周", Unit::Days, 7),
    ("日", Unit::Days, 1),
    ("天", Unit::Days, 1),
    ("年", Unit::Months, 12),
];
/// What stands before a length that is no limit: how long something is shown, or how long before.
const NOT_AFTER: [&str; 9] = [
    "不少于",
    "不低于",
    "不短于",
    "不得少于",
    "至少",
    "提前",
    "为期",
    "公示期",
    "公示",
];

/// So long after the information came about or changed; the shortest where several are named.
pub(super) fn within(text: &str) -> Option<(u32, Unit)> {
    let mut found: Option<(u32, Unit)> = None;
    let mut at = 0;
    while let Some(start) = text[at..]
        .find(|c: char| c.is_ascii_digit())
        .map(|n| at + n)
    {
        let rest = &text[start..];
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        at = start + digits;
        let read = length(&text[..start], &rest[..digits], &rest[digits..]);
        found = match (found, read) {
            (Some(one), Some(other)) if days(one) <= days(other) => Some(one),
            (one, other) => other.or(one),
        };
    }
    found
}

fn length(before: &str, digits: &str, after: &str) -> Option<(u32, Unit)> {
    let count = number(digits, 3).filter(|count| *count > 0)?;
    let (word, unit, times) = UNITS.iter().find(|(word, ..)| after.starts_with(word))?;
    let tail = &after[word.len()..];
    let inside = ["内", "之内", "以内"]
        .iter()
        .any(|word| tail.starts_with(word));
    let working = *unit == Unit::WorkingDays && !tail.starts_with('前');
    let limit = inside || (working && !tail.starts_with("以上"));
    let shown = NOT_AFTER.iter().any(|word| before.ends_with(word));
    (limit && !shown).then_some((count * times, *unit))
}

/// About how many days it is, to tell which is the shorter.
fn days((count, unit): (u32, Unit)) -> u32 {
    match unit {
        Unit::WorkingDays => count * 7 / 5,
        Unit::Months => count * 30,
        Unit::Hours => count / 24,
        _ => count,
    }
}
