use super::archive::{Archive, Lock};
use super::manifest::{Held, Manifest};
use super::{ATTACHMENTS, DATABASE, verify};
use crate::attachment::{is_whole, place, pour, whole};
use crate::check::{CheckItem, CheckReport};
use crate::durable;
use crate::error::Result;
use crate::lock::Usage;
use crate::store::{LEDGER_FILE, Ledger};
use crate::vault::{self, Key, Secret, Vault};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::{NamedTempFile, TempDir};

/// What a rehearsal found: the backup as it would be after a restore.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rehearsal {
    /// What the backup says of itself.
    pub manifest: Manifest,
    /// What the check of the unpacked ledger found, attachments included.
    pub report: CheckReport,
    /// Names of attachments that are nowhere to be found.
    pub missing: Vec<String>,
}

/// Opens a backup beside the ledger, as a restore would, and checks it whole. Changes nothing. `key`
/// is that of the folder's ledger; `said` opens a backup that has another one.
///
/// # Errors
/// Fails where the file is not a backup, is damaged, or was written by a newer program.
pub fn rehearse(
    dir: &Path,
    key: Option<&Key>,
    file: &Path,
    said: Option<Secret<'_>>,
) -> Result<Rehearsal> {
    fs::create_dir_all(dir)?;
    let _usage = Usage::enter(dir)?.share()?;
    Unpacked::new(dir, key, file, said)?.rehearsal()
}

/// A backup unpacked into a folder of its own, which goes when this goes.
pub(super) struct Unpacked {
    work: TempDir,
    manifest: Manifest,
    missing: Vec<String>,
    /// The key under which it lies here.
    key: Option<Key>,
    /// The lock that comes with it into a folder that has no ledger yet.
    lock: Option<Lock>,
}

impl Unpacked {
    /// Unpacks under the key of the folder's ledger; where there is none yet, as the backup is.
    pub(super) fn new(
        dir: &Path,
        key: Option<&Key>,
        file: &Path,
        said: Option<Secret<'_>>,
    ) -> Result<Unpacked> {
        let mut archive = Archive::open(file, key, said)?;
        let settled = Ledger::exists(dir) || Vault::of(dir)?.is_some();
        let lock = archive.lock.clone().filter(|_| !settled);
        let key = lock.as_ref().map_or(key, |lock| Some(&lock.key)).cloned();
        let work = TempDir::with_prefix_in(super::WORK, dir)?;
        archive.unpack_database(&work.path().join(DATABASE))?;
        vault::rekey(work.path(), archive.key(), key.as_ref())?;
        let mut unpacked = Unpacked {
            manifest: archive.manifest.clone(),
            missing: Vec::new(),
            work,
            key,
            lock,
        };
        for held in unpacked.manifest.attachments.clone() {
            if !unpacked.gather(&mut archive, file, &held)? {
                unpacked.missing.push(held.name);
            }
        }
        Ok(unpacked)
    }

    /// The folder that can be opened as a ledger.
    pub(super) fn folder(&self) -> &Path {
        self.work.path()
    }

    /// The key under which it lies here.
    pub(super) fn key(&self) -> Option<&Key> {
        self.key.as_ref()
    }

    /// Every file that belongs to it.
    pub(super) fn attachments(&self) -> &[Held] {
        &self.manifest.attachments
    }

    /// The lock that comes with it.
    pub(super) fn lock(&self) -> Option<&Lock> {
        self.lock.as_ref()
    }

    /// Fetches an attachment from the backup, from beside it, or from beside its folder.
    fn gather(&self, archive: &mut Archive, file: &Path, held: &Held) -> Result<bool> {
        let carried = self.folder().join("carried");
        if archive.unpack_attachment(held, &carried)? {
            self.take(&carried, archive.key(), held)?;
            fs::remove_file(&carried)?;
            return Ok(true);
        }
        // Beside it lie its own, or those of the folder's ledger.
        for key in [archive.key(), self.key()] {
            for source in sources(file, key, &held.digest) {
                if is_whole(&source, key, &held.digest) {
                    self.take(&source, key, held)?;
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// Puts a file on its shelf, under this folder's key. Files that never change may have two
    /// names; where the disk has no such thing they are copied.
    fn take(&self, source: &Path, key: Option<&Key>, held: &Held) -> Result<()> {
        let place = place(&self.folder().join(ATTACHMENTS), self.key(), &held.digest);
        let shelf = place.parent().unwrap_or(self.folder());
        fs::create_dir_all(shelf)?;
        if key == self.key() {
            if fs::hard_link(source, &place).is_err() {
                fs::copy(source, &place)?;
            }
            return Ok(());
        }
        let mut part = NamedTempFile::with_prefix_in(".part-", shelf)?;
        pour(
            whole(source, key, &held.digest)?,
            &mut part,
            self.key(),
            None,
        )?;
        durable::rename(part, &place)
    }

    /// Opens the copy as the program would, older formats included, and checks it.
    pub(super) fn rehearsal(&self) -> Result<Rehearsal> {
        let content = verify::content(&self.folder().join(LEDGER_FILE), self.key())?;
        let manifest = self.manifest.clone();
        let same = content.counts == manifest.counts
            && (content.head, &content.digest) == (manifest.head, &manifest.digest);
        let mut report = Ledger::open_copy(self.folder(), self.key())?.check()?;
        report.items.push(CheckItem {
            name: "与备份时比对".to_owned(),
            ok: same,
            message: if same {
                format!("各表条数和 {} 项修改记录与备份时一致", manifest.head)
            } else {
                "条数或修改记录与备份时不一致".to_owned()
            },
            mend: None,
        });
        report.ok = report.items.iter().all(|item| item.ok);
        Ok(Rehearsal {
            manifest,
            report,
            missing: self.missing.clone(),
        })
    }
}

fn sources(file: &Path, key: Option<&Key>, digest: &str) -> Vec<PathBuf> {
    let beside = file.parent();
    let above = beside.and_then(Path::parent);
    let folders = [beside, above].into_iter().flatten();
    folders
        .map(|folder| place(&folder.join(ATTACHMENTS), key, digest))
        .collect()
}
