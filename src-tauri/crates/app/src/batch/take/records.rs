use crate::batch::desk::{Exchanging, Outcome};
use crate::{Error, Result};
use minglu_ledger::{Fields, Op, Query, Schema, Source, Tx};
use minglu_sync::protocol::{Issued, IssuedKind, IssuedRecords};
use serde_json::{Value, json};

/// Records that the office keeps for all units: added, or changed where the key is known. What the
/// clerk writes herself is never touched.
pub(super) fn take(here: &Exchanging<'_>, item: &Issued) -> Result<Outcome> {
    let body: IssuedRecords = item.body_as()?;
    let (ledger, title) = match item.kind {
        IssuedKind::UnitDirectory => ("unit", "单位名录"),
        _ => ("catalogue_item", "标准目录"),
    };
    if body.ledger != ledger {
        return Err(Error::unreadable("下发的材料与它的类别不符，请联系县办"));
    }
    let schema = here.desk.ledger.schema(ledger)?.clone();
    let label = format!("收下县办下发的{title}");
    let committed = here.desk.transact(&label, Source::Sync, |tx| {
        let mut outcome = Taken::default();
        for fields in &body.records {
            outcome.note(one(tx, &schema, fields));
        }
        Ok(outcome)
    })?;
    here.touched.borrow_mut().extend(committed.touched);
    Ok(committed.value.outcome())
}

/// How many were taken, and why some were not.
#[derive(Default)]
pub(super) struct Taken {
    pub added: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub rejected: Vec<String>,
}

/// What became of one.
pub(super) enum Became {
    Added,
    Changed,
    Unchanged,
}

impl Taken {
    /// One bad record does not stop the others.
    pub fn note(&mut self, became: minglu_ledger::Result<Became>) {
        match became {
            Ok(Became::Added) => self.added += 1,
            Ok(Became::Changed) => self.changed += 1,
            Ok(Became::Unchanged) => self.unchanged += 1,
            Err(e) => self.rejected.push(e.message().to_owned()),
        }
    }

    pub fn outcome(self) -> Outcome {
        json!({
            "added": self.added, "changed": self.changed, "unchanged": self.unchanged,
            "rejected": self.rejected,
        })
    }
}

/// The fields that an office may write: what the schema has, and no person's own.
pub(super) fn allowed(schema: &Schema, said: &Fields) -> Fields {
    let fields = schema.fields.iter().filter(|field| {
        let ours = field.own || field.derived || ["own", "origin"].contains(&field.name.as_str());
        !ours && said.contains_key(&field.name)
    });
    fields
        .map(|field| (field.name.clone(), said[&field.name].clone()))
        .collect()
}

fn one(tx: &mut Tx<'_>, schema: &Schema, said: &Fields) -> minglu_ledger::Result<Became> {
    let fields = allowed(schema, said);
    let mut query = Query::of(&schema.ledger);
    for key in &schema.key {
        query = match fields.get(key).filter(|value| !value.is_null()) {
            Some(value) => query.with(key, Op::Eq, value.clone()),
            None => query.with(key, Op::Empty, Value::Null),
        };
    }
    query.limit = 1;
    match tx.list(&query)?.rows.first() {
        Some(record) if !schema.key.is_empty() => {
            let changed = tx.set(&schema.ledger, &record.id, &fields)?;
            Ok(if changed {
                Became::Changed
            } else {
                Became::Unchanged
            })
        }
        _ => tx.add(&schema.ledger, fields).map(|_| Became::Added),
    }
}
