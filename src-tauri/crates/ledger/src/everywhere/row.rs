use super::Hit;
use super::asked::Asked;
use super::excerpt::Excerpt;
use super::place::{self, Place};
use super::ways::Way;
use crate::error::Result;
use crate::record::Record;
use crate::schema::Kind;
use crate::search::located;
use crate::store::Table;
use rusqlite::{Connection, OptionalExtension, params};

/// Records among which those are sought that hold a text in their very name.
const NEWEST: usize = 60;

/// Reads the records that were found, and finds the place in each.
pub(super) struct Finder<'a> {
    conn: &'a Connection,
    table: &'a Table,
    asked: &'a Asked,
}

impl<'a> Finder<'a> {
    pub(super) fn new(conn: &'a Connection, table: &'a Table, asked: &'a Asked) -> Finder<'a> {
        Finder { conn, table, asked }
    }

    /// At most so many hits, in the order of their ways.
    pub(super) fn hits(&self, rows: &[(Way, i64)], limit: usize) -> Result<Vec<Hit>> {
        let mut hits: Vec<Hit> = Vec::new();
        for way in rows.chunk_by(|(a, _), (b, _)| a == b) {
            let room = limit - hits.len();
            let mut found = self.of_way(way, room)?;
            let label = &self.table.schema.label;
            found.sort_by_key(|hit| way[0].0 == Way::Text && hit.field != *label);
            hits.extend(found.into_iter().take(room));
            if hits.len() >= limit {
                break;
            }
        }
        Ok(hits)
    }

    fn of_way(&self, rows: &[(Way, i64)], room: usize) -> Result<Vec<Hit>> {
        let most = match rows.first() {
            Some((Way::Text, _)) => room.max(NEWEST),
            _ => room,
        };
        let mut found = Vec::new();
        for (way, n) in rows {
            found.extend(self.hit(*way, *n)?);
            if found.len() >= most {
                break;
            }
        }
        Ok(found)
    }

    /// The hit in a record; nothing where it has just been changed.
    fn hit(&self, way: Way, n: i64) -> Result<Option<Hit>> {
        let Some(record) = self.record(n)? else {
            return Ok(None);
        };
        if way == Way::File {
            return self.in_file(n, record);
        }
        let (table, asked) = (self.table, self.asked);
        let place = match (way, &asked.number) {
            (Way::Number, Some((number, _))) => place::of_number(table, &record, number),
            (Way::Initials, _) => place::of_initials(table, &record, asked),
            _ => place::of_text(table, &record, asked),
        };
        Ok(place.map(|Place { field, excerpt }| Hit {
            record,
            field,
            file: None,
            excerpt,
        }))
    }

    fn record(&self, n: i64) -> Result<Option<Record>> {
        let mut sql = self.conn.prepare_cached(&format!(
            "SELECT {} FROM main.\"{}\" r WHERE r._n = ?1 AND r._deleted IS NULL",
            self.table.columns, self.table.name
        ))?;
        let found = sql.query_row([n], |row| Ok(self.table.record(row)));
        Ok(found.optional()?.transpose()?.map(|(_, record)| record))
    }

    /// The first of a record's files in whose text it stands.
    fn in_file(&self, n: i64, record: Record) -> Result<Option<Hit>> {
        let mut sql = self.conn.prepare_cached(
            "SELECT h.digest, b.text FROM search.held h JOIN search.file f ON f.digest = h.digest
               JOIN search.body b ON b.n = f.n WHERE h.ledger = ?1 AND h.n = ?2",
        )?;
        let mut rows = sql.query(params![self.table.ledger(), n])?;
        while let Some(row) = rows.next()? {
            let (digest, text): (String, String) = (row.get(0)?, row.get(1)?);
            let Some(excerpt) = self.excerpt(&text) else {
                continue;
            };
            if let Some((field, file)) = self.named(&record, &digest) {
                let file = Some(file);
                return Ok(Some(Hit {
                    record,
                    field,
                    file,
                    excerpt,
                }));
            }
        }
        Ok(None)
    }

    fn excerpt(&self, text: &str) -> Option<Excerpt> {
        let number = self.asked.number.as_ref();
        located(text, &self.asked.text)
            .or_else(|| place::number_in(text, &number?.0))
            .map(|place| Excerpt::in_file(text, place))
    }

    /// The field in which a file hangs on a record, and the name that it has there.
    fn named(&self, record: &Record, digest: &str) -> Option<(String, String)> {
        let fields = self.table.schema.fields.iter();
        let mut fields = fields.filter(|f| f.kind == Kind::Attachments);
        fields.find_map(|field| {
            let mut items = record.get(&field.name).as_array()?.iter();
            let item = items.find(|item| item["digest"] == digest)?;
            Some((field.name.clone(), item["name"].as_str()?.to_owned()))
        })
    }
}
