use super::Faults;
use crate::error::Result;
use crate::store::Ledger;

/// SQLite's own check of every page.
pub(super) fn faults(ledger: &Ledger) -> Result<Faults> {
    ledger.read(|conn| {
        let mut faults = Faults {
            checked: 1,
            ..Faults::default()
        };
        let mut sql = conn.prepare("PRAGMA main.integrity_check(20)")?;
        let lines = sql.query_map([], |r| r.get::<_, String>(0))?;
        for line in lines {
            match line? {
                line if line == "ok" => {}
                line => faults.add(line),
            }
        }
        Ok(faults)
    })
}
