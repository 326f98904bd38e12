use super::archive::Archive;
use super::shelf::{self, BackupInfo, backups};
use super::{ATTACHMENTS, seal, verify};
use crate::attachment;
use crate::durable;
use crate::error::{Code, Error, Result};
use crate::store::{Ledger, meta};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

impl Ledger {
    /// Copies the newest backup and the attachments it names into a second folder, for example on a
    /// USB stick. Each file is there whole, or not at all. Nothing where there is no backup yet.
    ///
    /// # Errors
    /// [`Code::NotFound`] where the folder is not there at the moment.
    pub fn copy_backup(&self, second: &Path) -> Result<Option<PathBuf>> {
        if !second.is_dir() {
            let message = format!(
                "第二备份文件夹“{}”现在不在（U 盘没有插上？），只备份到了本机",
                second.display()
            );
            return Err(Error::new(Code::NotFound, message));
        }
        let Some(newest) = backups(self.dir())?.into_iter().next() else {
            return Ok(None);
        };
        let shelf = second.join(self.shelf_name()?);
        fs::create_dir_all(&shelf)?;
        if let Some(key) = &self.key {
            seal::seal_shelf(self.dir(), &shelf, key)?;
            seal::seal_attachments(&shelf.join(ATTACHMENTS), key)?;
        }
        self.copy_attachments(&newest, &shelf)?;
        let name = newest.path.file_name().unwrap_or_default();
        let place = shelf.join(name);
        keep(&newest.path, &place)?;
        shelf::thin(&shelf)?;
        Ok(Some(place))
    }

    /// One folder for each ledger: a stick may serve several desks.
    fn shelf_name(&self) -> Result<String> {
        let ledger = self.read(|conn| meta(conn, "ledger"))?.unwrap_or_default();
        Ok(format!(
            "明录备份-{}",
            ledger.rsplit('-').next().unwrap_or("")
        ))
    }

    fn copy_attachments(&self, backup: &BackupInfo, shelf: &Path) -> Result<()> {
        let folder = shelf.join(ATTACHMENTS);
        let key = self.key.as_ref();
        for held in Archive::open(&backup.path, key, None)?.manifest.attachments {
            let source = self.attachment_place(&held.digest);
            // A file that is lost here is told by the check; the others must still be copied.
            if source.is_file() {
                keep(&source, &attachment::place(&folder, key, &held.digest))?;
            }
        }
        Ok(())
    }
}

/// Copies a file that never changes, unless it is there already.
fn keep(from: &Path, place: &Path) -> Result<()> {
    if fs::metadata(place).is_ok_and(|there| same_size(&there, from)) {
        return Ok(());
    }
    copy(from, place)
}

/// Copies a file; it is at its place whole, or not at all.
pub(super) fn copy(from: &Path, place: &Path) -> Result<()> {
    let Some(folder) = place.parent() else {
        return Err(Error::new(Code::Io, "备份的位置有误"));
    };
    fs::create_dir_all(folder)?;
    let mut part = NamedTempFile::with_prefix_in(".part-", folder)?;
    io::copy(&mut File::open(from)?, part.as_file_mut())?;
    part.as_file().sync_all()?;
    if verify::fingerprint(part.path())? != verify::fingerprint(from)? {
        return Err(Error::new(
            Code::Io,
            "复制备份时读写出错，请换一个 U 盘再试",
        ));
    }
    durable::rename(part, place)
}

fn same_size(there: &fs::Metadata, from: &Path) -> bool {
    fs::metadata(from).is_ok_and(|here| here.len() == there.len())
}
