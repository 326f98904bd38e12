//! The time limit of a catalogue's item: by when it is published, again and again, and how it
//! stands on a day.
//!
//! What a catalogue says in words is read by `minglu-notice`; here is what follows from it.

mod next;
mod standing;

pub use standing::{Standing, Timeliness, standing};

use crate::Recurs;
use crate::duty::Unit;
use chrono::NaiveDate;

/// What the words of a time limit ask for. They may ask for several things at once: then what
/// comes first holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TimeLimit {
    /// So long after the information came about or changed.
    pub within: Option<(u32, Unit)>,
    /// Again and again.
    pub rhythm: Option<Rhythm>,
    /// Once, by a day.
    pub by: Option<NaiveDate>,
    /// Without a number of days.
    pub pace: Option<Pace>,
    /// 长期公开: it stays where it stands.
    pub lasting: bool,
}

/// How something comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rhythm {
    /// Once in each stretch of the calendar, due like this day of the series, or at its end.
    Each(Recurs, Option<NaiveDate>),
    /// So long after the last time.
    Every(u32, Unit),
}

/// Words that name no number of days; a county says what it means by them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// 实时
    RealTime,
    /// 及时
    Prompt,
}

/// What an office takes the words to mean, in working days, and how early it wants to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// 及时
    pub prompt: u32,
    /// 实时
    pub real_time: u32,
    /// Days of the calendar before the day on which something is called due soon.
    pub ahead: u32,
}

/// When an item's information came about or changed last, and when it was published last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Published {
    /// The information came about, or changed.
    pub changed: Option<NaiveDate>,
    /// It was published.
    pub published: Option<NaiveDate>,
}

impl TimeLimit {
    /// True where nothing in the words says by when.
    pub fn is_unread(&self) -> bool {
        *self == TimeLimit::default()
    }
}
