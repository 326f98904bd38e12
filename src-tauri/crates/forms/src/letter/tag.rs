use super::LetterError;
use super::facts::{Fact, Scope};
use std::ops::Range;

/// What stands between a pair of double braces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tag {
    /// `{{申请人}}`: the fact itself.
    Value(String),
    /// `{{如果 便民答复}}`: what follows stands only where this holds.
    If(Condition),
    /// `{{否则}}`: what follows stands where it does not.
    Else,
    /// `{{逐行 材料}}`: what follows is repeated for each row.
    Rows(String),
    /// `{{结束}}`: the end of the innermost condition or repetition.
    End,
}

/// When a part of a letter stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The fact.
    pub name: String,
    /// The words that it must be; any words where not given.
    pub is: Option<String>,
    /// `没有` and `不是`: the other way round.
    pub not: bool,
}

/// A tag and where it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed {
    pub tag: Tag,
    pub place: Range<usize>,
}

/// The tags of a text.
pub(super) fn tags(text: &str) -> Result<Vec<Placed>, LetterError> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find("{{").map(|n| at + n) {
        let inside = open + "{{".len();
        let close = text[inside..].find("}}").map(|n| inside + n);
        let close = close.ok_or_else(|| LetterError::open(&text[open..]))?;
        let tag = Tag::read(text[inside..close].trim())
            .ok_or_else(|| LetterError::Empty(LetterError::excerpt(text)))?;
        at = close + "}}".len();
        found.push(Placed {
            tag,
            place: open..at,
        });
    }
    match text.contains("｛｛") || text.contains("｝｝") {
        true => Err(LetterError::Wide(LetterError::excerpt(text))),
        false => Ok(found),
    }
}

impl Tag {
    fn read(words: &str) -> Option<Tag> {
        let mut parts = words.split_whitespace();
        let first = parts.next()?;
        let rest: Vec<&str> = parts.collect();
        Some(match (first, rest.as_slice()) {
            ("否则", []) => Tag::Else,
            ("结束", []) => Tag::End,
            ("逐行", [name]) => Tag::Rows((*name).to_owned()),
            ("如果", rest @ [_, ..]) => Tag::If(Condition::read(rest)),
            _ => Tag::Value(words.to_owned()),
        })
    }

    /// The fact that it names.
    pub(super) fn name(&self) -> Option<&str> {
        match self {
            Tag::Value(name) | Tag::Rows(name) => Some(name),
            Tag::If(condition) => Some(&condition.name),
            Tag::Else | Tag::End => None,
        }
    }

    /// True for what only rules over other text.
    pub(super) fn is_control(&self) -> bool {
        !matches!(self, Tag::Value(_))
    }
}

impl Condition {
    fn read(words: &[&str]) -> Condition {
        let (name, is, not) = match words {
            ["没有", name] => (*name, None, true),
            [name, "是", is] => (*name, Some((*is).to_owned()), false),
            [name, "不是", is] => (*name, Some((*is).to_owned()), true),
            [name] => (*name, None, false),
            // Said as an unknown name, with all that was written.
            words => return Condition::unknown(words),
        };
        let name = name.to_owned();
        Condition { name, is, not }
    }

    fn unknown(words: &[&str]) -> Condition {
        let (name, is, not) = (words.join(" "), None, false);
        Condition { name, is, not }
    }

    /// Whether it holds; a fact that nobody knows holds nothing.
    pub(super) fn holds(&self, scope: &Scope<'_>) -> bool {
        let holds = match (scope.get(&self.name), &self.is) {
            (Some(Fact::Text(text)), Some(is)) => text == is,
            (Some(Fact::Text(text)), None) => !text.trim().is_empty(),
            (Some(Fact::Rows(rows)), _) => !rows.is_empty(),
            (None, _) => false,
        };
        holds != self.not
    }
}
