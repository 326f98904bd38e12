use crate::blob::Blobs;
use crate::identity::{self, Keys};
use crate::store::{Address, Store};
use crate::{Error, Result};
use std::path::{Path, PathBuf};
use tokio::runtime::Handle;

/// An office, opened: its database, its files, its keys, and a folder of its own.
pub struct Office {
    /// The database.
    pub store: Store,
    /// The files.
    pub blobs: Blobs,
    /// The keys.
    pub keys: Keys,
    /// The data folder.
    pub dir: PathBuf,
}

/// Where an office is kept.
#[derive(Debug, Clone)]
pub struct Place {
    /// The data folder.
    pub dir: PathBuf,
    /// `postgres://…`, else SQLite in the folder.
    pub database: Option<String>,
    /// `s3://…`, else files in the folder.
    pub blobs: Option<String>,
}

impl Office {
    /// Opens an office, making what it lacks.
    ///
    /// # Errors
    /// Fails where the folder, the database or the files cannot be reached.
    pub fn open(place: &Place, runtime: Handle) -> Result<Office> {
        folder(&place.dir)?;
        let store = Store::open(&place.address()?)?;
        let keys = identity::complete(&store)?;
        Ok(Office {
            blobs: Blobs::open(place.blobs.as_deref(), &place.dir, runtime)?,
            store,
            keys,
            dir: place.dir.clone(),
        })
    }
}

impl Place {
    /// Where the database is.
    ///
    /// # Errors
    /// `usage` where what was named is no database.
    pub fn address(&self) -> Result<Address> {
        Address::of(self.database.as_deref(), &self.dir)
    }
}

/// Makes a data folder. It holds the office's keys: nobody else may look into it.
///
/// # Errors
/// `io` where it cannot be made.
pub fn folder(dir: &Path) -> Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(dir)
        .map_err(|e| Error::io("无法建立数据文件夹", &e))
}
