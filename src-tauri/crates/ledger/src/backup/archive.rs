//! The zip file of a backup.

use super::manifest::Manifest;
use super::{ATTACHMENTS, DATABASE};
use crate::attachment::hex;
use crate::error::{Code, Error, Result};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const MANIFEST: &str = "manifest.json";
/// A manifest names each attachment in about a hundred bytes.
const MANIFEST_MAX: u64 = 256 << 20;

/// Writes a backup to an open file, and syncs it.
pub(super) fn write(
    file: File,
    manifest: &Manifest,
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
    zip.start_file(MANIFEST, quick).map_err(unwritten)?;
    zip.write_all(&serde_json::to_vec_pretty(manifest)?)?;
    zip.start_file(DATABASE, quick).map_err(unwritten)?;
    io::copy(&mut File::open(database)?, &mut zip)?;
    for file in carried {
        let digest = file.file_name().unwrap_or_default().to_string_lossy();
        zip.start_file(format!("{ATTACHMENTS}/{digest}"), plain)
            .map_err(unwritten)?;
        io::copy(&mut File::open(file)?, &mut zip)?;
    }
    zip.finish().map_err(unwritten)?.sync_all()?;
    Ok(())
}

/// Where a folder of attachments keeps this one.
pub(super) fn shelf_place(folder: &Path, digest: &str) -> PathBuf {
    folder
        .join(digest.get(..2).unwrap_or_default())
        .join(digest)
}

/// A backup that is read.
pub(super) struct Archive {
    zip: ZipArchive<File>,
    pub(super) manifest: Manifest,
}

impl Archive {
    pub(super) fn open(path: &Path) -> Result<Archive> {
        let file = File::open(path).map_err(|cause| match cause.kind() {
            io::ErrorKind::NotFound => {
                let message = format!("找不到备份文件“{}”，请重新选择", path.display());
                Error::new(Code::NotFound, message).caused_by(cause)
            }
            _ => cause.into(),
        })?;
        let mut zip = ZipArchive::new(file).map_err(unread)?;
        let mut text = Vec::new();
        let entry = zip.by_name(MANIFEST).map_err(unread)?;
        entry.take(MANIFEST_MAX).read_to_end(&mut text)?;
        let manifest: Manifest = serde_json::from_slice(&text).map_err(|_| broken())?;
        if manifest.manifest > 1 {
            let message = "这份备份由更新版本的明录写成，请先升级本机的明录再恢复";
            return Err(Error::new(Code::Newer, message));
        }
        Ok(Archive { zip, manifest })
    }

    /// Unpacks the database; what comes out is what went in, or an error.
    pub(super) fn unpack_database(&mut self, to: &Path) -> Result<()> {
        let (size, sha256) = (self.manifest.size, self.manifest.sha256.clone());
        self.unpack(DATABASE, to, size, &sha256)
    }

    /// Unpacks an attachment that the backup carries. False where it does not.
    pub(super) fn unpack_attachment(&mut self, digest: &str, size: u64, to: &Path) -> Result<bool> {
        let name = format!("{ATTACHMENTS}/{digest}");
        if self.zip.index_for_name(&name).is_none() {
            return Ok(false);
        }
        self.unpack(&name, to, size, digest)?;
        Ok(true)
    }

    fn unpack(&mut self, name: &str, to: &Path, size: u64, sha256: &str) -> Result<()> {
        let entry = self.zip.by_name(name).map_err(unread)?;
        let mut out = Hashed {
            file: File::create(to)?,
            hasher: Sha256::new(),
        };
        // One byte more than there should be is enough to know that it is too long.
        let copied = io::copy(&mut entry.take(size + 1), &mut out);
        let copied = copied.map_err(|cause| match cause.kind() {
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => broken().caused_by(cause),
            io::ErrorKind::InvalidInput | io::ErrorKind::Other => broken().caused_by(cause),
            _ => cause.into(),
        })?;
        if copied != size || hex(&out.hasher.finalize()) != sha256 {
            return Err(broken());
        }
        Ok(out.file.sync_all()?)
    }
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
