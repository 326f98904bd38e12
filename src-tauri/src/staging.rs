//! Files that the page hands over, piece by piece, until a command takes them.

use minglu_app::{Error, Result};
use std::fs::{self, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use tauri::http::HeaderMap;

const LARGEST_PIECE: usize = 4 << 20;
const LARGEST_FILE: u64 = 500 << 20;

/// One piece of a file.
pub struct Piece {
    id: String,
    offset: u64,
    bytes: Vec<u8>,
}

impl Piece {
    /// Reads the piece's headers.
    pub fn read(headers: &HeaderMap, bytes: Vec<u8>) -> Result<Piece> {
        let id = header(headers, "x-upload-id")?;
        let offset = header(headers, "x-upload-offset")?
            .parse()
            .map_err(|_| unclear())?;
        Piece::checked(id, offset, bytes)
    }

    fn checked(id: String, offset: u64, bytes: Vec<u8>) -> Result<Piece> {
        let plain = id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if !plain || id.is_empty() || id.len() > 64 || bytes.len() > LARGEST_PIECE {
            return Err(unclear());
        }
        if offset.saturating_add(bytes.len() as u64) > LARGEST_FILE {
            return Err(Error::new(
                "unsupported",
                "文件超过 500 MiB，请压缩或拆分后再添加",
            ));
        }
        Ok(Piece { id, offset, bytes })
    }
}

/// Writes the piece where it belongs and answers with the file's token.
pub fn put(folder: &Path, piece: &Piece) -> Result<String> {
    write(folder, piece).map_err(|e| Error::io("无法暂存上传的文件", &e))?;
    Ok(piece.id.clone())
}

fn write(folder: &Path, piece: &Piece) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let path: PathBuf = folder.join(&piece.id);
    let mut file = OpenOptions::new()
        .create(true)
        .write(true)
        .truncate(false)
        .open(path)?;
    file.set_len(piece.offset)?;
    file.seek(SeekFrom::Start(piece.offset))?;
    file.write_all(&piece.bytes)
}

fn header(headers: &HeaderMap, name: &str) -> Result<String> {
    let value = headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .ok_or_else(unclear)?;
    Ok(value.to_owned())
}

fn unclear() -> Error {
    Error::usage("上传的文件片段有误，请重新选择文件")
}
