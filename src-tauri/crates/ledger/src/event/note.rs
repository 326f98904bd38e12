use super::{Event, Noted};
use crate::error::Result;
use crate::store::Ledger;
use crate::transact::chain::Parts;
use crate::value::now;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

impl Ledger {
    /// Writes down what somebody did. Whoever hands out personal data calls this first, and hands
    /// out nothing where it fails. Not to be called inside a transaction.
    ///
    /// # Errors
    /// Fails where the ledger cannot be written.
    pub fn note(&self, who: &str, event: Event) -> Result<()> {
        let mut writer = self.writer();
        let sql = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (last, digest) = last(&sql)?;
        let noted = Noted {
            n: last + 1,
            at: now(),
            who: who.to_owned(),
            deed: event.deed.as_str().to_owned(),
            ledger: event.ledger,
            target: event.target,
            detail: event.detail,
            count: event.count,
        };
        insert(&sql, &noted, &noted.digest(&digest))?;
        Ok(sql.commit()?)
    }
}

impl Noted {
    /// The digest of this event and of all before it.
    pub(super) fn digest(&self, previous: &[u8]) -> Vec<u8> {
        Parts::after(previous)
            .number(self.n)
            .part(self.at.as_bytes())
            .part(self.who.as_bytes())
            .part(self.deed.as_bytes())
            .maybe(self.ledger.as_deref())
            .maybe(self.target.as_deref())
            .maybe(self.detail.as_deref())
            .number(kept(self.count))
            .end()
    }
}

fn last(conn: &Connection) -> Result<(i64, Vec<u8>)> {
    let mut sql =
        conn.prepare_cached("SELECT n, digest FROM main.event ORDER BY n DESC LIMIT 1")?;
    let last = sql
        .query_row([], |r| Ok((r.get(0)?, r.get(1)?)))
        .optional()?;
    Ok(last.unwrap_or((0, vec![0; 32])))
}

fn insert(conn: &Connection, noted: &Noted, digest: &[u8]) -> Result<()> {
    let sql = "INSERT INTO main.event VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    conn.prepare_cached(sql)?.execute(params![
        noted.n,
        noted.at,
        noted.who,
        noted.deed,
        noted.ledger,
        noted.target,
        noted.detail,
        kept(noted.count),
        digest
    ])?;
    Ok(())
}

fn kept(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
