use super::files;
use super::findable::Findable;
use crate::durable;
use crate::error::{Code, Error, Result};
use crate::store::connect;
use crate::store::{Table, head, meta};
use crate::value::searchable;
use crate::vault::Key;
use rusqlite::{Connection, OptionalExtension, params};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Raised whenever the same record, or the same file, would be indexed differently.
const FORMAT: u32 = 2;

/// The file of the search index, with the one connection that writes it.
pub(crate) struct Index {
    path: PathBuf,
    key: Option<Key>,
    pub(super) tables: Arc<Vec<Table>>,
    owner: String,
    file: Mutex<Connection>,
}

/// One record of which the index is told.
pub(super) struct Entry {
    pub(super) table: usize,
    pub(super) n: i64,
    /// What is to be found of it; nothing where the record is no longer to be found.
    pub(super) found: Option<Findable>,
    /// True where the index cannot know this record yet.
    pub(super) fresh: bool,
}

impl Index {
    /// Opens the index of a ledger; one that is missing, damaged or another ledger's starts anew.
    pub(crate) fn open(
        path: PathBuf,
        key: Option<Key>,
        ledger: &Connection,
        tables: &Arc<Vec<Table>>,
    ) -> Result<Index> {
        let owner = owner(ledger, tables)?;
        let file = match prepared(&path, key.as_ref(), tables, &owner) {
            Err(error) if error.code() == Code::Damaged => {
                tracing::warn!("the search index is damaged and is made anew");
                delete(&path)?;
                prepared(&path, key.as_ref(), tables, &owner)?
            }
            other => other?,
        };
        Ok(Index {
            path,
            key,
            tables: Arc::clone(tables),
            owner,
            file: Mutex::new(file),
        })
    }

    /// A panic under this lock has rolled its transaction back: the poison means nothing.
    pub(crate) fn lock(&self) -> MutexGuard<'_, Connection> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The names of its full-text tables.
    pub(crate) fn full_texts(&self) -> impl Iterator<Item = &str> {
        let tables = self.tables.iter();
        let of_records = tables.flat_map(|table| [table.fts.as_str(), table.initials.as_str()]);
        of_records.chain([files::WORDS])
    }

    /// SQLite's own check of the file, which looks into the full-text tables too.
    pub(super) fn is_whole(&self) -> Result<bool> {
        let file = self.lock();
        let line: String = file.query_row("PRAGMA integrity_check(1)", [], |r| r.get(0))?;
        Ok(line == "ok")
    }

    /// Throws the file away and starts an empty one.
    pub(crate) fn start_anew(&self) -> Result<()> {
        let mut file = self.lock();
        *file = Connection::open_in_memory()?;
        delete(&self.path)?;
        *file = prepared(&self.path, self.key.as_ref(), &self.tables, &self.owner)?;
        Ok(())
    }
}

/// Whose index it is, and of which fields.
fn owner(ledger: &Connection, tables: &[Table]) -> Result<String> {
    let mut owner = format!("{FORMAT}:{}", meta(ledger, "ledger")?.unwrap_or_default());
    for table in tables {
        owner.push_str(&format!("\n{}", table.ledger()));
        for field in table.schema.fields.iter().filter(|f| searchable(f)) {
            owner.push_str(&format!(" {}:{:?}", field.name, field.kind));
        }
    }
    Ok(owner)
}

fn prepared(path: &Path, key: Option<&Key>, tables: &[Table], owner: &str) -> Result<Connection> {
    let mut conn = connect::index(path, key)?;
    if written_by(&conn)?.as_deref() == Some(owner) {
        return Ok(conn);
    }
    let sql = conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    clear(&sql)?;
    for table in tables {
        sql.execute_batch(&format!(
            "CREATE VIRTUAL TABLE \"{0}\" USING fts5(
               t, content='', contentless_delete=1, tokenize='ascii');
             INSERT INTO \"{0}\"(\"{0}\", rank) VALUES('hashsize', 8388608);
             INSERT INTO \"{0}\"(\"{0}\", rank) VALUES('pgsz', 8000);
             CREATE VIRTUAL TABLE \"{1}\" USING fts5(
               t, content='', contentless_delete=1, tokenize='ascii', detail=none);",
            table.fts, table.initials
        ))?;
    }
    sql.execute_batch(
        "CREATE TABLE mark(only INTEGER PRIMARY KEY CHECK(only = 1), n INTEGER NOT NULL,
           digest BLOB NOT NULL, owner TEXT NOT NULL) STRICT;",
    )?;
    sql.execute("INSERT INTO mark VALUES(1, 0, zeroblob(32), ?1)", [owner])?;
    sql.execute_batch(files::TABLES)?;
    sql.commit()?;
    Ok(conn)
}

