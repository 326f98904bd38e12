use super::Faults;
use crate::error::Result;
use crate::store::{Ledger, Table};
use rusqlite::Connection;

/// Every record that another one refers to is there.
pub(super) fn faults(ledger: &Ledger) -> Result<Faults> {
    ledger.read(|conn| {
        let mut faults = Faults::default();
        for table in ledger.tables.iter() {
            for field in &table.schema.fields {
                if let Some(target) = Table::target(field) {
                    let target = ledger.table(target)?;
                    faults.checked += 1;
                    dangling(conn, table, &field.name, target, &mut faults)?;
                }
            }
        }
        Ok(faults)
    })
}

fn dangling(
    conn: &Connection,
    table: &Table,
    field: &str,
    target: &Table,
    faults: &mut Faults,
) -> Result<()> {
    let mut sql = conn.prepare(&format!(
        "SELECT r._id FROM main.\"{}\" r WHERE r.\"{field}\" IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM main.\"{}\" t WHERE t._id = r.\"{field}\")",
        table.name, target.name
    ))?;
    for id in sql.query_map([], |r| r.get::<_, String>(0))? {
        let (title, other) = (&table.schema.title, &target.schema.title);
        faults.add(format!(
            "“{title}”的一条记录（{}）引用的“{other}”不见了",
            id?
        ));
    }
    Ok(())
}
