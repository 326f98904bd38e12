//! `unit.set_own`: says which unit sits at this desk, and reads again whose tasks are ours.

use super::{OwnUnit, UnitProfile, own_unit, reread_tasks};
use crate::command::Done;
use crate::{Desk, Error, Result};
use minglu_ledger::{Fields, Op, Query, Source};
use serde_json::json;

/// The unit's names and groups.
pub type Request = UnitProfile;
/// The unit as stored.
pub type Response = OwnUnit;

/// Runs the command.
///
/// # Errors
/// `invalid` where the name is empty.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let fields = fields(&request)?;
    let id = match own_unit(desk)? {
        Some(unit) => Some(unit.id),
        None => named(desk, request.name.trim())?,
    };
    let committed = desk.transact("设置本单位", Source::User, |tx| match &id {
        Some(id) => tx.set("unit", id, &fields).map(|_| ()),
        None => tx.add("unit", fields).map(|_| ()),
    })?;
    let mut touched = committed.touched;
    touched.extend(reread_tasks(desk)?.touched);
    let unit = own_unit(desk)?.ok_or_else(|| Error::new("internal", "单位没有存上，请重试"))?;
    Ok(Done {
        value: unit,
        touched,
    })
}

fn fields(profile: &UnitProfile) -> Result<Fields> {
    if profile.name.trim().is_empty() {
        return Err(Error::invalid("name", "请填写单位名称"));
    }
    let clean = |list: &[String]| -> Vec<String> {
        list.iter()
            .map(|s| s.trim().to_owned())
            .filter(|s| !s.is_empty())
            .collect()
    };
    Ok([
        ("name".to_owned(), json!(profile.name.trim())),
        ("county".to_owned(), json!(profile.county.trim())),
        ("aliases".to_owned(), json!(clean(&profile.aliases))),
        ("groups".to_owned(), json!(clean(&profile.groups))),
        ("own".to_owned(), json!(true)),
    ]
    .into_iter()
    .collect())
}

/// A unit that stands in the directory already becomes ours instead of standing there twice.
fn named(desk: &Desk, name: &str) -> Result<Option<String>> {
    let query = Query {
        limit: 1,
        ..Query::of("unit").with("name", Op::Eq, json!(name))
    };
    Ok(desk
        .ledger
        .list(&query)?
        .rows
        .into_iter()
        .next()
        .map(|r| r.id))
}
