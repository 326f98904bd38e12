use super::Role;
use crate::store::{Store, moment, now};
use crate::{Result, audit, secret, values, word};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

/// Hours after which everybody logs in again.
const HOURS: i64 = 12;
/// Minutes of rest after which a session ends.
const REST: i64 = 30;

/// Somebody who has logged in.
#[derive(Debug, Clone)]
pub struct Session {
    /// The name.
    pub name: String,
    /// What he or she may do.
    pub role: Role,
    /// What a page says with every change, so that no other site's page can make one.
    pub csrf: String,
}

/// Begins a session and returns its secret.
pub(super) fn begin(store: &Store, name: &str) -> Result<String> {
    let token = secret::token()?;
    let ends_at = moment(Utc::now() + TimeDelta::hours(HOURS));
    store.write(|sql| {
        sql.run("DELETE FROM session WHERE ends_at < ?1", values![now()])?;
        sql.run(
            "UPDATE person SET failures = 0, locked_until = '' WHERE name = ?1",
            values![name],
        )?;
        sql.run(
            "INSERT INTO session (digest, person, seen_at, ends_at) VALUES (?1, ?2, ?3, ?4)",
            values![secret::kept(&token), name, now(), &ends_at],
        )?;
        audit::note(sql, name, "person.login", name, &json!({}))
    })?;
    Ok(token)
}

/// The session of a secret, unless it has ended.
///
/// # Errors
/// The database's.
pub fn recognise(store: &Store, token: &str) -> Result<Option<Session>> {
    let (digest, now) = (secret::kept(token), Utc::now());
    let rested = moment(now - TimeDelta::minutes(REST));
    let row = store.read(|sql| {
        sql.row(
            "SELECT p.name, p.role, s.seen_at FROM session s JOIN person p ON p.name = s.person \
             WHERE s.digest = ?1 AND s.ends_at > ?2 AND s.seen_at > ?3",
            values![&digest, moment(now), &rested],
        )
    })?;
    let Some(row) = row else { return Ok(None) };
    renew(store, &digest, &row.text(2)?, now)?;
    Ok(Some(Session {
        name: row.text(0)?,
        role: word::read(&row.text(1)?)?,
        csrf: csrf(token),
    }))
}

/// Once a minute is enough to know that somebody is there.
fn renew(store: &Store, digest: &str, seen_at: &str, now: DateTime<Utc>) -> Result<()> {
    if seen_at > moment(now - TimeDelta::minutes(1)).as_str() {
        return Ok(());
    }
    store.write(|sql| {
        sql.run(
            "UPDATE session SET seen_at = ?2 WHERE digest = ?1",
            values![digest, moment(now)],
        )?;
        Ok(())
    })
}

/// Ends a session.
///
/// # Errors
/// The database's.
pub fn logout(store: &Store, who: &str, token: &str) -> Result<()> {
    store.write(|sql| {
        sql.run(
            "DELETE FROM session WHERE digest = ?1",
            values![secret::kept(token)],
        )?;
        audit::note(sql, who, "person.logout", who, &json!({}))
    })
}

/// Follows from the session's secret, and does not tell it.
pub(crate) fn csrf(token: &str) -> String {
    secret::kept(&format!("csrf{token}"))
}
