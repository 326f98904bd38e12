use crate::error::{Code, Error, Result};
use crate::store::Ledger;
use crate::value::now;
use rusqlite::{OptionalExtension, Row, TransactionBehavior, params};

/// Something that the office issued, as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewIssued {
    /// Its id.
    pub id: String,
    /// Its place in what the office issued to this unit.
    pub sequence: u64,
    /// What it is, in the word of the protocol.
    pub kind: String,
    /// Digest of its body.
    pub digest: String,
    /// All of it as JSON.
    pub item: String,
}

/// Something that the office issued, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedLine {
    /// As it came.
    pub issued: NewIssued,
    /// When it came, RFC 3339.
    pub at: String,
    /// What was made of it, as JSON; none while it waits.
    pub outcome: Option<String>,
    /// Why nothing could be made of it.
    pub failure: Option<String>,
}

const LINE: &str = "SELECT id, sequence, kind, digest, item, at, outcome, failure FROM main.issued";

impl Ledger {
    /// Keeps something that came, before anything is made of it. The same one twice changes
    /// nothing. True beside it where it is new.
    ///
    /// # Errors
    /// `conflict` where the same id came before with another content.
    pub fn keep_issued(&self, item: &NewIssued) -> Result<(IssuedLine, bool)> {
        let new = {
            let mut writer = self.writer();
            let sql = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let added = sql
                .prepare_cached(
                    "INSERT INTO main.issued(id, sequence, kind, digest, at, item)
                 VALUES(?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT(id) DO NOTHING",
                )?
                .execute(params![
                    item.id,
                    i64::try_from(item.sequence).unwrap_or(i64::MAX),
                    item.kind,
                    item.digest,
                    now(),
                    item.item
                ])?;
            sql.commit()?;
            added > 0
        };
        let kept = self.issued(&item.id)?;
        match kept.issued.digest == item.digest {
            true => Ok((kept, new)),
            false => Err(Error::new(
                Code::Conflict,
                "县办下发了编号相同而内容不同的材料，没有覆盖，请联系县办",
            )),
        }
    }

    /// Notes what was made of it, or why nothing could be made of it.
    ///
    /// # Errors
    /// Fails where the ledger cannot be written.
    pub fn note_issued(&self, id: &str, outcome: Result<&str, &str>) -> Result<()> {
        let (made, failure) = (outcome.ok(), outcome.err());
        let mut writer = self.writer();
        let sql = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        sql.prepare_cached("UPDATE main.issued SET outcome = ?2, failure = ?3 WHERE id = ?1")?
            .execute(params![id, made, failure])?;
        Ok(sql.commit()?)
    }

    /// One thing that came.
    ///
    /// # Errors
    /// `not_found` where there is none.
    pub fn issued(&self, id: &str) -> Result<IssuedLine> {
        let none = || Error::new(Code::NotFound, "没有这项下发材料");
        self.read(|conn| {
            let mut sql = conn.prepare_cached(&format!("{LINE} WHERE id = ?1"))?;
            sql.query_row([id], line).optional()?.ok_or_else(none)
        })
    }

    /// All that came, the newest first.
    ///
    /// # Errors
    /// Fails where the ledger cannot be read.
    pub fn all_issued(&self, limit: usize) -> Result<Vec<IssuedLine>> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.read(|conn| {
            let mut sql = conn.prepare_cached(&format!("{LINE} ORDER BY n DESC LIMIT ?1"))?;
            let rows = sql.query_map([limit], line)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// How many things came that a person has to decide about: their outcome says `proposal: open`.
    ///
    /// # Errors
    /// Fails where the ledger cannot be read.
    pub fn open_proposals(&self) -> Result<u64> {
        self.read(|conn| {
            let mut sql = conn.prepare_cached(
                "SELECT count(*) FROM main.issued WHERE outcome IS NOT NULL
                 AND json_extract(outcome, '$.proposal') = 'open'",
            )?;
            let count: i64 = sql.query_row([], |row| row.get(0))?;
            Ok(u64::try_from(count).unwrap_or(0))
        })
    }

    /// What came and waits, the oldest first: it is tried again.
    ///
    /// # Errors
    /// Fails where the ledger cannot be read.
    pub fn waiting_issued(&self) -> Result<Vec<IssuedLine>> {
        self.read(|conn| {
            let sql = format!("{LINE} WHERE outcome IS NULL ORDER BY n");
            let mut sql = conn.prepare_cached(&sql)?;
            let rows = sql.query_map([], line)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

fn line(row: &Row<'_>) -> Result<IssuedLine, rusqlite::Error> {
    Ok(IssuedLine {
        issued: NewIssued {
            id: row.get(0)?,
            sequence: u64::try_from(row.get::<_, i64>(1)?).unwrap_or(0),
            kind: row.get(2)?,
            digest: row.get(3)?,
            item: row.get(4)?,
        },
        at: row.get(5)?,
        outcome: row.get(6)?,
        failure: row.get(7)?,
    })
}
