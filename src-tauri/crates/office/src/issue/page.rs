use super::latest;
use crate::device::Caller;
use crate::identity;
use crate::store::{Row, Store};
use crate::{Error, Result, values, word};
use minglu_sync::protocol::{Issued, IssuedKind, IssuedPage};

/// Items of one page.
const PAGE: u64 = 100;

/// What was issued to the caller's unit after a place.
///
/// # Errors
/// The database's.
pub fn page(store: &Store, caller: &Caller, after: u64) -> Result<IssuedPage> {
    store.read(|sql| {
        let rows = sql.rows(
            "SELECT i.sequence, i.id, i.kind, c.digest, c.body, i.blobs, i.replaces \
             FROM issued i JOIN content c ON c.digest = i.content \
             WHERE i.unit = ?1 AND i.sequence > ?2 ORDER BY i.sequence LIMIT ?3",
            values![&caller.unit, after, PAGE],
        )?;
        Ok(IssuedPage {
            items: rows.iter().map(item).collect::<Result<_>>()?,
            epoch: identity::epoch(sql)?,
            latest: latest(sql, &caller.unit)?,
        })
    })
}

fn item(row: &Row) -> Result<Issued> {
    let id = |text: String| text.parse().map_err(|_| Error::internal("issued", "id"));
    let kind = row.text(2)?;
    let mut unknown = minglu_sync::Unknown::new();
    if word::read::<IssuedKind>(&kind)? == IssuedKind::Other {
        // What a newer program issued goes on under its own word.
        unknown.insert("kind".to_owned(), kind.as_str().into());
    }
    Ok(Issued {
        sequence: row.count(0)?,
        id: id(row.text(1)?)?,
        kind: word::read(&kind)?,
        digest: word::read(&row.text(3)?)?,
        body: serde_json::from_str(&row.text(4)?)?,
        blobs: serde_json::from_str(&row.text(5)?)?,
        replaces: row.maybe(6)?.map(id).transpose()?,
        unknown,
    })
}
