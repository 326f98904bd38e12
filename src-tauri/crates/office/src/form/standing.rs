use super::find;
use crate::store::{Row, Store};
use crate::{Result, values, when};
use serde::Serialize;

/// How a unit stands with a form.
#[derive(Debug, Clone, Serialize)]
pub struct Standing {
    /// Code of the unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// `missing`, or how its last batch stands: `stored`, `accepted`, `returned`.
    pub state: String,
    /// When that one came.
    pub reported_at: Option<String>,
    /// It is or came after the last day.
    pub late: bool,
}

/// How all units stand that got a form: who is missing, who is late.
///
/// # Errors
/// `not_found` where there is no such form.
pub fn standing(store: &Store, form: &str) -> Result<Vec<Standing>> {
    let form = find(store, form)?;
    let rows = store.read(|sql| {
        sql.rows(
            "SELECT u.code, u.name, \
             (SELECT b.state FROM batch b WHERE b.unit = u.code AND b.form = ?1 \
               ORDER BY b.stored_at DESC, b.id DESC LIMIT 1), \
             (SELECT MAX(b.stored_at) FROM batch b WHERE b.unit = u.code AND b.form = ?1) \
             FROM unit u WHERE EXISTS (SELECT 1 FROM issued i WHERE i.unit = u.code \
               AND i.subject = ?1 AND i.kind = 'form') ORDER BY u.added_at, u.code",
            values![&form.id],
        )
    })?;
    rows.iter()
        .map(|row| read(row, form.due.as_deref()))
        .collect()
}

fn read(row: &Row, due: Option<&str>) -> Result<Standing> {
    let reported_at = row.maybe(3)?;
    let until = due.and_then(when::end_of_day);
    let came = reported_at.clone().unwrap_or_else(crate::store::now);
    Ok(Standing {
        unit: row.text(0)?,
        name: row.text(1)?,
        state: row.maybe(2)?.unwrap_or_else(|| "missing".to_owned()),
        late: until.is_some_and(|until| came > until),
        reported_at,
    })
}
