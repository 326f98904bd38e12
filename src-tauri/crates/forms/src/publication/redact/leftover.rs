use super::RedactError;
use super::parts::Parts;
use crate::fill::package::Package;
use crate::fill::scan::unescaped;
use crate::read::{FileKind, kind_of};
use std::path::Path;

/// Shorter texts stand by chance in many a part.
const SHORTEST: usize = 6;

/// Whether one of these words stands anywhere in the parts of a Word file or a workbook. Other files
/// have none.
///
/// # Errors
/// Fails where the file cannot be opened.
pub fn holds(file: &Path, words: &[&str]) -> Result<bool, RedactError> {
    if let FileKind::Page | FileKind::Text | FileKind::Tables = kind_of(file)? {
        return Ok(false);
    }
    let mut parts = Parts::new(Package::open(file)?);
    Ok(standing(&mut parts, words)?.is_some())
}

/// Refuses where what was replaced still stands in some part: in a field, a cached value, a name.
pub(super) fn check(parts: &mut Parts, gone: &[(String, String)]) -> Result<(), RedactError> {
    let long = gone.iter().map(|(was, _)| was.as_str());
    let long: Vec<&str> = long.filter(|was| was.chars().count() >= SHORTEST).collect();
    match standing(parts, &long)? {
        None => Ok(()),
        Some(part) => Err(RedactError::Unsure(format!(
            "要隐去的内容在文件的其他地方（{part}）还有一份，如公式的结果、域代码、图表的数据。请先在 Word、Excel 或 WPS 里把它们改成普通文字或删去再试"
        ))),
    }
}

/// The first part in which one of the words stands.
fn standing(parts: &mut Parts, words: &[&str]) -> Result<Option<String>, RedactError> {
    let read = |n: &String| n.ends_with(".xml") || n.ends_with(".rels") || n.ends_with(".vml");
    for part in parts.names().into_iter().filter(read) {
        let xml = parts.text(&part)?;
        let text = unescaped(&xml);
        if words
            .iter()
            .any(|was| xml.contains(was) || text.contains(was))
        {
            return Ok(Some(part));
        }
    }
    Ok(None)
}
