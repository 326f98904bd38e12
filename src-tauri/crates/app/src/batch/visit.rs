//! The desk of a host that stays, as the exchange sees it: visited for each step and left at once,
//! so that nothing waits for the network.

use super::desk::{Exchanging, app};
use crate::Place;
use crate::office::Enrolment;
use minglu_sync::Result;
use minglu_sync::batch::Batch;
use minglu_sync::client::{Desk, Failure, Office, ReadSeek, Round, round};
use minglu_sync::crypto::BlobDigest;
use minglu_sync::plan::{Mark, Ours};
use minglu_sync::protocol::{Issued, IssuedBlob};
use minglu_sync::receipt::Receipt;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io::{Seek, Write};
use uuid::Uuid;

/// A place during an exchange.
pub(super) struct Visiting<'a> {
    place: &'a Place,
    enrolment: Enrolment,
    touched: RefCell<BTreeSet<String>>,
}

impl<'a> Visiting<'a> {
    pub fn new(place: &'a Place, enrolment: Enrolment) -> Visiting<'a> {
        Visiting {
            place,
            enrolment,
            touched: RefCell::default(),
        }
    }

    /// Where the desk is enrolled.
    pub fn enrolment(&self) -> &Enrolment {
        &self.enrolment
    }

    /// Tries again what came earlier and could not be taken in.
    pub fn retry(&self) -> Result<()> {
        self.at(|here| here.retry())
    }

    /// One round with the office.
    pub fn round(&self, office: &dyn Office) -> Result<Round> {
        round(office, self, &self.enrolment.office_keys())
    }

    /// Ledgers to show anew.
    pub fn touched(&self) -> Vec<String> {
        self.touched.borrow().iter().cloned().collect()
    }

    fn at<T>(&self, step: impl FnOnce(&Exchanging<'_>) -> Result<T>) -> Result<T> {
        let visited = self.place.with(|desk| {
            let here = Exchanging::new(desk, &self.enrolment);
            let done = step(&here);
            self.touched.borrow_mut().extend(here.touched());
            Ok(done)
        });
        visited.map_err(app)?
    }
}

impl Desk for Visiting<'_> {
    fn batches(&self) -> Result<Vec<Ours>> {
        self.at(|here| here.batches())
    }

    fn mark(&self) -> Result<Mark> {
        self.at(|here| here.mark())
    }

    fn batch(&self, id: Uuid) -> Result<Batch> {
        self.at(|here| here.batch(id))
    }

    fn open_blob(&self, digest: &BlobDigest) -> Result<Box<dyn ReadSeek>> {
        self.at(|here| here.open_blob(digest))
    }

    fn keep_receipt(&self, receipt: &Receipt) -> Result<()> {
        self.at(|here| here.keep_receipt(receipt))
    }

    fn has_blob(&self, digest: &BlobDigest) -> Result<bool> {
        self.at(|here| here.has_blob(digest))
    }

    /// The network is waited for first, and the desk visited when all has come.
    fn keep_blob(
        &self,
        blob: &IssuedBlob,
        fetch: &mut dyn FnMut(&mut dyn Write) -> Result<()>,
    ) -> Result<()> {
        let mut come = self.at(|here| here.scratch())?;
        fetch(&mut come)?;
        come.rewind().map_err(|_| super::desk::full())?;
        self.at(|here| here.keep_come(blob, come))
    }

    fn take(&self, item: &Issued) -> Result<bool> {
        self.at(|here| here.take(item))
    }

    fn set_mark(&self, mark: &Mark) -> Result<()> {
        self.at(|here| here.set_mark(mark))
    }

    fn note_failure(&self, failure: &Failure) -> Result<()> {
        self.at(|here| here.note_failure(failure))
    }
}
