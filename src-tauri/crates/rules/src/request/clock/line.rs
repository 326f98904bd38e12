use super::course::{Course, Period, working};
use super::pause::Pause;
use super::{Entry, Kind};
use crate::calendar::Calendar;
use crate::request::long;
use chrono::NaiveDate;
use serde::Serialize;

/// What a stretch of days is to the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// Its working days count.
    Counted,
    /// Its working days do not count.
    Excluded,
    /// The count begins, or begins anew, on the day after.
    Restart,
    /// The period grew.
    Extended,
    /// The period grew by a delay of the answer.
    Delayed,
    /// The case ended.
    Ended,
}

impl LineKind {
    /// Name in code.
    pub const fn name(self) -> &'static str {
        match self {
            LineKind::Counted => "counted",
            LineKind::Excluded => "excluded",
            LineKind::Restart => "restart",
            LineKind::Extended => "extended",
            LineKind::Delayed => "delayed",
            LineKind::Ended => "ended",
        }
    }
}

/// One line of the computation as it is printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What it is to the clock.
    pub kind: LineKind,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day; nothing while it lasts.
    pub to: Option<NaiveDate>,
    /// Working days in it: counted, left out, or added to the period.
    pub days: u32,
    /// What it says, in Chinese.
    pub words: String,
    /// The article behind it.
    pub article: &'static str,
}

/// The computation, line by line.
pub(super) fn lines(entries: &[Entry], calendar: &Calendar, course: &Course) -> Vec<Line> {
    let mut lines = Vec::new();
    for (at, period) in course.periods.iter().enumerate() {
        lines.push(restart(entries, calendar, course, at));
        lines.extend(stretches(calendar, period, course.horizon(calendar, at)));
        let longer = period.longer.iter();
        lines.extend(longer.filter_map(|at| lengthened(entries, period, *at)));
    }
    lines.extend(ended(entries, calendar, course));
    lines.sort_by_key(|line| line.from);
    lines
}

impl Course {
    /// The last day of a period that the computation shows: that on which the count began anew, the
    /// due date, or the end of the case where that was earlier.
    pub(super) fn horizon(&self, calendar: &Calendar, at: usize) -> NaiveDate {
        let Some(period) = self.periods.get(at) else {
            return self.as_of;
        };
        let last = self.due(calendar);
        let last = match (last, self.end) {
            (Some(due), Some(end)) => due.min(end),
            (due, _) => due.unwrap_or(self.as_of),
        };
        period.until.unwrap_or(last).max(period.base)
    }
}

fn restart(entries: &[Entry], calendar: &Calendar, course: &Course, at: usize) -> Line {
    let period = &course.periods[at];
    let kind = entries[period.at].kind;
    let (day, first) = (
        long(period.base),
        long(calendar.after(period.base, 1).value),
    );
    let before = at.checked_sub(1).map(|before| &course.periods[before]);
    let lost = before.map_or(0, |before| before.counted(calendar, period.base));
    let words = match kind {
        Kind::Corrected => format!(
            "{day}收到补正材料，期限重新起算，此前的{lost}个工作日不计；第1个工作日是{first}"
        ),
        Kind::FeePaid => {
            format!("{day}缴费，期限重新起算，此前的{lost}个工作日不计；第1个工作日是{first}")
        }
        _ => format!("{day}收到申请，从次日起算；第1个工作日是{first}"),
    };
    let article = kind.article();
    Line {
        kind: LineKind::Restart,
        from: period.base,
        to: Some(period.base),
        days: 0,
        words,
        article,
    }
}

/// The stretches of a period up to a day, counted and left out by turns.
fn stretches(calendar: &Calendar, period: &Period, upto: NaiveDate) -> Vec<Line> {
    let (mut lines, mut from, mut total) = (Vec::new(), period.base, 0);
    for pause in period.pauses.iter().filter(|pause| pause.after < upto) {
        lines.extend(counted(calendar, from, pause.after, &mut total));
        lines.push(excluded(calendar, pause, upto));
        from = pause.to.min(upto);
    }
    lines.extend(counted(calendar, from, upto, &mut total));
    lines
}

fn counted(
    calendar: &Calendar,
    after: NaiveDate,
    upto: NaiveDate,
    total: &mut u32,
) -> Option<Line> {
    let days = working(calendar, after, upto);
    *total += days;
    let words = format!("计算{days}个工作日，累计{total}个工作日");
    (days > 0).then(|| Line {
        kind: LineKind::Counted,
        from: after.succ_opt().unwrap_or(after),
        to: Some(upto),
        days,
        words,
        article: Kind::Answered.article(),
    })
}

fn excluded(calendar: &Calendar, pause: &Pause, upto: NaiveDate) -> Line {
    let (why, to) = (pause.words(), pause.to.min(upto));
    let days = working(calendar, pause.after, to);
    let words = match (pause.lasts, pause.silent) {
        (true, _) => format!("{why}，还没有结束；到目前为止{days}个工作日不计"),
        (_, true) => format!("{why}，算到征求意见的期限届满，{days}个工作日不计"),
        _ => format!("{why}，{days}个工作日不计"),
    };
    Line {
        kind: LineKind::Excluded,
        from: pause.after.succ_opt().unwrap_or(pause.after),
        to: (!pause.lasts).then_some(to),
        days,
        words,
        article: pause.kinds.first().map_or("", |kind| kind.article()),
    }
}

fn lengthened(entries: &[Entry], period: &Period, at: usize) -> Option<Line> {
    let entry = entries.get(at)?;
    let days = entry.days.unwrap_or_default();
    let told = match entry.reached {
        Some(told) => format!("{}告知申请人", long(told)),
        None => "还没有登记告知申请人的日期".to_owned(),
    };
    let (kind, what) = match entry.kind {
        Kind::Delayed => (LineKind::Delayed, "确定延迟答复"),
        _ => (LineKind::Extended, "批准延期"),
    };
    let whole = period.before(entries, at) + days;
    Some(Line {
        kind,
        from: entry.from,
        to: Some(entry.from),
        days,
        words: format!("{what}{days}个工作日，期限共{whole}个工作日；{told}"),
        article: entry.kind.article(),
    })
}

fn ended(entries: &[Entry], calendar: &Calendar, course: &Course) -> Option<Line> {
    let (end, entry) = (course.end?, entries.last()?);
    let late = course
        .due(calendar)
        .map_or(0, |due| working(calendar, due, end));
    let (day, text) = (long(end), entry.kind.text());
    let words = match late {
        0 => format!("{day}{text}"),
        _ => format!("{day}{text}，超过期限{late}个工作日"),
    };
    Some(Line {
        kind: LineKind::Ended,
        from: end,
        to: Some(end),
        days: late,
        words,
        article: entry.kind.article(),
    })
}
