use super::RedactError;
use super::parts::Parts;
use crate::fill::scan::unescaped;

/// Shorter texts stand by chance in many a part.
const SHORTEST: usize = 6;

/// Refuses where what was replaced still stands in some part: in a field, a cached value, a name.
pub(super) fn check(parts: &mut Parts, gone: &[(String, String)]) -> Result<(), RedactError> {
    let gone: Vec<&String> = gone
        .iter()
        .map(|(was, _)| was)
        .filter(|was| was.chars().count() >= SHORTEST)
        .collect();
    let read = |n: &&String| n.ends_with(".xml") || n.ends_with(".rels") || n.ends_with(".vml");
    for part in parts.names().iter().filter(read) {
        let xml = parts.text(part)?;
        let text = unescaped(&xml);
        if gone
            .iter()
            .any(|was| xml.contains(*was) || text.contains(*was))
        {
            return Err(RedactError::Unsure(format!(
                "要隐去的内容在文件的其他地方（{part}）还有一份，如公式的结果、域代码、图表的数据。请先在 Word、Excel 或 WPS 里把它们改成普通文字或删去再试"
            )));
        }
    }
    Ok(())
}
