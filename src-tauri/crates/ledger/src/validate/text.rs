use super::{Checked, Refusal};
use crate::value::SEPARATOR;
use regex::Regex;
use serde_json::Value as Json;

/// White space at both ends goes, and so do characters that nobody can see or type.
pub(super) fn tidy(text: String) -> String {
    if text.chars().any(unwanted) {
        let kept: String = text.replace("\r\n", "\n").replace('\r', "\n");
        return kept
            .chars()
            .filter(|c| !unwanted(*c))
            .collect::<String>()
            .trim()
            .to_owned();
    }
    match text.trim() {
        trimmed if trimmed.len() == text.len() => text,
        trimmed => trimmed.to_owned(),
    }
}

fn unwanted(c: char) -> bool {
    c == SEPARATOR || c == '\u{FEFF}' || (c.is_control() && c != '\n' && c != '\t')
}

/// Text, or a number or a yes that stands where text is wanted.
pub(super) fn scalar(value: Json) -> Checked {
    match value {
        Json::String(_) => Ok(value),
        Json::Number(n) => Ok(Json::String(n.to_string())),
        _ => Err(Refusal::new("type", "应填文字")),
    }
}

pub(super) fn limits(
    text: &str,
    min: usize,
    max: usize,
    regex: Option<&Regex>,
    hint: &str,
) -> Result<(), Refusal> {
    // Bytes bound characters from both sides: most texts need no counting.
    if text.len() > max && text.chars().count() > max {
        let words = format!(
            "最多 {max} 个字，现有 {} 个字，请缩短后再试",
            text.chars().count()
        );
        return Err(Refusal::new("too_long", words));
    }
    if text.len() < min.saturating_mul(4) && text.chars().count() < min {
        return Err(Refusal::new("too_short", format!("至少要填 {min} 个字")));
    }
    match regex {
        Some(regex) if !regex.is_match(text) => {
            let words = if hint.is_empty() {
                "格式不对，请检查后重填"
            } else {
                hint
            };
            Err(Refusal::new("pattern", words))
        }
        _ => Ok(()),
    }
}
