use crate::error::Result;
use crate::lock::Usage;
use crate::search;
use crate::store::SEARCH_FILE;
use std::path::Path;

/// Takes the ledger as it lies there for the true one, although it is older than what was last
/// seen in this folder: a person has put an older copy there herself. What is damaged stays so.
///
/// # Errors
/// Fails where somebody has the ledger open.
pub fn accept(dir: &Path) -> Result<()> {
    let _alone = Usage::alone(dir)?;
    search::delete(&dir.join(SEARCH_FILE))
}
