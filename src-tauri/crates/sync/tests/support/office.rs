use super::{receipt, unit};
use minglu_sync::batch::{Batch, read};
use minglu_sync::client::{Office, OfficeKeys};
use minglu_sync::crypto::{BlobDigest, OpenKey, PublicKey, SecretKey, Suite};
use minglu_sync::package::{Answer, Carried, Packer, PartKind, Recipient, Sender, open};
use minglu_sync::protocol::{
    BatchState, CHUNK_MAX, Capabilities, EnrolRequest, EnrolResponse, Issued, IssuedBlob,
    IssuedKind, IssuedPage, KeyUse, KnownBatch, OfficeKey, StatusRequest, StatusResponse,
    TheirBatch, UploadState, digest_of,
};
use minglu_sync::receipt::{Count, Receipt};
use minglu_sync::{Code, Refusal, Result};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::io::Write;
use uuid::Uuid;

/// What becomes of one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It never arrives.
    Lost,
    /// It arrives, and its answer does not.
    Unheard,
    /// It arrives twice.
    Twice,
}

/// An office that does what `minglu-office` promises, with calls that may go wrong.
pub struct MemoryOffice {
    pub sign: SecretKey,
    pub seal: OpenKey,
    pub device: RefCell<PublicKey>,
    pub stored: RefCell<BTreeMap<Uuid, (Batch, Receipt)>>,
    pub blobs: RefCell<BTreeMap<BlobDigest, Vec<u8>>>,
    parts: RefCell<BTreeMap<BlobDigest, Vec<u8>>>,
    pub issued: RefCell<Vec<Issued>>,
    pub epoch: RefCell<String>,
    /// The faults of the calls to come; none left means that all goes well.
    pub faults: RefCell<Vec<Option<Fault>>>,
    pub uploaded: Cell<u64>,
}

impl MemoryOffice {
    pub fn new(device: PublicKey) -> MemoryOffice {
        MemoryOffice {
            sign: Suite::Ed25519.generate(),
            seal: OpenKey::generate(),
            device: RefCell::new(device),
            stored: RefCell::default(),
            blobs: RefCell::default(),
            parts: RefCell::default(),
            issued: RefCell::default(),
            epoch: RefCell::new("e1".into()),
            faults: RefCell::default(),
            uploaded: Cell::new(0),
        }
    }

    pub fn keys(&self) -> OfficeKeys {
        let sign = Suite::Ed25519.public(&self.sign).unwrap();
        OfficeKeys(vec![
            OfficeKey {
                id: "sign-1".into(),
                used_for: KeyUse::Sign,
                suite: Some(Suite::Ed25519),
                public_key: sign,
                endorsed: None,
            },
            OfficeKey {
                id: "seal-1".into(),
                used_for: KeyUse::Seal,
                suite: None,
                public_key: self.seal.public(),
                endorsed: None,
            },
        ])
    }

    /// Issues a thing of no known kind with a file.
    pub fn issue(&self, title: &str) {
        let files = [("附件.txt", title.as_bytes())];
        self.give(IssuedKind::Other, json!({ "title": title }), &files);
    }

    /// Issues a thing with its files.
    pub fn give(&self, kind: IssuedKind, body: Value, files: &[(&str, &[u8])]) {
        let mut issued = self.issued.borrow_mut();
        let sequence = issued.len() as u64 + 1;
        let blob = |(name, content): &(&str, &[u8])| {
            let digest = BlobDigest::of(content);
            self.blobs
                .borrow_mut()
                .insert(digest.clone(), content.to_vec());
            IssuedBlob {
                digest,
                size: content.len() as u64,
                name: (*name).to_owned(),
            }
        };
        issued.push(Issued {
            sequence,
            id: Uuid::from_u128(u128::from(sequence) + 1_000_000),
            kind,
            digest: digest_of(&body).unwrap(),
            body,
            blobs: files.iter().map(blob).collect(),
            replaces: None,
            unknown: Default::default(),
        });
    }

