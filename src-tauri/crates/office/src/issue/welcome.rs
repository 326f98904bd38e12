use super::issue;
use crate::store::Sql;
use crate::unit::Unit;
use crate::{Result, form, material, notice};

/// Gives a unit that was just added what had gone out before and is still in force: calendars,
/// templates, directory and catalogue as they stand, the forms whose last day has not passed, and
/// its tasks of the notices of this year and later. What has passed is not raised again.
///
/// # Errors
/// The database's.
pub fn welcome(sql: &mut dyn Sql, unit: &Unit) -> Result<u64> {
    let mut items = material::in_force(sql)?;
    items.extend(notice::in_force(sql, unit)?);
    items.extend(form::open(sql)?);
    for item in &items {
        issue(sql, &unit.code, item)?;
    }
    Ok(items.len() as u64)
}
