use crate::owner::label;
use crate::squash;

/// A label in brackets is at most so long, blanks included.
const LABEL: usize = 16;

/// 【责任单位】县司法局 written as 责任单位：县司法局.
pub(super) fn without_brackets(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('【') {
        let inner = &rest[at + '【'.len_utf8()..];
        out.push_str(&rest[..at]);
        match label_in(inner) {
            Some((word, behind)) => {
                out.push(' ');
                out.push_str(&word);
                out.push('：');
                rest = behind;
            }
            None => {
                out.push('【');
                rest = inner;
            }
        }
    }
    out.push_str(rest);
    out
}

/// The label up to the closing bracket, and what follows it.
fn label_in(inner: &str) -> Option<(String, &str)> {
    let (word, behind) = inner.split_once('】')?;
    let short = word.chars().count() <= LABEL && !word.contains([':', '：']);
    let word = squash(word);
    let kind = ["位", "门", "室", "限", "间", "期", "导", "人", "体"];
    let known = short && kind.iter().any(|end| word.ends_with(end)) && label(&word).is_some();
    known.then(|| (word, behind.trim_start_matches([':', '：', ' '])))
}
