//! From the format of an older program to ours, one version at a time, after a backup.
//!
//! Each version is one transaction together with the number that says it is done: an interrupted
//! migration goes on where it stopped.

mod to_2;

use crate::backup::{self, Reason};
use crate::error::Result;
use crate::lock::Usage;
use crate::store::layout::{self, FORMAT};
use crate::store::{Table, head};
use crate::vault::Key;
use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;

/// Brings a file up to this program's format and schemas; makes the tables of a new one.
pub(crate) fn run(
    conn: &mut Connection,
    tables: &[Table],
    usage: &Usage,
    back_up: impl FnOnce() -> Result<()>,
) -> Result<()> {
    let Some(format) = layout::format(conn)? else {
        return layout::create_all(conn, tables);
    };
    if format == FORMAT && layout::fits(conn, tables)? {
        return Ok(());
    }
    usage.must_be_alone()?;
    if head(conn)?.0 > 0 {
        back_up()?;
    }
    for next in format + 1..=FORMAT {
        step(conn, next)?;
    }
    layout::extend_all(conn, tables)
}

/// Keeps a ledger as an older program left it.
pub(crate) fn back_up_before(dir: &Path, key: Option<&Key>) -> Result<()> {
    backup::create(dir, key, Reason::Migration)?;
    Ok(())
}

fn step(conn: &mut Connection, to: i64) -> Result<()> {
    let sql = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if to == 2 {
        to_2::run(&sql)?;
    }
    sql.pragma_update(None, "user_version", to)?;
    sql.commit()?;
    tracing::info!(to, "the ledger was brought to a new format");
    Ok(())
}
