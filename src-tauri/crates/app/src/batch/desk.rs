//! The desk as the exchange sees it.

use super::state::kept;
use super::take;
use crate::office::Enrolment;
use crate::{Desk, Error};
use minglu_ledger::exchange::NewIssued;
use minglu_sync::batch::{Batch, read};
use minglu_sync::client::{self, Failure, ReadSeek};
use minglu_sync::crypto::BlobDigest;
use minglu_sync::plan::{Mark, Ours};
use minglu_sync::protocol::{Issued, IssuedBlob};
use minglu_sync::receipt::Receipt;
use minglu_sync::{Code, Refusal, Result};
use serde::Serialize;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{Seek, Write};
use uuid::Uuid;

/// Preference that keeps how far what was issued has been taken in.
const MARK: &str = "office_mark";

/// A desk during an exchange.
pub(super) struct Exchanging<'a> {
    pub desk: &'a Desk,
    pub enrolment: &'a Enrolment,
    /// Ledgers to show anew.
    pub touched: RefCell<BTreeSet<String>>,
}

impl<'a> Exchanging<'a> {
    pub fn new(desk: &'a Desk, enrolment: &'a Enrolment) -> Exchanging<'a> {
        Exchanging {
            desk,
            enrolment,
            touched: RefCell::default(),
        }
    }

    /// Tries again what came earlier and could not be taken in.
    pub fn retry(&self) -> Result<()> {
        for line in self.desk.ledger.waiting_issued().map_err(ours)? {
            let item: Issued = parsed(&line.issued.item)?;
            self.apply(&item)?;
        }
        Ok(())
    }

    /// True where the batch was frozen at this desk.
    pub fn has_batch(&self, id: Uuid) -> Result<bool> {
        let frozen = client::Desk::batches(self)?;
        Ok(frozen.iter().any(|batch| batch.id == id))
    }

    pub fn touched(&self) -> Vec<String> {
        self.touched.borrow().iter().cloned().collect()
    }

    /// Where a file comes to lie while it is fetched; it goes when it is let go.
    pub fn scratch(&self) -> Result<File> {
        tempfile::tempfile_in(self.desk.dir()).map_err(|_| full())
    }

    /// Keeps a file that has come, where it is what it should be.
    pub fn keep_come(&self, blob: &IssuedBlob, come: File) -> Result<()> {
        let kept = self.desk.ledger.store(&blob.name, come).map_err(ours)?;
        match kept.digest == blob.digest.as_str() {
            true => Ok(()),
            false => Err(Refusal::new(
                Code::Damaged,
                "附件在途中损坏，下次连接时会重新取",
            )),
        }
    }

    /// What cannot be applied is kept with its reason; only a desk that cannot be written stops.
    fn apply(&self, item: &Issued) -> Result<()> {
        let taken = take::take(self, item);
        let words = |e: &Error| e.message.clone();
        let outcome = match &taken {
            Ok(outcome) => Ok(outcome.to_string()),
            Err(e) if ["io", "busy", "locked"].contains(&e.code) => {
                return Err(Refusal::new(Code::Storage, words(e)));
            }
            Err(e) => {
                tracing::warn!(code = e.code, "what the office issued was not taken in");
                Err(words(e))
            }
        };
        let outcome = outcome.as_deref().map_err(String::as_str);
        let noted = self.desk.ledger.note_issued(&item.id.to_string(), outcome);
        noted.map_err(ours)
    }
}

impl client::Desk for Exchanging<'_> {
    fn batches(&self) -> Result<Vec<Ours>> {
        let lines = self.desk.ledger.frozen().map_err(ours)?.into_iter();
        let one = |line: minglu_ledger::exchange::FrozenLine| {
            Ok(Ours {
                id: line.id.parse().map_err(|_| broken())?,
                digest: line.digest.try_into()?,
                receipt: line.receipt.is_some(),
            })
        };
        lines.map(one).collect()
    }

    fn mark(&self) -> Result<Mark> {
        let kept = self.desk.ledger.recall(MARK).map_err(ours)?;
        let kept = kept.unwrap_or_default();
        Ok(Mark {
            epoch: kept["epoch"].as_str().map(str::to_owned),
            after: kept["after"].as_u64().unwrap_or(0),
        })
    }

    fn batch(&self, id: Uuid) -> Result<Batch> {
        read(
            self.desk
                .ledger
                .frozen_bytes(&id.to_string())
                .map_err(ours)?,
        )
    }

    fn open_blob(&self, digest: &BlobDigest) -> Result<Box<dyn ReadSeek>> {
        let file = self.desk.ledger.open_attachment(digest.as_str());
        Ok(Box::new(file.map_err(ours)?))
    }

    fn keep_receipt(&self, receipt: &Receipt) -> Result<()> {
        let batch = receipt.batch.to_string();
        let kept = self.desk.ledger.keep_receipt(&batch, &text(receipt)?);
        kept.map_err(ours)
    }

    fn has_blob(&self, digest: &BlobDigest) -> Result<bool> {
        Ok(self.desk.ledger.open_attachment(digest.as_str()).is_ok())
    }

    fn keep_blob(
        &self,
        blob: &IssuedBlob,
        fetch: &mut dyn FnMut(&mut dyn Write) -> Result<()>,
    ) -> Result<()> {
        let mut come = self.scratch()?;
        fetch(&mut come)?;
        come.rewind().map_err(|_| full())?;
        self.keep_come(blob, come)
    }

    fn take(&self, item: &Issued) -> Result<bool> {
        let (kept, new) = self
            .desk
            .ledger
            .keep_issued(&NewIssued {
                id: item.id.to_string(),
                sequence: item.sequence,
                kind: item.kind_word(),
                digest: item.digest.to_string(),
                item: text(item)?,
            })
            .map_err(ours)?;
        if kept.outcome.is_none() {
            self.apply(item)?;
        }
        Ok(new)
    }

    fn set_mark(&self, mark: &Mark) -> Result<()> {
        let value = json!({ "epoch": mark.epoch, "after": mark.after });
        self.desk.ledger.remember(MARK, &value).map_err(ours)
    }

    fn note_failure(&self, failure: &Failure) -> Result<()> {
        let Some(batch) = failure.batch else {
            return Ok(());
        };
        let words = kept(failure).map_err(app)?;
        let noted = self.desk.ledger.note_unsent(&batch.to_string(), &words);
        noted.map_err(ours)
    }
}

/// A failure of the ledger, as the exchange hears of it.
pub(super) fn ours(error: minglu_ledger::Error) -> Refusal {
    app(Error::from(error))
}

/// A failure of the desk, as the exchange hears of it.
pub(super) fn app(error: Error) -> Refusal {
    let code = match error.code {
        "io" | "busy" | "locked" => Code::Storage,
        "not_found" => Code::NotFound,
        "conflict" => Code::OtherContent,
        _ => Code::Invalid,
    };
    Refusal::new(code, error.message)
}

pub(super) fn full() -> Refusal {
    Refusal::new(Code::Storage, "磁盘空间不足，请清理后再试")
}

fn broken() -> Refusal {
    Refusal::new(Code::Damaged, "存下的报送记录读不了")
}

fn text(of: &impl Serialize) -> Result<String> {
    serde_json::to_string(of).map_err(|_| broken())
}

fn parsed<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| broken())
}

/// A value as it is told about what was made of an issued thing.
pub(super) type Outcome = Value;
