//! An office that writes letters, and cases that ask for them.

use super::Unit;
use minglu_ledger::{Fields, Source};
use serde_json::{Map, Value, json};
use std::io::Read;
use std::path::{Path, PathBuf};

/// What an office says once.
pub const SAID: [(&str, &str); 5] = [
    ("机关代字", "澄财公复"),
    ("联系人", "苏禾"),
    ("咨询电话", "0350-7654321"),
    ("机关地址", "澄溪县人民路1号205室"),
    ("缴纳方式", "到澄溪县非税收入收缴窗口缴纳"),
];

/// A request of a made-up person, with these fields besides.
pub fn fields(more: Value) -> Fields {
    let mut fields = json!({
        "number": "2026-003", "subject": "2025年度县级财政预算执行情况表", "channel": "internet",
        "received": "2026-03-03", "received_note": "互联网提交的，以双方确认之日为收到申请之日",
        "applicant_kind": "natural", "applicant": "林溪", "identity_kind": "id_card",
        "phone": "13800001234", "address": "澄溪县东街8号", "medium": "paper", "supply": "post",
        "office": "预算股", "handler": "苏禾", "state": "accepted"
    });
    let fields = fields.as_object_mut().unwrap();
    fields.extend(more.as_object().unwrap().clone());
    fields.clone()
}

pub struct Office {
    pub unit: Unit,
}

impl Office {
    /// A desk whose clerk has said once what is for all letters.
    pub fn new() -> Office {
        let unit = Unit::printing();
        unit.call("letter.set_settings", json!({ "said": said(&SAID) }));
        Office { unit }
    }

    /// A case, written past the steps that would lead there.
    pub fn case(&self, more: Value) -> String {
        let fields = fields(more);
        let done = self
            .unit
            .desk
            .transact("案件", Source::Import, |tx| tx.add("request", fields));
        done.unwrap().value
    }

    pub fn step(&self, case: &str, more: Value) {
        let mut step = json!({ "request": case, "day": "2026-03-06", "words": "办理" });
        let step = step.as_object_mut().unwrap();
        step.extend(more.as_object().unwrap().clone());
        let step = step.clone();
        let done = self
            .unit
            .desk
            .transact("经过", Source::Import, |tx| tx.add("request_step", step));
        done.unwrap();
    }

    pub fn draft(&self, case: &str, kind: &str, says: &[(&str, &str)]) -> Value {
        let request = asked(case, kind, says);
        self.unit.call("letter.draft", request)
    }

    pub fn write(&self, case: &str, kind: &str, says: &[(&str, &str)]) -> Value {
        let written = self.unit.call("letter.write", asked(case, kind, says));
        written["letter"].clone()
    }

    /// The words of a letter as it is kept, a line a paragraph.
    pub fn words(&self, letter: &Value) -> String {
        let digest = letter["file"][0]["digest"].as_str().unwrap();
        let mut bytes = Vec::new();
        let mut file = self.unit.desk.ledger.open_attachment(digest).unwrap();
        file.read_to_end(&mut bytes).unwrap();
        document(bytes)
    }
}

pub fn asked(case: &str, kind: &str, says: &[(&str, &str)]) -> Value {
    json!({ "request": case, "kind": kind, "dated": "2026-03-06", "said": said(says) })
}

pub fn said(says: &[(&str, &str)]) -> Value {
    let says = says
        .iter()
        .map(|(name, words)| ((*name).to_owned(), json!(words)));
    Value::Object(says.collect::<Map<_, _>>())
}

/// The words of a Word file, a line a paragraph.
pub fn document(bytes: Vec<u8>) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    zip.by_name("word/document.xml")
        .unwrap()
        .read_to_string(&mut xml)
        .unwrap();
    let lines = xml.split("</w:p>").map(|p| {
        let pieces = p.split("</w:t>").filter_map(|t| t.rsplit_once('>'));
        pieces.map(|(_, t)| t).collect::<String>()
    });
    lines.collect::<Vec<_>>().join("\n")
}

pub fn asset(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../assets")
        .join(path)
}

pub fn book() -> Value {
    serde_json::from_str(&std::fs::read_to_string(asset("letters.json")).unwrap()).unwrap()
}

pub fn kinds() -> Vec<Value> {
    book()["kinds"].as_array().unwrap().clone()
}

pub fn template(kind: &Value) -> Vec<u8> {
    std::fs::read(asset("letters").join(kind["file"].as_str().unwrap())).unwrap()
}

pub fn strings(value: &Value) -> Vec<&str> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one.as_str().unwrap())
        .collect()
}

/// Answers to every question, so that any letter can be written.
pub fn answers() -> Vec<(String, String)> {
    let names = book()["names"].as_array().unwrap().clone();
    let asked = names.into_iter().filter(|name| !name["ask"].is_null());
    asked
        .map(|name| {
            let text = |key: &str| name[key].as_str().unwrap().to_owned();
            (text("name"), text("example"))
        })
        .collect()
}

/// A case that has come through everything, so that any letter finds what it speaks of.
pub fn tried(office: &Office, outcome: &str) -> String {
    let earlier = office.case(json!({ "number": "2025-011", "replied": "2025-11-05" }));
    let mut clock = json!([
        { "kind": "corrected", "from": "2026-03-06", "reached": "2026-03-06", "days": 15, "to": "2026-03-16" },
        { "kind": "third_party", "from": "2026-03-18", "reached": "2026-03-19", "to": "2026-03-25" }
    ]);
    // While a fee is awaited there is no date for the answer.
    if outcome == "fee_unpaid" {
        let noticed =
            json!({ "kind": "fee_noticed", "from": "2026-03-26", "reached": "2026-03-26" });
        clock.as_array_mut().unwrap().push(noticed);
    }
    let case = office.case(json!({
        "number": outcome, "state": "proposing", "outcome": outcome, "earlier": earlier, "fee_way": "pages",
        "pages": 100, "clock": clock.to_string(), "reason": "属于过程稿", "due": "2026-03-31"
    }));
    for event in [
        "ask_correction",
        "ask_reasons",
        "consult",
        "extend",
        "notice_fee",
    ] {
        office.step(&case, json!({ "event": event }));
    }
    case
}
