use super::Tx;
use super::add::owned;
use super::log::{DELETED, Delta};
use super::tx::Present;
use crate::error::{Code, Error, Result};
use crate::record::Fields;
use crate::store::Table;
use rusqlite::params_from_iter;
use rusqlite::types::Value as Sql;
use serde_json::Value as Json;

impl Tx<'_> {
    /// Changes the named fields of a record; null empties one. False where nothing differed.
    ///
    /// # Errors
    /// Fails where the schema refuses a value, or the record is not there or in the trash.
    pub fn set(&mut self, ledger: &str, id: &str, fields: &Fields) -> Result<bool> {
        let held = self.held(ledger)?;
        let table = &*held;
        let mut values = table
            .rules
            .some_fields(&table.schema, fields)
            .map_err(Error::invalid)?;
        let present = self.present(table, id)?;
        if present.record.deleted.is_some() {
            return Err(Error::new(
                Code::Conflict,
                "这条记录在回收站里，请先恢复再修改",
            ));
        }
        self.resolve(table, values.iter_mut().map(|(at, value)| (*at, value)))?;
        let mut after = Fields::new();
        for (at, value) in values {
            let name = &table.field(at)?.name;
            if *present.record.get(name) != value {
                after.insert(name.clone(), value);
            }
        }
        if after.is_empty() {
            return Ok(false);
        }
        self.alter(table, present, after)?;
        Ok(true)
    }

    /// Puts a record into the trash; one that is there already stays.
    ///
    /// # Errors
    /// Fails where there is no such record.
    pub fn trash(&mut self, ledger: &str, id: &str) -> Result<()> {
        let now = Json::String(self.now().to_owned());
        self.mark(ledger, id, now)
    }

    /// Takes a record out of the trash; one that is not there stays.
    ///
    /// # Errors
    /// Fails where there is no such record.
    pub fn restore(&mut self, ledger: &str, id: &str) -> Result<()> {
        self.mark(ledger, id, Json::Null)
    }

    fn mark(&mut self, ledger: &str, id: &str, deleted: Json) -> Result<()> {
        let held = self.held(ledger)?;
        let table = &*held;
        let present = self.present(table, id)?;
        if present.record.deleted.is_some() == deleted.is_string() {
            return Ok(());
        }
        self.alter(
            table,
            present,
            Fields::from_iter([(DELETED.to_owned(), deleted)]),
        )
    }

    /// Gives a record new values: row, change log, counts and search.
    pub(crate) fn alter(&mut self, table: &Table, present: Present, after: Fields) -> Result<()> {
        let Present { n, mut record } = present;
        self.known.remove(table.ledger());
        let was_live = record.deleted.is_none();
        let mut before = Fields::new();
        for (name, value) in &after {
            let old = if name == DELETED {
                let new = value.as_str().map(str::to_owned);
                std::mem::replace(&mut record.deleted, new).into()
            } else {
                let old = record.fields.insert(name.clone(), value.clone());
                old.ok_or_else(|| Error::usage(format!("没有“{name}”这一栏")))?
            };
            before.insert(name.clone(), old);
        }
        record.rev += 1;
        self.update(table, n, record.rev, &after)?;
        let live = record.deleted.is_none();
        let delta = Delta {
            ledger: table.ledger().to_owned(),
            record: record.id.clone(),
            row: n,
            rev: record.rev,
            before: Some(before),
            after: Some(after),
        };
        if !self.log.write(self.conn, delta)? {
            self.settle(table, &record.id)?;
        }
        self.count(
            table,
            i64::from(live) - i64::from(was_live),
            i64::from(was_live) - i64::from(live),
        )?;
        if live {
            self.feed
                .put(table, n, table.findable(record.fields.values()), false);
        } else if was_live {
            self.feed.take_out(table, n);
        }
        Ok(())
    }

    /// A record whose change was taken back within the step is as its newest change left it.
    fn settle(&self, table: &Table, id: &str) -> Result<()> {
        let sql = format!(
            "UPDATE \"{}\" SET (_rev, _updated) = (SELECT c.rev, s.at FROM change c
               JOIN step s ON s.step = c.step WHERE c.record = ?1 ORDER BY c.n DESC LIMIT 1)
             WHERE _id = ?1",
            table.name
        );
        self.conn.prepare_cached(&sql)?.execute([id])?;
        Ok(())
    }

    /// Keeps the counts of a ledger, and marks it as touched.
    pub(super) fn count(&mut self, table: &Table, live: i64, trashed: i64) -> Result<()> {
        let kept = self.kept(table)?;
        kept.live += live;
        kept.trashed += trashed;
        Ok(())
    }

    fn update(&self, table: &Table, n: i64, rev: i64, after: &Fields) -> Result<()> {
        let mut sets = String::from("_rev = ?, _updated = ?");
        let mut values = vec![Sql::Integer(rev), Sql::Text(self.now().to_owned())];
        for (name, value) in after {
            let stored = match table.place(name) {
                Some((_, field)) => owned(&field.kind, value)?,
                None => value
                    .as_str()
                    .map_or(Sql::Null, |v| Sql::Text(v.to_owned())),
            };
            sets.push_str(&format!(", \"{name}\" = ?"));
            values.push(stored);
        }
        values.push(Sql::Integer(n));
        let sql = format!("UPDATE \"{}\" SET {sets} WHERE _n = ?", table.name);
        self.conn
            .prepare_cached(&sql)?
            .execute(params_from_iter(values))?;
        Ok(())
    }
}
