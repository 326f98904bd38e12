use super::Item;
use crate::desk::today::TodayLine;
use chrono::{Datelike, Days, NaiveDate};

/// How urgent a thing is, in the order in which it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    Overdue,
    /// Bound to no day: what was sent back, what waits for somebody.
    Waiting,
    Today,
    Week,
    Later,
}

impl Group {
    pub(crate) const ALL: [Group; 5] = [
        Group::Overdue,
        Group::Waiting,
        Group::Today,
        Group::Week,
        Group::Later,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Group::Overdue => "overdue",
            Group::Waiting => "waiting",
            Group::Today => "today",
            Group::Week => "week",
            Group::Later => "later",
        }
    }

    pub(crate) fn title(self) -> &'static str {
        match self {
            Group::Overdue => "已逾期",
            Group::Waiting => "退回和待审签",
            Group::Today => "今天",
            Group::Week => "本周",
            Group::Later => "以后",
        }
    }
}

/// The group of a line on a day; a week ends on Sunday.
pub(crate) fn rank(line: &TodayLine, today: NaiveDate) -> Group {
    let left = i64::from(6 - today.weekday().num_days_from_monday());
    match line.lamp.days {
        // What a ledger as a whole lacks waits for nobody and presses least.
        None if line.id.is_empty() => Group::Later,
        None => Group::Waiting,
        Some(days) if days < 0 => Group::Overdue,
        Some(0) => Group::Today,
        Some(days) if days <= left => Group::Week,
        Some(_) => Group::Later,
    }
}

/// The items of each group that has any, in order.
pub(crate) fn grouped(items: &[Item], today: NaiveDate) -> Vec<(Group, Vec<&Item>)> {
    let groups = Group::ALL.into_iter().map(|group| {
        let of_group = items.iter().filter(|item| rank(&item.line, today) == group);
        (group, of_group.collect::<Vec<_>>())
    });
    groups.filter(|(_, items)| !items.is_empty()).collect()
}

/// The Monday on or before a day.
pub(crate) fn monday(day: NaiveDate) -> NaiveDate {
    day - Days::new(day.weekday().num_days_from_monday().into())
}
