use super::WriteError;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Writes a file whole or not at all.
///
/// # Errors
/// Fails where the disk or the folder refuses.
pub fn file(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let mut out = Out::new(path)?;
    out.writer()
        .write_all(bytes)
        .map_err(WriteError::io(path))?;
    out.finish()
}

/// A file in the making: it gets its name only when it is whole.
pub(crate) struct Out {
    path: PathBuf,
    file: BufWriter<NamedTempFile>,
}

impl Out {
    /// Begins a file that will be called `path`.
    pub(crate) fn new(path: &Path) -> Result<Out, WriteError> {
        let file = temporary(path).map_err(WriteError::io(path))?;
        Ok(Out {
            path: path.to_owned(),
            file: BufWriter::new(file),
        })
    }

    /// Where to write.
    pub(crate) fn writer(&mut self) -> &mut BufWriter<NamedTempFile> {
        &mut self.file
    }

    /// Names an input or output error after this file.
    pub(crate) fn failed(&self, source: std::io::Error) -> WriteError {
        WriteError::io(&self.path)(source)
    }

    /// Gives the file its name.
    pub(crate) fn finish(mut self) -> Result<(), WriteError> {
        let path = self.path;
        self.file.flush().map_err(WriteError::io(&path))?;
        let file = self.file.into_inner().map_err(|e| e.into_error());
        let file: File = file
            .and_then(|f| f.persist(&path).map_err(|e| e.error))
            .map_err(WriteError::io(&path))?;
        file.sync_all().map_err(WriteError::io(&path))
    }
}

/// Beside its place, so that naming it is one step; readable as any new file of the user is.
fn temporary(path: &Path) -> std::io::Result<NamedTempFile> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
    let mut builder = tempfile::Builder::new();
    builder.prefix(".minglu-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder.unwrap_or(Path::new(".")))
}
