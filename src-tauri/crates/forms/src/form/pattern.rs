/// A pattern with its placeholders filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The text.
    pub text: String,
    /// True where a placeholder had neither a value nor a text for the empty case.
    pub missing: bool,
}

/// Fills `{{name}}`, `{{first|second}}` and `{{name|'text'}}`.
///
/// Text behind a placeholder that its value already ends with is not repeated: a notice called
/// 任务分解表 does not become 任务分解表任务分解表.
pub fn fill_pattern(pattern: &str, look: &dyn Fn(&str) -> Option<String>) -> Filled {
    let mut out = Filled {
        text: String::new(),
        missing: false,
    };
    let mut rest = pattern;
    while let Some((before, inner, after)) = next_placeholder(rest) {
        out.text.push_str(before);
        let value = first_value(inner, look);
        out.missing |= value.is_none();
        out.text.push_str(&value.unwrap_or_default());
        rest = without_repetition(&out.text, after);
    }
    out.text.push_str(rest);
    out
}

fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("{{")?;
    let (inner, after) = rest.split_once("}}")?;
    Some((before, inner, after))
}

fn first_value(inner: &str, look: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    inner.split('|').find_map(|part| {
        let part = part.trim();
        match part.strip_prefix('\'').and_then(|p| p.strip_suffix('\'')) {
            Some(text) => Some(text.to_owned()),
            None => look(part).filter(|v| !v.trim().is_empty()),
        }
    })
}

fn without_repetition<'a>(written: &str, after: &'a str) -> &'a str {
    let literal = after.split("{{").next().unwrap_or_default();
    if literal.is_empty() || !written.ends_with(literal) {
        return after;
    }
    &after[literal.len()..]
}
