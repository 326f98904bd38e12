//! The zip file of a backup.

use super::manifest::{Held, Manifest};
use super::{ATTACHMENTS, DATABASE};
use crate::attachment::{hex, is_whole, kept_name};
use crate::error::{Code, Error, Result};
use crate::vault::{self, Key, SealedReader, SealedWriter, Secret};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Cursor, Read, Write};
use std::path::{Path, PathBuf};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const MANIFEST: &str = "manifest.json";
/// The wrapped key of a protected ledger, as it was when the backup was made.
const VAULT: &str = "vault.json";
const VAULT_MAX: u64 = 64 << 10;
/// A manifest names each attachment in about a hundred bytes.
const MANIFEST_MAX: u64 = 256 << 20;

/// The lock of a protected ledger, as its backups carry it.
#[derive(Clone)]
pub(super) struct Lock {
    pub(super) key: Key,
    pub(super) vault: Vec<u8>,
}

impl Lock {
    /// The lock of the ledger in a folder that this key opens; none where it is plain.
    pub(super) fn of(dir: &Path, key: Option<&Key>) -> Result<Option<Lock>> {
        let Some(key) = key else { return Ok(None) };
        let vault = vault::wrapped(dir)?.ok_or_else(|| Error::damaged("密码文件不见了"))?;
        let key = key.clone();
        Ok(Some(Lock { key, vault }))
    }
}

/// Writes a backup to an open file, and syncs it. A protected ledger's files are sealed as they
/// are; only the manifest has still to be.
pub(super) fn write(
    file: File,
    manifest: &Manifest,
    lock: Option<&Lock>,
    database: &Path,
    carried: &[PathBuf],
) -> Result<()> {
    let quick = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(1))
        .large_file(true);
    let plain = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .large_file(true);
    let mut zip = ZipWriter::new(file);
    let mut words = serde_json::to_vec_pretty(manifest)?;
    if let Some(Lock { key, vault }) = lock {
        zip.start_file(VAULT, quick).map_err(unwritten)?;
        zip.write_all(vault)?;
        words = sealed(&words, key)?;
    }
    zip.start_file(MANIFEST, quick).map_err(unwritten)?;
    zip.write_all(&words)?;
    zip.start_file(DATABASE, quick).map_err(unwritten)?;
    io::copy(&mut File::open(database)?, &mut zip)?;
    for file in carried {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        zip.start_file(format!("{ATTACHMENTS}/{name}"), plain)
            .map_err(unwritten)?;
        io::copy(&mut File::open(file)?, &mut zip)?;
    }
    zip.finish().map_err(unwritten)?.sync_all()?;
    Ok(())
}

/// A backup that is read.
pub(super) struct Archive {
    zip: ZipArchive<File>,
    pub(super) manifest: Manifest,
    /// What opens it; none where it is plain.
    pub(super) lock: Option<Lock>,
}

impl Archive {
    /// Opens a backup: a sealed one with the key at hand, or with what a person says of it.
    pub(super) fn open(
        path: &Path,
        key: Option<&Key>,
        said: Option<Secret<'_>>,
    ) -> Result<Archive> {
        let mut zip = opened(path)?;
        let vault = entry(&mut zip, VAULT, VAULT_MAX)?;
        let mut words = entry(&mut zip, MANIFEST, MANIFEST_MAX)?.ok_or_else(broken)?;
        let mut lock = None;
        if let Some(vault) = vault {
            let (key, clear) = unlocked(&vault, &words, key, said)?;
            words = clear;
            lock = Some(Lock { key, vault });
        }
        let manifest: Manifest = serde_json::from_slice(&words).map_err(|_| broken())?;
        if manifest.manifest > 1 {
            let message = "这份备份由更新版本的明录写成，请先升级本机的明录再恢复";
            return Err(Error::new(Code::Newer, message));
        }
        Ok(Archive {
            zip,
            manifest,
            lock,
        })
    }

    /// True where whoever finds the file can read it.
    pub(super) fn is_plain(path: &Path) -> Result<bool> {
        Ok(opened(path)?.index_for_name(VAULT).is_none())
    }

    /// The key under which it is sealed.
    pub(super) fn key(&self) -> Option<&Key> {
        self.lock.as_ref().map(|lock| &lock.key)
    }

    /// Unpacks the database; what comes out is what went in, or an error.
    pub(super) fn unpack_database(&mut self, to: &Path) -> Result<()> {
        let (size, sha256) = (self.manifest.size, self.manifest.sha256.clone());
        if self.unpack(DATABASE, to, size)? == (size, sha256) {
            return Ok(());
        }
        Err(broken())
    }

