//! Proves that nothing has been lost or changed behind the program's back, and mends what can be.

mod attachments;
mod chain;
mod events;
mod index;
mod mend;
mod records;
mod references;
mod seal;
mod settings;
mod sqlite;
mod steps;

pub(crate) use attachments::{Named, named, orphans};

use crate::error::Result;
use crate::store::Ledger;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckReport {
    /// True where every item is.
    pub ok: bool,
    /// One line per thing that was checked.
    pub items: Vec<CheckItem>,
}

/// One thing that was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckItem {
    /// What was checked, in Chinese.
    pub name: String,
    /// True where it is sound.
    pub ok: bool,
    /// What was found, in Chinese.
    pub message: String,
    /// What [`Ledger::mend`] would do about it, in Chinese; nothing where it can do nothing.
    pub mend: Option<String>,
}

/// Faults named in one message at most.
const NAMED: usize = 5;

impl Ledger {
    /// Checks the database file, the digest chain, every record, reference and attachment.
    ///
    /// # Errors
    /// Fails only where the check itself cannot run; what it finds is in the report.
    pub fn check(&self) -> Result<CheckReport> {
        let items = vec![
            item("写入方式", settings::faults(self)),
            item("数据文件", self.read(sqlite::faults)),
            item("修改记录", self.read(|conn| chain::faults(conn, 0))),
            item("操作步骤", self.read(steps::faults)),
            item(
                "登记与设置",
                self.read(|conn| seal::faults(conn, &self.tables)),
            ),
            item("记录内容", records::faults(self)),
            item("条数", records::counts(self)),
            item("查看和导出记录", self.read(events::faults)),
            item("引用", references::faults(self)),
            item("附件", attachments::faults(self)),
            item("多余的附件文件", attachments::unused(self)),
            item("检索", index::faults(self)),
        ];
        let ok = items.iter().all(|item| item.ok);
        Ok(CheckReport { ok, items })
    }
}

/// The first fault of a file as it lies there: SQLite's own, and those of the last steps.
pub(crate) fn first_fault(conn: &Connection, last_steps: i64) -> Result<Option<String>> {
    let from: Option<i64> = conn
        .query_row("SELECT max(step) - ?1 FROM main.step", [last_steps], |r| {
            r.get(0)
        })
        .optional()?
        .flatten();
    let mut named = sqlite::faults(conn)?.named;
    if named.is_empty() {
        named = chain::faults(conn, from.unwrap_or(0))?.named;
    }
    Ok(named.into_iter().next())
}

/// What one check counted and what it found wrong.
#[derive(Default)]
pub(crate) struct Faults {
    checked: u64,
    found: u64,
    named: Vec<String>,
    /// What can be done about it.
    mend: Option<String>,
    /// What is worth saying although nothing is wrong.
    note: Option<String>,
}

impl Faults {
    fn add(&mut self, fault: String) {
        self.found += 1;
        if self.named.len() < NAMED {
            self.named.push(fault);
        }
    }
}

/// A check that cannot be run to its end has found damage too.
fn item(name: &str, faults: Result<Faults>) -> CheckItem {
    let (ok, message, mend) = match faults {
        Ok(faults) if faults.found == 0 => {
            let fine = format!("正常，共检查 {} 项", faults.checked);
            (true, faults.note.unwrap_or(fine), faults.mend)
        }
        Ok(faults) => {
            let named = faults.named.join("；");
            (
                false,
                format!("发现 {} 处问题：{named}", faults.found),
                faults.mend,
            )
        }
        Err(error) => (false, error.message().to_owned(), None),
    };
    CheckItem {
        name: name.to_owned(),
        ok,
        message,
        mend,
    }
}
