//! `desk.today`: what the clerk has to look at this morning.

use crate::agenda::{Agenda, Grouped, Span, gather, grouped};
use crate::command::Done;
use crate::duty::Law;
use crate::record::list::Filter;
use crate::task::LampInfo;
use crate::{Desk, Result};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// So many lines of a group are handed out: nobody reads more in a morning.
const MOST: usize = 100;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// The day's page.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "Today")]
pub struct Response {
    /// Today, `2026-11-21`.
    pub date: String,
    /// What is to be done, the most urgent first: group after group.
    pub lines: Vec<TodayLine>,
    /// The groups that have any, in the order of their lines.
    pub groups: Vec<TodayGroup>,
    /// How many things there are in each ledger that has any.
    pub ledgers: BTreeMap<String, usize>,
    /// Tasks that concern the unit, by state.
    pub counts: TodayCounts,
    /// The year whose working calendar should be brought in.
    pub calendar: Option<i32>,
}

/// One thing to look at.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TodayLine {
    /// Where the record stands.
    pub ledger: String,
    /// Which record; empty where the ledger as a whole is meant.
    pub id: String,
    /// Its words.
    pub title: String,
    /// How urgent it is.
    pub lamp: LampInfo,
    /// When, and how it concerns the unit.
    pub detail: String,
}

/// Lines of one urgency.
#[derive(Debug, Serialize, TS)]
pub struct TodayGroup {
    /// Which.
    #[ts(type = "'overdue' | 'waiting' | 'today' | 'week' | 'later'")]
    pub name: String,
    /// Its heading.
    pub title: String,
    /// How many of the lines are its own.
    pub shown: usize,
    /// How many things there are.
    pub count: usize,
    /// Where all of them are, where not all are shown: ledger by ledger.
    pub ledgers: Vec<TodayLedger>,
}

/// Things of one urgency in one ledger.
#[derive(Debug, Serialize, TS)]
pub struct TodayLedger {
    /// The ledger.
    pub ledger: String,
    /// The ledger on screen.
    pub title: String,
    /// How many there are.
    pub count: usize,
    /// How `record.list` finds them; null where no list does.
    pub filters: Option<Vec<Filter>>,
}

/// Tasks that concern the unit.
#[derive(Debug, Default, Serialize, TS)]
pub struct TodayCounts {
    /// Past their day.
    pub overdue: u32,
    /// Due within seven days.
    pub due_soon: u32,
    /// Not done.
    pub open: u32,
    /// Done.
    pub done: u32,
    /// All that concern the unit.
    pub ours: u32,
}

/// Runs the command.
///
/// # Errors
/// The ledger's.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    let law = Law::of(desk)?;
    let today = law.today();
    let agenda = gather(desk, &law, Span::Ahead)?;
    let (lines, groups) = laid_out(desk, &agenda, today)?;
    Ok(Response {
        date: today.to_string(),
        lines,
        groups,
        ledgers: by_ledger(&agenda),
        counts: agenda.tasks,
        calendar: law.calendar.wanted(today),
    }
    .into())
}

fn by_ledger(agenda: &Agenda) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let items = agenda.items.iter().map(|item| (&item.line.ledger, 1));
    let stretches = agenda.stretches.iter();
    let left = stretches.map(|each| (&each.ledger, each.left()));
    for (ledger, count) in items.chain(left) {
        *counts.entry(ledger.clone()).or_default() += count;
    }
    counts
}

fn laid_out(
    desk: &Desk,
    agenda: &Agenda,
    today: NaiveDate,
) -> Result<(Vec<TodayLine>, Vec<TodayGroup>)> {
    let mut lines = Vec::new();
    let mut groups = Vec::new();
    for grouped in grouped(agenda, today) {
        let shown = grouped.items.len().min(MOST);
        let first = grouped.items.iter().take(shown);
        lines.extend(first.map(|item| item.line.clone()));
        let count = grouped.count();
        groups.push(TodayGroup {
            name: grouped.group.name().to_owned(),
            title: grouped.group.title().to_owned(),
            shown,
            count,
            ledgers: match count > shown {
                true => in_ledgers(desk, &grouped)?,
                false => Vec::new(),
            },
        });
    }
    Ok((lines, groups))
}

/// The ledgers of a group, the one with most of it first.
fn in_ledgers(desk: &Desk, grouped: &Grouped<'_>) -> Result<Vec<TodayLedger>> {
    let names: BTreeSet<&str> = grouped
        .items
        .iter()
        .map(|item| &*item.line.ledger)
        .collect();
    let ledgers = names.into_iter().map(|ledger| {
        let items = grouped.items.iter();
        let read = items.filter(|item| item.line.ledger == ledger).count();
        let stretches = grouped.stretches.iter();
        let own: Vec<_> = stretches.filter(|each| each.ledger == ledger).collect();
        let count = read + own.iter().map(|each| each.left()).sum::<usize>();
        // Several duties, or something beside them, are no one list.
        let filters = match own.as_slice() {
            [one] if one.count == count => one.filters.clone(),
            _ => None,
        };
        Ok(TodayLedger {
            ledger: ledger.to_owned(),
            title: desk.ledger.schema(ledger)?.title.clone(),
            count,
            filters,
        })
    });
    let mut ledgers = ledgers.collect::<Result<Vec<_>>>()?;
    ledgers.sort_by_key(|each| Reverse(each.count));
    Ok(ledgers)
}

impl TodayCounts {
    pub(crate) fn add(&mut self, lamp: &LampInfo) {
        self.ours += 1;
        match lamp.code.as_str() {
            "done" => self.done += 1,
            "overdue" => self.overdue += 1,
            "due_soon" => self.due_soon += 1,
            _ => {}
        }
        self.open += u32::from(lamp.code != "done");
    }
}
