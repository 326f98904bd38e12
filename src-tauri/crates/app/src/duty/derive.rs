use super::{Change, Law, link};
use crate::{Desk, Result};
use minglu_ledger::Fields;
use minglu_ledger::schema::Schema;
use serde_json::Value;

/// Fills what follows from a record's fields: the record that it speaks of, the parts of a number,
/// the dates that run from others. `before` is the record as it stands; of a change only what it
/// touches is reckoned again.
pub(crate) fn derive(
    desk: &Desk,
    law: &Law,
    schema: &Schema,
    fields: &mut Fields,
    before: Option<&Fields>,
) -> Result<()> {
    for each in &schema.duties.links {
        link::follow(desk, schema, each, fields, before)?;
    }
    match schema.ledger.as_str() {
        "document" => crate::document::derive(fields, before),
        "interpretation" => crate::interpretation::derive(fields, before),
        crate::request::LEDGER => crate::request::derive(law, fields, before)?,
        _ => {}
    }
    if schema.ledger == "assessment" {
        crate::assessment::derive(fields, before);
    }
    if schema.ledger == crate::catalogue::LEDGER {
        crate::catalogue::derive(fields, before);
    }
    arrange(schema, fields);
    for clock in &schema.duties.clocks {
        let changed = |field: &str| before.is_none() || fields.contains_key(field);
        if clock.follows(&changed) {
            let facts = Change { fields, before };
            let reckoned = clock.reckon(&facts, &law.calendar, &law.limits, law.today());
            fields.extend(reckoned);
        }
    }
    Ok(())
}

/// What is ticked stands in the order and in the words of its ledger, whoever wrote it how.
pub(crate) fn arrange(schema: &Schema, fields: &mut Fields) {
    for field in schema.fields.iter().filter(|field| !field.ticks.is_empty()) {
        let Some(Value::Array(items)) = fields.get_mut(&field.name) else {
            continue;
        };
        if items.iter().all(Value::is_string) {
            let words = items.iter().filter_map(Value::as_str).map(str::to_owned);
            let arranged = field.arranged(words.collect());
            *items = arranged.into_iter().map(Value::from).collect();
        }
    }
}

/// The dates of a stored record, reckoned anew.
pub(crate) fn reckon(law: &Law, schema: &Schema, fields: &Fields) -> Result<Fields> {
    let facts = Change::standing(fields);
    if schema.ledger == crate::request::LEDGER {
        return crate::request::follow(law, facts);
    }
    let clocks = schema.duties.clocks.iter();
    let dates =
        clocks.flat_map(|clock| clock.reckon(&facts, &law.calendar, &law.limits, law.today()));
    Ok(dates.collect())
}

/// The fields of a ledger that [`reckon`] gives a date.
pub(crate) fn dates(schema: &Schema) -> Vec<&str> {
    let clocks = schema
        .duties
        .clocks
        .iter()
        .map(|clock| clock.field.as_str());
    let own = (schema.ledger == crate::request::LEDGER).then_some(crate::request::DATES);
    clocks.chain(own.into_iter().flatten()).collect()
}
