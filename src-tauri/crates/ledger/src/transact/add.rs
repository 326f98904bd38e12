use super::Tx;
use super::log::DELETED;
use crate::error::{Error, Result};
use crate::record::Fields;
use crate::schema::{Kind, Schema};
use crate::store::Table;
use crate::validate::Checked;
use crate::value::to_column;
use rusqlite::types::{ToSqlOutput, Value as Sql};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value as Json;

/// What is written into a new row beside its fields.
pub(crate) struct Birth<'a> {
    pub(crate) n: i64,
    pub(crate) id: &'a str,
    pub(crate) rev: i64,
    pub(crate) created: &'a str,
    pub(crate) deleted: Option<&'a str>,
}

impl Tx<'_> {
    /// Adds a record and returns its id.
    ///
    /// # Errors
    /// Fails where the schema refuses a value; the problems say which.
    pub fn add(&mut self, ledger: &str, fields: Fields) -> Result<String> {
        let checked = self.ledger.check_new(ledger, fields)?;
        self.add_checked(ledger, checked.map_err(Error::invalid)?)
    }

    /// Adds a record that [`crate::Ledger::check_new`] has passed for this ledger.
    ///
    /// # Errors
    /// Fails where a record that it refers to is not there.
    pub fn add_checked(&mut self, ledger: &str, checked: Checked) -> Result<String> {
        let held = self.held(ledger)?;
        let table = &*held;
        let mut values = checked.values;
        self.resolve(table, values.iter_mut().enumerate())?;
        let id = self.next_id();
        let kept = self.kept(table)?;
        let n = kept.next;
        kept.next += 1;
        let created = self.now().to_owned();
        let birth = Birth {
            n,
            id: &id,
            rev: 1,
            created: &created,
            deleted: None,
        };
        self.insert(table, &birth, &values)?;
        Ok(id)
    }

    /// Writes a new row with its change row.
    pub(crate) fn insert(
        &mut self,
        table: &Table,
        birth: &Birth<'_>,
        values: &[Json],
    ) -> Result<()> {
        self.known.remove(table.ledger());
        self.insert_row(table, birth, values)?;
        let after = serde_json::to_string(&Filled {
            schema: &table.schema,
            values,
            deleted: birth.deleted,
        })?;
        self.log
            .append_birth(self.conn, table.ledger(), birth, &after)?;
        match birth.deleted {
            Some(_) => self.kept(table)?.trashed += 1,
            None => {
                self.kept(table)?.live += 1;
                self.feed
                    .put(table, birth.n, table.findable(values.iter()), true);
            }
        }
        Ok(())
    }

    fn insert_row(&self, table: &Table, birth: &Birth<'_>, values: &[Json]) -> Result<()> {
        let mut sql = self.conn.prepare_cached(&table.insert)?;
        sql.raw_bind_parameter(1, birth.n)?;
        sql.raw_bind_parameter(2, birth.id)?;
        sql.raw_bind_parameter(3, birth.rev)?;
        sql.raw_bind_parameter(4, birth.created)?;
        sql.raw_bind_parameter(5, self.now())?;
        sql.raw_bind_parameter(6, birth.deleted)?;
        for (at, (field, value)) in table.schema.fields.iter().zip(values).enumerate() {
            sql.raw_bind_parameter(7 + at, to_column(&field.kind, value)?)?;
        }
        sql.raw_execute()?;
        Ok(())
    }
}

/// The fields that hold something and the trash mark, as the change log keeps them.
struct Filled<'a> {
    schema: &'a Schema,
    values: &'a [Json],
    deleted: Option<&'a str>,
}

impl Serialize for Filled<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (field, value) in self.schema.fields.iter().zip(self.values) {
            if !value.is_null() {
                map.serialize_entry(&field.name, value)?;
            }
        }
        if let Some(deleted) = self.deleted {
            map.serialize_entry(DELETED, deleted)?;
        }
        map.end()
    }
}

/// One value of a row as SQL, on its own.
pub(super) fn owned(kind: &Kind, value: &Json) -> Result<Sql> {
    Ok(match to_column(kind, value)? {
        ToSqlOutput::Owned(value) => value,
        ToSqlOutput::Borrowed(value) => {
            Sql::try_from(value).map_err(|cause| Error::damaged("值不可写").caused_by(cause))?
        }
        _ => return Err(Error::damaged("值不可写")),
    })
}
