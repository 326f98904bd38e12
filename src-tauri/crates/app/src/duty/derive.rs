use super::{Change, Law, link};
use crate::{Desk, Result};
use minglu_ledger::Fields;
use minglu_ledger::schema::Schema;

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
        _ => {}
    }
    if schema.ledger == "assessment" {
        crate::assessment::derive(fields, before);
    }
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

/// The dates of a stored record, reckoned anew.
pub(crate) fn reckon(law: &Law, schema: &Schema, fields: &Fields) -> Fields {
    let facts = Change::standing(fields);
    let clocks = schema.duties.clocks.iter();
    clocks
        .flat_map(|clock| clock.reckon(&facts, &law.calendar, &law.limits, law.today()))
        .collect()
}
