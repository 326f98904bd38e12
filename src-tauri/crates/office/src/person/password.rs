use super::{guard, no_person};
use crate::store::Store;
use crate::{Result, audit, values};
use serde_json::json;

/// Gives somebody a new password, and ends all sessions under the old one.
///
/// # Errors
/// `not_found` where there is no such name; `usage` where the password is none.
pub fn set_password(store: &Store, who: &str, name: &str, password: &str) -> Result<()> {
    let password = guard::hashed(password)?;
    store.write(|sql| {
        let changed = sql.run(
            "UPDATE person SET password = ?2, failures = 0, locked_until = '' WHERE name = ?1",
            values![name, &password],
        )?;
        if changed == 0 {
            return Err(no_person(name));
        }
        sql.run("DELETE FROM session WHERE person = ?1", values![name])?;
        audit::note(sql, who, "person.password", name, &json!({}))
    })
}
