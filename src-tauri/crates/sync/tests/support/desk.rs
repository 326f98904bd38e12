use minglu_sync::batch::Batch;
use minglu_sync::client::{Desk, Failure, ReadSeek};
use minglu_sync::crypto::BlobDigest;
use minglu_sync::plan::{Mark, Ours};
use minglu_sync::protocol::{Issued, IssuedBlob};
use minglu_sync::receipt::Receipt;
use minglu_sync::{Code, Refusal, Result};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use uuid::Uuid;

/// A desk that remembers what a clerk would see.
#[derive(Default)]
pub struct MemoryDesk {
    pub frozen: RefCell<Vec<Batch>>,
    pub receipts: RefCell<BTreeMap<Uuid, Receipt>>,
    pub blobs: RefCell<BTreeMap<BlobDigest, Vec<u8>>>,
    pub items: RefCell<BTreeMap<Uuid, Issued>>,
    pub mark: RefCell<Mark>,
    pub failures: RefCell<Vec<Failure>>,
}

impl Desk for MemoryDesk {
    fn batches(&self) -> Result<Vec<Ours>> {
        let receipts = self.receipts.borrow();
        let ours = |batch: &Batch| Ours {
            id: batch.manifest().id,
            digest: batch.digest().clone(),
            receipt: receipts.contains_key(&batch.manifest().id),
        };
        Ok(self.frozen.borrow().iter().map(ours).collect())
    }

    fn mark(&self) -> Result<Mark> {
        Ok(self.mark.borrow().clone())
    }

    fn batch(&self, id: Uuid) -> Result<Batch> {
        let frozen = self.frozen.borrow();
        let found = frozen.iter().find(|b| b.manifest().id == id).cloned();
        found.ok_or_else(|| Refusal::new(Code::NotFound, "没有这一批"))
    }

    fn open_blob(&self, digest: &BlobDigest) -> Result<Box<dyn ReadSeek>> {
        let blobs = self.blobs.borrow();
        let found = blobs.get(digest).cloned();
        let found = found.ok_or_else(|| Refusal::new(Code::NotFound, "附件不见了"))?;
        Ok(Box::new(Cursor::new(found)))
    }

    fn keep_receipt(&self, receipt: &Receipt) -> Result<()> {
        let mut receipts = self.receipts.borrow_mut();
        let kept = receipts.entry(receipt.batch).or_insert(receipt.clone());
        assert_eq!(kept.digest, receipt.digest, "a receipt never changes");
        Ok(())
    }

    fn has_blob(&self, digest: &BlobDigest) -> Result<bool> {
        Ok(self.blobs.borrow().contains_key(digest))
    }

    fn keep_blob(
        &self,
        blob: &IssuedBlob,
        fetch: &mut dyn FnMut(&mut dyn Write) -> Result<()>,
    ) -> Result<()> {
        let mut into = Vec::new();
        fetch(&mut into)?;
        if BlobDigest::of(&into) != blob.digest {
            return Err(Refusal::new(Code::Damaged, "附件在途中损坏"));
        }
        self.blobs.borrow_mut().insert(blob.digest.clone(), into);
        Ok(())
    }

    fn take(&self, item: &Issued) -> Result<bool> {
        let mut items = self.items.borrow_mut();
        let new = !items.contains_key(&item.id);
        let kept = items.entry(item.id).or_insert(item.clone());
        assert_eq!(kept.digest, item.digest, "what was issued never changes");
        Ok(new)
    }

    fn set_mark(&self, mark: &Mark) -> Result<()> {
        *self.mark.borrow_mut() = mark.clone();
        Ok(())
    }

    fn note_failure(&self, failure: &Failure) -> Result<()> {
        self.failures.borrow_mut().push(failure.clone());
        Ok(())
    }
}
