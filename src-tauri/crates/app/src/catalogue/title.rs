use minglu_ledger::Fields;
use minglu_rules::catalogue::{in_title, plain};
use serde_json::{Value, json};

/// What a table says of all its items at once: the year, and the field in its title or in the name
/// of its sheet.
pub(crate) fn constants(title: &str, sheet: &str, year: i32) -> Fields {
    let mut constants = Fields::new();
    constants.insert("year".into(), json!(year));
    if let Some(field) = in_title(title).or_else(|| in_title(sheet)) {
        constants.insert("field".into(), json!(field));
    }
    constants
}

/// Names a row's field as the ledger does; a heading over the rows may name it for them all.
pub(crate) fn tidy(fields: &mut Fields, section: Option<&str>) {
    let said = fields.get("field").and_then(Value::as_str);
    let field = said.map(plain).or_else(|| in_title(section?));
    if let Some(field) = field.map(str::to_owned) {
        fields.insert("field".into(), json!(field));
    }
}
