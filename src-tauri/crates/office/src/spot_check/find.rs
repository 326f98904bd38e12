use super::list::{Item, items};
use crate::store::Sql;
use crate::{Error, Result};

/// An item of a check.
///
/// # Errors
/// `not_found` where the check has no such item.
pub(super) fn find(sql: &mut dyn Sql, check: &str, item: &str) -> Result<Item> {
    let mut found = items(sql, check)?.into_iter();
    let found = found.find(|one| one.id == item);
    found.ok_or_else(|| Error::not_found("这次抽查里没有这一项，请刷新后再看"))
}
