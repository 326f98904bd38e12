use crate::scratch::Scratch;
use crate::store::{Sql, now};
use crate::unit;
use crate::{Error, Office, Result, audit, blob, issue as give, values};
use chrono::NaiveDate;
use minglu_app::custom::{create, preview};
use minglu_ledger::own::Definition;
use minglu_sync::batch::is_plain_name;
use minglu_sync::crypto::BlobDigest;
use minglu_sync::protocol::{IssuedBlob, IssuedForm, IssuedKind};
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
        true => Some(blob::put_file(&office.store, &office.blobs, file, None)?),
        false => None,
    };
    let form = Form {
        id: format!("f{}", Uuid::now_v7().simple()),
        name,
        definition: &definition,
        template: template.as_ref().map(|(digest, _)| digest.clone()),
    };
    let mut item = give::Draft::new(IssuedKind::Form, &form.id, &body(&form, draft)?)?;
    if let Some((digest, size)) = template {
        let name = name.to_owned();
        item = item.with(IssuedBlob { digest, size, name });
    }
    let units = office.store.write(|sql| {
        write(sql, who, &form, draft)?;
        let units = unit::list_in(sql)?;
        for unit in &units {
            give::issue(sql, &unit.code, &item)?;
        }
        let details = json!({ "units": units.len() });
        audit::note(sql, who, "form.collect", &form.id, &details)?;
        Ok(units.len() as u64)
    })?;
    Ok(told(&form, draft, units))
}

/// A form before it goes out.
struct Form<'a> {
    id: String,
    /// Name of the sheet.
    name: &'a str,
    definition: &'a Definition,
    template: Option<BlobDigest>,
}

fn write(sql: &mut dyn Sql, who: &str, form: &Form<'_>, draft: &Draft) -> Result<()> {
    sql.alone()?;
    let title = &draft.title;
    let same = sql.row("SELECT id FROM form WHERE title = ?1", values![title])?;
    if same.is_some() {
        return Err(Error::conflict(format!(
            "已经有“{title}”这张表，请换一个标题"
        )));
    }
    sql.run(
        "INSERT INTO form (id, title, due, definition, template, name, issued_at, issued_by) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        values![
            &form.id,
            title,
            draft.due.map(|day| day.to_string()),
            serde_json::to_string(form.definition)?,
            form.template.as_ref().map(ToString::to_string),
            form.name,
            now(),
            who
        ],
    )?;
    Ok(())
}

fn told(form: &Form<'_>, draft: &Draft, units: u64) -> Collected {
    let titles = |private: bool| {
        let columns = form.definition.columns.iter();
        let columns = columns.filter(|column| !private || column.private.is_some());
        columns.map(|column| column.title.clone()).collect()
    };
    Collected {
        id: form.id.clone(),
        title: draft.title.clone(),
        columns: titles(false),
        private: titles(true),
        units,
    }
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

fn body(form: &Form<'_>, draft: &Draft) -> Result<IssuedForm> {
    let columns = form.definition.columns.iter();
    let private = columns.filter(|column| column.private.is_some());
    Ok(IssuedForm {
        form: form.id.clone(),
        title: draft.title.clone(),
        due: draft.due.map(|day| day.to_string()),
        note: draft.note.clone(),
        definition: serde_json::to_value(form.definition)?,
        clear: private.map(|column| column.name.clone()).collect(),
        template: form.template.clone(),
        unknown: minglu_sync::Unknown::new(),
    })
}
