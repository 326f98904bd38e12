use super::place::{Blobs, lost};
use crate::store::{Store, moment};
use crate::{Result, values};
use chrono::{DateTime, Utc};
use futures_util::{StreamExt, TryStreamExt};
use object_store::ObjectStore;
use object_store::path::Path as Key;

/// Throws away the pieces of uploads that nobody has gone on with since a moment; tells how many.
///
/// # Errors
/// `storage` where the store cannot be read.
pub fn tidy(store: &Store, blobs: &Blobs, before: DateTime<Utc>) -> Result<u64> {
    store.write(|sql| {
        // An upload goes as a whole: its first piece alone being old says nothing.
        sql.run(
            "DELETE FROM upload WHERE (digest, device) IN (SELECT digest, device FROM upload \
             GROUP BY digest, device HAVING MAX(at) < ?1)",
            values![moment(before)],
        )
    })?;
    let counted = store.read(|sql| {
        let rows = sql.rows("SELECT digest, device FROM upload", &[])?;
        let names = rows
            .iter()
            .map(|row| Ok(format!("{}/{}", row.text(0)?, row.text(1)?)));
        names.collect::<Result<std::collections::HashSet<String>>>()
    })?;
    blobs.wait(async {
        let all = blobs.store.list(Some(&Key::from("uploads")));
        let old = all.try_filter(move |object| {
            let name = object.location.as_ref().trim_start_matches("uploads/");
            let upload = name.rsplit_once('/').map_or(name, |(upload, _)| upload);
            // A piece is written before its row: a young one may still get it.
            let waits = counted.contains(upload) || object.last_modified >= before;
            std::future::ready(!waits)
        });
        let old = old.map_ok(|object| object.location).boxed();
        let gone = blobs.store.delete_stream(old);
        let gone = gone.try_fold(0, |count, _| std::future::ready(Ok(count + 1)));
        gone.await.map_err(lost)
    })
}
