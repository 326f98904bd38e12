//! What is to be done, over all ledgers: what is due, what was sent back, what a year still lacks.
//! The first page, the month, the calendar file and the paper for the leader all show the same.

mod group;
mod ics;
mod item;
mod paper;
mod quotas;
mod signs;
mod span;
mod tasks;

pub(crate) use group::{grouped, monday, rank};
pub(crate) use ics::ics;
pub(crate) use item::{Item, assigned, label};
pub(crate) use paper::paper;
pub(crate) use span::Span;

use crate::desk::today::TodayCounts;
use crate::duty::Law;
use crate::{Desk, Result};

/// Everything that is to be done within a span of days, the most urgent first, and how the unit's
/// tasks stand.
pub(crate) fn gather(desk: &Desk, law: &Law, span: Span) -> Result<(Vec<Item>, TodayCounts)> {
    let (mut items, counts) = tasks::items(desk, law, span)?;
    items.extend(crate::duty::items(desk, law, span)?);
    items.extend(quotas::items(desk, law)?);
    items.extend(signs::items(desk)?);
    items.extend(crate::annual_report::items(desk, law, span)?);
    let lines = [
        crate::attribute::lines(desk)?,
        crate::review::lines(desk)?,
        crate::interpretation::lines(desk, law)?,
        crate::catalogue::lines(desk, law)?,
    ];
    items.extend(lines.into_iter().flatten().map(Item::from));
    items.retain(|item| span.holds(item, law.today()));
    items.sort_by_key(|item| (rank(&item.line, law.today()), item.line.lamp.days));
    Ok((items, counts))
}
