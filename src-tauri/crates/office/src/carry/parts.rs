use crate::{Error, Result};
use minglu_sync::package::{Opened, Part, PartKind};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use tempfile::TempDir;

/// Parts of one package at most.
const MOST: usize = 20_000;

/// The parts of a package, laid aside until the sender's signature has been seen.
pub(super) struct Parts {
    dir: TempDir,
    parts: Vec<Part>,
}

impl Parts {
    /// Reads all parts into a folder of their own.
    ///
    /// # Errors
    /// `damaged` where the package is; `io` where there is no room.
    pub fn read(opened: &mut Opened<File>, dir: TempDir) -> Result<Parts> {
        let mut parts = Parts {
            dir,
            parts: Vec::new(),
        };
        while let Some(part) = opened.next_part()? {
            if parts.parts.len() >= MOST {
                return Err(Error::new("too_large", "文件里的内容太多，请分几次导出"));
            }
            if part.kind != PartKind::Other {
                parts.lay_aside(opened, part)?;
            }
        }
        Ok(parts)
    }

    fn lay_aside(&mut self, opened: &mut Opened<File>, part: Part) -> Result<()> {
        let failed = |e: std::io::Error| Error::io("无法写临时文件", &e);
        // The name is our own count: nothing of the package becomes part of a path.
        let path = self.path(self.parts.len());
        let mut file = BufWriter::new(File::create(path).map_err(failed)?);
        opened.read_part(&part, &mut file)?;
        file.flush().map_err(failed)?;
        self.parts.push(part);
        Ok(())
    }

    /// The files of one kind.
    pub fn of(&self, kind: PartKind) -> Vec<PathBuf> {
        let all = self.parts.iter().enumerate();
        all.filter(|(_, part)| part.kind == kind)
            .map(|(at, _)| self.path(at))
            .collect()
    }

    fn path(&self, at: usize) -> PathBuf {
        self.dir.path().join(format!("{at}"))
    }
}
