//! A unit at its office, both on this machine.

use crate::memory::{self, MemoryOffice};
use crate::support::Unit;
use minglu_app::batch::sync::exchange;
use minglu_sync::batch::Batch;
use minglu_sync::crypto::{PublicKey, Suite};
use minglu_sync::protocol::IssuedKind;
use serde_json::{Value, json};
use std::path::PathBuf;
use tempfile::TempDir;

/// A desk and the office at which it is enrolled, by a file.
pub struct County {
    pub unit: Unit,
    pub office: MemoryOffice,
    device: String,
    sealing: PublicKey,
    folder: TempDir,
}

pub const TITLE: &str = "澄溪县2026年政务公开工作要点";

impl County {
    pub fn new() -> County {
        County::of(Unit::printing())
    }

    pub fn of(unit: Unit) -> County {
        let nobody = Suite::Ed25519.public(&Suite::Ed25519.generate()).unwrap();
        let office = MemoryOffice::new(nobody);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("注册.json");
        let sheet = json!({
            "format": "minglu-enrolment/1", "code": "K7QF-93XM", "unit": memory::unit(),
            "office": "澄溪县人民政府办公室", "keys": office.keys().0,
        });
        std::fs::write(&file, sheet.to_string()).unwrap();
        let status = unit.call("office.enrol", json!({ "file": file }));
        assert_eq!(
            (&status["enrolled"], &status["pending"]),
            (&json!(true), &json!(true))
        );
        let device = status["device_id"].as_str().unwrap().to_owned();
        let county = County {
            unit,
            office,
            device,
            sealing: PublicKey::from_bytes(&[]),
            folder,
        };
        county.carried()
    }

    /// By hand once: the office takes the device in.
    fn carried(mut self) -> County {
        let package = self.export();
        let carried = self.office.read_package(&package);
        self.sealing = carried.enrol.as_ref().unwrap().device.sealing_key.clone();
        self.answer(&package);
        let status = self.unit.call("office.status", json!({}));
        assert_eq!(status["pending"], false);
        self
    }

    /// What a file defines is read when it is opened.
    pub fn reopened(self) -> County {
        let unit = self.unit.reopened();
        County { unit, ..self }
    }

    pub fn export(&self) -> Vec<u8> {
        let path = self.folder.path().join("报送.mlbatch");
        self.unit.call("batch.export", json!({ "path": path }));
        std::fs::read(path).unwrap()
    }

    pub fn back(&self, package: &[u8]) -> PathBuf {
        let carried = self.office.read_package(package);
        let answer = self.office.answer(&carried);
        let path = self.folder.path().join("回执.mlreceipt");
        std::fs::write(
            &path,
            self.office.pack(&answer, &self.device, &self.sealing),
        )
        .unwrap();
        path
    }

    pub fn answer(&self, package: &[u8]) -> Value {
        let path = self.back(package);
        self.unit.call("batch.receipt", json!({ "file": path }))
    }

    pub fn online(&self) -> Value {
        let done = exchange(&self.unit.desk, &self.office).unwrap();
        serde_json::to_value(done.value).unwrap()
    }

    pub fn issue_notice(&self, requirements: &[&str]) {
        let row = |(at, text): (usize, &&str)| {
            json!({ "id": format!("row-{text}"), "fields": {
                "position": at, "seq": (at + 1).to_string(), "topic": "财政信息",
                "requirement": text, "responsible": "县财政局", "due_text": "2026年9月底前",
                "progress": "县办不应代写", "notes": "也不应",
            }})
        };
        let tasks: Vec<Value> = requirements.iter().enumerate().map(row).collect();
        let body = json!({ "title": TITLE, "year": 2026, "issuer": "县政府办", "tasks": tasks });
        let files: [(&str, &[u8]); 1] = [("附件1.xlsx", b"table")];
        self.office.give(IssuedKind::Notice, body, &files);
    }

    pub fn set(&self, id: &Value, fields: Value) {
        let changes = json!([{ "id": id, "fields": fields }]);
        self.unit.call(
            "record.set",
            json!({ "ledger": "task", "changes": changes }),
        );
    }

    pub fn fill_all(&self) {
        for task in self.unit.tasks() {
            self.set(
                &task["id"],
                json!({ "state": "done", "progress": "已公开" }),
            );
        }
    }

    pub fn new_batch(&self) -> Value {
        self.unit.call(
            "batch.new",
            json!({ "kind": "task_progress", "year": 2026 }),
        )
    }

    pub fn line(&self) -> Value {
        self.unit.call("batch.list", json!({}))[0].clone()
    }

    pub fn stored(&self) -> Batch {
        let stored = self.office.stored.borrow();
        stored.values().last().unwrap().0.clone()
    }

    pub fn verdict(&self, verdict: Value) {
        self.office.give(IssuedKind::Verdict, verdict, &[]);
        self.online();
    }
}

/// An office has issued a notice with two tasks, and the clerk has filled and frozen them.
pub fn reported() -> County {
    let county = County::new();
    county.issue_notice(&["公开预算", "公开决算"]);
    county.online();
    county.fill_all();
    county.new_batch();
    county
}
