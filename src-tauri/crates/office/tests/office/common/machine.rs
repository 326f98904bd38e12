use super::Office;
use minglu_office::device::{self, Caller};
use minglu_sync::Unknown;
use minglu_sync::batch::{Batch, BatchRecord, BlobRef, Draft, Kind, Manifest, UnitRef, freeze};
use minglu_sync::crypto::{BlobDigest, OpenKey, SecretKey, Suite};
use minglu_sync::protocol::{Device, EnrolRequest, RequestSeal};
use serde_json::json;
use uuid::Uuid;

/// A clerk's machine as its unit uses it.
#[derive(Clone)]
pub struct Machine {
    pub device: Device,
    pub secret: SecretKey,
    pub unit: UnitRef,
}

impl Machine {
    /// A machine that nobody knows yet.
    pub fn stranger(suite: Suite) -> Machine {
        let secret = suite.generate();
        Machine {
            device: Device {
                id: Uuid::new_v4().to_string(),
                name: "办公室-1".to_owned(),
                suite,
                public_key: suite.public(&secret).unwrap(),
                sealing_key: OpenKey::generate().public(),
            },
            secret,
            unit: UnitRef {
                code: "none".to_owned(),
                name: "none".to_owned(),
            },
        }
    }

    pub fn enrolled(office: &Office, code: &str) -> Machine {
        let mut machine = Machine::stranger(Suite::Ed25519);
        let request = machine.request(code);
        machine.unit = device::enrol(&office.store, &office.keys, &request)
            .unwrap()
            .unit;
        machine
    }

    pub fn request(&self, code: &str) -> EnrolRequest {
        EnrolRequest::new(code, self.device.clone(), &self.secret).unwrap()
    }

    pub fn caller(&self) -> Caller {
        Caller {
            device: self.device.id.clone(),
            unit: self.unit.code.clone(),
            unit_name: self.unit.name.clone(),
        }
    }

    /// A batch with so many made-up records of progress.
    pub fn batch(&self, number: u32, records: usize) -> Batch {
        self.freeze(self.manifest(number), records)
    }

    /// The same with files.
    pub fn batch_with(&self, number: u32, files: &[&[u8]]) -> Batch {
        let mut manifest = self.manifest(number);
        let file = |(at, bytes): (usize, &&[u8])| {
            let name = format!("佐证{at}.pdf");
            BlobRef::new(BlobDigest::of(bytes), bytes.len() as u64, name)
        };
        manifest.attachments = files.iter().enumerate().map(file).collect();
        self.freeze(manifest, 1)
    }

    pub fn freeze(&self, manifest: Manifest, records: usize) -> Batch {
        let record = |at: usize| BatchRecord::new("progress", &format!("r{at}"), fields(at));
        let records: Vec<BatchRecord> = (0..records).map(record).collect();
        let mut manifest = manifest;
        manifest.zero = records.is_empty();
        let ledgers = vec![("progress".to_owned(), "v1".to_owned(), records)];
        freeze(Draft { manifest, ledgers }, &self.secret).unwrap()
    }

    pub fn manifest(&self, number: u32) -> Manifest {
        let number = format!("2026-{number:03}");
        let Device { id, suite, .. } = &self.device;
        Manifest {
            period: Some("2026年第三季度".to_owned()),
            ..Manifest::new(self.unit.clone(), id, *suite, number, Kind::TaskProgress)
        }
    }

    /// The seal of a request, now.
    pub fn seal<'a>(
        &'a self,
        method: &'a str,
        path: &'a str,
        body: &'a [u8],
        nonce: &'a str,
    ) -> RequestSeal<'a> {
        RequestSeal {
            method,
            path,
            body,
            device: &self.device.id,
            time: chrono::Utc::now(),
            nonce,
        }
    }
}

fn fields(at: usize) -> Unknown {
    let value = json!({ "task": format!("t{at}"), "text": format!("已公开第{at}项，\t引号\"、反斜杠\\、换行\n。") });
    value.as_object().unwrap().clone()
}
