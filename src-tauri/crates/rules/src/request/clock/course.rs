use super::pause::{Pause, pauses, settled, within};
use super::{Entry, Kind, Terms};
use crate::calendar::Calendar;
use chrono::NaiveDate;

/// The entries as periods, each counted from a day of its own. Only the last one runs.
pub(super) struct Course {
    /// In the order of their days; the first begins with the receipt.
    pub periods: Vec<Period>,
    /// The day on which the case ended.
    pub end: Option<NaiveDate>,
    /// That day, or today.
    pub as_of: NaiveDate,
    /// True where that was by a reply.
    pub answered: bool,
    /// True while a correction or a payment is awaited.
    pub awaits: bool,
}

/// A period that is counted from one day.
pub(super) struct Period {
    /// The entry that began it.
    pub at: usize,
    /// The day before the first that can count.
    pub base: NaiveDate,
    /// The day on which the count began anew.
    pub until: Option<NaiveDate>,
    /// Working days that it has.
    pub allowed: u32,
    /// The entries that lengthened it: the extension, the delay.
    pub longer: Vec<usize>,
    /// The days in it that do not count, in their order and apart from each other.
    pub pauses: Vec<Pause>,
}

/// Puts entries that can have happened like this into periods.
pub(super) fn course(
    entries: &[Entry],
    calendar: &Calendar,
    terms: &Terms,
    today: NaiveDate,
) -> Course {
    let last = entries.last().filter(|entry| entry.kind.ends());
    let end = last.map(|entry| entry.from);
    let as_of = end.unwrap_or(today);
    let mut periods = begun(entries, terms);
    let all = pauses(entries, calendar, terms, as_of);
    let bases: Vec<NaiveDate> = periods.iter().map(|period| period.base).collect();
    for (at, period) in periods.iter_mut().enumerate() {
        period.until = bases.get(at + 1).copied();
        period.pauses = within(&all, period.base, period.until);
    }
    Course {
        periods,
        end,
        as_of,
        answered: last.is_some_and(|entry| entry.kind == Kind::Answered),
        awaits: awaits(entries),
    }
}

fn begun(entries: &[Entry], terms: &Terms) -> Vec<Period> {
    let mut periods: Vec<Period> = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let base = match entry.kind {
            Kind::Started => Some(entry.from),
            Kind::Corrected => entry.to,
            Kind::FeePaid if terms.payment_restarts => Some(entry.from),
            _ => None,
        };
        periods.extend(base.map(|base| Period::new(at, base, terms.reply)));
        if let (true, Some(period)) = (entry.kind.lengthens(), periods.last_mut()) {
            period.allowed += entry.days.unwrap_or_default();
            period.longer.push(at);
        }
    }
    periods
}

fn awaits(entries: &[Entry]) -> bool {
    let mut each = entries.iter().enumerate();
    each.any(|(at, entry)| match entry.kind {
        Kind::Corrected => entry.to.is_none(),
        Kind::FeeNoticed => settled(&entries[at + 1..]).is_none(),
        _ => false,
    })
}

impl Period {
    fn new(at: usize, base: NaiveDate, allowed: u32) -> Period {
        Period {
            at,
            base,
            until: None,
            allowed,
            longer: Vec::new(),
            pauses: Vec::new(),
        }
    }

    /// Its nth day that counts.
    pub fn nth(&self, calendar: &Calendar, n: u32) -> NaiveDate {
        let (mut from, mut left) = (self.base, n);
        for pause in &self.pauses {
            let free = working(calendar, from, pause.after);
            if free >= left {
                break;
            }
            (from, left) = (pause.to, left - free);
        }
        calendar.after(from, left).value
    }

    /// How many days it had before one of the entries that lengthened it.
    pub fn before(&self, entries: &[Entry], at: usize) -> u32 {
        let since = self.longer.iter().filter(|longer| **longer >= at);
        let days = since.filter_map(|longer| entries.get(*longer)?.days);
        self.allowed.saturating_sub(days.sum())
    }

    /// The last day of the period.
    pub fn due(&self, calendar: &Calendar) -> NaiveDate {
        self.nth(calendar, self.allowed)
    }

    /// How many days count up to one, that one included.
    pub fn counted(&self, calendar: &Calendar, upto: NaiveDate) -> u32 {
        let pauses = self.pauses.iter();
        let paused: u32 = pauses
            .map(|pause| working(calendar, pause.after, pause.to.min(upto)))
            .sum();
        working(calendar, self.base, upto).saturating_sub(paused)
    }
}

/// Working days after one day up to another; none where the other is not later.
pub(super) fn working(calendar: &Calendar, after: NaiveDate, upto: NaiveDate) -> u32 {
    let days = calendar.between(after, upto.max(after)).value;
    u32::try_from(days).unwrap_or(0)
}
