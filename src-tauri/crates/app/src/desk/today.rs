//! `desk.today`: what the clerk has to look at this morning.

use crate::command::Done;
use crate::duty::Law;
use crate::task::{LampInfo, Open, Standing};
use crate::{Desk, Result};
use minglu_ledger::{Op, Query};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// Days ahead that the page looks.
const AHEAD: i64 = 30;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// The day's page.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "Today")]
pub struct Response {
    /// Today, `2026-11-21`.
    pub date: String,
    /// What is overdue or due within thirty days, the most urgent first.
    pub lines: Vec<TodayLine>,
    /// Tasks that concern the unit, by state.
    pub counts: TodayCounts,
    /// The year whose working calendar should be brought in.
    pub calendar: Option<i32>,
}

/// One thing to look at.
#[derive(Debug, Serialize, TS)]
pub struct TodayLine {
    /// Where the record stands.
    pub ledger: String,
    /// Which record.
    pub id: String,
    /// Its words.
    pub title: String,
    /// How urgent it is.
    pub lamp: LampInfo,
    /// When, and how it concerns the unit.
    pub detail: String,
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
    let open = Open::read(desk)?;
    let law = Law::of(desk)?;
    let today = law.today();
    let mut counts = TodayCounts::default();
    let mut lines = Vec::new();
    let query = Query::of("task").with("ours", Op::Ne, json!("none"));
    desk.ledger.each(&query, |record| {
        if record.fields.get("withdrawn") == Some(&Value::Bool(true)) {
            return Ok(());
        }
        let standing = open.standing(&record);
        let lamp = &standing.lamp;
        counts.add(lamp);
        if lamp.code != "done" && lamp.days.is_some_and(|days| days <= AHEAD) {
            lines.push(line(&record, standing));
        }
        Ok(())
    })?;
    lines.extend(crate::duty::lines(desk, &law)?);
    lines.extend(crate::attribute::lines(desk)?);
    lines.extend(crate::review::lines(desk)?);
    lines.extend(crate::interpretation::lines(desk, &law)?);
    lines.extend(crate::catalogue::lines(desk, &law)?);
    lines.sort_by_key(|l| l.lamp.days);
    Ok(Response {
        date: today.to_string(),
        lines,
        counts,
        calendar: law.calendar.wanted(today),
    }
    .into())
}

impl TodayCounts {
    fn add(&mut self, lamp: &LampInfo) {
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

fn line(record: &minglu_ledger::Record, standing: Standing) -> TodayLine {
    let text = |field: &str| record.text(field).unwrap_or_default();
    let due = match (text("due_text"), text("due")) {
        ("", day) => day.to_owned(),
        (words, _) => words.to_owned(),
    };
    let detail = match standing.entry {
        Some(entry) => format!("{due}（{}）", entry.period),
        None => due,
    };
    TodayLine {
        ledger: "task".into(),
        id: record.id.clone(),
        title: text("requirement").to_owned(),
        lamp: standing.lamp,
        detail,
    }
}
