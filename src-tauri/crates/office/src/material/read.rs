use super::Kind;
use crate::issue::Draft;
use crate::scratch::Scratch;
use crate::sheet::{Sheet, as_issued, wired};
use crate::{Error, Office, Result, blob, unit};
use minglu_app::import::ImportRequest;
use minglu_app::{calendar, template};
use minglu_sync::batch::is_plain_name;
use minglu_sync::protocol::{IssuedBlob, IssuedCalendar, IssuedLetterTemplate, IssuedRecords};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;
use uuid::Uuid;

/// What somebody says beside the file.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Which letter a template is for, by name or title; the file's name where not given.
    pub letter: Option<String>,
    /// The year of a catalogue that does not say it.
    pub year: Option<i32>,
}

/// A material, read by what reads it at the units: what passes here is taken there.
pub(super) struct Material {
    pub id: String,
    pub kind: Kind,
    /// Of what only the latest is in force.
    pub topic: String,
    pub title: String,
    pub item: Draft,
    /// What is worth knowing before it goes out.
    pub notes: Vec<String>,
    /// Name of the file.
    pub name: Option<String>,
}

/// Reads a file as a material of its kind. The directory may come without one: then it is the
/// office's own.
///
/// # Errors
/// `unreadable` where the file is none of its kind; `classified` where it bears a mark; `rejected`
/// with the rows that cannot be taken.
pub(super) fn read(
    office: &Office,
    kind: Kind,
    file: Option<&Path>,
    asked: &Asked,
) -> Result<Material> {
    let Some(file) = file else {
        return match kind {
            Kind::UnitDirectory => own_directory(office),
            _ => Err(Error::usage(format!("请选择{}的文件", kind.title()))),
        };
    };
    let name = file.file_name().and_then(|name| name.to_str());
    let name = name.filter(|name| is_plain_name(name));
    let name = name.ok_or_else(|| Error::usage("文件名不能含特殊符号，请改名后再下发"))?;
    let mut material = match kind {
        Kind::Calendar => calendar(office, file),
        Kind::LetterTemplate => letter(office, file, name, asked),
        Kind::UnitDirectory => directory(office, file),
        Kind::Catalogue => catalogue(office, file, asked),
    }?;
    material.name = Some(name.to_owned());
    Ok(material)
}

fn made(kind: Kind, topic: String, title: String, body: &Value) -> Result<Material> {
    let id = Uuid::now_v7().to_string();
    Ok(Material {
        item: Draft::new(kind.issued(), &id, body)?,
        id,
        kind,
        topic,
        title,
        notes: Vec::new(),
        name: None,
    })
}

fn calendar(office: &Office, file: &Path) -> Result<Material> {
    let scratch = Scratch::new(&office.dir)?;
    let request = calendar::import::Request {
        file: file.display().to_string(),
    };
    let taken = calendar::import::run(&scratch.desk, request)?.value;
    let text = std::fs::read_to_string(file).map_err(|e| Error::io("读不到文件", &e))?;
    let text = text.trim_start_matches('\u{feff}');
    let year = taken.year;
    let region = taken.region.unwrap_or_default();
    let body = json!(IssuedCalendar {
        year,
        calendar: serde_json::from_str(text)?,
    });
    let title = format!("{year}年{region}工作日历");
    let mut material = made(Kind::Calendar, format!("{year}{region}"), title, &body)?;
    let known = calendar::list::run(&scratch.desk, calendar::list::Request {})?.value;
    let own = known
        .years
        .into_iter()
        .find(|each| each.year == year && each.imported);
    material.notes = own.map(|own| own.holidays).unwrap_or_default();
    material.notes.extend(taken.source);
    Ok(material)
}

