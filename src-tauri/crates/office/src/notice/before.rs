use super::issue::Draft;
use super::read::{Row, Table};
use crate::store::{Sql, Store};
use crate::{Error, Result, values};
use serde::Serialize;

/// The version of a notice that a new one takes the place of.
pub(super) struct Before {
    pub id: String,
    pub title: String,
    pub version: u64,
    /// Its rows, those that were withdrawn earlier too: a row may come back.
    pub rows: Vec<Row>,
}

/// What a new version changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// Which version it is, from 2.
    pub version: u64,
    /// Rows that are new.
    pub added: u64,
    /// Rows that say something else.
    pub changed: u64,
    /// Requirements that fell away.
    pub withdrawn: Vec<String>,
}

/// The notice that a draft names, or the one of the same title and year.
///
/// # Errors
/// `not_found` where it names one that is none.
pub(super) fn find(store: &Store, draft: &Draft) -> Result<Option<Before>> {
    store.read(|sql| {
        let year = i64::from(draft.year);
        let row = match &draft.replaces {
            Some(id) => sql.row(
                "SELECT id, title, version FROM notice WHERE id = ?1",
                values![id],
            )?,
            None => sql.row(
                "SELECT id, title, version FROM notice WHERE title = ?1 AND year = ?2",
                values![&draft.title, year],
            )?,
        };
        if row.is_none() && draft.replaces.is_some() {
            return Err(Error::not_found(
                "没有要替换的这份通知。请刷新页面后重选；在命令行请用 notice list 查看编号",
            ));
        }
        row.map(|row| {
            let id = row.text(0)?;
            Ok(Before {
                rows: rows(sql, &id)?,
                id,
                title: row.text(1)?,
                version: row.count(2)?,
            })
        })
        .transpose()
    })
}

fn rows(sql: &mut dyn Sql, notice: &str) -> Result<Vec<Row>> {
    let rows = sql.rows(
        "SELECT id, fields, withdrawn FROM task WHERE notice = ?1 ORDER BY withdrawn, position",
        values![notice],
    )?;
    let row = |row: &crate::store::Row| {
        Ok(Row {
            id: row.text(0)?,
            fields: serde_json::from_str(&row.text(1)?)?,
            stands: row.int(2)? == 0,
        })
    };
    rows.iter().map(row).collect()
}

impl Before {
    /// What the new table changes.
    ///
    /// # Errors
    /// `conflict` where it changes nothing: somebody has pressed twice.
    pub fn changes(&self, draft: &Draft, table: &Table) -> Result<Changes> {
        let row = |id: &String| self.rows.iter().find(|row| row.stands && row.id == *id);
        let known = table.known.iter().zip(&table.rows);
        let mut counted = Changes {
            version: self.version + 1,
            added: 0,
            changed: 0,
            withdrawn: self.words(&table.gone),
        };
        for (id, fields) in known {
            match id.as_ref().and_then(row) {
                None => counted.added += 1,
                Some(before) if said(&before.fields) != said(fields) => counted.changed += 1,
                Some(_) => {}
            }
        }
        let same = counted.added + counted.changed == 0 && counted.withdrawn.is_empty();
        match same && draft.title == self.title {
            true => Err(Error::conflict(format!(
                "{}年的“{}”已经下发过，这张表与下发的相同，没有再发",
                draft.year, draft.title
            ))),
            false => Ok(counted),
        }
    }

    fn words(&self, gone: &[String]) -> Vec<String> {
        let rows = self.rows.iter();
        let rows = rows.filter(|row| row.stands && gone.contains(&row.id));
        let words = rows.filter_map(|row| row.fields.get("requirement")?.as_str());
        words.map(str::to_owned).collect()
    }
}

/// Where a row stands is no news by itself.
fn said(fields: &minglu_ledger::Fields) -> minglu_ledger::Fields {
    let mut fields = fields.clone();
    fields.remove("position");
    fields
}