    /// Reads a file that was carried there, and stores what is in it.
    pub fn read_package(&self, package: &[u8]) -> Carried {
        let secret = OpenKey::new(&self.seal.secret()).ok();
        let mut opened = open(package, |key| secret.filter(|_| key == "seal-1")).unwrap();
        let carried: Carried = opened.letter().unwrap();
        if let Some(enrol) = &carried.enrol {
            enrol.verify().unwrap();
            *self.device.borrow_mut() = enrol.device.public_key.clone();
        }
        let mut batches = Vec::new();
        while let Some(part) = opened.next_part().unwrap() {
            let mut bytes = Vec::new();
            opened.read_part(&part, &mut bytes).unwrap();
            match part.kind {
                PartKind::Batch => batches.push(bytes),
                _ => {
                    self.blobs.borrow_mut().insert(part.digest, bytes);
                }
            }
        }
        opened.finish(&self.device.borrow()).unwrap();
        for bytes in batches {
            self.store(&bytes).unwrap();
        }
        carried
    }

    /// The file that goes back, sealed to a device.
    pub fn pack(&self, answer: &Answer, device: &str, sealing: &PublicKey) -> Vec<u8> {
        let to = Recipient {
            key: device,
            public: sealing,
        };
        let sender = Sender {
            suite: Suite::Ed25519,
            secret: &self.sign,
        };
        let mut packer = Packer::begin(Vec::new(), &to, sender, answer).unwrap();
        let blobs = self.blobs.borrow();
        for IssuedBlob { digest, size, .. } in answer.items.iter().flat_map(|item| &item.blobs) {
            let content = blobs[digest].as_slice();
            packer.blob(digest.clone(), *size, content).unwrap();
        }
        packer.finish().unwrap()
    }

    /// Forgets the newest batches, as after a restore from an older backup.
    pub fn restore(&self, keep: usize, epoch: &str) {
        let mut stored = self.stored.borrow_mut();
        while stored.len() > keep {
            stored.pop_last();
        }
        *self.epoch.borrow_mut() = epoch.into();
    }

    pub fn store(&self, bytes: &[u8]) -> Result<Receipt> {
        let batch = read(bytes.to_vec())?;
        batch.verify(&self.device.borrow())?;
        let manifest = batch.manifest();
        if let Some((kept, receipt)) = self.stored.borrow().get(&manifest.id) {
            return match kept.bytes() == bytes {
                true => Ok(receipt.clone()),
                false => Err(Refusal::new(Code::OtherContent, "编号相同，内容不同")),
            };
        }
        let blobs = self.blobs.borrow();
        let lacking = manifest.attachments.iter().map(|part| &part.digest);
        let lacking: Vec<_> = lacking.filter(|d| !blobs.contains_key(*d)).collect();
        if !lacking.is_empty() {
            let details = json!({ "blobs": lacking });
            return Err(Refusal::new(Code::Missing, "缺少附件").with(details));
        }
        let receipt = self.receipt(&batch)?;
        let kept = (batch.clone(), receipt.clone());
        self.stored.borrow_mut().insert(manifest.id, kept);
        Ok(receipt)
    }

    fn receipt(&self, batch: &Batch) -> Result<Receipt> {
        let manifest = batch.manifest();
        let mut receipt = receipt(manifest.id);
        receipt.number = manifest.number.clone();
        receipt.digest = batch.digest().clone();
        receipt.attachments = manifest.attachments.len() as u64;
        receipt.counts = manifest
            .ledgers
            .iter()
            .map(|part| Count {
                ledger: part.ledger.clone(),
                count: part.count,
            })
            .collect();
        receipt.sign(&self.sign)
    }

    fn states(&self, known: &[KnownBatch]) -> Vec<TheirBatch> {
        let stored = self.stored.borrow();
        let state = |known: &KnownBatch| match stored.get(&known.id) {
            None => (BatchState::Absent, None),
            Some((batch, _)) if *batch.digest() != known.digest => (BatchState::OtherContent, None),
            Some((_, receipt)) => (BatchState::Stored, Some(receipt.clone())),
        };
        let their = |known: &KnownBatch| TheirBatch {
            id: known.id,
            state: state(known).0,
            receipt: state(known).1,
        };
        known.iter().map(their).collect()
    }

