//! What goes to the county office and what comes from it: frozen batches with their receipts,
//! things that were issued, and values on which both sides differ.
//!
//! None of it stands in the change log: what was sent cannot be unsent by undoing a step, and a
//! batch's state follows from the receipts and verdicts that are kept here, from nothing else.

mod conflict;
mod frozen;
mod issued;

pub use conflict::{Conflict, Differing};
pub use frozen::{Frozen, FrozenLine};
pub use issued::{IssuedLine, NewIssued};

/// The tables. An older program leaves them alone and writes the rest rightly, so they raise no
/// format: they are added to a file like a field.
pub(crate) const TABLES: &str = "
CREATE TABLE IF NOT EXISTS batch(
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number TEXT NOT NULL UNIQUE, at TEXT NOT NULL,
  who TEXT NOT NULL, digest TEXT NOT NULL, manifest TEXT NOT NULL, bytes BLOB NOT NULL,
  receipt TEXT, verdict TEXT, failure TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS issued(
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sequence INTEGER NOT NULL, kind TEXT NOT NULL,
  digest TEXT NOT NULL, at TEXT NOT NULL, item TEXT NOT NULL, outcome TEXT, failure TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS conflict(
  n INTEGER PRIMARY KEY, batch TEXT NOT NULL, ledger TEXT NOT NULL, record TEXT NOT NULL,
  field TEXT NOT NULL, before TEXT NOT NULL, ours TEXT NOT NULL, theirs TEXT NOT NULL,
  at TEXT NOT NULL, chosen TEXT, settled_at TEXT, who TEXT,
  UNIQUE(batch, ledger, record, field)
) STRICT;
";
