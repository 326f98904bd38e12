use crate::error::{Code, Error, Result};
use crate::store::Ledger;
use crate::value::now;
use rusqlite::{OptionalExtension, Row, TransactionBehavior, params};

/// A batch that is frozen now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen {
    /// Its id.
    pub id: String,
    /// In the unit's series.
    pub number: String,
    /// Who made it.
    pub who: String,
    /// Digest of its content.
    pub digest: String,
    /// Its manifest as JSON.
    pub manifest: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// A frozen batch as it is listed: without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenLine {
    /// Its id.
    pub id: String,
    /// In the unit's series.
    pub number: String,
    /// When it was made, RFC 3339.
    pub at: String,
    /// Who made it.
    pub who: String,
    /// Digest of its content.
    pub digest: String,
    /// Its manifest as JSON.
    pub manifest: String,
    /// The office's receipt as JSON: only this makes it sent.
    pub receipt: Option<String>,
    /// The office's verdict as JSON.
    pub verdict: Option<String>,
    /// Why the last attempt to send it failed, as JSON.
    pub failure: Option<String>,
}

const LINE: &str =
    "SELECT id, number, at, who, digest, manifest, receipt, verdict, failure FROM main.batch";

impl Ledger {
    /// Keeps a batch for good. The same one twice changes nothing.
    ///
    /// # Errors
    /// `conflict` where its number or id is taken by another.
    pub fn freeze(&self, batch: &Frozen) -> Result<()> {
        let mut writer = self.writer();
        let sql = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let kept: Option<String> = sql
            .prepare_cached("SELECT digest FROM main.batch WHERE id = ?1 OR number = ?2")?
            .query_row([&batch.id, &batch.number], |r| r.get(0))
            .optional()?;
        match kept {
            Some(digest) if digest == batch.digest => return Ok(()),
            Some(_) => return Err(taken()),
            None => {}
        }
        sql.prepare_cached(
            "INSERT INTO main.batch(id, number, at, who, digest, manifest, bytes)
             VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            batch.id,
            batch.number,
            now(),
            batch.who,
            batch.digest,
            batch.manifest,
            batch.bytes
        ])?;
        Ok(sql.commit()?)
    }

    /// All frozen batches, the oldest first.
    ///
    /// # Errors
    /// Fails where the ledger cannot be read.
    pub fn frozen(&self) -> Result<Vec<FrozenLine>> {
        self.read(|conn| {
            let mut sql = conn.prepare_cached(&format!("{LINE} ORDER BY n"))?;
            let rows = sql.query_map([], line)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// One frozen batch.
    ///
    /// # Errors
    /// `not_found` where there is none.
    pub fn frozen_line(&self, id: &str) -> Result<FrozenLine> {
        self.read(|conn| {
            let mut sql = conn.prepare_cached(&format!("{LINE} WHERE id = ?1"))?;
            sql.query_row([id], line).optional()?.ok_or_else(none)
        })
    }

    /// All bytes of a frozen batch.
    ///
    /// # Errors
    /// `not_found` where there is none.
    pub fn frozen_bytes(&self, id: &str) -> Result<Vec<u8>> {
        self.read(|conn| {
            let mut sql = conn.prepare_cached("SELECT bytes FROM main.batch WHERE id = ?1")?;
            sql.query_row([id], |r| r.get(0))
                .optional()?
                .ok_or_else(none)
        })
    }

    /// Keeps the office's receipt of a batch, and forgets why sending it failed before. A receipt
    /// that is kept already stays.
    ///
    /// # Errors
    /// `not_found` where there is no such batch.
    pub fn keep_receipt(&self, batch: &str, receipt: &str) -> Result<()> {
        self.note_batch(
            "UPDATE main.batch SET receipt = coalesce(receipt, ?2), failure = NULL WHERE id = ?1",
            batch,
            Some(receipt),
        )
    }

    /// Keeps the office's verdict on a batch.
    ///
    /// # Errors
    /// `not_found` where there is no such batch.
    pub fn keep_verdict(&self, batch: &str, verdict: &str) -> Result<()> {
        let sql = "UPDATE main.batch SET verdict = ?2 WHERE id = ?1";
        self.note_batch(sql, batch, Some(verdict))
    }

    /// Keeps why sending a batch failed.
    ///
    /// # Errors
    /// `not_found` where there is no such batch.
    pub fn note_unsent(&self, batch: &str, failure: &str) -> Result<()> {
        let sql = "UPDATE main.batch SET failure = ?2 WHERE id = ?1";
        self.note_batch(sql, batch, Some(failure))
    }

    fn note_batch(&self, sql: &str, batch: &str, word: Option<&str>) -> Result<()> {
        let mut writer = self.writer();
        let tx = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let count = tx.prepare_cached(sql)?.execute(params![batch, word])?;
        tx.commit()?;
        match count {
            0 => Err(none()),
            _ => Ok(()),
        }
    }
}

fn line(row: &Row<'_>) -> Result<FrozenLine, rusqlite::Error> {
    Ok(FrozenLine {
        id: row.get(0)?,
        number: row.get(1)?,
        at: row.get(2)?,
        who: row.get(3)?,
        digest: row.get(4)?,
        manifest: row.get(5)?,
        receipt: row.get(6)?,
        verdict: row.get(7)?,
        failure: row.get(8)?,
    })
}

fn none() -> Error {
    Error::new(Code::NotFound, "没有这一批报送，请在报送列表里核对编号")
}

fn taken() -> Error {
    Error::new(Code::Conflict, "这个报送编号已经用过，请再生成一次")
}
