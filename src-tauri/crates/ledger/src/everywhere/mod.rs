//! Search in all ledgers at once: their texts, the document numbers and the initials of names in
//! them, and the text inside their attachments.

mod asked;
mod excerpt;
mod place;
mod row;
mod ways;

pub use excerpt::Excerpt;

use crate::error::Result;
use crate::record::Record;
use crate::search::{self, Reading};
use crate::store::{Ledger, Table};
use asked::Asked;
use row::Finder;
use rusqlite::Connection;
use ways::{Way, ways};

/// What a search has found.
#[derive(Debug, Clone, PartialEq)]
pub struct Everywhere {
    /// The ledgers in which something was found, the best first.
    pub groups: Vec<Group>,
    /// How far the attachments have been read: what is in the others is not found yet.
    pub reading: Reading,
}

/// What was found in one ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The ledger.
    pub ledger: String,
    /// How many records were found.
    pub total: u64,
    /// True where there are more, which were not counted.
    pub more: bool,
    /// The best of them.
    pub hits: Vec<Hit>,
}

/// A record that was found, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The record.
    pub record: Record,
    /// The field in which the hit stands.
    pub field: String,
    /// The attachment in whose text it stands; nothing where it stands in the field itself.
    pub file: Option<String>,
    /// The hit with what stands around it. Of personal data it shows the mask.
    pub excerpt: Excerpt,
}

impl Ledger {
    /// Searches all ledgers, and gives at most so many records of each: first those that are called
    /// exactly so, then those of a document number, then the others, newest first.
    ///
    /// # Errors
    /// Fails where the text is too long to be meant.
    pub fn search_everywhere(&self, text: &str, limit: usize) -> Result<Everywhere> {
        let asked = Asked::new(text)?;
        // While others keep writing it does with what the index knows by now.
        self.in_step(|conn, _| {
            let mut groups = Vec::new();
            for table in self.tables.iter().filter(|_| !asked.text.is_empty()) {
                groups.extend(group(conn, table, &asked, limit)?);
            }
            groups.sort_by_key(|(best, _)| *best);
            Ok(Everywhere {
                groups: groups.into_iter().map(|(_, group)| group).collect(),
                reading: search::reading(conn)?,
            })
        })
    }
}

/// What is found in one ledger, and by which way at best.
fn group(
    conn: &Connection,
    table: &Table,
    asked: &Asked,
    limit: usize,
) -> Result<Option<(Way, Group)>> {
    let found = ways(conn, table, asked)?;
    let Some((best, _)) = found.rows.first() else {
        return Ok(None);
    };
    let best = *best;
    let hits = Finder::new(conn, table, asked).hits(&found.rows, limit)?;
    Ok(Some((
        best,
        Group {
            ledger: table.ledger().to_owned(),
            total: found.rows.len() as u64,
            more: found.more,
            hits,
        },
    )))
}
