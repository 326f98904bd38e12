//! A unit's desk and a county office, both in memory.
#![allow(dead_code, unused_imports, clippy::unwrap_used, clippy::expect_used)]

mod desk;
mod office;

pub use desk::MemoryDesk;
pub use office::MemoryOffice;

use minglu_sync::batch::{Batch, BatchRecord, BlobRef, Draft, Kind, Manifest, UnitRef, freeze};
use minglu_sync::crypto::{BlobDigest, SecretKey, Suite};
use minglu_sync::receipt::{Count, Receipt};
use serde_json::json;
use uuid::Uuid;

pub fn unit() -> UnitRef {
    UnitRef {
        code: "czj".into(),
        name: "澄溪县财政局".into(),
    }
}

/// A receipt that nobody signed.
pub fn receipt(batch: Uuid) -> Receipt {
    Receipt {
        batch,
        unit: unit(),
        number: "2026-001".into(),
        digest: Suite::Ed25519.digest(b""),
        counts: Vec::<Count>::new(),
        attachments: 0,
        stored_at: chrono::DateTime::UNIX_EPOCH,
        sequence: 1,
        office: "澄溪县人民政府办公室".into(),
        key: "sign-1".into(),
        suite: Suite::Ed25519,
        unknown: Default::default(),
        signature: None,
    }
}

pub fn manifest(suite: Suite, serial: u32) -> Manifest {
    let number = format!("2026-{serial:03}");
    Manifest {
        id: Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + u128::from(serial)),
        period: Some("2026年第三季度".into()),
        made_at: chrono::DateTime::UNIX_EPOCH,
        ..Manifest::new(unit(), "device-1", suite, number, Kind::TaskProgress)
    }
}

pub fn record(ledger: &str, id: &str, progress: &str) -> BatchRecord {
    let fields = [("progress".to_owned(), json!(progress))];
    BatchRecord::new(ledger, id, fields.into_iter().collect())
}

/// A batch with two tasks and the given files.
pub fn batch(suite: Suite, secret: &SecretKey, serial: u32, files: &[&[u8]]) -> Batch {
    let mut manifest = manifest(suite, serial);
    let named =
        |file: &&[u8]| BlobRef::new(BlobDigest::of(file), file.len() as u64, "佐证.pdf".into());
    manifest.attachments = files.iter().map(named).collect();
    let records = vec![
        record("task", "t1", "已公开"),
        record("task", "t2", "推进中"),
    ];
    let ledgers = vec![("task".into(), "1".into(), records)];
    freeze(Draft { manifest, ledgers }, secret).unwrap()
}

/// A fault by its number.
pub fn fault(number: u8) -> office::Fault {
    [
        office::Fault::Lost,
        office::Fault::Unheard,
        office::Fault::Twice,
    ][usize::from(number) % 3]
}
