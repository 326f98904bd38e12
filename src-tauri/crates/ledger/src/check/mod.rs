//! Proves that nothing has been lost or changed behind the program's back.

mod attachments;
mod chain;
mod records;
mod sqlite;

use crate::error::Result;
use crate::store::Ledger;
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
}

/// Faults named in one message at most.
const NAMED: usize = 5;

impl Ledger {
    /// Checks the database file, the digest chain, every record and every attachment.
    ///
    /// # Errors
    /// Fails only where the check itself cannot run; what it finds is in the report.
    pub fn check(&self) -> Result<CheckReport> {
        let items = vec![
            item("数据文件", sqlite::faults(self)),
            item("修改记录", chain::faults(self)),
            item("记录内容", records::faults(self)),
            item("附件", attachments::faults(self)),
        ];
        let ok = items.iter().all(|item| item.ok);
        Ok(CheckReport { ok, items })
    }
}

/// What one check counted and what it found wrong.
#[derive(Default)]
struct Faults {
    checked: u64,
    found: u64,
    named: Vec<String>,
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
    let (ok, message) = match faults {
        Ok(faults) if faults.found == 0 => (true, format!("正常，共检查 {} 项", faults.checked)),
        Ok(faults) => (
            false,
            format!("发现 {} 处问题：{}", faults.found, faults.named.join("；")),
        ),
        Err(error) => (false, error.message().to_owned()),
    };
    CheckItem {
        name: name.to_owned(),
        ok,
        message,
    }
}
