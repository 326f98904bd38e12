use super::{Outcome, Refusal};
use crate::attachment::{is_digest, safe_name};
use serde_json::{Map, Value as Json, json};

/// Attachments of one cell.
const ITEMS_MAX: usize = 500;
/// Characters of an address.
const URL_MAX: usize = 2_000;

/// Files as `{name, digest, size}`, links as `{name, url}`.
pub(super) fn attachments(value: Json) -> Outcome {
    let Json::Array(items) = value else {
        return Err(Refusal::new("type", "应为附件清单"));
    };
    if items.len() > ITEMS_MAX {
        return Err(Refusal::new("too_many", format!("附件最多 {ITEMS_MAX} 个")));
    }
    let kept = items.iter().map(item).collect::<Result<Vec<_>, _>>()?;
    Ok(if kept.is_empty() {
        Json::Null
    } else {
        Json::Array(kept)
    })
}

fn item(item: &Json) -> Outcome {
    let entry = item
        .as_object()
        .ok_or_else(|| Refusal::new("type", "附件的写法不对"))?;
    match (entry.get("digest"), entry.get("url")) {
        (Some(Json::String(digest)), None | Some(Json::Null)) => file(entry, digest),
        (None | Some(Json::Null), Some(Json::String(url))) => link(entry, url),
        _ => Err(Refusal::new("attachment", "附件要么是文件，要么是网址")),
    }
}

fn file(entry: &Map<String, Json>, digest: &str) -> Outcome {
    let size = entry.get("size").and_then(Json::as_u64);
    match (is_digest(digest), size) {
        (true, Some(size)) => {
            Ok(json!({ "name": name(entry, digest), "digest": digest, "size": size }))
        }
        _ => Err(Refusal::new(
            "attachment",
            "附件的摘要或大小不对，请重新添加",
        )),
    }
}

fn link(entry: &Map<String, Json>, url: &str) -> Outcome {
    let url = url.trim();
    let web = url.starts_with("http://") || url.starts_with("https://");
    if !web
        || url.chars().count() > URL_MAX
        || url.chars().any(|c| c.is_control() || c.is_whitespace())
    {
        let words = "网址应以 http:// 或 https:// 开头，中间不留空格";
        return Err(Refusal::new("url", words));
    }
    Ok(json!({ "name": link_name(entry, url), "url": url }))
}

fn name(entry: &Map<String, Json>, digest: &str) -> String {
    match entry.get("name").and_then(Json::as_str) {
        Some(name) if !name.trim().is_empty() => safe_name(name),
        _ => digest.chars().take(12).collect(),
    }
}

fn link_name(entry: &Map<String, Json>, url: &str) -> String {
    let name = entry.get("name").and_then(Json::as_str).unwrap_or_default();
    let tidy = super::text::tidy(name.to_owned());
    if tidy.is_empty() {
        url.to_owned()
    } else {
        tidy.chars().take(300).collect()
    }
}
