use crate::duty::{self, Law};
use crate::{Desk, Result, request, task};
use minglu_ledger::Fields;
use minglu_ledger::schema::Schema;

/// Fills what follows from a record's fields, and refuses what the law behind its ledger forbids.
/// `before` is the record as it stands.
pub(crate) fn complete(
    desk: &Desk,
    schema: &Schema,
    fields: &mut Fields,
    before: Option<&Fields>,
) -> Result<()> {
    match schema.ledger.as_str() {
        "task" => task::complete(desk, fields, before)?,
        request::LEDGER => request::complete(desk, fields, before)?,
        _ => {}
    }
    let law = Law::of(desk)?;
    duty::derive(desk, &law, schema, fields, before)?;
    duty::refuse(schema, fields, before, &law)
}
