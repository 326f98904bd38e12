use super::said::Said;
use crate::batch::desk::{Exchanging, Outcome};
use crate::{Error, Result, unit};
use minglu_ledger::exchange::Differing;
use minglu_ledger::{Fields, Op, Query, Record, Schema, Source, Tx};
use minglu_sync::protocol::{Issued, IssuedKind, IssuedRecords};
use serde_json::{Value, json};

/// Records that the office keeps for all units: added, or changed where the key is known. What the
/// clerk writes herself is never touched. A value that she has changed since the office said it
/// last stays; where the office says a new one too, a person chooses.
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
    let before = Said::of(here.desk, item, &schema)?;
    let mine = unit::own_unit(here.desk)?.map(|own| (own.aliases, own.groups));
    let label = format!("收下县办下发的{title}");
    let mut taken = Taken::default();
    let mut differing = Vec::new();
    let committed = here.desk.transact(&label, Source::Sync, |tx| {
        (taken, differing) = (Taken::default(), Vec::new());
        for fields in &body.records {
            let one = One {
                item,
                schema: &schema,
                before: before.about(fields),
            };
            taken.note(one.take(tx, fields, &mut differing));
        }
        Ok(())
    })?;
    here.touched.borrow_mut().extend(committed.touched);
    for one in &differing {
        here.desk.ledger.add_conflict(one)?;
    }
    if unit::own_unit(here.desk)?.map(|own| (own.aliases, own.groups)) != mine {
        let reread = unit::reread_tasks(here.desk)?;
        here.touched.borrow_mut().extend(reread.touched);
    }
    let mut outcome = taken.outcome();
    outcome["conflicts"] = json!(differing.len());
    outcome["gone"] = json!(before.gone(&body.records));
    Ok(outcome)
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

/// One record of a material.
struct One<'a> {
    item: &'a Issued,
    schema: &'a Schema,
    /// What the office said of it the last time.
    before: Option<&'a Fields>,
}

impl One<'_> {
    fn take(
        &self,
        tx: &mut Tx<'_>,
        said: &Fields,
        differing: &mut Vec<Differing>,
    ) -> minglu_ledger::Result<Became> {
        let fields = allowed(self.schema, said);
        let mut query = Query::of(&self.schema.ledger);
        for key in &self.schema.key {
            query = match fields.get(key).filter(|value| !value.is_null()) {
                Some(value) => query.with(key, Op::Eq, value.clone()),
                None => query.with(key, Op::Empty, Value::Null),
            };
        }
        query.limit = 1;
        let known = tx.list(&query)?.rows.into_iter().next();
        let Some(known) = known.filter(|_| !self.schema.key.is_empty()) else {
            return tx.add(&self.schema.ledger, fields).map(|_| Became::Added);
        };
        let (ours, theirs) = self.sides(&known, fields);
        differing.extend(ours);
        match tx.set(&self.schema.ledger, &known.id, &theirs)? {
            true => Ok(Became::Changed),
            false => Ok(Became::Unchanged),
        }
    }

    /// What both sides have changed, and what is taken over.
    fn sides(&self, known: &Record, fields: Fields) -> (Vec<Differing>, Fields) {
        let (mut both, mut taken) = (Vec::new(), Fields::new());
        for (field, theirs) in fields {
            let ours = known.get(&field).clone();
            let before = self.before.and_then(|said| said.get(&field));
            let untouched = is_empty(&ours) || before == Some(&ours);
            match () {
                () if ours == theirs || is_empty(&ours) && is_empty(&theirs) => {}
                () if untouched => {
                    taken.insert(field, theirs);
                }
                // The office says what it said: only the unit has changed it.
                () if before == Some(&theirs) => {}
                () => both.push(Differing {
                    batch: self.item.id.to_string(),
                    ledger: self.schema.ledger.clone(),
                    record: known.id.clone(),
                    before: before.cloned().unwrap_or_default(),
                    field,
                    ours,
                    theirs,
                }),
            }
        }
        (both, taken)
    }
}

fn is_empty(value: &Value) -> bool {
    value.is_null() || *value == json!([]) || *value == json!("")
}