fn letter(office: &Office, file: &Path, name: &str, asked: &Asked) -> Result<Material> {
    let scratch = Scratch::new(&office.dir)?;
    let stem = file.file_stem().and_then(|stem| stem.to_str());
    let request = template::import::Request {
        kind: asked
            .letter
            .clone()
            .or(stem.map(str::to_owned))
            .unwrap_or_default(),
        file: file.display().to_string(),
        name: name.to_owned(),
        note: None,
    };
    let taken = template::import::run(&scratch.desk, request)?.value;
    let (digest, size) = blob::put_file(&office.store, &office.blobs, file, None)?;
    let body = json!(IssuedLetterTemplate {
        letter: taken.template.kind.clone(),
        template: digest.clone(),
    });
    let title = format!("{}的模板", taken.template.title);
    let mut material = made(Kind::LetterTemplate, taken.template.kind, title, &body)?;
    material.item = material.item.with(IssuedBlob {
        digest,
        size,
        name: name.to_owned(),
    });
    if !taken.lacks.is_empty() {
        let lacks = taken.lacks.join("、");
        material.notes = vec![format!("模板里没有法律要求写明的：{lacks}。请核对后再下发")];
    }
    Ok(material)
}

fn directory(office: &Office, file: &Path) -> Result<Material> {
    let (records, _) = records(office, "unit", file, None)?;
    of_units(records)
}

fn own_directory(office: &Office) -> Result<Material> {
    let units = unit::list(&office.store)?;
    let record = |unit: &unit::Unit| {
        let said = json!({ "name": unit.name, "aliases": unit.aliases, "groups": unit.groups });
        said.as_object().cloned().unwrap_or_default()
    };
    of_units(units.iter().map(record).collect())
}

fn of_units(records: Vec<minglu_sync::Unknown>) -> Result<Material> {
    let notes = vec![format!("{} 个单位", records.len())];
    let body = json!(IssuedRecords {
        ledger: "unit".to_owned(),
        records: must_hold_some(records)?,
    });
    let (topic, title) = (String::new(), "全县单位名录".to_owned());
    let mut material = made(Kind::UnitDirectory, topic, title, &body)?;
    material.notes = notes;
    Ok(material)
}

fn catalogue(office: &Office, file: &Path, asked: &Asked) -> Result<Material> {
    let (records, fields) = records(office, "catalogue_item", file, asked.year)?;
    let years: BTreeSet<String> = records.iter().map(|one| one["year"].to_string()).collect();
    let years: Vec<String> = years.into_iter().collect();
    let notes = vec![format!(
        "{} 个事项，领域：{}",
        records.len(),
        fields.join("、")
    )];
    let body = json!(IssuedRecords {
        ledger: "catalogue_item".to_owned(),
        records: must_hold_some(records)?,
    });
    let topic = format!("{} {}", years.join(" "), fields.join(" "));
    let title = match fields.as_slice() {
        [] => format!("{}年标准目录", years.join("、")),
        [only] => format!("{}年标准目录（{only}）", years.join("、")),
        [first, ..] => format!(
            "{}年标准目录（{first}等 {} 个领域）",
            years.join("、"),
            fields.len()
        ),
    };
    let mut material = made(Kind::Catalogue, topic, title, &body)?;
    material.notes = notes;
    Ok(material)
}

/// The records of a table, and the fields (领域) that they are of.
fn records(
    office: &Office,
    ledger: &str,
    file: &Path,
    year: Option<i32>,
) -> Result<(Vec<minglu_sync::Unknown>, Vec<String>)> {
    let scratch = Scratch::new(&office.dir)?;
    let request = ImportRequest {
        ledger: ledger.to_owned(),
        year,
        ..ImportRequest::default()
    };
    let sheet = Sheet::read(&scratch, file, request, "没有下发")?;
    let schema = scratch.schema(ledger)?;
    let fields: BTreeSet<String> = sheet
        .records
        .iter()
        .filter_map(|record| record.text("field").map(str::to_owned))
        .collect();
    let said = sheet.records.into_iter();
    let said = said.map(|record| wired(&as_issued(schema, record.fields)));
    Ok((said.collect(), fields.into_iter().collect()))
}

fn must_hold_some(records: Vec<minglu_sync::Unknown>) -> Result<Vec<minglu_sync::Unknown>> {
    match records.is_empty() {
        true => Err(Error::usage("里面一条也没有，没有下发。请核对后再试")),
        false => Ok(records),
    }
}
