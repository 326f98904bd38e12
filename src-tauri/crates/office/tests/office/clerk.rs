//! A unit's desk as its clerk uses it, enrolled at a server over the wire.

use crate::common::Server;
use minglu_app::{Place, Press};
use minglu_forms::form::Paper;
use minglu_forms::manuscript::Manuscript;
use minglu_office::unit;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Nothing is printed here.
struct NoPress;

impl Press for NoPress {
    fn pdf(&self, _: &Paper, _: &Path) -> minglu_app::Result<()> {
        unreachable!("no press here")
    }

    fn svg(&self, _: &Paper) -> minglu_app::Result<Vec<String>> {
        unreachable!("no press here")
    }

    fn manuscript_pdf(&self, _: &Manuscript, _: &Path) -> minglu_app::Result<()> {
        unreachable!("no press here")
    }

    fn manuscript_svg(&self, _: &Manuscript) -> minglu_app::Result<Vec<String>> {
        unreachable!("no press here")
    }
}

/// A desk in a folder of its own.
pub struct Clerk {
    place: Place,
    dir: TempDir,
}

impl Clerk {
    /// A desk that knows no office.
    pub fn new() -> Clerk {
        let dir = tempfile::tempdir().unwrap();
        let place = Place::new(dir.path().join("desk"), "test", || Box::new(NoPress));
        place.open().unwrap();
        Clerk { place, dir }
    }

    /// A desk of a unit, enrolled by the office's file.
    pub fn of(server: &Server, unit: &str) -> Clerk {
        let clerk = Clerk::new();
        clerk.enrol(&clerk.file(server, unit));
        clerk
    }

    /// The registration file that the office gives to a unit.
    pub fn file(&self, server: &Server, unit: &str) -> PathBuf {
        let office = server.office();
        let invitation = unit::invite(&office.store, "测试", unit).unwrap();
        let slip = unit::slip(office, &invitation, Some(server.url())).unwrap();
        let path = self.dir.path().join(format!("{}.json", invitation.code));
        std::fs::write(&path, serde_json::to_string(&slip).unwrap()).unwrap();
        path
    }

    pub fn enrol(&self, file: &Path) -> Value {
        self.call("office.enrol", json!({ "file": file }))
    }

    /// The office answers elsewhere now.
    pub fn moved(&self, server: &Server) {
        let moved = self.place.with(|desk| {
            let mut kept = desk.ledger.recall("office")?.unwrap();
            kept["address"] = json!(server.url());
            Ok(desk.ledger.remember("office", &kept)?)
        });
        moved.unwrap();
    }

    /// Where a file of the test may lie.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn call(&self, name: &str, payload: Value) -> Value {
        self.place.dispatch(name, payload).unwrap().value
    }

    pub fn refused(&self, name: &str, payload: Value) -> minglu_app::Error {
        self.place.dispatch(name, payload).unwrap_err()
    }

    /// A round with the office, in which nothing may fail.
    pub fn sync(&self) -> Value {
        let done = self.call("batch.sync", json!({}));
        assert_eq!(done["failures"], json!([]));
        done
    }

    pub fn status(&self) -> Value {
        self.call("office.status", json!({}))
    }

    /// What came of a kind, the newest first.
    pub fn received(&self, kind: &str) -> Vec<Value> {
        let all = self.call("batch.received", json!({}));
        let all = all.as_array().unwrap().iter();
        all.filter(|line| line["kind"] == kind).cloned().collect()
    }

    /// The records of a ledger, each as its fields.
    pub fn records(&self, ledger: &str) -> Vec<Value> {
        let listed = self.call("record.list", json!({ "ledger": ledger, "limit": 1000 }));
        let rows = listed["rows"].as_array().unwrap().iter();
        rows.map(|row| json!({ "id": row["id"], "fields": row }))
            .collect()
    }

    pub fn set(&self, ledger: &str, id: &Value, fields: Value) {
        let changes = json!([{ "id": id, "fields": fields }]);
        self.call(
            "record.set",
            json!({ "ledger": ledger, "changes": changes }),
        );
    }

    pub fn decide(&self, line: &Value, take: bool) {
        self.call("batch.decide", json!({ "id": line["id"], "take": take }));
    }
}
