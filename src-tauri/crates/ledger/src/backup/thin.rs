use chrono::{Datelike, NaiveDate};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The newest are kept whatever their day is.
const NEWEST: usize = 8;
const DAILY: usize = 12;
const WEEKLY: usize = 10;
const MONTHLY: usize = 9;

/// A backup as thinning sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// Its number: the order in which backups were made.
    pub number: u64,
    /// The day on which the clock said it was made.
    pub day: NaiveDate,
}

/// Which backups may go, by place: kept are the newest of each of twelve days, ten weeks and nine
/// months, and the newest eight in any case. What is newer is told by number: a clock that was
/// wrong for a while can neither push the newest out nor save the oldest.
pub fn superfluous(backups: &[Slot]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..backups.len()).collect();
    order.sort_by_key(|at| Reverse(backups[*at].number));
    let mut days = Shelf::new(DAILY);
    let mut weeks = Shelf::new(WEEKLY);
    let mut months = Shelf::new(MONTHLY);
    let mut gone = Vec::new();
    for (rank, at) in order.into_iter().enumerate() {
        let day = backups[at].day;
        let week = day.iso_week();
        let kept = days.takes((day.year(), day.ordinal()))
            || weeks.takes((week.year(), week.week()))
            || months.takes((day.year(), day.month()));
        if !kept && rank >= NEWEST {
            gone.push(at);
        }
    }
    gone
}

/// Room for so many days, weeks or months, the newest backup of each.
struct Shelf {
    room: usize,
    seen: BTreeSet<(i32, u32)>,
}

impl Shelf {
    fn new(room: usize) -> Shelf {
        Shelf {
            room,
            seen: BTreeSet::new(),
        }
    }

    fn takes(&mut self, period: (i32, u32)) -> bool {
        let has_room = self.seen.len() < self.room;
        has_room && self.seen.insert(period)
    }
}
