use crate::device::Caller;
use crate::store::Store;
use crate::{Result, values};

/// Notes up to which item a machine has taken what was issued: whoever never opened the notice is
/// seen by it. A claim beyond what was issued counts as all of it.
///
/// # Errors
/// The database's.
pub fn taken(store: &Store, caller: &Caller, up_to: u64) -> Result<()> {
    let known = store.read(|sql| {
        sql.row(
            "SELECT seen_to FROM device WHERE id = ?1",
            values![&caller.device],
        )
    })?;
    let known = known.map_or(Ok(0), |row| row.count(0))?;
    if up_to == known {
        return Ok(());
    }
    store.note(|sql| {
        let latest = super::latest(sql, &caller.unit)?;
        sql.run(
            "UPDATE device SET seen_to = ?2 WHERE id = ?1",
            values![&caller.device, up_to.min(latest)],
        )?;
        Ok(())
    })
}
