use crate::{Desk, Result};
use minglu_ledger::schema::{Kind, Schema};
use minglu_ledger::{Deed, Event, Op, Query};

/// Notes that a file goes out to somebody's eyes where it is kept with a record that holds personal
/// data: what such a letter or proof says, it says in clear.
pub(super) fn note(desk: &Desk, digest: &str, deed: Deed) -> Result<()> {
    let private = |schema: &&Schema| schema.private().next().is_some();
    for schema in desk.ledger.schemas().iter().filter(private) {
        let fields = schema.fields.iter();
        for field in fields.filter(|field| field.kind == Kind::Attachments) {
            let query = Query {
                limit: 1,
                ..Query::of(&schema.ledger).with(&field.name, Op::Eq, digest)
            };
            if let Some(record) = desk.ledger.list(&query)?.rows.into_iter().next() {
                return desk.note(Event {
                    ledger: Some(schema.ledger.clone()),
                    target: Some(record.id),
                    detail: Some(field.name.clone()),
                    count: 1,
                    ..Event::of(deed)
                });
            }
        }
    }
    Ok(())
}
