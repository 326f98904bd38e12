use super::rows::Said;
use crate::{Desk, Result};
use minglu_ledger::schema::Schema;
use minglu_notice::Pairs;
use serde_json::Value;
use std::collections::HashSet;

/// More open rows than this are a new table, not corrections of an old one.
const MANY: usize = 2000;

/// Share of common character pairs from which one text is a correction of the other.
const ALIKE: f64 = 0.55;

/// Pairs rows whose key has changed with the record that they correct, the likest first.
pub(super) fn pairs(
    desk: &Desk,
    schema: &Schema,
    open: &[(usize, &Said)],
    left: &[String],
) -> Result<Vec<(usize, String)>> {
    let Some(field) = &schema.similar else {
        return Ok(Vec::new());
    };
    if open.is_empty() || left.is_empty() || open.len() > MANY || left.len() > MANY {
        return Ok(Vec::new());
    }
    let rows: Vec<(usize, Pairs)> = open
        .iter()
        .map(|(at, said)| (*at, bigrams(said.fields.get(field))))
        .collect();
    let mut scored = Vec::new();
    for id in left {
        let record = desk.ledger.get(&schema.ledger, id)?;
        let pairs = bigrams(record.fields.get(field));
        scored.extend(rows.iter().map(|(at, row)| (row.likeness(&pairs), *at, id)));
    }
    scored.retain(|(score, ..)| *score >= ALIKE);
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let (mut rows_taken, mut ids_taken) = (HashSet::new(), HashSet::new());
    let free = scored.into_iter().filter(|(_, at, id)| {
        !rows_taken.contains(at) && !ids_taken.contains(*id) && {
            rows_taken.insert(*at);
            ids_taken.insert((*id).clone())
        }
    });
    Ok(free.map(|(_, at, id)| (at, id.clone())).collect())
}

fn bigrams(text: Option<&Value>) -> Pairs {
    Pairs::of(text.and_then(Value::as_str).unwrap_or_default())
}
