use super::Tx;
use super::log::{DELETED, Delta};
use super::tx::Present;
use crate::error::Result;
use crate::record::Fields;
use crate::store::Table;
use serde_json::Value as Json;

impl Tx<'_> {
    /// Takes a record out of its table: how an addition is undone. The log keeps its values.
    pub(crate) fn remove(&mut self, table: &Table, present: Present) -> Result<()> {
        let Present { n, record } = present;
        self.known.remove(table.ledger());
        let sql = format!("DELETE FROM \"{}\" WHERE _n = ?1", table.name);
        self.conn.prepare_cached(&sql)?.execute([n])?;
        let live = record.deleted.is_none();
        let delta = Delta {
            ledger: table.ledger().to_owned(),
            row: n,
            rev: record.rev + 1,
            before: Some(filled(&record.fields, record.deleted)),
            after: None,
            record: record.id,
        };
        self.log.append(self.conn, &delta)?;
        if live {
            self.feed.take_out(table, n);
        }
        self.count(table, -i64::from(live), -i64::from(!live))
    }
}

/// The fields that hold something, the trash mark included.
pub(crate) fn filled(fields: &Fields, deleted: Option<String>) -> Fields {
    let held = fields.iter().filter(|(_, value)| !value.is_null());
    let mut filled: Fields = held
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    if let Some(deleted) = deleted {
        filled.insert(DELETED.into(), Json::String(deleted));
    }
    filled
}
