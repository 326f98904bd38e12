use crate::durable::remove;
use crate::error::Result;
use std::fs;
use std::path::Path;

/// How the names of unfinished files and folders begin.
const UNFINISHED: [&str; 2] = [".part-", ".restore-"];

/// Takes away what killed programs have left of unfinished work. Nobody else may be at work here.
pub(super) fn sweep(dir: &Path) -> Result<()> {
    for folder in [dir.to_owned(), dir.join("backups"), dir.join("attachments")] {
        if !folder.is_dir() {
            continue;
        }
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if UNFINISHED.iter().any(|start| name.starts_with(start)) {
                remove(&entry.path())?;
            }
        }
    }
    Ok(())
}
