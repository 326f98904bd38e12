//! Ledgers that the unit defines itself, from a sheet that somebody sent.

pub mod change;
pub mod create;
mod definition;
pub mod list;
pub mod preview;
pub mod remove;
pub mod restore;

pub use definition::{LedgerColumn, LedgerDefinition};

use crate::{Desk, Error, Result};
use minglu_forms::form::Form;
use minglu_ledger::own::OwnLedger;

/// The forms of the unit's own ledgers.
pub(crate) fn forms(desk: &Desk) -> Result<Vec<Form>> {
    let own = desk.ledger.own_ledgers(false)?;
    let form = |own: OwnLedger| {
        Form::of_definition(&own.ledger, &own.definition)
            .map_err(|e| Error::new("damaged", e.to_string()))
    };
    own.into_iter().map(form).collect()
}

/// The own ledger of this name.
///
/// # Errors
/// `not_found` where there is none.
pub(crate) fn own(desk: &Desk, ledger: &str) -> Result<OwnLedger> {
    let mut all = desk.ledger.own_ledgers(false)?.into_iter();
    all.find(|own| own.ledger == ledger)
        .ok_or_else(|| Error::not_found(format!("“{ledger}”不是自定义台账，或已停用")))
}
