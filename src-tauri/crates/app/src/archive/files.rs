use crate::file::place;
use crate::{Error, Result};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The list of digests, in the form that `sha256sum -c` reads.
const LIST: &str = "校验清单.txt";
const NOTE: &str = "说明.txt";

/// A folder that is being filled.
pub(super) struct Folder {
    pub root: PathBuf,
    digests: String,
    pub files: u64,
}

impl Folder {
    /// Begins a folder that is not there yet, or is empty.
    pub fn begin(root: PathBuf) -> Result<Folder> {
        let taken = std::fs::read_dir(&root).is_ok_and(|mut entries| entries.next().is_some());
        if taken {
            let root = root.display();
            return Err(Error::usage(format!(
                "文件夹“{root}”里已有文件，请另选一个空文件夹"
            )));
        }
        std::fs::create_dir_all(&root).map_err(|e| Error::io("无法建立归档文件夹", &e))?;
        Ok(Folder {
            root,
            digests: String::new(),
            files: 0,
        })
    }

    /// A free name in one of its folders.
    pub fn place(&self, folder: &str, name: &str) -> Result<PathBuf> {
        place(&self.root.join(folder), name)
    }

    /// Copies a file into it.
    pub fn copy(&mut self, mut from: impl Read, to: &Path) -> Result<()> {
        let mut file = File::create(to).map_err(unwritten)?;
        io::copy(&mut from, &mut file).map_err(unwritten)?;
        file.sync_all().map_err(unwritten)?;
        self.note(to)
    }

    /// Adds a file that lies in it to the list.
    pub fn note(&mut self, path: &Path) -> Result<()> {
        let mut hasher = Sha256::new();
        let mut file = File::open(path).map_err(unwritten)?;
        io::copy(&mut file, &mut hasher).map_err(unwritten)?;
        let name = path.strip_prefix(&self.root).unwrap_or(path);
        let name = name.to_string_lossy().replace('\\', "/");
        let digest = hasher.finalize();
        for byte in digest {
            let _ = write!(self.digests, "{byte:02x}"); // a String takes everything
        }
        self.digests += &format!("  {name}\n");
        self.files += 1;
        Ok(())
    }

    /// Ends it with what there is to say, and the list of digests.
    pub fn finish(mut self, note: &str) -> Result<Folder> {
        let path = self.root.join(NOTE);
        self.copy(note.as_bytes(), &path)?;
        std::fs::write(self.root.join(LIST), &self.digests).map_err(unwritten)?;
        Ok(self)
    }
}

fn unwritten(e: io::Error) -> Error {
    Error::io("归档文件没有写成", &e)
}
