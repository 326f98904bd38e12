use super::Kind;
use crate::store::{Row, Store};
use crate::{Error, Result, values, word};
use serde::Serialize;

/// A material that went out, and how far the units are with it.
#[derive(Debug, Clone, Serialize)]
pub struct MaterialInfo {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// What it is called.
    pub title: String,
    /// Name of the file; null where it was made of the office's own.
    pub name: Option<String>,
    /// When it went out.
    pub issued_at: String,
    /// By whom.
    pub issued_by: String,
    /// Nothing has taken its place.
    pub in_force: bool,
    /// Units that got it.
    pub units: u64,
    /// Units of which no machine has fetched it yet.
    pub unopened: u64,
}

/// A material with the units that got it.
#[derive(Debug, Clone, Serialize)]
pub struct Shown {
    /// As in the list.
    #[serde(flatten)]
    pub head: MaterialInfo,
    /// The units.
    pub standing: Vec<Receiver>,
}

/// A unit that got a material.
#[derive(Debug, Clone, Serialize)]
pub struct Receiver {
    /// Code of the unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// One of its machines has fetched it.
    pub opened: bool,
}

const COLUMNS: &str = "m.id, m.kind, m.title, m.name, m.issued_at, m.issued_by, m.replaced_by, \
    (SELECT COUNT(*) FROM issued i WHERE i.subject = m.id AND i.kind = m.kind), \
    (SELECT COUNT(*) FROM issued i WHERE i.subject = m.id AND i.kind = m.kind AND i.sequence > \
      COALESCE((SELECT MAX(d.seen_to) FROM device d WHERE d.unit = i.unit), 0)) \
    FROM material m";

/// All materials, the latest first.
///
/// # Errors
/// The database's.
pub fn list(store: &Store, kind: Option<Kind>) -> Result<Vec<MaterialInfo>> {
    let rows = store.read(|sql| {
        let query = format!("SELECT {COLUMNS} ORDER BY m.issued_at DESC, m.id DESC");
        sql.rows(&query, &[])
    })?;
    let all: Result<Vec<MaterialInfo>> = rows.iter().map(info).collect();
    let wanted = |one: &MaterialInfo| kind.is_none_or(|kind| one.kind == kind);
    Ok(all?.into_iter().filter(wanted).collect())
}

/// A material, and which units have fetched it.
///
/// # Errors
/// `not_found` where there is no such material.
pub fn show(store: &Store, id: &str) -> Result<Shown> {
    store.read(|sql| {
        let head = sql.row(&format!("SELECT {COLUMNS} WHERE m.id = ?1"), values![id])?;
        let head = head.ok_or_else(|| Error::not_found("没有这份资料，请刷新后再看"))?;
        let rows = sql.rows(
            "SELECT u.code, u.name, \
             (SELECT COUNT(*) FROM device d WHERE d.unit = u.code AND d.seen_to >= i.sequence) \
             FROM issued i JOIN unit u ON u.code = i.unit WHERE i.subject = ?1 \
             ORDER BY u.added_at, u.code",
            values![id],
        )?;
        Ok(Shown {
            head: info(&head)?,
            standing: rows.iter().map(receiver).collect::<Result<_>>()?,
        })
    })
}

fn receiver(row: &Row) -> Result<Receiver> {
    Ok(Receiver {
        unit: row.text(0)?,
        name: row.text(1)?,
        opened: row.count(2)? > 0,
    })
}

fn info(row: &Row) -> Result<MaterialInfo> {
    Ok(MaterialInfo {
        id: row.text(0)?,
        kind: word::read(&row.text(1)?)?,
        title: row.text(2)?,
        name: row.maybe(3)?,
        issued_at: row.text(4)?,
        issued_by: row.text(5)?,
        in_force: row.maybe(6)?.is_none(),
        units: row.count(7)?,
        unopened: row.count(8)?,
    })
}
