use super::clean::{Cleaned, Cleaner};
use super::{LEDGER, STEPS};
use crate::{Desk, Result};
use minglu_ledger::schema::{Kind, Schema};
use minglu_ledger::{Code, Fields, Forgotten, Record, Words};
use serde_json::Value;
use std::collections::BTreeSet;

/// Other ledgers that speak of a case, by the field that names it.
const BESIDE: [&str; 3] = [STEPS, "letter", "remedy"];
const NAMING: &str = "request";
/// The proof of who somebody is, or that she got something: it is about nothing but the person.
const PROOF: &str = "proof";

/// All that goes of some cases.
pub(super) struct Gone {
    pub what: Vec<Forgotten>,
    /// What was ever said of the people, which goes out of every other text too.
    pub words: Words,
    /// What becomes of the files.
    pub files: Cleaned,
}

/// What goes of these cases, of every record that ever spoke of them, and of their files. Copies
/// without the people are kept already; nothing else is written.
pub(super) fn gone(desk: &Desk, cases: &[Record]) -> Result<Gone> {
    let ids: BTreeSet<String> = cases.iter().map(|case| case.id.clone()).collect();
    let mut what = Vec::new();
    for id in &ids {
        what.push(personal(desk.ledger.schema(LEDGER)?, id));
    }
    for ledger in BESIDE {
        let schema = desk.ledger.schema(ledger)?;
        let beside = desk.ledger.ever_naming(ledger, NAMING, &ids)?;
        what.extend(beside.iter().map(|id| personal(schema, id)));
    }
    let words = desk.ledger.ever_held(&what)?;
    let mut cleaner = Cleaner::new(desk, &words);
    let total = what.len() as u64;
    let mut running = desk.progress.start("正在查看文件", Some(total));
    for each in &mut what {
        files(desk, each, &mut cleaner)?;
        running.step()?;
    }
    let files = cleaner.cleaned;
    Ok(Gone { what, words, files })
}

fn personal(schema: &Schema, id: &str) -> Forgotten {
    Forgotten {
        ledger: schema.ledger.clone(),
        id: id.to_owned(),
        fields: schema.private().map(|field| field.name.clone()).collect(),
        instead: Fields::new(),
    }
}

/// The files of a record: its log loses all that change, and those that stay stand there instead.
fn files(desk: &Desk, each: &mut Forgotten, cleaner: &mut Cleaner<'_>) -> Result<()> {
    let schema = desk.ledger.schema(&each.ledger)?;
    let record = match desk.ledger.get(&each.ledger, &each.id) {
        // Its addition was undone: whatever hangs on it in the log goes.
        Err(error) if error.code() == Code::NotFound => None,
        record => Some(record?),
    };
    let lists = schema.fields.iter().filter(|f| f.kind == Kind::Attachments);
    for field in lists {
        let held = record.as_ref().map(|record| record.get(&field.name));
        let stay = match held.and_then(Value::as_array) {
            Some(items) if field.name != PROOF => cleaner.items(items)?,
            Some(items) => cleaner.remove(items),
            None => Vec::new(),
        };
        each.fields.push(field.name.clone());
        if !stay.is_empty() {
            each.instead.insert(field.name.clone(), Value::Array(stay));
        }
    }
    Ok(())
}
