use super::find::find;
use super::{FAULT, PASS};
use crate::store::{Store, now};
use crate::{Error, Result, audit, values};
use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::json;

/// Characters of a finding at most.
const FINDING_MAX: usize = 2000;

/// What was found in an item.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// `pass` or `fault`.
    pub result: String,
    /// What has to be mended.
    #[serde(default)]
    pub finding: String,
    /// Until when.
    #[serde(default)]
    pub due: Option<NaiveDate>,
}

/// Whether something is mended.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Done {
    /// It is.
    pub done: bool,
}

/// Notes what was found in an item.
///
/// # Errors
/// `usage` where a fault has no words or no day; `conflict` where the unit has been told already.
pub fn judge(store: &Store, who: &str, check: &str, item: &str, found: &Finding) -> Result<()> {
    let text = found.finding.trim();
    let fault = found.result == FAULT;
    if !fault && found.result != PASS {
        return Err(Error::usage("抽查结果只有“合格”和“存在问题”两种"));
    }
    if fault && (text.is_empty() || found.due.is_none()) {
        return Err(Error::usage("存在问题的，请写明问题和整改期限"));
    }
    if text.chars().count() > FINDING_MAX || text.contains('\0') {
        return Err(Error::usage(format!("问题不超过 {FINDING_MAX} 个字")));
    }
    let due = found.due.filter(|_| fault).map(|day| day.to_string());
    store.write(|sql| {
        sql.alone()?;
        if find(sql, check, item)?.notice.is_some() {
            return Err(Error::conflict(
                "这一项已经下发整改，结果不能再改。要补充，请另行抽查",
            ));
        }
        sql.run(
            "UPDATE spot_item SET result = ?2, finding = ?3, due = ?4 WHERE id = ?1",
            values![
                item,
                &found.result,
                Some(text).filter(|_| fault),
                due.clone()
            ],
        )?;
        let details = json!({ "item": item, "result": found.result });
        audit::note(sql, who, "check.judge", check, &details)
    })
}

/// Notes that a fault is mended, or after all is not.
///
/// # Errors
/// `usage` where there is nothing to mend in the item.
pub fn done(store: &Store, who: &str, check: &str, item: &str, done: Done) -> Result<()> {
    store.write(|sql| {
        if !find(sql, check, item)?.is_fault() {
            return Err(Error::usage("这一项没有要整改的问题"));
        }
        let at = done.done.then(now);
        let by = done.done.then(|| who.to_owned());
        sql.run(
            "UPDATE spot_item SET done_at = ?2, done_by = ?3 WHERE id = ?1",
            values![item, at, by],
        )?;
        let details = json!({ "item": item, "done": done.done });
        audit::note(sql, who, "check.done", check, &details)
    })
}
