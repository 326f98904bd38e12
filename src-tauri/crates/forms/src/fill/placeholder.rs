use crate::form::Values;

/// A place in a text where a placeholder stands, with what it stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// First byte of `{{`.
    pub start: usize,
    /// Byte after `}}`.
    pub end: usize,
    /// The value, or the name where there is none.
    pub value: Result<String, String>,
}

/// The placeholders in a text.
pub(super) fn hits(text: &str, values: &Values) -> Vec<Hit> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find("{{").map(|n| at + n) {
        let Some(close) = text[open + 2..].find("}}").map(|n| open + 2 + n) else {
            break;
        };
        // Of {{ {{name}} the inner pair counts.
        let open = text[open..close].rfind("{{").map_or(open, |n| open + n);
        let name = text[open + 2..close].trim();
        if !name.is_empty() && name.chars().count() <= 60 {
            found.push(Hit {
                start: open,
                end: close + 2,
                value: values.get(name).cloned().ok_or_else(|| name.to_owned()),
            });
        }
        at = close + 2;
    }
    found
}

/// A text with its known placeholders filled, and the names of the unknown ones. None where
/// nothing changes.
pub(super) fn substitute(text: &str, values: &Values, unknown: &mut Vec<String>) -> Option<String> {
    let mut out = String::new();
    let mut at = 0;
    for hit in hits(text, values) {
        match hit.value {
            Ok(value) => {
                out.push_str(&text[at..hit.start]);
                out.push_str(&value);
                at = hit.end;
            }
            Err(name) => unknown.push(name),
        }
    }
    (at > 0).then(|| out + &text[at..])
}

/// What to say of placeholders that nothing is known for.
pub(super) fn report(mut unknown: Vec<String>) -> Option<String> {
    unknown.sort();
    unknown.dedup();
    (!unknown.is_empty()).then(|| {
        format!(
            "占位符“{}”没有对应的内容，原样保留，请自行填写。",
            unknown.join("”“")
        )
    })
}
