use crate::{Error, Result};
use serde::Serialize;
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// A file that Minglu wrote for the clerk.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FileOut {
    /// Where it lies.
    pub path: String,
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
}

/// A free path for this name in a folder, which is made where it is missing.
///
/// # Errors
/// `io` where the folder cannot be made.
pub fn place(folder: &Path, name: &str) -> Result<PathBuf> {
    std::fs::create_dir_all(folder)
        .map_err(|e| Error::io(&format!("无法建立文件夹“{}”", folder.display()), &e))?;
    let name = plain(name);
    let (stem, ending) = name
        .rsplit_once('.')
        .map_or((name.as_str(), None), |(s, e)| (s, Some(e)));
    let numbered = |n: usize| {
        let stem = if n == 1 {
            stem.to_owned()
        } else {
            format!("{stem}（{n}）")
        };
        folder.join(ending.map_or(stem.clone(), |e| format!("{stem}.{e}")))
    };
    (1..10_000)
        .map(numbered)
        .find(|path| !path.exists())
        .ok_or_else(|| Error::new("io", "同名文件太多，请先清理导出文件夹"))
}

/// A file as hosts hear of it once it is written.
///
/// # Errors
/// `io` where it is not there after all.
pub fn written(path: &Path) -> Result<FileOut> {
    let size = path
        .metadata()
        .map_err(|e| Error::io("文件没有写成", &e))?
        .len();
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    Ok(FileOut {
        path: path.display().to_string(),
        name,
        size,
    })
}

/// Characters that some system refuses in a name become a dash; the name stays one name.
fn plain(name: &str) -> String {
    let refused = |c: char| c.is_control() || r#"/\:*?"<>|"#.contains(c);
    let plain: String = name
        .chars()
        .map(|c| if refused(c) { '-' } else { c })
        .take(120)
        .collect();
    match plain.trim_matches(['.', ' ']) {
        "" => "未命名".to_owned(),
        name => name.to_owned(),
    }
}
