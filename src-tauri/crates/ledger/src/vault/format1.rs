//! The vault file from before people had names: one password for the desk.

use super::file::{Holder, VaultFile, damaged};
use super::wrap::Wrapped;
use crate::attachment::hex;
use crate::error::Result;
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// What its password's wrap is bound to.
pub(super) const PASSWORD: &str = "minglu password";

#[derive(Deserialize)]
struct Format1 {
    password: Wrapped,
    recovery: Wrapped,
    check: String,
}

/// Its owner becomes a clerk without a name, until she gives one.
pub(super) fn parse(bytes: &[u8]) -> Result<VaultFile> {
    let file: Format1 = serde_json::from_slice(bytes).map_err(|e| damaged().caused_by(e))?;
    let words = format!("1 {:?} {:?}", file.password, file.recovery);
    if file.check != hex(&Sha256::digest(words.as_bytes())) {
        return Err(damaged());
    }
    let owner = Holder::unnamed(file.password);
    Ok(VaultFile::new(vec![owner], file.recovery))
}
