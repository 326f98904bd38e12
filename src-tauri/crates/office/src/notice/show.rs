use super::NoticeInfo;
use super::list::{COLUMNS, info};
use crate::store::{Row, Sql, Store};
use crate::{Error, Result, values};
use serde::Serialize;
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// A notice with its tasks, and how far each unit is with its own.
#[derive(Debug, Clone, Serialize)]
pub struct Shown {
    /// As in the list.
    #[serde(flatten)]
    pub head: NoticeInfo,
    /// The rows of its table, in their order.
    pub rows: Vec<Value>,
    /// The units that got it.
    pub standing: Vec<UnitStanding>,
}

/// How far a unit is with a notice.
#[derive(Debug, Clone, Serialize)]
pub struct UnitStanding {
    /// Code of the unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// One of its machines has fetched it.
    pub opened: bool,
    /// Its tasks.
    pub rows: Vec<TaskStanding>,
}

/// A task of a unit.
#[derive(Debug, Clone, Serialize)]
pub struct TaskStanding {
    /// Its place in the table, from 1.
    pub at: u64,
    /// `lead`, `named` or `group`.
    pub role: String,
    /// A batch that was not returned reports on it.
    pub reported: bool,
}

/// Shows a notice.
///
/// # Errors
/// `not_found` where there is no such notice.
pub fn show(store: &Store, notice: &str) -> Result<Shown> {
    store.read(|sql| {
        let head = sql.row(
            &format!("SELECT {COLUMNS} WHERE n.id = ?1"),
            values![notice],
        )?;
        let head = head.ok_or_else(|| Error::not_found("没有这份通知，请刷新后再看"))?;
        let mut standing = units(sql, notice)?;
        let mut tasks = tasks(sql, notice)?;
        for unit in &mut standing {
            unit.rows = tasks.remove(&unit.unit).unwrap_or_default();
        }
        Ok(Shown {
            head: info(&head)?,
            rows: table(sql, notice)?,
            standing,
        })
    })
}

fn table(sql: &mut dyn Sql, notice: &str) -> Result<Vec<Value>> {
    let rows = sql.rows(
        "SELECT fields FROM task WHERE notice = ?1 AND withdrawn = 0 ORDER BY position",
        values![notice],
    )?;
    let value = |row: &Row| Ok(serde_json::from_str(&row.text(0)?)?);
    rows.iter().map(value).collect()
}

fn units(sql: &mut dyn Sql, notice: &str) -> Result<Vec<UnitStanding>> {
    let rows = sql.rows(
        "SELECT u.code, u.name, \
         (SELECT COUNT(*) FROM device d WHERE d.unit = u.code AND d.seen_to >= i.last) \
         FROM (SELECT unit, MAX(sequence) AS last FROM issued \
           WHERE subject = ?1 AND kind = 'notice' GROUP BY unit) i \
         JOIN unit u ON u.code = i.unit ORDER BY u.added_at, u.code",
        values![notice],
    )?;
    let unit = |row: &Row| {
        Ok(UnitStanding {
            unit: row.text(0)?,
            name: row.text(1)?,
            opened: row.count(2)? > 0,
            rows: Vec::new(),
        })
    };
    rows.iter().map(unit).collect()
}

/// The tasks of each unit, in their order.
fn tasks(sql: &mut dyn Sql, notice: &str) -> Result<HashMap<String, Vec<TaskStanding>>> {
    let reported = reported(sql, notice)?;
    let rows = sql.rows(
        "SELECT a.unit, t.id, t.position, a.role \
         FROM assignment a JOIN task t ON t.id = a.task WHERE t.notice = ?1 \
         ORDER BY t.position",
        values![notice],
    )?;
    let mut tasks: HashMap<String, Vec<TaskStanding>> = HashMap::new();
    for row in &rows {
        let pair = (row.text(0)?, row.text(1)?);
        let standing = TaskStanding {
            at: row.count(2)? + 1,
            role: row.text(3)?,
            reported: reported.contains(&pair),
        };
        tasks.entry(pair.0).or_default().push(standing);
    }
    Ok(tasks)
}

/// The units and the tasks on which they have reported, asked once for all of them.
fn reported(sql: &mut dyn Sql, notice: &str) -> Result<HashSet<(String, String)>> {
    let rows = sql.rows(
        "SELECT DISTINCT b.unit, r.origin FROM task t JOIN record r ON r.origin = t.id \
         JOIN batch b ON b.id = r.batch WHERE t.notice = ?1 AND b.state <> 'returned'",
        values![notice],
    )?;
    let pair = |row: &Row| Ok((row.text(0)?, row.text(1)?));
    rows.iter().map(pair).collect()
}
