use super::Index;
use super::findable::Findable;
use super::index::{Entry, mark, set_mark, write};
use crate::error::Result;
use crate::store::Table;
use rusqlite::TransactionBehavior;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

/// More records than this, or more text, are indexed beside the transaction, not after it.
const SMALL: usize = 2_000;
const SMALL_BYTES: usize = 4 << 20;
/// Records and bytes handed over at a time, and hands at most on their way: memory stays flat.
const HAND: usize = 256;
const HAND_BYTES: usize = 256 << 10;
const HANDS: usize = 8;

/// Tells the index what a transaction does. The index keeps it only once the ledger has.
pub(crate) struct Feed {
    index: Arc<Index>,
    /// The newest change before this transaction.
    start: i64,
    pending: Vec<Entry>,
    bytes: usize,
    worker: Option<Worker>,
    /// The index could not follow; it will catch up from the change log.
    lost: bool,
}

struct Worker {
    hands: SyncSender<Hand>,
    thread: JoinHandle<bool>,
}

enum Hand {
    Entries(Vec<Entry>),
    Commit(i64, Vec<u8>),
}

impl Feed {
    pub(crate) fn new(index: &Arc<Index>, start: i64) -> Feed {
        Feed {
            index: Arc::clone(index),
            start,
            pending: Vec::new(),
            bytes: 0,
            worker: None,
            lost: false,
        }
    }

    pub(crate) fn put(&mut self, table: &Table, n: i64, found: Findable, fresh: bool) {
        self.push(Entry {
            table: table.at,
            n,
            found: Some(found),
            fresh,
        });
    }

    pub(crate) fn take_out(&mut self, table: &Table, n: i64) {
        self.push(Entry {
            table: table.at,
            n,
            found: None,
            fresh: false,
        });
    }

    fn push(&mut self, entry: Entry) {
        // Of a ledger that is only being defined the index learns when the file is opened anew.
        if self.lost || entry.table >= self.index.tables.len() {
            return;
        }
        self.bytes += entry.found.as_ref().map_or(0, Findable::len);
        self.pending.push(entry);
        let (most, most_bytes) = match self.worker {
            Some(_) => (HAND, HAND_BYTES),
            None => (SMALL, SMALL_BYTES),
        };
        if self.pending.len() >= most || self.bytes >= most_bytes {
            self.hand_over();
        }
    }

    fn hand_over(&mut self) {
        let entries = std::mem::take(&mut self.pending);
        self.bytes = 0;
        let (index, start) = (&self.index, self.start);
        let worker = self
            .worker
            .get_or_insert_with(|| Worker::start(index, start));
        // The worker hangs up where it cannot follow.
        self.lost = worker.hands.send(Hand::Entries(entries)).is_err();
    }

    /// Keeps what was told, once the ledger is committed. False where the index is left behind.
    pub(crate) fn commit(mut self, n: i64, digest: Vec<u8>) -> bool {
        let entries = std::mem::take(&mut self.pending);
        match self.worker.take() {
            None if self.lost => false,
            None => {
                let hands = [Hand::Entries(entries), Hand::Commit(n, digest)];
                follow(&self.index, self.start, hands.into_iter())
            }
            Some(worker) => {
                let told = worker.hands.send(Hand::Entries(entries)).is_ok()
                    && worker.hands.send(Hand::Commit(n, digest)).is_ok();
                worker.end() && told
            }
        }
    }
}

impl Drop for Feed {
    /// Without a commit the worker's transaction rolls back; it must be over before the next one.
    fn drop(&mut self) {
        if let Some(worker) = self.worker.take() {
            worker.end();
        }
    }
}

impl Worker {
    fn start(index: &Arc<Index>, start: i64) -> Worker {
        let (hands, receiver) = sync_channel(HANDS);
        let index = Arc::clone(index);
        Worker {
            hands,
            thread: thread::spawn(move || {
                let receiver: Receiver<Hand> = receiver;
                follow(&index, start, receiver.into_iter())
            }),
        }
    }

    fn end(self) -> bool {
        drop(self.hands);
        self.thread.join().unwrap_or(false)
    }
}

/// True where the index has kept everything.
fn follow(index: &Index, start: i64, hands: impl Iterator<Item = Hand>) -> bool {
    try_follow(index, start, hands).unwrap_or_else(|error| {
        tracing::warn!(
            cause = error.trace(),
            "the search index could not follow and will catch up"
        );
        false
    })
}

fn try_follow(index: &Index, start: i64, hands: impl Iterator<Item = Hand>) -> Result<bool> {
    let mut file = index.lock();
    let sql = file.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if mark(&sql, "main")?.0 != start {
        return Ok(false);
    }
    let mut buffer = String::new();
    for hand in hands {
        match hand {
            Hand::Entries(entries) => {
                for entry in &entries {
                    write(&sql, &index.tables, entry, &mut buffer)?;
                }
            }
            Hand::Commit(n, digest) => {
                set_mark(&sql, n, &digest)?;
                sql.commit()?;
                return Ok(true);
            }
        }
    }
    Ok(false)
}
