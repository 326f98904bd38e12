use crate::error::{Code, Error, Result};
use crate::vault::{Key, SealedReader};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

/// A kept file, open for reading: plain, or sealed and read as if it were plain.
pub(crate) enum Kept {
    Plain(File),
    Sealed(Box<SealedReader<File>>),
}

impl Kept {
    pub(crate) fn open(path: &Path, key: Option<&Key>) -> Result<Kept> {
        let file = File::open(path).map_err(missing)?;
        Ok(match key {
            None => Kept::Plain(file),
            Some(key) => Kept::Sealed(Box::new(SealedReader::new(file, key)?)),
        })
    }

    /// The digest that was sealed with it; a plain file is called by its digest.
    pub(crate) fn digest(&self) -> Option<&str> {
        match self {
            Kept::Plain(_) => None,
            Kept::Sealed(reader) => Some(reader.digest()),
        }
    }
}

impl Read for Kept {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        match self {
            Kept::Plain(file) => file.read(out),
            Kept::Sealed(reader) => reader.read(out),
        }
    }
}

impl Seek for Kept {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match self {
            Kept::Plain(file) => file.seek(to),
            Kept::Sealed(reader) => reader.seek(to),
        }
    }
}

fn missing(cause: io::Error) -> Error {
    match cause.kind() {
        io::ErrorKind::NotFound => {
            Error::new(Code::NotFound, "附件文件不见了，请从备份恢复或重新添加").caused_by(cause)
        }
        _ => cause.into(),
    }
}
