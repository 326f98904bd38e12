use super::{Entry, Kind, Terms};
use crate::calendar::Calendar;
use chrono::NaiveDate;

/// A stretch of days that do not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pause {
    /// The last day before it: the day on which the letter went out.
    pub after: NaiveDate,
    /// Its last day; that of the reckoning while it has no known end.
    pub to: NaiveDate,
    /// True while it has no known end.
    pub lasts: bool,
    /// True where its end is that of the others' time, not the day of their answer.
    pub silent: bool,
    /// Why the days do not count.
    pub kinds: Vec<Kind>,
}

/// The pauses of the entries, each by itself; `as_of` ends those that last.
pub(super) fn pauses(
    entries: &[Entry],
    calendar: &Calendar,
    terms: &Terms,
    as_of: NaiveDate,
) -> Vec<Pause> {
    let each = entries.iter().enumerate().filter_map(|(at, entry)| {
        let (to, silent) = match entry.kind {
            Kind::Corrected => (entry.to, false),
            Kind::FeeNoticed => (settled(&entries[at + 1..]), false),
            kind if kind.asks_others() => answered(entry, calendar, terms),
            _ => return None,
        };
        Some(Pause {
            after: entry.from,
            to: to.unwrap_or(as_of).max(entry.from),
            lasts: to.is_none(),
            silent,
            kinds: vec![entry.kind],
        })
    });
    each.collect()
}

/// The day on which a fee was paid or its notice taken back.
pub(super) fn settled(later: &[Entry]) -> Option<NaiveDate> {
    let settles = |entry: &&Entry| matches!(entry.kind, Kind::FeePaid | Kind::FeeWaived);
    later.iter().find(settles).map(|entry| entry.from)
}

/// The last day that the time of others takes: that of their answer, at the latest that on which
/// their own time ends; and whether it is the latter.
fn answered(entry: &Entry, calendar: &Calendar, terms: &Terms) -> (Option<NaiveDate>, bool) {
    let silence = silent_from(entry, calendar, terms);
    match (entry.to, silence) {
        (Some(to), Some(silence)) if to <= silence => (Some(to), false),
        (to, None) => (to, false),
        (_, silence) => (silence, true),
    }
}

/// The last day of the others' own time; nothing where they have none, or it is not known when the
/// letter reached them.
pub(super) fn silent_from(entry: &Entry, calendar: &Calendar, terms: &Terms) -> Option<NaiveDate> {
    let days = match entry.kind {
        Kind::ThirdParty => terms.third_party,
        Kind::JointMaker => terms.joint_maker,
        _ => return None,
    };
    entry.reached.map(|day| calendar.after(day, days).value)
}

/// The part of the pauses that lies after one day and up to another, those that overlap made one.
pub(super) fn within(pauses: &[Pause], base: NaiveDate, until: Option<NaiveDate>) -> Vec<Pause> {
    let clipped = pauses.iter().map(|pause| pause.clipped(base, until));
    let mut clipped: Vec<Pause> = clipped.filter(|pause| pause.after < pause.to).collect();
    clipped.sort_by_key(|pause| (pause.after, pause.to));
    let mut merged: Vec<Pause> = Vec::new();
    for pause in clipped {
        match merged.last_mut() {
            Some(last) if pause.after < last.to => last.join(pause),
            _ => merged.push(pause),
        }
    }
    merged
}

impl Pause {
    /// Where the count began anew it is over there, whatever its own end.
    fn clipped(&self, base: NaiveDate, until: Option<NaiveDate>) -> Pause {
        let cut = until.filter(|until| *until < self.to);
        Pause {
            after: self.after.max(base),
            to: cut.unwrap_or(self.to),
            lasts: self.lasts && cut.is_none(),
            silent: self.silent && cut.is_none(),
            kinds: self.kinds.clone(),
        }
    }

    fn join(&mut self, other: Pause) {
        if other.to > self.to {
            (self.to, self.lasts, self.silent) = (other.to, other.lasts, other.silent);
        }
        for kind in other.kinds {
            if !self.kinds.contains(&kind) {
                self.kinds.push(kind);
            }
        }
    }

    /// Its reasons in words: 征求第三方意见、征求其他机关意见.
    pub fn words(&self) -> String {
        let words = self.kinds.iter().map(|kind| match kind {
            Kind::Corrected => "等待补正",
            Kind::FeeNoticed => "等待缴费",
            kind => kind.text(),
        });
        words.collect::<Vec<_>>().join("、")
    }
}
