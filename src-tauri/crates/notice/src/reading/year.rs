//! The year of a notice's dates without one.

use chrono::Datelike;

use crate::head::Head;

/// Titles that look back: what they ask for is due in the year in which they were written.
const LOOKING_BACK: [&str; 6] = ["年度报告", "年报", "总结", "考核", "考评", "评估"];

/// The year of the title, of the document number, of the date, of the page on which it stood.
pub(super) fn of(head: &Head) -> Option<i32> {
    let title = head.title.as_ref().map_or("", |title| title.text.as_str());
    let number = head.doc_no.as_ref().map_or("", |no| no.text.as_str());
    let dated = head.dated.map(|(day, _)| day.year());
    let written = year_in(number).or(dated);
    let looks_back = LOOKING_BACK.iter().any(|word| title.contains(word));
    match (year_in(title), written) {
        (Some(of), Some(written)) if looks_back && written == of + 1 => Some(written),
        (Some(of), _) => Some(of),
        (None, Some(written)) => Some(written),
        (None, None) => head.published.map(|day| day.year()),
    }
}

/// 2021 in 2021年政务公开工作要点 or 〔2021〕; of a span of years none.
fn year_in(text: &str) -> Option<i32> {
    let chars: Vec<char> = text.chars().collect();
    let year = |at: usize| -> Option<i32> {
        let digits: String = chars.get(at..at + 4)?.iter().collect();
        let whole = matches!(chars.get(at + 4), Some('年' | '〕'));
        let year = digits.parse().ok().filter(|y| (1980..=2100).contains(y))?;
        let joined = at
            .checked_sub(1)
            .and_then(|at| chars.get(at))
            .is_some_and(|c| "—-–至~".contains(*c));
        (whole && !joined).then_some(year)
    };
    (0..chars.len()).find_map(year)
}
