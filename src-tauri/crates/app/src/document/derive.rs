use crate::duty::Change;
use minglu_ledger::Fields;
use minglu_rules::attribute::{Attribute, reviewed};
use minglu_rules::document::DocNo;
use minglu_rules::duty::Facts;
use serde_json::{Value, json};

/// Fills the parts of a document's number, and whether a review looks at it. `before` is the record as it stands.
pub(crate) fn derive(fields: &mut Fields, before: Option<&Fields>) {
    if before.is_none() || fields.contains_key("doc_no") {
        let number = number(Change { fields, before }.text("doc_no"));
        fields.extend(number);
    }
    if before.is_none() || fields.contains_key("attribute") {
        let mark = review_mark(Change { fields, before });
        fields.insert("reviewed".into(), mark);
    }
}

/// By which a yearly review finds the document.
fn review_mark(facts: Change<'_>) -> Value {
    let attribute = Attribute::from_name(facts.text("attribute"));
    let mark = reviewed(attribute, facts.value("reviewed").as_i64());
    mark.map_or(Value::Null, Value::from)
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
