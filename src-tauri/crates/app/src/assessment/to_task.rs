//! `assessment.to_task`: makes tasks of what was lost, as one step.

use super::{text, units};
use crate::command::Done;
use crate::record::{Row, typed};
use crate::unit::own_unit;
use crate::{Desk, Error, Result};
use chrono::Datelike;
use minglu_ledger::{Code, Fields, Op, Query, Record, Source, Tx};
use serde::Deserialize;
use serde_json::json;
use std::collections::HashMap;
use ts_rs::TS;

/// Which items, and by when.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The items.
    #[ts(optional = false)]
    pub ids: Vec<String>,
    /// The last day, for items that name none.
    pub due: Option<String>,
}

/// The tasks, in the order of the request.
pub type Response = Vec<Row>;

/// Runs the command. The tasks stand under a notice of the year's assessment, which is made where
/// it is not there yet.
///
/// # Errors
/// `invalid` where an item has lost nothing, has become a task already, or the day is none.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    if request.ids.is_empty() {
        return Err(Error::usage("请先勾选要转成任务的项目"));
    }
    let due = request.due.as_deref().unwrap_or_default();
    let gaps = request
        .ids
        .iter()
        .map(|id| gap(desk, id, due))
        .collect::<Result<Vec<_>>>()?;
    let mut notices = notices(desk, &gaps)?;
    let committed = desk.transact("考核差距转为任务", Source::User, |tx| {
        let tasks = gaps.into_iter();
        tasks
            .map(|gap| write(tx, gap, &mut notices))
            .collect::<minglu_ledger::Result<Vec<Record>>>()
    })?;
    let schema = desk.ledger.schema("task")?;
    let rows = committed.value.iter().cloned();
    let rows = rows.map(|task| Row::of(schema, task)).collect();
    Ok(Done::wrote(committed, rows))
}

/// An item and the task that it becomes.
struct Gap {
    id: String,
    year: i64,
    task: Fields,
}

fn gap(desk: &Desk, id: &str, due: &str) -> Result<Gap> {
    let record = desk.ledger.get("assessment", id)?;
    let item = text(&record, "item").unwrap_or_default();
    if units(record.get("lost")).is_none_or(|lost| lost <= 0) {
        let words = format!("“{item}”没有失分，不用转成任务");
        return Err(Error::invalid("lost", words));
    }
    if stands(desk, &record)? {
        let words = format!("“{item}”已经转成任务，不用再转");
        return Err(Error::invalid("task", words));
    }
    let year = record.get("year").as_i64();
    Ok(Gap {
        id: record.id.clone(),
        year: year.unwrap_or_else(|| crate::task::today().year().into()),
        task: task(desk, &record, item, due)?,
    })
}

/// True where the task that it became is still there.
fn stands(desk: &Desk, record: &Record) -> Result<bool> {
    let Some(task) = record.text("task") else {
        return Ok(false);
    };
    match desk.ledger.get("task", task) {
        Ok(task) => Ok(task.deleted.is_none()),
        Err(e) if e.code() == Code::NotFound => Ok(false),
        Err(e) => Err(e.into()),
    }
}

fn task(desk: &Desk, record: &Record, item: String, due: &str) -> Result<Fields> {
    let lost = text(record, "lost").unwrap_or_default();
    let reason = text(record, "reason").unwrap_or_else(|| "原因待查".to_owned());
    let own = own_unit(desk)?.map(|unit| unit.name).unwrap_or_default();
    let day = record.text("rectify_by").unwrap_or(due);
    let words = [
        ("topic", text(record, "indicator").unwrap_or_default()),
        (
            "requirement",
            text(record, "measure").unwrap_or_else(|| item.clone()),
        ),
        ("subject", item),
        ("responsible", own),
        ("division", text(record, "division").unwrap_or_default()),
        ("due", day.to_owned()),
        ("remarks", format!("考核自评失{lost}分：{reason}")),
    ];
    let words = words.map(|(name, value)| (name.to_owned(), json!(value)));
    let schema = desk.ledger.schema("task")?;
    let mut fields = typed(desk, schema, words.into_iter().collect(), None)?;
    crate::task::complete(desk, &mut fields, None)?;
    Ok(fields)
}

/// The notices of the years' assessments that are there already, by year.
fn notices(desk: &Desk, gaps: &[Gap]) -> Result<HashMap<i64, String>> {
    let mut found = HashMap::new();
    for gap in gaps {
        let query = Query {
            limit: 1,
            ..Query::of("notice").with("title", Op::Eq, json!(title(gap.year)))
        };
        let notice = desk.ledger.list(&query)?.rows.pop();
        found.extend(notice.map(|notice| (gap.year, notice.id)));
    }
    Ok(found)
}

fn title(year: i64) -> String {
    format!("{year}年政务公开考核自评整改")
}

fn write(
    tx: &mut Tx<'_>,
    mut gap: Gap,
    notices: &mut HashMap<i64, String>,
) -> minglu_ledger::Result<Record> {
    let notice = match notices.get(&gap.year) {
        Some(id) => id.clone(),
        None => {
            let fields = [("title", json!(title(gap.year))), ("year", json!(gap.year))];
            let fields = fields.map(|(name, value)| (name.to_owned(), value));
            let id = tx.add("notice", fields.into_iter().collect())?;
            notices.insert(gap.year, id.clone());
            id
        }
    };
    gap.task.insert("notice".into(), json!(notice));
    let id = tx.add("task", gap.task)?;
    let link = [("task".to_owned(), json!(id))].into_iter().collect();
    tx.set("assessment", &gap.id, &link)?;
    tx.get("task", &id)
}
