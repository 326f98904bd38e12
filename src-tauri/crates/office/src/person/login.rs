use super::{Role, guard, session};
use crate::store::{Sql, Store, moment, now};
use crate::{Error, Result, audit, values, word};
use chrono::{TimeDelta, Utc};
use serde_json::json;

/// Wrong passwords in a row that shut a name for a while.
const FAILURES: u64 = 5;
/// Minutes for which it is shut.
const SHUT: i64 = 15;

/// What somebody brings home from a login.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The secret of the session, for the cookie; kept is its digest only.
    pub token: String,
    /// The name.
    pub name: String,
    /// What he or she may do.
    pub role: Role,
}

/// Lets somebody in who knows the password. After five wrong ones the name is shut for a quarter of
/// an hour, whoever knocks.
///
/// # Errors
/// `wrong_password` whether or not there is such a name; `locked_out` while it is shut.
pub fn login(store: &Store, name: &str, password: &str) -> Result<Entry> {
    let row = store.read(|sql| {
        sql.row(
            "SELECT password, role, locked_until FROM person WHERE name = ?1",
            values![name],
        )
    })?;
    let (kept, role, shut) = match &row {
        Some(row) => (Some(row.text(0)?), Some(row.text(1)?), row.text(2)?),
        None => (None, None, String::new()),
    };
    if shut > now() {
        return Err(locked_out());
    }
    match (guard::fits(password, kept.as_deref()), role) {
        (true, Some(role)) => {
            let role = word::read(&role)?;
            let token = session::begin(store, name)?;
            Ok(Entry {
                token,
                name: name.to_owned(),
                role,
            })
        }
        (_, known) => {
            store.write(|sql| failed(sql, name, known.is_some()))?;
            Err(Error::new("wrong_password", "用户名或密码不对，请再试"))
        }
    }
}

fn failed(sql: &mut dyn Sql, name: &str, known: bool) -> Result<()> {
    if !known {
        // A name that is none may be a password typed in the wrong place: it is not kept.
        return audit::note(sql, "", "person.login_failed", "", &json!({}));
    }
    sql.run(
        "UPDATE person SET failures = failures + 1 WHERE name = ?1",
        values![name],
    )?;
    let row = sql.row("SELECT failures FROM person WHERE name = ?1", values![name])?;
    let failures = row.map_or(Ok(0), |row| row.count(0))?;
    let until = moment(Utc::now() + TimeDelta::minutes(SHUT));
    let shut = failures >= FAILURES;
    if shut {
        sql.run(
            "UPDATE person SET failures = 0, locked_until = ?2 WHERE name = ?1",
            values![name, until],
        )?;
    }
    audit::note(
        sql,
        "",
        "person.login_failed",
        name,
        &json!({ "shut": shut }),
    )
}

fn locked_out() -> Error {
    Error::new(
        "locked_out",
        format!("密码连续输错，这个用户暂停登录 {SHUT} 分钟，请稍后再试或请管理员重设密码"),
    )
}
