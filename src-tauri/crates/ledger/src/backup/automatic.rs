use super::archive::Archive;
use super::manifest::Reason;
use super::shelf::{BackupInfo, backups};
use crate::attachment::hex;
use crate::error::Result;
use crate::store::{Ledger, head, meta};

impl Ledger {
    /// Makes a backup where something has changed since the newest one; none where nothing has.
    ///
    /// # Errors
    /// As [`Ledger::back_up`].
    pub fn back_up_if_changed(&self, reason: Reason) -> Result<Option<BackupInfo>> {
        if self.is_backed_up()? {
            return Ok(None);
        }
        self.back_up(reason).map(Some)
    }

    /// True where the newest backup holds every change. A ledger without any has none to lose.
    ///
    /// # Errors
    /// Fails where the ledger cannot be read.
    pub fn is_backed_up(&self) -> Result<bool> {
        let ((n, digest), ledger) = self.read(|conn| Ok((head(conn)?, meta(conn, "ledger")?)))?;
        if n == 0 {
            return Ok(true);
        }
        let Some(newest) = backups(self.dir())?.into_iter().next() else {
            return Ok(false);
        };
        // One that cannot be read is as good as none.
        let manifest =
            Archive::open(&newest.path, self.key.as_ref(), None).map(|archive| archive.manifest);
        Ok(manifest.is_ok_and(|m| Some(m.ledger) == ledger && m.digest == hex(&digest)))
    }
}
