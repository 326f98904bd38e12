use std::fs::File;
use std::io::{Read, Result, Seek, SeekFrom};

/// Bytes between two tellings.
const STEP: usize = 1 << 20;

/// A file that tells how it is getting on.
pub(super) struct Told {
    file: File,
    since: usize,
    tell: fn(),
}

impl Told {
    pub(super) fn new(file: File, tell: fn()) -> Told {
        Told {
            file,
            since: 0,
            tell,
        }
    }
}

impl Read for Told {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let count = self.file.read(buffer)?;
        self.since += count;
        if self.since >= STEP {
            self.since = 0;
            (self.tell)();
        }
        Ok(count)
    }
}

impl Seek for Told {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        self.file.seek(to)
    }
}
