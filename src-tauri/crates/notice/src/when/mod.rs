//! Deadlines and rhythms in running text: which of the dates there bind somebody.

mod numeral;
mod point;
mod prose;
mod rhythm;
mod within;

use chrono::{Datelike, NaiveDate};
use minglu_rules::Recurs;

use crate::{Span, due};
pub(crate) use numeral::number;

/// What kind of time is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// 9月10日前
    Deadline,
    /// 每季度
    Rhythm,
    /// 5个工作日内
    Within,
}

/// A time that binds, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct When {
    /// Its place.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// How dates are to be taken.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock {
    /// The year of dates without one.
    pub year: i32,
    /// The day on which the notice was written, where it says so.
    pub dated: Option<NaiveDate>,
}

/// What the times of a duty come to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Settled {
    /// Where the deciding wording stands.
    pub span: Option<Span>,
    /// The last day that still counts.
    pub date: Option<NaiveDate>,
    /// How often it comes back.
    pub recurs: Option<Recurs>,
    /// What somebody should look at.
    pub doubts: Vec<String>,
}

/// Every binding time in a stretch of running text that begins at the character `base`.
pub(crate) fn in_prose(chars: &[char], base: usize) -> Vec<When> {
    prose::scan(chars, base)
}

/// A cell, a label's text or a bracket that should hold a deadline and nothing else.
pub(crate) fn in_slot(chars: &[char], base: usize) -> Option<When> {
    let text: String = chars.iter().collect();
    let read = due(&text, 2000);
    let span = Span::new(base, base + chars.len());
    let kind = match (read.recurs, read.date) {
        (Some(_), _) => Kind::Rhythm,
        (None, Some(_)) => Kind::Deadline,
        (None, None) if within::find(chars).is_some() => Kind::Within,
        (None, None) => return None,
    };
    Some(When { span, kind })
}

/// The time that decides: the latest day, else the rhythm, else the number of days.
pub(crate) fn settle(whens: &[When], clock: Clock, words: impl Fn(Span) -> String) -> Settled {
    let mut settled = Settled::default();
    let mut others: Vec<String> = Vec::new();
    let comes_back = whens.iter().any(|when| when.kind == Kind::Rhythm);
    for when in whens {
        let text = words(when.span);
        let read = due(&text, clock.year);
        let date = match when.kind {
            Kind::Within => None,
            // Every period's own next month, and no day by itself.
            _ if comes_back && text.starts_with(['次', '下', '当']) => None,
            _ => read.date.or_else(|| month_of_notice(&text, clock)),
        };
        settled.recurs = settled.recurs.or(read.recurs);
        let better = settled.span.is_none() || date > settled.date;
        let passed = if better {
            settled.span
        } else {
            Some(when.span)
        };
        others.extend(passed.map(&words));
        if better {
            (settled.span, settled.date) = (Some(when.span), date);
        }
    }
    others.retain(|other| settled.span.map(&words).as_ref() != Some(other));
    if !others.is_empty() {
        let listed = others.join("、");
        settled
            .doubts
            .push(format!("这里还写有“{listed}”，请核对以哪个时限为准"));
    }
    against_date(&mut settled, clock, &words);
    settled
}

/// 本月底前, 月底前: of the month in which the notice was written.
fn month_of_notice(text: &str, clock: Clock) -> Option<NaiveDate> {
    let dated = clock.dated?;
    let month = match text {
        text if text.contains("下月") || text.contains("次月") => dated.month() + 1,
        text if text.contains("月底") || text.contains("本月") => dated.month(),
        _ => return None,
    };
    let (year, month) = (dated.year() + (month as i32 - 1) / 12, (month - 1) % 12 + 1);
    let day = text.split_once('月').map_or("底", |(_, day)| day);
    due(&format!("{month}月{day}"), year).date
}

/// A day before the notice itself: of the next year in a notice of a year's end, else doubtful.
fn against_date(settled: &mut Settled, clock: Clock, words: &impl Fn(Span) -> String) {
    let (Some(span), Some(date), Some(dated)) = (settled.span, settled.date, clock.dated) else {
        return;
    };
    if date >= dated || settled.recurs.is_some() {
        return;
    }
    let text = words(span);
    let next = due(&text, dated.year() + 1)
        .date
        .filter(|_| !text.contains('年'));
    let late_in_year = dated.month() >= 10 && date.month() <= 4;
    match next.filter(|_| late_in_year) {
        Some(next) => {
            settled.date = Some(next);
            settled
                .doubts
                .push(format!("“{text}”没有写年份，按发文后的下一年理解"));
        }
        None => settled.doubts.push(format!("“{text}”早于发文日期，请核对")),
    }
}

/// How many characters a point in time takes at the front of a text.
pub(crate) fn leading(chars: &[char]) -> usize {
    point::read(chars).map_or(0, |point| point.len)
}
