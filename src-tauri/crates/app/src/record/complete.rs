use crate::{Desk, Result, calendar, document, task};
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
        "task" => task::complete(desk, fields, before),
        "document" => {
            document::derive(&calendar::calendar(desk)?, fields, before);
            document::refuse(&document::sources(desk)?, fields, before)
        }
        _ => Ok(()),
    }
}
