use crate::store::{Row, Store};
use crate::{Error, Result, values};
use serde::Serialize;

/// A form that is being collected.
#[derive(Debug, Clone, Serialize)]
pub struct FormInfo {
    /// Name in code.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Until when, `YYYY-MM-DD`.
    pub due: Option<String>,
    /// Name of the sheet that it was made of.
    pub name: String,
    /// When it went out.
    pub issued_at: String,
    /// By whom.
    pub issued_by: String,
    #[serde(skip)]
    pub(super) definition: String,
    #[serde(skip)]
    pub(super) template: Option<String>,
    #[serde(skip)]
    pub(super) note: Option<String>,
}

pub(super) const COLUMNS: &str =
    "id, title, due, name, issued_at, issued_by, definition, template, note";

/// The form of this name or title.
///
/// # Errors
/// `not_found` where there is none.
pub fn find(store: &Store, asked: &str) -> Result<FormInfo> {
    let row = store.read(|sql| {
        sql.row(
            &format!("SELECT {COLUMNS} FROM form WHERE id = ?1 OR title = ?1"),
            values![asked],
        )
    })?;
    let missing = || {
        Error::not_found(format!(
            "没有“{asked}”这张表，请用 form list 查看正在收集的表"
        ))
    };
    read(&row.ok_or_else(missing)?)
}

pub(super) fn read(row: &Row) -> Result<FormInfo> {
    Ok(FormInfo {
        id: row.text(0)?,
        title: row.text(1)?,
        due: row.maybe(2)?,
        name: row.text(3)?,
        issued_at: row.text(4)?,
        issued_by: row.text(5)?,
        definition: row.text(6)?,
        template: row.maybe(7)?,
        note: row.maybe(8)?,
    })
}
