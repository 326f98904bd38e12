use super::{gram, place};
use crate::store::{Row, Sql, Store, Value, next};
use crate::{Result, values};
use minglu_sync::batch::BatchRecord;

/// Records that are taken in while a transaction keeps others waiting. Small batches go together:
/// each transaction leaves a piece of index behind that has to be merged with the others later.
const PIECE: u64 = 500;

/// Enters a batch that has just come, in its own transaction: its records are found from then on,
/// and taken into the index when nobody waits.
///
/// # Errors
/// The database's.
pub(crate) fn enter(sql: &mut dyn Sql, batch: &str, records: u64) -> Result<()> {
    let number = next(sql, "searched")?;
    sql.run(
        "INSERT INTO searched (number, batch, rest) VALUES (?1, ?2, ?3)",
        values![number, batch, records],
    )?;
    Ok(())
}

/// Takes the next records of batches that came before a moment into the index; false where it lacks
/// none of them.
///
/// # Errors
/// The database's.
pub fn index(store: &Store, before: &str) -> Result<bool> {
    // Most of the time there is nothing, and nobody is to wait for that.
    if store.read(|sql| waiting(sql, before))?.is_none() {
        return Ok(false);
    }
    store.note(|sql| {
        sql.alone()?;
        let mut room = PIECE;
        while room > 0 {
            let Some(row) = waiting(sql, before)? else {
                break;
            };
            room -= take(sql, &row, room)?;
        }
        Ok(room < PIECE)
    })
}

fn waiting(sql: &mut dyn Sql, before: &str) -> Result<Option<Row>> {
    sql.row(
        "SELECT s.number, s.batch, s.rest FROM searched s JOIN batch b ON b.id = s.batch \
         WHERE s.rest > 0 AND b.stored_at < ?1 ORDER BY s.number LIMIT 1",
        values![before],
    )
}

/// Takes in the last records that a batch still lacks, so many at most, and tells how many.
fn take(sql: &mut dyn Sql, waiting: &Row, room: u64) -> Result<u64> {
    let (number, batch, rest) = (waiting.count(0)?, waiting.text(1)?, waiting.count(2)?);
    let from = rest.saturating_sub(room);
    // Upwards by their numbers, as the index likes best.
    let records = sql.rows(
        "SELECT position, line FROM record WHERE batch = ?1 AND position >= ?2 AND position < ?3 \
         ORDER BY position DESC",
        values![batch, from, rest],
    )?;
    let row = |record: &Row| {
        let read: BatchRecord = serde_json::from_str(&record.text(1)?)?;
        let place = place::number(number, record.count(0)?);
        Ok(vec![
            Value::from(place),
            Value::from(gram::of_fields(&read.fields)),
        ])
    };
    let rows = records.iter().map(row).collect::<Result<Vec<_>>>()?;
    sql.fill("grams", &["rowid", "words"], &rows)?;
    sql.run(
        "UPDATE searched SET rest = ?2 WHERE number = ?1",
        values![number, from],
    )?;
    Ok(rest - from)
}
