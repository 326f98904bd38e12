use super::{Role, guard};
use crate::store::{Store, now};
use crate::{Error, Result, audit, values, word};
use serde_json::json;

/// Characters of a name at most.
const NAME_MAX: usize = 40;

/// Adds somebody who may come in.
///
/// # Errors
/// `conflict` where the name is taken; `usage` where name or password are none.
pub fn add(store: &Store, who: &str, name: &str, role: Role, password: &str) -> Result<()> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > NAME_MAX || name.chars().any(char::is_control) {
        return Err(Error::usage(format!(
            "用户名不能空，不超过 {NAME_MAX} 个字"
        )));
    }
    let (password, role) = (guard::hashed(password)?, word::of(&role)?);
    store.write(|sql| {
        let added = sql.run(
            "INSERT INTO person (name, role, password, failures, locked_until, added_at) \
             VALUES (?1, ?2, ?3, 0, '', ?4) ON CONFLICT (name) DO NOTHING",
            values![name, &role, &password, now()],
        )?;
        if added == 0 {
            return Err(Error::conflict(format!(
                "已经有“{name}”这个用户，请换一个名字"
            )));
        }
        audit::note(sql, who, "person.add", name, &json!({ "role": role }))
    })
}
