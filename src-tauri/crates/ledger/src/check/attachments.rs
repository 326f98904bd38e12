use super::Faults;
use crate::error::{Code, Result};
use crate::schema::{Field, Kind};
use crate::store::{Ledger, Table};
use rusqlite::Connection;
use std::collections::HashMap;

/// Every file that a record names is there and whole.
pub(super) fn faults(ledger: &Ledger) -> Result<Faults> {
    let mut named = HashMap::new();
    ledger.read(|conn| {
        for table in ledger.tables.iter() {
            for field in &table.schema.fields {
                if field.kind == Kind::Attachments {
                    collect(conn, table, field, &mut named)?;
                }
            }
        }
        Ok(())
    })?;
    let mut faults = Faults::default();
    for (digest, name) in named {
        faults.checked += 1;
        match ledger.attachment_path(&digest) {
            Ok(_) => {}
            Err(error) if error.code() == Code::NotFound => {
                faults.add(format!("附件“{name}”的文件不见了"));
            }
            Err(error) => faults.add(format!("附件“{name}”：{}", error.message())),
        }
    }
    Ok(faults)
}

fn collect(
    conn: &Connection,
    table: &Table,
    field: &Field,
    named: &mut HashMap<String, String>,
) -> Result<()> {
    let mut sql = conn.prepare(&format!(
        "SELECT i.value ->> 'digest', i.value ->> 'name' FROM main.\"{0}\" r, json_each(r.\"{1}\") i
         WHERE r.\"{1}\" IS NOT NULL AND i.value ->> 'digest' IS NOT NULL",
        table.name, field.name
    ))?;
    for pair in sql.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))? {
        let (digest, name): (String, String) = pair?;
        named.insert(digest, name);
    }
    Ok(())
}
