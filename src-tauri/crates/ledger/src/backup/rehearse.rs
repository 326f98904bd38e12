use super::archive::{Archive, shelf_place};
use super::manifest::{Held, Manifest};
use super::{ATTACHMENTS, DATABASE, verify};
use crate::check::{CheckItem, CheckReport};
use crate::error::Result;
use crate::schema::{Schema, builtin};
use crate::store::{LEDGER_FILE, Ledger};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

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

/// Opens a backup beside the ledger, as a restore would, and checks it whole. Changes nothing.
///
/// # Errors
/// Fails where the file is not a backup, is damaged, or was written by a newer program.
pub fn rehearse(dir: &Path, file: &Path) -> Result<Rehearsal> {
    let schemas = builtin().map_err(|cause| {
        crate::Error::new(crate::Code::Internal, "内置模式有误").caused_by(cause)
    })?;
    fs::create_dir_all(dir)?;
    let unpacked = Unpacked::new(dir, file)?;
    unpacked.rehearsal(schemas)
}

/// A backup unpacked into a folder of its own, which goes when this goes.
pub(super) struct Unpacked {
    work: TempDir,
    manifest: Manifest,
    missing: Vec<String>,
}

impl Unpacked {
    pub(super) fn new(dir: &Path, file: &Path) -> Result<Unpacked> {
        let mut archive = Archive::open(file)?;
        let work = TempDir::with_prefix_in(".restore-", dir)?;
        archive.unpack_database(&work.path().join(DATABASE))?;
        let mut unpacked = Unpacked {
            manifest: archive.manifest.clone(),
            missing: Vec::new(),
            work,
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

    /// Fetches an attachment from the backup, from beside it, or from beside its folder.
    fn gather(&self, archive: &mut Archive, file: &Path, held: &Held) -> Result<bool> {
        let place = shelf_place(&self.folder().join(ATTACHMENTS), &held.digest);
        if let Some(shelf) = place.parent() {
            fs::create_dir_all(shelf)?;
        }
        if archive.unpack_attachment(&held.digest, held.size, &place)? {
            return Ok(true);
        }
        for source in sources(file, &held.digest) {
            if source.is_file() && verify::fingerprint(&source)?.1 == held.digest {
                link(&source, &place)?;
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Opens the copy as the program would, older formats included, and checks it.
    pub(super) fn rehearsal(&self, schemas: Vec<Schema>) -> Result<Rehearsal> {
        let content = verify::content(&self.folder().join(LEDGER_FILE))?;
        let manifest = self.manifest.clone();
        let same = content.counts == manifest.counts
            && (content.head, &content.digest) == (manifest.head, &manifest.digest);
        let mut report = Ledger::open_copy(self.folder(), schemas)?.check()?;
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

fn sources(file: &Path, digest: &str) -> Vec<PathBuf> {
    let beside = file.parent();
    let above = beside.and_then(Path::parent);
    let folders = [beside, above].into_iter().flatten();
    folders
        .map(|folder| shelf_place(&folder.join(ATTACHMENTS), digest))
        .collect()
}

/// Files that never change may have two names; where the disk has no such thing they are copied.
fn link(source: &Path, place: &Path) -> Result<()> {
    if fs::hard_link(source, place).is_err() {
        fs::copy(source, place)?;
    }
    Ok(())
}
