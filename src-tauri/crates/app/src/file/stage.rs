use crate::{Error, Place, Result};

/// Largest file that a host may hand over, in bytes: that of an attachment.
const LARGEST: u64 = 500 * 1024 * 1024;

/// Appends a piece to a file that comes in from the UI and returns its token.
///
/// `id` is chosen by the UI and names the upload; pieces come in order.
///
/// # Errors
/// `usage` where the id is not plain or a piece is missing; `invalid` where the file is too large;
/// `locked` where the ledger is.
pub fn stage(place: &Place, id: &str, offset: u64, piece: &[u8]) -> Result<String> {
    if offset.saturating_add(piece.len() as u64) > LARGEST {
        return Err(Error::new(
            "invalid",
            "文件超过 500 MB，放不进台账。请压缩或拆分后再添加",
        ));
    }
    place.staging()?.add(id, offset, piece)?;
    Ok(format!("staged:{id}"))
}
