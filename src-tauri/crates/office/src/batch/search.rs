use crate::store::{Row, Store};
use crate::{Error, Result, values};
use minglu_sync::batch::BatchRecord;
use serde::Serialize;
use serde_json::Value;

/// Records of one answer at most.
const MOST: usize = 200;
/// Characters of what is looked for, at most.
const TEXT_MAX: usize = 100;

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

/// Looks for a text in the values of all records that were submitted, the latest first.
///
/// # Errors
/// `usage` where nothing is looked for, or too much.
pub fn search(store: &Store, text: &str) -> Result<Found> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > TEXT_MAX {
        return Err(Error::usage(format!(
            "请写要查找的内容，不超过 {TEXT_MAX} 个字"
        )));
    }
    // A record is kept as a line of JSON: so the text is looked for as it is written there.
    let written = Value::from(text).to_string();
    let inner = &written[1..written.len() - 1];
    let rows = store.read(|sql| {
        sql.rows(
            "SELECT b.id, u.name, b.number, b.kind, b.form, b.state, b.stored_at, r.line \
             FROM record r JOIN batch b ON b.id = r.batch JOIN unit u ON u.code = b.unit \
             WHERE LOWER(r.line) LIKE ?1 ESCAPE '!' \
             ORDER BY b.stored_at DESC, b.id DESC, r.position LIMIT ?2",
            values![
                format!("%{}%", escaped(&inner.to_lowercase())),
                MOST as u64 + 1
            ],
        )
    })?;
    let more = rows.len() > MOST;
    let mut hits = Vec::new();
    for row in rows.iter().take(MOST) {
        hits.extend(hit(row, text)?);
    }
    Ok(Found { hits, more })
}

fn escaped(text: &str) -> String {
    text.replace('!', "!!")
        .replace('%', "!%")
        .replace('_', "!_")
}

/// The first value that holds the text; none where only the name of a field does.
fn hit(row: &Row, text: &str) -> Result<Option<Hit>> {
    let record: BatchRecord = serde_json::from_str(&row.text(7)?)?;
    let lower = text.to_lowercase();
    let mut fields = record.fields.iter().filter_map(|(field, value)| {
        let words = words(value);
        words
            .to_lowercase()
            .contains(&lower)
            .then_some((field, words))
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

fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(words).collect();
            items.join("、")
        }
        Value::Null | Value::Object(_) => String::new(),
        other => other.to_string(),
    }
}
