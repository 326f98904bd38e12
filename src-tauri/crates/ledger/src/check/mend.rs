use super::{orphans, records};
use crate::error::Result;
use crate::store::Ledger;
use chrono::Local;
use rusqlite::{TransactionBehavior, params};
use std::fs;

pub(super) const REINDEX: &str = "重做数据文件里的索引";
pub(super) const RECOUNT: &str = "按现有记录重新计数";
pub(super) const INDEX: &str = "重做检索索引";
pub(super) const MOVE: &str = "把多余的附件文件移到“orphans”文件夹";

impl Ledger {
    /// Mends what a check says can be mended, and nothing else: what is derived is made anew, and
    /// files that nothing names are moved away. Never touches a record. Tells what was done.
    ///
    /// # Errors
    /// Fails where the ledger cannot be read or written.
    pub fn mend(&self) -> Result<Vec<String>> {
        let wanted = self.check()?.items.into_iter().filter_map(|item| item.mend);
        let mut wanted: Vec<String> = wanted.collect();
        wanted.dedup();
        let mut done = Vec::new();
        for what in wanted {
            match what.as_str() {
                REINDEX => self.writer().execute_batch("REINDEX")?,
                RECOUNT => self.recount()?,
                INDEX => self.rebuild_index()?,
                _ => self.move_orphans()?,
            }
            done.push(format!("已{what}"));
        }
        Ok(done)
    }

    fn recount(&self) -> Result<()> {
        let mut writer = self.writer();
        let sql = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for table in self.tables.iter() {
            let (live, trashed) = records::count(&sql, table)?;
            let next = records::next(&sql, table.ledger())?;
            sql.execute(
                "UPDATE kept SET live = ?2, trashed = ?3, next = ?4 WHERE ledger = ?1",
                params![table.ledger(), live, trashed, next],
            )?;
        }
        Ok(sql.commit()?)
    }

    fn move_orphans(&self) -> Result<()> {
        let stamp = Local::now().format("%Y%m%d-%H%M%S").to_string();
        let folder = self.dir().join("orphans").join(stamp);
        fs::create_dir_all(&folder)?;
        for path in orphans(self)? {
            if let Some(name) = path.file_name() {
                fs::rename(&path, folder.join(name))?;
            }
        }
        Ok(())
    }
}
