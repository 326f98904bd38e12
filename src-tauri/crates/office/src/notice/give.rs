use super::issue::Draft;
use super::read::Table;
use super::split::Split;
use super::write::{Version, write};
use crate::store::Sql;
use crate::{Error, Result, unit};
use minglu_ledger::Fields;
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
        known: tasks.iter().map(|_| None).collect(),
        gone: Vec::new(),
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
    let version = Version {
        id: Uuid::now_v7().to_string(),
        number: 1,
        draft,
        table: &table,
        split: &split,
        units: &units,
        file: None,
    };
    write(sql, who, &version)?;
    Ok(Given {
        id: version.id,
        tasks: split.ids,
    })
}
