//! Files that wait in the data folder until a command takes them. Beside a protected ledger every
//! piece is sealed by itself, as it comes.

use super::key::Key;
use crate::error::{Error, Result};
use chacha20poly1305::aead::rand_core::RngCore;
use chacha20poly1305::aead::{Aead, OsRng, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use std::fs::{File, OpenOptions};
use std::io::{self, Cursor, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

const NONCE: usize = 24;
const TAG: usize = 16;
/// Longer pieces are not ours.
const PIECE_MOST: u32 = 64 << 20;

/// The files that wait in a data folder.
#[derive(Clone)]
pub struct Staging {
    folder: PathBuf,
    key: Option<Key>,
}

impl Staging {
    /// Those of a data folder, sealed under the key of its ledger.
    pub fn of(dir: &Path, key: Option<&Key>) -> Staging {
        Staging {
            folder: dir.join("staging"),
            key: key.cloned(),
        }
    }

    /// Adds a piece to the waiting file of this name; the first piece begins it anew.
    ///
    /// # Errors
    /// `Usage` where the name is not plain or a piece is missing; `Io` where the disk refuses.
    pub fn add(&self, name: &str, offset: u64, piece: &[u8]) -> Result<()> {
        let path = self.place(name)?;
        std::fs::create_dir_all(&self.folder)?;
        let mut options = OpenOptions::new();
        options
            .create(true)
            .read(true)
            .write(true)
            .truncate(offset == 0);
        let mut file = options.open(path)?;
        let held = match &self.key {
            None => file.seek(SeekFrom::End(0))?,
            Some(_) => sealed_length(&mut file)?,
        };
        if held != offset {
            return Err(Error::usage("文件没有传完整，请重新选择文件"));
        }
        match &self.key {
            None => file.write_all(piece)?,
            Some(key) => file.write_all(&seal(key, name, offset, piece)?)?,
        }
        Ok(())
    }

    /// Reads a waiting file.
    ///
    /// # Errors
    /// `Usage` where the name is not plain; `Io` where it is not there.
    pub fn read(&self, name: &str) -> Result<Box<dyn Read>> {
        let file = File::open(self.place(name)?)?;
        Ok(match &self.key {
            None => Box::new(file),
            Some(key) => Box::new(Pieces {
                file,
                key: key.clone(),
                name: name.to_owned(),
                at: 0,
                open: Cursor::default(),
            }),
        })
    }

    /// True where waiting files are sealed: their paths are of no use to others.
    pub fn is_sealed(&self) -> bool {
        self.key.is_some()
    }

    /// Where the file of this name waits.
    ///
    /// # Errors
    /// `Usage` where the name is not plain.
    pub fn place(&self, name: &str) -> Result<PathBuf> {
        let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if name.is_empty() || name.len() > 64 || !plain {
            return Err(Error::usage("上传编号有误"));
        }
        Ok(self.folder.join(name))
    }
}

/// Length, nonce, sealed bytes.
fn seal(key: &Key, name: &str, offset: u64, piece: &[u8]) -> Result<Vec<u8>> {
    let mut nonce = [0; NONCE];
    OsRng.fill_bytes(&mut nonce);
    let about = about(name, offset);
    let payload = Payload {
        msg: piece,
        aad: about.as_bytes(),
    };
    let sealed = XChaCha20Poly1305::new(key.for_files().bytes().into())
        .encrypt(XNonce::from_slice(&nonce), payload)
        .map_err(|_| Error::damaged("加密没有完成"))?;
    let length = u32::try_from(piece.len()).map_err(|_| Error::usage("文件片段太大"))?;
    Ok([&length.to_le_bytes()[..], &nonce, &sealed].concat())
}

/// A piece belongs to its file and its place.
fn about(name: &str, offset: u64) -> String {
    format!("minglu staged {name} {offset}")
}

fn sealed_length(file: &mut File) -> Result<u64> {
    let mut total = 0;
    while let Some(length) = next_length(file)? {
        file.seek(SeekFrom::Current((NONCE + TAG) as i64 + i64::from(length)))?;
        total += u64::from(length);
    }
    Ok(total)
}

fn next_length(file: &mut File) -> io::Result<Option<u32>> {
    let mut length = [0; 4];
    match file.read(&mut length)? {
        0 => return Ok(None),
        n => file.read_exact(&mut length[n..])?,
    }
    let length = u32::from_le_bytes(length);
    if length > PIECE_MOST {
        return Err(io::ErrorKind::InvalidData.into());
    }
    Ok(Some(length))
}

/// The pieces of a waiting file, one after another.
struct Pieces {
    file: File,
    key: Key,
    name: String,
    at: u64,
    open: Cursor<Vec<u8>>,
}

impl Pieces {
    fn next(&mut self) -> io::Result<bool> {
        let Some(length) = next_length(&mut self.file)? else {
            return Ok(false);
        };
        let mut nonce = [0; NONCE];
        self.file.read_exact(&mut nonce)?;
        let mut sealed = vec![0; length as usize + TAG];
        self.file.read_exact(&mut sealed)?;
        let about = about(&self.name, self.at);
        let payload = Payload {
            msg: &sealed,
            aad: about.as_bytes(),
        };
        let piece = XChaCha20Poly1305::new(self.key.for_files().bytes().into())
            .decrypt(XNonce::from_slice(&nonce), payload)
            .map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
        self.at += u64::from(length);
        self.open = Cursor::new(piece);
        Ok(true)
    }
}

impl Read for Pieces {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            match self.open.read(out)? {
                0 if !out.is_empty() && self.next()? => {}
                n => return Ok(n),
            }
        }
    }
}
