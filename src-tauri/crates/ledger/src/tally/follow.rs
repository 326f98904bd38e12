use super::count::{Counter, Counts};
use super::due;
use super::keep::{self, Mark};
use super::part::{Part, Parts, Years, years};
use crate::error::Result;
use crate::record::Fields;
use crate::schema::Period;
use crate::search::same_past;
use crate::store::{Table, head};
use crate::transact::DELETED;
use crate::transact::log::fields;
use chrono::NaiveDate;
use minglu_rules::duty::Statistic;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// After more changes than this, counting all records again is the shorter way.
const MANY: i64 = 200_000;

/// A record that changed since the mark: the fields that it had then; nothing where it was not there.
type Was = Option<Fields>;

/// Brings the counts up to the newest change; starts them anew where they are of another past.
pub(super) fn bring_in_step(
    file: &Connection,
    ledger: &Connection,
    tables: &[Table],
) -> Result<()> {
    keep::prepare(file)?;
    let (n, digest) = head(ledger)?;
    let owner = keep::owner(tables);
    let known = keep::mark(file)?.filter(|mark| mark.owner == owner);
    let known = match known {
        Some(mark) if mark.n == n && mark.digest == digest => return Ok(()),
        Some(mark) if n - mark.n <= MANY && same_past(ledger, mark.n, &mark.digest)? => Some(mark),
        _ => None,
    };
    let followed = match known {
        Some(mark) => follow(file, ledger, tables, mark.n)?,
        None => false,
    };
    if !followed {
        count_all(file, ledger, tables)?;
    }
    keep::set_mark(file, &Mark { owner, n, digest })
}

fn count_all(file: &Connection, ledger: &Connection, tables: &[Table]) -> Result<()> {
    keep::clear(file)?;
    for table in tables {
        let counter = counter(ledger, tables, table)?;
        let mut counts = Counts::new();
        counter.parts.each(ledger, |part| {
            counter.count(&part, 1, &mut counts);
            due::put(file, table, &part)
        })?;
        keep::add(file, &counts)?;
    }
    Ok(())
}

fn counter<'a>(ledger: &Connection, tables: &[Table], table: &'a Table) -> Result<Counter<'a>> {
    let parent = parent(tables, table);
    Ok(Counter {
        parts: Parts::of(table),
        parents: match parent {
            Some(parent) => years(ledger, parent)?,
            None => Years::new(),
        },
        day: None,
    })
}

/// What a ledger's statistics that ask for the day come to on it, counted from all records.
pub(super) fn on_day(
    ledger: &Connection,
    tables: &[Table],
    table: &Table,
    day: NaiveDate,
) -> Result<Counts> {
    let mut counts = Counts::new();
    let mut statistics = table.schema.duties.statistics.iter();
    if statistics.any(Statistic::asks_for_the_day) {
        let mut counter = counter(ledger, tables, table)?;
        counter.day = Some(day);
        counter.parts.each(ledger, |part| {
            counter.count(&part, 1, &mut counts);
            Ok(())
        })?;
    }
    Ok(counts)
}

/// The ledger whose records say to which year those of a table belong.
fn parent<'a>(tables: &'a [Table], table: &Table) -> Option<&'a Table> {
    let Period::Parent(field, _) = table.schema.period() else {
        return None;
    };
    let name = Table::target(field)?;
    tables.iter().find(|each| each.ledger() == name)
}

/// Takes what changed from the counts as it was and adds it as it is. False where only counting
/// all again tells how it was.
fn follow(file: &Connection, ledger: &Connection, tables: &[Table], known: i64) -> Result<bool> {
    let Some(changed) = changed(ledger, tables, known)? else {
        return Ok(false);
    };
    let mut counts = Counts::new();
    for (table, rows) in &changed {
        let Some(table) = tables.get(*table) else {
            continue;
        };
        let counter = counter(ledger, tables, table)?;
        for (n, was) in rows {
            let is = counter.parts.at(ledger, *n)?;
            if is.is_none() && was.is_some() && table.schema.period() == Period::Added {
                return Ok(false);
            }
            if let Some(was) = was {
                let was = as_it_was(is.as_ref(), *n, was);
                counter.count(&was, -1, &mut counts);
                due::take(file, table, &was)?;
            }
            if let Some(is) = &is {
                counter.count(is, 1, &mut counts);
                due::put(file, table, is)?;
            }
        }
    }
    counts.retain(|_, amount| *amount != Default::default());
    keep::add(file, &counts)?;
    Ok(true)
}

fn as_it_was(is: Option<&Part>, n: i64, was: &Fields) -> Part {
    let mut part = is.cloned().unwrap_or_default();
    part.n = n;
    for (name, value) in was {
        match name.as_str() {
            DELETED => part.trashed = !value.is_null(),
            _ => drop(part.fields.insert(name.clone(), value.clone())),
        }
    }
    part
}

/// By table and row, how every record that changed since stood then. Nothing where a record that
/// others take their year from has changed.
fn changed(
    ledger: &Connection,
    tables: &[Table],
    known: i64,
) -> Result<Option<BTreeMap<usize, BTreeMap<i64, Was>>>> {
    let parents: Vec<&str> = tables
        .iter()
        .filter_map(|table| parent(tables, table))
        .map(Table::ledger)
        .collect();
    let mut sql =
        ledger.prepare_cached("SELECT ledger, row, before FROM change WHERE n > ?1 ORDER BY n")?;
    let mut rows = sql.query([known])?;
    let mut changed: BTreeMap<usize, BTreeMap<i64, Was>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get(0)?;
        let Some(table) = tables.iter().find(|table| table.ledger() == name) else {
            continue;
        };
        let before = fields(row.get(2)?)?;
        if before.is_some() && parents.contains(&name.as_str()) {
            return Ok(None);
        }
        let rows = changed.entry(table.at).or_default();
        match rows.entry(row.get(1)?) {
            Entry::Vacant(new) => drop(new.insert(before)),
            Entry::Occupied(mut known) => {
                lay_under(known.get_mut(), before);
            }
        }
    }
    Ok(Some(changed))
}

/// The earliest word about a field is how it was.
fn lay_under(was: &mut Was, later: Option<Fields>) {
    let (Some(was), Some(later)) = (was, later) else {
        return;
    };
    for (name, value) in later {
        was.entry(name).or_insert(value);
    }
}
