use super::elsewhere;
use super::form::local;
use crate::batch::desk::{Exchanging, Outcome};
use crate::{Error, Result};
use minglu_ledger::exchange::Differing;
use minglu_ledger::{Fields, Source};
use minglu_sync::protocol::{Change, Issued, Verdict};
use serde_json::{Value, json};

/// A verdict is kept with its batch. What the office changed in its copy is taken over where the
/// unit has not touched it since; where both did, a person chooses.
pub(super) fn take(here: &Exchanging<'_>, item: &Issued) -> Result<Outcome> {
    let verdict: Verdict = item.body_as()?;
    if !here.has_batch(verdict.batch)? {
        return Ok(elsewhere());
    }
    let batch = verdict.batch.to_string();
    let line = here.desk.ledger.frozen_line(&batch)?;
    let mut theirs = Vec::new();
    let mut open = 0;
    for change in &verdict.changes {
        match stands(here, &batch, change)? {
            Stands::Same => {}
            Stands::Untouched(ledger) => theirs.push((ledger, change)),
            Stands::Differs(differing) => {
                here.desk.ledger.add_conflict(&differing)?;
                open += 1;
            }
        }
    }
    take_over(here, &line.number, &theirs)?;
    let text = serde_json::to_string(&verdict);
    let text = text.map_err(|e| Error::new("internal", e.to_string()))?;
    here.desk.ledger.keep_verdict(&batch, &text)?;
    Ok(json!({
        "number": line.number, "outcome": verdict.outcome, "remarks": verdict.remarks.len(),
        "taken": theirs.len(), "conflicts": open,
    }))
}

enum Stands {
    Same,
    Untouched(String),
    Differs(Box<Differing>),
}

fn stands(here: &Exchanging<'_>, batch: &str, change: &Change) -> Result<Stands> {
    let ledger = local(here.desk, &change.ledger)?;
    let schema = here.desk.ledger.schema(&ledger)?;
    if schema.field(&change.field).is_none() {
        let words = format!("县办改动的栏目“{}”本机没有，请升级本机程序", change.field);
        return Err(Error::new("newer", words));
    }
    let record = here.desk.ledger.get(&ledger, &change.record)?;
    let ours = record.get(&change.field).clone();
    Ok(match () {
        () if ours == change.after => Stands::Same,
        () if ours == change.before => Stands::Untouched(ledger),
        () => Stands::Differs(Box::new(Differing {
            batch: batch.to_owned(),
            ledger,
            record: change.record.clone(),
            field: change.field.clone(),
            before: change.before.clone(),
            ours,
            theirs: change.after.clone(),
        })),
    })
}

fn take_over(here: &Exchanging<'_>, number: &str, changes: &[(String, &Change)]) -> Result<()> {
    if changes.is_empty() {
        return Ok(());
    }
    let label = format!("采用县办对 {number} 的改动");
    let committed = here.desk.transact(&label, Source::Sync, |tx| {
        for (ledger, change) in changes {
            let one: (String, Value) = (change.field.clone(), change.after.clone());
            let fields: Fields = [one].into_iter().collect();
            tx.set(ledger, &change.record, &fields)?;
        }
        Ok(())
    })?;
    here.touched.borrow_mut().extend(committed.touched);
    Ok(())
}
