//! The steps by which a database comes to this program's format. A step that has been released is
//! never changed; a new one is a further file.

use super::{Sql, Store};
use crate::{Error, Result, search};

/// The steps in their order, in SQL that both databases know.
const STEPS: &[fn(&mut dyn Sql) -> Result<()>] = &[first, console, growth, material, standing];

/// The format that this program writes.
pub const FORMAT: u64 = STEPS.len() as u64;

/// Brings the database to this program's format, and tells which it had.
///
/// # Errors
/// `newer` where a later program has changed it.
pub fn migrate(store: &Store) -> Result<u64> {
    store.write(|sql| {
        // Two processes that start at once: the second waits here for the first.
        sql.alone()?;
        sql.script("CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)")?;
        sql.run(
            "INSERT INTO meta (name, value) VALUES ('format', '0') ON CONFLICT (name) DO NOTHING",
            &[],
        )?;
        let before = format(sql)?;
        if before > FORMAT {
            return Err(newer());
        }
        let done = usize::try_from(before).unwrap_or(STEPS.len());
        STEPS[done..].iter().try_for_each(|step| step(sql))?;
        let now = FORMAT.to_string();
        sql.run(
            "UPDATE meta SET value = ?1 WHERE name = 'format'",
            crate::values![now],
        )?;
        Ok(before)
    })
}

fn first(sql: &mut dyn Sql) -> Result<()> {
    sql.script(include_str!("1_first.sql"))
}

fn console(sql: &mut dyn Sql) -> Result<()> {
    sql.script(include_str!("2_console.sql"))
}

fn growth(sql: &mut dyn Sql) -> Result<()> {
    sql.script(include_str!("3_growth.sql"))?;
    sql.make_grams()?;
    search::anew(sql)
}

fn material(sql: &mut dyn Sql) -> Result<()> {
    sql.script(include_str!("4_material.sql"))
}

fn standing(sql: &mut dyn Sql) -> Result<()> {
    sql.script(include_str!("5_standing.sql"))
}

/// The format of a database.
///
/// # Errors
/// `internal` where it names none.
pub fn format(sql: &mut dyn Sql) -> Result<u64> {
    let row = sql.row("SELECT value FROM meta WHERE name = 'format'", &[])?;
    let text = row.map(|row| row.text(0)).transpose()?;
    text.and_then(|text| text.parse().ok())
        .ok_or_else(|| Error::internal("format", "none"))
}

fn newer() -> Error {
    Error::new(
        "newer",
        "这个数据库由更新版本的 minglu-office 写过，请用那个版本打开，或升级本机的程序",
    )
}
