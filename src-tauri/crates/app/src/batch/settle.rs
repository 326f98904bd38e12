//! `batch.settle`: a person chooses between the unit's value and the office's. The other is kept.

use super::TOUCHED;
use crate::command::Done;
use crate::{Desk, Error, Result};
use minglu_ledger::Source;
use serde::Deserialize;
use ts_rs::TS;

/// Which value, and which of the two.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Number of the conflict.
    pub n: i64,
    /// `ours` or `theirs`.
    #[ts(type = "'ours' | 'theirs'")]
    pub choose: String,
}

/// Nothing to say.
pub type Response = ();

/// Runs the command.
///
/// # Errors
/// `conflict` where it is settled already, or the value has changed since it was shown; `invalid`
/// where the office's value breaks a rule of the ledger.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let mut all = desk.ledger.conflicts()?.into_iter();
    let found = all.find(|conflict| conflict.n == request.n);
    let found = found.ok_or_else(|| Error::not_found("没有这一处不一致，请重新打开这一批"))?;
    if found.chosen.is_some() {
        return Err(Error::new("conflict", "这一处已经选定，不用再选"));
    }
    let values = &found.values;
    let committed = match request.choose.as_str() {
        "ours" => None,
        "theirs" => {
            let schema = desk.ledger.schema(&values.ledger)?;
            let title = schema.field(&values.field).map_or("", |f| f.title.as_str());
            let label = format!("采用县办的{title}");
            let one = [(values.field.clone(), values.theirs.clone())];
            let fields = one.into_iter().collect();
            Some(desk.transact(&label, Source::Sync, |tx| {
                tx.set(&values.ledger, &values.record, &fields)
            })?)
        }
        other => {
            return Err(Error::usage(format!(
                "“{other}”不是选择，请选 ours 或 theirs"
            )));
        }
    };
    desk.ledger.settle(found.n, &request.choose, &desk.who())?;
    let mut touched = committed.map(|done| done.touched).unwrap_or_default();
    // Whose tasks are ours hangs on the unit's names.
    if touched.iter().any(|ledger| ledger == "unit") {
        touched.extend(crate::unit::reread_tasks(desk)?.touched);
    }
    touched.push(TOUCHED.to_owned());
    Ok(Done { value: (), touched })
}
