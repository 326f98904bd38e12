use crate::duty::{self, Law};
use crate::{Desk, Result, task};
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
    if schema.ledger == "task" {
        task::complete(desk, fields, before)?;
    }
    let law = Law::of(desk)?;
    duty::derive(desk, &law, schema, fields, before)?;
    duty::refuse(schema, fields, before, &law)
}
