use super::Faults;
use crate::error::Result;
use crate::transact::chain::{Head, next, open};
use crate::transact::log::{READ, link};
use rusqlite::{Connection, OptionalExtension, Row};

struct Step {
    head: Head,
    first: i64,
    last: i64,
    count: i64,
    digest: Vec<u8>,
}

/// Follows the digest chain from this step to its end.
pub(super) fn faults(conn: &Connection, from: i64) -> Result<Faults> {
    let mut faults = Faults::default();
    let (mut expected, mut digest) = before(conn, from)?;
    let mut steps = conn.prepare(
        "SELECT step, at, who, source, label, kind, target, first, last, count, digest
         FROM main.step WHERE step >= ?1 ORDER BY step",
    )?;
    let mut rows = steps.query([from])?;
    while let Some(row) = rows.next()? {
        let step = step(row)?;
        if step.first != expected {
            faults.add(format!("第 {} 步的序号有误", step.head.step));
        }
        expected = step.last + 1;
        follow(conn, &step, &digest, &mut faults)?;
        // What follows is judged by itself: one fault is not reported a thousand times.
        digest = step.digest;
    }
    strangers(conn, expected, &mut faults)?;
    Ok(faults)
}

/// Number of the first change of a step, and the digest before it.
fn before(conn: &Connection, step: i64) -> Result<(i64, Vec<u8>)> {
    let mut sql = conn.prepare(
        "SELECT last + 1, digest FROM main.step WHERE step < ?1 ORDER BY step DESC LIMIT 1",
    )?;
    let found = sql
        .query_row([step], |r| Ok((r.get(0)?, r.get(1)?)))
        .optional()?;
    Ok(found.unwrap_or((1, vec![0; 32])))
}

fn step(row: &Row<'_>) -> Result<Step> {
    Ok(Step {
        head: Head {
            step: row.get(0)?,
            at: row.get(1)?,
            who: row.get(2)?,
            source: row.get(3)?,
            label: row.get(4)?,
            kind: row.get(5)?,
            target: row.get(6)?,
        },
        first: row.get(7)?,
        last: row.get(8)?,
        count: row.get(9)?,
        digest: row.get(10)?,
    })
}

fn follow(conn: &Connection, step: &Step, previous: &[u8], faults: &mut Faults) -> Result<()> {
    let name = format!(
        "第 {} 步（{}，{}）",
        step.head.step, step.head.at, step.head.label
    );
    let mut digest = open(previous, &step.head);
    let (mut count, mut last) = (0, 0);
    let mut sql = conn.prepare_cached(READ)?;
    let mut rows = sql.query([step.first, step.last])?;
    while let Some(row) = rows.next()? {
        let link = link(row)?;
        digest = next(&digest, &link);
        let kept: Vec<u8> = row.get(9)?;
        if digest != kept || link.step != step.head.step {
            faults.add(format!("{name}的记录被改动过"));
            return Ok(());
        }
        (count, last) = (count + 1, link.n);
        faults.checked += 1;
    }
    if (count, last) != (step.count, step.last) || digest != step.digest {
        faults.add(format!("{name}的记录不全或被改动过"));
    }
    Ok(())
}

/// Change rows after the last step belong to nobody.
fn strangers(conn: &Connection, after: i64, faults: &mut Faults) -> Result<()> {
    let count: i64 = conn.query_row(
        "SELECT count(*) FROM main.change WHERE n >= ?1",
        [after],
        |r| r.get(0),
    )?;
    if count > 0 {
        faults.add(format!("有 {count} 条修改记录不属于任何一步"));
    }
    Ok(())
}
