use super::{RedactError, Redaction};
use crate::publication::Place;
use crate::read::encoding::Script;
use crate::write::file;
use std::collections::BTreeMap;
use std::path::Path;

/// A plain text in its own encoding; lines that hold nothing to replace stay byte for byte.
pub(super) fn redact(path: &Path, redaction: &Redaction, out: &Path) -> Result<(), RedactError> {
    let bytes = std::fs::read(path).map_err(crate::read::ReadError::Io)?;
    let (text, script) = Script::read(bytes.clone())?;
    if script.write(&text) != bytes {
        let why = "文件的文字编码无法原样写回。请用记事本或 WPS 另存为 UTF-8 编码的文本再试";
        return Err(RedactError::Unsure(why.into()));
    }
    let mut wanted: BTreeMap<u32, _> = BTreeMap::new();
    for one in &redaction.replacements {
        match one.place {
            Place::Line(line) => wanted.insert(line, one),
            _ => return Err(RedactError::Changed),
        };
    }
    let mut written = String::with_capacity(text.len());
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let bare = line.strip_suffix('\n').unwrap_or(line);
        let bare = bare.strip_suffix('\r').unwrap_or(bare);
        match wanted.remove(&number) {
            Some(one) if one.text == bare => {
                written.push_str(&one.result());
                written.push_str(&line[bare.len()..]);
            }
            Some(_) => return Err(RedactError::Changed),
            None => written.push_str(line),
        }
    }
    match wanted.is_empty() {
        true => Ok(file(out, &script.write(&written))?),
        false => Err(RedactError::Changed),
    }
}
