use super::Forgotten;
use super::words::Words;
use crate::error::Result;
use crate::record::Fields;
use crate::transact::chain::{Head, next, open};
use crate::transact::log::{READ, fields, link};
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;
use std::collections::BTreeSet;

/// Takes values out of the log, makes the digests that follow anew, and gives the digests of the
/// files that stood among the values.
pub(super) fn purge(
    conn: &Connection,
    what: &[Forgotten],
    words: &Words,
) -> Result<BTreeSet<String>> {
    let mut files = BTreeSet::new();
    let mut steps = BTreeSet::new();
    for each in what {
        alter(conn, each, words, &mut files, &mut steps)?;
    }
    for step in &steps {
        label(conn, *step, words)?;
    }
    if let Some(first) = steps.first() {
        rechain(conn, *first)?;
    }
    Ok(files)
}

/// Takes the values out of every row of a record, and says which steps it belongs to.
fn alter(
    conn: &Connection,
    each: &Forgotten,
    words: &Words,
    files: &mut BTreeSet<String>,
    steps: &mut BTreeSet<i64>,
) -> Result<()> {
    let mut sql = conn.prepare_cached(
        "SELECT n, step, before, after FROM change WHERE record = ?1 AND ledger = ?2 ORDER BY n",
    )?;
    let rows = sql.query_map([&each.id, &each.ledger], |r| {
        Ok((r.get::<_, i64>(0)?, r.get(1)?, r.get(2)?, r.get(3)?))
    })?;
    let rows: Vec<(i64, i64, Option<String>, Option<String>)> = rows.collect::<Result<_, _>>()?;
    for (n, step, before, after) in rows {
        let (mut before, mut after) = (fields(before)?, fields(after)?);
        let sides = before.iter_mut().chain(after.iter_mut());
        let taken = sides
            .map(|side| take(side, each, files) | leave(side, words))
            .filter(|taken| *taken)
            .count();
        if taken > 0 {
            let text = |side: &Option<Fields>| side.as_ref().map(serde_json::to_string).transpose();
            conn.prepare_cached("UPDATE change SET before = ?2, after = ?3 WHERE n = ?1")?
                .execute(params![n, text(&before)?, text(&after)?])?;
        }
        steps.insert(step);
    }
    Ok(())
}

/// What a step is called may tell of whom it was.
fn label(conn: &Connection, step: i64, words: &Words) -> Result<()> {
    let sql = "SELECT label FROM step WHERE step = ?1";
    let told: String = conn.query_row(sql, [step], |r| r.get(0))?;
    if let Some(rest) = words.without(&told) {
        conn.prepare_cached("UPDATE step SET label = ?2 WHERE step = ?1")?
            .execute(params![step, rest])?;
    }
    Ok(())
}

fn leave(side: &mut Fields, words: &Words) -> bool {
    // Every value is gone through, whatever was found before it.
    let values = side.iter_mut().map(|(_, value)| value);
    values.fold(false, |any, value| words.leave(value) | any)
}

fn take(side: &mut Fields, each: &Forgotten, files: &mut BTreeSet<String>) -> bool {
    let mut taken = false;
    for name in &each.fields {
        let stays = each.instead.get(name);
        let gone = |value: &&mut Value| !value.is_null() && Some(&**value) != stays;
        if let Some(value) = side.get_mut(name).filter(gone) {
            let items = value.as_array().into_iter().flatten();
            let digests = items.filter_map(|item| item["digest"].as_str());
            files.extend(digests.map(str::to_owned));
            *value = Value::Null;
            taken = true;
        }
    }
    taken
}

/// Makes the digests anew from this step to the end.
fn rechain(conn: &Connection, from: i64) -> Result<()> {
    let sql = "SELECT digest FROM step WHERE step < ?1 ORDER BY step DESC LIMIT 1";
    let before: Option<Vec<u8>> = conn.query_row(sql, [from], |r| r.get(0)).optional()?;
    let mut digest = before.unwrap_or_else(|| vec![0; 32]);
    let mut steps = conn.prepare(
        "SELECT step, at, who, source, label, kind, target, first, last FROM step
         WHERE step >= ?1 ORDER BY step",
    )?;
    let mut rows = steps.query([from])?;
    while let Some(row) = rows.next()? {
        let head = Head {
            step: row.get(0)?,
            at: row.get(1)?,
            who: row.get(2)?,
            source: row.get(3)?,
            label: row.get(4)?,
            kind: row.get(5)?,
            target: row.get(6)?,
        };
        digest = of_step(conn, &head, &digest, row.get(7)?, row.get(8)?)?;
    }
    Ok(())
}

fn of_step(
    conn: &Connection,
    head: &Head,
    previous: &[u8],
    first: i64,
    last: i64,
) -> Result<Vec<u8>> {
    let mut digest = open(previous, head);
    let mut read = conn.prepare_cached(READ)?;
    let mut rows = read.query([first, last])?;
    let mut update = conn.prepare_cached("UPDATE change SET digest = ?2 WHERE n = ?1")?;
    while let Some(row) = rows.next()? {
        let link = link(row)?;
        digest = next(&digest, &link);
        update.execute(params![link.n, digest])?;
    }
    conn.prepare_cached("UPDATE step SET digest = ?2 WHERE step = ?1")?
        .execute(params![head.step, digest])?;
    Ok(digest)
}
