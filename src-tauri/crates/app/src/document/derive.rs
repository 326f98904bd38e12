use super::facts::Facts;
use minglu_ledger::Fields;
use minglu_rules::attribute::reviewed;
use minglu_rules::calendar::Calendar;
use minglu_rules::document::{DocNo, publish_by};
use serde_json::{Value, json};

/// Fills what follows from a document's fields: the parts of its number, and by when it must be
/// published, and whether a review looks at it. `before` is the record as it stands; of a change only what it touches is read again.
pub(crate) fn derive(calendar: &Calendar, fields: &mut Fields, before: Option<&Fields>) {
    let touches = |fields: &Fields, names: &[&str]| {
        before.is_none() || names.iter().any(|name| fields.contains_key(*name))
    };
    if touches(fields, &["doc_no"]) {
        let number = number(Facts { fields, before }.text("doc_no"));
        fields.extend(number);
    }
    if touches(fields, &["attribute", "dated", "attribute_changed"]) {
        let deadline = reckon(calendar, Facts { fields, before });
        fields.extend(deadline);
    }
    if touches(fields, &["attribute"]) {
        let mark = review_mark(Facts { fields, before });
        fields.insert("reviewed".into(), mark);
    }
}

/// By which a yearly review finds the document.
fn review_mark(facts: Facts<'_>) -> Value {
    let mark = reviewed(facts.attribute("attribute"), facts.number("reviewed"));
    mark.map_or(Value::Null, Value::from)
}

/// By when a stored document must be published.
pub(crate) fn deadline(calendar: &Calendar, fields: &Fields) -> Fields {
    let before = None;
    reckon(calendar, Facts { fields, before })
        .into_iter()
        .collect()
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

fn reckon(calendar: &Calendar, facts: Facts<'_>) -> [(String, Value); 2] {
    let changed = facts.day("attribute_changed");
    let due = publish_by(
        calendar,
        facts.attribute("attribute"),
        facts.day("dated"),
        changed,
    );
    let note = due
        .filter(|due| due.provisional)
        .map(|_| json!("暂定，放假安排未导入"));
    let day = due.map(|due| json!(due.value.to_string()));
    [
        ("publish_by".to_owned(), day.unwrap_or_default()),
        ("publish_note".to_owned(), note.unwrap_or_default()),
    ]
}
