use super::records::{Became, Taken, allowed};
use crate::batch::desk::{Exchanging, Outcome};
use crate::task::Reader;
use crate::{Error, Result};
use minglu_ledger::{Attachment, Fields, Op, Query, Schema, Source, Tx};
use minglu_sync::protocol::{Issued, IssuedNotice, TaskRow};
use serde_json::{Value, json};

/// A notice becomes the tasks of the unit, as one step. Taken again, or in a new version, it keeps
/// what the clerk wrote, and marks as withdrawn what the new version no longer has.
pub(super) fn take(here: &Exchanging<'_>, item: &Issued) -> Result<Outcome> {
    let body: IssuedNotice = item.body_as()?;
    let schema = here.desk.ledger.schema("task")?.clone();
    let mut reader = Reader::new(&crate::unit::me(here.desk)?);
    let label = format!("收到通知“{}”", short(&body.title));
    let before = Before::of(here, item);
    let committed = here.desk.transact(&label, Source::Sync, |tx| {
        let (notice, new) = notice(tx, item, &body, before.as_ref())?;
        let mut taken = Taken::default();
        for row in &body.tasks {
            let fields = fields(&schema, &mut reader, row, &notice, body.year);
            taken.note(task(tx, row, fields, &notice, new));
        }
        let withdrawn = withdraw(tx, &notice, &body)?;
        let mut outcome = taken.outcome();
        outcome["notice"] = json!(notice);
        outcome["withdrawn"] = json!(withdrawn);
        Ok(outcome)
    })?;
    here.touched.borrow_mut().extend(committed.touched);
    Ok(committed.value)
}

fn short(title: &str) -> String {
    title.chars().take(30).collect()
}

/// The notice's record: the one of the version before, else the one of this title and year, which the
/// clerk may have made already.
fn notice(
    tx: &mut Tx<'_>,
    item: &Issued,
    body: &IssuedNotice,
    before: Option<&Before>,
) -> minglu_ledger::Result<(String, bool)> {
    let schema = tx.schema("notice")?.clone();
    let said = head(item, body);
    let said: Fields =
        serde_json::from_value(said).map_err(|e| Error::new("internal", e.to_string()))?;
    let fields = allowed(&schema, &said);
    let query = Query::of("notice")
        .with("title", Op::Eq, body.title.clone())
        .with("year", Op::Eq, body.year);
    let earlier = before.and_then(|before| tx.get("notice", &before.notice).ok());
    let known = match earlier {
        Some(record) => Some(record),
        None => tx.list(&query)?.rows.into_iter().next(),
    };
    match known {
        None => Ok((tx.add("notice", fields)?, true)),
        Some(record) => {
            // What stands there already, by the clerk or an earlier version, stays, but for what
            // the version before said and this one says otherwise.
            let mut taken: Fields = fields
                .into_iter()
                .filter(|(name, _)| {
                    let stands = record.get(name);
                    let said = before.and_then(|before| before.said.get(name));
                    stands.is_null() || said == Some(stands)
                })
                .collect();
            if before.is_some() {
                taken.insert("files".into(), files(record.get("files"), &said["files"]));
            }
            tx.set("notice", &record.id, &taken)?;
            Ok((record.id, false))
        }
    }
}

fn head(item: &Issued, body: &IssuedNotice) -> Value {
    let files = item.blobs.iter().map(|blob| Attachment {
        name: minglu_ledger::safe_name(&blob.name),
        digest: blob.digest.to_string(),
        size: blob.size,
    });
    json!({
        "title": body.title, "year": body.year, "doc_no": body.doc_no, "issuer": body.issuer,
        "dated": body.dated, "received": crate::task::today().to_string(),
        "table_title": body.table_title, "files": files.collect::<Vec<_>>(),
    })
}

/// The files of the earlier versions, and those of this one behind them.
fn files(known: &Value, new: &Value) -> Value {
    let known = known.as_array().cloned().unwrap_or_default();
    let fresh = new.as_array().into_iter().flatten();
    let fresh = fresh.filter(|file| known.iter().all(|old| old["digest"] != file["digest"]));
    let fresh: Vec<Value> = fresh.cloned().collect();
    json!([known, fresh].concat())
}

/// The version before this one, as it came here.
struct Before {
    /// Id of the notice's record.
    notice: String,
    /// What it said of itself.
    said: Value,
}

impl Before {
    fn of(here: &Exchanging<'_>, item: &Issued) -> Option<Before> {
        let line = here.desk.ledger.issued(&item.replaces?.to_string()).ok()?;
        let outcome: Value = serde_json::from_str(&line.outcome?).ok()?;
        let earlier: Issued = serde_json::from_str(&line.issued.item).ok()?;
        Some(Before {
            notice: outcome["notice"].as_str()?.to_owned(),
            said: head(&earlier, &earlier.body_as().ok()?),
        })
    }
}

fn fields(schema: &Schema, reader: &mut Reader, row: &TaskRow, notice: &str, year: i32) -> Fields {
    let mut fields = allowed(schema, &row.fields);
    reader.derive(&mut fields, year);
    fields.insert("notice".into(), json!(notice));
    fields.insert("origin".into(), json!(row.id));
    fields.insert("withdrawn".into(), Value::Null);
    fields
}

fn task(
    tx: &mut Tx<'_>,
    row: &TaskRow,
    fields: Fields,
    notice: &str,
    new: bool,
) -> minglu_ledger::Result<Became> {
    let known = match new {
        true => None,
        false => known(tx, row, notice)?,
    };
    match known {
        None => tx.add("task", fields).map(|_| Became::Added),
        Some(id) => match tx.set("task", &id, &fields)? {
            true => Ok(Became::Changed),
            false => Ok(Became::Unchanged),
        },
    }
}

/// The task of this row: by the office's id, else by its words where the clerk read in the table
/// herself.
fn known(tx: &Tx<'_>, row: &TaskRow, notice: &str) -> minglu_ledger::Result<Option<String>> {
    let within = || Query::of("task").with("notice", Op::Eq, notice);
    let by_id = within().with("origin", Op::Eq, row.id.clone());
    if let Some(record) = tx.list(&by_id)?.rows.first() {
        return Ok(Some(record.id.clone()));
    }
    let mut by_words = within();
    for name in ["topic", "subject", "requirement"] {
        by_words = match row.fields.get(name).and_then(Value::as_str) {
            Some(text) => by_words.with(name, Op::Eq, text),
            None => by_words.with(name, Op::Empty, Value::Null),
        };
    }
    Ok(tx.list(&by_words)?.rows.first().map(|r| r.id.clone()))
}

/// Tasks that came from the office and are not in this version.
fn withdraw(tx: &mut Tx<'_>, notice: &str, body: &IssuedNotice) -> minglu_ledger::Result<usize> {
    let query = Query::of("task")
        .with("notice", Op::Eq, notice)
        .with("origin", Op::NotEmpty, Value::Null)
        .with("withdrawn", Op::Ne, true);
    let mut gone = Vec::new();
    tx.each(&query, |record| {
        let origin = record.text("origin");
        if !body.tasks.iter().any(|row| Some(row.id.as_str()) == origin) {
            gone.push(record.id);
        }
        Ok(())
    })?;
    let withdrawn: Fields = [("withdrawn".to_owned(), json!(true))]
        .into_iter()
        .collect();
    for id in &gone {
        tx.set("task", id, &withdrawn)?;
    }
    Ok(gone.len())
}
