use super::draw::{Candidate, Draw, draw};
use crate::batch::{Kept, records};
use crate::store::{Sql, Store, now};
use crate::unit::{self, Unit};
use crate::{Error, Result, audit, values};
use serde::Deserialize;
use serde_json::json;
use std::collections::HashSet;
use uuid::Uuid;

/// Units and items of one check at most.
const MOST: usize = 1000;
/// Characters of a title, a seed or a subject at most.
const TEXT_MAX: usize = 300;
/// What is looked at where a unit has sent no catalogue.
const WITHOUT: &str = "本单位的标准目录和公开栏目（没有报来目录）";

/// A check as somebody begins it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Draft {
    /// Its title.
    pub title: String,
    /// What is drawn by; made up where nothing is said.
    pub seed: Option<String>,
    /// How many units are drawn.
    pub units: usize,
    /// How many items of each.
    pub items: usize,
    /// Items that somebody picks himself.
    pub picked: Vec<Picked>,
}

/// An item that somebody picks.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Picked {
    /// Code or name of the unit.
    pub unit: String,
    /// What is looked at.
    pub subject: String,
}

/// Begins a check: draws units and their catalogue's items, and adds what was picked. Tells its id.
///
/// # Errors
/// `usage` where nothing is to be looked at; `conflict` where a check has this title.
pub fn make(store: &Store, who: &str, draft: &Draft) -> Result<String> {
    let title = draft.title.trim();
    judge(draft, title)?;
    let seed = draft.seed.as_deref().map(str::trim).unwrap_or_default();
    let seed = match seed {
        "" => Uuid::new_v4().simple().to_string()[..8].to_owned(),
        own => own.to_owned(),
    };
    let size = Draw {
        units: draft.units,
        items: draft.items,
    };
    let mut items = draw(&seed, &candidates(store)?, size);
    for picked in &draft.picked {
        items.push(Candidate {
            unit: unit::find(store, &picked.unit)?.code,
            id: String::new(),
            subject: picked.subject.trim().to_owned(),
        });
    }
    if items.is_empty() {
        return Err(Error::usage(
            "没有抽到事项。请填写抽几个单位、每个单位抽几项，或自己选单位和事项",
        ));
    }
    let id = Uuid::now_v7().to_string();
    store.write(|sql| {
        write(sql, who, &id, title, &seed, &items)?;
        audit::note(
            sql,
            who,
            "check.make",
            &id,
            &json!({ "items": items.len() }),
        )
    })?;
    Ok(id)
}

fn judge(draft: &Draft, title: &str) -> Result<()> {
    let seed = draft.seed.as_deref().unwrap_or_default();
    let subjects = draft.picked.iter().map(|picked| picked.subject.as_str());
    let fits = |text: &str| text.chars().count() <= TEXT_MAX && !text.contains('\0');
    if title.is_empty() || ![title, seed].into_iter().chain(subjects).all(fits) {
        return Err(Error::usage(format!(
            "请写抽查的标题；标题、种子、事项都不超过 {TEXT_MAX} 个字"
        )));
    }
    if draft
        .picked
        .iter()
        .any(|picked| picked.subject.trim().is_empty())
    {
        return Err(Error::usage("自己选的每一项都要写明抽查什么"));
    }
    let size = draft.units.saturating_mul(draft.items).max(draft.units);
    match size.saturating_add(draft.picked.len()) > MOST {
        true => Err(Error::usage(format!("一次最多抽查 {MOST} 项，请少抽一些"))),
        false => Ok(()),
    }
}

/// The items of the catalogues that the units have sent; of a unit without one, itself.
fn candidates(store: &Store) -> Result<Vec<Candidate>> {
    let mut kept = records(store, "catalogue_check", None)?;
    kept.retain(|kept| kept.record.ledger == "catalogue_item");
    let sent: HashSet<&str> = kept.iter().map(|kept| kept.unit.as_str()).collect();
    let without = |unit: Unit| Candidate {
        unit: unit.code,
        id: String::new(),
        subject: WITHOUT.to_owned(),
    };
    let units = unit::list(store)?;
    let silent = units
        .into_iter()
        .filter(|unit| !sent.contains(unit.code.as_str()));
    let mut candidates: Vec<Candidate> = silent.map(without).collect();
    candidates.extend(kept.iter().filter(|kept| involved(kept)).map(candidate));
    Ok(candidates)
}

fn involved(kept: &Kept) -> bool {
    kept.record.fields.get("not_involved") != Some(&json!(true))
}

fn candidate(kept: &Kept) -> Candidate {
    let text = |field: &&str| {
        let value = kept
            .record
            .fields
            .get(*field)
            .and_then(|value| value.as_str());
        value
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    let levels: Vec<String> = ["field", "level1", "level2", "level3"]
        .iter()
        .filter_map(text)
        .collect();
    let subject: String = levels.join(" › ").chars().take(TEXT_MAX).collect();
    Candidate {
        unit: kept.unit.clone(),
        id: kept.record.id.clone(),
        subject,
    }
}

fn write(
    sql: &mut dyn Sql,
    who: &str,
    id: &str,
    title: &str,
    seed: &str,
    items: &[Candidate],
) -> Result<()> {
    sql.alone()?;
    let same = sql.row("SELECT id FROM spot_check WHERE title = ?1", values![title])?;
    if same.is_some() {
        return Err(Error::conflict(format!(
            "已经有“{title}”这次抽查，请换一个标题"
        )));
    }
    sql.run(
        "INSERT INTO spot_check (id, title, seed, made_at, made_by) VALUES (?1, ?2, ?3, ?4, ?5)",
        values![id, title, seed, now(), who],
    )?;
    for (at, item) in items.iter().enumerate() {
        sql.run(
            "INSERT INTO spot_item (id, spot_check, position, unit, subject) \
             VALUES (?1, ?2, ?3, ?4, ?5)",
            values![
                Uuid::now_v7().to_string(),
                id,
                at as u64,
                &item.unit,
                &item.subject
            ],
        )?;
    }
    Ok(())
}
