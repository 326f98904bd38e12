use super::{Agenda, Item, Stretch};
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

impl Group {
    /// The group of what is due in so many days, seen from a day; a week ends on Sunday.
    fn of(days: Option<i64>, today: NaiveDate) -> Group {
        match days {
            None => Group::Waiting,
            Some(days) if days < 0 => Group::Overdue,
            Some(0) => Group::Today,
            Some(days) if days <= (sunday(today) - today).num_days() => Group::Week,
            Some(_) => Group::Later,
        }
    }
}

/// The group of a line on a day.
pub(crate) fn rank(line: &TodayLine, today: NaiveDate) -> Group {
    match line.lamp.days {
        // What a ledger as a whole lacks waits for nobody and presses least.
        None if line.id.is_empty() => Group::Later,
        days => Group::of(days, today),
    }
}

/// What belongs to a group.
pub(crate) struct Grouped<'a> {
    pub group: Group,
    /// What was read of it.
    pub items: Vec<&'a Item>,
    /// The duties among it.
    pub stretches: Vec<&'a Stretch>,
}

impl Grouped<'_> {
    /// How many things there are.
    pub fn count(&self) -> usize {
        let left: usize = self.stretches.iter().map(|each| each.left()).sum();
        self.items.len() + left
    }
}

/// Each group that has anything, in order.
pub(crate) fn grouped(agenda: &Agenda, today: NaiveDate) -> Vec<Grouped<'_>> {
    let groups = Group::ALL.into_iter().map(|group| {
        let items = agenda.items.iter();
        let items = items.filter(|item| rank(&item.line, today) == group);
        let stretches = agenda.stretches.iter();
        let last = |each: &Stretch| Some((*each.days.end() - today).num_days());
        let stretches = stretches.filter(|each| Group::of(last(each), today) == group);
        Grouped {
            group,
            items: items.collect(),
            stretches: stretches.collect(),
        }
    });
    groups.filter(|each| each.count() > 0).collect()
}

/// The Sunday on or after a day.
pub(super) fn sunday(day: NaiveDate) -> NaiveDate {
    monday(day) + Days::new(6)
}

/// The Monday on or before a day.
pub(crate) fn monday(day: NaiveDate) -> NaiveDate {
    day - Days::new(day.weekday().num_days_from_monday().into())
}
