use super::{ACCEPTED, RETURNED, STORED, no_batch};
use crate::store::{Sql, Store, now};
use crate::{Error, Result, audit, issue, values};
use minglu_sync::protocol::{Change, IssuedKind, Outcome, Remark, Verdict};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

/// Characters of a remark at most.
const REMARK_MAX: usize = 2000;
/// Remarks of one verdict at most.
const REMARKS_MAX: usize = 1000;

/// What somebody says about a batch that he has looked over.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ruling {
    /// Accepted or returned.
    pub outcome: Outcome,
    /// Why, by record and field.
    #[serde(default)]
    pub remarks: Vec<Remark>,
    /// What the office changed in its own copy.
    #[serde(default)]
    pub changes: Vec<Change>,
}

/// Accepts several batches; those that are settled already stay as they are. Tells how many.
///
/// # Errors
/// `not_found` where one of them is not there; then none is accepted.
pub fn accept(store: &Store, who: &str, batches: &[String]) -> Result<u64> {
    let ruling = Ruling {
        outcome: Outcome::Accepted,
        remarks: Vec::new(),
        changes: Vec::new(),
    };
    store.write(|sql| {
        let mut accepted = Vec::new();
        for batch in batches {
            if current(sql, batch)?.1 == STORED && write(sql, who, batch, &ruling)? {
                accepted.push(batch);
            }
        }
        for batch in &accepted {
            audit::note(sql, who, "batch.accept", batch, &json!({}))?;
        }
        Ok(accepted.len() as u64)
    })
}

/// Accepts a batch or returns it with remarks; the unit is told.
///
/// # Errors
/// `not_found`; `conflict` where it has been settled already; `usage` where it is returned without
/// a word, or a remark speaks of a record that is not in it.
pub fn settle(store: &Store, who: &str, batch: &str, ruling: &Ruling) -> Result<()> {
    judge(ruling)?;
    store.write(|sql| {
        let (_, state) = current(sql, batch)?;
        for remark in &ruling.remarks {
            speaks_of_it(
                sql,
                batch,
                remark.ledger.as_deref(),
                remark.record.as_deref(),
            )?;
        }
        for change in &ruling.changes {
            speaks_of_it(sql, batch, Some(&change.ledger), Some(&change.record))?;
        }
        if !write(sql, who, batch, ruling)? {
            return Err(settled(&state));
        }
        let (deed, count) = match ruling.outcome {
            Outcome::Accepted => ("batch.accept", ruling.changes.len()),
            Outcome::Returned => ("batch.return", ruling.remarks.len()),
        };
        audit::note(sql, who, deed, batch, &json!({ "count": count }))
    })
}

/// Changes the state and issues the verdict; false where somebody else was first. What has been
/// accepted can still be returned, but nothing that was returned is accepted as it was.
fn write(sql: &mut dyn Sql, who: &str, batch: &str, ruling: &Ruling) -> Result<bool> {
    let (to, also_from) = match ruling.outcome {
        Outcome::Accepted => (ACCEPTED, STORED),
        Outcome::Returned => (RETURNED, ACCEPTED),
    };
    let changed = sql.run(
        "UPDATE batch SET state = ?2, settled_at = ?3, settled_by = ?4 \
         WHERE id = ?1 AND (state = 'stored' OR state = ?5)",
        values![batch, to, now(), who, also_from],
    )?;
    if changed == 0 {
        return Ok(false);
    }
    let (unit, _) = current(sql, batch)?;
    let verdict = Verdict {
        batch: Uuid::parse_str(batch).map_err(|_| no_batch())?,
        outcome: ruling.outcome,
        reviewer: None,
        remarks: ruling.remarks.clone(),
        changes: ruling.changes.clone(),
        unknown: minglu_sync::Unknown::new(),
    };
    issue::issue(
        sql,
        &unit,
        &issue::Draft::new(IssuedKind::Verdict, batch, &verdict)?,
    )?;
    Ok(true)
}

/// Unit and state of a batch.
fn current(sql: &mut dyn Sql, batch: &str) -> Result<(String, String)> {
    let row = sql.row(
        "SELECT unit, state FROM batch WHERE id = ?1",
        values![batch],
    )?;
    let row = row.ok_or_else(no_batch)?;
    Ok((row.text(0)?, row.text(1)?))
}

fn speaks_of_it(
    sql: &mut dyn Sql,
    batch: &str,
    ledger: Option<&str>,
    record: Option<&str>,
) -> Result<()> {
    let Some(record) = record else { return Ok(()) };
    let found = sql.row(
        "SELECT record FROM record WHERE batch = ?1 AND record = ?2 AND (?3 = '' OR ledger = ?3)",
        values![batch, record, ledger.unwrap_or_default()],
    )?;
    found.map(|_| ()).ok_or_else(|| {
        Error::usage(format!(
            "这一批里没有编号为“{record}”的记录，请核对后再写意见"
        ))
    })
}

fn judge(ruling: &Ruling) -> Result<()> {
    let words = ruling.remarks.iter().map(|remark| remark.text.trim());
    let fits =
        |text: &str| !text.is_empty() && text.chars().count() <= REMARK_MAX && !text.contains('\0');
    if !words.into_iter().all(fits) || ruling.remarks.len() > REMARKS_MAX {
        return Err(Error::usage(format!(
            "每条意见要写内容，不超过 {REMARK_MAX} 个字，一次最多 {REMARKS_MAX} 条"
        )));
    }
    match ruling.outcome == Outcome::Returned && ruling.remarks.is_empty() {
        true => Err(Error::usage("退回要写明原因，请至少写一条意见")),
        false => Ok(()),
    }
}

fn settled(state: &str) -> Error {
    let state = match state {
        ACCEPTED => "接收",
        RETURNED => "退回",
        _ => "处理",
    };
    Error::conflict(format!("这一批已经{state}，没有重复处理。请刷新后再看"))
}
