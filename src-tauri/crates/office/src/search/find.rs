use super::{gram, place, words};
use crate::store::{Row, Sql, Store};
use crate::{Error, Result, values};
use minglu_ledger::normalise;
use minglu_sync::batch::BatchRecord;
use serde::Serialize;

/// Records of one answer at most.
const MOST: usize = 200;
/// Characters of what is looked for, at most.
const TEXT_MAX: usize = 100;
/// Records that are read in one go.
const PAGE: u64 = 500;

/// A record in which something was found.
#[derive(Debug, Clone, Serialize)]
pub struct Hit {
    /// Its batch.
    pub batch: String,
    /// Name of the unit.
    pub unit_name: String,
    /// Number of the batch in the unit's series.
    pub number: String,
    /// What is reported.
    pub kind: String,
    /// The form that it answers.
    pub form: Option<String>,
    /// How the batch stands.
    pub state: String,
    /// When it was stored.
    pub stored_at: String,
    /// Name of the ledger in code.
    pub ledger: String,
    /// Id of the record in the batch.
    pub record: String,
    /// Name of the field in code.
    pub field: String,
    /// What stands in it.
    pub text: String,
}

/// What was found.
#[derive(Debug, Clone, Serialize)]
pub struct Found {
    /// The latest records, one hit each.
    pub hits: Vec<Hit>,
    /// There are more than are shown.
    pub more: bool,
}

/// What a hit is read from.
const COLUMNS: &str = "b.id, u.name, b.number, b.kind, b.form, b.state, b.stored_at, r.line";

/// Looks for a text in the values of all records that were submitted, the latest first. Width, case
/// and white space make no difference.
///
/// # Errors
/// `usage` where nothing is looked for, or too much.
pub fn find(store: &Store, text: &str) -> Result<Found> {
    let wanted = normalise(text);
    if wanted.is_empty() || wanted.chars().count() > TEXT_MAX {
        return Err(Error::usage(format!(
            "请写要查找的内容，不超过 {TEXT_MAX} 个字"
        )));
    }
    let mut hits = store.read(|sql| {
        let mut hits = Vec::new();
        each_waiting(sql, &wanted, &mut hits)?;
        each_indexed(sql, &wanted, &mut hits)?;
        Ok(hits)
    })?;
    let more = hits.len() > MOST;
    hits.truncate(MOST);
    Ok(Found { hits, more })
}

/// What the index does not hold yet is read whole: it is the latest.
fn each_waiting(sql: &mut dyn Sql, wanted: &str, hits: &mut Vec<Hit>) -> Result<()> {
    let query = format!(
        "SELECT {COLUMNS} FROM batch b JOIN unit u ON u.code = b.unit \
         JOIN record r ON r.batch = b.id \
         WHERE b.id = ?1 AND r.position >= ?2 AND r.position < ?3 ORDER BY r.position"
    );
    let waiting = "SELECT batch, rest FROM searched WHERE rest > 0 ORDER BY number DESC";
    for row in sql.rows(waiting, &[])? {
        let (batch, rest) = (row.text(0)?, row.count(1)?);
        let mut from = 0;
        while from < rest && hits.len() <= MOST {
            let to = rest.min(from + PAGE);
            take(&sql.rows(&query, values![&batch, from, to])?, wanted, hits)?;
            from = to;
        }
    }
    Ok(())
}

fn each_indexed(sql: &mut dyn Sql, wanted: &str, hits: &mut Vec<Hit>) -> Result<()> {
    let (condition, words) = sql.has_grams(&gram::wanted(wanted));
    let query = format!(
        "SELECT {COLUMNS}, g.rowid FROM \
         (SELECT rowid FROM grams WHERE {condition} AND rowid < ?2 ORDER BY rowid DESC LIMIT ?3) g \
         JOIN searched s ON s.number = {} JOIN batch b ON b.id = s.batch \
         JOIN unit u ON u.code = b.unit JOIN record r ON r.batch = b.id AND r.position = {} \
         ORDER BY g.rowid DESC",
        place::BATCH,
        place::POSITION
    );
    let mut below = place::END;
    while hits.len() <= MOST {
        let rows = sql.rows(&query, values![words.clone(), below, PAGE])?;
        let Some(last) = rows.last() else { break };
        below = last.count(8)?;
        take(&rows, wanted, hits)?;
    }
    Ok(())
}

fn take(rows: &[Row], wanted: &str, hits: &mut Vec<Hit>) -> Result<()> {
    for row in rows {
        if hits.len() > MOST {
            break;
        }
        hits.extend(hit(row, wanted)?);
    }
    Ok(())
}

/// The first value that holds the text; none where none does.
fn hit(row: &Row, wanted: &str) -> Result<Option<Hit>> {
    let record: BatchRecord = serde_json::from_str(&row.text(7)?)?;
    let mut fields = record.fields.iter().filter_map(|(field, value)| {
        let words = words(value);
        normalise(&words).contains(wanted).then_some((field, words))
    });
    let Some((field, words)) = fields.next() else {
        return Ok(None);
    };
    Ok(Some(Hit {
        batch: row.text(0)?,
        unit_name: row.text(1)?,
        number: row.text(2)?,
        kind: row.text(3)?,
        form: row.maybe(4)?,
        state: row.text(5)?,
        stored_at: row.text(6)?,
        ledger: record.ledger.clone(),
        record: record.id.clone(),
        field: field.clone(),
        text: words,
    }))
}
