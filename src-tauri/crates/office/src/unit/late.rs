use crate::store::{Sql, Store, now};
use crate::when::{day, end_of_day};
use crate::{Result, values};
use serde_json::Value;
use std::collections::HashMap;

/// How many tasks and forms of each unit are over their last day without a report that stands.
///
/// # Errors
/// The database's.
pub fn late(store: &Store) -> Result<HashMap<String, u64>> {
    let today = day(&now());
    store.read(|sql| {
        let mut late = HashMap::new();
        let mut units = forms(sql)?;
        for task in overdue(sql, &today)? {
            units.extend(unreported(sql, &task)?);
        }
        for unit in units {
            *late.entry(unit).or_default() += 1;
        }
        Ok(late)
    })
}

/// Tasks whose last day has passed.
fn overdue(sql: &mut dyn Sql, today: &str) -> Result<Vec<String>> {
    let rows = sql.rows("SELECT id, fields FROM task", &[])?;
    let mut overdue = Vec::new();
    for row in &rows {
        let fields: Value = serde_json::from_str(&row.text(1)?)?;
        if fields["due"].as_str().is_some_and(|due| due < today) {
            overdue.push(row.text(0)?);
        }
    }
    Ok(overdue)
}

/// The units whose task it is and that have not reported on it. Who has is asked once for all.
fn unreported(sql: &mut dyn Sql, task: &str) -> Result<Vec<String>> {
    let rows = sql.rows(
        "SELECT a.unit FROM assignment a WHERE a.task = ?1 AND a.unit NOT IN \
         (SELECT b.unit FROM record r JOIN batch b ON b.id = r.batch \
           WHERE r.origin = ?1 AND b.state <> 'returned')",
        values![task],
    )?;
    rows.iter().map(|row| row.text(0)).collect()
}

/// The units that have not reported a form whose last day has passed, once for each form.
fn forms(sql: &mut dyn Sql) -> Result<Vec<String>> {
    let rows = sql.rows("SELECT id, due FROM form WHERE due IS NOT NULL", &[])?;
    let mut units = Vec::new();
    for row in &rows {
        let until = row.maybe(1)?.as_deref().and_then(end_of_day);
        if until.is_none_or(|until| now() <= until) {
            continue;
        }
        let missing = sql.rows(
            "SELECT DISTINCT i.unit FROM issued i WHERE i.subject = ?1 AND i.kind = 'form' \
             AND NOT EXISTS (SELECT 1 FROM batch b WHERE b.unit = i.unit AND b.form = ?1 \
               AND b.state <> 'returned')",
            values![row.text(0)?],
        )?;
        for row in &missing {
            units.push(row.text(0)?);
        }
    }
    Ok(units)
}
