use super::Faults;
use crate::error::Result;
use crate::store::Ledger;

/// The search index is whole and knows every record. It holds nothing that is not in the ledger:
/// it is never a reason to call the ledger damaged.
pub(super) fn faults(ledger: &Ledger) -> Result<Faults> {
    let mut faults = Faults {
        checked: 1,
        ..Faults::default()
    };
    if ledger.catch_up().is_err() || !ledger.index_is_whole() {
        faults.note = Some("检索用的索引有误，台账本身不受影响".to_owned());
        faults.mend = Some(super::mend::INDEX.to_owned());
    }
    Ok(faults)
}
