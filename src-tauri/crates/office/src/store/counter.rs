use super::Sql;
use crate::{Error, Result};

/// The next number of a series, without gaps, in the order in which transactions commit: whoever
/// takes a number holds the series until the end of its transaction. So who reads up to a number
/// has seen everything below it.
///
/// # Errors
/// `internal` where there is no such series.
pub fn next(sql: &mut dyn Sql, series: &str) -> Result<u64> {
    let taken = sql.row(
        "UPDATE counter SET value = value + 1 WHERE name = ?1 RETURNING value",
        crate::values![series],
    )?;
    taken
        .ok_or_else(|| Error::internal("counter", series))?
        .count(0)
}
