use crate::command::Done;
use crate::task::Reader;
use crate::{Desk, Result};
use minglu_ledger::{Fields, Op, Query, Reason, Record, Source};
use minglu_notice::Unit;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// The unit at this desk.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(rename = "Unit")]
pub struct OwnUnit {
    /// Its record in the directory.
    pub id: String,
    /// Its full name.
    pub name: String,
    /// The county.
    pub county: String,
    /// Other names by which notices call it.
    pub aliases: Vec<String>,
    /// Groups that it belongs to: 县直各有关单位.
    pub groups: Vec<String>,
}

/// What the clerk says about the unit.
#[derive(Debug, Deserialize, TS)]
#[ts(rename = "UnitRequest")]
pub struct UnitProfile {
    /// Its full name.
    pub name: String,
    /// The county.
    pub county: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Groups.
    pub groups: Vec<String>,
}

/// The unit at this desk, if the clerk has said which it is.
pub(crate) fn own_unit(desk: &Desk) -> Result<Option<OwnUnit>> {
    let query = Query {
        limit: 1,
        ..Query::of("unit").with("own", Op::Eq, json!(true))
    };
    Ok(desk.ledger.list(&query)?.rows.first().map(OwnUnit::from))
}

/// The unit at this desk as the reader of owner phrases knows it.
pub(crate) fn me(desk: &Desk) -> Result<Unit> {
    let Some(unit) = own_unit(desk)? else {
        return Ok(Unit::default());
    };
    Ok(Unit {
        name: unit.name,
        aliases: unit.aliases,
        groups: unit.groups,
    })
}

/// Reads again whose tasks are ours, after the unit's names or groups have changed.
pub(crate) fn reread_tasks(desk: &Desk) -> Result<Done<u64>> {
    let reader = Reader::new(&me(desk)?);
    let mut changes: Vec<(String, Fields)> = Vec::new();
    desk.ledger.each(&Query::of("task"), |task| {
        let ours = reader.ours(&task.fields);
        if task.fields.get("ours") != Some(&ours) {
            changes.push((task.id, [("ours".to_owned(), ours)].into_iter().collect()));
        }
        Ok(())
    })?;
    let count = changes.len() as u64;
    crate::backup::before(desk, count, Reason::Mass)?;
    let committed = desk.transact("重新识别本单位任务", Source::Repair, |tx| {
        changes
            .iter()
            .try_for_each(|(id, fields)| tx.set("task", id, fields).map(|_| ()))
    })?;
    Ok(Done::wrote(committed, count))
}

impl From<&Record> for OwnUnit {
    fn from(record: &Record) -> OwnUnit {
        let text = |field: &str| {
            record
                .fields
                .get(field)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        let list = |field: &str| {
            let items = record
                .fields
                .get(field)
                .and_then(Value::as_array)
                .into_iter()
                .flatten();
            items
                .filter_map(|v| v.as_str().map(str::to_owned))
                .collect()
        };
        OwnUnit {
            id: record.id.clone(),
            name: text("name"),
            county: text("county"),
            aliases: list("aliases"),
            groups: list("groups"),
        }
    }
}
