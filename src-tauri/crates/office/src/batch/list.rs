use crate::Result;
use crate::store::{Row, Store};
use crate::values;
use serde::{Deserialize, Serialize};

/// Batches of one answer at most.
const MOST: u64 = 500;

/// Which batches.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Filter {
    /// Code or name of the unit.
    pub unit: Option<String>,
    /// `stored`, `accepted` or `returned`.
    pub state: Option<String>,
    /// What is reported.
    pub kind: Option<String>,
    /// Batches that come after so many others, for the next page.
    pub after: u64,
    /// So many at most.
    pub limit: Option<u64>,
}

/// A batch in the list.
#[derive(Debug, Clone, Serialize)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// Code of its unit.
    pub unit: String,
    /// Name of its unit.
    pub unit_name: String,
    /// Its number in the unit's series.
    pub number: String,
    /// What is reported.
    pub kind: String,
    /// The form that it answers.
    pub form: Option<String>,
    /// The period in the clerk's words.
    pub period: Option<String>,
    /// The batch that it corrects.
    pub follows: Option<String>,
    /// How it stands.
    pub state: String,
    /// How many records.
    pub count: u64,
    /// When it was stored.
    pub stored_at: String,
    /// When it was looked over.
    pub settled_at: Option<String>,
    /// By whom.
    pub settled_by: Option<String>,
}

pub(super) const COLUMNS: &str = "b.id, b.unit, u.name, b.number, b.kind, b.form, b.period, \
    b.follows, b.state, (SELECT COALESCE(MAX(r.position) + 1, 0) FROM record r WHERE r.batch = b.id), \
    b.stored_at, \
    b.settled_at, b.settled_by FROM batch b JOIN unit u ON u.code = b.unit";

/// The batches that fit, the latest first.
///
/// # Errors
/// The database's.
pub fn list(store: &Store, filter: &Filter) -> Result<Vec<Listed>> {
    let limit = filter.limit.unwrap_or(MOST).min(MOST);
    let sql = format!(
        "SELECT {COLUMNS} WHERE (?1 = '' OR b.unit = ?1 OR u.name = ?1) \
         AND (?2 = '' OR b.state = ?2) AND (?3 = '' OR b.kind = ?3) \
         ORDER BY b.stored_at DESC, b.id DESC LIMIT ?4 OFFSET ?5"
    );
    let text = |of: &Option<String>| of.clone().unwrap_or_default();
    store.read(|db| {
        let rows = db.rows(
            &sql,
            values![
                text(&filter.unit),
                text(&filter.state),
                text(&filter.kind),
                limit,
                filter.after
            ],
        )?;
        rows.iter().map(read).collect()
    })
}

pub(super) fn read(row: &Row) -> Result<Listed> {
    Ok(Listed {
        id: row.text(0)?,
        unit: row.text(1)?,
        unit_name: row.text(2)?,
        number: row.text(3)?,
        kind: row.text(4)?,
        form: row.maybe(5)?,
        period: row.maybe(6)?,
        follows: row.maybe(7)?,
        state: row.text(8)?,
        count: row.count(9)?,
        stored_at: row.text(10)?,
        settled_at: row.maybe(11)?,
        settled_by: row.maybe(12)?,
    })
}
