use super::{Outcome, Refusal};
use crate::value::SEPARATOR;
use regex::Regex;
use serde_json::Value as Json;

/// White space at both ends goes, and so do characters that nobody can see or type.
pub(super) fn tidy(text: String) -> String {
    if suspect(&text) && text.chars().any(unwanted) {
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

/// A quick look at the bytes: ordinary Chinese text has none that begin an unwanted character,
/// the byte order mark aside, whose first byte it shares with full-width punctuation.
fn suspect(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes
        .iter()
        .any(|b| matches!(b, ..0x20 | 0x7F | 0xC2 | 0xEE))
        || text.contains('\u{FEFF}')
}

fn unwanted(c: char) -> bool {
    c == SEPARATOR || c == '\u{FEFF}' || (c.is_control() && c != '\n' && c != '\t')
}

/// Text, or a number or a yes that stands where text is wanted.
pub(super) fn scalar(value: Json) -> Outcome {
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
