use super::issue::{Draft, assign, body, keep};
use super::read::Table;
use super::split::Split;
use crate::store::Sql;
use crate::{Error, Result, audit, issue as send, unit};
use minglu_ledger::Fields;
use minglu_sync::protocol::IssuedKind;
use serde_json::json;
use uuid::Uuid;

/// A task that the office itself gives to a unit.
#[derive(Debug, Clone)]
pub struct Task {
    /// Code of the unit.
    pub unit: String,
    /// What it says.
    pub fields: Fields,
}

/// What was given out.
#[derive(Debug, Clone)]
pub struct Given {
    /// Id of the notice.
    pub id: String,
    /// Ids of the tasks, in their order.
    pub tasks: Vec<String>,
}

/// Issues a notice whose tasks are known by unit, without a table.
///
/// # Errors
/// `usage` without a title; `conflict` where a notice of this title and year has been issued.
pub fn give(sql: &mut dyn Sql, who: &str, draft: &Draft, tasks: &[Task]) -> Result<Given> {
    if draft.title.is_empty() {
        return Err(Error::usage("请写整改通知的标题"));
    }
    let units = unit::list_in(sql)?;
    let table = Table {
        title: None,
        rows: tasks.iter().map(|task| task.fields.clone()).collect(),
    };
    let of = |code: &str| {
        let own = tasks
            .iter()
            .enumerate()
            .filter(|(_, task)| task.unit == code);
        own.map(|(at, _)| (at, "named".to_owned())).collect()
    };
    let split = Split {
        ids: tasks.iter().map(|_| Uuid::now_v7().to_string()).collect(),
        roles: units.iter().map(|unit| of(&unit.code)).collect(),
    };
    let id = Uuid::now_v7().to_string();
    keep(sql, who, &id, draft, &table, &split)?;
    assign(sql, &units, &split)?;
    let got = split.by_unit(&units);
    for (unit, rows) in &got {
        let body = body(draft, &table, &split, rows);
        send::issue(
            sql,
            &unit.code,
            &send::Draft::new(IssuedKind::Notice, &id, &body)?,
        )?;
    }
    let details = json!({ "tasks": tasks.len(), "units": got.len() });
    audit::note(sql, who, "notice.issue", &id, &details)?;
    Ok(Given {
        id,
        tasks: split.ids,
    })
}
