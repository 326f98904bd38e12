use crate::store::{Sql, Store};
use crate::{Result, audit, values};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// How somebody came to see what is personal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Read {
    /// A batch was opened.
    Shown,
    /// It was found by a word in it.
    Found,
    /// Its bytes or one of its files were taken out.
    Exported,
}

impl Read {
    fn word(self) -> &'static str {
        match self {
            Read::Shown => "show",
            Read::Found => "search",
            Read::Exported => "export",
        }
    }
}

/// Notes who has read the batches in which a form lets personal data out, before it is answered: by
/// ids and counts, never by a value or by what was looked for. Of other batches nothing is noted.
///
/// # Errors
/// The database's; then nothing is to be shown.
pub fn note_reading(store: &Store, who: &str, how: Read, batches: &[String]) -> Result<()> {
    let batches: BTreeSet<&String> = batches.iter().collect();
    let personal = store.read(|sql| {
        let mut personal = Vec::new();
        for batch in &batches {
            if is_personal(sql, batch)? {
                personal.push((*batch).clone());
            }
        }
        Ok(personal)
    })?;
    if personal.is_empty() {
        return Ok(());
    }
    let subject = match personal.as_slice() {
        [only] => only.clone(),
        _ => String::new(),
    };
    let details = json!({ "how": how.word(), "batches": personal });
    store.write(|sql| audit::note(sql, who, "private.read", &subject, &details))
}

fn is_personal(sql: &mut dyn Sql, batch: &str) -> Result<bool> {
    let row = sql.row("SELECT manifest FROM batch WHERE id = ?1", values![batch])?;
    let manifest = row.map(|row| row.text(0)).transpose()?;
    let manifest: Value = match manifest {
        Some(text) => serde_json::from_str(&text)?,
        None => Value::Null,
    };
    Ok(manifest["private"]
        .as_array()
        .is_some_and(|fields| !fields.is_empty()))
}
