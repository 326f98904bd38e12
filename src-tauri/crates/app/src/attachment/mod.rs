//! Files kept with a record.

pub mod add;
pub mod open;
pub mod preview;
pub mod print;
mod seen;

use minglu_ledger::schema::{Kind, Schema};
use minglu_ledger::{Attachment, Record};

/// The files of a record. Links, which the tables hold, are none.
pub(crate) fn of_record(schema: &Schema, record: &Record) -> Vec<Attachment> {
    let fields = schema.fields.iter();
    let lists = fields.filter(|f| f.kind == Kind::Attachments);
    let items = lists
        .filter_map(|f| record.get(&f.name).as_array())
        .flatten();
    items
        .filter_map(|item| serde_json::from_value(item.clone()).ok())
        .collect()
}
