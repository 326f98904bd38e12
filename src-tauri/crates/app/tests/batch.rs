//! What a unit sends to the county office, and what comes from there.
#![allow(clippy::unwrap_used)]

#[path = "../../sync/tests/support/mod.rs"]
mod county;
mod support;

use county::MemoryOffice;
use minglu_app::batch::sync::exchange;
use minglu_sync::batch::{Batch, read};
use minglu_sync::crypto::{PublicKey, Suite};
use minglu_sync::protocol::IssuedKind;
use serde_json::{Value, json};
use std::path::PathBuf;
use support::Unit;
use tempfile::TempDir;

/// A desk and the office at which it is enrolled, by a file.
struct County {
    unit: Unit,
    office: MemoryOffice,
    device: String,
    sealing: PublicKey,
    folder: TempDir,
}

const TITLE: &str = "澄溪县2026年政务公开工作要点";

impl County {
    fn new() -> County {
        County::of(Unit::printing())
    }

    fn of(unit: Unit) -> County {
        let nobody = Suite::Ed25519.public(&Suite::Ed25519.generate()).unwrap();
        let office = MemoryOffice::new(nobody);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("注册.json");
        let sheet = json!({
            "format": "minglu-enrolment/1", "code": "K7QF-93XM", "unit": county::unit(),
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

    fn export(&self) -> Vec<u8> {
        let path = self.folder.path().join("报送.mlbatch");
        self.unit.call("batch.export", json!({ "path": path }));
        std::fs::read(path).unwrap()
    }

    fn back(&self, package: &[u8]) -> PathBuf {
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

    fn answer(&self, package: &[u8]) -> Value {
        let path = self.back(package);
        self.unit.call("batch.receipt", json!({ "file": path }))
    }

    fn online(&self) -> Value {
        let done = exchange(&self.unit.desk, &self.office).unwrap();
        serde_json::to_value(done.value).unwrap()
    }

    fn issue_notice(&self, requirements: &[&str]) {
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

    fn set(&self, id: &Value, fields: Value) {
        let changes = json!([{ "id": id, "fields": fields }]);
        self.unit.call(
            "record.set",
            json!({ "ledger": "task", "changes": changes }),
        );
    }

    fn fill_all(&self) {
        for task in self.unit.tasks() {
            self.set(
                &task["id"],
                json!({ "state": "done", "progress": "已公开" }),
            );
        }
    }

    fn new_batch(&self) -> Value {
        self.unit.call(
            "batch.new",
            json!({ "kind": "task_progress", "year": 2026 }),
        )
    }

    fn line(&self) -> Value {
        self.unit.call("batch.list", json!({}))[0].clone()
    }

    fn stored(&self) -> Batch {
        let stored = self.office.stored.borrow();
        stored.values().last().unwrap().0.clone()
    }

    fn verdict(&self, verdict: Value) {
        self.office.give(IssuedKind::Verdict, verdict, &[]);
        self.online();
    }
}

/// An office has issued a notice with two tasks, and the clerk has filled and frozen them.
fn reported() -> County {
    let county = County::new();
    county.issue_notice(&["公开预算", "公开决算"]);
    county.online();
    county.fill_all();
    county.new_batch();
    county
}

#[test]
fn a_notice_becomes_the_units_tasks_in_one_step() {
    let county = County::new();
    county.issue_notice(&["公开预算", "公开决算"]);
    county.online();
    let tasks = county.unit.tasks();
    assert_eq!(tasks.len(), 2);
    assert_eq!(
        tasks[0]["ours"],
        "lead".replace("lead", tasks[0]["ours"].as_str().unwrap())
    );
    assert_ne!(tasks[0]["ours"], "none");
    assert_eq!(tasks[0]["due"], "2026-09-30");
    assert!(
        tasks[0]["progress"].is_null(),
        "the office does not write what the clerk writes"
    );
    assert!(tasks[0]["notes"].is_null());
    county.unit.call("step.undo", json!({}));
    assert_eq!(county.unit.tasks().len(), 0);
}

#[test]
fn a_new_version_of_a_notice_keeps_what_the_clerk_wrote() {
    let county = County::new();
    county.issue_notice(&["公开预算", "公开决算"]);
    county.online();
    county.fill_all();
    county.issue_notice(&["公开预算", "公开绩效"]);
    county.online();
    let told = |text: &str| {
        let tasks = county.unit.tasks();
        let found = tasks.iter().find(|task| task["requirement"] == text);
        found.cloned().unwrap()
    };
    assert_eq!(county.unit.tasks().len(), 3);
    assert_eq!(told("公开预算")["progress"], "已公开");
    assert_eq!(told("公开决算")["withdrawn"], true);
    assert!(told("公开绩效")["progress"].is_null());
}

#[test]
fn a_batch_is_unsent_until_the_offices_receipt_is_kept() {
    let county = reported();
    assert_eq!(county.line()["state"], "unsent");
    let done = county.online();
    assert_eq!(done["receipts"], json!(["2026-001"]));
    assert_eq!(county.line()["state"], "stored");
    let shown = county
        .unit
        .call("batch.show", json!({ "batch": "2026-001" }));
    assert!(shown["receipt"].as_str().unwrap().contains("收到 2 条"));
    assert_eq!(shown["whole"], true);
    county.unit.call("step.undo", json!({}));
    assert_eq!(
        county.line()["state"],
        "stored",
        "undoing a step unsends nothing"
    );
}

#[test]
fn carried_by_hand_it_ends_in_the_same_state() {
    let county = reported();
    let package = county.export();
    assert_eq!(
        county.line()["state"],
        "unsent",
        "a file on a stick is no receipt"
    );
    county.answer(&package);
    assert_eq!(county.line()["state"], "stored");
    county.online();
    assert_eq!(county.office.stored.borrow().len(), 1);
}

#[test]
fn what_was_sent_can_be_shown_after_the_record_has_changed() {
    let county = reported();
    county.online();
    let task = county.unit.tasks()[0].clone();
    county.set(&task["id"], json!({ "progress": "后来又改了" }));
    let shown = county
        .unit
        .call("batch.show", json!({ "batch": "2026-001" }));
    let records = shown["records"].as_array().unwrap();
    let record = records.iter().find(|r| r["id"] == task["id"]).unwrap();
    let fields = record["fields"].as_array().unwrap();
    let progress = fields.iter().find(|f| f["field"] == "progress").unwrap();
    assert_eq!(
        (&progress["before"], &progress["now"]),
        (&json!("已公开"), &json!("后来又改了"))
    );
    let same = fields.iter().find(|f| f["field"] == "notice").unwrap();
    assert!(
        same["now"].is_null(),
        "a reference told by its name has not changed"
    );
}

#[test]
fn the_clerks_own_notes_stay_at_the_unit() {
    let county = County::new();
    county.issue_notice(&["公开预算"]);
    county.online();
    let task = county.unit.tasks()[0].clone();
    county.set(
        &task["id"],
        json!({ "progress": "已公开", "notes": "催办三次" }),
    );
    county.new_batch();
    county.online();
    let record = county.stored().records()[0].clone();
    assert!(!record.fields.contains_key("notes"));
    assert_eq!(record.fields["notice"], TITLE);
    assert_eq!(record.origin.as_deref(), Some("row-公开预算"));
}

#[test]
fn personal_data_leaves_only_where_the_form_asks_and_is_told_and_noted() {
    let county = County::new();
    let contact = json!({ "unit": "澄溪县财政局", "name": "苏禾", "phone": "13800001234" });
    county.unit.call(
        "record.add",
        json!({ "ledger": "contact", "fields": contact }),
    );
    let preview = county
        .unit
        .call("batch.check", json!({ "kind": "contact_filing" }));
    assert_eq!(preview["private"], json!(["联系电话"]));
    county
        .unit
        .call("batch.new", json!({ "kind": "contact_filing" }));
    county.online();
    assert_eq!(county.stored().records()[0].fields["phone"], "13800001234");
    assert_eq!(county.stored().manifest().private.len(), 1);
    let events = county.unit.call("event.list", json!({}));
    let event = &events["events"][0];
    assert_eq!(event["deed"], "export");
    assert!(
        event["sentence"].as_str().unwrap().contains("联系电话"),
        "{event}"
    );
    let shown = county
        .unit
        .call("batch.show", json!({ "batch": "2026-001" }));
    assert!(
        !shown.to_string().contains("13800001234"),
        "masked on the way to the screen"
    );
}

#[test]
fn a_returned_batch_is_corrected_by_one_that_follows_it() {
    let county = reported();
    county.online();
    let batch = county.stored();
    let record = &batch.records()[0].id;
    county.verdict(json!({
        "batch": batch.manifest().id, "outcome": "returned",
        "remarks": [{ "ledger": "task", "record": record, "field": "progress", "text": "请写明公开网址" }],
    }));
    let line = county.line();
    assert_eq!(
        (&line["state"], &line["remarks"]),
        (&json!("returned"), &json!(1))
    );
    county.set(
        &json!(record),
        json!({ "progress": "已公开，网址 https://czj.example.gov.cn/1" }),
    );
    let shown = county
        .unit
        .call("batch.show", json!({ "batch": "2026-001" }));
    let remark = &shown["remarks"][0];
    assert_eq!(
        (&remark["before"], &remark["title"]),
        (&json!("已公开"), &json!("落实情况"))
    );
    assert!(remark["now"].as_str().unwrap().contains("网址"));
    county
        .unit
        .call("batch.new", json!({ "follows": "2026-001", "kind": "" }));
    county.online();
    assert_eq!(
        county.stored().manifest().follows,
        Some(batch.manifest().id)
    );
    let lines = county.unit.call("batch.list", json!({}));
    assert_eq!(
        (&lines[0]["state"], &lines[1]["state"]),
        (&json!("stored"), &json!("corrected"))
    );
    county.verdict(json!({ "batch": county.stored().manifest().id, "outcome": "accepted" }));
    assert_eq!(county.line()["state"], "accepted");
}

#[test]
fn where_both_sides_changed_a_value_a_person_chooses_and_the_other_is_kept() {
    let county = reported();
    county.online();
    let batch = county.stored();
    let [one, two] = [0, 1].map(|at| batch.records()[at].id.clone());
    county.set(&json!(one), json!({ "progress": "本单位又改" }));
    let change = |record: &str| json!({ "ledger": "task", "record": record, "field": "progress", "before": "已公开", "after": "县办改" });
    county.verdict(json!({
        "batch": batch.manifest().id, "outcome": "accepted", "changes": [change(&one), change(&two)],
    }));
    let progress = |id: &str| {
        let shown = county
            .unit
            .call("record.show", json!({ "ledger": "task", "id": id }));
        shown["progress"].clone()
    };
    assert_eq!(
        (progress(&one), progress(&two)),
        (json!("本单位又改"), json!("县办改"))
    );
    let conflict = || {
        let shown = county
            .unit
            .call("batch.show", json!({ "batch": "2026-001" }));
        shown["conflicts"][0].clone()
    };
    assert_eq!(
        (&conflict()["ours"], &conflict()["theirs"]),
        (&json!("本单位又改"), &json!("县办改"))
    );
    let choice = json!({ "n": conflict()["n"], "choose": "theirs" });
    county.unit.call("batch.settle", choice.clone());
    assert_eq!(progress(&one), "县办改");
    assert_eq!(conflict()["ours"], "本单位又改");
    assert_eq!(county.unit.refused("batch.settle", choice).code, "conflict");
}

#[test]
fn a_form_of_the_office_becomes_a_ledger_that_can_be_answered() {
    let county = County::new();
    let column =
        |name: &str, title: &str| json!({ "name": name, "title": title, "width_mm": 30.0 });
    let body = json!({
        "form": "seal-survey", "title": "公开专用章情况表", "due": "2026-12-10",
        "definition": { "title": "公开专用章情况表", "heading": "公开专用章情况表",
            "columns": [column("c1", "印章名称"), column("c2", "保管人")] },
    });
    county.office.give(IssuedKind::Form, body, &[]);
    county.online();
    let received = county.unit.call("batch.received", json!({}));
    assert_eq!(received[0]["failure"], Value::Null);
    let ledger = received[0]["outcome"]["ledger"].clone();
    let county = reopened(county);
    county.unit.call(
        "record.add",
        json!({ "ledger": ledger, "fields": { "c1": "专用章", "c2": "办公室" } }),
    );
    county.unit.call(
        "batch.new",
        json!({ "kind": "form", "form": "公开专用章情况表" }),
    );
    county.online();
    let batch = county.stored();
    assert_eq!(batch.manifest().form.as_deref(), Some("seal-survey"));
    assert_eq!(batch.records()[0].ledger, "seal-survey");
    assert_eq!(batch.records()[0].fields["c1"], "专用章");
}

/// What a file defines is read when it is opened.
fn reopened(county: County) -> County {
    let County {
        unit,
        office,
        device,
        sealing,
        folder,
    } = county;
    let unit = unit.reopened();
    County {
        unit,
        office,
        device,
        sealing,
        folder,
    }
}

#[test]
fn what_cannot_be_taken_in_is_kept_with_its_reason_and_stops_nothing() {
    let county = County::new();
    county.office.issue("未来的材料");
    county.issue_notice(&["公开预算"]);
    county.online();
    assert_eq!(county.unit.tasks().len(), 1);
    let received = county.unit.call("batch.received", json!({}));
    assert!(received[1]["failure"].as_str().unwrap().contains("升级"));
    assert_eq!(county.unit.call("office.status", json!({}))["stuck"], 1);
}

#[test]
fn a_verdict_on_a_batch_of_the_units_other_machine_asks_for_nothing() {
    let county = County::new();
    county.verdict(json!({ "batch": uuid::Uuid::from_u128(7), "outcome": "accepted" }));
    let received = county.unit.call("batch.received", json!({}));
    assert_eq!(received[0]["outcome"]["elsewhere"], true);
    assert_eq!(county.unit.call("office.status", json!({}))["stuck"], 0);
}

#[test]
fn a_zero_report_is_a_batch_and_an_empty_one_is_refused() {
    let county = County::new();
    let empty = county
        .unit
        .refused("batch.new", json!({ "kind": "attribute_ledger" }));
    assert_eq!(empty.code, "usage");
    county.unit.call(
        "batch.new",
        json!({ "kind": "attribute_ledger", "zero": true }),
    );
    county.online();
    assert!(county.stored().manifest().zero);
    assert_eq!(county.line()["state"], "stored");
}

#[test]
fn records_with_errors_block_the_batch_with_a_list() {
    let county = County::new();
    county.issue_notice(&["公开预算"]);
    county.online();
    let task = county.unit.tasks()[0].clone();
    let file = county
        .unit
        .desk
        .ledger
        .store("佐证.pdf", &b"pdf"[..])
        .unwrap();
    county.set(&task["id"], json!({ "evidence": [file] }));
    std::fs::remove_dir_all(county.unit.desk.dir().join("attachments")).unwrap();
    let refused = county
        .unit
        .refused("batch.new", json!({ "kind": "task_progress" }));
    assert_eq!(refused.code, "invalid");
    assert_eq!(refused.detail[0]["field"], "evidence");
    assert_eq!(county.unit.call("batch.list", json!({})), json!([]));
}

#[test]
fn a_receipt_file_that_was_altered_or_is_anothers_changes_nothing() {
    let county = reported();
    let path = county.back(&county.export());
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&path, &bytes).unwrap();
    assert_eq!(
        county
            .unit
            .refused("batch.receipt", json!({ "file": path }))
            .code,
        "unreadable"
    );
    let other = reported();
    let theirs = other.back(&other.export());
    assert_eq!(
        county
            .unit
            .refused("batch.receipt", json!({ "file": theirs }))
            .code,
        "unreadable"
    );
    assert_eq!(county.line()["state"], "unsent");
}

#[test]
fn the_frozen_bytes_are_what_the_office_stores() {
    let county = reported();
    county.online();
    let id = county.line()["id"].as_str().unwrap().to_owned();
    let frozen = read(county.unit.desk.ledger.frozen_bytes(&id).unwrap()).unwrap();
    assert_eq!(frozen.bytes(), county.stored().bytes());
}

#[cfg(unix)]
#[test]
fn the_folder_with_the_devices_key_is_read_by_its_user_only() {
    use std::os::unix::fs::PermissionsExt;
    let unit = Unit::printing();
    std::fs::set_permissions(unit.desk.dir(), PermissionsExt::from_mode(0o755)).unwrap();
    let county = County::of(unit);
    let mode = std::fs::metadata(county.unit.desk.dir())
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o077, 0);
}
