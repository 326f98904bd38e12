use super::{COLUMNS, Unit, from_row};
use crate::store::{Sql, Store};
use crate::{Error, Result, values};

/// The unit of this code or name.
///
/// # Errors
/// `not_found` where there is none.
pub fn find(store: &Store, asked: &str) -> Result<Unit> {
    store.read(|sql| find_in(sql, asked))?.ok_or_else(|| {
        Error::not_found(format!(
            "没有“{asked}”这个单位，请用 minglu-office unit list 查看全部单位"
        ))
    })
}

/// The same in a transaction.
///
/// # Errors
/// The database's.
pub fn find_in(sql: &mut dyn Sql, asked: &str) -> Result<Option<Unit>> {
    let found = sql.row(
        &format!("SELECT {COLUMNS} FROM unit WHERE code = ?1 OR name = ?1"),
        values![asked],
    )?;
    found.as_ref().map(from_row).transpose()
}
