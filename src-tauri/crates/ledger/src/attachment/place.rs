use crate::vault::Key;
use std::path::{Path, PathBuf};

/// The name under which content of this digest lies.
pub(crate) fn kept_name(key: Option<&Key>, digest: &str) -> String {
    key.map_or_else(|| digest.to_owned(), |key| key.name_of(digest))
}

/// Where content of this digest lies in an attachments folder. The digest must have been checked.
pub(crate) fn place(folder: &Path, key: Option<&Key>, digest: &str) -> PathBuf {
    let name = kept_name(key, digest);
    folder.join(name.get(..2).unwrap_or_default()).join(&name)
}
