use super::{Unit, find_in};
use crate::store::{Store, moment, now};
use crate::{Error, Result, audit, secret, values};
use chrono::{TimeDelta, Utc};
use serde::Serialize;
use serde_json::json;

/// Days for which a one-time code is good.
const DAYS: i64 = 14;

/// A code with which one machine of a unit enrols itself, once.
#[derive(Debug, Clone, Serialize)]
pub struct Invitation {
    /// The unit.
    pub unit: Unit,
    /// The code, which is shown here and never again.
    pub code: String,
    /// Until when it is good.
    pub ends_at: String,
}

/// Makes a one-time code for a unit. A unit may have several machines: each takes a code of its own.
///
/// # Errors
/// `not_found` where there is no such unit.
pub fn invite(store: &Store, who: &str, unit: &str) -> Result<Invitation> {
    let code = secret::code()?;
    let ends_at = moment(Utc::now() + TimeDelta::days(DAYS));
    store.write(|sql| {
        let unit = find_in(sql, unit)?
            .ok_or_else(|| Error::not_found(format!("没有“{unit}”这个单位，请先添加单位")))?;
        sql.run(
            "INSERT INTO enrolment_code (digest, unit, made_at, ends_at) VALUES (?1, ?2, ?3, ?4)",
            values![secret::kept(&code), &unit.code, now(), &ends_at],
        )?;
        audit::note(
            sql,
            who,
            "unit.invite",
            &unit.code,
            &json!({ "ends_at": ends_at }),
        )?;
        Ok(Invitation {
            unit,
            code: code.clone(),
            ends_at: ends_at.clone(),
        })
    })
}
