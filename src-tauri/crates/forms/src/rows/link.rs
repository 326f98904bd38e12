use serde_json::{Value, json};

/// What an attachments column says in words, one item for each part: an address with the name
/// before it (`会议纪要：https://…`), or a name alone, which is no attachment yet.
pub fn linked(text: &str) -> Vec<Value> {
    let parts = text.split(['\n', '；', ';', '、', '，']);
    let mut items = Vec::new();
    for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
        match ["http://", "https://"]
            .iter()
            .filter_map(|s| part.find(s))
            .min()
        {
            Some(at) => {
                let (name, rest) = part.split_at(at);
                let (url, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
                items.push(link(name.trim_end_matches(['：', ':', ' ']), url));
                items.extend(linked(rest));
            }
            None => items.push(json!({ "name": part })),
        }
    }
    items
}

fn link(name: &str, url: &str) -> Value {
    json!({ "name": if name.is_empty() { url } else { name }, "url": url })
}
