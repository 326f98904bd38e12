//! `catalogue.check`: how every item of a catalogue stands by its own time limit, counted by field.

use super::LEDGER;
use super::judge::{Judge, Judged};
use super::years::{in_force, years};
use crate::command::Done;
use crate::duty::Law;
use crate::task::LampInfo;
use crate::{Desk, Error, Result};
use chrono::Datelike;
use minglu_ledger::{Op, Query, Record};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

/// So many items are listed; the counts go on.
const LISTED: usize = 1000;
const STATES: [&str; 6] = ["never", "late", "due_soon", "unread", "fine", "skipped"];

/// Which items.
#[derive(Debug, Default, Deserialize, TS)]
#[ts(optional_fields)]
#[serde(default)]
pub struct Request {
    /// The catalogue's year; that in force where not given.
    pub year: Option<i64>,
    /// Items of this field only are listed; an empty text for those without one.
    pub field: Option<String>,
    /// Items in this state only are listed; where not given, all that are not fine.
    #[ts(
        optional,
        type = "'never' | 'late' | 'due_soon' | 'unread' | 'fine' | 'skipped'"
    )]
    pub state: Option<String>,
}

/// How a catalogue stands.
#[derive(Debug, Default, Serialize, TS)]
#[ts(rename = "CatalogueCheck")]
pub struct Response {
    /// The year that was looked at; none where there is no catalogue.
    pub year: Option<i64>,
    /// The years that have one, newest first.
    pub years: Vec<i64>,
    /// All items of the year.
    pub counts: CatalogueCounts,
    /// The same by field, in the national order.
    pub fields: Vec<CatalogueField>,
    /// The items that were asked for, the most urgent first.
    pub lines: Vec<CatalogueLine>,
    /// How many items that is, where more are than are listed.
    pub found: u64,
}

/// Items by state.
#[derive(Debug, Default, Clone, Serialize, TS)]
pub struct CatalogueCounts {
    /// All.
    pub total: u64,
    /// Never published.
    pub never: u64,
    /// Past their day.
    pub late: u64,
    /// Due soon.
    pub due_soon: u64,
    /// With a time limit that says nothing.
    pub unread: u64,
    /// In time.
    pub fine: u64,
    /// Not asked for: on request only, or nothing that the unit has.
    pub skipped: u64,
}

/// A field and its items by state.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CatalogueField {
    /// Its name; empty for items without one.
    pub field: String,
    /// Its items.
    pub counts: CatalogueCounts,
}

/// An item and how it stands.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CatalogueLine {
    /// The record.
    pub id: String,
    /// Its field.
    pub field: String,
    /// Its name.
    pub item: String,
    /// The words of its time limit.
    pub time_limit: String,
    /// The office that answers for it.
    pub division: String,
    /// When it was published last.
    pub published: Option<String>,
    /// By when it is due next.
    pub due: Option<String>,
    /// How it stands.
    #[ts(type = "'never' | 'late' | 'due_soon' | 'unread' | 'fine' | 'skipped'")]
    pub state: &'static str,
    /// The same for eyes.
    pub lamp: LampInfo,
}

/// Runs the command.
///
/// # Errors
/// `usage` where the state is unknown.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    if let Some(state) = &request.state
        && !STATES.contains(&state.as_str())
    {
        let words = format!("没有“{state}”这种情况，可写 {}", STATES.join("、"));
        return Err(Error::usage(words));
    }
    let law = Law::of(desk)?;
    let years = years(desk)?;
    let year = request.year.or(in_force(&years, law.today().year()));
    let mut response = Response {
        year,
        years,
        ..Response::default()
    };
    let Some(year) = year else {
        return Ok(response.into());
    };
    let judge = Judge::new(&law);
    let query = Query::of(LEDGER).with("year", Op::Eq, json!(year));
    desk.ledger.each(&query, |item| {
        let judged = judge.judge(&item);
        response.count(&item, &judged);
        if request.asks_for(&item, &judged) {
            response.lines.push(line(&item, &judged));
        }
        Ok(())
    })?;
    response.found = response.lines.len() as u64;
    response.lines.sort_by_key(urgency);
    response.lines.truncate(LISTED);
    Ok(response.into())
}

impl Request {
    fn asks_for(&self, item: &Record, judged: &Judged) -> bool {
        let field = item.text("field").unwrap_or_default();
        let of_field = self.field.as_ref().is_none_or(|asked| asked == field);
        let state = judged.state();
        let of_state = match &self.state {
            Some(asked) => asked == state,
            None => !matches!(state, "fine" | "skipped"),
        };
        of_field && of_state
    }
}

impl Response {
    fn count(&mut self, item: &Record, judged: &Judged) {
        let field = item.text("field").unwrap_or_default();
        // The items of a field follow each other.
        let at = self.fields.iter().rposition(|each| each.field == field);
        let at = at.unwrap_or_else(|| {
            self.fields.push(CatalogueField {
                field: field.to_owned(),
                counts: CatalogueCounts::default(),
            });
            self.fields.len() - 1
        });
        for counts in [&mut self.counts, &mut self.fields[at].counts] {
            counts.add(judged.state());
        }
    }
}

impl CatalogueCounts {
    fn add(&mut self, state: &str) {
        self.total += 1;
        let counter = match state {
            "never" => &mut self.never,
            "late" => &mut self.late,
            "due_soon" => &mut self.due_soon,
            "unread" => &mut self.unread,
            "fine" => &mut self.fine,
            _ => &mut self.skipped,
        };
        *counter += 1;
    }
}

/// What is past its day, then what was never published, then by the days that are left.
fn urgency(line: &CatalogueLine) -> (usize, i64) {
    let days = line.lamp.days.unwrap_or(i64::MAX);
    let order = ["late", "never", "due_soon", "unread", "fine", "skipped"];
    let state = order.iter().position(|state| *state == line.state);
    match days < 0 {
        true => (0, days),
        false => (state.unwrap_or(order.len()), days),
    }
}

fn line(item: &Record, judged: &Judged) -> CatalogueLine {
    let text = |field: &str| item.text(field).unwrap_or_default().to_owned();
    CatalogueLine {
        id: item.id.clone(),
        field: text("field"),
        item: text("item"),
        time_limit: text("time_limit"),
        division: text("division"),
        published: item.text("published").map(str::to_owned),
        due: judged.due().map(|due| due.to_string()),
        state: judged.state(),
        lamp: judged.lamp(),
    }
}
