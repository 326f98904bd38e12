use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::PathBuf;

/// Bytes of one file, and older files beside the newest.
const LARGEST: u64 = 1 << 20;
const OLDER: usize = 4;

/// A file that begins anew when it is full, and keeps a few of those before it.
pub(super) struct Rotating {
    path: PathBuf,
    file: File,
    size: u64,
}

impl Rotating {
    pub fn open(path: PathBuf) -> io::Result<Rotating> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let file = OpenOptions::new().create(true).append(true).open(&path)?;
        let size = file.metadata()?.len();
        Ok(Rotating { path, file, size })
    }

    fn older(&self, n: usize) -> PathBuf {
        match n {
            0 => self.path.clone(),
            n => self.path.with_extension(format!("log.{n}")),
        }
    }

    fn turn(&mut self) -> io::Result<()> {
        for n in (0..OLDER).rev().filter(|n| self.older(*n).exists()) {
            fs::rename(self.older(n), self.older(n + 1))?;
        }
        *self = Rotating::open(self.path.clone())?;
        Ok(())
    }
}

impl Write for Rotating {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.size > 0 && self.size + bytes.len() as u64 > LARGEST {
            self.turn()?;
        }
        let written = self.file.write(bytes)?;
        self.size += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_never_grows_beyond_its_share() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("logs").join("desk.log");
        let line = [b'x'; 64 * 1024];
        for start in 0..3 {
            // Started again and again, as a desk is.
            let mut log = Rotating::open(path.clone()).unwrap();
            for n in 0..60 {
                log.write_all(&line).unwrap();
                log.write_all(format!("{start}.{n}\n").as_bytes()).unwrap();
            }
        }
        let files: Vec<_> = fs::read_dir(path.parent().unwrap())
            .unwrap()
            .flatten()
            .collect();
        assert_eq!(files.len(), 1 + OLDER);
        assert!(files.iter().all(|f| f.metadata().unwrap().len() <= LARGEST));
        let newest = fs::read_to_string(&path).unwrap();
        assert!(
            newest.ends_with("2.59\n"),
            "the newest lines are in the newest file"
        );
    }
}
