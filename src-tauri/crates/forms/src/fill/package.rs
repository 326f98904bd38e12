use super::{Changed, FillError};
use crate::write::{Out, WriteError};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek, Write};
use std::path::Path;
use std::sync::Arc;
use zip::ZipArchive;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// No form is larger than this, packed.
const MOST_PACKED: u64 = 100 << 20;
/// No part that is filled is larger than this, unpacked: of the smallest elements, such a part is
/// taken apart in less than a GiB.
const MOST_PART: u64 = 24 << 20;
const MOST_PARTS: usize = 20_000;

/// An Excel or Word file: parts by name in a zip archive.
#[derive(Clone)]
pub(crate) struct Package<R = BufReader<File>> {
    archive: ZipArchive<R>,
    names: Vec<String>,
}

/// A file that is held in memory, for what is written from it again and again.
pub(crate) type Held = Package<Cursor<Arc<[u8]>>>;

impl Package {
    /// Opens a file and looks at its directory.
    pub(crate) fn open(path: &Path) -> Result<Package, FillError> {
        let file = File::open(path).map_err(FillError::Open)?;
        let size = file.metadata().map_err(FillError::Open)?.len();
        Package::of(BufReader::new(file), size)
    }
}

impl Held {
    /// The same of bytes.
    pub(crate) fn held(bytes: Arc<[u8]>) -> Result<Held, FillError> {
        let size = bytes.len() as u64;
        Package::of(Cursor::new(bytes), size)
    }
}

impl<R: Read + Seek> Package<R> {
    fn of(source: R, size: u64) -> Result<Package<R>, FillError> {
        if size > MOST_PACKED {
            return Err(FillError::TooLarge(format!(
                "超过 {} MB",
                MOST_PACKED >> 20
            )));
        }
        let archive = ZipArchive::new(source).map_err(|_| FillError::Unsupported)?;
        if archive.len() > MOST_PARTS {
            return Err(FillError::TooLarge("部件太多".into()));
        }
        let names = archive
            .file_names()
            .flatten()
            .map(|n| n.into_owned())
            .collect();
        Ok(Package { archive, names })
    }

    /// True where there is a part of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|n| n == name)
    }

    /// Names of all parts.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// A part as text.
    pub(crate) fn text(&mut self, name: &str) -> Result<String, FillError> {
        let mut text = String::new();
        let part = self.archive.by_name(name)?;
        part.take(MOST_PART + 1)
            .read_to_string(&mut text)
            .map_err(|e| FillError::Damaged(format!("{name}：{e}")))?;
        match text.len() as u64 > MOST_PART {
            true => Err(FillError::TooLarge(format!(
                "{name} 超过 {} MB",
                MOST_PART >> 20
            ))),
            false => Ok(text),
        }
    }

    /// Writes the package again: changed parts anew, every other copied as it lies, still packed.
    pub(crate) fn rewrite(self, changed: &Changed, out: &Path) -> Result<(), FillError> {
        self.rewrite_without(&BTreeSet::new(), changed, out)
    }

    /// The same, with some parts left out.
    pub(crate) fn rewrite_without(
        mut self,
        dropped: &BTreeSet<String>,
        changed: &Changed,
        out: &Path,
    ) -> Result<(), FillError> {
        let mut file = Out::new(out)?;
        let mut zip = ZipWriter::new(file.writer());
        for index in 0..self.archive.len() {
            let part = self.archive.by_index_raw(index)?;
            let name = part.name()?.into_owned();
            if dropped.contains(&name) {
                continue;
            }
            match changed.get(&name) {
                None => zip.raw_copy_file(part).map_err(WriteError::Zip)?,
                Some(text) => {
                    let options = SimpleFileOptions::default()
                        .last_modified_time(part.last_modified().unwrap_or_default());
                    zip.start_file(name, options).map_err(WriteError::Zip)?;
                    zip.write_all(text.as_bytes())
                        .map_err(WriteError::io(out))?;
                }
            }
        }
        zip.finish().map_err(WriteError::Zip)?;
        Ok(file.finish()?)
    }
}
