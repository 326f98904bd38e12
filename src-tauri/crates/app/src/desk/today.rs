//! `desk.today`: what the clerk has to look at this morning.

use crate::agenda::{Item, Span, gather, grouped};
use crate::command::Done;
use crate::duty::Law;
use crate::task::LampInfo;
use crate::{Desk, Result};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
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
    pub ledgers: BTreeMap<String, u32>,
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
    let (items, counts) = gather(desk, &law, Span::Ahead)?;
    let (lines, groups) = laid_out(&items, today);
    Ok(Response {
        date: today.to_string(),
        lines,
        groups,
        ledgers: by_ledger(&items),
        counts,
        calendar: law.calendar.wanted(today),
    }
    .into())
}

fn by_ledger(items: &[Item]) -> BTreeMap<String, u32> {
    let mut counts = BTreeMap::new();
    for item in items {
        *counts.entry(item.line.ledger.clone()).or_default() += 1;
    }
    counts
}

fn laid_out(items: &[Item], today: NaiveDate) -> (Vec<TodayLine>, Vec<TodayGroup>) {
    let mut lines = Vec::new();
    let mut groups = Vec::new();
    for (group, items) in grouped(items, today) {
        let shown = items.len().min(MOST);
        lines.extend(items.iter().take(shown).map(|item| item.line.clone()));
        groups.push(TodayGroup {
            name: group.name().to_owned(),
            title: group.title().to_owned(),
            shown,
            count: items.len(),
        });
    }
    (lines, groups)
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
