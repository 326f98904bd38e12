use crate::{Error, Place, Result};
use std::fs::OpenOptions;
use std::io::{Seek, SeekFrom, Write};

/// Largest file that a host may hand over, in bytes: that of an attachment.
const LARGEST: u64 = 500 * 1024 * 1024;

/// Appends a piece to a file that comes in from the UI and returns its token.
///
/// `id` is chosen by the UI and names the upload; pieces come in order.
///
/// # Errors
/// `usage` where the id is not plain or a piece is missing; `invalid` where the file is too large.
pub fn stage(place: &Place, id: &str, offset: u64, piece: &[u8]) -> Result<String> {
    if id.is_empty() || id.len() > 64 || !id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    {
        return Err(Error::usage("上传编号有误"));
    }
    if offset + piece.len() as u64 > LARGEST {
        return Err(Error::new(
            "invalid",
            "文件超过 500 MB，放不进台账。请压缩或拆分后再添加",
        ));
    }
    let failed = |e: std::io::Error| Error::io("无法接收文件", &e);
    let staging = place.dir().join("staging");
    std::fs::create_dir_all(&staging).map_err(failed)?;
    let mut options = OpenOptions::new();
    options.create(true).write(true).truncate(offset == 0);
    let mut file = options.open(staging.join(id)).map_err(failed)?;
    if file.seek(SeekFrom::End(0)).map_err(failed)? != offset {
        return Err(Error::usage("文件没有传完整，请重新选择文件"));
    }
    file.write_all(piece).map_err(failed)?;
    Ok(format!("staged:{id}"))
}
