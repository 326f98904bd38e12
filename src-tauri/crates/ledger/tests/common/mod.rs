//! What every test needs: a ledger in a folder of its own, and short words for the common calls.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use minglu_ledger::people::{Person, Role};
use minglu_ledger::{Committed, Fields, Ledger, Operation, Result, Schema, Tx};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub struct Desk {
    pub dir: TempDir,
    pub ledger: Ledger,
}

impl Desk {
    pub fn new() -> Desk {
        let dir = tempfile::tempdir().unwrap();
        let ledger = Ledger::open(dir.path()).unwrap();
        Desk { dir, ledger }
    }

    pub fn with(schemas: Vec<Schema>) -> Desk {
        let dir = tempfile::tempdir().unwrap();
        let ledger = Ledger::open_with(dir.path(), schemas).unwrap();
        Desk { dir, ledger }
    }

    pub fn restarted(self) -> Desk {
        let schemas = self.ledger.schemas().to_vec();
        let Desk { dir, ledger } = self;
        drop(ledger);
        let ledger = Ledger::open_with(dir.path(), schemas).unwrap();
        Desk { dir, ledger }
    }

    pub fn step<T>(&self, label: &str, f: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Committed<T> {
        self.ledger
            .transact(Operation::by_user(label, "王明"), f)
            .unwrap()
    }

    pub fn add(&self, ledger: &str, fields: Value) -> String {
        self.step("新增", |tx| tx.add(ledger, object(fields))).value
    }

    pub fn set(&self, ledger: &str, id: &str, fields: Value) -> bool {
        self.step("修改", |tx| tx.set(ledger, id, &object(fields)))
            .value
    }
}

/// Whoever sets the password, where it does not matter who she is.
pub fn clerk() -> Person {
    Person::new("陈经办", Role::Clerk).unwrap()
}

pub fn object(value: Value) -> Fields {
    match value {
        Value::Object(fields) => fields,
        other => panic!("{other} is no object"),
    }
}

/// Every file in a folder and below.
pub fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(files(&path)),
            false => found.push(path),
        }
    }
    found
}

/// Files that hold a text as UTF-8 or UTF-16, or by its digest as their name.
pub fn holding(dir: &Path, text: &str) -> Vec<PathBuf> {
    let wide: Vec<u16> = text.encode_utf16().collect();
    let little: Vec<u8> = wide.iter().flat_map(|c| c.to_le_bytes()).collect();
    let big: Vec<u8> = wide.iter().flat_map(|c| c.to_be_bytes()).collect();
    let forms = [text.as_bytes().to_vec(), little, big];
    let holds = |path: &PathBuf| {
        let bytes = fs::read(path).unwrap();
        let within = |form: &Vec<u8>| bytes.windows(form.len()).any(|w| w == form.as_slice());
        forms.iter().any(within) || path.to_string_lossy().contains(text)
    };
    files(dir).into_iter().filter(holds).collect()
}

/// A ledger that has a field of every kind.
pub fn all_kinds() -> Vec<Schema> {
    let sample = json!({
        "$id": "minglu:ledger/sample", "title": "样品", "x-label": "name", "x-key": ["name"],
        "required": ["name"],
        "properties": {
            "name": { "title": "名称", "type": "string", "minLength": 1, "maxLength": 20 },
            "code": { "title": "编号", "type": "string", "pattern": "^[A-Z0-9]*$",
                      "x-pattern-hint": "只填大写字母和数字" },
            "count": { "title": "数量", "type": "integer", "minimum": -5, "maximum": 1000 },
            "price": { "title": "金额", "type": "number", "multipleOf": 0.01 },
            "day": { "title": "截止日期", "type": "string", "format": "date" },
            "moment": { "title": "时刻", "type": "string", "format": "date-time" },
            "urgent": { "title": "紧急", "type": "boolean" },
            "state": { "title": "状态", "oneOf": [
                { "const": "open", "title": "办理中" }, { "const": "done", "title": "已办结" }] },
            "units": { "title": "单位", "type": "array", "items": { "type": "string", "maxLength": 10 } },
            "box": { "title": "盒子", "type": "string", "x-ref": "box" },
            "files": { "title": "附件", "type": "array", "items": { "$ref": "minglu:attachment" } }
        }
    });
    let container = json!({
        "$id": "minglu:ledger/box", "title": "盒子", "x-label": "name", "x-key": ["name"],
        "x-sort": ["name"], "required": ["name"],
        "properties": { "name": { "title": "盒名", "type": "string", "maxLength": 100 } }
    });
    [sample, container]
        .iter()
        .map(|s| Schema::from_json(&s.to_string()).unwrap())
        .collect()
}
