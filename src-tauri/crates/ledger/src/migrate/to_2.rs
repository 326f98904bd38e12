use crate::error::Result;
use rusqlite::Connection;

/// Format 2 vouches for every stored value: a seal over what the change log does not cover, and a
/// record's count and time of changes are those of its newest change. Format 1 counted a change
/// that its own step took back.
pub(super) fn run(conn: &Connection) -> Result<()> {
    let mut sql = conn.prepare("SELECT ledger FROM kept")?;
    let ledgers = sql
        .query_map([], |r| r.get(0))?
        .collect::<Result<Vec<String>, _>>()?;
    for ledger in ledgers {
        conn.execute_batch(&format!(
            "UPDATE \"r_{ledger}\" SET (_rev, _updated) = ({NEWEST})
             WHERE EXISTS (SELECT 1 FROM change WHERE record = _id)"
        ))?;
    }
    Ok(())
}

const NEWEST: &str = "SELECT c.rev, s.at FROM change c JOIN step s ON s.step = c.step
    WHERE c.record = _id ORDER BY c.n DESC LIMIT 1";
