use super::read::{Material, read};
use super::{Asked, Kind};
use crate::store::{Sql, now};
use crate::{Error, Office, Result, audit, issue as give, unit, values, word};
use serde::Serialize;
use serde_json::json;
use std::path::Path;
use uuid::Uuid;

/// What went out.
#[derive(Debug, Clone, Serialize)]
pub struct Issued {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// What it is called.
    pub title: String,
    /// What is worth knowing of it.
    pub notes: Vec<String>,
    /// Units that got it.
    pub units: u64,
    /// The one that it takes the place of.
    pub replaces: Option<String>,
}

/// What would go out.
#[derive(Debug, Clone, Serialize)]
pub struct Preview {
    /// What it is.
    pub kind: Kind,
    /// What it is called.
    pub title: String,
    /// What is worth knowing before it goes out.
    pub notes: Vec<String>,
    /// Units that would get it.
    pub units: u64,
    /// When the one went out that it would take the place of.
    pub before: Option<String>,
}

/// Gives a material out to all units. Of one topic only the latest stays in force.
///
/// # Errors
/// As for reading the file; `conflict` where exactly this is in force already.
pub fn issue(
    office: &Office,
    who: &str,
    kind: Kind,
    file: Option<&Path>,
    asked: &Asked,
) -> Result<Issued> {
    let material = read(office, kind, file, asked)?;
    let (units, replaces) = office.store.write(|sql| write(sql, who, &material))?;
    Ok(Issued {
        id: material.id,
        kind,
        title: material.title,
        notes: material.notes,
        units,
        replaces,
    })
}

/// Reads a file as what it would go out as. Nothing is given out.
///
/// # Errors
/// As for reading the file.
pub fn preview(office: &Office, kind: Kind, file: Option<&Path>, asked: &Asked) -> Result<Preview> {
    let material = read(office, kind, file, asked)?;
    let (units, before) = office.store.read(|sql| {
        let units = unit::list_in(sql)?.len() as u64;
        Ok((units, standing(sql, &material)?))
    })?;
    Ok(Preview {
        kind,
        title: material.title,
        notes: material.notes,
        units,
        before: before.map(|before| before.issued_at),
    })
}

/// The material of a topic that is in force.
struct Standing {
    id: String,
    content: String,
    issued_at: String,
}

fn standing(sql: &mut dyn Sql, material: &Material) -> Result<Option<Standing>> {
    let row = sql.row(
        "SELECT id, content, issued_at FROM material \
         WHERE kind = ?1 AND topic = ?2 AND replaced_by IS NULL",
        values![word::of(&material.kind)?, &material.topic],
    )?;
    let read = |row: crate::store::Row| {
        Ok(Standing {
            id: row.text(0)?,
            content: row.text(1)?,
            issued_at: row.text(2)?,
        })
    };
    row.map(read).transpose()
}

fn write(sql: &mut dyn Sql, who: &str, material: &Material) -> Result<(u64, Option<String>)> {
    sql.alone()?;
    let before = standing(sql, material)?;
    let same = before.as_ref().map(|before| before.content.as_str());
    if same == Some(material.item.digest().as_str()) {
        return Err(Error::conflict(format!(
            "“{}”已经下发过，内容与这一份相同，没有再发",
            material.title
        )));
    }
    keep(sql, who, material)?;
    if let Some(before) = &before {
        sql.run(
            "UPDATE material SET replaced_by = ?2 WHERE id = ?1",
            values![&before.id, &material.id],
        )?;
    }
    let units = unit::list_in(sql)?;
    for unit in &units {
        let earlier = match &before {
            Some(before) => give::last(sql, &unit.code, &before.id)?,
            None => None::<Uuid>,
        };
        let item = material.item.clone().replacing(earlier);
        give::issue(sql, &unit.code, &item)?;
    }
    let details = json!({ "kind": material.kind, "topic": material.topic, "units": units.len() });
    audit::note(sql, who, "material.issue", &material.id, &details)?;
    Ok((units.len() as u64, before.map(|before| before.id)))
}

fn keep(sql: &mut dyn Sql, who: &str, material: &Material) -> Result<()> {
    give::keep(sql, &material.item)?;
    sql.run(
        "INSERT INTO material (id, kind, topic, title, name, content, blobs, issued_at, issued_by) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        values![
            &material.id,
            word::of(&material.kind)?,
            &material.topic,
            &material.title,
            material.name.clone(),
            material.item.digest().as_str(),
            serde_json::to_string(material.item.blobs())?,
            now(),
            who,
        ],
    )?;
    Ok(())
}
