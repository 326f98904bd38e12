use super::keys::{Keys, add, first, load};
use crate::Result;
use crate::audit;
use crate::store::{Sql, Store, moment, now};
use chrono::{DateTime, TimeDelta, Utc};
use minglu_sync::crypto::{OpenKey, SecretKey, Suite};
use minglu_sync::protocol::{KeyUse, OfficeKey};
use serde_json::json;

/// Makes new keys, each signed by the one that it takes the place of: units that know the earlier
/// one take the new one without being enrolled again. The earlier ones stay, so that what they
/// signed can be verified and what was sealed to them can be opened.
///
/// This is for keys that have been in use for long. A key that fell into other hands vouches for
/// whatever they want: then the units have to be enrolled anew.
///
/// # Errors
/// The database's.
pub fn rotate(store: &Store, who: &str) -> Result<Vec<OfficeKey>> {
    store.write(|sql| {
        sql.alone()?;
        let before = load(sql)?;
        let at = later(sql)?;
        let mut made = Vec::new();
        for suite in Suite::ALL {
            let secret = suite.generate();
            let public = first(KeyUse::Sign, Some(suite), suite.public(&secret)?);
            made.push(keep(sql, &before, suite, public, &secret, &at)?);
        }
        let opens = OpenKey::generate();
        let public = first(KeyUse::Seal, None, opens.public());
        let secret = opens.secret();
        made.push(keep(sql, &before, Suite::Ed25519, public, &secret, &at)?);
        audit::note(sql, who, "key.rotate", "", &json!({ "keys": made.len() }))?;
        Ok(made)
    })
}

fn keep(
    sql: &mut dyn Sql,
    before: &Keys,
    by: Suite,
    key: OfficeKey,
    secret: &SecretKey,
    at: &str,
) -> Result<OfficeKey> {
    let signer = before.signer(by)?;
    let key = key.endorse(&signer.id, signer.suite, &signer.secret)?;
    add(sql, &key, secret, at)?;
    Ok(key)
}

/// A moment after that of every key there is: the newest of them signs.
fn later(sql: &mut dyn Sql) -> Result<String> {
    let row = sql.row("SELECT MAX(made_at) FROM office_key", &[])?;
    let last = row.map(|row| row.maybe(0)).transpose()?.flatten();
    let last: Option<DateTime<Utc>> = last.and_then(|last| last.parse().ok());
    let next = last.map(|last| moment(last + TimeDelta::seconds(1)));
    Ok(next.unwrap_or_default().max(now()))
}
