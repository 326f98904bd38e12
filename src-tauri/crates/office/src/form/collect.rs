use super::find::{COLUMNS, FormInfo};
use super::item::item;
use super::overview::{ColumnInfo, columns};
use crate::scratch::Scratch;
use crate::store::{Sql, now};
use crate::unit;
use crate::{Error, Office, Result, audit, blob, issue as give, values};
use chrono::NaiveDate;
use minglu_app::custom::{create, preview};
use minglu_ledger::own::Definition;
use minglu_sync::batch::is_plain_name;
use serde::Serialize;
use serde_json::json;
use std::path::Path;
use uuid::Uuid;

/// A form as somebody collects it.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its title.
    pub title: String,
    /// Until when.
    pub due: Option<NaiveDate>,
    /// What the office says about it.
    pub note: Option<String>,
}

/// What went out.
#[derive(Debug, Clone, Serialize)]
pub struct Collected {
    /// Name in code.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Titles of its columns.
    pub columns: Vec<String>,
    /// Columns of personal data: the units are told that the form asks for them in clear.
    pub private: Vec<String>,
    /// Units that got it.
    pub units: u64,
}

/// Makes a form of a sheet and gives it out to all units.
///
/// # Errors
/// `unreadable` where the file holds no sheet with a header; `classified` where it bears a mark;
/// `conflict` where a form of this title is being collected.
pub fn collect(office: &Office, who: &str, file: &Path, draft: &Draft) -> Result<Collected> {
    let name = file
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    if !is_plain_name(name) {
        return Err(Error::usage("文件名不能含特殊符号，请改名后再收集"));
    }
    let definition = define(office, file, name, &draft.title)?;
    // Only an Excel file can be filled in place.
    let template = match name.to_lowercase().ends_with(".xlsx") {
        true => Some(blob::put_file(&office.store, &office.blobs, file, None)?.0),
        false => None,
    };
    let form = FormInfo {
        id: format!("f{}", Uuid::now_v7().simple()),
        title: draft.title.clone(),
        due: draft.due.map(|day| day.to_string()),
        name: name.to_owned(),
        issued_at: now(),
        issued_by: who.to_owned(),
        definition: serde_json::to_string(&definition)?,
        template: template.map(|digest| digest.to_string()),
        note: draft.note.clone(),
    };
    let units = office.store.write(|sql| {
        write(sql, &form)?;
        let item = item(sql, &form)?;
        let units = unit::list_in(sql)?;
        for unit in &units {
            give::issue(sql, &unit.code, &item)?;
        }
        let details = json!({ "units": units.len() });
        audit::note(sql, who, "form.collect", &form.id, &details)?;
        Ok(units.len() as u64)
    })?;
    Ok(told(form, &definition, units))
}

fn write(sql: &mut dyn Sql, form: &FormInfo) -> Result<()> {
    sql.alone()?;
    let title = &form.title;
    let same = sql.row("SELECT id FROM form WHERE title = ?1", values![title])?;
    if same.is_some() {
        return Err(Error::conflict(format!(
            "已经有“{title}”这张表，请换一个标题"
        )));
    }
    sql.run(
        &format!("INSERT INTO form ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"),
        values![
            &form.id,
            title,
            form.due.clone(),
            &form.name,
            &form.issued_at,
            &form.issued_by,
            &form.definition,
            form.template.clone(),
            form.note.clone(),
        ],
    )?;
    Ok(())
}

fn told(form: FormInfo, definition: &Definition, units: u64) -> Collected {
    let titles = |private: bool| {
        let columns = definition.columns.iter();
        let columns = columns.filter(|column| !private || column.private.is_some());
        columns.map(|column| column.title.clone()).collect()
    };
    Collected {
        id: form.id,
        title: form.title,
        columns: titles(false),
        private: titles(true),
        units,
    }
}

/// Tells what a sheet would become. Nothing is kept.
///
/// # Errors
/// As for reading the sheet in [`collect`].
pub fn preview(office: &Office, file: &Path, title: &str) -> Result<Vec<ColumnInfo>> {
    let name = file
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    Ok(columns(&define(office, file, name, title)?))
}

/// The columns that a sheet makes, each with its name in code.
fn define(office: &Office, file: &Path, name: &str, title: &str) -> Result<Definition> {
    let scratch = Scratch::new(&office.dir)?;
    let file = file.display().to_string();
    let request = preview::Request {
        file: Some(file),
        pasted: None,
        name: Some(name.to_owned()),
        sheet: None,
    };
    let proposed = preview::run(&scratch.desk, request)?.value;
    let mut definition = proposed.definition;
    definition.title = title.to_owned();
    let request = create::Request {
        definition,
        places: None,
        file: None,
        name: None,
        pasted: None,
        sheet: None,
        keep: None,
        rows: None,
    };
    create::run(&scratch.desk, request)?;
    let made = scratch
        .desk
        .ledger
        .own_ledgers(false)
        .map_err(minglu_app::Error::from)?;
    let made = made.into_iter().next().map(|own| own.definition);
    made.ok_or_else(|| Error::internal("form", "not defined"))
}
