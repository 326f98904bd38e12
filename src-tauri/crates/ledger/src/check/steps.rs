use super::Faults;
use crate::error::Result;
use rusqlite::Connection;
use std::collections::BTreeMap;

struct Step {
    kind: String,
    target: Option<i64>,
    undone: i64,
    touched: String,
}

/// What the chain does not cover of a step follows from the others: whether it is undone, and which
/// ledgers it touched.
pub(super) fn faults(conn: &Connection) -> Result<Faults> {
    let steps = read(conn)?;
    let mut faults = Faults {
        checked: steps.len() as u64,
        ..Faults::default()
    };
    for (step, undone) in replay(&steps) {
        if steps.get(&step).is_some_and(|s| s.undone != undone) {
            faults.add(format!("第 {step} 步是否已撤销，登记有误"));
        }
    }
    ledgers(conn, &steps, &mut faults)?;
    Ok(faults)
}

fn read(conn: &Connection) -> Result<BTreeMap<i64, Step>> {
    let mut sql = conn.prepare("SELECT step, kind, target, undone, touched FROM main.step")?;
    let rows = sql.query_map([], |r| {
        let step = Step {
            kind: r.get(1)?,
            target: r.get(2)?,
            undone: r.get(3)?,
            touched: r.get(4)?,
        };
        Ok((r.get(0)?, step))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Which steps are undone (1), or undone for good (2), when all is played again.
fn replay(steps: &BTreeMap<i64, Step>) -> BTreeMap<i64, i64> {
    let mut states: BTreeMap<i64, i64> = steps.keys().map(|step| (*step, 0)).collect();
    // Those undone at the moment: a new step makes all of them final, and each only once.
    let mut open = Vec::new();
    for step in steps.values() {
        match (step.kind.as_str(), step.target) {
            ("undo", Some(target)) => open.push(target),
            ("redo", Some(target)) => open.retain(|undone| *undone != target),
            _ => {
                for undone in open.drain(..) {
                    states.insert(undone, 2);
                }
            }
        }
    }
    states.extend(open.into_iter().map(|undone| (undone, 1)));
    states
}

fn ledgers(conn: &Connection, steps: &BTreeMap<i64, Step>, faults: &mut Faults) -> Result<()> {
    let known: Vec<String> = column(conn, "SELECT ledger FROM main.kept")?;
    for (number, step) in steps {
        let mut named = step.touched.split(',');
        if !named.all(|name| known.iter().any(|k| k == name)) {
            faults.add(format!("第 {number} 步涉及的台账登记有误"));
        }
    }
    let mut sql = conn.prepare("SELECT DISTINCT step, ledger FROM main.change")?;
    let mut rows = sql.query([])?;
    while let Some(row) = rows.next()? {
        let (number, ledger): (i64, String) = (row.get(0)?, row.get(1)?);
        let step = steps.get(&number);
        if !step.is_some_and(|s| s.touched.split(',').any(|name| name == ledger)) {
            faults.add(format!("第 {number} 步涉及的台账登记有误"));
        }
    }
    Ok(())
}

fn column(conn: &Connection, sql: &str) -> Result<Vec<String>> {
    let mut sql = conn.prepare(sql)?;
    Ok(sql.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?)
}
