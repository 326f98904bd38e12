use super::connect;
use super::table::Table;
use crate::error::Result;
use crate::vault::Key;
use rusqlite::Connection;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Readers kept open at most; more are opened when needed and closed after use.
const KEPT: usize = 4;

/// Read-only connections waiting for work.
#[derive(Default)]
pub(super) struct Pool {
    idle: Mutex<Vec<Reader>>,
    generation: AtomicU64,
}

/// A read-only connection with the search index attached.
pub(super) struct Reader {
    pub(super) conn: Connection,
    generation: u64,
}

impl Pool {
    pub(super) fn take(
        &self,
        dir: &Path,
        key: Option<&Key>,
        tables: &Arc<Vec<Table>>,
    ) -> Result<Reader> {
        let idle = self
            .idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop();
        match idle {
            Some(reader) => Ok(reader),
            None => Ok(Reader {
                generation: self.generation.load(Ordering::SeqCst),
                conn: connect::reader(dir, key, tables)?,
            }),
        }
    }

    pub(super) fn give_back(&self, reader: Reader) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let current = reader.generation == self.generation.load(Ordering::SeqCst);
        if current && idle.len() < KEPT {
            idle.push(reader);
        }
    }

    pub(super) fn clear(&self) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        self.generation.fetch_add(1, Ordering::SeqCst);
        idle.clear();
    }
}
