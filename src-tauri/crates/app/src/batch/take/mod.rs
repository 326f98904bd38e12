//! What is made of the things that the office issued, one file per kind.

mod calendar;
pub mod form;
mod notice;
mod proposal;
mod records;
mod said;
mod template;
mod verdict;

pub(super) use proposal::decide;

use super::desk::{Exchanging, Outcome};
use crate::{Error, Result};
use minglu_sync::client::Desk as _;
use minglu_sync::protocol::{Issued, IssuedKind, digest_of};
use serde_json::json;

/// Makes of an issued thing what it is for; says what that was. The same thing twice changes
/// nothing.
pub(super) fn take(here: &Exchanging<'_>, item: &Issued) -> Result<Outcome> {
    if digest_of(&item.body)? != item.digest {
        return Err(Error::unreadable(
            "县办下发的内容在途中损坏，请重新连接或请县办重新导出",
        ));
    }
    match item.kind {
        IssuedKind::Notice => notice::take(here, item),
        IssuedKind::Form => form::take(here, item),
        IssuedKind::Calendar => calendar::take(here, item),
        IssuedKind::LetterTemplate => template::take(here, item),
        IssuedKind::UnitDirectory | IssuedKind::Catalogue => records::take(here, item),
        IssuedKind::Verdict => verdict::take(here, item),
        IssuedKind::Receipt => receipt(here, item),
        IssuedKind::Other => Err(Error::new(
            "newer",
            "县办下发了本机还不认识的材料，已原样保存；升级本机程序后会自动处理",
        )),
    }
}

fn receipt(here: &Exchanging<'_>, item: &Issued) -> Result<Outcome> {
    let receipt = item.receipt()?;
    if !here.has_batch(receipt.batch)? {
        return Ok(elsewhere());
    }
    let batch = here.batch(receipt.batch)?;
    here.enrolment.office_keys().confirm(&receipt, &batch)?;
    here.keep_receipt(&receipt)?;
    Ok(json!({ "number": receipt.number }))
}

/// A unit may have several machines: what speaks of another's batch is kept, and asks for nothing.
fn elsewhere() -> Outcome {
    json!({ "elsewhere": true })
}
