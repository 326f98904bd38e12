//! Records through the commands, as every page adds, changes and looks at them.

use super::Unit;
use minglu_app::Error;
use serde_json::{Value, json};

impl Unit {
    /// A new record, as it is stored.
    pub fn add(&self, ledger: &str, fields: Value) -> Value {
        self.call("record.add", json!({ "ledger": ledger, "fields": fields }))
    }

    /// Why a record cannot be added.
    pub fn add_refused(&self, ledger: &str, fields: Value) -> Error {
        self.refused("record.add", json!({ "ledger": ledger, "fields": fields }))
    }

    /// Changes fields of a record, and gives it as it is then.
    pub fn set(&self, ledger: &str, id: &Value, fields: Value) -> Value {
        let changes = json!([{ "id": id, "fields": fields }]);
        let request = json!({ "ledger": ledger, "changes": changes });
        self.call("record.set", request)[0].clone()
    }

    /// A record with all that is shown of it.
    pub fn show(&self, ledger: &str, id: &Value) -> Value {
        self.call("record.show", json!({ "ledger": ledger, "id": id }))
    }

    /// The first page of a ledger.
    pub fn rows(&self, ledger: &str) -> Vec<Value> {
        let page = self.call("record.list", json!({ "ledger": ledger }));
        page["rows"].as_array().unwrap().clone()
    }

    /// The rules that speak of a record.
    pub fn rules(&self, ledger: &str, id: &Value) -> Vec<Value> {
        let found = self.call("record.check", json!({ "ledger": ledger, "id": id }));
        let found = found.as_array().unwrap().iter();
        found.map(|one| one["rule"].clone()).collect()
    }
}

impl Unit {
    /// What the first page says of a ledger.
    pub fn lines(&self, ledger: &str) -> Vec<Value> {
        let lines = self.due().into_iter();
        lines.filter(|line| line["ledger"] == ledger).collect()
    }

    /// How many records a ledger has.
    pub fn total(&self, ledger: &str) -> Value {
        self.call("record.list", json!({ "ledger": ledger }))["total"].clone()
    }
}

/// The rules that refuse a record.
pub fn codes(error: &Error) -> Vec<Value> {
    let problems = error.detail.as_array().unwrap().iter();
    problems.map(|problem| problem["code"].clone()).collect()
}
