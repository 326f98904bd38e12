use crate::error::{Code, Error, Result};
use crate::store::Ledger;
use rusqlite::Connection;

impl Ledger {
    /// Writes the ledger's file and that of the index anew, so that neither holds in a free page or
    /// in its log what no row holds any more.
    ///
    /// # Errors
    /// Fails where another program is reading at the moment, or the disk has no room for a copy.
    pub fn scour(&self) -> Result<()> {
        self.catch_up()?;
        self.forget_texts()?;
        // A reader that is open keeps the old pages.
        self.forget_readers();
        rewritten(&self.writer())?;
        let index = self.index.lock();
        for table in self.index.full_texts() {
            index.execute(
                &format!("INSERT INTO \"{table}\"(\"{table}\") VALUES('optimize')"),
                [],
            )?;
        }
        rewritten(&index)
    }
}

fn rewritten(conn: &Connection) -> Result<()> {
    conn.execute_batch("VACUUM main")?;
    let busy: i64 = conn.query_row("PRAGMA main.wal_checkpoint(TRUNCATE)", [], |r| r.get(0))?;
    match busy {
        0 => Ok(()),
        _ => Err(Error::new(
            Code::Busy,
            "个人信息已经隐去，但别的窗口正在读台账，磁盘上可能还有痕迹。请关掉别的窗口，再做一次",
        )),
    }
}
