use super::second;
use crate::{Desk, Result};
use minglu_ledger::Reason;

/// Makes a backup where something has changed, and copies it into the second folder. What goes
/// wrong stops nobody's work; it is remembered, and said on the pages.
pub fn regular(desk: &Desk) {
    let trouble = keep(desk).err();
    if let Some(error) = &trouble {
        tracing::warn!(code = error.code, "a backup was not made");
    }
    desk.set_trouble(trouble.map(|error| error.message));
}

fn keep(desk: &Desk) -> Result<()> {
    desk.ledger.back_up_if_changed(Reason::Automatic)?;
    if let Some(folder) = second(desk)? {
        desk.ledger.copy_backup(&folder)?;
    }
    Ok(())
}