    /// Unpacks an attachment that the backup carries, as it is there. False where it does not.
    pub(super) fn unpack_attachment(&mut self, held: &Held, to: &Path) -> Result<bool> {
        let name = kept_name(self.key(), &held.digest);
        let name = format!("{ATTACHMENTS}/{name}");
        if self.zip.index_for_name(&name).is_none() {
            return Ok(false);
        }
        let size = self
            .key()
            .map_or(held.size, |_| vault::sealed_size(held.size));
        self.unpack(&name, to, size)?;
        match is_whole(to, self.key(), &held.digest) {
            true => Ok(true),
            false => Err(broken()),
        }
    }

    /// Unpacks what should be of this size, and says the size and digest that it has.
    fn unpack(&mut self, name: &str, to: &Path, size: u64) -> Result<(u64, String)> {
        let entry = self.zip.by_name(name).map_err(unread)?;
        let mut out = Hashed {
            file: File::create(to)?,
            hasher: Sha256::new(),
        };
        // One byte more than there should be is enough to know that it is too long.
        let copied = io::copy(&mut entry.take(size.saturating_add(1)), &mut out);
        let copied = copied.map_err(spoilt)?;
        out.file.sync_all()?;
        Ok((copied, hex(&out.hasher.finalize())))
    }
}

fn opened(path: &Path) -> Result<ZipArchive<File>> {
    let file = File::open(path).map_err(|cause| match cause.kind() {
        io::ErrorKind::NotFound => {
            let message = format!("找不到备份文件“{}”，请重新选择", path.display());
            Error::new(Code::NotFound, message).caused_by(cause)
        }
        _ => cause.into(),
    })?;
    ZipArchive::new(file).map_err(unread)
}

fn entry(zip: &mut ZipArchive<File>, name: &str, most: u64) -> Result<Option<Vec<u8>>> {
    if zip.index_for_name(name).is_none() {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let entry = zip.by_name(name).map_err(unread)?;
    entry.take(most).read_to_end(&mut bytes).map_err(spoilt)?;
    Ok(Some(bytes))
}

fn sealed(words: &[u8], key: &Key) -> Result<Vec<u8>> {
    let mut writer = SealedWriter::new(Cursor::new(Vec::new()), key)?;
    writer.write_all(words)?;
    let digest = hex(&Sha256::digest(words));
    Ok(writer.finish(&digest)?.into_inner())
}

/// The key of a sealed backup and what its manifest says. Mostly it is the ledger's own.
fn unlocked(
    vault: &[u8],
    sealed: &[u8],
    key: Option<&Key>,
    said: Option<Secret<'_>>,
) -> Result<(Key, Vec<u8>)> {
    if let Some(key) = key
        && let Ok(clear) = clear(sealed, key)
    {
        return Ok((key.clone(), clear));
    }
    let Some(said) = said else {
        let message = "这份备份是用另一个密码加密的，请输入做备份时的密码或恢复码";
        return Err(Error::new(Code::SealedBackup, message));
    };
    let key = vault::unlock_wrapped(vault, said)?;
    let clear = clear(sealed, &key).map_err(|_| broken())?;
    Ok((key, clear))
}

fn clear(sealed: &[u8], key: &Key) -> Result<Vec<u8>> {
    let mut clear = Vec::new();
    let reader = SealedReader::new(Cursor::new(sealed), key)?;
    reader.take(MANIFEST_MAX).read_to_end(&mut clear)?;
    Ok(clear)
}

struct Hashed {
    file: File,
    hasher: Sha256,
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn spoilt(cause: io::Error) -> Error {
    match cause.kind() {
        io::ErrorKind::InvalidData
        | io::ErrorKind::UnexpectedEof
        | io::ErrorKind::InvalidInput
        | io::ErrorKind::Other => broken().caused_by(cause),
        _ => cause.into(),
    }
}

fn broken() -> Error {
    Error::new(
        Code::Damaged,
        "这份备份文件已损坏或不是明录的备份，请换一份备份再试；台账没有改动",
    )
}

fn unread(cause: ZipError) -> Error {
    match cause {
        ZipError::Io(cause) if cause.kind() == io::ErrorKind::PermissionDenied => cause.into(),
        cause => broken().caused_by(cause),
    }
}

fn unwritten(cause: ZipError) -> Error {
    match cause {
        ZipError::Io(cause) => cause.into(),
        cause => Error::new(Code::Io, "备份没有写成，请检查磁盘后再试").caused_by(cause),
    }
}
