//! One schema, one set of rules and one wording for every path into the ledger.

mod attachments;
mod choice;
mod date;
mod door;
mod list;
mod number;
mod record;
mod text;

pub use door::{Checked, Door};

use crate::error::{CLASSIFIED, Error, Problem, Result};
use crate::schema::{Field, Kind, Schema};
use minglu_rules::secrecy::{REFUSED, is_marked, is_marked_name};
use regex::Regex;
use serde_json::Value as Json;

/// What a refused value breaks: a code and the words after the field's title.
pub(crate) struct Refusal {
    code: &'static str,
    words: String,
}

impl Refusal {
    fn new(code: &'static str, words: impl Into<String>) -> Refusal {
        Refusal {
            code,
            words: words.into(),
        }
    }

    pub(crate) fn of(self, field: &Field) -> Problem {
        Problem {
            field: field.name.clone(),
            code: self.code.into(),
            message: format!("{}：{}", field.title, self.words),
        }
    }
}

type Outcome = Result<Json, Refusal>;

/// A mask that was saved would bury what it hides.
const MASKED: &str = "这是遮住的内容（带 * 号），不能保存。请填完整的内容；在台账里改，先点“显示”";

/// A schema made ready to check values: its patterns compiled.
pub(crate) struct Rules {
    patterns: Vec<Option<Regex>>,
}

impl Rules {
    pub(crate) fn new(schema: &Schema) -> Result<Rules> {
        let patterns = schema.fields.iter().map(compile).collect::<Result<_>>()?;
        Ok(Rules { patterns })
    }

    /// The value as it is kept: trimmed, typed, null where empty.
    pub(crate) fn value(&self, at: usize, field: &Field, value: Json) -> Outcome {
        // First of all: other refusals quote what they refuse.
        if is_classified(&value) {
            return Err(Refusal::new(CLASSIFIED, REFUSED));
        }
        if field.bears_mask(&value) {
            return Err(Refusal::new("masked", MASKED));
        }
        let value = normal(field, value)?;
        if let (Kind::Text { min, max, pattern }, Json::String(text)) = (&field.kind, &value) {
            let hint = pattern.as_ref().map_or("", |p| p.hint.as_str());
            let regex = self.patterns.get(at).and_then(Option::as_ref);
            text::limits(text, *min, *max, regex, hint)?;
        }
        Ok(value)
    }
}

/// True where a text bears a classification mark, or one within a list or an attachment's entry.
fn is_classified(value: &Json) -> bool {
    match value {
        Json::String(text) => is_marked(text),
        Json::Array(items) => items.iter().any(is_classified),
        Json::Object(entry) => entry.values().any(|v| {
            let name = v.as_str();
            name.is_some_and(is_marked_name) || is_classified(v)
        }),
        _ => false,
    }
}

fn compile(field: &Field) -> Result<Option<Regex>> {
    let Kind::Text {
        pattern: Some(pattern),
        ..
    } = &field.kind
    else {
        return Ok(None);
    };
    Regex::new(&pattern.regex).map(Some).map_err(|cause| {
        Error::usage(format!("模式中“{}”的 pattern 有误", field.title)).caused_by(cause)
    })
}

/// The value in its kept form, lengths and patterns aside: filters take this too.
pub(crate) fn normal(field: &Field, value: Json) -> Outcome {
    let value = match value {
        Json::String(text) => match text::tidy(text) {
            text if text.is_empty() => return Ok(Json::Null),
            text => Json::String(text),
        },
        other => other,
    };
    if value.is_null() {
        return Ok(value);
    }
    match &field.kind {
        Kind::Text { .. } | Kind::Reference { .. } => text::scalar(value),
        Kind::Integer { min, max } => number::integer(value, *min, *max),
        Kind::Decimal { scale } => number::decimal(&value, *scale),
        Kind::Date => date::date(&value),
        Kind::DateTime => date::moment(&value),
        Kind::Boolean => choice::boolean(&value),
        Kind::OneOf(choices) => choice::one_of(field, choices, &value),
        Kind::List { max } => list::list(value, *max),
        Kind::Attachments => attachments::attachments(value),
    }
}

/// How a value is quoted in a message: short, on one line.
fn quoted(value: &Json) -> String {
    let text = value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned);
    let line: String = text
        .chars()
        .map(|c| if c == '\n' { ' ' } else { c })
        .collect();
    if line.chars().count() <= 30 {
        return line;
    }
    line.chars().take(30).chain("…".chars()).collect()
}
