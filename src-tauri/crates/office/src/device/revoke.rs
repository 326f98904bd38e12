use crate::store::{Store, now};
use crate::{Error, Result, audit, values};
use serde_json::json;

/// Shuts a machine out: nothing that it signs from now on is taken. What it has sent stays.
///
/// # Errors
/// `not_found` where there is no such machine, or it is shut out already.
pub fn revoke(store: &Store, who: &str, device: &str) -> Result<()> {
    store.write(|sql| {
        let revoked = sql.run(
            "UPDATE device SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL",
            values![device, now()],
        )?;
        if revoked == 0 {
            return Err(Error::not_found("没有这台设备，或已经停用"));
        }
        audit::note(sql, who, "device.revoke", device, &json!({}))
    })
}
