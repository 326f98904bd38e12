use super::no_person;
use crate::store::Store;
use crate::{Result, audit, values};
use serde_json::json;

/// Takes somebody off the list. What he or she did stays in the log.
///
/// # Errors
/// `not_found` where there is no such name.
pub fn remove(store: &Store, who: &str, name: &str) -> Result<()> {
    store.write(|sql| {
        sql.run("DELETE FROM session WHERE person = ?1", values![name])?;
        if sql.run("DELETE FROM person WHERE name = ?1", values![name])? == 0 {
            return Err(no_person(name));
        }
        audit::note(sql, who, "person.remove", name, &json!({}))
    })
}
