use crate::file::place;
use crate::{Desk, Error, Result};
use std::path::PathBuf;

/// Where a paper of this name goes, and as what: a Word file and a PDF in the export folder, or the
/// one file that the command line asks for.
///
/// # Errors
/// `usage` where the file is to be of another kind.
pub(crate) fn outs(
    desk: &Desk,
    name: &str,
    path: Option<&str>,
) -> Result<Vec<(&'static str, PathBuf)>> {
    let Some(path) = path.map(PathBuf::from) else {
        let out = |format| Ok((format, place(&desk.exports(), &format!("{name}.{format}"))?));
        return ["docx", "pdf"].into_iter().map(out).collect();
    };
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("docx") => Ok(vec![("docx", path)]),
        Some("pdf") => Ok(vec![("pdf", path)]),
        _ => Err(Error::usage(format!(
            "“{name}”可写成 .docx 或 .pdf，请把文件名写完整"
        ))),
    }
}
