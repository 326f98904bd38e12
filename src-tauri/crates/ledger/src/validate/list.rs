use super::{Outcome, Refusal, text};
use serde_json::Value as Json;

/// Items of one list: no paper table comes near this.
const ITEMS_MAX: usize = 2_000;

/// An array of texts, or one text with 、，；or line breaks between the items.
pub(super) fn list(value: Json, max: usize) -> Outcome {
    let items: Vec<String> = match value {
        Json::String(text) => text
            .split(['、', '，', ',', '；', ';', '\n'])
            .map(str::to_owned)
            .collect(),
        Json::Array(items) => items
            .into_iter()
            .map(|item| match item {
                Json::String(text) => Ok(text),
                Json::Null => Ok(String::new()),
                _ => Err(not_a_list()),
            })
            .collect::<Result<_, _>>()?,
        _ => return Err(not_a_list()),
    };
    let mut kept: Vec<Json> = Vec::with_capacity(items.len());
    for item in items
        .into_iter()
        .map(text::tidy)
        .filter(|item| !item.is_empty())
    {
        if item.chars().count() > max {
            return Err(Refusal::new("too_long", format!("每一项最多 {max} 个字")));
        }
        if !kept.iter().any(|k| k.as_str() == Some(&item)) {
            kept.push(Json::String(item));
        }
    }
    if kept.len() > ITEMS_MAX {
        return Err(Refusal::new("too_many", format!("最多 {ITEMS_MAX} 项")));
    }
    Ok(if kept.is_empty() {
        Json::Null
    } else {
        Json::Array(kept)
    })
}

fn not_a_list() -> Refusal {
    Refusal::new("type", "应填若干项文字，用顿号隔开")
}
