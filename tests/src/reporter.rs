//! A unit's machine, as the office sees it: it enrols, fetches what was issued, and reports.

use crate::Step;
use minglu_sync::batch::{Batch, BatchRecord, Draft, Kind, Manifest, UnitRef, freeze};
use minglu_sync::client::{Client, Http, Identity, Office as _, OfficeKeys, Pin};
use minglu_sync::crypto::{OpenKey, SecretKey, Suite};
use minglu_sync::package::{Carried, Packer, Recipient, Sender};
use minglu_sync::protocol::{
    Device, EnrolRequest, IssuedForm, IssuedKind, IssuedNotice, KnownBatch, Verdict,
};
use minglu_sync::{Moment, Unknown};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fs::File;
use std::path::Path;
use uuid::Uuid;

/// A machine that the office knows.
pub struct Reporter {
    url: String,
    device: Device,
    secret: SecretKey,
    unit: UnitRef,
    sent: u32,
}

impl Reporter {
    /// Enrols with a one-time code.
    ///
    /// # Errors
    /// Fails with what the office says.
    pub fn enrol(url: &str, code: &str) -> Step<Reporter> {
        let suite = Suite::Ed25519;
        let secret = suite.generate();
        let device = Device {
            id: Uuid::new_v4().to_string(),
            name: "办公室-1".to_owned(),
            suite,
            public_key: suite.public(&secret)?,
            sealing_key: OpenKey::generate().public(),
        };
        let stranger = Client::new(Http::new(url, Pin::first_seen())?, None);
        let request = EnrolRequest::new(code, device.clone(), &secret)?;
        Ok(Reporter {
            url: url.to_owned(),
            device,
            secret,
            unit: stranger.enrol(&request)?.unit,
            sent: 0,
        })
    }

    fn office(&self) -> Step<Client<Http>> {
        let identity = Identity {
            device: self.device.id.clone(),
            suite: self.device.suite,
            secret: self.secret.clone(),
        };
        let way = Http::new(&self.url, Pin::first_seen())?;
        Ok(Client::new(way, Some(identity)))
    }

    /// What the office issued of a kind, the latest last; from then on it counts as opened.
    fn issued<T: DeserializeOwned>(&self, kind: IssuedKind) -> Step<Vec<T>> {
        let office = self.office()?;
        let page = office.issued(0)?;
        let last = page.items.last().map_or(0, |item| item.sequence);
        office.issued(last)?;
        let items = page.items.into_iter().filter(|item| item.kind == kind);
        items
            .map(|item| Ok(serde_json::from_value(item.body)?))
            .collect()
    }

    /// The tasks of the notice that came last.
    ///
    /// # Errors
    /// Fails where none came.
    pub fn notice(&self) -> Step<IssuedNotice> {
        let mut all = self.issued(IssuedKind::Notice)?;
        Ok(all.pop().ok_or("no notice came")?)
    }

    /// The form that came last.
    ///
    /// # Errors
    /// Fails where none came.
    pub fn form(&self) -> Step<IssuedForm> {
        let mut all = self.issued(IssuedKind::Form)?;
        Ok(all.pop().ok_or("no form came")?)
    }

    /// The verdict that came last.
    ///
    /// # Errors
    /// Fails where none came.
    pub fn verdict(&self) -> Step<Verdict> {
        let mut all = self.issued(IssuedKind::Verdict)?;
        Ok(all.pop().ok_or("no verdict came")?)
    }

    /// Reports progress on tasks, or what another batch should have said.
    ///
    /// # Errors
    /// Fails with what the office says.
    pub fn progress(&mut self, records: Vec<BatchRecord>, follows: Option<Uuid>) -> Step<Uuid> {
        let mut manifest = self.manifest(Kind::TaskProgress);
        manifest.follows = follows;
        self.send(manifest, "task", records)
    }

    /// Answers a form.
    ///
    /// # Errors
    /// Fails with what the office says.
    pub fn answer(&mut self, form: &str, records: Vec<BatchRecord>) -> Step<Uuid> {
        let mut manifest = self.manifest(Kind::Form);
        manifest.form = Some(form.to_owned());
        self.send(manifest, form, records)
    }

    /// Files records of one ledger as a batch of another kind.
    ///
    /// # Errors
    /// Fails with what the office says.
    pub fn file(&mut self, kind: Kind, ledger: &str, records: Vec<BatchRecord>) -> Step<Uuid> {
        let manifest = self.manifest(kind);
        self.send(manifest, ledger, records)
    }

    fn send(&self, manifest: Manifest, ledger: &str, records: Vec<BatchRecord>) -> Step<Uuid> {
        let batch = self.frozen(manifest, ledger, records)?;
        self.office()?.commit(batch.bytes())?;
        Ok(batch.manifest().id)
    }

    fn frozen(&self, manifest: Manifest, ledger: &str, records: Vec<BatchRecord>) -> Step<Batch> {
        let ledgers = vec![(ledger.to_owned(), "v1".to_owned(), records)];
        Ok(freeze(Draft { manifest, ledgers }, &self.secret)?)
    }

    /// Writes the same into a file that is carried to the office, as a desk without a network does.
    ///
    /// # Errors
    /// Fails where the office does not say its keys, or the file cannot be written.
    pub fn seal(
        &mut self,
        kind: Kind,
        ledger: &str,
        records: Vec<BatchRecord>,
        file: &Path,
    ) -> Step {
        let manifest = self.manifest(kind);
        let batch = self.frozen(manifest, ledger, records)?;
        let keys = OfficeKeys(self.office()?.capabilities()?.keys);
        let key = keys.to_seal().ok_or("the office opens nothing")?;
        let to = Recipient {
            key: &key.id,
            public: &key.public_key,
        };
        let sender = Sender {
            suite: self.device.suite,
            secret: &self.secret,
        };
        let letter = self.letter(&batch);
        let mut packer = Packer::begin(File::create(file)?, &to, sender, &letter)?;
        packer.batch(&batch)?;
        packer.finish()?;
        Ok(())
    }

    fn letter(&self, batch: &Batch) -> Carried {
        Carried {
            device: self.device.id.clone(),
            suite: self.device.suite,
            unit: Some(self.unit.clone()),
            enrol: None,
            batches: vec![KnownBatch {
                id: batch.manifest().id,
                digest: batch.digest().clone(),
            }],
            epoch: None,
            after: 0,
            made_at: Moment::UNIX_EPOCH,
            unknown: Unknown::new(),
        }
    }

    fn manifest(&mut self, kind: Kind) -> Manifest {
        self.sent += 1;
        let number = format!("2026-{:03}", self.sent);
        let Device { id, suite, .. } = &self.device;
        Manifest {
            period: Some("2026年第三季度".to_owned()),
            ..Manifest::new(self.unit.clone(), id, *suite, number, kind)
        }
    }
}

/// A record with these fields; `origin` is the office's row that it answers.
#[must_use]
pub fn record(
    ledger: &str,
    id: &str,
    origin: Option<&str>,
    fields: &[(&str, &str)],
) -> BatchRecord {
    let fields = fields
        .iter()
        .map(|(name, text)| ((*name).to_owned(), Value::from(*text)));
    BatchRecord {
        origin: origin.map(str::to_owned),
        ..BatchRecord::new(ledger, id, fields.collect())
    }
}