fn written_by(conn: &Connection) -> Result<Option<String>> {
    let tables = "SELECT count(*) FROM sqlite_schema WHERE name = 'mark'";
    if conn.query_row(tables, [], |r| r.get::<_, i64>(0))? == 0 {
        return Ok(None);
    }
    Ok(conn
        .query_row("SELECT owner FROM mark", [], |r| r.get(0))
        .optional()?)
}

fn clear(conn: &Connection) -> Result<()> {
    let mut sql = conn.prepare(
        "SELECT name, sql LIKE 'CREATE VIRTUAL TABLE%' FROM sqlite_schema WHERE type = 'table'",
    )?;
    let names = sql
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect::<Result<Vec<(String, bool)>, _>>()?;
    let ours = |name: &str| name == "mark" || files::NAMES.contains(&name);
    // The shadows of a virtual table go with it.
    for (name, _) in names
        .iter()
        .filter(|(name, is_virtual)| *is_virtual || ours(name))
    {
        conn.execute_batch(&format!("DROP TABLE \"{}\"", name.replace('"', "\"\"")))?;
    }
    Ok(())
}

pub(crate) fn delete(path: &Path) -> Result<()> {
    for suffix in ["", "-wal", "-shm"] {
        let mut file = path.as_os_str().to_owned();
        file.push(suffix);
        durable::remove(Path::new(&file))?;
    }
    Ok(())
}

/// What an index remembers of its ledger.
pub(crate) struct Witness {
    /// Which ledger it was.
    pub(crate) ledger: String,
    /// Its newest change, and that one's digest.
    pub(crate) head: (i64, Vec<u8>),
}

/// What the index at this path remembers; nothing where there is none, or none that can be read.
pub(crate) fn witness(path: &Path, key: Option<&Key>) -> Option<Witness> {
    if !path.is_file() {
        return None;
    }
    let conn = connect::index(path, key).ok()?;
    let owner = written_by(&conn).ok()??;
    let (_, ledger) = owner.lines().next()?.split_once(':')?;
    Some(Witness {
        ledger: ledger.to_owned(),
        head: mark(&conn, "main").ok()?,
    })
}

/// The newest change that the index knows.
pub(super) fn mark(conn: &Connection, database: &str) -> Result<(i64, Vec<u8>)> {
    let mut sql = conn.prepare_cached(&format!("SELECT n, digest FROM {database}.mark"))?;
    Ok(sql.query_row([], |r| Ok((r.get(0)?, r.get(1)?)))?)
}

pub(super) fn set_mark(conn: &Connection, n: i64, digest: &[u8]) -> Result<()> {
    conn.prepare_cached("UPDATE mark SET n = ?1, digest = ?2")?
        .execute(params![n, digest])?;
    Ok(())
}

/// True where a reader's index knows every change that its ledger knows.
pub(super) fn in_step(reader: &Connection) -> Result<bool> {
    Ok(head(reader)? == mark(reader, "search")?)
}

/// Puts one record into the index, or takes it out. `buffer` saves an allocation per record.
pub(super) fn write(
    conn: &Connection,
    tables: &[Table],
    entry: &Entry,
    buffer: &mut String,
) -> Result<()> {
    let table = tables.get(entry.table).ok_or_else(Error::no_record)?;
    if !entry.fresh {
        for index in [&table.fts, &table.initials] {
            conn.prepare_cached(&format!("DELETE FROM \"{index}\" WHERE rowid = ?1"))?
                .execute([entry.n])?;
        }
        files::let_go(conn, table, entry.n)?;
    }
    if let Some(found) = &entry.found {
        found.words(buffer);
        put(conn, &table.fts, entry.n, buffer)?;
        found.initials(buffer);
        put(conn, &table.initials, entry.n, buffer)?;
        files::hold(conn, table, entry.n, &found.digests)?;
    }
    Ok(())
}

fn put(conn: &Connection, index: &str, n: i64, words: &str) -> Result<()> {
    if !words.is_empty() {
        conn.prepare_cached(&format!("INSERT INTO \"{index}\"(rowid, t) VALUES(?1, ?2)"))?
            .execute(params![n, words])?;
    }
    Ok(())
}
