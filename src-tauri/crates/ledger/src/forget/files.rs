use crate::attachment::is_digest;
use crate::durable;
use crate::error::Result;
use crate::store::Ledger;
use std::collections::BTreeSet;

/// What stands before the digest of a file in the log.
const DIGEST: &str = "\"digest\":\"";
/// Its length.
const LENGTH: usize = 64;

impl Ledger {
    /// Removes those kept files that nothing in the log names.
    pub(super) fn discard_unnamed(&self, mut files: BTreeSet<String>) -> Result<()> {
        if files.is_empty() {
            return Ok(());
        }
        self.read(|conn| {
            let mut sql = conn.prepare(
                "SELECT before, after FROM main.change
                 WHERE instr(before, '\"digest\"') OR instr(after, '\"digest\"')",
            )?;
            let mut rows = sql.query([])?;
            while let Some(row) = rows.next()? {
                for side in [row.get::<_, Option<String>>(0)?, row.get(1)?] {
                    digests(&side.unwrap_or_default()).for_each(|digest| {
                        files.remove(digest);
                    });
                }
            }
            Ok(())
        })?;
        files.iter().try_for_each(|digest| self.discard(digest))
    }

    /// Removes a kept file, where it is there.
    fn discard(&self, digest: &str) -> Result<()> {
        let place = self.attachment_place(digest);
        match is_digest(digest) && place.is_file() {
            true => durable::remove(&place),
            false => Ok(()),
        }
    }
}

fn digests(text: &str) -> impl Iterator<Item = &str> {
    let after = text.split(DIGEST).skip(1);
    after.filter_map(|rest| rest.get(..LENGTH))
}
