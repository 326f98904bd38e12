use super::Faults;
use crate::error::Result;
use rusqlite::Connection;

/// SQLite's own check of every page.
pub(super) fn faults(conn: &Connection) -> Result<Faults> {
    let mut faults = Faults {
        checked: 1,
        ..Faults::default()
    };
    let mut sql = conn.prepare("PRAGMA main.integrity_check(20)")?;
    let lines = sql.query_map([], |r| r.get::<_, String>(0))?;
    let mut only_indexes = true;
    for line in lines {
        match line? {
            line if line == "ok" => {}
            line => {
                only_indexes &= line.contains("index");
                faults.add(line);
            }
        }
    }
    if faults.found > 0 && only_indexes {
        faults.mend = Some(super::mend::REINDEX.to_owned());
    }
    Ok(faults)
}
