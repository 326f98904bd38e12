use crate::error::{Code, Error, Result};
use crate::store::Ledger;
use crate::value::now;
use rusqlite::{Row, TransactionBehavior, params};
use serde_json::Value;

/// A value that both sides changed since the batch was frozen.
#[derive(Debug, Clone, PartialEq)]
pub struct Differing {
    /// Id of the batch.
    pub batch: String,
    /// Name of the ledger in code.
    pub ledger: String,
    /// Id of the record.
    pub record: String,
    /// Name of the field in code.
    pub field: String,
    /// As it was in the batch.
    pub before: Value,
    /// As the unit has it.
    pub ours: Value,
    /// As the office has it.
    pub theirs: Value,
}

/// The same, and what a person chose. Both values stay here for good.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// Its number.
    pub n: i64,
    /// The values.
    pub values: Differing,
    /// `ours` or `theirs`; none while it is open.
    pub chosen: Option<String>,
    /// Who chose.
    pub who: Option<String>,
    /// When, RFC 3339.
    pub settled_at: Option<String>,
}

const LINE: &str = "SELECT n, batch, ledger, record, field, before, ours, theirs, chosen, who,
    settled_at FROM main.conflict";

impl Ledger {
    /// Writes down a value on which both sides differ. The same twice changes nothing.
    ///
    /// # Errors
    /// Fails where the ledger cannot be written.
    pub fn add_conflict(&self, differing: &Differing) -> Result<()> {
        let mut writer = self.writer();
        let sql = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        sql.prepare_cached(
            "INSERT INTO main.conflict(batch, ledger, record, field, before, ours, theirs, at)
             VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING",
        )?
        .execute(params![
            differing.batch,
            differing.ledger,
            differing.record,
            differing.field,
            differing.before.to_string(),
            differing.ours.to_string(),
            differing.theirs.to_string(),
            now()
        ])?;
        Ok(sql.commit()?)
    }

    /// All of them, those that are open first.
    ///
    /// # Errors
    /// Fails where the ledger cannot be read.
    pub fn conflicts(&self) -> Result<Vec<Conflict>> {
        self.read(|conn| {
            let sql = format!("{LINE} ORDER BY chosen IS NOT NULL, n");
            let mut sql = conn.prepare_cached(&sql)?;
            let rows = sql.query_map([], line)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Writes down what a person chose: `ours` or `theirs`.
    ///
    /// # Errors
    /// `conflict` where it is settled already.
    pub fn settle(&self, n: i64, chosen: &str, who: &str) -> Result<()> {
        let mut writer = self.writer();
        let sql = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let count = sql
            .prepare_cached(
                "UPDATE main.conflict SET chosen = ?2, who = ?3, settled_at = ?4
                 WHERE n = ?1 AND chosen IS NULL",
            )?
            .execute(params![n, chosen, who, now()])?;
        sql.commit()?;
        match count {
            0 => Err(Error::new(Code::Conflict, "这一处已经选定，不用再选")),
            _ => Ok(()),
        }
    }
}

fn line(row: &Row<'_>) -> Result<Conflict, rusqlite::Error> {
    let value = |at: usize| -> Result<Value, rusqlite::Error> {
        let text: String = row.get(at)?;
        Ok(serde_json::from_str(&text).unwrap_or(Value::String(text)))
    };
    Ok(Conflict {
        n: row.get(0)?,
        values: Differing {
            batch: row.get(1)?,
            ledger: row.get(2)?,
            record: row.get(3)?,
            field: row.get(4)?,
            before: value(5)?,
            ours: value(6)?,
            theirs: value(7)?,
        },
        chosen: row.get(8)?,
        who: row.get(9)?,
        settled_at: row.get(10)?,
    })
}
