use super::{FAULT, no_check};
use crate::store::{Row, Sql, Store};
use crate::{Result, values};
use serde::Serialize;

/// A check at a glance.
#[derive(Debug, Clone, Serialize)]
pub struct CheckInfo {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What was drawn by.
    pub seed: String,
    /// When it was begun.
    pub made_at: String,
    /// By whom.
    pub made_by: String,
    /// Items of it.
    pub items: u64,
    /// Items that somebody has looked at.
    pub looked: u64,
    /// Items with something to mend.
    pub faults: u64,
    /// Of these, mended.
    pub done: u64,
}

/// A check with its items.
#[derive(Debug, Clone, Serialize)]
pub struct Shown {
    /// As in the list.
    #[serde(flatten)]
    pub head: CheckInfo,
    /// Its items, in their order.
    pub list: Vec<Item>,
}

/// An item of a check.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    /// Its id.
    pub id: String,
    /// Code of the unit.
    pub unit: String,
    /// Name of the unit.
    pub unit_name: String,
    /// What is looked at.
    pub subject: String,
    /// `pass`, `fault`, or nothing yet.
    pub result: Option<String>,
    /// What was found.
    pub finding: Option<String>,
    /// Until when it has to be mended.
    pub due: Option<String>,
    /// The notice by which the unit was told.
    pub notice: Option<String>,
    /// The batch in which the unit reports on it last, where it was not returned.
    pub batch: Option<String>,
    /// When somebody of the office found it mended.
    pub done_at: Option<String>,
    /// Who.
    pub done_by: Option<String>,
}

const COLUMNS: &str = "c.id, c.title, c.seed, c.made_at, c.made_by, \
    (SELECT COUNT(*) FROM spot_item i WHERE i.spot_check = c.id), \
    (SELECT COUNT(*) FROM spot_item i WHERE i.spot_check = c.id AND i.result IS NOT NULL), \
    (SELECT COUNT(*) FROM spot_item i WHERE i.spot_check = c.id AND i.result = 'fault'), \
    (SELECT COUNT(*) FROM spot_item i WHERE i.spot_check = c.id AND i.done_at IS NOT NULL) \
    FROM spot_check c";

/// All checks, the latest first.
///
/// # Errors
/// The database's.
pub fn list(store: &Store) -> Result<Vec<CheckInfo>> {
    store.read(|sql| {
        let query = format!("SELECT {COLUMNS} ORDER BY c.made_at DESC, c.id DESC");
        sql.rows(&query, &[])?.iter().map(info).collect()
    })
}

/// Shows a check.
///
/// # Errors
/// `not_found` where there is no such check.
pub fn show(store: &Store, check: &str) -> Result<Shown> {
    store.read(|sql| {
        let head = sql.row(&format!("SELECT {COLUMNS} WHERE c.id = ?1"), values![check])?;
        Ok(Shown {
            head: info(&head.ok_or_else(no_check)?)?,
            list: items(sql, check)?,
        })
    })
}

/// The items of a check.
pub(super) fn items(sql: &mut dyn Sql, check: &str) -> Result<Vec<Item>> {
    let rows = sql.rows(
        "SELECT i.id, i.unit, u.name, i.subject, i.result, i.finding, i.due, t.notice, \
         (SELECT MAX(b.id) FROM record r JOIN batch b ON b.id = r.batch \
           WHERE r.origin = i.task AND b.unit = i.unit AND b.state <> 'returned'), \
         i.done_at, i.done_by \
         FROM spot_item i JOIN unit u ON u.code = i.unit LEFT JOIN task t ON t.id = i.task \
         WHERE i.spot_check = ?1 ORDER BY i.position",
        values![check],
    )?;
    rows.iter().map(item).collect()
}

impl Item {
    /// Whether there is something to mend.
    pub fn is_fault(&self) -> bool {
        self.result.as_deref() == Some(FAULT)
    }
}

fn item(row: &Row) -> Result<Item> {
    Ok(Item {
        id: row.text(0)?,
        unit: row.text(1)?,
        unit_name: row.text(2)?,
        subject: row.text(3)?,
        result: row.maybe(4)?,
        finding: row.maybe(5)?,
        due: row.maybe(6)?,
        notice: row.maybe(7)?,
        batch: row.maybe(8)?,
        done_at: row.maybe(9)?,
        done_by: row.maybe(10)?,
    })
}

fn info(row: &Row) -> Result<CheckInfo> {
    Ok(CheckInfo {
        id: row.text(0)?,
        title: row.text(1)?,
        seed: row.text(2)?,
        made_at: row.text(3)?,
        made_by: row.text(4)?,
        items: row.count(5)?,
        looked: row.count(6)?,
        faults: row.count(7)?,
        done: row.count(8)?,
    })
}
