//! The digest chain: every change row vouches for itself and for all rows before it.

use sha2::{Digest, Sha256};

/// The header of a step, which opens the chain of its changes.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    pub(crate) step: i64,
    pub(crate) at: String,
    pub(crate) who: String,
    pub(crate) source: String,
    pub(crate) label: String,
    pub(crate) kind: String,
    pub(crate) target: Option<i64>,
}

/// One row of the change log, borrowed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Link<'a> {
    pub(crate) n: i64,
    pub(crate) step: i64,
    pub(crate) ledger: &'a str,
    pub(crate) record: &'a str,
    pub(crate) row: i64,
    pub(crate) kind: &'a str,
    pub(crate) rev: i64,
    pub(crate) before: Option<&'a str>,
    pub(crate) after: Option<&'a str>,
}

/// What a digest covers, part by part.
pub(crate) struct Parts(Sha256);

impl Parts {
    /// Begins with the digest of what comes before.
    pub(crate) fn after(previous: &[u8]) -> Parts {
        Parts(Sha256::new()).part(previous)
    }

    /// A length before each part: no two different rows run together into the same bytes.
    pub(crate) fn part(mut self, bytes: &[u8]) -> Parts {
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
        self
    }

    pub(crate) fn number(self, n: i64) -> Parts {
        self.part(&n.to_le_bytes())
    }

    pub(crate) fn maybe(self, text: Option<&str>) -> Parts {
        match text {
            Some(text) => self.number(1).part(text.as_bytes()),
            None => self.number(0),
        }
    }

    pub(crate) fn end(self) -> Vec<u8> {
        self.0.finalize().to_vec()
    }
}

/// Digest after a step's header.
pub(crate) fn open(previous: &[u8], head: &Head) -> Vec<u8> {
    Parts::after(previous)
        .number(head.step)
        .part(head.at.as_bytes())
        .part(head.who.as_bytes())
        .part(head.source.as_bytes())
        .part(head.label.as_bytes())
        .part(head.kind.as_bytes())
        .number(head.target.unwrap_or(0))
        .end()
}

/// Digest after a change row.
pub(crate) fn next(previous: &[u8], link: &Link<'_>) -> Vec<u8> {
    Parts::after(previous)
        .number(link.n)
        .number(link.step)
        .part(link.ledger.as_bytes())
        .part(link.record.as_bytes())
        .number(link.row)
        .part(link.kind.as_bytes())
        .number(link.rev)
        .maybe(link.before)
        .maybe(link.after)
        .end()
}
