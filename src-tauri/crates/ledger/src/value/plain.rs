use crate::schema::{Field, Kind};
use serde_json::Value as Json;

/// Stands between two fields, so that no hit spans them. Never part of a stored text.
pub(crate) const SEPARATOR: char = '\u{E000}';

/// True where a field's text is found by the search box.
pub(crate) fn searchable(field: &Field) -> bool {
    !matches!(field.kind, Kind::Reference { .. } | Kind::Boolean)
}

/// Adds what a person would read in this field to a text, after a separator.
pub(crate) fn append_plain(field: &Field, value: &Json, out: &mut String) {
    match value {
        Json::Null => {}
        Json::String(text) => {
            let shown = field.choice(text).map_or(text.as_str(), |c| &c.title);
            append(shown, out);
        }
        Json::Array(items) => items.iter().for_each(|item| append_item(item, out)),
        other => append(&other.to_string(), out),
    }
}

fn append_item(item: &Json, out: &mut String) {
    let text = item.as_str().or_else(|| item["name"].as_str());
    append(text.unwrap_or_default(), out);
}

fn append(text: &str, out: &mut String) {
    out.push(SEPARATOR);
    out.push_str(text);
}
