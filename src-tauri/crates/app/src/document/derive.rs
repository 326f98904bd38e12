use crate::duty::Change;
use minglu_ledger::Fields;
use minglu_rules::document::DocNo;
use minglu_rules::duty::Facts;
use serde_json::{Value, json};

/// Fills the parts of a document's number. `before` is the record as it stands.
pub(crate) fn derive(fields: &mut Fields, before: Option<&Fields>) {
    if before.is_none() || fields.contains_key("doc_no") {
        let number = number(Change { fields, before }.text("doc_no"));
        fields.extend(number);
    }
}

fn number(text: &str) -> [(String, Value); 3] {
    let number = DocNo::parse(text);
    let part = |name: &str, value: Option<Value>| (name.to_owned(), value.unwrap_or_default());
    [
        part("agency_code", number.as_ref().map(|n| json!(n.agency))),
        part("doc_year", number.as_ref().map(|n| json!(n.year))),
        part("serial", number.as_ref().map(|n| json!(n.serial))),
    ]
}
