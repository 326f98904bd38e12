use serde_json::{Map, Value};

/// A result as lines for a person.
pub fn lines(value: &Value) -> String {
    match value {
        Value::Null => "没有可做的。\n".to_owned(),
        Value::Array(items) => items.iter().map(|item| lines(item) + "\n").collect(),
        Value::Object(object) => object_lines(object),
        other => format!("{}\n", plain(other)),
    }
}

fn object_lines(object: &Map<String, Value>) -> String {
    // What brings its own words is shown by them.
    if let Some(Value::Array(sheet)) = object.get("sheet") {
        return sheet.iter().map(sheet_line).collect();
    }
    let shown = object.iter().filter(|(_, v)| !v.is_null());
    shown
        .map(|(key, value)| match value {
            Value::Array(items) if items.iter().any(Value::is_object) => {
                let rows: String = items.iter().map(|i| format!("  {}\n", row(i))).collect();
                format!("{key}（{} 条）\n{rows}", items.len())
            }
            value => format!("{key}\t{}\n", plain(value)),
        })
        .collect()
}

fn sheet_line(line: &Value) -> String {
    format!("{}\n", line.as_str().unwrap_or_default())
}

fn row(item: &Value) -> String {
    let Value::Object(object) = item else {
        return plain(item);
    };
    let shown = object.values().filter(|v| !v.is_null()).map(plain);
    shown
        .filter(|t| !t.is_empty())
        .collect::<Vec<_>>()
        .join(" | ")
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.replace('\n', " "),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join("、"),
        Value::Object(object) => {
            let words = ["name", "text"].iter().find_map(|key| object.get(*key));
            words.map_or_else(|| value.to_string(), plain)
        }
        Value::Bool(yes) => if *yes { "是" } else { "否" }.to_owned(),
        Value::Null => String::new(),
        Value::Number(n) => n.to_string(),
    }
}
