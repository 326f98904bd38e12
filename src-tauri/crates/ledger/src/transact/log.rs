//! Writes the change log of one step.

use super::Birth;
use super::chain::{self, Head, Link};
use crate::error::Result;
use crate::record::Fields;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value as Json;

/// The trash mark among the fields of a change.
pub(crate) const DELETED: &str = "_deleted";

/// What one step did to one record.
#[derive(Debug, Clone)]
pub(crate) struct Delta {
    pub(crate) ledger: String,
    pub(crate) record: String,
    pub(crate) row: i64,
    pub(crate) rev: i64,
    /// Nothing where the step added the record.
    pub(crate) before: Option<Fields>,
    /// Nothing where the step took the record away.
    pub(crate) after: Option<Fields>,
}

impl Delta {
    fn kind(&self) -> &'static str {
        match (&self.before, &self.after) {
            (None, _) => "add",
            (_, None) => "remove",
            (_, Some(after)) => match after.get(DELETED) {
                None => "set",
                Some(Json::Null) => "restore",
                Some(_) => "trash",
            },
        }
    }

    /// This change with a later one of the same step laid over it.
    fn then(mut self, later: Delta) -> Delta {
        let (Some(after), Some(newer)) = (&mut self.after, later.after) else {
            return self;
        };
        for (name, value) in newer {
            after.insert(name, value);
        }
        match (&mut self.before, later.before) {
            (Some(before), Some(older)) => {
                for (name, value) in older {
                    before.entry(name).or_insert(value);
                }
                after.retain(|name, value| before.get(name) != Some(value));
                before.retain(|name, _| after.contains_key(name));
            }
            _ => after.retain(|_, value| !value.is_null()),
        }
        self
    }

    fn is_nothing(&self) -> bool {
        self.before.is_some() && self.after.as_ref().is_some_and(Fields::is_empty)
    }
}

/// The open end of the chain while a step is being written.
pub(super) struct Log {
    pub(super) head: Head,
    opened: Vec<u8>,
    digest: Vec<u8>,
    first: i64,
    next: i64,
    count: i64,
    /// The first row whose digest is no longer right.
    stale: Option<i64>,
}

/// What a finished step left in the log.
pub(super) struct Written {
    pub(super) first: i64,
    pub(super) last: i64,
    pub(super) count: i64,
    pub(super) digest: Vec<u8>,
}

impl Log {
    pub(super) fn open(head: Head, last: i64, digest: &[u8]) -> Log {
        let opened = chain::open(digest, &head);
        Log {
            head,
            digest: opened.clone(),
            opened,
            first: last + 1,
            next: last + 1,
            count: 0,
            stale: None,
        }
    }

    /// Writes a change; where the step has touched the record before, the two become one. False
    /// where they undo each other and nothing is left of them.
    pub(super) fn write(&mut self, conn: &Connection, delta: Delta) -> Result<bool> {
        let Some((n, earlier)) = self.earlier(conn, &delta)? else {
            self.append(conn, &delta)?;
            return Ok(true);
        };
        let both = earlier.then(delta);
        self.amend(conn, n, &both)?;
        Ok(!both.is_nothing())
    }

    /// Writes a change of a record that the step cannot have touched before.
    pub(super) fn append(&mut self, conn: &Connection, delta: &Delta) -> Result<()> {
        let (before, after) = (json(&delta.before)?, json(&delta.after)?);
        let link = Link {
            n: self.next,
            step: self.head.step,
            ledger: &delta.ledger,
            record: &delta.record,
            row: delta.row,
            kind: delta.kind(),
            rev: delta.rev,
            before: before.as_deref(),
            after: after.as_deref(),
        };
        self.put(conn, link)
    }

    /// Writes the change that adds a record, its fields as JSON.
    pub(super) fn append_birth(
        &mut self,
        conn: &Connection,
        ledger: &str,
        birth: &Birth<'_>,
        after: &str,
    ) -> Result<()> {
        let link = Link {
            n: self.next,
            step: self.head.step,
            ledger,
            record: birth.id,
            row: birth.n,
            kind: "add",
            rev: birth.rev,
            before: None,
            after: Some(after),
        };
        self.put(conn, link)
    }

    fn put(&mut self, conn: &Connection, link: Link<'_>) -> Result<()> {
        self.digest = chain::next(&self.digest, &link);
        insert(conn, &link, &self.digest)?;
        self.next += 1;
        self.count += 1;
        Ok(())
    }

