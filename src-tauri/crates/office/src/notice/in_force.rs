use super::item::{HEAD, Head};
use super::read::{reader, role};
use super::write::assigned;
use crate::issue::Draft;
use crate::store::{Row, Sql};
use crate::unit::Unit;
use crate::{Result, values, when};
use minglu_ledger::Fields;
use minglu_sync::protocol::TaskRow;

/// The notices in force that concern a unit which was added after they went out: those of this
/// year and later, as they stand in their last version. What has passed concerns it no more.
///
/// # Errors
/// The database's.
pub fn in_force(sql: &mut dyn Sql, unit: &Unit) -> Result<Vec<Draft>> {
    let notices = sql.rows(
        &format!("SELECT id, {HEAD} FROM notice WHERE year >= ?1 ORDER BY issued_at, id"),
        values![when::this_year()],
    )?;
    let mut items = Vec::new();
    for notice in &notices {
        let (id, head) = (notice.text(0)?, Head::read(notice, 1)?);
        let tasks = theirs(sql, unit, &id, head.year)?;
        if !tasks.is_empty() {
            items.push(head.item(&id, tasks)?);
        }
    }
    Ok(items)
}

fn theirs(sql: &mut dyn Sql, unit: &Unit, notice: &str, year: i32) -> Result<Vec<TaskRow>> {
    let rows = sql.rows(
        "SELECT id, fields FROM task WHERE notice = ?1 AND withdrawn = 0 ORDER BY position",
        values![notice],
    )?;
    let mut reader = reader(unit);
    let mut tasks = Vec::new();
    let read = |row: &Row| -> Result<(String, Fields)> {
        Ok((row.text(0)?, serde_json::from_str(&row.text(1)?)?))
    };
    for row in &rows {
        let (id, fields) = read(row)?;
        if let Some(role) = role(&mut reader, &fields, year) {
            assigned(sql, &id, &unit.code, &role)?;
            let fields = crate::sheet::wired(&fields);
            tasks.push(TaskRow { id, fields });
        }
    }
    Ok(tasks)
}