    pub fn answer(&self, carried: &Carried) -> Answer {
        let same = carried.epoch.as_deref() == Some(self.epoch.borrow().as_str());
        let after = if same { carried.after } else { 0 };
        let issued = self.issued.borrow();
        Answer {
            office: "澄溪县人民政府办公室".into(),
            key: "sign-1".into(),
            suite: Suite::Ed25519,
            unit: unit(),
            keys: self.keys().0,
            batches: self.states(&carried.batches),
            epoch: self.epoch.borrow().clone(),
            latest: issued.len() as u64,
            items: issued.iter().skip(after as usize).cloned().collect(),
            made_at: chrono::DateTime::UNIX_EPOCH,
            unknown: Default::default(),
        }
    }

    fn call<T>(&self, mut work: impl FnMut() -> Result<T>) -> Result<T> {
        let fault = self.faults.borrow_mut().pop().flatten();
        let silence = || Err(Refusal::new(Code::Unreachable, "连不上"));
        match fault {
            None => work(),
            Some(Fault::Lost) => silence(),
            Some(Fault::Unheard) => {
                let _ = work();
                silence()
            }
            Some(Fault::Twice) => {
                let _ = work();
                work()
            }
        }
    }
}

impl Office for MemoryOffice {
    fn capabilities(&self) -> Result<Capabilities> {
        Err(Refusal::new(Code::NotFound, "not played here"))
    }

    fn enrol(&self, _: &EnrolRequest) -> Result<EnrolResponse> {
        Err(Refusal::new(Code::NotFound, "not played here"))
    }

    fn status(&self, request: &StatusRequest) -> Result<StatusResponse> {
        self.call(|| {
            Ok(StatusResponse {
                batches: self.states(&request.batches),
                epoch: self.epoch.borrow().clone(),
                latest: self.issued.borrow().len() as u64,
                now: chrono::DateTime::UNIX_EPOCH,
                unknown: Default::default(),
            })
        })
    }

    fn upload_state(&self, digest: &BlobDigest) -> Result<UploadState> {
        self.call(|| {
            let offset = self.parts.borrow().get(digest).map_or(0, Vec::len) as u64;
            let complete = self.blobs.borrow().contains_key(digest);
            Ok(UploadState { offset, complete })
        })
    }

    fn upload(
        &self,
        digest: &BlobDigest,
        size: u64,
        offset: u64,
        chunk: &[u8],
    ) -> Result<UploadState> {
        assert!(chunk.len() <= CHUNK_MAX);
        self.call(|| {
            let mut parts = self.parts.borrow_mut();
            let part = parts.entry(digest.clone()).or_default();
            if part.len() as u64 == offset {
                part.extend_from_slice(chunk);
                self.uploaded.set(self.uploaded.get() + chunk.len() as u64);
            }
            let offset = part.len() as u64;
            let complete = offset == size && BlobDigest::of(part) == *digest;
            if complete {
                self.blobs.borrow_mut().insert(digest.clone(), part.clone());
            }
            Ok(UploadState { offset, complete })
        })
    }

    fn blob(&self, digest: &BlobDigest, _: u64, into: &mut dyn Write) -> Result<()> {
        let found = self.call(|| {
            let found = self.blobs.borrow().get(digest).cloned();
            found.ok_or_else(|| Refusal::new(Code::NotFound, "没有这个附件"))
        })?;
        into.write_all(&found).unwrap();
        Ok(())
    }

    fn commit(&self, batch: &[u8]) -> Result<Receipt> {
        self.call(|| self.store(batch))
    }

    fn issued(&self, after: u64) -> Result<IssuedPage> {
        self.call(|| {
            let issued = self.issued.borrow();
            Ok(IssuedPage {
                items: issued
                    .iter()
                    .skip(after as usize)
                    .take(2)
                    .cloned()
                    .collect(),
                epoch: self.epoch.borrow().clone(),
                latest: issued.len() as u64,
            })
        })
    }
}
