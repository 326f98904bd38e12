//! What is to be done, over all ledgers: what is due, what was sent back, what a year still lacks.
//! The first page, the month, the calendar file and the paper for the leader all show the same.

mod group;
mod ics;
mod item;
mod paper;
mod quotas;
mod signs;
mod span;
mod stretch;
mod tasks;

pub(crate) use group::{Grouped, grouped, monday};
pub(crate) use ics::ics;
pub(crate) use item::{Item, assigned, label};
pub(crate) use paper::paper;
pub(crate) use span::Span;
pub(crate) use stretch::Stretch;

use crate::desk::today::TodayCounts;
use crate::duty::Law;
use crate::{Desk, Result};
use group::rank;

/// What is to be done within a span of days.
pub(crate) struct Agenda {
    /// The first of it, the most urgent first.
    pub items: Vec<Item>,
    /// The duties among it, with what was counted of them and not read.
    pub stretches: Vec<Stretch>,
    /// How the unit's tasks stand.
    pub tasks: TodayCounts,
}

impl Agenda {
    /// How much there is that was counted and not read.
    pub fn left(&self) -> usize {
        self.stretches.iter().map(Stretch::left).sum()
    }
}

/// Looks through all ledgers. Its cost grows with what is shown and not with what is due.
pub(crate) fn gather(desk: &Desk, law: &Law, span: Span) -> Result<Agenda> {
    let (mut items, tasks) = tasks::items(desk, law, span)?;
    let (due, stretches) = crate::duty::items(desk, law, span)?;
    items.extend(due);
    items.extend(quotas::items(desk, law)?);
    items.extend(signs::items(desk)?);
    items.extend(crate::annual_report::items(desk, law, span)?);
    items.extend(crate::catalogue::items(desk, law, span)?);
    let lines = [
        crate::attribute::lines(desk)?,
        crate::review::lines(desk)?,
        crate::interpretation::lines(desk, law)?,
        crate::look_back::lines(desk, law.today())?,
        crate::procedure::lines(desk)?,
    ];
    items.extend(lines.into_iter().flatten().map(Item::from));
    items.retain(|item| span.holds(item, law.today()));
    items.sort_by_key(|item| {
        let days = item.line.lamp.days;
        // What has a day comes before what the year as a whole still lacks.
        (rank(&item.line, law.today()), days.is_none(), days)
    });
    Ok(Agenda {
        items,
        stretches,
        tasks,
    })
}