    fn earlier(&self, conn: &Connection, delta: &Delta) -> Result<Option<(i64, Delta)>> {
        let mut sql = conn.prepare_cached(
            "SELECT n, before, after FROM change WHERE record = ?1 AND step = ?2 AND ledger = ?3",
        )?;
        let key = params![delta.record, self.head.step, delta.ledger];
        let found = sql
            .query_row(key, |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
            .optional()?;
        let Some((n, before, after)) = found else {
            return Ok(None);
        };
        let earlier = Delta {
            before: fields(before)?,
            after: fields(after)?,
            ..delta.clone()
        };
        Ok(Some((n, earlier)))
    }

    fn amend(&mut self, conn: &Connection, n: i64, delta: &Delta) -> Result<()> {
        if delta.is_nothing() {
            conn.prepare_cached("DELETE FROM change WHERE n = ?1")?
                .execute([n])?;
            self.count -= 1;
        } else {
            let (before, after) = (json(&delta.before)?, json(&delta.after)?);
            conn.prepare_cached(
                "UPDATE change SET kind = ?2, rev = ?3, before = ?4, after = ?5 WHERE n = ?1",
            )?
            .execute(params![n, delta.kind(), delta.rev, before, after])?;
        }
        self.stale = Some(self.stale.map_or(n, |s| s.min(n)));
        Ok(())
    }

    /// Ends the step: digests that amendments have left behind are made anew.
    pub(super) fn finish(mut self, conn: &Connection) -> Result<Option<Written>> {
        if self.count == 0 {
            return Ok(None);
        }
        if let Some(stale) = self.stale {
            self.rechain(conn, stale)?;
        }
        let last = conn.query_row("SELECT max(n) FROM change", [], |r| r.get(0))?;
        Ok(Some(Written {
            first: self.first,
            last,
            count: self.count,
            digest: self.digest,
        }))
    }

    fn rechain(&mut self, conn: &Connection, from: i64) -> Result<()> {
        let mut digest: Vec<u8> = conn
            .query_row(
                "SELECT digest FROM change WHERE n >= ?1 AND n < ?2 ORDER BY n DESC LIMIT 1",
                [self.first, from],
                |r| r.get(0),
            )
            .optional()?
            .unwrap_or_else(|| self.opened.clone());
        let mut update = conn.prepare_cached("UPDATE change SET digest = ?2 WHERE n = ?1")?;
        let mut sql = conn.prepare_cached(READ)?;
        let mut rows = sql.query([from, i64::MAX])?;
        while let Some(row) = rows.next()? {
            let link = link(row)?;
            digest = chain::next(&digest, &link);
            update.execute(params![link.n, digest])?;
        }
        self.digest = digest;
        Ok(())
    }
}

/// Rows of the change log between two numbers, for [`link`].
pub(crate) const READ: &str = "SELECT n, step, ledger, record, row, kind, rev, before, after, \
     digest FROM change WHERE n >= ?1 AND n <= ?2 ORDER BY n";

/// A row of [`READ`].
pub(crate) fn link<'a>(row: &'a rusqlite::Row<'_>) -> Result<Link<'a>> {
    let text = |at: usize| -> Result<&'a str> { row.get_ref(at)?.as_str().map_err(broken) };
    let maybe = |at: usize| -> Result<Option<&'a str>> {
        row.get_ref(at)?.as_str_or_null().map_err(broken)
    };
    Ok(Link {
        n: row.get(0)?,
        step: row.get(1)?,
        ledger: text(2)?,
        record: text(3)?,
        row: row.get(4)?,
        kind: text(5)?,
        rev: row.get(6)?,
        before: maybe(7)?,
        after: maybe(8)?,
    })
}

fn broken(cause: rusqlite::types::FromSqlError) -> crate::error::Error {
    crate::error::Error::damaged("修改记录不可读").caused_by(cause)
}

fn insert(conn: &Connection, link: &Link<'_>, digest: &[u8]) -> Result<()> {
    let mut sql = conn.prepare_cached("INSERT INTO change VALUES(?,?,?,?,?,?,?,?,?,?)")?;
    sql.execute(params![
        link.n,
        link.step,
        link.ledger,
        link.record,
        link.row,
        link.kind,
        link.rev,
        link.before,
        link.after,
        digest
    ])?;
    Ok(())
}

fn json(fields: &Option<Fields>) -> Result<Option<String>> {
    Ok(fields.as_ref().map(serde_json::to_string).transpose()?)
}

/// Fields as the change log keeps them.
pub(crate) fn fields(text: Option<String>) -> Result<Option<Fields>> {
    Ok(text.map(|t| serde_json::from_str(&t)).transpose()?)
}
