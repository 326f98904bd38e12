use super::changes::changes;
use crate::store::{Row, Sql, Store};
use crate::unit::{Unit, list_in};
use crate::{Result, values};
use minglu_sync::batch::BatchRecord;
use serde::Serialize;

/// All units with their contacts.
#[derive(Debug, Clone, Serialize)]
pub struct Directory {
    /// The units, in the order in which they were added.
    pub units: Vec<UnitContacts>,
}

/// The contacts of a unit.
#[derive(Debug, Clone, Serialize)]
pub struct UnitContacts {
    /// Code of the unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// The batch that was accepted last; nothing where none was.
    pub batch: Option<String>,
    /// When that batch came.
    pub filed_at: Option<String>,
    /// Filings that nobody has looked over yet.
    pub waiting: u64,
    /// Who stands in it.
    pub people: Vec<Person>,
    /// What became otherwise since the filing before, in Chinese; nothing where this is the first.
    pub changes: Vec<String>,
}

/// A contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    /// Id of the record at the unit.
    pub id: String,
    /// What he or she does there.
    pub role: String,
    /// The name.
    pub name: String,
    /// The post.
    pub title: String,
    /// The telephone number.
    pub phone: String,
    /// What else is said.
    pub remarks: String,
}

/// The directory as the accepted filings have it.
///
/// # Errors
/// The database's.
pub fn directory(store: &Store) -> Result<Directory> {
    store.read(|sql| {
        let units = list_in(sql)?;
        let units = units.iter().map(|unit| contacts(sql, unit));
        Ok(Directory {
            units: units.collect::<Result<_>>()?,
        })
    })
}

fn contacts(sql: &mut dyn Sql, unit: &Unit) -> Result<UnitContacts> {
    let filings = sql.rows(
        "SELECT id, stored_at FROM batch WHERE unit = ?1 AND kind = 'contact_filing' \
         AND state = 'accepted' ORDER BY stored_at DESC, id DESC LIMIT 2",
        values![&unit.code],
    )?;
    let waiting = sql.row(
        "SELECT COUNT(*) FROM batch WHERE unit = ?1 AND kind = 'contact_filing' \
         AND state = 'stored'",
        values![&unit.code],
    )?;
    let text = |at: usize, column: usize| filings.get(at).map(|row| row.text(column)).transpose();
    let (batch, before) = (text(0, 0)?, text(1, 0)?);
    let people = batch
        .as_deref()
        .map(|batch| people(sql, batch))
        .transpose()?;
    let people = people.unwrap_or_default();
    let changes = match before {
        Some(before) => changes(&self::people(sql, &before)?, &people),
        None => Vec::new(),
    };
    Ok(UnitContacts {
        unit: unit.code.clone(),
        name: unit.name.clone(),
        filed_at: text(0, 1)?,
        waiting: waiting.map_or(Ok(0), |row| row.count(0))?,
        batch,
        people,
        changes,
    })
}

fn people(sql: &mut dyn Sql, batch: &str) -> Result<Vec<Person>> {
    let rows = sql.rows(
        "SELECT line FROM record WHERE batch = ?1 AND ledger = 'contact' ORDER BY position",
        values![batch],
    )?;
    rows.iter().map(person).collect()
}

fn person(row: &Row) -> Result<Person> {
    let record: BatchRecord = serde_json::from_str(&row.text(0)?)?;
    let text = |field: &str| {
        let value = record.fields.get(field).and_then(|value| value.as_str());
        value.unwrap_or_default().trim().to_owned()
    };
    Ok(Person {
        role: text("role"),
        name: text("name"),
        title: text("title"),
        phone: text("phone"),
        remarks: text("remarks"),
        id: record.id.clone(),
    })
}
